"""Say in words what a tally counts: labels, numbers, what it leaves out, searches for its rows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.library.countries import name_of
from tui.library.queries.ast import NOT_STATED
from tui.library.queries.query_text import field_term
from tui.library.tally import OVERLAPPING, PERIODS
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.library.tally import Dimension, Estimate, Tally, TallyRow

LESS_FINE: Mapping[str, str] = {
    "day": "month or year alone",
    "week": "month or year alone",
    "month": "year alone",
}
"""What is stated of an event that is of no such period; one without any date has its article's."""

UNTAGGED = "no tag"
_LACKS = {**LESS_FINE, "tag": UNTAGGED}

ALL = "all"
"""Names a row or a column of sums."""

_NAMES: dict[Dimension, str] = {"admin1": "region"}
_PLURALS: dict[Dimension, str] = {"country": "countries"}
"""What is no name with an s."""

_WITH_TOLL = "(killed:>0 OR injured:>0)"
_WITH_COUNTRY = frozenset({"place", "admin1"})
"""Dimensions whose values have their country behind a comma, where it is known."""


def notes(tally: Tally) -> Iterator[str]:
    """Say in sentences what no row can know."""
    for at, dimension in enumerate(tally.dimensions):
        rows = [row for row in tally.rows if row.values[at] is None]
        if rows:
            articles = sum(row.articles for row in rows)
            lack = _LACKS.get(dimension, f"{noun(dimension)} {NOT_STATED}")
            yield f"{plural(articles, 'article')} with a toll: {lack}."
    omissions = (
        (tally.uncounted, "of the query without a toll: not counted."),
        (tally.quantity_word, "of those with a quantity word alone (dozens)."),
        (tally.not_analysed, "of those not analysed yet: a refresh goes on with it."),
    )
    yield from (f"{plural(count, 'article')} {reason}" for count, reason in omissions if count)
    overlapping = [dimension for dimension in tally.dimensions if dimension in OVERLAPPING]
    if overlapping and len(tally.rows) > 1:
        kinds = (("killed", tally.total.killed), ("injured", tally.total.injured))
        total = ", ".join(f"{count.best:,} {kind}" for kind, count in kinds if count)
        yield (
            f"Rows of {' and '.join(overlapping)} can tell of one event, so they are not to be "
            f"added up: in all {total}."
        )


def noun(dimension: Dimension, count: int = 1) -> str:
    """Name a dimension for people, as one value of it or as several."""
    singular = _NAMES.get(dimension, dimension)
    return singular if count == 1 else _PLURALS.get(dimension, f"{singular}s")


def label(dimension: Dimension, value: str | None) -> str:
    """Name a value of a dimension for people."""
    if value is None:
        return _LACKS.get(dimension, NOT_STATED)
    return name_of(value) if dimension == "country" else value


def bounds(estimate: Estimate | None) -> tuple[str, str]:
    """Write the number that counts, and beside it the range where there is one."""
    if estimate is None:
        return "–", ""
    low, best, high = estimate
    return f"{best:,}", "" if low == high else f"{low:,}–{high:,}"


def row_words(tally: Tally, value: str | None) -> str:
    """Say all numbers of a value of the first dimension, in a line, for the ear.

    Where a second one stands across, those who were killed with each value of that.
    """
    rows = [row for row in tally.rows if row.values[0] == value]
    name = label(tally.dimensions[0], value)
    if len(tally.dimensions) > 1:
        across = tally.dimensions[1]
        cells = [(row.values[1], row.killed) for row in rows if row.killed]
        told = [f"{label(across, other)} {count_words(killed)}" for other, killed in cells]
        return f"{name}; killed: {', '.join(told) or 'nobody'}"
    (row,) = rows
    counts = ((row.killed, "killed"), (row.injured, "injured"))
    parts = [f"{count_words(count)} {kind}" for count, kind in counts if count]
    return "; ".join([name, *parts, f"in {plural(row.articles, 'article')}"])


def count_words(estimate: Estimate) -> str:
    """Say a number for the ear, with its range where there is one: "14 (12 to 16)"."""
    low, best, high = estimate
    return f"{best:,}" if low == high else f"{best:,} ({low:,} to {high:,})"


def size(row: TallyRow) -> int:
    """Return what a bar shows: the killed, or the injured where nobody was killed."""
    estimate = row.killed or row.injured
    return estimate.best if estimate else 0


def row_query(dimension: Dimension, value: str | None) -> str:
    """Write the search that finds exactly the articles that a row counts."""
    if dimension in PERIODS:
        fineness = "month" if dimension == "month" else "day"
        if value is None:
            return f"-happened:{fineness} {_WITH_TOLL}"
        return f"happened:{_period(value) if dimension == 'week' else value}"
    if dimension == "tag":
        return f"{'-is:tagged' if value is None else field_term('tag', value)} {_WITH_TOLL}"
    term = field_term(f"toll-{noun(dimension)}", value or NOT_STATED)
    if dimension in _WITH_COUNTRY and value and "," not in value:
        return f"{term} {field_term('toll-country', NOT_STATED)}"
    return term


def _period(week: str) -> str:
    """Write a week, 2026-W10, as its first and its last day."""
    year, _, number = week.partition("-W")
    monday = date.fromisocalendar(int(year), int(number), 1)
    return f"{monday}..{monday + timedelta(days=6)}"
