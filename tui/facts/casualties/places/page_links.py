"""The headlines to which a page leads at its end, which run into each other.

"Related news Rebels take base in X Car bomb kills six in Y": each is of its own place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.filler import Filler

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_LINKS = re.compile(
    r"\b(?:Related (?:[Nn]ews|[Ss]tories|[Aa]rticles)|Read [Aa]lso|Most [Rr]ead|Read [Mm]ore)\b"
)
"""What heads the links of a page."""
_NEAR = 60
"""Characters between a claim and the place of its headline."""


def is_in_links(tokens: TokenTable, word: int) -> bool:
    """Tell whether a word stands behind what heads the links of a page: "Read also"."""
    return _head(tokens, word) is not None


def place_in_links(index: DocumentIndex, mentions: Mentions, argument: Argument) -> Filler | None:
    """Find the place nearest to a claim among the links of a page."""
    tokens, participant, trigger = index.tokens, argument.participant, argument.trigger
    start = tokens.starts[min(participant.start, trigger.start)]
    end = tokens.ends[max(participant.end, trigger.end) - 1]
    head = _head(tokens, trigger.start) or len(tokens.text)
    inside = (place for place in mentions.places if place[0] > head)
    near = ((max(a - end, start - z), name) for a, z, name, _ in inside)
    distance, name = min(near, default=(_NEAR, ""))
    return Filler(name, "sentence") if distance < _NEAR else None


def _head(tokens: TokenTable, word: int) -> int | None:
    """Where the head of the links ends that stands before a word in its sentence."""
    start = tokens.scope(tokens.sentence_of[word])[0]
    match = _LINKS.search(tokens.text, start, tokens.starts[word])
    return match.end() if match is not None else None
