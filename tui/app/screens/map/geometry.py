"""Where a place is on the map, and which part of the map a window shows. Plain numbers.

A cell of the terminal is two dots wide and four high, and a dot is about as wide as it is high.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from tui.world.projection import project, unproject

DOTS_ACROSS, DOTS_DOWN = 2, 4
"""Dots of a Braille character."""

EARTH = 40_075.0
"""Kilometres around the equator."""

CLOSEST = 80_000.0
"""Dots around the world at the closest: the coasts are known no better."""

CLOSEST_FIT = 28.0
"""A view that is fitted shows at least so small a part of the way around: 13 degrees."""

MARGIN = 1.25
"""Room around fitted places, so that none stands on the edge and names have some."""

STEP = 1.6
"""How much closer a key brings the map."""


_TOP, _BOTTOM = project(79, 0)[1], project(-57, 0)[1]
_HIGHEST, _LOWEST = project(84, 0)[1], project(-84, 0)[1]


class Viewport(NamedTuple):
    """The part of the map that a window shows: its middle, dots around the world, its cells."""

    x: float
    y: float
    scale: float
    columns: int
    rows: int

    @property
    def width(self) -> int:
        """Dots from left to right."""
        return self.columns * DOTS_ACROSS

    @property
    def height(self) -> int:
        """Dots from top to bottom."""
        return self.rows * DOTS_DOWN

    def dot(self, x: float, y: float) -> tuple[float, float]:
        """Find the dot of a point, on the side of the world that is nearer to the middle."""
        across = (x - self.x + 0.5) % 1 - 0.5
        return across * self.scale + self.width / 2, (y - self.y) * self.scale + self.height / 2

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Find the column and row of a point; None where it is out of view."""
        across, down = self.dot(x, y)
        if not (0 <= across < self.width and 0 <= down < self.height):
            return None
        return int(across) // DOTS_ACROSS, int(down) // DOTS_DOWN

    def point(self, across: float, down: float) -> tuple[float, float]:
        """Find the point of the map under a dot."""
        x = self.x + (across - self.width / 2) / self.scale
        return x % 1, self.y + (down - self.height / 2) / self.scale

    def zoomed(self, factor: float, across: float, down: float) -> Viewport:
        """Closer or farther, with what is under a dot staying there as far as it can."""
        x, y = self.point(across, down)
        closer = self._replace(scale=self.scale * factor).clamped()
        now_across, now_down = closer.dot(x, y)
        return closer.moved(now_across - across, now_down - down)

    def moved(self, across: float, down: float) -> Viewport:
        """Move the view so many dots to the right and below."""
        x, y = self.x + across / self.scale, self.y + down / self.scale
        return self._replace(x=x % 1, y=y).clamped()

    def centred(self, x: float, y: float) -> Viewport:
        """Centre the view on a point."""
        return self._replace(x=x % 1, y=y).clamped()

    def resized(self, columns: int, rows: int) -> Viewport:
        """Keep the place and the scale in another window."""
        return self._replace(columns=columns, rows=rows).clamped()

    def clamped(self) -> Viewport:
        """Find the nearest view that is neither too close nor too far nor beyond the poles."""
        scale = max(_world_scale(self.columns, self.rows), min(self.scale, CLOSEST))
        half = self.height / 2 / scale
        first, last = _HIGHEST + half, _LOWEST - half
        middle = (_TOP + _BOTTOM) / 2
        y = middle if first > last else max(first, min(self.y, last))
        return self._replace(y=y, scale=scale)

    @property
    def kilometres(self) -> float:
        """How much of the ground a dot covers in the middle of the view."""
        lat, _ = unproject(self.x, self.y)
        return EARTH * math.cos(math.radians(lat)) / self.scale


def world_view(columns: int, rows: int) -> Viewport:
    """Show the whole world, without the ice at both ends."""
    return Viewport(0.5, (_TOP + _BOTTOM) / 2, _world_scale(columns, rows), columns, rows).clamped()


def fitted(points: Sequence[tuple[float, float]], columns: int, rows: int) -> Viewport:
    """Fit the closest sensible view around all points; the whole world where there is none."""
    if not points:
        return world_view(columns, rows)
    left, reach = _span([x for x, _ in points])
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    scale = min(
        columns * DOTS_ACROSS / max(reach * MARGIN, 1 / CLOSEST_FIT),
        rows * DOTS_DOWN / max((bottom - top) * MARGIN, 1e-9),
    )
    view = Viewport((left + reach / 2) % 1, (top + bottom) / 2, scale, columns, rows).clamped()
    return world_view(columns, rows) if view.scale <= _world_scale(columns, rows) * 1.1 else view


def scale_bar(view: Viewport, most: int) -> tuple[int, int]:
    """Choose a round number of kilometres and its cells, `most` at most; 0 where none fits."""
    reach = view.kilometres * most * DOTS_ACROSS
    if reach < 1:
        return 0, 0
    power = 10 ** math.floor(math.log10(reach))
    length = next(step * power for step in (5, 2, 1) if step * power <= reach)
    return length, max(1, round(length / view.kilometres / DOTS_ACROSS))


def _world_scale(columns: int, rows: int) -> float:
    return max(1.0, min(columns * DOTS_ACROSS, rows * DOTS_DOWN / (_BOTTOM - _TOP)))


def _span(xs: Sequence[float]) -> tuple[float, float]:
    """Find the shortest way along the map past all points: where it starts, how far it goes."""
    ordered = sorted(x % 1 for x in xs)
    following = [*ordered[1:], ordered[0] + 1]
    gap, after = max(
        (later - earlier, later) for earlier, later in zip(ordered, following, strict=True)
    )
    return after % 1, 1 - gap
