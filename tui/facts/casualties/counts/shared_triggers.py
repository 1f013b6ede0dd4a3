"""Triggers that share their neighbour's participant: "killing and wounding 12"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import takes_object
from tui.facts.casualties.index.document_index import Argument, DocumentIndex

if TYPE_CHECKING:
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.triggers import Trigger

_ALONE = frozenset({"claim", "toll", "among", "included"})
"""Modes of triggers that share nothing."""
_JOINT = {"killed", "injured"}
"""Harm of which a number for both is the most that either can be: "980 killed and wounded"."""
_PAIRING = frozenset({"and", "or", ",", "&", "/"})


def shared_arguments(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find the arguments of triggers without a participant beside one that has it.

    Where both are of killed and injured, `direct` comes to say that its number is the most.
    """
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
                whole = argument.participant
                if _is_joint(index, trigger, argument):
                    whole = replace(whole, precision="at_most")
                    _put(whole, direct)
                    _put(whole, results)
                shared = Argument(whole, trigger, "shared-trigger", argument.side)
                linked[trigger.start] = shared
                results.append(shared)
                break
    return results


def _is_joint(index: DocumentIndex, trigger: Trigger, argument: Argument) -> bool:
    """Whether one exact number is of the killed and the injured together."""
    whole = argument.participant
    first, second = sorted((trigger, argument.trigger), key=lambda each: each.start)
    if _PAIRING.isdisjoint(index.tokens.lower[first.end : second.start]):
        return False  # "the shooting ended three lives"
    both = {trigger.kind, argument.trigger.kind} == _JOINT
    return both and whole.form == "number" and whole.precision == "exact" and bool(whole.low)


def _put(whole: Participant, arguments: list[Argument]) -> None:
    """Put people in the place of those whom arguments had at the same words."""
    for at, argument in enumerate(arguments):
        if argument.participant.start == whole.start and argument.trigger.kind in _JOINT:
            arguments[at] = replace(argument, participant=whole)


def _shares(index: DocumentIndex, trigger: Trigger, argument: Argument) -> bool:
    """Whether a trigger is of the same people as an argument beside it."""
    neighbour = argument.trigger
    if neighbour.kind == trigger.kind or not _paired(index, trigger, neighbour):
        return False
    if argument.side == "right" and takes_object(index, trigger.end):
        return False
    if trigger.kind == "displaced" and neighbour.kind == "injured":
        return False  # "16 were wounded and evacuated to hospital"
    named = index.tokens.lower[trigger.start - 1] == "the"
    if named and (argument.side == "right" or trigger.mode == "body"):
        return False  # "spread among the displaced and had killed 19", "found under the bodies"
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
