"""Which of its namesakes a place is: by the article's countries, the words around it, its size."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.facts.lexicon import name_words

if TYPE_CHECKING:
    from tui.facts.gazetteer import GazetteerEntry
    from tui.facts.names.place_candidates import PlaceCandidate

_KIND = name_words().weights
_FAMILIES = name_words().families


@dataclass(slots=True)
class CountryFocus:
    """How often the article speaks of each country and region."""

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    regions: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))

    by_name: defaultdict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))

    def note(self, place: GazetteerEntry, weight: float, key: str) -> None:
        """Count a mention of a place, under its name's key, for its country and region."""
        self.countries[place.country] += weight
        self.by_name[key, place.country] += weight
        if place.kind != "country":
            self.regions[place.region or place.id] += weight

    def share(self, country: str, besides: str = "") -> float:
        """Measure a country's share of the article, 0 to 1, mentions of one name left out."""
        own = sum(self.by_name.get((besides, each), 0.0) for each in self.countries)
        total = sum(self.countries.values()) - own
        mine = self.countries.get(country, 0.0) - self.by_name.get((besides, country), 0.0)
        return mine / total if total > 0.01 else 0.0

    def speaks_of(self, country: str, besides: str) -> bool:
        """Tell whether anything but mentions of one name points at a country."""
        mine = self.countries.get(country, 0.0) - self.by_name.get((besides, country), 0.0)
        return mine > 0.25

    def main(self) -> str | None:
        """Return the country that the article is mostly about."""
        if not self.countries:
            return None
        ordered = sorted(self.countries.items(), key=lambda item: (-item[1], item[0]))
        (first, most), *rest = ordered
        return first if most and (not rest or most > rest[0][1]) else None


def choose(
    candidate: PlaceCandidate, focus: CountryFocus, holders: tuple[GazetteerEntry, ...] = ()
) -> GazetteerEntry | None:
    """Find the likeliest of the places of a mention's name.

    `holders` are places that the text says it lies in ("Paris, Texas").
    """
    if not candidate.entries:
        return None
    best = max(
        candidate.entries, key=lambda place: (_score(place, candidate, focus, holders), -place.id)
    )
    return best if candidate.cues.kind else _city_of(best, candidate.entries)


def _city_of(region: GazetteerEntry, entries: tuple[GazetteerEntry, ...]) -> GazetteerEntry:
    """The city that a region is called after, where nothing says that the region is meant."""
    if region.kind != "region" or region.id < 0:
        return region
    for place in entries:
        near = abs(place.lat - region.lat) < 1 and abs(place.lon - region.lon) < 1
        main = place.kind == "city" and place.thousands * 8 > region.thousands
        if place.country == region.country and near and main:
            return place
    return region


def _score(
    place: GazetteerEntry,
    candidate: PlaceCandidate,
    focus: CountryFocus,
    holders: tuple[GazetteerEntry, ...],
) -> float:
    kind = candidate.cues.kind
    score = math.log10(1 + place.thousands) + _KIND.get(place.kind, 0.0)
    score += 0.7 if place.own else 0.0
    if place.kind == "district" and place.country == "US" and kind is None:
        score -= 1.2
    if place.id < 0:
        score += 1.5 if place.kind in {"region", "sea", "river", "camp", "crossing"} else 0.8
    share = focus.share(place.country, candidate.key) if place.country else 0.3
    score += 4.0 * share + (0.8 if share > 0.05 and place.country else 0.0)
    score += 1.0 if focus.regions.get(place.region, 0) > 0.5 and place.region else 0.0
    if kind is not None:
        score += 2.5 if place.kind in _FAMILIES.get(kind, {kind}) else 0.0
    score += max((_held(place, holder) for holder in holders), default=0.0)
    return score


def _held(place: GazetteerEntry, holder: GazetteerEntry) -> float:
    if place.id == holder.id:
        return 0.0
    if holder.kind == "country":
        return 5.0 if place.country == holder.country and place.kind != "country" else 0.0
    if place.region == holder.id:
        return 6.0
    near = holder.country == place.country and math.dist(
        (place.lat, place.lon), (holder.lat, holder.lon)
    )
    return 2.0 if near and near < 2 else 0.0
