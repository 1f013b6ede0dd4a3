"""Bars as lines of characters without colours, so that a theme and a cursor can be laid on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def columns(values: Sequence[int], cell: int, height: int, *, halves: bool) -> tuple[str, ...]:
    """Draw a bar for each value, `cell` columns wide and in so many lines, the greatest to the top.

    The last column of a bar is a gap where there is room for it. `halves` draws half blocks, twice
    as fine; else a plain character is all there is. What is not 0 has the least height at least.
    """
    fine = 2 if halves else 1
    top, steps = max(values, default=0), height * fine
    heights = [max(1, round(value * steps / top)) if value else 0 for value in values]
    block, half = ("█", "▄") if halves else ("#", "")
    wide = max(1, cell - 1)

    def part(bar: int, line: int) -> str:
        above = bar - line * fine
        return ((block if above >= fine else half if above > 0 else " ") * wide).ljust(cell)

    return tuple("".join(part(bar, line) for bar in heights) for line in reversed(range(height)))
