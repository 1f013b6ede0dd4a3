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
toll               the death toll rose to 12
shared-trigger     killing and wounding 12: one party, two triggers
coordination       killed 12 soldiers and 3 children: one trigger, two parties
breakdown          12 people, including 3 children
among-the-dead     3 children were among the dead
claimed-lives      the crash claimed 12 lives, the army lost 12 soldiers
unharmed           the driver was unhurt, was not injured
they               12 people said they were abducted
comitative         4 soldiers were hurt along with 3 bystanders
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.scene import Link, Scene
from tui.facts.casualties.slots import (
    far_left,
    far_right,
    left,
    negated,
    objects,
    right,
    subject,
    takes_object,
    voice,
)
from tui.facts.casualties.totals import among_link, claim_link, toll_link

if TYPE_CHECKING:
    from tui.facts.casualties.parties import Party
    from tui.facts.casualties.triggers import Trigger

PROPORTIONS = frozenset({"some", "many", "most", "half", "majority", "few"})
"""Quantity words that say how large a part of people already counted something is true of."""

_BOTH = frozenset("drown starve suffocate asphyxiate choke freeze bleed burn drowned starved froze frozen bled".split())
_LEAVE = frozenset(
    "leave leaves left leaving keep kept hold held find found see saw take took taken taking drive drove "
    "driven driving force forced forcing shot shoot stabbed burned beat beaten hacked stoned trampled".split()
)


_UNKNOWN = frozenset("unknown unclear uncertain known unaccounted".split())
_ANYBODY = frozenset("victim patient person individual human man woman child infant".split())
_EVENTS = frozenset(
    "death disappearance murder killing assassination execution arrest abduction kidnapping martyrdom capture detention "
    "fatality slaying beheading drowning".split()
)
_ONE_OF_ROW = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth latest".split())


def direct_links(scene: Scene) -> list[Link]:
    """The link of every trigger to the party that stands in its own slot, in the order of the text."""
    found: list[Link] = []
    for trigger in scene.triggers:
        link = _link(scene, trigger)
        if link is not None and _acceptable(link):
            found.append(link)
    return found


def _link(scene: Scene, trigger: Trigger) -> Link | None:
    inside = _inside(scene, trigger)
    if inside is not None:
        return inside
    if trigger.mode == "act":
        return _act(scene, trigger) or _label(scene, trigger)
    if trigger.mode == "fall":
        return _fall(scene, trigger)
    if trigger.mode in _OTHERS:
        return _OTHERS[trigger.mode](scene, trigger)
    if trigger.mode == "state":
        return _state(scene, trigger) or _label(scene, trigger)
    return _noun(scene, trigger) or _label(scene, trigger)


def _acceptable(link: Link) -> bool:
    """Whether a party can have come to this harm: no tanks, and for weak words people only."""
    party, trigger = link.party, link.trigger
    if party.nature == "things":
        return False
    if party.unit and trigger.kind != "displaced":
        return False
    if party.vague in PROPORTIONS and party.of_whole and link.rule in {"reduced-passive", "shared-trigger"}:
        return False
    if party.nature == "people" or link.rule in {"number-noun", "toll"}:
        return True
    return not trigger.weak or party.head is None


def _inside(scene: Scene, trigger: Trigger) -> Link | None:
    party = scene.covering.get(trigger.start)
    if party is None or party.head is None:
        return None
    if scene.reading.words[trigger.start] in {"casualty", "casualties"} and party.form != "zero":
        return None
    if trigger.start <= party.head < trigger.end:
        if party.vague and party.of_whole:
            return None
        rule = "bodies" if trigger.mode == "body" else "number-noun"
        return Link(party, trigger, rule, "inside", subset=party.of_whole)
    if party.vague and party.of_whole:
        return None
    return Link(party, trigger, "attributive", "inside", subset=party.of_whole)


def _act(scene: Scene, trigger: Trigger) -> Link | None:
    how, edge = voice(scene, trigger)
    if how == "passive" and trigger.form in {"past", "ing"}:
        return _to_the_left(scene, trigger, edge, "passive-subject")
    if trigger.form != "past":
        return _to_the_right(scene, trigger)
    if _falls_too(scene, trigger):
        return _to_the_right(scene, trigger) or _to_the_left(scene, trigger, edge, "intransitive")
    if how == "perfect" or scene.reading.words[edge - 1 if edge else 0] in {"that", "which"}:
        return _to_the_right(scene, trigger)
    before = left(scene, trigger.start)
    after = right(scene, trigger.end)
    if after is not None and not (before is not None and _belongs_elsewhere(scene, after)):
        return Link(after, trigger, "active-object", "right")
    bare = before is not None and before.head is None and before.end == trigger.start
    if takes_object(scene, trigger.end) and after is None and not bare:
        return None
    if before is not None:
        return Link(before, trigger, "reduced-passive", "left")
    return _parsed(scene, trigger) or _behind(scene, trigger)


def _falls_too(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb takes its victim as object and as subject alike: to drown, to starve to death."""
    return scene.reading.words[trigger.start] in _BOTH


def _belongs_elsewhere(scene: Scene, party: Party) -> bool:
    """Whether a party after a participle has a trigger of its own, or is a part of the one before."""
    within = scene.reading.words[party.start : party.end]
    if party.of_whole and not {"them", "whom"}.isdisjoint(within):
        return True
    following = scene.harm.get(party.end)
    return following is not None and following.form == "past" and following.mode in {"act", "state"}


def _to_the_right(scene: Scene, trigger: Trigger) -> Link | None:
    party = right(scene, trigger.end)
    if party is not None:
        of = scene.reading.words[trigger.end] == "of"
        return Link(party, trigger, "noun-of" if of else "active-object", "right")
    for word in objects(scene, trigger.start):
        party = scene.of(word)
        if party is not None and party.start >= trigger.end:
            return Link(party, trigger, "active-object", "right")
    return _behind(scene, trigger)


def _behind(scene: Scene, trigger: Trigger) -> Link | None:
    party = far_right(scene, trigger.end)
    return Link(party, trigger, "behind-a-place", "right") if party is not None else None


def _parsed(scene: Scene, trigger: Trigger) -> Link | None:
    """The subject that the parser sees for a participle that stands alone."""
    word = subject(scene, trigger.start)
    party = scene.of(word) if word is not None else None
    if party is None or party.start >= trigger.start:
        return None
    return Link(party, trigger, "reduced-passive", "left")


def _to_the_left(scene: Scene, trigger: Trigger, edge: int, rule: str) -> Link | None:
    party = left(scene, edge)
    if party is None and scene.reading.words[edge - 1 : edge] == ["they"]:
        return _they(scene, trigger, edge)
    if party is None or party.form in {"single", "article"}:
        word = subject(scene, trigger.start)
        parsed = scene.of(word) if word is not None else None
        if parsed is not None and parsed.start < trigger.start:
            party = parsed
        elif (
            word is not None
            and party is not None
            and not party.start <= word < party.end
            and word < trigger.start
        ):
            party = None
    if edge < trigger.start:
        if party is None:
            party = far_left(scene, edge)
        if party is not None:
            party = scene.partitive.get(party.start, party)
    if party is None:
        return None
    if trigger.kind == "injured" and party.form in {"single", "article"} and negated(scene, trigger, edge):
        return Link(_nobody(party), trigger, "unharmed", "left")
    return Link(party, trigger, rule, "left")


def _they(scene: Scene, trigger: Trigger, edge: int) -> Link | None:
    """The one counted party of the sentence that "they" can mean, if it has come to no harm yet."""
    first = scene.reading.bounds(trigger.start)[0]
    before = [p for p in scene.parties if first <= p.start and p.end < edge and p.nature == "people"]
    counted = [p for p in before if p.form in {"number", "vague"}]
    harmed = any(word in scene.harm for word in range(first, edge))
    if len(counted) != 1 or harmed:
        return None
    return Link(counted[0], trigger, "they", "left")


def _nobody(party: Party) -> Party:
    return replace(party, form="zero", low=0, high=0)


def _unharmed(scene: Scene, trigger: Trigger) -> Link | None:
    """Somebody who came to no harm; people who are not counted do as well."""
    _, edge = voice(scene, trigger)
    link = _to_the_left(scene, trigger, edge, "unharmed")
    if link is None:
        word = subject(scene, trigger.start)
        party = scene.person(word) if word is not None else None
        link = Link(party, trigger, "unharmed", "left") if party is not None else None
    return Link(_nobody(link.party), trigger, "unharmed", "left") if link is not None else None


_OTHERS = {
    "toll": toll_link,
    "among": among_link,
    "included": among_link,
    "claim": claim_link,
    "unharmed": _unharmed,
}


def _fall(scene: Scene, trigger: Trigger) -> Link | None:
    _, edge = voice(scene, trigger)
    end = trigger.end
    if scene.reading.words[end : end + 1] == ["in"] and end + 1 in scene.by_start:
        party = scene.by_start[end + 1]
        if party.vague:
            return Link(party, trigger, "intransitive", "right")
    return _to_the_left(scene, trigger, edge, "intransitive")


def _state(scene: Scene, trigger: Trigger) -> Link | None:
    _, edge = voice(scene, trigger)
    link = _to_the_left(scene, trigger, edge, "state")
    if link is not None:
        return link
    first = scene.reading.bounds(trigger.start)[0]
    for word in range(trigger.start - 1, max(first, trigger.start - 18) - 1, -1):
        if scene.reading.words[word] in _LEAVE:
            party = right(scene, word + 1)
            return (
                Link(party, trigger, "state", "left")
                if party is not None and party.end <= trigger.start
                else None
            )
        if (word in scene.harm and scene.harm[word].mode != "body") or (
            scene.reading.tags[word] in {"VBD", "VBZ", "VBP"}
        ):
            return None
    return None


def _noun(scene: Scene, trigger: Trigger) -> Link | None:
    reading = scene.reading
    word = trigger.start - 1
    first = reading.bounds(trigger.start)[0]
    while word >= first and word > trigger.start - 5:
        if word + 1 in scene.by_end:
            party = scene.by_end[word + 1]
            if reading.words[trigger.start] in {"casualty", "casualties"} and party.form != "zero":
                return None
            if party.form != "single":
                return Link(party, trigger, "number-noun", "left")
            break
        if not reading.tags[word].startswith(("JJ", "NN", "VBN", "VBG", "HYPH", "POS", "RB")):
            break
        word -= 1
    if reading.words[trigger.start] in {"casualty", "casualties"}:
        return None
    if trigger.end < len(reading) and reading.words[trigger.end] in {"of", "to", "among"}:
        party = right(scene, trigger.end + 1)
        if party is not None and _victims(scene, trigger, party):
            return Link(party, trigger, "noun-of", "right")
    return _whose(scene, trigger)


def _victims(scene: Scene, trigger: Trigger, party: Party) -> bool:
    """Whether a noun's complement was harmed: not "the death of the patient" in general, nor a fate that is known."""
    reading = scene.reading
    if reading.words[trigger.start] in {"fate", "whereabouts"}:
        first, last = reading.bounds(trigger.start)
        return not _UNKNOWN.isdisjoint(reading.words[first:last])
    return not (party.form == "single" and party.head is not None and reading.words[party.head] in _ANYBODY)


def _whose(scene: Scene, trigger: Trigger) -> Link | None:
    """One death that is somebody's or has its place in a row: "his death", "the first death"."""
    reading = scene.reading
    before = trigger.start - 1
    if before < reading.bounds(trigger.start)[0] or reading.words[trigger.start] not in _EVENTS:
        return None
    if trigger.end < len(reading) and reading.tags[trigger.end] in {"NN", "NNS"}:
        return None
    if reading.words[before] in {"his", "her"}:
        party = scene.one(before)
    elif reading.tags[before] == "POS":
        party = scene.one(before - 1)
    elif reading.words[trigger.start] in {"death", "fatality"} and reading.words[before] in _ONE_OF_ROW:
        party = scene.person(before)
    else:
        return None
    return Link(party, trigger, "noun-of", "left") if party is not None else None


def _label(scene: Scene, trigger: Trigger) -> Link | None:
    """A table's row: "Killed: 12", "Injured - 30"."""
    end = trigger.end
    if scene.reading.words[trigger.start] in {"casualty", "casualties"}:
        return None
    if end >= len(scene.reading) or scene.reading.words[end] not in {":", "-", "–", "—", "="}:
        return None
    party = scene.by_start.get(end + 1)
    return Link(party, trigger, "label", "right") if party is not None else None
