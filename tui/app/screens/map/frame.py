"""A picture of the map: lines, the places' marks, and names as far as there is room for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from tui.app.render.formatting import UNICODE, Symbols, counted
from tui.app.screens.map import raster
from tui.app.screens.map.canvas import Canvas, Run, width
from tui.app.screens.map.geometry import DOTS_ACROSS, DOTS_DOWN, Viewport, scale_bar
from tui.app.screens.map.places import spelled
from tui.world import coasts

CELLS_PER_NAME = 150
"""So many cells of the map for each place that is named; more would hide the map."""

CLEAR_FROM = 1_000.0
"""Dots around the world from which borders are few enough for a stronger ink."""

COUNTRIES_FROM = 500.0
"""Dots around the world from which countries are named."""

SCALE_FROM = 6
"""Rows from which the map says how large it is."""

LEGEND_FROM = 60
"""Columns from which the map says what its marks mean."""


class Spot(NamedTuple):
    """A place to be marked: where it is on the map, its name, and what befell it.

    One that is an `area` stands in the middle of a country or region, for somewhere in it.
    """

    x: float
    y: float
    name: str
    killed: int
    harmed: bool
    area: bool = False


class Mark(NamedTuple):
    """How places are marked from so many killed on."""

    killed: int
    sign: str
    plain: str
    role: str


MARKS = (
    Mark(100, "◉", "@", "big"),
    Mark(10, "●", "O", "toll"),
    Mark(1, "•", "o", "toll"),
    Mark(0, "◦", ".", "muted"),
)


AREA = Mark(0, "□", "#", "toll")
"""How somewhere in a country is marked, whatever the number."""

LEGEND = "killed   1+   10+   100+"


class Frame(NamedTuple):
    """The rows of the picture, and which place each marked cell (column, row) stands for."""

    lines: list[list[Run]]
    spots: dict[tuple[int, int], int]

    def nearest(self, column: int, row: int) -> int | None:
        """Find the place whose mark is in a cell or next to it; None where there is none."""
        cells = [
            (abs(x - column) + 2 * abs(y - row), spot)
            for (x, y), spot in self.spots.items()
            if abs(x - column) <= 1 and abs(y - row) <= 1
        ]
        return min(cells)[1] if cells else None


def draw(
    view: Viewport, spots: Sequence[Spot], chosen: int | None, marks: Symbols = UNICODE
) -> Frame:
    """Draw a view. `spots` come with the greatest first; `chosen` is one of them.

    Marks and names of places where people were harmed come first; others take what is left.
    """
    braille = marks is UNICODE
    canvas = Canvas(view.columns, view.rows)
    lines = raster.draw(coasts.lines(view.scale), view)
    border = "border" if view.scale >= CLEAR_FROM else "border-far"
    canvas.lay(lines, raster.characters(braille=braille), "coast", border)
    if view.rows >= SCALE_FROM:
        _scale(canvas, view, braille=braille)
    cells = _visible_cells(view, spots, chosen)
    if view.columns >= LEGEND_FROM:
        _legend(canvas, cells, braille=braille)
    first = {cell: i for cell, i in cells.items() if spots[i].harmed or i == chosen}
    _mark_spots(canvas, first, spots, chosen, braille=braille)
    most = max(3, canvas.columns * canvas.rows // CELLS_PER_NAME)
    written = _name_spots(canvas, first, spots, chosen, most)
    others = {cell: i for cell, i in cells.items() if cell not in first and canvas.is_free(*cell)}
    _mark_spots(canvas, others, spots, chosen, braille=braille)
    written |= _name_spots(canvas, others, spots, chosen, most // 3)
    if view.scale >= COUNTRIES_FROM:
        _name_countries(canvas, view, written, marks)
    return Frame(canvas.lines(), first | others)


def _mark(spot: Spot) -> Mark:
    mark = next(mark for mark in MARKS if spot.killed >= mark.killed)
    if spot.area:
        mark = mark._replace(sign=AREA.sign, plain=AREA.plain)
    return mark._replace(role="toll") if spot.harmed and not spot.killed else mark


def _visible_cells(
    view: Viewport, spots: Sequence[Spot], chosen: int | None
) -> dict[tuple[int, int], int]:
    """Find the cells with a mark: of two in one cell the greater, but the chosen one before all."""
    cells: dict[tuple[int, int], int] = {}
    order = range(len(spots)) if chosen is None else (chosen, *range(len(spots)))
    for index in order:
        cell = view.cell(spots[index].x, spots[index].y)
        if cell:
            cells.setdefault(cell, index)
    return cells


def _mark_spots(
    canvas: Canvas,
    cells: dict[tuple[int, int], int],
    spots: Sequence[Spot],
    chosen: int | None,
    *,
    braille: bool,
) -> None:
    """Write marks; the chosen place, which comes first in `shown`, over those beside it."""
    for (column, row), index in reversed(cells.items()):
        mark = _mark(spots[index])
        canvas.write(column, row, mark.sign if braille else mark.plain, mark.role)
        if index == chosen:
            canvas.write(column - 1, row, "[", "bar")
            canvas.write(column + 1, row, "]", "bar")


def _name_spots(
    canvas: Canvas,
    cells: dict[tuple[int, int], int],
    spots: Sequence[Spot],
    chosen: int | None,
    most: int,
) -> set[str]:
    """Write so many names beside their marks, from the greatest down; which, in capitals."""
    written: set[str] = set()
    for cell, index in cells.items():
        if len(written) == most:
            break
        spot, meant = spots[index], index == chosen
        room = _room(canvas, cell, width(spot.name), 1 if meant else 0)
        if room:
            role = "strong" if meant else "text" if spot.harmed else "muted"
            canvas.name(*room, spot.name, role)
            written.add(spot.name.upper())
    return written


def _room(canvas: Canvas, cell: tuple[int, int], length: int, gap: int) -> tuple[int, int] | None:
    """Find where a name fits: to the right of its mark, to the left, above or below it."""
    column, row = cell
    middle = max(0, min(column - length // 2, canvas.columns - length))
    places = (
        (column + 2 + gap, row),
        (column - 1 - gap - length, row),
        (middle, row - 1),
        (middle, row + 1),
    )
    return next((place for place in places if canvas.has_room(*place, length)), None)


def _name_countries(canvas: Canvas, view: Viewport, written: set[str], marks: Symbols) -> None:
    """Write the names of countries where they fit inside, in capitals, the widest place first."""
    names = coasts.names()
    half = (names.right - names.left) / 2 / coasts.UNITS * view.scale
    middle_x = (names.left + names.right) / 2 / coasts.UNITS
    across = ((middle_x - view.x + 0.5) % 1 - 0.5) * view.scale + view.width / 2
    row = np.floor((names.y / coasts.UNITS - view.y) * view.scale + view.height / 2) // DOTS_DOWN
    first, last = np.maximum(across - half, 0), np.minimum(across + half, view.width)
    room = (last - first) / DOTS_ACROSS
    needed = np.char.str_len(names.names)[names.country] + 4
    fitting = np.flatnonzero((room >= needed) & (row >= 0) & (row < view.rows))
    done = set(written)
    for index in fitting[np.argsort(-room[fitting], kind="stable")].tolist():
        name = spelled(str(names.names[names.country[index]]).upper(), marks)
        column = round((first[index] + last[index]) / 2 / DOTS_ACROSS - len(name) / 2)
        if name not in done and canvas.has_room(column, int(row[index]), len(name)):
            canvas.name(column, int(row[index]), name, "country")
            done.add(name)


def _scale(canvas: Canvas, view: Viewport, *, braille: bool) -> None:
    """At the bottom right how far so many cells reach."""
    kilometres, cells = scale_bar(view, max(6, view.columns // 6))
    left, line, right = "├─┤" if braille else "|-|"
    bar = left + line * (cells - 2) + right if cells > 1 else right
    text = f"{counted(kilometres)} km {bar}"
    start = canvas.columns - len(text) - 1
    if kilometres and start > 0:
        canvas.name(start, canvas.rows - 1, text, "faint")


def _legend(canvas: Canvas, cells: Iterable[tuple[int, int]], *, braille: bool) -> None:
    """At the bottom left what the marks mean, or at the top left where marks are in its way."""
    taken = {row for column, row in cells if column <= len(LEGEND) + 1}
    row = next((row for row in (canvas.rows - 1, 0) if row not in taken), None)
    if row is None:
        return
    canvas.name(1, row, LEGEND, "faint")
    for mark in MARKS[-2::-1]:
        column = 1 + LEGEND.index(f"{mark.killed}+") - 2
        canvas.write(column, row, mark.sign if braille else mark.plain, mark.role)
