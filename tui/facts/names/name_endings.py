"""What stands behind a name and is a part of it: "the Chittagong hills", "Hanano 2 camp"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.names.capital_runs import nameable
from tui.facts.names.location_cues import TYPES
from tui.facts.names.name_context import capital
from tui.facts.names.place_candidate import PlaceCandidate, candidate_at
from tui.facts.names.place_lookup import listed

if TYPE_CHECKING:
    from tui.facts.gazetteer import GazetteerEntry
    from tui.facts.names.name_context import NameContext

_RELIEF = frozenset({"forest", "highlands", "hills", "mountains"})
"""What a name goes on with that is no place without it."""
_INHABITED = frozenset({"city", "country", "district", "region", "town", "village"})
_CAPITALS = 3
"""Words at the most of an unlisted name that a number ends."""
_DIGITS = 2
"""Digits of a number that is a part of a name."""


def with_relief(
    context: NameContext, first: int, candidate: PlaceCandidate | None
) -> PlaceCandidate | None:
    """Add to a name what it is in small letters: the Chittagong hills are no town.

    "The Ethiopian highlands" are a place where the gazetteer has them.
    """
    last = candidate.last if candidate is not None else first + 1
    if last >= len(context.doc) or context.doc[last].text not in _RELIEF:
        return candidate
    entries = listed(context, first, last + 1)
    if candidate is None:
        return candidate_at(context, first, last + 1, entries) if entries else None
    if any(map(_is_relief, listed(context, first, last))):
        return candidate  # "the Caucasus mountains"
    key = context.key(first, last + 1)
    return replace(candidate, last=last + 1, key=key, entries=entries)


def with_number(
    context: NameContext, first: int, candidate: PlaceCandidate | None
) -> PlaceCandidate | None:
    """Add to a name the number that is a part of it: "Hanano 2 camp", "near Kilo 16"."""
    doc = context.doc
    last = candidate.last if candidate is not None else first + 1
    while (
        candidate is None and last < first + _CAPITALS and all(map(capital, doc[last : last + 1]))
    ):
        last += 1
    number = doc[last] if last < len(doc) else None
    if number is None or not number.is_digit or len(number) > _DIGITS:
        return candidate
    behind = doc[last + 1 : last + 2]
    if behind and behind[0].text in TYPES and nameable(doc[first:last]):
        return candidate_at(context, first, last + 1, ())
    counts = any(token.pos_ in {"NOUN", "ADJ"} for token in behind)  # "near X 60 kilometres"
    inside = number.ent_iob_ == "I" and number.ent_type_ in {"FAC", "GPE", "LOC"}
    located = candidate is not None and candidate.cues.located
    return (
        candidate_at(context, first, last + 1, ())
        if inside and located and not counts
        else candidate
    )


def _is_relief(entry: GazetteerEntry) -> bool:
    return entry.kind not in _INHABITED or not entry.country
