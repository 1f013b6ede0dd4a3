"""Parse the values of a query's fields; a value that does not fit is answered with what would."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import QueryError
from tui.library import clock
from tui.library.codecs import language_code
from tui.library.countries import code_of
from tui.library.facts.grades import parse_grade
from tui.library.queries.ast import (
    NOT_STATED,
    Any,
    Flag,
    FromFeed,
    Graded,
    Happened,
    InLanguage,
    Node,
    Not,
    Since,
    Tagged,
    TollAttribute,
    TollRange,
    fact,
    note,
    phrase_of,
)
from tui.model import MOST_PEOPLE, parse_count

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TOLL_ATTRIBUTES = ("country", "region", "place", "source", "weapon", "group", "actor")
"""What tallies count tolls by and no other field asks for."""
STATES = ("unread", "read", "starred", "reviewed", "tagged", "updated", "pending")

_COUNT = re.compile(r"(?P<sign>>=|<=|>|<|=)?(?P<low>\d+)(?:(?:\.\.|-)(?P<high>\d+))?")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:-\w+)*")
_AGO = re.compile(r"(\d{1,5})([hdwmy])")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_FINENESS = {"day": 10, "month": 7, "year": 4}
_ALWAYS = "0", "9"
"""Bounds of all days as they sort."""
_UNITS = {
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
    "m": timedelta(days=30),
    "y": timedelta(days=365),
}


class FieldTerm(NamedTuple):
    """A field with its value, and where both start in the query."""

    field: str
    value: str
    position: int
    value_position: int


def _word(column: str, expected: str) -> Callable[[FieldTerm], Node]:
    def build(term: FieldTerm) -> Node:
        _require(term, expected)
        return phrase_of(term.value, term.value_position, column)

    return build


def _fact(column: str, expected: str) -> Callable[[FieldTerm], Node]:
    def build(term: FieldTerm) -> Node:
        _require(term, expected)
        return fact(term.value, term.value_position, column)

    return build


def _language(term: FieldTerm) -> Node:
    if not _CODE.fullmatch(term.value.strip()):
        raise QueryError("language: takes a language's code, such as en.", term.value_position)
    return InLanguage(language_code(term.value))


def _tag(term: FieldTerm) -> Node:
    _require(term, "a tag")
    return Tagged(term.value.strip())


def _feed(term: FieldTerm) -> Node:
    _require(term, "a feed's title, a part of it, its folder or its address")
    return FromFeed((term.value.strip(),))


def _place(term: FieldTerm) -> Node:
    _require(term, "a place, or a country's name or code")
    name = fact(term.value, term.value_position, "places")
    code = code_of(term.value)
    if code is None:
        return name
    return Any((name, fact(code, term.value_position, "countries")))


def _note(term: FieldTerm) -> Node:
    if not term.value.strip():
        return Flag("noted")
    return note(term.value, term.value_position)


def _grade(term: FieldTerm) -> Node:
    grade = parse_grade(term.value)
    if grade is None:
        raise QueryError(
            "grade: takes a source's letter, A to F, a number of the information, 1 to 6, or "
            "both, such as B2.",
            term.value_position,
        )
    return Graded(grade.rstrip("123456"), grade.lstrip("ABCDEF"))


def _is(term: FieldTerm) -> Node:
    state = term.value.strip().lower()
    if state not in STATES:
        raise QueryError(f"is: takes {', '.join(STATES)}.", term.value_position)
    return Flag(state)


def _count(term: FieldTerm) -> Node:
    match = _COUNT.fullmatch(term.value.replace(" ", ""))
    sign = match["sign"] if match else None
    if match is None or (sign and match["high"]):
        raise QueryError(
            f"{term.field}: takes a number, one with >=, >, <=, < or = before it, or a range "
            "such as 5..10.",
            term.value_position,
        )
    low, high = _people(match["low"]), _people(match["high"] or match["low"])
    bounds: Mapping[str | None, tuple[int | None, int | None]] = {
        ">=": (low, None),
        ">": (low + 1, None),
        "<=": (None, low),
        "<": (None, low - 1),
        "=": (low, low),
        None: (min(low, high), max(low, high)),
    }
    return TollRange(term.field, *bounds[sign])


def _people(digits: str) -> int:
    count = parse_count(digits)
    return MOST_PEOPLE + 1 if count is None else count


def _since(term: FieldTerm) -> Node:
    return Since(_moment(term))


def _published_before(term: FieldTerm) -> Node:
    return Not(Since(_moment(term)))


def _happened(term: FieldTerm) -> Node:
    first, dots, last = term.value.strip().partition("..")
    if first in _FINENESS and not dots:
        return Happened(*_ALWAYS, _FINENESS[first])
    try:
        start, end = _period(first), _period(last if dots else first)
    except (ValueError, OverflowError):
        raise QueryError(
            "happened: takes a day such as 2026-01-31, a month, a year, from one to another with "
            ".. between them, or day or month where one is stated.",
            term.value_position,
        ) from None
    return Happened(start[0], end[1], max(len(start[0]), len(end[0])))


def _period(value: str) -> tuple[str, str]:
    """A day, a month or a year in ISO 8601, and the one after it. Raises ValueError."""
    match = _DAY.fullmatch(value)
    if match is None:
        raise ValueError(value)
    year, month, day = match.groups()
    first = date(int(year), int(month or 1), int(day or 1))
    if day:
        return first.isoformat(), (first + timedelta(days=1)).isoformat()
    following = first.replace(day=28) + timedelta(days=4 if month else 365)
    cells = 7 if month else 4
    return first.isoformat()[:cells], following.isoformat()[:cells]


def _toll_attribute(name: str) -> Callable[[FieldTerm], Node]:
    def build(term: FieldTerm) -> Node:
        _require(term, f'the {name} of tolls, as the tally names it, or "{NOT_STATED}"')
        stated = term.value.casefold() != NOT_STATED
        return TollAttribute(name, term.value if stated else None)

    return build


def _first_moment(year: int, month: int, day: int) -> datetime:
    """Find when a day begins here; where clocks go forward at midnight it has none."""
    midnights = sorted(datetime(year, month, day, fold=fold).astimezone() for fold in (0, 1))
    return next((time for time in midnights if time.day == day), midnights[-1])


def _moment(term: FieldTerm) -> datetime:
    """The start of the day, month or year that is named, here; or so long ago."""
    value = term.value.strip().lower()
    now = clock.now()
    try:
        if value in ("today", "yesterday"):
            day = now.astimezone() - timedelta(days=value == "yesterday")
            return _first_moment(day.year, day.month, day.day)
        if ago := _AGO.fullmatch(value):
            return now - int(ago[1]) * _UNITS[ago[2]]
        if day_match := _DAY.fullmatch(value):
            year, month, day_ = (int(part or 1) for part in day_match.groups())
            return _first_moment(year, month, day_)
    except (ValueError, OverflowError):
        pass  # no such day
    raise QueryError(
        f"{term.field}: takes a day such as 2026-01-31, a month, a year, today, yesterday, or a "
        "time ago such as 12h, 7d, 2w, 3m, 1y.",
        term.value_position,
    )


def _require(term: FieldTerm, expected: str) -> None:
    if not term.value.strip():
        raise QueryError(
            f"{term.field}: takes {expected}, right after the colon.", term.value_position
        )


FIELDS: Mapping[str, Callable[[FieldTerm], Node]] = {
    "tag": _tag,
    "feed": _feed,
    "title": _word("title", "a word or a quoted phrase of the headline"),
    "author": _word("author", "an author's name"),
    "person": _fact("people", "a person's name"),
    "org": _fact("organisations", "an organisation's name"),
    "place": _place,
    "killed": _count,
    "injured": _count,
    "weapon": _fact("weapons", "a means, such as airstrike, drone or earthquake"),
    "group": _fact("groups", "a group of people, such as children or medics"),
    "is": _is,
    "note": _note,
    "grade": _grade,
    "since": _since,
    "before": _published_before,
    "happened": _happened,
    "language": _language,
    **{f"toll-{name}": _toll_attribute(name) for name in TOLL_ATTRIBUTES},
}
"""Each field's name, and what makes a node of its value or raises QueryError."""
