"""Rules for totals and lists: "the toll rose to 12", "among the dead were 3 children"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.people import group, singular
from tui.facts.casualties.scene import BE, Link, Scene
from tui.facts.casualties.slots import far_right, left, right, voice
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.triggers import Trigger

_TO = words("reaching")
_REACH = 30
_KIN = words("kin")
_LOSERS = words("losers")


def toll_link(scene: Scene, trigger: Trigger) -> Link | None:
    """The number that a toll has reached: the first after "to", "at", "of" or a verb of being."""
    words = scene.reading.words
    last = scene.reading.bounds(trigger.start)[1]
    for word in range(trigger.start, trigger.end):
        party = scene.covering.get(word)
        if party is not None and party.form == "number":
            return Link(party, trigger, "number-noun", "inside")
    ahead = scene.by_end.get(trigger.start)
    if ahead is not None and scene.reading.words[ahead.start - 1] == "to":
        return Link(ahead, trigger, "toll", "right")
    for word in range(trigger.end, min(last, trigger.end + _REACH)):
        party = scene.by_start.get(word)
        if party is None or party.form not in {"number", "vague"} or party.nature == "things":
            continue
        if words[word] == "from" and party.precision == "range":
            party = replace(party, low=party.high, precision="exact")
            return Link(party, trigger, "toll", "right")
        if words[word - 1] in _TO or word == trigger.end:
            return Link(party, trigger, "toll", "right")
    return None


def among_link(scene: Scene, trigger: Trigger) -> Link | None:
    """Victims who were among the dead, before the phrase or after it."""
    words = scene.reading.words
    end = trigger.end
    if trigger.mode == "included" or (end < len(words) and words[end] in BE):
        party = right(scene, end if trigger.mode == "included" else end + 1)
        return Link(party, trigger, "among-the-dead", "right", subset=True) if party else None
    _, edge = voice(scene, trigger)
    if edge == trigger.start:
        return None
    party = left(scene, edge)
    return Link(party, trigger, "among-the-dead", "left", subset=True) if party else None


def claim_link(scene: Scene, trigger: Trigger) -> Link | None:
    """Lives that were claimed, cost, taken or lost, and fighters whom a force lost."""
    how, edge = voice(scene, trigger)
    verb = scene.reading.words[trigger.start]
    if (
        verb == "lost"
        and scene.reading.words[trigger.end : trigger.end + 1]
        and (scene.reading.words[trigger.end] in {"his", "her", "their"})
    ):
        return _kin(scene, trigger)
    party, side = right(scene, trigger.end), "right"
    if how == "passive" or (party is None and verb == "lost"):
        party, side = left(scene, edge), "left"
    if party is None and verb.startswith("claim"):
        party = far_right(scene, trigger.end)
    if party is None or party.form not in {"number", "vague"}:
        return None
    if party.head is None:
        first = scene.reading.bounds(trigger.start)[0]
        fought = verb == "lost" and any(
            word.startswith("lo") and group(scene.reading.words[index + 1 : index + 6]) in _LOSERS
            for index, word in enumerate(scene.reading.words[first : trigger.start], first)
        )
        return Link(party, trigger, "claimed-lives", "right") if fought else None
    noun = singular(scene.reading.words[party.head])
    people = scene.reading.words[party.start : party.end]
    if (
        noun == "life"
        or (verb.startswith("claim") and party.nature == "people" and side == "right")
        or (
            verb.startswith("los")
            and side == "right"
            and (group(people) in _LOSERS or noun in {"man", "member"} | _KIN)
        )
    ):
        return Link(party, trigger, "claimed-lives", "left" if side == "left" else "right")
    return None


def _kin(scene: Scene, trigger: Trigger) -> Link | None:
    """Relatives whom somebody lost: "she lost her husband", "he lost his two sons"."""
    party = right(scene, trigger.end)
    if party is None or party.head is None or party.nature != "people":
        return None
    noun = singular(scene.reading.words[party.head])
    return Link(party, trigger, "claimed-lives", "right") if noun in _KIN else None
