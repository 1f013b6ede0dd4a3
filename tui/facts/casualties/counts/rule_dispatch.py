"""The rules that tie participants to triggers. Each is named, and `explain` shows the name.

passive-subject    12 people were killed
reduced-passive    12 people killed in Goma
active-object      the blast killed 12 people, killing 12
behind-a-place     killed in Goma 12 people
intransitive       12 people died
state              12 people are missing, left 12 dead
number-noun        12 deaths, no injuries
noun-of            the death of 12 people
bodies             12 bodies, the bodies of 12 people
attributive        12 wounded soldiers
label              Killed: 12
table              a number under a column's head
toll               the death toll rose to 12
count              police put the dead at 12
shared-trigger     killing and wounding 12: one participant, two triggers
coordination       killed 12 soldiers and 3 children: one trigger, two participants
breakdown          12 people, including 3 children
among-the-dead     3 children were among the dead
claimed-lives      the crash claimed 12 lives, the army lost 12 soldiers
hospital           12 people were taken to hospital
of-the-dead        of the dead, 3 were children
unharmed           the driver was unhurt, was not injured
they               12 people said they were abducted
gapping            two died in A and three in B
manner             12 were wounded, several critically
row                the deaths of Ann Lee, 39, her son, and Jo Roe
named              the dead were identified as Ann Lee and Jo Roe
comitative         4 soldiers were hurt along with 3 bystanders
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import subject
from tui.facts.casualties.counts.losses import claim_argument
from tui.facts.casualties.counts.noun_rules import (
    inside_argument,
    is_label,
    label_argument,
    noun_argument,
)
from tui.facts.casualties.counts.searches import is_sought, is_wanted
from tui.facts.casualties.counts.total_rules import among_argument, toll_argument
from tui.facts.casualties.counts.verb_rules import (
    act_argument,
    fall_argument,
    hospital_argument,
    state_argument,
    unharmed_argument,
)
from tui.facts.casualties.index.document_index import SAYING
from tui.facts.casualties.index.person_nouns import group, singular
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.triggers import Trigger
    from tui.facts.lexicon.schema import Mode

_SHARES = grammar().shares
PROPORTIONS = grammar().proportions
"""Quantity words that say how large a part of people already counted something is true of."""

_RULES: dict[Mode, Callable[[DocumentIndex, Trigger], Argument | None]] = {
    "act": act_argument,
    "fall": fall_argument,
    "state": state_argument,
    "noun": noun_argument,
    "body": noun_argument,
    "toll": toll_argument,
    "among": among_argument,
    "included": among_argument,
    "claim": claim_argument,
    "unharmed": unharmed_argument,
    "hospital": hospital_argument,
}
_FUGITIVES = grammar().held | {"robber", "suspect", "thief", "attacker", "killer", "convict"}
_DRIVEN = frozenset({"displaced", "uprooted"})
"""What happens to nobody but those who lose their homes, of whom one may be told."""
_GETAWAY = frozenset({"robbed", "stole", "opened", "shot", "stabbed", "attacked", "fired", "broke"})
_HOUSING = frozenset(
    {"housing", "houses", "hosting", "hosts", "shelters", "accommodating", "accommodates"}
)
_CAMPS = re.compile(r"\b(?:camps?|shelters?|refugees?|displaced|displacement|evacuation|idps?)\b")
_CAPTIVE = frozenset({"away", "captive", "captives", "hostage", "hostages", "shields", "prisoner"})
_FAR = 12
"""Words behind "took" in which stands what became of people."""
_UNTRACED = re.compile(
    r"^(?:(?! and | but |,).)*\b(?:not|never)(?: yet)?(?: been| be)?"
    r" (?:traced|found|recovered|located)\b"
)
_TAKES = (["took"], ["taken"], ["takes"], ["taking"])
_SAVING = frozenset(
    {
        "rescued",
        "freed",
        "saved",
        "released",
        "treated",
        "helped",
        "evacuated",
        "treating",
        "freeing",
    }
)
"""Verbs behind which the victims of something are alive."""
_PATIENTS = frozenset({"sick", "ill", "patients", "casualties"})
_LABELS = frozenset({"act", "state", "noun", "body"})


def direct_arguments(index: DocumentIndex) -> list[Argument]:
    """Find each trigger's argument in its own slot, in the order of the text."""
    results: list[Argument] = []
    for trigger in index.triggers:
        argument = _argument(index, trigger)
        if argument is not None and argument.participant.nature == "things":
            argument = _beside_things(index, argument)
        if argument is not None and _acceptable(index, argument):
            results.append(argument)
    return results


def _beside_things(index: DocumentIndex, argument: Argument) -> Argument:
    """The people whom a verb has beside animals or things: "killed two rhinos and a ranger"."""
    if argument.side == "left":
        return _before_things(index, argument)
    end = argument.participant.end
    people = index.by_start.get(end + 1)
    joined = index.tokens.lower[end : end + 1] == ["and"] and argument.side == "right"
    if people is None or people.nature != "people" or not joined:
        return argument
    return replace(argument, participant=people)


def _before_things(index: DocumentIndex, argument: Argument) -> Argument:
    """The people who are listed before animals: "11 herders and their 200 cows were killed"."""
    start = argument.participant.start - 1
    joint = start - (index.tokens.tags[start : start + 1] == ["PRP$"])
    people = index.by_end.get(joint)
    joined = index.tokens.lower[joint : joint + 1] == ["and"]
    if people is None or people.nature != "people" or not joined:
        return argument
    return replace(argument, participant=people)


def _argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    if trigger.mode in _LABELS and is_label(index, trigger):
        return label_argument(index, trigger)
    inside = inside_argument(index, trigger)
    if inside is not None and trigger.mode == "toll" and inside.participant.vague == "number of":
        inside = None  # "the final number of dead"
    argument = inside or _RULES[trigger.mode](index, trigger)
    if argument is None and trigger.mode in _LABELS:
        return label_argument(index, trigger)
    return argument


def _acceptable(index: DocumentIndex, argument: Argument) -> bool:
    """Whether a participant can come to this harm: no tanks, and for weak words people only."""
    participant, trigger = argument.participant, argument.trigger
    if participant.nature == "things":
        return _fatal_cases(index, argument)
    if trigger.kind == "missing" and trigger.mode == "act":
        return is_sought(index, argument)
    if any(is_unhurt(index, argument) for is_unhurt in _UNHURT):
        return False
    if argument.rule == "number-noun" and participant.vague in _SHARES:
        partitive = "of" in index.tokens.lower[participant.start : trigger.start]
        return not partitive  # "most of the deaths"
    condition = trigger.mode == "state" and trigger.end > trigger.start + 1
    aside = condition or argument.rule in {"reduced-passive", "shared-trigger"}
    if participant.vague in PROPORTIONS and participant.of_whole and aside:
        return False
    named = participant.nature == "people" or argument.rule in {"number-noun", "toll", "count"}
    return named or not trigger.weak or participant.head is None


def _is_apart(index: DocumentIndex, argument: Argument) -> bool:
    """Whether a paragraph begins with the trigger, and who came to harm is of the one before."""
    tokens, participant = index.tokens, argument.participant
    if argument.side != "left" or participant.end > argument.trigger.start:
        return False
    begin = tokens.starts[argument.trigger.start]
    return "\n\n" in tokens.text[tokens.ends[participant.end - 1] : begin]


def _is_untraced(index: DocumentIndex, argument: Argument) -> bool:
    """Whether bodies are not there: those of the missing "were not traced", "no bodies" lay."""
    trigger, tokens = argument.trigger, index.tokens
    if trigger.mode != "body":
        return False
    if argument.participant.low == 0:
        return True
    last = tokens.bounds(trigger.start)[1]
    return _UNTRACED.search(" ".join(tokens.lower[trigger.end : last])) is not None


def _is_housed(index: DocumentIndex, argument: Argument) -> bool:
    """Whether people who are housed have not lost their homes: they live in no camp."""
    trigger, tokens = argument.trigger, index.tokens
    if trigger.kind != "displaced" or tokens.lower[trigger.start] not in _HOUSING:
        return False
    first, last = tokens.bounds(trigger.start)
    sentence = " ".join(tokens.lower[first:last])
    return _CAMPS.search(sentence) is None or argument.participant.nature != "people"


def _is_passenger(index: DocumentIndex, argument: Argument) -> bool:
    """Whether those who "took" people are no gunmen, and only took them along."""
    trigger, lower = argument.trigger, index.tokens.lower
    if trigger.kind != "abducted" or lower[trigger.start : trigger.end] not in _TAKES:
        return False
    if not _CAPTIVE.isdisjoint(lower[trigger.end : trigger.end + _FAR]):
        return False
    word = subject(index, trigger.start)
    if word is None or argument.participant.nature != "people" or argument.side != "right":
        return True
    return group([singular(lower[word])]) != "militants"


def _is_fugitive(index: DocumentIndex, argument: Argument) -> bool:
    """Whether one who fled is a fugitive, or a household came to a harm that only people can."""
    participant, trigger = argument.participant, argument.trigger
    fled = trigger.kind == "displaced"
    driven = index.tokens.lower[trigger.start] in _DRIVEN
    fugitive = fled and participant.form in {"single", "article"} and not driven
    fugitive = fugitive or (trigger.mode == "fall" and fled and _escaped(index, argument))
    return (fugitive and not participant.unit) or (participant.unit and not fled)


def _is_shot_down(index: DocumentIndex, argument: Argument) -> bool:
    """Whether something that no noun names was shot down: "of which 44 were shot down"."""
    shot = index.tokens.lower[argument.trigger.start : argument.trigger.end + 1] == ["shot", "down"]
    return shot and argument.participant.nature != "people"


def _speaks(index: DocumentIndex, argument: Argument) -> bool:
    """Whether a victim says something and so lives: "One of the victims, a teacher, said"."""
    begin = min(argument.participant.start, argument.trigger.start)
    last = index.tokens.bounds(begin)[1]
    end = max(argument.participant.end, argument.trigger.end)
    says = next((w for w in range(end, last) if index.tokens.lower[w] in SAYING), None)
    speaker = subject(index, says) if says is not None else None
    return speaker is not None and begin <= speaker < end


def _is_saved(index: DocumentIndex, argument: Argument) -> bool:
    """Whether "of the victims" are people who live: "rescued four of the victims"."""
    lower, trigger = index.tokens.lower, argument.trigger
    if trigger.kind != "killed" or not lower[trigger.end - 1].startswith("victim"):
        return False
    if _speaks(index, argument):
        return True
    return not _SAVING.isdisjoint(lower[max(0, argument.participant.start - 2) : trigger.start])


def _escaped(index: DocumentIndex, argument: Argument) -> bool:
    """Whether those who fled did harm or were prisoners: "the 12 attackers fled"."""
    head, tokens = argument.participant.head, index.tokens
    noun = singular(tokens.lower[head]) if head is not None else ""
    did = tokens.lower[argument.participant.end : argument.trigger.start]
    return noun in _FUGITIVES or group([noun]) == "militants" or not _GETAWAY.isdisjoint(did)


def _fatal_cases(index: DocumentIndex, argument: Argument) -> bool:
    """Whether cases are told of that ended in death: "three of the cases were fatal"."""
    head, trigger = argument.participant.head, argument.trigger
    is_state = index.tokens.lower[trigger.end - 1] == "fatal" and trigger.mode == "state"
    return is_state and head is not None and index.tokens.lower[head] in {"case", "cases"}


def _is_casualty(index: DocumentIndex, argument: Argument) -> bool:
    """Whether the wounded or sick are brought to safety: "evacuated 26 wounded", "took in 18 sick"."""
    participant, trigger, lower = argument.participant, argument.trigger, index.tokens.lower
    if trigger.kind != "displaced":
        return False
    inside = (index.harm.get(word) for word in range(participant.start, participant.end + 1))
    hurt = any(harm is not None and harm.kind == "injured" for harm in inside)
    return hurt or not _PATIENTS.isdisjoint(lower[participant.start : participant.end])


def _is_remains(index: DocumentIndex, argument: Argument) -> bool:
    """Whether what was burned are bodies: "some burned beyond recognition"."""
    end = argument.trigger.end
    return index.tokens.lower[end : end + 2] == ["beyond", "recognition"]


_UNHURT = (
    _is_apart,
    _is_remains,
    _is_casualty,
    _is_untraced,
    _is_housed,
    _is_passenger,
    _is_shot_down,
    _is_saved,
    _is_fugitive,
    is_wanted,
)
"""Reasons why a participant did not come to the harm beside which it stands."""
