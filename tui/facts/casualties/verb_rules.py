"""Rules for verbs and states: who was killed, who died, who is missing, who came to no harm."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.argument_search import (
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
from tui.facts.casualties.document_index import RELATIVES, Link, Scene
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.participant import Party
    from tui.facts.casualties.triggers import Trigger

_FALLS_TOO = words("falls_too")
_PROPORTIONS = words("proportions")
_LEAVE = words("leave")
_RESULTS = frozenset({"hostage", "captive", "prisoner", "to"})
"""What a verb makes of its object: "took 12 hostage", "beat a man to death"."""
_JUDGED = frozenset({"sentenced", "condemned", "sentencing", "sentences"})
_SET_FREE = frozenset({"released", "freed", "rescued", "found"})
_FAR = 18
"""Words between "left" or "drove" and the state in which it left people."""


def act_link(scene: Scene, trigger: Trigger) -> Link | None:
    """The victims of a verb: before a passive or a participle, behind an active form."""
    how, edge = voice(scene, trigger)
    if how == "passive" and trigger.form in {"past", "ing"}:
        return _to_the_left(scene, trigger, edge, "passive-subject")
    if _falls_too(scene, trigger):
        return _to_the_right(scene, trigger) or _to_the_left(scene, trigger, edge, "intransitive")
    if trigger.form != "past":
        return _to_the_right(scene, trigger)
    if how == "perfect" or scene.reading.words[edge - 1 if edge else 0] in {"that", "which"}:
        return _to_the_right(scene, trigger)
    return _participle(scene, trigger)


def _participle(scene: Scene, trigger: Trigger) -> Link | None:
    """The victims of a form that is past tense or participle: "rebels killed 7", "7 killed"."""
    before = left(scene, trigger.start)
    after = right(scene, trigger.end)
    if after is not None and not (before is not None and _belongs_elsewhere(scene, after)):
        return Link(after, trigger, "active-object", "right")
    bare = before is not None and before.head is None and before.end == trigger.start
    if takes_object(scene, trigger.end) and after is None and not bare:
        return None
    if before is not None:
        return Link(before, trigger, "reduced-passive", "left", subset=before.of_whole)
    return _parsed(scene, trigger) or _behind(scene, trigger)


def _falls_too(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb takes its victim as object and as subject alike: to drown, to starve."""
    return scene.reading.words[trigger.start] in _FALLS_TOO


def _belongs_elsewhere(scene: Scene, party: Party) -> bool:
    """Whether a party after a participle has its own trigger, or is a part of the one before."""
    within = scene.reading.words[party.start : party.end]
    if party.of_whole and not {"them", "whom"}.isdisjoint(within):
        return True
    if party.vague in _PROPORTIONS and party.head is None:
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
    reaches = edge < trigger.start or trigger.mode == "fall"
    if party is None and reaches and scene.reading.words[edge - 1 : edge] == [","]:
        party = far_left(scene, edge)
    if party is None or party.form in {"single", "article"} or _in_clause(scene, party, edge):
        party = _subject_instead(scene, trigger, party)
    if edge < trigger.start or trigger.mode == "fall":
        if party is None and edge < trigger.start:
            party = far_left(scene, edge)
        if party is not None and scene.reading.words[edge - 1] not in RELATIVES:
            party = scene.partitive.get(party.start, party)
    if party is None:
        return None
    if (
        trigger.kind == "injured"
        and party.form in {"single", "article"}
        and negated(scene, trigger, edge)
    ):
        return Link(_nobody(party), trigger, "unharmed", "left")
    return Link(party, trigger, rule, "left")


def _subject_instead(scene: Scene, trigger: Trigger, party: Party | None) -> Party | None:
    """The party that the parser sees as the subject, where the one beside is doubtful."""
    word = subject(scene, trigger.start)
    if word is None:
        return party
    parsed = scene.of(word)
    if parsed is not None and parsed.start < trigger.start:
        return parsed
    beside = party is not None and party.start <= word < party.end
    return party if beside or word >= trigger.start else None


def _in_clause(scene: Scene, party: Party, edge: int) -> bool:
    """Whether a party belongs to a clause that ends before the verb: "Lee, who shot 3, was"."""
    words = scene.reading.words
    first = scene.reading.bounds(edge)[0]
    if edge <= first or words[edge - 1] != "," or scene.reading.tags[party.start - 1] == ",":
        return False
    comma = next((w for w in range(party.start - 1, first, -1) if words[w] == ","), first)
    return words[comma + 1 : comma + 2] == ["who"]


def _they(scene: Scene, trigger: Trigger, edge: int) -> Link | None:
    """The one counted party of the sentence that "they" can mean, if it has come to no harm yet."""
    first = scene.reading.bounds(trigger.start)[0]
    before = [
        p for p in scene.parties if first <= p.start and p.end < edge and p.nature == "people"
    ]
    counted = [p for p in before if p.form in {"number", "vague"}]
    harmed = any(word in scene.harm for word in range(first, edge))
    if len(counted) != 1 or harmed:
        return None
    return Link(counted[0], trigger, "they", "left")


def _nobody(party: Party) -> Party:
    return replace(party, form="zero", low=0, high=0)


def unharmed_link(scene: Scene, trigger: Trigger) -> Link | None:
    """Somebody who came to no harm; people who are not counted do as well."""
    _, edge = voice(scene, trigger)
    if scene.reading.words[edge - 1] in _SET_FREE:
        return None
    link = _to_the_left(scene, trigger, edge, "unharmed")
    if link is None:
        word = subject(scene, trigger.start)
        party = scene.person(word) if word is not None else None
        link = Link(party, trigger, "unharmed", "left") if party is not None else None
    return Link(_nobody(link.party), trigger, "unharmed", "left") if link is not None else None


def hospital_link(scene: Scene, trigger: Trigger) -> Link | None:
    """Several people who were taken to hospital, unless they were sick or are dead.

    One person alone is told of in other words as well, or died there.
    """
    if scene.sick:
        return None
    last = scene.reading.bounds(trigger.start)[1]
    _, edge = voice(scene, trigger)
    link = _to_the_left(scene, trigger, edge, "hospital")
    if link is None or link.party.form not in {"number", "vague"}:
        return None
    if link.party.vague in _PROPORTIONS or link.party.head in scene.harm:
        return None
    later = range(trigger.end, last)
    deadly = any(scene.harm[word].kind == "killed" for word in later if word in scene.harm)
    one = (link.party.high or 2) < 2
    return None if one or (deadly and link.party.head is not None) else link


def fall_link(scene: Scene, trigger: Trigger) -> Link | None:
    """The victims who died or fled: before the verb, or behind "in their hundreds"."""
    _, edge = voice(scene, trigger)
    end = trigger.end
    if scene.reading.words[end : end + 1] == ["in"] and end + 1 in scene.by_start:
        party = scene.by_start[end + 1]
        if party.vague:
            return Link(party, trigger, "intransitive", "right")
    return _to_the_left(scene, trigger, edge, "intransitive")


def state_link(scene: Scene, trigger: Trigger) -> Link | None:
    """The victims of a state, before it or behind the verb that left them in it."""
    first = scene.reading.bounds(trigger.start)[0]
    judged = scene.reading.words[max(first, trigger.start - 8) : trigger.start]
    if not _JUDGED.isdisjoint(judged):
        return None
    if scene.sick and trigger.kind == "injured" and scene.reading.words[trigger.start] == "in":
        return None
    _, edge = voice(scene, trigger)
    if scene.reading.words[trigger.start] not in _RESULTS:
        link = _to_the_left(scene, trigger, edge, "state")
        if link is not None:
            return link
    for word in range(trigger.start - 1, max(first, trigger.start - _FAR) - 1, -1):
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
