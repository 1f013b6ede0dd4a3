"""The point of a place: that of its entry in the gazetteer, or of what the text says it lies in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.gazetteer import as_place, division
from tui.facts.lexicon import name_words
from tui.facts.names.lexicon import NO_TOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.facts.gazetteer import GazetteerEntry
    from tui.facts.names.location_cues import LocationCues
    from tui.facts.names.name_context import NameContext
    from tui.facts.names.place_candidate import PlaceCandidate
    from tui.model import Place

_CALLED = name_words().called
_MIDDLES = frozenset({"region", "river", "desert", "peninsula"})


def _called(cues: LocationCues) -> str | None:
    """What the text calls a place, `None` where it does not say."""
    return _CALLED.get(cues.kind, "area") if cues.kind else None


def pointed(place: Place, entry: GazetteerEntry, cues: LocationCues) -> Place:
    """Give a place what the gazetteer says of it and the kind that the text gives it."""
    kind = None if cues.loose or cues.kind == "area" else _called(cues)
    listed = as_place(place.name, entry)
    return replace(listed, kind=kind or listed.kind, mentions=place.mentions)


def inferred(
    place: Place, holder: GazetteerEntry | None, cues: LocationCues, country: str | None
) -> Place:
    """Put a place that no gazetteer has at the one that it lies in or beside."""
    place = replace(place, kind=_called(cues))
    if holder is None:
        return replace(place, country=country)
    place = replace(place, country=holder.country or country)
    if holder.kind in NO_TOWN:
        return place
    return replace(
        place,
        admin1=division(holder.id if holder.kind == "region" else holder.region),
        lat=holder.lat,
        lon=holder.lon,
        precision="region" if holder.kind in _MIDDLES else "district",
    )


def anchor(
    context: NameContext,
    group: list[PlaceCandidate],
    candidates: list[PlaceCandidate],
    country: str | None,
) -> GazetteerEntry | None:
    """Find what tells where an unlisted place is: what it lies in, or is listed with, or near.

    What is only near counts in the country that the article is mostly about.
    """
    beside = _beside(context, group, candidates)
    nearby = [*_tied(group), *(entry for entry in beside if entry.country == country)]
    narrow = (entry for entry in nearby if entry.kind not in NO_TOWN)
    return next(narrow, next(iter(nearby), None))


def _tied(group: Iterable[PlaceCandidate]) -> Iterator[GazetteerEntry]:
    for candidate in group:
        for other in (*candidate.holders, *candidate.mates):
            if other.chosen is not None:
                yield other.chosen


def _beside(
    context: NameContext, group: list[PlaceCandidate], candidates: list[PlaceCandidate]
) -> Iterator[GazetteerEntry]:
    """The places of the same sentence, the nearest first."""
    for candidate in group:
        sentence = context.doc[candidate.first].sent
        others = [
            other
            for other in candidates
            if other.chosen is not None and sentence.start <= other.first < sentence.end
        ]
        others.sort(key=lambda other: abs(other.first - candidate.first))
        yield from (other.chosen for other in others if other.chosen is not None)
