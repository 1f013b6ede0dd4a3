"""People who only went somewhere, and have left their homes where the text tells of flight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import group, singular

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex

_WAYS = frozenset(
    {"arrived at", "arrived in", "arriving in", "came to", "crossed", "gone", "left for"}
    | {"made their way to", "moved to", "reached", "set off for", "set out for"}
    | {"walked to", "under plastic", "under canvas", "under tarpaulins"}
)
"""Words for a way, or for a stay, that by themselves tell of no flight."""
_MANY = 10
"""From how many on people on the way are the people of a place."""
_RESIDENTS = frozenset(
    {"civilian", "evacuee", "human", "individual", "inhabitant", "islander", "other", "patient"}
    | {"people", "person", "refugee", "resident", "soul", "survivor", "villager"}
)


def is_journey(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether people only went somewhere: "about 300 left for the capital".

    They fled where the text says elsewhere that people were displaced, and they are of a place.
    """
    trigger, participant = argument.trigger, argument.participant
    lower = index.tokens.lower
    if trigger.kind != "displaced" or " ".join(lower[trigger.start : trigger.end]) not in _WAYS:
        return False
    first, last = index.tokens.bounds(trigger.start)
    inside = (index.harm.get(word) for word in range(first, last))
    if any(harm is not None and harm.kind in {"captured", "abducted"} for harm in inside):
        return True  # "70 youths were taken prisoner and moved to the capital"
    many = participant.form == "number" and (participant.unit or (participant.high or 0) >= _MANY)
    noun = singular(lower[participant.head]) if participant.head is not None else "person"
    theirs = participant.unit or noun in _RESIDENTS or group([noun]) in {"children", "women"}
    fled = any(
        t.kind == "displaced" and " ".join(lower[t.start : t.end]) not in _WAYS
        for t in index.triggers
    )
    return not (many and theirs and fled)
