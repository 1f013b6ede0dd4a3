"""Lay out a tally as lines: columns as far as there is room, bars in what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.render.cells import cell_len
from tui.app.render.formatting import UNICODE, Symbols, counted
from tui.app.render.text_layout import Line, Run, fit, wrap
from tui.library.tally import PERIODS, headings, sums
from tui.library.tally_words import ALL, bounds, label, notes, noun, size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.library.tally import Dimension, Estimate, Tally, TallyRow

SHORTEST = 12
"""Cells that a label has at least; columns give way before it does."""

LONGEST = 40
"""Cells of a label at most; a source may be a long phrase."""

LEAST_BAR = 6
GAP = 2


class _Column(NamedTuple):
    """Cells of a column under its head; of two, the one with the lower `rank` stays."""

    head: str
    cells: tuple[str, ...]
    role: str
    rank: int

    @property
    def width(self) -> int:
        return max(map(cell_len, (self.head, *self.cells)))


class TallyLines(NamedTuple):
    """A head, a line for each row that can be opened, and what stands below them.

    The head has no blank before it: the title that draws it begins with one, as rows do.

    Of the `columns` that there are, `hidden` are passed over and `omitted` have no room.
    """

    head: Line
    rows: tuple[Line, ...]
    values: tuple[str | None, ...]
    below: tuple[Line, ...]
    columns: int = 0
    omitted: int = 0
    hidden: int = 0


def lay_out(tally: Tally, room: int, marks: Symbols = UNICODE, passed: int = 0) -> TallyLines:
    """Lay out a tally; of two dimensions one stands across, with the killed in each cell.

    So many columns across are `passed` over, for those that have no room beside them.
    """
    crossed = len(tally.dimensions) == 2
    values = headings(tally, 0) if crossed else tuple(row.values[0] for row in tally.rows)
    below = sums(tally, 1) if crossed else {}
    columns = _cross(tally, values, below) if crossed else _numbers(tally, marks)
    beside = _sums_beside(tally, values, corner=bool(below)) if crossed else []
    hidden = max(0, min(passed, len(columns) - 1)) if crossed else 0
    present = sorted(columns, key=lambda column: column.rank)[hidden:]
    columns = [column for column in columns if column in present]
    names = [label(tally.dimensions[0], value) for value in values]
    names += [] if crossed and not below else [ALL]
    head, lines, omitted = _aligned(names, [*columns, *beside], room - 2, marks, crossed=crossed)
    if not crossed:
        lines = [*_with_bars(lines[:-1], tally.rows, room - 2, marks), lines[-1]]
    explained: list[Line] = [
        (Run(f" {text}", "faint"),) for note in notes(tally) for text, _ in wrap(note, room - 2)
    ]
    if crossed:
        explained[:0] = _without_room(tally.dimensions[1], omitted, hidden)
    rows = tuple(lines[: len(values)])
    foot = (*lines[len(values) :], (), *explained)
    return TallyLines(head, rows, values, foot, len(columns) + hidden, omitted, hidden)


def _without_room(across: Dimension, omitted: int, hidden: int) -> list[Line]:
    """Say how many columns have no room on either side, periods by their time."""
    periods = across in PERIODS
    sides = [(omitted, "earlier" if periods else "more"), (hidden, "later" if periods else "first")]
    return [
        (
            Run(
                f" {count:,} {which} {noun(across, count)} {'has' if count == 1 else 'have'}"
                " no room in this window.",
                "warning",
            ),
        )
        for count, which in sides
        if count
    ]


def _numbers(tally: Tally, marks: Symbols) -> list[_Column]:
    rows = [*tally.rows, tally.total]
    killed = [_bounds(row.killed, marks) for row in rows]
    injured = [_bounds(row.injured, marks) for row in rows]

    def column(head: str, cells: Sequence[str], role: str, rank: int) -> _Column:
        return _Column(head, tuple(cells), role, rank)

    return [
        column("killed", [number for number, _ in killed], "toll", 0),
        column("range", [span for _, span in killed], "muted", 3),
        column("injured", [number for number, _ in injured], "warning", 1),
        column("range", [span for _, span in injured], "muted", 4),
        column("articles", [counted(row.articles) for row in rows], "count", 2),
        column("claims", [counted(row.claims) for row in rows], "count", 5),
    ]


def _bounds(estimate: Estimate | None, marks: Symbols) -> tuple[str, str]:
    number, span = bounds(estimate)
    return number.replace("–", marks.dash), span.replace("–", marks.dash)


def _cross(
    tally: Tally, values: Sequence[str | None], below: Mapping[str | None, TallyRow]
) -> list[_Column]:
    """The killed of each value across, and their sums below."""
    across = headings(tally, 1)
    killed = {row.values: bounds(row.killed)[0] for row in tally.rows}
    periods = tally.dimensions[1] in PERIODS  # of which the newest stay, and what has no date
    return [
        _Column(
            fit(label(tally.dimensions[1], of), LONGEST // 2),
            (
                *(killed.get((value, of), "") for value in values),
                *([bounds(below[of].killed)[0]] if below else []),
            ),
            "toll",
            -rank if periods else rank,
        )
        for rank, of in enumerate(across)
    ]


def _sums_beside(tally: Tally, values: Sequence[str | None], *, corner: bool) -> list[_Column]:
    """The column of the sums of rows, which stays whatever goes; none where they mean nothing."""
    beside = sums(tally, 0)
    if not beside:
        return []
    cells = [bounds(beside[value].killed)[0] for value in values]
    cells += [bounds(tally.total.killed)[0]] if corner else []
    return [_Column(ALL, tuple(cells), "count", -len(tally.rows) - 1)]


def _aligned(
    names: Sequence[str], columns: Sequence[_Column], room: int, marks: Symbols, *, crossed: bool
) -> tuple[Line, list[Line], int]:
    """Put the columns beside the names; gives how many have no room there, too."""
    longest = min(LONGEST, max(map(cell_len, names), default=0))
    edge = max(SHORTEST, min(longest, room // 3)) if crossed else SHORTEST
    columns = [column for column in columns if any(column.cells)]
    present = sorted(columns, key=lambda column: column.rank)
    while present and edge + sum(c.width + GAP for c in present) > room:
        present.pop()
    visible = [column for column in columns if column in present]
    used = sum(column.width + GAP for column in visible)
    edge = max(SHORTEST, min(longest, room - used))
    heads = [Run(f"{c.head:>{c.width + GAP}}", "faint") for c in visible]
    lines: list[Line] = []
    for at, name in enumerate(names):
        own = fit(name, edge, marks.ellipsis)
        pad = " " * (edge - cell_len(own))
        numbers = [Run(f"{c.cells[at]:>{c.width + GAP}}", c.role) for c in visible]
        lines.append((Run(f" {own}{pad}", "text"), *numbers))
    return (Run(" " * edge), *heads), lines, len(columns) - len(visible)


def _with_bars(
    lines: Sequence[Line], rows: Sequence[TallyRow], room: int, marks: Symbols
) -> Iterator[Line]:
    """Put a bar behind each line, on a scale from nothing, where there is room for bars."""
    used = max((sum(cell_len(run.text) for run in line) for line in lines), default=0)
    width = room - used - GAP
    most = max(map(size, rows), default=0)
    for line, row in zip(lines, rows, strict=True):
        length = max(1, width * size(row) // most) if most and size(row) else 0
        role = "toll" if row.killed else "warning"
        bar = Run(("█" if marks is UNICODE else "#") * length, role)
        yield (*line, Run(" " * GAP), bar) if width >= LEAST_BAR else line
