"""Dates of feeds and pages: RFC 822, ISO 8601 and what is written instead, in the zone they name.

    Thu, 05 Feb 2026 08:28:28 PM GMT+7 | 5 de fevereiro de 2026, 10h30 | ۸ آذر ۱۴۰۴ | 1770285600

Only what is written counts: nothing is filled in from the clock, so that what is no date is none.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from html import unescape

from tui.dates.calendars import (
    ISLAMIC,
    NEPALI,
    PERSIAN,
    common_eras,
    common_year,
    ethiopian_day,
    nepali_day,
    of_common_era,
    persian_day,
)
from tui.dates.months import ENGLISH, ethiopian_month, month_of, nepali_month, persian_month
from tui.dates.zones import offset_of, zone_of

_RFC_822 = re.compile(
    r"(?:[A-Z][a-z]{2}, ?)?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? "
    r"(?:GMT|UTC|Z|([+-])(\d\d):?(\d\d))"
)
_ISO = re.compile(
    r"\d{4}-(?:\d\d-\d\d|W\d\d-\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?"
)

_LETTER = (  # the signs of Indic scripts, Thai, Lao, Burmese and Khmer are no letters to `re`
    r"[^\W\d_]|[\u0900-\u0963\u0981-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc"
    r"\u0ec8-\u0ecd\u102b-\u103e\u17b6-\u17d3\u200c]"
)
_NAME = rf"(?:{_LETTER}){{2,}}+"  # never a part of a word, which would be tried for each letter
_MONTH = (
    r"(?:ខែ\s?)?(?P<month>[\u0e01-\u0e4e]{1,3}\.[\u0e01-\u0e2e](?![\u0e01-\u0e4e])"
    rf"|{_NAME}(?:/{_NAME} {_NAME}| {_NAME}/{_NAME}|[ /]{_NAME})?)[.॰]?"
)
_ORDINAL = r"(?:st|nd|rd|th|er|\.|º|ª|ই|লা|রা|ঠা|শে)?"
_YEAR = r"['’]?(?P<year>\d{4}|\d\d)(?![\d:])"
_LAST_YEAR = r"(?<![+\-\d])(?P<year>(?:19|20|25)\d\d)(?![\d:])"
_OF = r"(?:(?:de|del|of|d['’]|ב|[พค]\.ศ\.|ឆ្នាំ)\s*)?"
_MARKS = r"[\s\-/,،፣၊]"
_YEAR_WORD = r"(?:\s?m\.|\.?\s?gada|[\s-]?[žж]\.|\s?оны|\s?жылғы|\s?жылы|[\s-]?yil)"
_FORMS = (
    (
        r"(?<!\d)(?P<year>\d{4})(?:[-/.]|\. |\s?[年년]\s?|\s?оны\s)(?P<month>\d{1,2})"
        r"(?:(?:[-/.]|\. |\s?[月월]\s?|\s?сарын\s)(?P<day>\d{1,2}))?(?!\d)"
    ),
    rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}{_MARKS}*{_OF}{_MONTH}{_MARKS}*{_OF}{_YEAR}",
    rf"(?<!\d)(?P<day>\d{{1,2}})\s*tháng\s*(?P<month>\d{{1,2}}),?\s*(?:năm\s*)?{_YEAR}",
    rf"{_MONTH}\s*{_MARKS}\s*(?P<day>\d{{1,2}}){_ORDINAL}(?:[,،፣၊]\s*|\s+(?:ቀን\s+)?|-){_YEAR}",
    rf"(?<!\d)(?P<day>\d{{1,2}})\s+{_MONTH}\s+\d\d?:\d\d.*{_LAST_YEAR}",
    rf"{_MONTH}\s+(?P<day>\d{{1,2}})\s.*{_LAST_YEAR}",
    rf"(?<!\d)(?P<year>\d{{4}})(?:[\s\-/.,]+|{_YEAR_WORD}\s){_MONTH}[\s\-/.,]+(?P<day>\d{{1,2}})(?![\d:])",
    rf"(?<!\d)(?P<year>\d{{4}}){_YEAR_WORD}\s?(?P<day>\d{{1,2}})[.\s-]\s?{_MONTH}",
    r"(?<!\d)(?P<first>\d{1,2})[./-](?P<second>\d{1,2})[./-](?P<year>\d{4}|\d\d)(?![\d:])",
    r"(?<!\d)(?P<first>\d{1,2})\. (?P<second>\d{1,2})\. (?P<year>\d{4})(?![\d:])",
    r"(?<!\d)(?P<first>\d{1,2}) (?P<second>\d{1,2}) (?P<year>\d{4})(?![\d:])",
    r"(?<!\d)(?P<year>\d{4})-?(?P<yearday>[0-3]\d\d)(?!\d)",
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?=T|\D|$|\d{4})",
    rf"^{_MONTH}[\s\-/,]+{_OF}(?P<year>(?:19|20)\d\d)$",
    r"^(?P<year>(?:19|20)\d\d)$",
)
"""How a day is written, the surest first; the last are tried where nothing else fits.

They are compiled when they are first tried, and kept by `re`: most feeds need none, and a worker
would wait for them at its start.
"""

_HALF = (
    r"(?P<half>[ap]\.?\s?m\b|[πμ]\.?\s?μ\b|[صم](?!\w)|এএম|পিএম"
    r"|(?:pagi|petang|malam|sáng|chiều|tối|SA|CH)(?!\w)|de la (?:mañana|tarde|noche))\.?"
)
_TIME = (
    r"(?:(?P<half_first>오전|오후|上午|下午|午前|午後)\s?)?(?<![\d.:+\-])(?P<hour>[012]?\d)\s?[:.hH時时시点點]\s?(?P<minute>[0-5]\d|\d(?=\s?[分분]))(?!\d)"
    r"(?:\s?[:.분分m]\s?(?P<second>[0-6]\d)(?:[.,]\d+)?)?[秒초]?"
    rf"\s*(?:{_HALF})?"
    r"|(?<![\d.:])(?P<hour_12>1?\d)\s?(?P<half_12>[ap])\.?m\b\.?"
    r"|(?<![\d.:])(?P<hour_h>[012]?\d)\s?h(?=$|[\s,;)])"
    r"|(?<![\d+\-])T?(?P<hour_c>[012]\d)(?P<minute_c>[0-5]\d)(?P<second_c>[0-6]\d)(?!\d)"
    r"|(?<![\d:.+\-])(?!(?<=[^\W\d_][ ])(?:19|20)\d\d$)"  # a year
    r"(?P<hour_d>[012]\d)(?P<minute_d>[0-5]\d)\s?(?:(?:hrs?|h|GMT|UTC|Z)\b|$)"
)
_HOURS = ("hour", "hour_12", "hour_h", "hour_c", "hour_d")
_EVENING = (
    *("p", "μ", "م", "오후", "下午", "午後", "পি", "malam", "ch", "tối"),
    *("de la tarde", "de la noche"),
)
"""How the words for the second half of a day begin: in English, Greek, Arabic, Korean and so on."""

_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
_SCRIPT_EPOCH = re.compile(r"\\?/Date\((\d{10})\d{3}(?:[+-]\d{4})?\)\\?/")
"""A moment as .NET writes it into JSON."""

_DASH_OF_OFFSET = re.compile(r"(?<=:\d\d:\d\d)[–—](?=\d\d:?\d\d$)")
"""A minus that an editor set as a dash; without seconds it parts two times of day."""

_LOST_PLUS = re.compile(r"(?<=:\d\d) (?=(?:0\d|1[0-4]):?[0345][05]$)")
"""The place of an offset's sign that was sent as a blank of a web address."""

_EARLIEST = 1971
"""The first year that a date can be of: clocks that nobody set say 1970, or the year 1."""

_PIVOT = 69
"""Years of two digits from here on are of the last century, as in POSIX."""

_CALENDARS = (
    (PERSIAN, persian_month, persian_day),
    (NEPALI, nepali_month, nepali_day),
)
"""Years that tell their calendar, and what reads its months and its days."""

_LONGEST = 100
"""Characters of a date that are looked at; the longest honest ones have half as many."""


@lru_cache(maxsize=4096)
def date_of(text: str, *, month_first: bool | None = None) -> datetime | None:
    """Read the moment that a date names, in the zone that it names; None where it is none.

    A time without a zone is UTC. A day without a time is its first moment, a month its first day.
    Where it is not plain, 05/02 is the second of May with `month_first`, and else the fifth of
    February; where that is None, a time with "am" or "pm" makes it American, too.
    """
    text = text.strip()[:_LONGEST]
    with suppress(ValueError, OverflowError):
        moment = _from_standard(text)
        if moment and of_common_era(moment.year):
            return moment if moment.year >= _EARLIEST else None
    moment = _from_parts(text, month_first=month_first)
    return moment if moment and moment.year >= _EARLIEST else None


def _from_standard(text: str) -> datetime | None:
    """A date in one of the forms that nearly all have."""
    if _ISO.fullmatch(text):
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if (match := _RFC_822.fullmatch(text)) and (month := ENGLISH.get(match[2].lower())):
        return _from_rfc_822(match, month)
    if match := _SCRIPT_EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(match[1]), UTC)
    return datetime.fromtimestamp(int(text[:10]), UTC) if _EPOCH.fullmatch(text) else None


def _from_rfc_822(match: re.Match[str], month: int) -> datetime:
    day, _, year, hour, minute, second, sign, hours, minutes = match.groups()
    zone: tzinfo = UTC
    if sign:
        zone = offset_of(sign, hours, minutes)
    return datetime(
        int(year), month, int(day), int(hour), int(minute), min(int(second or 0), 59), tzinfo=zone
    )


def _from_parts(text: str, *, month_first: bool | None) -> datetime | None:
    """A date in any other form: the first day that it names, then a time and a zone."""
    text = unescape(text).replace("%2B", "+")
    text = "".join(str(int(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFC", text))
    text = _LOST_PLUS.sub("+", _DASH_OF_OFFSET.sub("-", common_eras(text)))
    american = _english_half(text) if month_first is None else month_first
    for form in _FORMS:
        for match in re.finditer(form, text, re.IGNORECASE):
            with suppress(ValueError, OverflowError):
                if day := _day(match, month_first=american):
                    return _with_time(datetime.combine(day, time()), _without(text, match))
    return None


def _without(text: str, match: re.Match[str]) -> str:
    """The text with the parts of a day blanked, so that what is there besides is its time."""
    for name, part in match.groupdict().items():
        if part:
            start, end = match.span(name)
            text = text[:start] + " " * len(part) + text[end:]
    return text


def _day(match: re.Match[str], *, month_first: bool) -> date | None:
    """The day that a form names; None where it has another month or is none anywhere."""
    parts = match.groupdict()
    written, year, day = parts.get("month") or "1", int(parts["year"]), int(parts.get("day") or 1)
    if year in ISLAMIC:
        return None
    if "yearday" in parts:
        return date(year, 1, 1) + timedelta(days=int(parts["yearday"]) - 1)
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        return _day_in_order(parts["year"], first, second, month_first=month_first)
    for years, number_of, in_common_era in _CALENDARS:
        if year in years:
            month = int(written) if written.isdecimal() else number_of(written)
            return in_common_era(year, month, day) if month else None
    if month := ethiopian_month(written):
        return ethiopian_day(year, month, day, european="እ.ኤ.አ" in match.string)
    month = int(written) if written.isdecimal() else month_of(written, match.string)
    return date(_year(parts["year"], written), month, day) if month else None


def _year(written: str, month: str) -> int:
    """A year of the common era; two digits beside a Thai month are of the Buddhist one."""
    year = int(written)
    if len(written) == 2:
        thai = "\u0e01" <= month[:1] <= "\u0e4e"
        year += 2500 if thai else 1900 if year >= _PIVOT else 2000
    return common_year(year)


def _day_in_order(year: str, first: int, second: int, *, month_first: bool) -> date:
    """25/02 and 02/25 say themselves what they are; 05/02 is of February but in America."""
    for years, _, in_common_era in _CALENDARS:
        if int(year) in years:
            return in_common_era(int(year), second, first)
    american = second > 12 or (first <= 12 and month_first)
    day, month = (second, first) if american else (first, second)
    return date(_year(year, ""), month, day)


def _english_half(text: str) -> bool:
    match = re.search(_TIME, text, re.IGNORECASE)
    return bool(match and _half(match)[:1] in ("a", "p"))


def _half(clock: re.Match[str]) -> str:
    return (clock["half_first"] or clock["half"] or clock["half_12"] or "").lower()


def _with_time(day: datetime, text: str) -> datetime:
    """A day with the time and the zone that stand beside it."""
    clock = re.search(_TIME, text, re.IGNORECASE)
    if clock is None:
        return day.replace(tzinfo=zone_of(text, day) or UTC)
    hour = int(next(clock[name] for name in _HOURS if clock[name]))
    half = _half(clock)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith(_EVENING) else 0)
    minute = int(clock["minute"] or clock["minute_c"] or clock["minute_d"] or 0)
    second = min(int(clock["second"] or clock["second_c"] or 0), 59)
    moment = day + timedelta(hours=hour, minutes=minute, seconds=second)
    return moment.replace(tzinfo=zone_of(text[clock.end() :], moment) or UTC)
