"""When something happened: time expressions in a text, resolved against the article's date.

Only what can be resolved is given back, as ISO 8601: a day, a week ("2016-W18"), a month or a
year. News looks back: a day or month without a year is the last before the article.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.facts.lexicon import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model import DatePrecision

_MONTHS = {month: number for number, month in enumerate(numbers().calendar.months, 1)}
_DAYS = numbers().calendar.weekdays
_SMALL = ("", *numbers().calendar.counts)
_MONTH = (
    r"(?P<month>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_COUNT = rf"(?P<count>\d{{1,3}}|an?|{'|'.join(_SMALL[1:])})"
_WORD = (
    r"(?P<word>the day before yesterday|yesterday|today|tonight|overnight|last night"
    r"|this (?:morning|afternoon|evening)|the day before|a day (?:ago|earlier))"
)
_PATTERNS = tuple(
    re.compile(rf"(?<![\w-]){pattern}(?![\w-])", re.IGNORECASE)
    for pattern in (
        r"(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)",
        rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?",
        rf"{_MONTH}\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:\d)(?:,?\s+{_YEAR})?",
        rf"(?:(?P<which>last|late|early|mid|this|in|of|during|since)[\s-]+)?{_MONTH}(?:,?\s+{_YEAR})",
        rf"{_MONTH}(?: of)? (?P<of_last>last|this) year",
        rf"(?P<which>last|in|of|during|since|late|early|this past)[\s-]+{_MONTH}",
        _WORD,
        rf"(?P<weekday>{'|'.join(_DAYS)})(?:['’]s)?",
        rf"{_COUNT}\s+(?P<unit>days?|weeks?|months?|years?)\s+(?:ago|earlier|before)",
        r"(?P<of_week>last|this) week",
        r"last (?P<last>month|year)",
        r"(?:(?:over|during|at) the|last|this past) (?P<weekend>weekend)",
        r"(?:so far |earlier |late |early )?this (?P<this>month|year)",
        r"since the (?P<begun>start|beginning) of (?:the|this) (?P<this>month|year)",
        rf"(?:the|an?)\s+{_YEAR}(?=\s+[a-z]{{4,}})",
        rf"(?:in|of|during|since|by)\s+(?:early\s+|late\s+|mid-?\s?)?{_YEAR}",
    )
)
_SATURDAY = 5
_SATURDAY = 5
_YEARS = re.compile(
    r"\b(?:between|from)\s+(?P<first>(?:19|20)\d\d)\s+(?:and|to|until)\s+(?P<last>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_DAYS_OF_MONTH = re.compile(
    rf"(?<![\w-])(?P<first>[0-3]?\d)(?:st|nd|rd|th)?\s?(?:-|–|to)\s?{_DAY}(?:\s+of)?"
    rf"\s+{_MONTH}"
    rf"(?:,?\s+{_YEAR})?(?![\w-])",
    re.IGNORECASE,
)
_SPAN_OPENS = re.compile(r"\b(?:between|from|night of|nights of)\s+$", re.IGNORECASE)
_SPAN_JOINS = re.compile(r"\s+(?:and|to|until|till|through)\s+", re.IGNORECASE)
_OPEN_ENDED = re.compile(
    r"\b(?:since|until|till|from|after|before|between|by|ahead of|scheduled for|next)\s+"
    r"(?:early\s+|late\s+|mid-?\s?|last\s+)?(?:the\s+)?(?:(?:middle|start|beginning|end)\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression at `start` to `end`. `iso` is the day, week, month or year that it means.

    `last` is the end of a span, whose beginning `iso` is. `open_ended` marks what bounds a time
    instead of being one: "since March", "until Friday".
    """

    start: int
    end: int
    iso: str
    open_ended: bool
    last: str | None = None


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
    for time in find_times(written, None):
        if len(time.iso) == 10:
            return date.fromisoformat(time.iso)
    return _by_library(written)


def _by_library(written: str) -> date | None:
    """What dateparser makes of a date in another form or language; it is slow and seldom needed."""
    import dateparser  # type: ignore[import-untyped]

    parsed = dateparser.parse(written[:80], settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    return parsed.date() if parsed else None


def find_times(
    text: str, today: date | None, year: int | None = None
) -> tuple[TimeExpression, ...]:
    """Find every time expression that can be resolved, in order; `today` is the article's date.

    `year` is what a day without one is of, in a text that has no date of its own.
    """
    results = list(_written_spans(text, today, year))
    taken = {at for span in results for at in range(span.start, span.end)}
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if match.start() in taken or match.end() - 1 in taken:
                continue
            iso = _resolve(match.groupdict(), today, year)
            if iso is not None:
                taken.update(range(*match.span()))
                results.append(_expression(text, match, iso))
    return tuple(_with_spans(text, sorted(results, key=lambda time: time.start)))


def _written_spans(text: str, today: date | None, year: int | None) -> Iterator[TimeExpression]:
    """Spans that are written as one: "3-5 May", "between 2021 and 2023"."""
    for match in _DAYS_OF_MONTH.finditer(text):
        parts = match.groupdict()
        first, last = (
            _resolve({**parts, "day": match[name]}, today, year) for name in ("first", "day")
        )
        if first is not None and last is not None and first < last:
            yield TimeExpression(*match.span(), first, open_ended=False, last=last)
    for match in _YEARS.finditer(text):
        if match["first"] < match["last"]:
            years = match["first"], match["last"]
            yield TimeExpression(*match.span(), years[0], open_ended=False, last=years[1])


def _expression(text: str, match: re.Match[str], iso: str) -> TimeExpression:
    """The time that a match means: a weekend has two days; "since the start of the year" is it."""
    parts = match.groupdict()
    if parts.get("weekend"):
        sunday = (date.fromisoformat(iso) + timedelta(days=1)).isoformat()
        return TimeExpression(*match.span(), iso, open_ended=False, last=sunday)
    bounded = _OPEN_ENDED.search(text, max(0, match.start() - 24), match.start())
    whose = text.startswith(("'s", "’s", " prayer"), match.end()) or match[0].endswith(("'s", "’s"))
    opened = match[0].casefold().startswith(("since", "by ")) or (bounded is not None and not whose)
    return TimeExpression(*match.span(), iso, opened and not parts.get("begun"))


def _with_spans(text: str, times: list[TimeExpression]) -> Iterator[TimeExpression]:
    """Join two days that a text has as the ends of one span: "between Monday and Wednesday"."""
    number = 0
    while number < len(times):
        first = times[number]
        second = times[number + 1] if number + 1 < len(times) else None
        number += 1
        if second is not None and _spans(text, first, second):
            yield TimeExpression(
                first.start, second.end, first.iso, open_ended=False, last=second.iso
            )
            number += 1
        else:
            yield first


def _spans(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether two times are the ends of a span, and days in their order."""
    opened = _SPAN_OPENS.search(text, max(0, first.start - 16), first.start)
    joined = _SPAN_JOINS.fullmatch(text, first.end, second.start)
    days = len(first.iso) == len(second.iso) == len("2016-05-04")
    return bool(opened and joined) and days and first.iso < second.iso


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _resolve(
    parts: dict[str, str | None], today: date | None, of_year: int | None = None
) -> str | None:
    written = {name: text.casefold() for name, text in parts.items() if text}
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
    if year is not None:
        return str(year)
    return _relative(written, today) if today is not None else None


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


def _relative(parts: dict[str, str], today: date) -> str | None:
    if word := parts.get("word"):
        back = word.startswith(("yesterday", "last night", "the day before", "a day"))
        days = int(back) + word.endswith("before yesterday")
        return (today - timedelta(days=days)).isoformat()
    if weekday := parts.get("weekday"):
        days = (today.weekday() - _DAYS.index(weekday)) % 7
        return (today - timedelta(days=days)).isoformat()
    if parts.get("weekend"):
        return (today - timedelta(days=(today.weekday() - _SATURDAY) % 7)).isoformat()
    if of_week := parts.get("of_week"):
        year, week, _ = (today - timedelta(weeks=int(of_week == "last"))).isocalendar()
        return f"{year:04}-W{week:02}"
    unit = parts.get("last") or parts.get("this") or parts.get("unit")
    if unit is None:
        return None
    counted = _count(parts["count"]) if "count" in parts else int("last" in parts)
    return _back(today, counted, unit.rstrip("s"))


def _count(written: str) -> int:
    if written.isdigit():
        return int(written)
    return _SMALL.index(written) if written in _SMALL else 1


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


def latest_day(iso: str) -> date:
    """Return the last day of an ISO day, week, month or year, to compare times of unlike grain."""
    if "W" in iso:
        return _monday(iso) + timedelta(days=6)
    if len(iso) == 10:
        return date.fromisoformat(iso)
    year, month = int(iso[:4]), int(iso[5:7] or 12) if len(iso) > 4 else 12
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def first_day(iso: str | None) -> str | None:
    """Return the Monday of an ISO week, and any other ISO date as it is."""
    return _monday(iso).isoformat() if iso is not None and "W" in iso else iso


def _monday(week: str) -> date:
    return date.fromisocalendar(int(week[:4]), int(week[-2:]), 1)


def precision_of(iso: str | None) -> DatePrecision | None:
    """Tell how exact an ISO date is by its length."""
    if iso is None:
        return None
    if "W" in iso:
        return "week"
    return (
        "day"
        if len(iso) == len("2016-05-04")
        else "month"
        if len(iso) == len("2016-05")
        else "year"
    )
