"""Years that are not of the common era, and the days in them."""

from __future__ import annotations

import re
from datetime import date

_BUDDHIST = range(2443, 2644)
"""Years that are of the Buddhist era, in which Thailand counts: 1900 to 2100 of the common one."""

_BUDDHIST_START = 543

PERSIAN = range(1300, 1424)
"""Years that are of Iran's and Afghanistan's calendar: 1921 to 2044 of the common era."""

ISLAMIC = range(1424, 1500)
"""Years that are of the Islamic era: 2003 to 2077.

A day of theirs is no date: a month begins when the moon is seen, on one day here and on the next
there.
"""

_PERSIAN_START = date(2021, 3, 20).toordinal()
"""The last day before Iran's year 1400."""

_ETHIOPIAN_START = date(8, 8, 26).toordinal()
"""The last day before the first year of Ethiopia's calendar."""

_NEPALI_MONTHS = """
121210009901 021210009091 112111090900 112210090900 121210009901 111211909091 112111090900
112210090900 121210009901 111211900991 112111090900 112210090900 121210009901 111211900900
112111090900 121210090900 121210009901 111211090900 112111090900 121210009900 121210009091
111211090900 112111090900 121210009900 121210009091 112111090900 112111090900 112110009000
121201009000 021210009000 112111090000 012201009000 021210009000 021210009000
"""
"""The last digits of the lengths of Nepal's months, a word for each year, as its calendar committee
has set them: 29 to 32 days, by the sun and by no rule of arithmetic."""

_NEPALI_YEARS = [[29 + "9012".index(end) for end in year] for year in _NEPALI_MONTHS.split()]
NEPALI = range(2057, 2057 + len(_NEPALI_YEARS))
"""Years that are of Nepal's calendar, Bikram Sambat: 2000 to 2034 of the common era."""

_NEPALI_START = date(2000, 4, 12).toordinal()
"""The last day before Nepal's year 2057."""

_ERAS = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988}
_ERA_YEAR = re.compile(rf"({'|'.join(_ERAS)})\s?(\d{{1,3}}|元)年")
"""Years of Taiwan's era and of Japan's emperors; the first of one has a sign of its own."""


def common_eras(text: str) -> str:
    """Write the years of East Asian eras in a text as those of the common one."""
    return _ERA_YEAR.sub(lambda era: f"{_ERAS[era[1]] + int(era[2].replace('元', '1'))}年", text)


def common_year(year: int) -> int:
    """Return the year of the common era; only Buddhist ones are others, and differ in no month."""
    return year - _BUDDHIST_START if year in _BUDDHIST else year


def of_common_era(year: int) -> bool:
    """Tell whether a year is of the common era as far as anybody can see."""
    return not (year in _BUDDHIST or year in PERSIAN or year in ISLAMIC or year in NEPALI)


def persian_day(year: int, month: int, day: int) -> date:
    """Return a day of Iran's calendar; ValueError where it has no such day.

    Leap years come 8 in 33, as they have done since 1799 and will do until 2256.
    """
    if not (1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        raise ValueError
    start = 365 * (year - 1400) + _persian_leaps(year) - _persian_leaps(1400)
    leap = _persian_leaps(year + 1) - _persian_leaps(year)
    if month == 12 and day > 29 + leap:
        raise ValueError
    into = 31 * (month - 1) - max(month - 7, 0) + day
    return date.fromordinal(_PERSIAN_START + start + into)


def _persian_leaps(year: int) -> int:
    """Count the leap years before a year, from one at which a cycle of 33 begins."""
    cycles, rest = divmod(year + 11, 33)
    return 8 * cycles + (rest + 3) // 4


def nepali_day(year: int, month: int, day: int) -> date:
    """Return a day of Nepal's calendar; ValueError where it has no such day."""
    months = _NEPALI_YEARS[year - NEPALI.start]
    if not (1 <= month <= 12 and 1 <= day <= months[month - 1]):
        raise ValueError
    years = sum(map(sum, _NEPALI_YEARS[: year - NEPALI.start]))
    return date.fromordinal(_NEPALI_START + years + sum(months[: month - 1]) + day)


def ethiopian_day(year: int, month: int, day: int, *, european: bool = False) -> date:
    """Return a day of Ethiopia's calendar; ValueError where it has no such day.

    Its year may be a `european` one all the same: its months and ours end apart.
    """
    if european:
        days = (ethiopian_day(year - apart, month, day) for apart in (8, 7))
        return next(found for found in days if found.year == year)
    last = 30 if month < 13 else 5 + (year % 4 == 3)
    if not (1 <= month <= 13 and 1 <= day <= last):
        raise ValueError
    return date.fromordinal(
        _ETHIOPIAN_START + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day
    )
