"""Which sentences before a claim tell of its incident: back to where the text turned to that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.mentions import nearby
from tui.facts.casualties.places.claim_places import is_front
from tui.facts.casualties.places.inner_places import ONE_OF
from tui.facts.casualties.places.turns import TURNS

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.places.incident_places import PlaceIndex

_TURNS = re.compile(
    r"(?:in an?other (?:incident|attack|case|raid)|in a (?:second|third|different) |on the same day"
    r"|across the (?:border|frontier)"
    r"|(?:late |early )?on (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march"
    r"|april|may|june|july|august|september|october|november|december) \d|\d{1,2} [a-z]+)"
    r"|(?:[a-z]+ )?(?:hour|day|week|month)s? (?:later|earlier|before)"
    r"|(?:earlier|later) (?:that|the same) )\b(?!,? (?:they|he|she|it)\b)"
)
"""How else a sentence opens that turns to another incident."""
_FARTHER = re.compile(r"(?:fa|fu)rther (?:north|south|east|west|afield)\b")
"""How one opens that may go on with who did it, and not with what was done."""


def frame_of(index: DocumentIndex, places: PlaceIndex, argument: Argument) -> range:
    """Find the sentences of a paragraph that tell of a claim's incident, up to its own.

    A place that opens a sentence turns to another incident where no sentence ahead has named it;
    one that stands behind what happened there only says more of where.
    """
    tokens = index.tokens
    sentence = tokens.sentence_of[argument.trigger.start]
    lowest = sentence + 1 - len(nearby(tokens, sentence))
    first = sentence
    while first > lowest and not _turns(index, places, first, lowest):
        first -= 1
    return range(first, sentence + 1)


def opens_anew(index: DocumentIndex, sentence: int) -> bool:
    """Tell whether a sentence says by its first words that it turns to another incident."""
    text, small = index.tokens.text, index.tokens.small
    start = index.tokens.scope(sentence)[0]
    turns = TURNS.match(text, start) or ONE_OF.match(text, start)
    return bool(turns or _TURNS.match(small, start) or _FARTHER.match(small, start))


def _turns(index: DocumentIndex, places: PlaceIndex, sentence: int, lowest: int) -> bool:
    """Whether a sentence turns away from those ahead of it, back to the `lowest`."""
    tokens = index.tokens
    start, end = tokens.scope(sentence)
    cut = any(pattern.match(tokens.text, start) for pattern in (TURNS, ONE_OF))
    if cut or _TURNS.match(tokens.small, start):
        return True
    ahead = {e.name for e in places.events if tokens.scope(lowest)[0] <= e.start < start}
    fronts = (
        e
        for e in places.events
        if start <= e.start < end and e.narrow and is_front(tokens.small, start, e)
    )
    return any(
        all(
            e.name != name and not places.inside(e.name, name) and not places.inside(name, e.name)
            for name in ahead
        )
        for e in fronts
    )
