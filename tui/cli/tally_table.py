"""Lay out a tally as a table of text, with bars where a terminal is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.app.render.cells import cell_len, set_cell_size
from tui.library.tally import Dimension, Tally, TallyRow, headings, sums
from tui.library.tally_words import ALL, bounds, label, noun, size

_LONGEST = 40
"""Cells of a label; a source may be a long phrase."""
_LEAST_BAR = 6
_GAP = "  "
_DISPENSABLE = (6, 4, 2, 5)
"""Columns that a narrow terminal has no room for, in this order: claims, ranges, articles."""


def table(tally: Tally, width: int, *, bars: bool) -> Iterator[str]:
    """Lay out rows under a head, the total last; of two dimensions, one across.

    A bar shows the killed, or the injured where nobody was killed, on a scale from nothing.
    """
    if len(tally.dimensions) == 2:
        yield from _cross(tally, width)
        return
    head = (noun(tally.dimensions[0]), "killed", "", "injured", "", "articles", "claims")
    rows = [_cells(tally.dimensions, row) for row in tally.rows]
    rows.append((ALL, *_numbers(tally.total)))
    lines = list(_fitting([head, *rows], width))
    room = width - max(map(cell_len, lines)) - len(_GAP)
    if bars and room >= _LEAST_BAR:
        sizes = [0, *map(size, tally.rows), 0]
        most = max(sizes) or 1
        lines = [
            (line + _GAP + "█" * (size and max(1, room * size // most))).rstrip()
            for line, size in zip(lines, sizes, strict=True)
        ]
    yield from lines


def _fitting(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Rows in columns, of which the least important go where no line may wrap."""
    for dropped in range(len(_DISPENSABLE) + 1):
        lines = list(_aligned(rows, without=_DISPENSABLE[:dropped]))
        if max(map(cell_len, lines)) <= width:
            break
    yield from lines


def _cells(dimensions: Sequence[Dimension], row: TallyRow) -> tuple[str, ...]:
    return (label(dimensions[0], row.values[0]), *_numbers(row))


def _numbers(row: TallyRow) -> tuple[str, ...]:
    return (
        *bounds(row.killed),
        *bounds(row.injured),
        f"{row.articles:,}",
        f"{row.claims:,}",
    )


def _aligned(rows: Sequence[Sequence[str]], without: Sequence[int] = ()) -> Iterator[str]:
    """Rows in columns, but for some: labels from the left, numbers to the right."""
    widths = [
        0 if at in without else min(_LONGEST, max(map(cell_len, column)))
        for at, column in enumerate(zip(*rows, strict=True))
    ]
    for first, *numbers in rows:
        columns = zip(numbers, widths[1:], strict=True)
        cells = [f"{text:>{width}}" for text, width in columns if width]
        yield _GAP.join((set_cell_size(first, widths[0]), *cells)).rstrip()


def _cross(tally: Tally, width: int) -> Iterator[str]:
    """The killed by the first dimension down and the second across, in as many parts as need be."""
    first, second = tally.dimensions
    down, across = headings(tally, 0), headings(tally, 1)
    killed = {row.values: bounds(row.killed)[0] for row in tally.rows}
    beside, below = sums(tally, 0), sums(tally, 1)
    names = [noun(first), *(label(first, value) for value in down), *([ALL] if below else [])]
    edge = min(_LONGEST, max(map(cell_len, names)))
    columns = [
        [set_cell_size(label(second, of), min(_LONGEST, cell_len(label(second, of)))).strip()]
        + [killed.get((value, of), "") for value in down]
        + ([bounds(below[of].killed)[0]] if below else [])
        for of in across
    ]
    if beside:
        columns.append([ALL, *(bounds(beside[value].killed)[0] for value in down)])
        columns[-1] += [bounds(tally.total.killed)[0]] if below else []
    while columns:
        taken, room = 0, width - edge
        for column in columns:
            room -= max(map(cell_len, column)) + len(_GAP)
            if room < 0 and taken:
                break
            taken += 1
        rows = zip(names, *columns[:taken], strict=True)
        yield from _aligned(list(rows))
        columns = columns[taken:]
        if columns:
            yield ""
