"""Lines into cells of dots: what is out of view is skipped, the rest is stepped through at once."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tui.app.screens.map.geometry import DOTS_ACROSS, DOTS_DOWN, Viewport
from tui.world.coasts import UNITS, Lines

Cells = NDArray[np.uint8]

_BITS = np.array([[1, 8], [2, 16], [4, 32], [64, 128]], dtype=np.uint8)
"""Which bit of a Braille character each dot of a cell is."""


class Drawn(NamedTuple):
    """For every cell the dots of the coasts and those of the borders, as Braille has them."""

    coasts: Cells
    borders: Cells


def draw(lines: Lines, view: Viewport) -> Drawn:
    """Draw the lines as a view shows them."""
    dots = np.zeros((2, view.height, view.width), dtype=bool)
    for turn in (-1, 0, 1):
        _draw_turn(dots, lines, view, turn)
    return Drawn(_cells(dots[0]), _cells(dots[1]))


def _draw_turn(dots: NDArray[np.bool_], lines: Lines, view: Viewport, turn: int) -> None:
    """Draw the world once more, so many turns to the east, as far as it is in view.

    A window wider than the world shows it once, half a turn to each side of the middle.
    """
    reach_x = min(view.width / 2 / view.scale, 0.5)
    reach_y = view.height / 2 / view.scale
    left, right = ((view.x - turn + side) * UNITS for side in (-reach_x, reach_x))
    top, bottom = ((view.y + side) * UNITS for side in (-reach_y, reach_y))
    seen = (np.maximum(lines.x, lines.to_x) >= left) & (np.minimum(lines.x, lines.to_x) < right)
    seen &= (np.maximum(lines.y, lines.to_y) >= top) & (np.minimum(lines.y, lines.to_y) < bottom)
    if not seen.any():
        return
    per_unit = view.scale / UNITS
    middle = view.width / 2 - (view.x - turn) * view.scale, view.height / 2 - view.y * view.scale
    across, down, line = _stepped(
        *(
            value[seen] * per_unit + middle[axis]
            for value, axis in ((lines.x, 0), (lines.y, 1), (lines.to_x, 0), (lines.to_y, 1))
        )
    )
    first, last = (view.width / 2 + side * view.scale for side in (-reach_x, reach_x))
    inside = (across >= max(first, 0)) & (across < min(last, view.width))
    inside &= (down >= 0) & (down < view.height)
    layer = lines.border[seen].astype(np.intp)[line[inside]]
    dots[layer, down[inside], across[inside]] = True


def _stepped(x: Any, y: Any, to_x: Any, to_y: Any) -> tuple[Any, Any, Any]:
    """Find the dots of every line, one for each step of its longer side, and whose they are."""
    x, y, to_x, to_y = (np.floor(value).astype(np.int64) for value in (x, y, to_x, to_y))
    steps = np.maximum(np.abs(to_x - x), np.abs(to_y - y))
    line = np.repeat(np.arange(len(steps)), steps + 1)
    step = np.arange(len(line)) - np.repeat(np.cumsum(steps + 1) - steps - 1, steps + 1)
    share = step / np.maximum(steps, 1)[line]
    across = x[line] + np.rint((to_x - x)[line] * share).astype(np.int64)
    down = y[line] + np.rint((to_y - y)[line] * share).astype(np.int64)
    return across, down, line


def _cells(dots: NDArray[np.bool_]) -> Cells:
    rows, columns = dots.shape[0] // DOTS_DOWN, dots.shape[1] // DOTS_ACROSS
    blocks = dots.reshape(rows, DOTS_DOWN, columns, DOTS_ACROSS)
    cells: Cells = np.einsum("rdca,da->rc", blocks, _BITS, dtype=np.uint8, casting="unsafe")
    return cells


@cache
def characters(*, braille: bool) -> NDArray[np.uint32]:
    """List the code of the character of every pattern of dots; without Braille of a stroke."""
    codes = np.array([0x2800 + n if braille else ord(_stroke(n)) for n in range(256)], np.uint32)
    codes[0] = ord(" ")
    return codes


def _stroke(pattern: int) -> str:
    dots = [(row, col) for row in range(DOTS_DOWN) for col in (0, 1) if pattern & _BITS[row, col]]
    if not dots:
        return " "
    top, bottom = dots[0][0], dots[-1][0]
    if bottom - top < 2:
        return "'" if bottom < 2 else "." if top > 1 else "-"
    lean = sum(col for row, col in dots if row == bottom) / sum(r == bottom for r, _ in dots)
    lean -= sum(col for row, col in dots if row == top) / sum(r == top for r, _ in dots)
    return "\\" if lean > 0 else "/" if lean < 0 else "|"
