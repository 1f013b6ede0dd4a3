"""What a text has told of and now puts in a place: "the monastery in X", after "a monastery"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.happenings import happens
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.places.event_places import EventPlace

_DEFINITE = re.compile(
    r"(?<!by )\b[Tt]he (?:[a-z]+ )?(?P<noun>[a-z]{3,})"
    r" (?:(?:was|were|is|are|had|has|which|left|stood|stands|lies|lay|located)\b[^.;]{0,60}?)?"
    r"(?:in|at|near|outside|on) (?:the )?(?:[a-z]+ ){0,4}$"
)
"""A thing with "the" that is in a place: "the bus left the road near X"."""
_VAGUE = grammar().sources | frozenset(
    {
        "army",
        "dead",
        "injured",
        "victims",
        "wounded",
        "police",
        "government",
        "group",
        "war",
        "world",
        "ministry",
        "court",
        "hospital",
    }
    | {"governor", "mayor", "president", "minister", "spokesman", "spokeswoman", "chief", "head"}
    | {"area", "city", "country", "province", "region", "state", "town", "village", "district"}
)
"""What is at many places, or tells of it from one."""
_TOWN = 2
"""How much a place at least narrows down where, to be the spot of what happened."""
_SCENES = frozenset({"scene", "spot", "site"})
"""What stands for where it happened, which a text need not have called so before."""


def is_of_scene(index: DocumentIndex, scope: tuple[int, int], spot: EventPlace) -> bool:
    """Tell whether a sentence puts what the text has told of at a spot: "the monastery in X".

    A thing that came with "a" before and comes with "the" now is the same.
    """
    text = index.tokens.text
    for match in _DEFINITE.finditer(text, scope[0], max(scope[0], spot.start)):
        if match["noun"] in _SCENES:
            return True
        known = re.search(rf"\b{re.escape(match['noun'])}s?\b", text[: scope[0]], re.IGNORECASE)
        if known is not None and match["noun"] not in _VAGUE:
            return True
    return False


def is_at_scene(index: DocumentIndex, scope: tuple[int, int], spot: EventPlace) -> bool:
    """Tell whether a sentence says where it happened: "laid flowers at the scene in X"."""
    text = index.tokens.text
    told = _DEFINITE.finditer(text, scope[0], max(scope[0], spot.start))
    return any(match["noun"] in _SCENES for match in told)


def is_idle(index: DocumentIndex, spot: EventPlace) -> bool:
    """Tell whether nothing happened in the sentence of a town: "The trouble was beyond the X"."""
    tokens = index.tokens
    scope = tokens.scope(tokens.sentence_of[tokens.word_at(spot.start)])
    return spot.narrow >= _TOWN and not happens(index, scope)
