"""Those who came to no harm: "the driver was unhurt", "11 sailors were rescued unharmed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import subject, voice
from tui.facts.casualties.counts.verb_rules import nobody, to_the_left
from tui.facts.casualties.index.document_index import BE, HAVE, Argument, DocumentIndex

if TYPE_CHECKING:
    from tui.facts.casualties.index.triggers import Trigger

_SET_FREE = frozenset({"released", "freed", "rescued", "found"})


def unharmed_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Somebody who came to no harm; people who are not counted do as well."""
    _, edge = voice(index, trigger)
    edge = _before_rescue(index, edge)
    argument = to_the_left(index, trigger, edge, "unharmed")
    if argument is None:
        word = subject(index, trigger.start)
        participant = index.person_at(word) if word is not None else None
        argument = (
            Argument(participant, trigger, "unharmed", "left") if participant is not None else None
        )
    return (
        Argument(nobody(argument.participant), trigger, "unharmed", "left")
        if argument is not None
        else None
    )


def _before_rescue(index: DocumentIndex, edge: int) -> int:
    """Where the verb begins by which somebody is free and unhurt: "were rescued unharmed"."""
    lower = index.tokens.lower
    if lower[edge - 1] not in _SET_FREE:
        return edge
    word = edge - 1
    while word and lower[word - 1] in BE | HAVE | {"later", "since"}:
        word -= 1
    return word
