"""Time expressions, and those that are the ends of one span: "between Monday and Wednesday"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.facts.iso_dates import is_day

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOURS = r"(?:\s+(?:night|evening|afternoon|morning|midnight))?"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?|noon|midnight|dawn|dusk)\s+on"
"""An hour before the name of its day: "7 am on"."""
_OPENS = re.compile(
    rf"\b(?:between|from|nights? (?:of|from)|overnight)(?:\s+(?:late|early|on|{_CLOCK}))?\s+$",
    re.IGNORECASE,
)
_JOINS = re.compile(
    rf"{_HOURS},?\s+(?:and|to|until|till|through|into)\s+(?:(?:late|early|the|{_CLOCK})\s+)?",
    re.IGNORECASE,
)
_OF_NIGHT = re.compile(
    r"\s+(?:night|evening),?\s+(?:and\s+)?(?:in)?to\s+(?:early\s+)?", re.IGNORECASE
)
"""What stands between the two days of one night: "on Sunday night into Monday"."""
_AND = re.compile(rf"{_HOURS}\s+and\s+(?:early\s+)?", re.IGNORECASE)
"""What stands between two days in a row on which something was: "on Monday and Tuesday"."""
_OVERNIGHT = re.compile(
    r"overnight,?(?:\s+(?P<into>(?:in)?to)|\s+(?:from|on|of))?\s+", re.IGNORECASE
)
"""A night before the name of its day."""
_A_WEEK = timedelta(days=6)
_AHEAD = 24
"""Characters before a day in which the word stands that opens a span."""


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

    @property
    def interval(self) -> str:
        """The day, week, month or year as ISO 8601, or a span of them as "first/last"."""
        return f"{self.iso}/{self.last}" if self.last is not None else self.iso


def joined(text: str, times: list[TimeExpression]) -> Iterator[TimeExpression]:
    """Join days that a text has as the ends of one span, and a night with the day that it is of."""
    number = 0
    while number < len(times):
        first, *following = times[number : number + 3]
        number += 1
        if following and _OVERNIGHT.fullmatch(text, first.start, following[0].start):
            first = _night(text, first, following[0])
            following = following[1:]
            number += 1
        if following and _opens_span(text, first, following[0]):
            first = _span(first, following[0])
            number += 1
        yield first


def _night(text: str, overnight: TimeExpression, day: TimeExpression) -> TimeExpression:
    """A night by its day: "overnight into Sunday" begins on the Saturday."""
    into = _OVERNIGHT.match(text, overnight.start)
    if into is None or into["into"] is None or not is_day(day.iso):
        return replace(day, start=overnight.start)
    eve = date.fromisoformat(day.iso) - timedelta(days=1)
    return replace(day, start=overnight.start, iso=eve.isoformat(), last=day.iso)


def _opens_span(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether two days are the ends of one span, as a text sets them."""
    ahead = text[max(0, first.start - _AHEAD) : first.start]
    opened = _OPENS.search(ahead) or _OVERNIGHT.match(text, first.start)
    joins = opened and _JOINS.fullmatch(text, first.end, second.start)
    night = _OF_NIGHT.fullmatch(text, first.end, second.start)
    if first.last is not None or not (is_day(first.iso) and is_day(second.iso)):
        return False
    days = _day(second) - _day(first)
    row = _AND.fullmatch(text, first.end, second.start) if days == timedelta(1) else None
    return bool(joins or night or row) and -days <= _A_WEEK


def _span(first: TimeExpression, second: TimeExpression) -> TimeExpression:
    """The span of two days; "Thursday to Friday" is of last week where today is a Thursday."""
    start = _day(first)
    if start > _day(second):
        start -= timedelta(days=7)
    return replace(first, iso=start.isoformat(), end=second.end, open_ended=False, last=second.iso)


def _day(time: TimeExpression) -> date:
    return date.fromisoformat(time.iso)
