"""What a text has told of and now puts in a place: "the monastery in X", after "a monastery"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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


def is_of_scene(index: DocumentIndex, scope: tuple[int, int], spot: EventPlace) -> bool:
    """Tell whether a sentence puts what the text has told of at a spot: "the monastery in X".

    A thing that came with "a" before and comes with "the" now is the same.
    """
    text = index.tokens.text
    for match in _DEFINITE.finditer(text, scope[0], max(scope[0], spot.start)):
        known = re.search(rf"\b{re.escape(match['noun'])}s?\b", text[: scope[0]], re.IGNORECASE)
        if known is not None and match["noun"] not in _VAGUE:
            return True
    return False
