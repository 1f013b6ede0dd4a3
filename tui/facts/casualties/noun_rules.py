"""Rules for nouns and tables: 12 deaths, the death of 12, 12 bodies, "Killed: 12"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.argument_search import right
from tui.facts.casualties.document_index import Link, Scene
from tui.facts.casualties.person_nouns import nature
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.participant import Party
    from tui.facts.casualties.triggers import Trigger

_UNKNOWN = words("unknown")
_ANYBODY = words("anybody")
_EVENTS = words("events")
_ONE_OF_ROW = words("one_of_row")
_SHARES = words("shares")
_EITHER = frozenset({"casualty", "casualties"})
"""Words that say neither killed nor injured, so that only "no casualties" is a claim."""


def inside_link(scene: Scene, trigger: Trigger) -> Link | None:
    """A trigger within a party: "12 wounded soldiers", "12 bodies", "12 of the dead"."""
    party = scene.covering.get(trigger.start)
    if party is None or party.head is None:
        return None
    if scene.reading.words[trigger.start] in _EITHER and party.form != "zero":
        return None
    if _is_first_half(scene, trigger) or (party.vague in _SHARES and party.of_whole):
        return None
    if trigger.start <= party.head < trigger.end:
        rule = "bodies" if trigger.mode == "body" else "number-noun"
        return Link(party, trigger, rule, "inside", subset=party.of_whole)
    return Link(party, trigger, "attributive", "inside", subset=party.of_whole)


def _is_first_half(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun only says what kind of thing the next one is: "37 evacuation centres"."""
    after = trigger.end
    if trigger.mode != "noun" or after >= scene.reading.bounds(trigger.start)[1]:
        return False
    noun = scene.reading.words[after]
    return scene.reading.tags[after] in {"NN", "NNS"} and nature(noun) == "things"


def noun_link(scene: Scene, trigger: Trigger) -> Link | None:
    """The number before a noun, the victims behind it, or the one whose it is."""
    reading = scene.reading
    if _is_first_half(scene, trigger):
        return None
    word = trigger.start - 1
    first = reading.bounds(trigger.start)[0]
    while word >= first and word > trigger.start - 5:
        if word + 1 in scene.by_end:
            party = scene.by_end[word + 1]
            if reading.words[trigger.start] in _EITHER and party.form != "zero":
                return None
            if party.form != "single":
                return Link(party, trigger, "number-noun", "left")
            break
        if not reading.tags[word].startswith(("JJ", "NN", "VBN", "VBG", "HYPH", "POS", "RB")):
            break
        word -= 1
    if reading.words[trigger.start] in _EITHER:
        return None
    if trigger.end < len(reading) and reading.words[trigger.end] in (
        {"of", "to", "among"} if trigger.kind == "injured" else {"of", "among"}
    ):
        victims = right(scene, trigger.end + 1)
        if victims is not None and _victims(scene, trigger, victims):
            return Link(victims, trigger, "noun-of", "right")
    return _whose(scene, trigger)


def _victims(scene: Scene, trigger: Trigger, party: Party) -> bool:
    """Whether a noun's complement was harmed: not "the patient" in general, nor a known fate."""
    reading = scene.reading
    if reading.words[trigger.start] in {"fate", "whereabouts"}:
        first, last = reading.bounds(trigger.start)
        return not _UNKNOWN.isdisjoint(reading.words[first:last])
    return not (
        party.form == "single" and party.head is not None and reading.words[party.head] in _ANYBODY
    )


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
    elif (
        reading.words[trigger.start] in {"death", "fatality"}
        and reading.words[before] in _ONE_OF_ROW
    ):
        party = scene.person(before)
    else:
        return None
    return Link(party, trigger, "noun-of", "left") if party is not None else None


def label_link(scene: Scene, trigger: Trigger) -> Link | None:
    """A table's row: "Killed: 12", "Injured - 30"."""
    end = trigger.end
    if scene.reading.words[trigger.start] in _EITHER:
        return None
    if end >= len(scene.reading) or scene.reading.words[end] not in {":", "-", "–", "—", "="}:
        return None
    party = scene.by_start.get(end + 1)
    return Link(party, trigger, "label", "right") if party is not None else None
