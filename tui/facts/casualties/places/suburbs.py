"""Places that only say what an unnamed one lies by: "a besieged Damascus suburb", "east of X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.places.place_prepositions import preposition_of
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.places.event_places import EventPlace

_SUBURB = re.compile(r"[- ]suburbs?\b")
_WINDS = grammar().winds


def is_beside(tokens: TokenTable, event_place: EventPlace) -> bool:
    """Tell whether something was only to a side of a place: "in the desert east of X", "near X"."""
    word = tokens.word_at(event_place.start)
    preposition = preposition_of(tokens, word)
    if preposition is not None and tokens.lower[preposition] == "near":
        return True
    return tokens.lower[word - 1] == "of" and tokens.lower[word - 2] in _WINDS


def is_suburb(
    tokens: TokenTable,
    event_places: tuple[EventPlace, ...],
    best: EventPlace,
    body: tuple[tuple[int, int], ...],
) -> bool:
    """Tell whether a place is that by which an unnamed one lies: "a besieged Damascus suburb"."""
    end = body[-1][1]
    return any(
        spot.name == best.name and _SUBURB.match(tokens.text, spot.end) is not None
        for spot in event_places
        if best.start <= spot.start < end
    )


def may_be_suburb_of(mentions: Mentions, inner: EventPlace, outer: EventPlace) -> bool:
    """Tell whether a place may be the suburb of a town: another of its country, and none itself."""
    first, second = mentions.gazetted[inner.name], mentions.gazetted[outer.name]
    return inner.name != outer.name and inner.narrow > 0 and first.country == second.country
