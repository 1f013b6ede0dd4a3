"""What a timeline shows: the counts of days gathered into bars, one for each day, week and so on.

A bar has what is told of with a time as fine as its unit: a toll of which only the month is told
stands in no day. What is left out so is counted beside, and so is what is no event.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.library.tally_words import LESS_FINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.library.survey import DayCount

Unit = Literal["day", "week", "month", "year"]

UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")
_CELLS: dict[Unit, int] = {"day": 10, "week": 10, "month": 7, "year": 4}
_MOST = 40_000
"""Bars at most, which is a century of days; a date beyond is a mistake of some text."""
_NEARLY_ALL = 0.95
"""Share of the articles that the first view must show: one in twenty may be of long ago."""

_ONE_DAY = timedelta(days=1)


class Sum(NamedTuple):
    """How many articles told of how many killed and injured."""

    articles: int = 0
    killed: int = 0
    injured: int = 0


class TimelineBar(NamedTuple):
    """A stretch of time from its first to its last day, and what happened in it."""

    first: date
    last: date
    sum: Sum
    countries: tuple[tuple[str | None, Sum], ...]


class Timeline(NamedTuple):
    """Bars without a gap, and what of the query no bar can show, each under its name."""

    unit: Unit
    bars: tuple[TimelineBar, ...]
    total: Sum
    countries: tuple[tuple[str | None, Sum], ...]
    beside: tuple[tuple[str, Sum], ...]


def timeline(days: Sequence[DayCount], unit: Unit) -> Timeline:
    """Gather days into bars of a unit, from the first that has something to the last."""
    by_start = _by_start(days, unit)
    starts = _starts(by_start, unit)
    groups = [by_start.get(first, ()) for first in starts]
    bars = tuple(
        TimelineBar(first, _end(first, unit), _sum(group), _countries(group))
        for first, group in zip(starts, groups, strict=True)
    )
    drawn = [day for group in groups for day in group]
    return Timeline(unit, bars, _sum(drawn), _countries(drawn), _beside(days, drawn, unit))


def first_unit(days: Sequence[DayCount], most: int) -> Unit:
    """Choose the finest unit of which nearly all that is told has room in so many bars.

    Nearly all, because one article about a year long past must not flatten all the others.
    """
    coarsest: Unit = "day"
    for unit in UNITS:
        by_start = _by_start(days, unit)
        articles = {first: _sum(group).articles for first, group in by_start.items()}
        covered = sum(articles.get(first, 0) for first in _starts(by_start, unit)[-most:])
        if articles and covered >= _NEARLY_ALL * sum(articles.values()):
            return unit
        coarsest = unit if articles else coarsest
    return coarsest


def query(bar: TimelineBar, unit: Unit) -> str:
    """Write the search that finds the articles of a bar."""
    first, last = bar.first.isoformat(), bar.last.isoformat()
    if unit in ("month", "year"):
        return f"happened:{first[: _CELLS[unit]]}"
    return f"happened:{first}" if unit == "day" else f"happened:{first}..{last}"


def _by_start(days: Iterable[DayCount], unit: Unit) -> dict[date, list[DayCount]]:
    """Group the events that are told finely enough by the first day of their bar."""
    groups: dict[str, list[DayCount]] = defaultdict(list)
    for day in days:
        if day.status == "event" and len(day.day) >= _CELLS[unit]:
            groups[day.day].append(day)
    by_start: dict[date, list[DayCount]] = defaultdict(list)
    for iso, group in groups.items():
        by_start[_start(iso, unit)] += group
    return by_start


def _starts(by_start: Mapping[date, object], unit: Unit) -> list[date]:
    """List the first days of all bars without a gap, the oldest first."""
    if not by_start:
        return []
    starts, oldest = [max(by_start)], min(by_start)
    while starts[-1] > oldest and len(starts) < _MOST:
        starts.append(_previous(starts[-1], unit))
    return starts[::-1]


def _previous(first: date, unit: Unit) -> date:
    """Find the first day of the bar before this one."""
    if unit == "day":
        return first - _ONE_DAY
    return _start((first - _ONE_DAY).isoformat(), unit)


def _start(day: str, unit: Unit) -> date:
    """Find the first day of the unit that a day, a month or a year lies in."""
    if unit == "year":
        return date(int(day[:4]), 1, 1)
    if unit == "month":
        return date(int(day[:4]), int(day[5:7]), 1)
    date_ = date.fromisoformat(day)
    return date_ if unit == "day" else date_ - timedelta(days=date_.weekday())


def _end(first: date, unit: Unit) -> date:
    if unit == "year":
        return first.replace(month=12, day=31)
    if unit == "month":
        next_month = first.replace(day=28) + timedelta(days=4)
        return next_month - timedelta(days=next_month.day)
    return first if unit == "day" else first + timedelta(days=6)


def _sum(days: Iterable[DayCount]) -> Sum:
    articles = killed = injured = 0
    for day in days:
        articles += day.articles
        killed += day.killed
        injured += day.injured
    return Sum(articles, killed, injured)


def _untotalled(days: Iterable[DayCount]) -> Sum:
    """Count the articles alone: wars and quakes of the past, denials and fears make no sum."""
    return Sum(sum(day.articles for day in days))


def _countries(days: Iterable[DayCount]) -> tuple[tuple[str | None, Sum], ...]:
    """By country, most killed first, then most injured; what tells no country comes last."""
    groups: dict[str | None, list[DayCount]] = defaultdict(list)
    for day in days:
        groups[day.country].append(day)
    sums = [(country, _sum(group)) for country, group in groups.items()]
    return tuple(
        sorted(sums, key=lambda item: (item[0] is None, -item[1][1], -item[1][2], item[0]))
    )


def _beside(
    days: Sequence[DayCount], drawn_days: Sequence[DayCount], unit: Unit
) -> tuple[tuple[str, Sum], ...]:
    """Sum up what no bar shows: events told less finely or long ago, then other statuses."""
    hidden = [
        (name, _untotalled(day for day in days if day.status == status))
        for name, status in (
            ("background", "background"),
            ("denied", "denied"),
            ("only feared", "hypothetical"),
        )
    ]
    drawn = set(map(id, drawn_days))
    events = [day for day in days if day.status == "event" and id(day) not in drawn]
    word = LESS_FINE["day" if _CELLS[unit] == 10 else "month"]
    return tuple((name, sums) for name, sums in [(word, _sum(events)), *hidden] if sums.articles)
