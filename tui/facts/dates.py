"""When something happened: time expressions in a text, resolved against the article's date.

Only what can be resolved is given back, as ISO 8601: a day, a week ("2016-W18"), a month or a
year. News looks back: a day or month without a year is the last before the article.
"""

from __future__ import annotations

import functools
import re
from datetime import date, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.facts.lexicon import numbers
from tui.facts.small_letters import lowered
from tui.facts.time_patterns import (
    DAYS_OF_MONTH,
    MONTHS_APART,
    OPEN_ENDED,
    PATTERNS,
    YEARS,
)
from tui.facts.time_spans import TimeExpression, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = {month: number for number, month in enumerate(numbers().calendar.months, 1)}
_DAYS = numbers().calendar.weekdays
_SMALL = ("", *numbers().calendar.counts)
_LANGUAGES = """
    en ar bn cs de el es fa fr he hi hu id it ja ka ko ms my ne nl pl pt ro ru so sv sw ta th tl tr
    uk ur uz vi zh
""".split()  # noqa: SIM905
"""Those of most news, as the sources of a corpus write their dates."""
_SATURDAY = 5
_ISO_DAY = len("2016-07-12")


@functools.lru_cache(maxsize=512)
def day_of(written: str) -> date | None:
    """Read an article's date as its source wrote it, or None; 7/12/2016 is read as in America."""
    if match := re.match(r"\s*(\d{4})-(\d\d?)-(\d\d?)", written):
        return _date(*map(int, match.groups()))
    if match := re.match(r"\s*(\d\d?)/(\d\d?)/(\d{4})\s*$", written):
        month, day, year = map(int, match.groups())
        return _date(year, month, day) or _date(year, day, month)
    if not re.search(r"\d{4}", written):
        return None
    return stated_day(written) or _by_library(written)


def stated_day(text: str) -> date | None:
    """Read the first full date that a piece of English text writes out, or None."""
    days = (time.iso for time in find_times(text, None) if len(time.iso) == _ISO_DAY)
    return next(map(date.fromisoformat, days), None)


def _by_library(written: str) -> date | None:
    """What dateparser makes of a date in another form or language; it is slow and seldom needed.

    Where it may try all of its 205 languages, the first text that is no date costs each worker
    seconds and 33 MB (dateparser 1.5.0).
    """
    import dateparser  # type: ignore[import-untyped]

    complete = {"REQUIRE_PARTS": ["day", "month", "year"]}
    parsed = dateparser.parse(written[:80], languages=_LANGUAGES, settings=complete)
    return parsed.date() if parsed else None


def find_times(
    text: str, today: date | None, year: int | None = None
) -> tuple[TimeExpression, ...]:
    """Find every time expression that can be resolved, in order; `today` is the article's date.

    `year` is what a day without one is of, in a text that has no date of its own.
    """
    small = lowered(text)
    results = list(_written_spans(small, today, year))
    taken = {at for span in results for at in range(span.start, span.end)}
    for _, match in sorted(PATTERNS.matches(small), key=itemgetter(0)):
        if match.start() in taken or match.end() - 1 in taken or "\n\n" in match[0]:
            continue
        iso = _resolve(match.groupdict(), today, year)
        if iso is not None:
            taken.update(range(*match.span()))
            results.append(_expression(small, match, iso))
    return tuple(joined(text, sorted(results, key=lambda time: time.start)))


def _written_spans(text: str, today: date | None, year: int | None) -> Iterator[TimeExpression]:
    """Spans that are written as one: "3-5 May", "between 2021 and 2023"."""
    for match in (match for pattern in DAYS_OF_MONTH for match in pattern.finditer(text)):
        parts = match.groupdict()
        first, last = (
            _resolve({**parts, "day": match[name]}, today, year) for name in ("first", "day")
        )
        if first is not None and last is not None and first < last:
            yield TimeExpression(*match.span(), first, open_ended=False, last=last)
    for match in MONTHS_APART.finditer(text):
        year_of_first = match["of"] or match["year"]
        last = _resolve({"month": match["month"], "year": match["year"]}, today, year)
        first = _resolve({"month": match["first"], "year": year_of_first}, today, year)
        if first is not None and last is not None and first < last:
            yield TimeExpression(*match.span(), first, open_ended=False, last=last)
    for match in YEARS.finditer(text):
        if match["first"] < match["last"]:
            years = match["first"], match["last"]
            yield TimeExpression(*match.span(), years[0], open_ended=False, last=years[1])


def _expression(text: str, match: re.Match[str], iso: str) -> TimeExpression:
    """The time that a match means: "a/b" is a span; "since the start of the year" is that year."""
    first, _, last = iso.partition("/")
    if last:
        return TimeExpression(*match.span(), first, open_ended=False, last=last)
    bounded = OPEN_ENDED.search(text, max(0, match.start() - 24), match.start())
    whose = text.startswith(("'s", "’s", " prayer"), match.end()) or match[0].endswith(("'s", "’s"))
    opened = match[0].startswith(("since", "by ")) or (bounded is not None and not whose)
    return TimeExpression(*match.span(), iso, opened and not match.groupdict().get("begun"))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _resolve(
    parts: dict[str, str | None], today: date | None, of_year: int | None = None
) -> str | None:
    written = {name: text for name, text in parts.items() if text}
    year = int(written["year"]) if "year" in written else None
    if "of_last" in written and today is not None:
        year = today.year - (written["of_last"] == "last")
    if "month" in written or "number" in written:
        month_name = written.get("month", "")[:3]
        month = _MONTHS[month_name] if month_name else int(written["number"])
        if year is None and today and written.get("which") == "last" and month == today.month:
            year = today.year - 1
        if year is None and today is None:
            year = of_year
        return _in_month(year, month, int(written["day"]) if "day" in written else None, today)
    if {"part", "count"} & written.keys() and not {"unit", "past", "word"} & written.keys():
        return _first_months(written, year or (today.year if today else None))
    if year is not None:
        return str(year)
    if "day" in written and today is not None:
        return _day_of_month(int(written["day"]), written.get("of_month"), today)
    return _relative(written, today) if today is not None else None


def _first_months(written: dict[str, str], year: int | None) -> str | None:
    """The span of the first months of a year: "in the first half of 2025"."""
    if year is None:
        return None
    months = {"half": 6, "quarter": 3}.get(written.get("part", "")) or _count(written["count"])
    return f"{year:04}-01/{year:04}-{months:02}" if 1 < months <= 12 else None


def _in_month(year: int | None, month: int, day: int | None, today: date | None) -> str | None:
    if year is None:
        if today is None:
            return None
        ahead = (month, day or 1) > (today.month, today.day)
        year = (
            today.year - 1
            if ahead and not (month == today.month and day and day - today.day < 4)
            else today.year
        )
    if day is None:
        return f"{year:04}-{month:02}"
    exact = _date(year, month, day)
    return exact.isoformat() if exact else None


def _day_of_month(day: int, of_month: str | None, today: date) -> str | None:
    """The last day of a number: "on the 16th", which is of the month before if it is to come."""
    back = of_month == "last" or (of_month is None and day > today.day)
    month = _back(today, int(back), "month")
    year, _, number = (month or "").partition("-")
    exact = _date(int(year), int(number), day) if month else None
    return exact.isoformat() if exact else None


def _relative(parts: dict[str, str], today: date) -> str | None:
    """What a time means that is counted from the article's day."""
    if word := parts.get("word"):
        back = word.startswith(
            (
                "yesterday",
                "last night",
                "the day",
                "the night",
                "the evening",
                "the previous",
                "a day",
            )
        )
        days = int(back) + word.endswith("before yesterday")
        days += 7 * _count(parts["count"]) if "count" in parts else 0
        return (today - timedelta(days=days)).isoformat()
    if "weekday" in parts or "weekend" in parts:
        return _of_weekday(parts, today)
    if of_week := parts.get("of_week"):
        year, week, _ = (today - timedelta(weeks=int(of_week == "last"))).isocalendar()
        return f"{year:04}-W{week:02}"
    if past := parts.get("past"):
        return _until(today, _count(parts.get("count", "a")), past.rstrip("s"))
    unit = parts.get("last") or parts.get("this") or parts.get("unit")
    if unit is None:
        return None
    counted = _count(parts["count"]) if "count" in parts else int("last" in parts)
    return _back(today, counted, unit.rstrip("s"))


def _of_weekday(parts: dict[str, str], today: date) -> str:
    """The last day of a name, that of last week, or the last weekend."""
    number = _DAYS.index(parts["weekday"]) if "weekday" in parts else _SATURDAY
    days = today.weekday() - number
    days = days + 7 if "before" in parts else days % 7
    day = today - timedelta(days=days)
    return f"{day}/{day + timedelta(days=1)}" if "weekend" in parts else day.isoformat()


def _count(written: str) -> int:
    if written.isdigit():
        return int(written)
    return _SMALL.index(written) if written in _SMALL else 1


def _until(today: date, count: int, unit: str) -> str | None:
    """The span of some hours, days, weeks, months or years that ends with the article's day."""
    days = {"hour": -(-count // 24), "day": count, "week": 7 * count}.get(unit)
    if days is not None:
        return f"{today - timedelta(days=days)}/{today}"
    first = _back(today, count, unit)
    return f"{first}/{today.isoformat()[: len(first)]}" if first is not None else None


def _back(today: date, count: int, unit: str) -> str | None:
    """A day, month or year some units before the article; a week back names no day."""
    if unit == "day":
        return (today - timedelta(days=count)).isoformat()
    if unit == "week":
        return (today - timedelta(weeks=count)).isoformat()[:7]
    if unit == "month":
        months = today.year * 12 + today.month - 1 - count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    return f"{today.year - count:04}" if today.year > count else None
