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
comparison         12 died, up from 9 a year before
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

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.exclusions import is_excluded
from tui.facts.casualties.counts.hospitals import hospital_argument
from tui.facts.casualties.counts.inversion import inverted_argument
from tui.facts.casualties.counts.losses import claim_argument
from tui.facts.casualties.counts.noun_rules import (
    inside_argument,
    is_label,
    label_argument,
    noun_argument,
)
from tui.facts.casualties.counts.searches import is_sought
from tui.facts.casualties.counts.takers import by_taker
from tui.facts.casualties.counts.total_rules import among_argument, toll_argument
from tui.facts.casualties.counts.unharmed import unharmed_argument
from tui.facts.casualties.counts.verb_rules import (
    act_argument,
    fall_argument,
    state_argument,
)
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
_LABELS = frozenset({"act", "state", "noun", "body"})


def direct_arguments(index: DocumentIndex) -> list[Argument]:
    """Find each trigger's argument in its own slot, in the order of the text."""
    results: list[Argument] = []
    for trigger in index.triggers:
        argument = _argument(index, trigger)
        if argument is not None and argument.participant.nature == "things":
            argument = _beside_things(index, argument)
        if argument is not None and _acceptable(index, argument):
            results.append(by_taker(index, argument))
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
        people, end = None, argument.participant.end
        if index.tokens.lower[end : end + 1] == ["and"]:  # "200 cows and two herders died"
            people = index.by_start.get(end + 1)
    if people is None or people.nature != "people" or people.end > argument.trigger.start:
        return argument
    return replace(argument, participant=people)


def _argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    if trigger.mode in _LABELS and is_label(index, trigger):
        return label_argument(index, trigger)
    inside = inside_argument(index, trigger) or _behind_verb(index, trigger)
    if inside is not None and trigger.mode == "toll" and inside.participant.vague == "number of":
        inside = None  # "the final number of dead"
    argument = inside or _RULES[trigger.mode](index, trigger)
    if argument is None and trigger.mode in _LABELS:
        return label_argument(index, trigger)
    return argument


def _behind_verb(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    past = trigger.mode == "act" and trigger.form == "past"
    return inverted_argument(index, trigger) if past or trigger.mode == "state" else None


def _acceptable(index: DocumentIndex, argument: Argument) -> bool:
    """Whether a participant can come to this harm: no tanks, and for weak words people only."""
    participant, trigger = argument.participant, argument.trigger
    if participant.nature == "things":
        return _fatal_cases(index, argument)
    if trigger.kind == "missing" and trigger.mode == "act":
        return is_sought(index, argument)
    if is_excluded(index, argument):
        return False
    if argument.rule == "number-noun" and participant.vague in _SHARES:
        partitive = "of" in index.tokens.lower[participant.start : trigger.start]
        return not partitive  # "most of the deaths"
    condition = trigger.mode == "state" and trigger.end > trigger.start + 1
    aside = condition or argument.rule in {"reduced-passive", "shared-trigger"}
    told = condition and participant.vague == "some"  # "some of them in critical condition"
    if participant.vague in PROPORTIONS and participant.of_whole and aside and not told:
        return False
    named = participant.nature == "people" or argument.rule in {"number-noun", "toll", "count"}
    return named or not trigger.weak or participant.head is None


def _fatal_cases(index: DocumentIndex, argument: Argument) -> bool:
    """Whether cases are told of that ended in death: "three of the cases were fatal"."""
    head, trigger = argument.participant.head, argument.trigger
    is_state = index.tokens.lower[trigger.end - 1] == "fatal" and trigger.mode == "state"
    return is_state and head is not None and index.tokens.lower[head] in {"case", "cases"}
