"""What a text tells of the same people twice: who was shot and died, who was taken and is held."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import singular
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.participant import Participant

_WOUNDS = frozenset({"wounds", "wound"})
_PRONOUNS = grammar().pronouns
_DEAD = frozenset({"victim", "victims", "body", "bodies", "corpse", "corpses", "hostages"})
_BODIES = frozenset({"body", "bodies", "corpse", "corpses"})
_ANYBODY = frozenset(
    {"person", "people", "victim", "man", "other", "member", "one", "body", "woman"}
)
"""Nouns for people of whom others tell more: a woman may be the passenger."""
_NEAR = 2
"""Sentences between who was hurt and that as many died."""
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
    arguments = [_as_hurt(index, argument, arguments) for argument in arguments]
    deaths = [k for k in arguments if k.trigger.kind == "killed"]
    abductions = {
        k.participant.start: k.trigger.start for k in arguments if k.trigger.kind == "abducted"
    }
    arrested = {k.participant.start for k in arguments if _is_arrest(k, abductions)}
    abducted = abductions.keys() - arrested
    rest = [
        k
        for k in arguments
        if not (
            _fatal(index, k, deaths)
            or _summed(index, k, arguments)
            or (k.trigger.kind == "captured" and k.participant.start in abducted)
            or (k.trigger.kind == "abducted" and k.participant.start in arrested)
            or _was_shot(index, k, deaths)
            or (k.trigger.kind == "displaced" and _is_held(k, arguments))
            or _is_sheltered(index, k, arguments)
            or (k.trigger.kind == "missing" and _buried_dead(index, k, deaths))
        )
    ]
    return sorted(rest, key=lambda argument: (argument.participant.start, argument.trigger.start))


def _is_arrest(argument: Argument, abductions: dict[int, int]) -> bool:
    """Whether people were arrested before the text says that they were taken somewhere."""
    trigger, taken = argument.trigger, abductions.get(argument.participant.start)
    arrest = trigger.kind == "captured" and trigger.mode == "act" and not trigger.weak
    return arrest and taken is not None and trigger.start < taken


def _was_shot(index: DocumentIndex, argument: Argument, deaths: list[Argument]) -> bool:
    """Whether those who were "seized" were killed at once: "seized two herders and shot them"."""
    seized = index.tokens.lower[argument.trigger.start].startswith("seiz")
    return seized and any(k.participant.start == argument.participant.start for k in deaths)


def _as_hurt(index: DocumentIndex, argument: Argument, arguments: list[Argument]) -> Argument:
    """Some of "the victims" of whom too few died: they are of the injured whom a text counts."""
    trigger, number = argument.trigger, argument.participant.high or 0
    if (
        trigger.mode not in {"among", "included"}
        or "victims" not in index.tokens.lower[trigger.start : trigger.end]
    ):
        return argument
    others = [k for k in arguments if k.trigger.mode not in {"among", "included"}]
    died = max((k.participant.high or 0 for k in others if k.trigger.kind == "killed"), default=0)
    hurt = max((k.participant.high or 0 for k in others if k.trigger.kind == "injured"), default=0)
    if not died < number <= hurt:
        return argument
    return replace(argument, trigger=replace(trigger, kind="injured"))


def _buried_dead(index: DocumentIndex, argument: Argument, deaths: list[Argument]) -> bool:
    """Whether those who were buried are dead: "Nine miners were buried under rock and died"."""
    buried = "buried" in index.tokens.lower[argument.trigger.start : argument.trigger.end]
    return buried and any(k.participant.start == argument.participant.start for k in deaths)


def _is_held(argument: Argument, arguments: list[Argument]) -> bool:
    """Whether those who were moved are prisoners: "were taken prisoner and moved to a camp"."""
    return any(
        k.trigger.kind in {"captured", "abducted"}
        and k.participant.start == argument.participant.start
        and k.trigger.start < argument.trigger.start
        for k in arguments
    )


def _is_sheltered(index: DocumentIndex, argument: Argument, arguments: list[Argument]) -> bool:
    """Whether it only says who the harmed were: "killed 28 people who had sought shelter"."""
    participant, trigger = argument.participant, argument.trigger
    if (
        trigger.kind != "displaced"
        or "who" not in index.tokens.lower[participant.end : trigger.start]
    ):
        return False
    worse = {k.trigger.kind for k in arguments if k.participant.start == participant.start}
    return not worse.isdisjoint({"killed", "injured", "abducted"})


def _fatal(index: DocumentIndex, argument: Argument, deaths: list[Argument]) -> bool:
    """Whether an injury is that of which somebody died: "was shot and died"."""
    participant, trigger = argument.participant, argument.trigger
    if trigger.kind != "injured":
        return False
    same = [k.trigger.mode for k in deaths if _is_of(index, k, argument)]
    if "fall" in same and (_had_been(index, argument) or trigger.mode in {"fall", "state"}):
        return True
    if participant.low in {None, 0}:
        return False
    wounds = not _WOUNDS.isdisjoint(index.tokens.lower[trigger.start : trigger.end])
    size = (participant.low, participant.high)
    near = [k for k in deaths if _is_near(index, k, argument)]
    as_many = any((k.participant.low, k.participant.high) == size for k in near)
    return (trigger.weak and bool(same)) or ((trigger.weak or wounds) and as_many)


def _is_of(index: DocumentIndex, death: Argument, injury: Argument) -> bool:
    """Whether a death is of those who were hurt: "a rebel named as Roe, who was hurt, died"."""
    victim, hurt = death.participant, injury.participant
    if victim.start == hurt.start:
        return True
    first = index.tokens.sentence_of[victim.start] == index.tokens.sentence_of[hurt.start]
    named = "as" in index.tokens.lower[victim.end : hurt.start] and hurt.start in index.names
    return first and named and victim.low == 1 and hurt.start < death.trigger.start


def _is_near(index: DocumentIndex, death: Argument, injury: Argument) -> bool:
    """Whether deaths may be those of who was hurt: not of others, nor sentences away."""
    participant = injury.participant
    told_before = death.trigger.start < injury.trigger.start
    somebody = participant.form in {"article", "single"} and participant.start not in index.names
    pronoun = participant.head is not None and index.tokens.lower[participant.head] in _PRONOUNS
    if participant.further or (told_before and somebody and not pronoun):
        return False
    lower = index.tokens.lower
    kin = index.tokens.tags[death.participant.start] == "PRP$"
    if pronoun and kin and told_before:
        return False  # "lost his wife. He was treated for a broken arm"
    if told_before and _are_others(index, death, injury):
        return False  # "Two youths were killed. Two passengers were hit by bullets"
    another = death.participant.form == "article" and not told_before
    if another and (lower[participant.start] == "the" or _are_others(index, death, injury)):
        return False  # "An officer shot the driver. A man was killed in Leeds"
    if told_before and injury.trigger.mode == "hospital" and _is_some(index, injury):
        return False  # "Two drowned. Of those who were saved, two were taken to hospital"
    sentences = index.tokens.sentence_of
    return abs(sentences[death.trigger.start] - sentences[injury.trigger.start]) <= _NEAR


def _is_some(index: DocumentIndex, injury: Argument) -> bool:
    """Whether a number is new, and not that of "the two" or "all eight" who were told of."""
    word = injury.participant.start
    same = index.tokens.sentence_of
    ahead = [k for k in index.triggers if k.kind == "killed" and same[k.start] == same[word]]
    return not ahead and index.tokens.tags[word] in {"CD", "JJR", "IN", "RB"}


def _are_others(index: DocumentIndex, death: Argument, injury: Argument) -> bool:
    """Whether nouns tell those who were hurt from those who died before: youths, passengers."""
    lower = index.tokens.lower
    heads = (death.participant.head, injury.participant.head)
    nouns = {singular(lower[head]) for head in heads if head is not None}
    several = injury.participant.form == "number" and (injury.participant.low or 0) > 1
    before = death.trigger.start < injury.trigger.start
    return (several or not before) and len(nouns) == 2 and nouns.isdisjoint(_ANYBODY | _PRONOUNS)


def _had_been(index: DocumentIndex, argument: Argument) -> bool:
    """Whether an injury only says who the dead were: "two who had been injured died"."""
    lower, start = index.tokens.lower, argument.trigger.start
    ahead = lower[max(0, start - 2) : start]
    relative = {"who", "whom"}.isdisjoint(lower[argument.participant.end : start])
    return argument.trigger.kind == "injured" and ("had" in ahead or not relative)


def _summed(index: DocumentIndex, argument: Argument, arguments: list[Argument]) -> bool:
    """Whether a number of people shot is that of the dead and the hurt of whom the text tells."""
    if not index.tokens.lower[argument.trigger.end - 1].startswith("sho") or not (
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
    people = lower[participant.start : participant.end]
    burned = participant.head is not None and lower[participant.head] in _BODIES
    if burned or (lower[trigger.start] == "found" and not _DEAD.isdisjoint(people)):
        return True  # "four bodies burned black", "12 victims were found shot"
    if argument.rule == "they" and lower[trigger.start] == "shot" and argument.side == "left":
        taken = lower[max(0, participant.start - 2) : participant.start]
        return not _TAKEN.isdisjoint(taken)
    more = argument.side == "right" and _more_died(argument, arguments)
    if lower[trigger.start] == "shot" and (more or _only_dead(participant, arguments)):
        return True
    if lower[trigger.start] in {"shot", "shoot"} and participant.head is not None:
        held = singular(lower[participant.head]) in _HELD
        return held and argument.side == "right"
    alone = lower[participant.start] in {"the", "all", "both"} and participant.head is None
    return alone and participant.high in _sums_of_dead(arguments)


def _only_dead(shot: Participant, arguments: list[Argument]) -> bool:
    """Whether a text tells of several shot and of several dead, and of nobody else hurt."""
    hurt = any(k.trigger.kind == "injured" and not k.trigger.weak for k in arguments)
    died = max((k.participant.low or 0 for k in arguments if k.trigger.kind == "killed"), default=0)
    return not (hurt or shot.further) and 1 < (shot.low or 0) <= died


def _sums_of_dead(arguments: list[Argument]) -> set[int]:
    """The numbers of the dead of each trigger of deaths."""
    sums: dict[int, int] = {}
    for argument_of_death in arguments:
        if argument_of_death.trigger.kind == "killed" and argument_of_death.participant.high:
            sums[argument_of_death.trigger.start] = (
                sums.get(argument_of_death.trigger.start, 0) + argument_of_death.participant.high
            )
    return set(sums.values())


def _more_died(argument: Argument, arguments: list[Argument]) -> bool:
    """Whether the next of whom a text tells died too: "shot 31 men. Another 16 people died"."""
    later = (k for k in arguments if k.participant.start > argument.participant.end)
    following = next((k for k in later if not k.subset), None)
    several = (argument.participant.low or 0) > 1
    died = following is not None and following.trigger.kind == "killed"
    return several and died and following is not None and following.participant.further


def _killed(argument: Argument) -> Argument:
    return replace(argument, trigger=replace(argument.trigger, kind="killed", weak=False))
