"""Builds world.npz: `python -m tui.world.build [FOLDER]`, from Natural Earth (public domain).

FOLDER holds countries-110m.json, -50m.json and -10m.json of the npm package world-atlas; without
it the package is fetched with npm. Where two countries share an arc it is a border, else a coast.
Arcs are cut at 180 degrees, projected, simplified to what a terminal can show at their scale, and
kept as differences of small whole numbers. The same package gives the same bytes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tui.world.coasts import TARGET, UNITS
from tui.world.projection import project

PACKAGE = "world-atlas@2.0.2"
TIERS = {"world": ("110m", 8.0), "near": ("50m", 8.0), "close": ("10m", 4.0)}
"""Of each tier the file's scale, and by how many units a line may be off."""

EDGE = 179.999
SOUTHMOST = -85.0
SCANS = 32
"""How many lines are laid across a country to find room for its name."""

RENAMED = {"Macedonia": "North Macedonia"}
"""Names that have changed since the package was made."""

Point = tuple[float, float]
Pixel = tuple[int, int]


class Arc(NamedTuple):
    """A line of the map in whole units, and whether it parts two countries."""

    points: list[Pixel]
    border: bool


def build(folder: Path, target: Path = TARGET) -> None:
    """Write the map's data to `target`, replacing it."""
    columns: dict[str, Any] = {}
    for tier, (scale, tolerance) in TIERS.items():
        topology = json.loads((folder / f"countries-{scale}.json").read_text(encoding="utf-8"))
        columns |= _columns(tier, list(_arcs(topology, tolerance)))
        if tier == "near":
            columns |= _names(topology)
    np.savez_compressed(target, **columns)


def _arcs(topology: Any, tolerance: float) -> Iterator[Arc]:
    owners = _owners(topology)
    for number, line in enumerate(_lines(topology)):
        border = len(owners.get(number, ())) > 1
        for part in _cut(line):
            points = _without_repeats(_units(point) for point in part)
            if len(points) > 1:
                yield Arc(simplified(points, tolerance), border)


def _lines(topology: Any) -> Iterator[list[Point]]:
    """Decode the arcs into degrees: TopoJSON keeps them as differences, scaled and moved."""
    (scale_x, scale_y), (move_x, move_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + move_x, y * scale_y + move_y))
        yield line


def _owners(topology: Any) -> dict[int, set[int]]:
    """Find which countries use an arc; one used backwards is written as its complement."""
    owners: dict[int, set[int]] = {}
    for country, geometry in enumerate(topology["objects"]["countries"]["geometries"]):
        for ring in _rings(geometry):
            for arc in ring:
                owners.setdefault(arc if arc >= 0 else ~arc, set()).add(country)
    return owners


def _rings(geometry: Any) -> list[list[int]]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def _cut(line: list[Point]) -> Iterator[list[Point]]:
    """Cut a line at the edges of the map, and leave those out."""
    part = line[:1]
    for (x, y), (next_x, next_y) in pairwise(line):
        if abs(next_x - x) > 180:
            edge = 180.0 if x > 0 else -180.0
            crossing = _crossing((x, y), (next_x + 2 * edge, next_y), edge)
            yield [*part, (edge, crossing)]
            part = [(-edge, crossing), (next_x, next_y)]
        elif _on_edge((x, y), (next_x, next_y)):
            yield part
            part = [(next_x, next_y)]
        else:
            part.append((next_x, next_y))
    yield part


def _crossing(start: Point, end: Point, edge: float) -> float:
    reach = end[0] - start[0]
    share = (edge - start[0]) / reach if reach else 0.0
    return start[1] + (end[1] - start[1]) * share


def _on_edge(start: Point, end: Point) -> bool:
    along = abs(start[0]) > EDGE and abs(end[0]) > EDGE
    return along or max(start[1], end[1]) < SOUTHMOST


def _units(point: Point) -> Pixel:
    x, y = project(max(SOUTHMOST, point[1]), point[0])
    return round(x * UNITS), round(y * UNITS)


def _without_repeats(points: Iterable[Pixel]) -> list[Pixel]:
    distinct: list[Pixel] = []
    for point in points:
        if not distinct or point != distinct[-1]:
            distinct.append(point)
    return distinct


def simplified(points: list[Pixel], tolerance: float) -> list[Pixel]:
    """Drop the points without which the line is off by no more than the tolerance.

    Douglas and Peucker's way; both ends stay, so that arcs still meet where they met.
    """
    line = np.array(points, dtype=float)
    keep = np.zeros(len(points), dtype=bool)
    keep[[0, -1]] = True
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        off = _distances(line[first + 1 : last], line[first], line[last])
        farthest = int(off.argmax())
        if off[farthest] > tolerance:
            middle = first + 1 + farthest
            keep[middle] = True
            waiting += [(first, middle), (middle, last)]
    return [point for point, stays in zip(points, keep, strict=True) if stays]


def _distances(points: Any, start: Any, end: Any) -> Any:
    """Measure how far points are from the straight way between two others."""
    along, away = end - start, points - start
    share = np.clip(away @ along / max(along @ along, 1), 0, 1)
    return np.hypot(*(away - share[:, np.newaxis] * along).T)


def _columns(tier: str, arcs: list[Arc]) -> dict[str, Any]:
    steps = np.concatenate([np.diff(np.array(arc.points), axis=0) for arc in arcs])
    if np.abs(steps).max() > np.iinfo(np.int16).max:
        raise ValueError(f"A step of the tier {tier} is too long for what it is kept in.")
    return {
        f"{tier}_starts": np.array([arc.points[0] for arc in arcs], dtype=np.int32).T,
        f"{tier}_sizes": np.array([len(arc.points) - 1 for arc in arcs], dtype=np.int32),
        f"{tier}_borders": np.array([arc.border for arc in arcs], dtype=bool),
        f"{tier}_steps": np.ascontiguousarray(steps.astype(np.int16).T),
    }


def _names(topology: Any) -> dict[str, Any]:
    """Collect the countries' names, and on lines across each the widest stretch inside it."""
    lines = list(_lines(topology))
    names, rooms = [], []
    for number, geometry in enumerate(topology["objects"]["countries"]["geometries"]):
        name = geometry["properties"]["name"]
        names.append(RENAMED.get(name, name))
        rings = [_ring(lines, ring) for ring in _rings(geometry)]
        rooms += [(number, *room) for room in _rooms([ring for ring in rings if ring])]
    return {
        "names": np.array(names, dtype=str),
        "rooms": np.array(rooms, dtype=np.int32).T,
    }


def _ring(lines: list[list[Point]], arcs: list[int]) -> list[Pixel]:
    """Join arcs to a ring in units, which goes on beyond the edge of the map where it passes it."""
    ring: list[Pixel] = []
    for arc in arcs:
        for x, y in map(_units, lines[arc] if arc >= 0 else lines[~arc][::-1]):
            turns = round((ring[-1][0] - x) / UNITS) if ring else 0
            ring.append((x + turns * UNITS, y))
    return ring if ring[0] == ring[-1] else []


def _rooms(rings: list[list[Pixel]]) -> Iterator[tuple[int, int, int]]:
    heights = [y for ring in rings for _, y in ring]
    top, bottom = min(heights, default=0), max(heights, default=0)
    for scan in range(SCANS):
        y = top + (bottom - top) * (scan + 0.5) / SCANS
        crossings = sorted(x for ring in rings for x in _hits(ring, y))
        inside = [
            (right - left, left, right)
            for left, right in zip(crossings[::2], crossings[1::2], strict=False)
        ]
        if inside:
            _, left, right = max(inside)
            yield round(left), round(right), round(y)


def _hits(ring: list[Pixel], y: float) -> Iterator[float]:
    """Find where a ring crosses a line."""
    for (one_x, one_y), (other_x, other_y) in pairwise(ring):
        if (one_y > y) != (other_y > y):
            yield one_x + (other_x - one_x) * (y - one_y) / (other_y - one_y)


def _fetched(folder: Path) -> Path:
    """Fetch the package's files with npm into a folder."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", PACKAGE],  # noqa: S607 npm is where the user has it
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def main(arguments: list[str]) -> None:
    """Build from the folder that is named, or from the package fetched anew."""
    if arguments:
        build(Path(arguments[0]))
        return
    with tempfile.TemporaryDirectory() as folder:
        build(_fetched(Path(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
