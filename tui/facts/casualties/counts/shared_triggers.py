"""Triggers that share their neighbour's participant: "killing and wounding 12"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import takes_object
from tui.facts.casualties.index.document_index import Argument, DocumentIndex

if TYPE_CHECKING:
    from tui.facts.casualties.index.triggers import Trigger

_ALONE = frozenset({"claim", "toll", "among", "included"})
"""Modes of triggers that share nothing."""
_PAIRING = frozenset({"and", "or", ",", "&", "/"})


def shared_arguments(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find the arguments of triggers without a participant beside one that has it."""
    linked = {argument.trigger.start: argument for argument in direct}
    results: list[Argument] = []
    for position, trigger in enumerate(index.triggers):
        if trigger.start in linked or trigger.mode in _ALONE:
            continue
        for neighbour in (
            *index.triggers[position + 1 : position + 2],
            *index.triggers[max(0, position - 1) : position],
        ):
            argument = linked.get(neighbour.start)
            if argument is not None and _shares(index, trigger, argument):
                shared = Argument(argument.participant, trigger, "shared-trigger", argument.side)
                linked[trigger.start] = shared
                results.append(shared)
                break
    return results


def _shares(index: DocumentIndex, trigger: Trigger, argument: Argument) -> bool:
    """Whether a trigger is of the same people as an argument beside it."""
    neighbour = argument.trigger
    if neighbour.kind == trigger.kind or not _paired(index, trigger, neighbour):
        return False
    if argument.side == "right" and takes_object(index, trigger.end):
        return False
    if trigger.kind == "displaced" and neighbour.kind == "injured":
        return False  # "16 were wounded and evacuated to hospital"
    owned = index.tokens.tags[trigger.end : trigger.end + 1] == ["PRP$"]
    if trigger.mode == "act" and owned:
        return False  # "took three drivers hostage and burned their lorries"
    behind = neighbour.start < trigger.start
    return (argument.side == "left") == behind or trigger.form == "noun"


def _paired(index: DocumentIndex, one: Trigger, neighbour: Trigger) -> bool:
    """Whether two triggers stand side by side, with nothing or a conjunction between them."""
    first, second = sorted((one, neighbour), key=lambda trigger: trigger.start)
    between = index.tokens.lower[first.end : second.start]
    tags = index.tokens.tags[first.end : second.start]
    plain = [w in _PAIRING or t in {"VBN", "VBD"} for w, t in zip(between, tags, strict=True)]
    return len(between) <= 3 and all(plain)
