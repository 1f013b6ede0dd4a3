"""Places beside an arrest: where somebody was seized, and where the deed was that it is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.places.event_places import EventPlace

_HELD_OVER = re.compile(
    r"\b(?:over|for|following|in connection with|on suspicion of|accused of|charged with"
    r"|linked to)\b"
)
"""What stands between an arrest and the deed that it is for."""
_CHARGED = re.compile(
    r"\b(?:on (?:the )?(?:charges?|suspicion)|accused|suspected) of\b"
    r"|\b(?:over|for|in connection with) (?:the|an?|his|her|their) (?:[\w-]+ ){0,2}?(?:[\w-]+ing"
    r"|attacks?|murders?|killings?|thefts?|deaths?|assaults?)\b"
)
"""What stands behind an arrest before the deed that it is for."""


def is_of_arrest(index: DocumentIndex, spot: int, event_place: EventPlace) -> bool:
    """Tell whether a place ahead of a deed is of who was seized: "held in X over the murder"."""
    tokens = index.tokens
    word, place = tokens.word_at(spot), tokens.word_at(event_place.start)
    if not tokens.tags[word].startswith("NN"):
        return False
    first = tokens.bounds(word)[0]
    seized = any(index.harm[w].kind == "captured" for w in range(first, place) if w in index.harm)
    return seized and _HELD_OVER.search(tokens.small, event_place.end, spot) is not None


def is_of_charge(index: DocumentIndex, spot: int, event_place: EventPlace) -> bool:
    """Tell whether a place behind an arrest is of the deed it is for: "held for the theft at X"."""
    trigger = index.harm.get(index.tokens.word_at(spot))
    if trigger is None or trigger.kind != "captured":
        return False
    charged = _CHARGED.search(index.tokens.small, spot, event_place.start)
    return charged is not None and "," not in index.tokens.small[charged.end() : event_place.start]
