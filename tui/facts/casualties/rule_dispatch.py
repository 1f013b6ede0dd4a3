"""The rules that tie parties to triggers. Each is named, and `explain` shows the name.

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
shared-trigger     killing and wounding 12: one party, two triggers
coordination       killed 12 soldiers and 3 children: one trigger, two parties
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

from typing import TYPE_CHECKING

from tui.facts.casualties.noun_rules import inside_link, label_link, noun_link
from tui.facts.casualties.total_rules import among_link, claim_link, toll_link
from tui.facts.casualties.verb_rules import (
    act_link,
    fall_link,
    hospital_link,
    state_link,
    unharmed_link,
)
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.facts.casualties.document_index import Link, Scene
    from tui.facts.casualties.triggers import Mode, Trigger

SHARES = words("shares")
PROPORTIONS = words("proportions")
"""Quantity words that say how large a part of people already counted something is true of."""

_RULES: dict[Mode, Callable[[Scene, Trigger], Link | None]] = {
    "act": act_link,
    "fall": fall_link,
    "state": state_link,
    "noun": noun_link,
    "body": noun_link,
    "toll": toll_link,
    "among": among_link,
    "included": among_link,
    "claim": claim_link,
    "unharmed": unharmed_link,
    "hospital": hospital_link,
}
_LABELS = frozenset({"act", "state", "noun", "body"})


def direct_links(scene: Scene) -> list[Link]:
    """The link of every trigger to the party in its own slot, in the order of the text."""
    found: list[Link] = []
    for trigger in scene.triggers:
        link = _link(scene, trigger)
        if link is not None and _acceptable(scene, link):
            found.append(link)
    return found


def _link(scene: Scene, trigger: Trigger) -> Link | None:
    link = inside_link(scene, trigger) or _RULES[trigger.mode](scene, trigger)
    if link is None and trigger.mode in _LABELS:
        return label_link(scene, trigger)
    return link


def _acceptable(scene: Scene, link: Link) -> bool:
    """Whether a party can have come to this harm: no tanks, and for weak words people only."""
    party, trigger = link.party, link.trigger
    if party.nature == "things":
        return _fatal_cases(scene, link)
    fled = trigger.kind == "displaced"  # but one who fled is a fugitive
    fugitive = fled and party.form in {"single", "article"}
    if (fugitive and not party.unit) or (party.unit and not fled):
        return False
    if link.rule == "number-noun" and party.vague in SHARES:
        whole = "of" in scene.reading.words[party.start : trigger.start]
        return not whole  # "most of the deaths"
    condition = trigger.mode == "state" and trigger.end > trigger.start + 1
    aside = condition or link.rule in {"reduced-passive", "shared-trigger"}
    if party.vague in PROPORTIONS and party.of_whole and aside:
        return False
    if party.nature == "people" or link.rule in {"number-noun", "toll", "count"}:
        return True
    return not trigger.weak or party.head is None


def _fatal_cases(scene: Scene, link: Link) -> bool:
    """Whether cases are told of that ended in death: "three of the cases were fatal"."""
    head, trigger = link.party.head, link.trigger
    said = scene.reading.words[trigger.end - 1] == "fatal" and trigger.mode == "state"
    return said and head is not None and scene.reading.words[head] in {"case", "cases"}
