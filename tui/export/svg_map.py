"""Draw places with their killed and injured on a map, as SVG: to be printed, and handed over."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from tui.export.areas import Area
from tui.export.svg import svg_head
from tui.world import coasts
from tui.world.projection import project

if TYPE_CHECKING:
    from tui.library.survey import PlaceCount

WIDTH = 720.0
_LEAST, _MOST = 300.0, 520.0
"""Heights that a map may have."""
_CLOSEST = 1 / 60
"""Of the way around the world, what a map shows at least: 6 degrees."""
_MARGIN = 1.3
_NAMES = 14
"""Places with a name beside them, those with the most killed."""
_LARGEST = 26.0
_RIM = 0.5
"""Of a disk's radius, what is free of names of other places in any case."""
_SIZE = 11
_DETAIL = 0.6
"""Of the detail that a terminal shows at the same width; the file stays small."""
_SEEN = 0.7
"""Pixels from which a step of a coast is drawn."""
_LETTER = 6.6
"""Of a letter, its width at that size, about."""

_Box = tuple[float, float, float, float]
_Mark = tuple[float, float, float, "PlaceCount"]
"""Middle and radius of a disk, and the place that it stands for."""


class _View(NamedTuple):
    """The part of the map that is drawn: its corner and how many pixels the world is wide."""

    west: float
    north: float
    scale: float
    height: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.west) * self.scale, (y - self.north) * self.scale


def draw_map(places: Sequence[PlaceCount]) -> str:
    """Draw places with casualties; the area of a disk is as the number of the killed.

    A place where people were injured alone is a ring, and somewhere in an `Area` is a square. There
    is at least one place.
    """
    points = [project(place.lat, place.lon) for place in places]
    view = _fitted(points)
    most = max((place.killed for place in places), default=0) or 1
    marks = [
        (*view.at(*point), 3 + (_LARGEST - 3) * math.sqrt(place.killed / most), place)
        for place, point in zip(places, points, strict=True)
    ]
    taken: list[_Box] = []
    names = list(_labels(marks, view, taken))
    taken += [_disk(mark, 1.0) for mark in marks]
    parts = [
        svg_head(WIDTH, view.height, "#f7f7f4"),
        *_land(view),
        *_countries(view, taken),
        *(_mark(x, y, radius, place) for x, y, radius, place in sorted(marks, key=lambda m: -m[2])),
        *names,
        "</svg>",
    ]
    return "".join(parts)


def _fitted(points: Sequence[tuple[float, float]]) -> _View:
    """The view in which all points have room, or the world where they lie all around it."""
    lefts, tops = zip(*points, strict=True)
    across = max((max(lefts) - min(lefts)) * _MARGIN, _CLOSEST)
    down = max((max(tops) - min(tops)) * _MARGIN, _CLOSEST * 0.5)
    height = min(_MOST, max(_LEAST, WIDTH * down / across))
    scale = max(WIDTH, min(WIDTH / across, height / down))
    middle = (max(lefts) + min(lefts)) / 2, (max(tops) + min(tops)) / 2
    west = 0.0 if scale == WIDTH else middle[0] - WIDTH / scale / 2
    height = max(height, down / _MARGIN * scale + 2 * _LARGEST)
    return _View(west, middle[1] - height / scale / 2, scale, height)


def _land(view: _View) -> Iterator[str]:
    """Coasts and borders that the view shows, each as one path."""
    lines = coasts.lines(view.scale * _DETAIL)
    units = coasts.UNITS
    west, north = view.west * units, view.north * units
    east, south = west + WIDTH / view.scale * units, north + view.height / view.scale * units
    for borders, style in ((True, 'stroke="#c9c9c2"'), (False, 'stroke="#8d8d86"')):
        chosen = (
            (lines.border == borders)
            & ((lines.x >= west) | (lines.to_x >= west))
            & ((lines.x <= east) | (lines.to_x <= east))
            & ((lines.y >= north) | (lines.to_y >= north))
            & ((lines.y <= south) | (lines.to_y <= south))
        )
        columns = (lines.x, lines.y, lines.to_x, lines.to_y)
        steps = zip(*(column[chosen].tolist() for column in columns), strict=True)
        yield f'<path fill="none" {style} stroke-width="0.8" d="{"".join(_path(steps, view))}"/>'


def _path(steps: Iterable[tuple[int, int, int, int]], view: _View) -> Iterator[str]:
    """Steps that follow each other as one line, without those too short to be seen."""
    end = drawn = None
    for x, y, to_x, to_y in steps:
        if (x, y) != end:
            if end and end != drawn:
                yield _point("L", end, view)
            yield _point("M", (x, y), view)
            drawn = (x, y)
        end = (to_x, to_y)
        if drawn is None or math.dist(drawn, end) * view.scale / coasts.UNITS >= _SEEN:
            yield _point("L", end, view)
            drawn = end


def _point(step: str, at: tuple[int, int], view: _View) -> str:
    x, y = view.at(at[0] / coasts.UNITS, at[1] / coasts.UNITS)
    return f"{step}{x:.1f} {y:.1f}"


def _countries(view: _View, taken: list[_Box]) -> Iterator[str]:
    """Names of countries where there is most room for them, none over another name."""
    rooms_of = coasts.names()
    columns = (rooms_of.country, rooms_of.left, rooms_of.right, rooms_of.y)
    rooms = zip(*(column.tolist() for column in columns), strict=True)
    labelled: set[int] = set()
    for country, start, end, y in sorted(rooms, key=lambda room: room[1] - room[2]):
        name = str(rooms_of.names[country])
        x, at_y = view.at((start + end) / 2 / coasts.UNITS, y / coasts.UNITS)
        half = len(name) * (_LETTER + 1) / 2
        box = (x - half, at_y - _SIZE, x + half, at_y + _SIZE)
        has_room = (end - start) / coasts.UNITS * view.scale > half * 2
        if country in labelled or not has_room or not _free(box, view, taken):
            continue
        labelled.add(country)
        taken.append(box)
        yield (
            f'<text x="{x:.0f}" y="{at_y:.0f}" text-anchor="middle" fill="#a0a09a" '
            f'letter-spacing="1">{escape(name)}</text>'
        )


def _mark(x: float, y: float, radius: float, place: PlaceCount) -> str:
    look = (
        'fill="#a31621" fill-opacity="0.55" stroke="#a31621"'
        if place.killed
        else 'fill="none" stroke="#b8651b" stroke-width="1.5"'
    )
    somewhere = "somewhere in " if isinstance(place, Area) else ""
    told = f"{somewhere}{place.name}: {place.killed:,} killed, {place.injured:,} injured"
    shape, at = "circle", f'cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"'
    if somewhere:
        side = radius * math.sqrt(math.pi)
        corner = f'x="{x - side / 2:.1f}" y="{y - side / 2:.1f}"'
        shape, at = "rect", f'{corner} width="{side:.1f}" height="{side:.1f}"'
    return f"<{shape} {at} {look}><title>{escape(told)}</title></{shape}>"


def _labels(marks: Sequence[_Mark], view: _View, taken: list[_Box]) -> Iterator[str]:
    """Names beside marks, on the side that has room, none over another.

    Nor over the disk of another place, whose number it would be read for; over its rim at most.
    """
    ranked = sorted(marks, key=lambda mark: (-mark[3].killed, -mark[3].injured))
    for x, y, radius, place in ranked[:_NAMES]:
        count = f"{place.killed:,}" if place.killed else ""
        name = f"in {place.name}" if isinstance(place, Area) else place.name
        wide = (len(name + count) + 1) * _LETTER
        starts = (x + radius + 4, x - radius - 4 - wide)
        sides = [(at, y - _SIZE / 2 - 1, at + wide, y + _SIZE / 2 + 1) for at in starts]
        others = [mark for mark in marks if mark[3] is not place]
        spaces = ([_disk(mark, share) for mark in others] for share in (1.0, _RIM))
        chosen = (box for disks in spaces for box in sides if _free(box, view, (*taken, *disks)))
        if (box := next(chosen, None)) is not None:
            taken.append(box)
            yield (
                f'<text x="{box[0]:.1f}" y="{y + _SIZE / 3:.1f}" fill="#1a1a1a" '
                'stroke="#f7f7f4" stroke-width="3" paint-order="stroke">'
                f'{escape(name)}<tspan dx="4" font-weight="bold">{count}</tspan></text>'
            )


def _disk(mark: _Mark, share: float) -> _Box:
    """The box around so much of a disk."""
    x, y, radius, _ = mark
    return x - radius * share, y - radius * share, x + radius * share, y + radius * share


def _free(box: _Box, view: _View, taken: Iterable[_Box]) -> bool:
    """Whether a box is inside the view, and over none that is taken."""
    west, north, east, south = box
    inside = west >= 2 and east <= WIDTH - 2 and north >= 2 and south <= view.height - 2
    return inside and not any(
        west < box[2] and box[0] < east and north < box[3] and box[1] < south for box in taken
    )
