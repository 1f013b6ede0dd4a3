"""Which of its namesakes a place is: by the article's countries, its other places, its size."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tui.facts.lexicon import name_words
from tui.facts.names.country_focus import WIDE, CountryFocus
from tui.facts.names.place_candidate import DENSE, PlaceCandidate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.facts.gazetteer import GazetteerEntry

_KIND = name_words().weights
_FAMILIES = name_words().families
_SETTLED = frozenset({"city", "town", "village"})
_NEXT = 2.0
_REACH = 5.0
"""Degrees within which a place lies at another, and in a region that has no list of its towns."""
_CLOSE = 0.35
"""Degrees, some 40 km, within which a town lies at the middle of what is called after it."""
_LARGE = 3_000
"""Thousands of inhabitants of a region that is more than the country around its town."""
_RULED = frozenset({"province", "governorate", "district"})
_SHADOW = 4
"""How many times as many live in a state as in a town by whose short name the state is meant."""
_LOCAL = 8.0
"""Against a country where a town's police or school stands behind the name: "Lebanon Police"."""
_METROPOLIS, _TIMES = 300, 50
"""Thousands of inhabitants of a city that stands alone in the news, where a namesake so many times
smaller is written with its state: "Manila, Ark."
"""
_ALONE, _SHARE, _MOST = 1.0, 0.6, 4.0
"""What names around a place are worth: above that of one, in which share, at the most."""
_LIKELIEST = 24
"""Namesakes that are looked at: of the most frequent American names there are sixty."""


def chances(candidate: PlaceCandidate, focus: CountryFocus) -> list[tuple[GazetteerEntry, float]]:
    """List the namesakes that a mention may mean, each with its chance, which add up to 1."""
    if len(candidate.entries) == 1:
        return [(candidate.entries[0], 1.0)]
    scores = [(place, score(place, candidate, focus)) for place in candidate.entries[:_LIKELIEST]]
    best = max((value for _, value in scores), default=0.0)
    weights = [(place, math.exp(1.5 * (value - best))) for place, value in scores]
    total = sum(weight for _, weight in weights)
    return [(place, weight / total) for place, weight in weights]


def choose(candidate: PlaceCandidate, focus: CountryFocus) -> GazetteerEntry | None:
    """Find the likeliest of the places of a mention's name."""
    if not candidate.entries:
        return None
    best, *rivals = candidate.entries[:_LIKELIEST]
    if rivals:
        ranks = {p: (score(p, candidate, focus), -p.id) for p in (best, *rivals)}
        best = max(ranks, key=ranks.__getitem__)
    if candidate.cues.kind:
        return _division(best, candidate)
    return _settlement(best, candidate, focus)


def _division(best: GazetteerEntry, candidate: PlaceCandidate) -> GazetteerEntry:
    """The region or district that a town is the seat of, where the text says that it means that.

    Near places draw a name to its town: "Donetsk region" is none the less the region.
    """
    kind = candidate.cues.kind
    if is_of_kind(best, kind):
        return best
    around = (place for place in candidate.entries if place.id in {best.region, best.district})
    return next((place for place in around if is_of_kind(place, kind)), best)


def _settlement(
    best: GazetteerEntry, candidate: PlaceCandidate, focus: CountryFocus
) -> GazetteerEntry:
    """The town that a region is called after, where nothing says that the region is meant."""
    if best.kind not in {"region", "district"} or best.id < 0:
        return best
    beside = any(_beside(held, place) for held in candidate.holds for place in candidate.entries)
    if candidate.holds and not beside:
        return best
    for place in candidate.entries:
        namesake = place.kind in _SETTLED and _is_namesake(place, best, focus)
        if namesake and not _overshadowed(place, candidate.entries):
            return place
    return best


def _is_namesake(town: GazetteerEntry, region: GazetteerEntry, focus: CountryFocus) -> bool:
    """Whether a town is large enough to be meant by the name that it shares with a region."""
    if region.id in {town.region, town.district}:
        return town.thousands * (8 if region.thousands > _LARGE else 20) >= region.thousands
    apart = focus.regions.get(region.id, 0.0) <= 1.0 and town.own
    same = town.country == region.country and town.kind == "city"
    return apart and same and town.thousands * 12 >= region.thousands


def _overshadowed(place: GazetteerEntry, entries: Iterable[GazetteerEntry]) -> bool:
    """Whether a state is meant by what is but its county, or another name of a town: "Oklahoma"."""
    county = place.kind == "district"
    if place.country not in DENSE or (place.own and not county):
        return False
    states = [e for e in entries if e.kind == "region" and e.country == place.country and e.own]
    return any(county or state.thousands > _SHADOW * place.thousands for state in states)


def _beside(inner: PlaceCandidate, place: GazetteerEntry) -> bool:
    """Whether a mention lies at the very town that may be meant: "Queens, New York"."""
    return place.kind == "city" and any(
        math.dist((place.lat, place.lon), (entry.lat, entry.lon)) < _CLOSE
        for entry in inner.entries[:3]
    )


def score(place: GazetteerEntry, candidate: PlaceCandidate, focus: CountryFocus) -> float:
    """Measure how likely a mention means this place, in orders of magnitude."""
    kind = candidate.cues.kind
    value = math.log10(1 + place.thousands) + _KIND.get(place.kind, 0.0)
    value += 0.7 if place.own else 0.0
    if place.kind == "district" and place.country == "US" and kind is None:
        value -= 1.2
    if place.id < 0:
        value += 1.5 if place.kind in {"region", "sea", "river", "camp", "crossing"} else 0.8
    share = focus.share(place.country, candidate.key) if place.country else 0.3
    if place.country == "US" and not focus.countries_besides(candidate.key):
        value += 0.7  # a text that names no country is most often American
    value += 4.0 * share + (0.8 if share > 0.05 and place.country else 0.0)
    region = place.id if place.kind == "region" else place.region
    value += 2.0 * focus.region_share(region, candidate.key)
    if candidate.cues.local and place.kind == "country":
        value -= _LOCAL
    if place.kind not in WIDE:
        value += _surroundings(place, candidate, focus)
    if kind is None and _overshadowed(place, candidate.entries[:_LIKELIEST]):
        value -= 4.0
    if candidate.cues.article and place.kind in _SETTLED and kind is None:
        value -= 2.0
    if _abroad(place, candidate, focus):
        value -= 3.0
    if kind is not None:
        seat = place.kind == "city" and kind in _RULED  # a province is called after it
        value += 2.5 if is_of_kind(place, kind) else 1.0 if seat else 0.0
    return value + _beheld(place, candidate)


def _surroundings(place: GazetteerEntry, candidate: PlaceCandidate, focus: CountryFocus) -> float:
    """What the article's other names add to a place that some of them lie near.

    One namesake alone may be there by chance. A city whose name is short for its state gets
    nothing for theirs, which would draw the state's own name to it.
    """
    near = focus.near(place, candidate.key)
    value = 3.0 * min(1.0, near) + math.log2(1.0 + near)
    company = focus.company(place, candidate.key) if place.own else 0.0
    return value + min(_MOST, _SHARE * max(0.0, company - _ALONE))


def _abroad(place: GazetteerEntry, candidate: PlaceCandidate, focus: CountryFocus) -> bool:
    """Whether a name means a place of another country than this town or district.

    It does where it is a metropolis's, or has an accent where the town is American, Canadian or
    Australian, and nothing speaks of the town's region.
    """
    if place.kind not in {*_SETTLED, "district"}:
        return False
    if focus.region_share(place.region, candidate.key) > 0.25:
        return False
    abroad = [e for e in candidate.entries if e.country != place.country and e.kind in _SETTLED]
    if candidate.cues.accented and place.country in DENSE:
        return bool(abroad)
    return any(
        entry.thousands >= _METROPOLIS and entry.thousands >= _TIMES * place.thousands
        for entry in abroad
    )


def is_of_kind(place: GazetteerEntry, kind: str | None) -> bool:
    """Tell whether a place can be what the text calls it; any can where it says nothing."""
    return kind is None or place.kind in _FAMILIES.get(kind, {kind})


def _beheld(place: GazetteerEntry, candidate: PlaceCandidate) -> float:
    """What is told by the places that the text says it lies in, holds, or lists with it."""
    outer = (held(place, entry) for holder in candidate.holders for entry in holder.entries[:3])
    inner = (
        held(entry, place) for other in candidate.holds for entry in other.entries[:_LIKELIEST]
    )
    value = max(outer, default=0.0) + max(inner, default=0.0)
    likes = (_alike(place, mate.entries) for mate in candidate.mates)
    return value + max(likes, default=0.0)


def _alike(place: GazetteerEntry, entries: tuple[GazetteerEntry, ...]) -> float:
    """How well a place fits into a list with another: countries with countries, states too."""
    if not entries or place.kind in _SETTLED:
        return 0.0
    if place.kind == "country":
        return 2.0 if entries[0].kind == "country" else 0.0
    same = any(e.country == place.country and e.kind == place.kind for e in entries[:3])
    return 2.5 if same else 0.0


def held(place: GazetteerEntry, holder: GazetteerEntry) -> float:
    """Measure how well a place fits where the text says it lies; 0 for not at all."""
    if place.id == holder.id:
        return 0.0
    if holder.kind == "country":
        return 5.0 if place.country == holder.country and place.kind != "country" else 0.0
    if holder.id in {place.region, place.district}:
        return 6.0
    if holder.country not in {place.country, ""}:
        return 0.0
    apart = math.dist((place.lat, place.lon), (holder.lat, holder.lon))
    reach = _REACH if holder.id < 0 and holder.kind in WIDE else _NEXT
    return 2.0 if 0 < apart < reach else 0.0
