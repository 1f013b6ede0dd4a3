"""A timeline as lines: charts over one axis, the bar under the cursor, and tables of it all."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Literal

from tui.app.render.cells import cell_len
from tui.app.render.formatting import UNICODE, Symbols, counted, day
from tui.app.render.text_layout import Line, Run, clip, spread, wrap
from tui.app.screens.timeline.chart import BLOCK, columns, with_values
from tui.library.countries import name_of
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tui.app.screens.timeline.counts import Sum, Timeline, TimelineBar, Unit

RULE = (
    "How it counts: an article counts once, with its toll, at the time of its event, of several "
    "days at the last, or where none is told at its own. Of one time and place the greatest toll "
    "counts, and of a range the lower number; tolls without a place are added. What is no event is "
    "never drawn."
)
NOTHING = (
    "Nobody killed or injured is counted in what is shown.",
    "",
    (
        "Open a list that has more articles, or clear the search, and come back; counts appear "
        "here as the facts of articles are found."
    ),
)
_WIDEST = 16
"""Cells of a bar at most: of few bars, wider ones would be a wall."""

_VALUES_FROM = 4
"""Lines of a chart from which one is given to the value of its highest bar."""

_NARROW = 60
"""Cells of a line below which the tables' columns have signs for heads, and what is told lines."""

_TABLE, _BETWEEN = 76, 6
"""Cells that a table takes at most, and those between two that stand side by side."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """What of a timeline is in view: bars from `first`, each so many cells wide."""

    line: Timeline
    cursor: int
    first: int
    cell: int
    count: int
    gutter: int

    @property
    def bars(self) -> tuple[TimelineBar, ...]:
        """The bars in view."""
        return self.line.bars[self.first : self.first + self.count]

    def bar_at(self, x: int) -> int | None:
        """Find the bar that is drawn at a column; None where there is none."""
        index = (x - self.gutter) // self.cell
        return self.first + index if 0 <= index < len(self.bars) else None


def view_of(line: Timeline, cursor: int, first: int, room: int) -> TimelineView:
    """Show as many bars as there is room for, moved as little as shows the cursor."""
    highest = max((max(bar.sum.killed, bar.sum.injured) for bar in line.bars), default=0)
    gutter = len(counted(highest)) + 1
    plot = max(2, room - gutter)
    cell = max(2, min(_WIDEST, plot // max(1, _latest(line, plot // 2))))
    count = plot // cell
    first = min(max(first, cursor - count + 1), cursor, max(0, len(line.bars) - count))
    return TimelineView(line, cursor, max(0, first), cell, count, gutter)


def _latest(line: Timeline, most: int) -> int:
    """Count the bars from the first that has something, of the newest that have room.

    A single toll of long ago must not make all the others thin.
    """
    bars = line.bars[-most:]
    empty = next((n for n, bar in enumerate(bars) if bar.sum.articles), 0)
    return len(bars) - empty


def charts(view: TimelineView, height: int, marks: Symbols) -> list[Line]:
    """Killed above, injured below, each with its own scale; an empty one is left out."""
    killed = tuple(bar.sum.killed for bar in view.bars)
    injured = tuple(bar.sum.injured for bar in view.bars)
    both = any(killed) and any(injured)
    upper = (height - 2) * 3 // 5 if both else height - 1
    lower = height - 2 - upper if both else height - 1
    lines: list[Line] = []
    if any(killed) or not any(injured):
        lines += _chart(view, killed, upper, ("killed", marks))
    if any(injured):
        lines += _chart(view, injured, lower, ("injured", marks))
    return lines


def _chart(
    view: TimelineView,
    values: tuple[int, ...],
    height: int,
    kind_and_marks: tuple[Literal["killed", "injured"], Symbols],
) -> list[Line]:
    kind, marks = kind_and_marks
    role = "toll" if kind == "killed" else "warning"
    above = 1 if height >= _VALUES_FROM else 0
    bars = columns(values, view.cell, height - above, halves=marks is UNICODE)
    rows = with_values([" " * view.cell * len(values)] * above + [*bars], values, view.cell)
    lead = " " * view.gutter
    sign = marks.killed if kind == "killed" else marks.injured
    lines: list[Line] = [(Run(lead), Run(f"{sign} {kind.capitalize()}", role))]
    for number, row in enumerate(rows):
        label = counted(max(values, default=0)) if number == above else ""
        ink = (Run(f"{label:>{view.gutter - 1}} ", "faint"), *_with_cursor(view, row, role))
        lines.append(ink)
    return lines


def _with_cursor(view: TimelineView, row: str, role: str) -> Line:
    """Draw a line of bars, the one under the cursor on the ground of what is chosen.

    No theme reverses it: a bar would be a hole.
    """
    start = (view.cursor - view.first) * view.cell
    end = start + max(1, view.cell - 1)
    return (
        *_filled(row[:start], role),
        *_filled(row[start:end], role, "column "),
        *_filled(row[end:], role),
    )


def _filled(row: str, role: str, over: str = "") -> Iterator[Run]:
    """Give full blocks a ground of their own colour, so that no font leaves lines between them."""
    for full, cells in groupby(row, lambda cell: cell == BLOCK):
        yield Run("".join(cells), f"{over}filled-{role}" if full else f"{over}{role}")


def axis(view: TimelineView, marks: Symbols) -> list[Line]:
    """Draw the ground line with the cursor on it, and under it times where they have room."""
    width = view.cell * len(view.bars)
    start = (view.cursor - view.first) * view.cell
    under = max(1, view.cell - 1)
    ground: Line = (
        Run(" " * (view.gutter - 1) + "0" if view.gutter > 1 else "", "faint"),
        Run(marks.rule * start, "line"),
        Run(("^" if marks is not UNICODE else "▲") * under, "bar"),
        Run(marks.rule * (width - start - under), "line"),
    )
    return [ground, (Run(" " * view.gutter), Run(_times(view, width), "faint"))]


def _times(view: TimelineView, width: int) -> str:
    """Write times under their bars, of the last bar first: it ends with the line if it must."""
    labels = [short(bar.first, view.line.unit) for bar in view.bars]
    columns = [index * view.cell for index in range(len(labels))]
    if labels:
        columns[-1] = max(0, min(columns[-1], width - len(labels[-1])))
    line, end = "", columns[-1] - 2 if labels else 0
    for label, column in zip(labels[:-1], columns, strict=False):
        if column >= len(line) + 2 * bool(line) and column + len(label) <= end:
            line = line.ljust(column) + label
    return line.ljust(columns[-1]) + labels[-1] if labels else ""


def short(first: date, unit: Unit) -> str:
    """Write a time as it stands under a bar."""
    if unit == "year":
        return f"{first.year}"
    if unit == "month":
        return day(f"{first:%Y-%m}")
    return day(first.isoformat()).rpartition(" ")[0]


def period_name(bar: TimelineBar, unit: Unit, marks: Symbols) -> str:
    """Write a time in full: a day, from one day to another, a month or a year."""
    iso = bar.first.isoformat()
    if unit == "day":
        return f"{bar.first:%A} {day(iso)}"
    if unit == "week":
        return f"{day(iso)} {marks.dash} {day(bar.last.isoformat())}"
    return day(iso[:7] if unit == "month" else iso[:4])


def sum_runs(sums: Sum, marks: Symbols) -> Line:
    """`†14 killed  ‡30 injured  in 3 articles`; the articles are the last piece."""
    pieces: list[Run] = []
    if sums.killed:
        pieces += (Run(f"{marks.killed}{counted(sums.killed)} killed", "toll"), Run("  "))
    if sums.injured:
        pieces.append(Run(f"{marks.injured}{counted(sums.injured)} injured  ", "warning"))
    if not pieces:
        pieces.append(Run("nobody killed or injured", "muted"))
    articles = f"in {plural(sums.articles, 'article')}" if sums.articles else ""
    return (*pieces, Run(articles, "muted"))


def under_cursor(view: TimelineView, room: int, marks: Symbols) -> list[Line]:
    """Tell what the bar under the cursor counts, and of which countries."""
    bar = view.line.bars[view.cursor]
    countries = [f"{_country(code)} {_signs(sums, marks)}" for code, sums in bar.countries]
    period = Run(f"{period_name(bar, view.line.unit, marks)}  ", "strong")
    *counts, articles = sum_runs(bar.sum, marks)
    places = (Run(_fitting(countries, room), "place"),)
    if room < _NARROW:
        return [(period,), tuple(counts), (articles,), places]
    return [(period, *counts, articles), places]


def _fitting(entries: Sequence[str], room: int) -> str:
    """Join as many entries as fit whole, and say how many more there are."""
    for count in range(len(entries), 0, -1):
        rest = len(entries) - count
        line = "  ".join((*entries[:count], *([f"and {rest} more"] if rest else [])))
        if cell_len(line) <= room:
            return line
    return f"{len(entries)} countries" if entries else ""


def tables(line: Timeline, room: int, marks: Symbols) -> list[Line]:
    """Draw what is counted by country, what is left out by its status, and how it was counted."""
    wide = min(room, _TABLE)
    drawn: list[Line] = [_head("By country", wide, marks)]
    for code, sums in line.countries:
        drawn += _row(_country(code), sums, wide, marks)
    drawn += _row("All that is drawn", line.total, wide, marks, "strong")
    rest: list[Line] = []
    if line.beside:
        rest += [_head("Not drawn", wide, marks)]
        for name, sums in line.beside:
            rest += _row(name, sums, wide, marks)
        rest.append(())
    rest += [(Run(text, "faint"),) for text, _ in wrap(RULE, wide)]
    if room < 2 * wide + _BETWEEN:
        return [*drawn, (), *rest]
    return [
        (*spread(left, (), wide + _BETWEEN), *right)
        for left, right in zip_longest(drawn, rest, fillvalue=())
    ]


def _head(name: str, room: int, marks: Symbols) -> Line:
    titles = ("killed", "injured", "articles")
    if room < _NARROW:
        titles = (marks.killed, marks.injured, "art.")
    return _columns(Run(name, "heading"), titles, ("faint",) * 3, room)


def _row(name: str, sums: Sum, room: int, marks: Symbols, role: str = "text") -> list[Line]:
    """Write a name and its numbers: in a line, or below each other where that is too narrow."""
    numbers = (sums.killed, sums.injured, sums.articles)
    labels = tuple(counted(number) if number else marks.dash for number in numbers)
    roles = ("toll", "warning", "muted")
    if cell_len(name) + sum(_sizes(room)) < room:
        return [_columns(Run(name, role), labels, roles, room)]
    return [(Run(name, role),), _columns(Run(""), labels, roles, room)]


def _sizes(room: int) -> tuple[int, int, int]:
    """Cells of the three columns of numbers."""
    return (9, 9, 10) if room >= _NARROW else (6, 6, 6)


def _columns(name: Run, labels: Sequence[str], roles: Sequence[str], room: int) -> Line:
    columned = zip(labels, _sizes(room), roles, strict=True)
    return spread((name,), tuple(Run(f"{w:>{size}}", role) for w, size, role in columned), room)


def _country(code: str | None) -> str:
    return name_of(code) if code else "no country"


def _signs(sums: Sum, marks: Symbols) -> str:
    parts = []
    if sums.killed:
        parts.append(f"{marks.killed}{counted(sums.killed)}")
    if sums.injured:
        parts.append(f"{marks.injured}{counted(sums.injured)}")
    return " ".join(parts) or marks.dash


def headline(view: TimelineView, room: int, marks: Symbols, title: str) -> Line:
    """Tell what is looked at, from when to when, and how much it is."""
    bars = view.bars
    days = dict.fromkeys(day(at.isoformat()) for at in (bars[0].first, bars[-1].last))
    span = f" {marks.dash} ".join(days)
    every = "" if len(bars) == len(view.line.bars) else f", {counted(len(bars))} of "
    every += f"{counted(len(view.line.bars))} {view.line.unit}s" if every else ""
    left = (Run(f"{title}  ", "accent"), Run(f"{span}{every}", "muted"))
    return clip(left, room, marks.ellipsis)
