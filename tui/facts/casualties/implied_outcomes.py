"""What a text tells of the same people twice: who was shot and died, who was taken and is held."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.person_nouns import singular
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Argument, DocumentIndex

_WOUNDS = frozenset({"wounds", "wound"})
_HELD = grammar().held
_TAKEN = frozenset(
    {
        "seized",
        "abducted",
        "kidnapped",
        "captured",
        "dragged",
        "took",
        "caught",
        "snatched",
        "up",
        "out",
    }
)
"""Verbs behind which people are in somebody's hands, who does not shoot them to hurt them."""


def without_implied(index: DocumentIndex, arguments: list[Argument]) -> list[Argument]:
    """Leave out injuries of those who died of them, and that the abducted are held."""
    arguments = [
        _killed(argument) if _shot_dead(index, argument, arguments) else argument
        for argument in arguments
    ]
    deaths = [k for k in arguments if k.trigger.kind == "killed"]
    abducted = {k.participant.start for k in arguments if k.trigger.kind == "abducted"}
    rest = [
        k
        for k in arguments
        if not (
            _fatal(index, k, deaths)
            or _summed(k, arguments)
            or (k.trigger.kind == "captured" and k.participant.start in abducted)
        )
    ]
    return sorted(rest, key=lambda argument: (argument.participant.start, argument.trigger.start))


def _fatal(index: DocumentIndex, argument: Argument, deaths: list[Argument]) -> bool:
    """Whether an injury is that of which somebody died: "was shot and died"."""
    participant, trigger = argument.participant, argument.trigger
    if trigger.kind != "injured":
        return False
    same = [k.trigger.mode for k in deaths if k.participant.start == participant.start]
    if "fall" in same and _had_been(index, argument):
        return True
    if participant.low in {None, 0}:
        return False
    wounds = not _WOUNDS.isdisjoint(index.tokens.lower[trigger.start : trigger.end])
    size = (participant.low, participant.high)
    as_many = any((k.participant.low, k.participant.high) == size for k in deaths)
    return (trigger.weak and bool(same)) or ((trigger.weak or wounds) and as_many)


def _had_been(index: DocumentIndex, argument: Argument) -> bool:
    """Whether an injury only says who the dead were: "two who had been injured died"."""
    ahead = index.tokens.lower[max(0, argument.trigger.start - 2) : argument.trigger.start]
    return argument.trigger.kind == "injured" and "had" in ahead


def _summed(argument: Argument, arguments: list[Argument]) -> bool:
    """Whether a number of people shot is that of the dead and the hurt of whom the text tells."""
    if not (
        argument.trigger.weak
        and argument.trigger.kind == "injured"
        and argument.participant.form == "number"
    ):
        return False
    others = [
        k for k in arguments if k.trigger.start != argument.trigger.start and k.participant.low
    ]
    killed = {k.participant.high or 0 for k in others if k.trigger.kind == "killed"}
    hurt = {k.participant.high or 0 for k in others if k.trigger.kind == "injured"}
    return any(dead + alive == argument.participant.high for dead in killed for alive in hurt)


def _shot_dead(index: DocumentIndex, argument: Argument, arguments: list[Argument]) -> bool:
    """Whether those who were shot are the dead of whom the text tells, or were prisoners.

    "The three were shot at home" means the three in whose deaths somebody is charged.
    """
    participant, trigger = argument.participant, argument.trigger
    if not (trigger.weak and trigger.kind == "injured" and participant.form == "number"):
        return False
    lower = index.tokens.lower
    if argument.rule == "they" and lower[trigger.start] == "shot" and argument.side == "left":
        taken = lower[max(0, participant.start - 2) : participant.start]
        return not _TAKEN.isdisjoint(taken)
    if lower[trigger.start] in {"shot", "shoot"} and participant.head is not None:
        held = singular(lower[participant.head]) in _HELD
        return held and argument.side == "right"
    if lower[participant.start] not in {"the", "all", "both"} or participant.head is not None:
        return False
    sums: dict[int, int] = {}
    for argument_of_death in arguments:
        if argument_of_death.trigger.kind == "killed" and argument_of_death.participant.high:
            sums[argument_of_death.trigger.start] = (
                sums.get(argument_of_death.trigger.start, 0) + argument_of_death.participant.high
            )
    return participant.high in sums.values()


def _killed(argument: Argument) -> Argument:
    return replace(argument, trigger=replace(argument.trigger, kind="killed", weak=False))
