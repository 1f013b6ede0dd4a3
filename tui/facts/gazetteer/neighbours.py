"""In which region a place lies that no source puts in any: that of all the towns next to it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tui.facts.gazetteer.sources import SourcePlace

_NEAREST = 3
"""Towns that must agree: one alone may lie beyond a border."""
_REACH = 0.5
"""Degrees within which they must lie."""


class Neighbours:
    """The towns of each country by half degrees."""

    def __init__(self, towns: Iterable[SourcePlace]) -> None:
        self._squares: dict[tuple[str, int, int], list[SourcePlace]] = defaultdict(list)
        for town in towns:
            if town.region:
                self._squares[town.country, *_square(town)].append(town)

    def divisions(self, place: SourcePlace) -> tuple[int, int]:
        """Find the region and district of all towns next to a place, 0 where they differ."""
        towns = sorted(self._around(place), key=lambda town: (_apart(town, place), town.id))
        nearest = [t for t in towns[:_NEAREST] if _apart(t, place) < _REACH]
        regions = {town.region for town in nearest}
        districts = {town.district for town in nearest}
        if len(regions) != 1:
            return 0, 0
        return regions.pop(), districts.pop() if len(districts) == 1 else 0

    def _around(self, place: SourcePlace) -> Iterator[SourcePlace]:
        row, column = _square(place)
        for y in (row - 1, row, row + 1):
            for x in (column - 1, column, column + 1):
                yield from self._squares.get((place.country, y, x), ())


def _square(place: SourcePlace) -> tuple[int, int]:
    return math.floor(place.lat / _REACH), math.floor(place.lon / _REACH)


def _apart(one: SourcePlace, other: SourcePlace) -> float:
    return math.dist((one.lat, one.lon), (other.lat, other.lon))
