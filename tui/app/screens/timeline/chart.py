"""Bars as lines of characters without colours, so that a theme and a cursor can be laid on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


BLOCK = "█"
"""A cell of a bar that is full."""


def columns(values: Sequence[int], cell: int, height: int, *, halves: bool) -> tuple[str, ...]:
    """Draw a bar for each value, `cell` columns wide and in so many lines, the greatest to the top.

    The last column of a bar is a gap where there is room for it. `halves` draws half blocks, twice
    as fine; else a plain character is all there is. What is not 0 has the least height at least.
    """
    fine = 2 if halves else 1
    top, steps = max(values, default=0), height * fine
    heights = [max(1, round(value * steps / top)) if value else 0 for value in values]
    block, half = (BLOCK, "▄") if halves else ("#", "")
    wide = max(1, cell - 1)

    def part(bar: int, line: int) -> str:
        above = bar - line * fine
        return ((block if above >= fine else half if above > 0 else " ") * wide).ljust(cell)

    return tuple("".join(part(bar, line) for bar in heights) for line in reversed(range(height)))


def with_values(lines: Sequence[str], values: Sequence[int], cell: int) -> tuple[str, ...]:
    """Write its value over each bar; where one of them has no room, over none.

    The highest bar needs an empty line above it.
    """
    labels = [f"{value:,}" if value else "" for value in values]
    if max(map(len, labels), default=0) > max(1, cell - 1):
        return tuple(lines)
    rows = [list(line) for line in lines]
    for index, label in enumerate(labels):
        start = index * cell
        top = next((y for y, line in enumerate(lines) if line[start] != " "), len(lines))
        if label and top:
            rows[top - 1][start : start + cell] = f"{label:^{max(1, cell - 1)}}".ljust(cell)
    return tuple("".join(row) for row in rows)
