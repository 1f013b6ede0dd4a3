"""Whether people who were "taken" or "held" were in somebody's power, and in whose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import subject, voice
from tui.facts.casualties.index.person_nouns import group, singular

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.triggers import Trigger

_HELD = (["held"], ["hold"], ["holds"])
_POLICE = frozenset({"police", "authorities", "army", "navy", "military", "sheriff"})
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
_TAKES = (["took"], ["taken"], ["takes"], ["taking"])


def is_passenger(index: DocumentIndex, argument: Argument) -> bool:
    """Whether those who "took" people are no gunmen, and only took them along."""
    trigger, lower = argument.trigger, index.tokens.lower
    if trigger.kind != "abducted" or lower[trigger.start : trigger.end] not in _TAKES:
        return False
    behind = lower[trigger.end : trigger.end + _FAR]
    if not _CAPTIVE.isdisjoint(behind) or _BY_GUNMEN.match(" ".join(behind)):
        return False
    if argument.participant.nature != "people":
        return True
    if argument.side == "left":
        return not _is_dragged_off(index, argument)
    return all(group([singular(noun)]) != "militants" for noun in _doers(index, trigger))


def _doers(index: DocumentIndex, trigger: Trigger) -> list[str]:
    """The words of who does something, with what they are of: "a group of gunmen"."""
    head = subject(index, trigger.start)
    if head is None or head >= trigger.start:
        return []
    lower, children = index.tokens.lower, index.tokens.children
    of = [child for child in children[head] if lower[child] == "of"]
    behind = [below for child in of for below in children[child]]
    return [lower[word] for word in (head, *children[head], *behind)]


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
    nouns = _doers(index, trigger)
    return _POLICE.isdisjoint(nouns) and group([*map(singular, nouns)]) != "security forces"
