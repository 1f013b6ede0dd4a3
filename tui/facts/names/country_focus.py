"""What an article speaks of so far: its countries and regions, and where its names may lie."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.facts.gazetteer import GazetteerEntry

WIDE = frozenset({"country", "continent", "region", "sea", "river", "desert"})
"""Kinds whose middle says little about what lies near."""
_SQUARE = 2
"""Squares a degree, so that three of them side by side are 100 to 170 km."""
_FEW = 0.3
"""What a single mention leaves in doubt: a text is of no country for one town alone."""
_AT_HOME, _BY_CHANCE = 0.5, 0.003
"""How often a name in a text of some region has a place there, and a namesake by chance."""


@dataclass(slots=True)
class CountryFocus:
    """How often the article speaks of each country and region, and where its places lie.

    `squares` has for each half degree of the world which names may lie there, and how likely.
    """

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    regions: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    by_region: defaultdict[tuple[str, int], float] = field(
        default_factory=lambda: defaultdict(float)
    )
    by_name: defaultdict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    squares: dict[tuple[int, int], dict[str, float]] = field(default_factory=dict)
    _around: dict[tuple[int, int], dict[str, float]] = field(default_factory=dict)
    _namesakes: dict[tuple[int, int], dict[str, float]] = field(default_factory=dict)
    _gathered: dict[tuple[int, int], dict[str, float]] = field(default_factory=dict)

    def note(self, place: GazetteerEntry, weight: float, key: str) -> None:
        """Count a mention of a place, under its name's key, for its country and region."""
        self.countries[place.country] += weight
        self.by_name[key, place.country] += weight
        if place.kind != "country":
            self.regions[place.region or place.id] += weight
            self.by_region[key, place.region or place.id] += weight

    def locate(self, key: str, chances: Iterable[tuple[GazetteerEntry, float]]) -> None:
        """Note where the place of a name may lie, each namesake with its chance, 0 to 1."""
        self._around.clear()
        for place, chance in chances:
            if place.kind not in WIDE:
                here = self.squares.setdefault(_square(place), {})
                here[key] = max(here.get(key, 0.0), chance)

    def gather(self, key: str, entries: Iterable[GazetteerEntry], sure: float) -> None:
        """Note where all namesakes of a name lie, each worth what their number leaves of chance."""
        self._gathered.clear()
        settled = [place for place in entries if place.kind not in WIDE]
        worth = sure * math.log10(_AT_HOME / min(_AT_HOME, _BY_CHANCE * max(1, len(settled))))
        for place in settled:
            self._namesakes.setdefault(_square(place), {})[key] = worth

    def company(self, place: GazetteerEntry, besides: str) -> float:
        """Weigh the article's other names that have a namesake near a place.

        In orders of magnitude by which that is likelier in a text about the place's surroundings
        than by chance, so that a local paper's towns find each other among all their namesakes.
        """
        square = _square(place)
        nearby = self._gathered.get(square)
        if nearby is None:
            nearby = self._gathered[square] = _side_by_side(self._namesakes, *square)
        return sum(nearby.values()) - nearby.get(besides, 0.0)

    def near(self, place: GazetteerEntry, besides: str) -> float:
        """Count how many of the article's other names have their place near this one."""
        square = _square(place)
        nearby = self._around.get(square)
        if nearby is None:
            nearby = self._around[square] = _side_by_side(self.squares, *square)
        return sum(nearby.values()) - nearby.get(besides, 0.0)

    def share(self, country: str, besides: str = "") -> float:
        """Measure a country's share of the article, 0 to 1, mentions of one name left out."""
        own = sum(self.by_name.get((besides, each), 0.0) for each in self.countries)
        total = sum(self.countries.values()) - own
        mine = self.countries.get(country, 0.0) - self.by_name.get((besides, country), 0.0)
        return mine / (total + _FEW) if total > 0.01 else 0.0

    def region_share(self, region: int, besides: str) -> float:
        """Measure how surely the article speaks of a region, 0 to 1, one name left out."""
        weight = self.regions.get(region, 0.0) - self.by_region.get((besides, region), 0.0)
        return min(1.0, weight) if region else 0.0

    def countries_besides(self, key: str) -> bool:
        """Tell whether anything but mentions of one name points at any country."""
        own = sum(self.by_name.get((key, each), 0.0) for each in self.countries)
        return sum(self.countries.values()) - own > 0.01

    def speaks_of(self, country: str, besides: str) -> bool:
        """Tell whether anything but mentions of one name points at a country."""
        mine = self.countries.get(country, 0.0) - self.by_name.get((besides, country), 0.0)
        return mine > 0.25

    def main(self) -> str | None:
        """Find the country that the article is mostly about; of two alike that with more places."""
        if not self.countries:
            return None
        names = Counter(country for (_, country), weight in self.by_name.items() if weight)
        ranks = {code: (weight, names[code]) for code, weight in self.countries.items()}
        (first, most), *rest = sorted(ranks.items(), key=lambda item: item[1], reverse=True)
        return first if most[0] and (not rest or most > rest[0][1]) else None


def _square(place: GazetteerEntry) -> tuple[int, int]:
    return math.floor(place.lat * _SQUARE), math.floor(place.lon * _SQUARE)


def _side_by_side(
    squares: dict[tuple[int, int], dict[str, float]], row: int, column: int
) -> dict[str, float]:
    """The names within a square and the eight around it, each with its highest figure."""
    nearby: dict[str, float] = {}
    for y in (row - 1, row, row + 1):
        for x in (column - 1, column, column + 1):
            for key, figure in squares.get((y, x), {}).items():
                nearby[key] = max(nearby.get(key, 0.0), figure)
    return nearby
