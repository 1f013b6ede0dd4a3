"""Whether people who were "taken" or "held" were in somebody's power, and in whose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import subject, voice
from tui.facts.casualties.counts.takers import doers, is_band, is_state
from tui.facts.casualties.index.person_nouns import is_animal, singular

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.triggers import Trigger

_HELD = (["held"], ["hold"], ["holds"], ["holding"])
_PRONOUNS = frozenset({"it", "they", "we"})
_WHY = frozenset({"after", "over", "for", "following"})
"""Behind "held" without "were", as in headlines: "14 held after riot"."""
_PRISONERS = frozenset({"prisoner", "prisoners", "detainees"})
_CAPTIVE = frozenset(
    {"away", "captive", "captives", "hostage", "hostages", "shields", "prisoner", "undisclosed"}
    | {"unknown"}
)
_FAR = 12
"""Words behind "took" in which stands what became of people."""
_BY_GUNMEN = re.compile(
    r"(?:from [\w' -]{2,40}? )?by (?:an? |the )?(?:[\w-]+ )?(?:soldiers|troops|gunmen|militants"
    r"|rebels|fighters|insurgents|militiamen|kidnappers|bandits|terrorists|armed men|masked men)\b"
)
"""Behind "taken", what says that it was against their will."""
_CARE = frozenset(
    {"to", "into", "rubble", "debris", "wreckage", "wreck", "water", "sea", "river", "scene", "mud"}
    | {"ambulance", "helicopter", "custody", "court", "ruins"}
)
"""Behind "taken", what says that people were brought to safety, care or a court."""
_ON_THE_ROAD = frozenset({"commuter", "cyclist", "driver", "motorist", "passenger", "rider"})
_RESCUE = frozenset(
    {"ambulance", "ambulances", "boat", "boats", "bus", "car", "coast", "coastguard", "ferry"}
    | {"helicopter", "helicopters", "lifeboat", "navy", "rescuers", "river", "sea", "ship", "ships"}
    | {"survivors", "taxi", "trawler", "tug", "vessel", "vessels", "water"}
)
"""Words of a sentence in which people are "picked up" who need help or a ride."""
_TAKES = (["took"], ["taken"], ["takes"], ["taking"])


def is_passenger(index: DocumentIndex, argument: Argument) -> bool:
    """Whether those who "took" people are no gunmen, and only took them along."""
    trigger, lower = argument.trigger, index.tokens.lower
    if trigger.kind == "abducted" and any(map(is_animal, doers(index, trigger)[:1])):
        return True  # "a crocodile dragged away a fisherman"
    if trigger.kind != "abducted" or lower[trigger.start : trigger.end] not in _TAKES:
        return False
    behind = lower[trigger.end : trigger.end + _FAR]
    if not _CAPTIVE.isdisjoint(behind) or _BY_GUNMEN.match(" ".join(behind)):
        return False
    if argument.participant.nature != "people":
        return True
    nouns = doers(index, trigger)
    if argument.side == "left":
        by_force = _CARE.isdisjoint(behind) and (is_state(nouns) or is_band(nouns))
        by_force = by_force and trigger.form == "past"
        return not (by_force or _is_dragged_off(index, argument))
    return not is_band(nouns)


def _is_dragged_off(index: DocumentIndex, argument: Argument) -> bool:
    """Whether people were taken from where they were, in a text that tells of abduction.

    No word may say that they were brought to safety, care or a court.
    """
    tokens, trigger = index.tokens, argument.trigger
    last = min(tokens.bounds(trigger.start)[1], trigger.end + _FAR)
    behind = tokens.lower[trigger.end : last]
    if behind[:1] != ["from"] or not _CARE.isdisjoint(behind):
        return False
    spoken_of = any(t.kind == "abducted" and not t.weak for t in index.triggers)
    return spoken_of and voice(index, trigger)[0] == "passive"


def is_hold(index: DocumentIndex, argument: Argument) -> bool:
    """Whether somebody else than police and soldiers "held" people, or something does: a boat."""
    trigger, lower = argument.trigger, index.tokens.lower
    if lower[trigger.start : trigger.end] not in _HELD or trigger.kind != "captured":
        return False
    people = argument.participant
    if argument.side == "left":
        headline = not _WHY.isdisjoint(lower[trigger.end : trigger.end + 1])
        return not headline and voice(index, trigger)[0] != "passive"
    if not _PRISONERS.isdisjoint(lower[people.start : people.end]):
        return False
    nouns = doers(index, trigger)
    theirs = trigger.form == "ing" and not _PRONOUNS.isdisjoint(nouns)
    return not (theirs or is_state(nouns) or is_band(nouns) or _is_country(index, trigger))


def _is_country(index: DocumentIndex, trigger: Trigger) -> bool:
    """Whether a state holds people in its prisons: "Israel holds 4,000 Palestinians"."""
    head = subject(index, trigger.start)
    return head is not None and index.tokens.entities[head] == "GPE"


def is_no_catch(index: DocumentIndex, argument: Argument) -> bool:
    """Whether nobody says that people were hunted who were "caught": in crossfire, on camera.

    The police catch people, and who fled is caught some time later.
    """
    trigger, tokens = argument.trigger, index.tokens
    if tokens.lower[trigger.start : trigger.end] != ["caught"]:
        return False
    head = argument.participant.head
    if head is not None and singular(tokens.lower[head]) in _ON_THE_ROAD:
        return True  # "caught 90 speeding drivers"
    later = tokens.entities[trigger.end : trigger.end + 1] in (["DATE"], ["TIME"])
    passive = voice(index, trigger)[0] == "passive"
    return not (is_state(doers(index, trigger)) or (passive and later))


def is_lift(index: DocumentIndex, argument: Argument) -> bool:
    """Whether people were "picked up" out of the sea or by who drives them, and by no police."""
    trigger, tokens = argument.trigger, index.tokens
    if tokens.lower[trigger.start : trigger.end] != ["picked", "up"]:
        return False
    nouns, (first, last) = doers(index, trigger), tokens.bounds(trigger.start)
    if not _PRONOUNS.isdisjoint(nouns[:1]):  # "police said they had picked up two"
        nouns = tokens.lower[first : trigger.start]
    if is_state(nouns):
        return not _RESCUE.isdisjoint(nouns)
    if argument.side == "right":
        return True
    return bool(nouns) or not _RESCUE.isdisjoint(tokens.lower[first:last])
