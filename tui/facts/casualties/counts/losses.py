"""Rules for lives that were claimed, and for those whom a force, a ship or a family lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import search_left, search_right, voice
from tui.facts.casualties.counts.far_search import search_far_right
from tui.facts.casualties.index.document_index import Argument, DocumentIndex
from tui.facts.casualties.index.person_nouns import group, singular
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Side
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.triggers import Trigger

_KIN = grammar().kin
_THEIRS = grammar().possessives
_A = frozenset({"a", "an", "both"})
_COMBATANTS = grammar().combatants
_ACTORS = grammar().actors
_HANDS = frozenset(
    {"man", "member", "crew", "sailor", "seaman", "fisherman", "comrade", "lad", "colleague"}
)
"""Nouns for those whom a ship or a force loses."""
_ABOARD = frozenset({"aboard", "board", "crew", "crewman", "hand", "passenger", "sailor", "man"})
"""Words for those whom a ship carries."""
_LISTED = 5
"""Words behind those whose lives were taken in which the list of them may go on."""
_LIVES = re.compile(r"(?:(?:and|or) \w+ )?(?:\w+ )?their (?:lives|life)\b")
_FATAL = re.compile(
    r"to (?:the |a )?(?:\w+ )?(?:cholera|disease|fever|ebola|malaria|measles|covid|outbreak"
    r"|epidemic|virus|floods?|violence|quake|landslide|hunger|meningitis|diphtheria|attacks?)\b"
)
"""What people are lost to who died of it."""


def claim_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Lives that were claimed, cost, taken or lost, and fighters whom a force lost."""
    lower, verb = index.tokens.lower, index.tokens.lower[trigger.start]
    if verb == "lost" and not (_THEIRS | _A).isdisjoint(lower[trigger.end : trigger.end + 1]):
        return _kin(index, trigger)
    participant, side = _lost(index, trigger)
    if participant is None or not _counts(index, participant):
        return None
    right = side == "right"
    unit = index.tokens.tags[participant.start - 1] in {"NNP", "NNPS"}
    if participant.head is None and unit and side == "left":
        return None  # "Battalion 379, which lost its base"
    if participant.head is None:
        fought = verb == "lost" and (_has_losers(index, trigger) or _of_army(index, participant))
        fought = fought or (verb == "loss" and _of_crew(index, participant))
        return Argument(participant, trigger, "claimed-lives", "right") if fought else None
    noun = singular(lower[participant.head])
    people = lower[participant.start : participant.end]
    fell = group(people) in _COMBATANTS or noun in _HANDS | _KIN
    theirs = " ".join(lower[participant.end : participant.end + _LISTED])
    claimed = verb.startswith("claim") or _LIVES.match(theirs) is not None
    claimed = claimed or (verb == "lost" and _FATAL.match(theirs) is not None)
    claimed = claimed and participant.nature == "people" and right
    if noun == "life" or claimed or (verb.startswith("los") and fell):
        return Argument(participant, trigger, "claimed-lives", side)
    return None


def _counts(index: DocumentIndex, participant: Participant) -> bool:
    """Whether somebody is counted: by a number, or as "no lives"."""
    head = participant.head
    none = participant.form == "zero" and head is not None
    lives = none and head is not None and singular(index.tokens.lower[head]) == "life"
    return participant.form in {"number", "vague"} or lives


def _lost(index: DocumentIndex, trigger: Trigger) -> tuple[Participant | None, Side]:
    """Whose lives they were, or None, and on which side of the verb they stand."""
    how, edge = voice(index, trigger)
    verb = index.tokens.lower[trigger.start]
    participant = search_right(index, trigger.end)
    side: Side = "right"
    if how == "passive" or (participant is None and verb == "lost"):
        participant, side = search_left(index, edge), "left"
    if participant is None and verb.startswith("claim"):
        participant = search_far_right(index, trigger.end)
    return participant, side


def _has_losers(index: DocumentIndex, trigger: Trigger) -> bool:
    """Whether a force lost somebody in the words before: "lost five soldiers and the rebels"."""
    lower = index.tokens.lower
    first = index.tokens.bounds(trigger.start)[0]
    return any(
        lower[word].startswith("lo") and group(lower[word + 1 : word + 6]) in _COMBATANTS
        for word in range(first, trigger.start)
    )


def _of_crew(index: DocumentIndex, participant: Participant) -> bool:
    """Whether those are counted who were on a ship: "the loss of six of her seven crew"."""
    lower, start = index.tokens.lower, participant.start
    behind = lower[start + 1 : start + _LISTED]
    return "of" in behind[:2] and not _ABOARD.isdisjoint(map(singular, behind))


def _of_army(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a clause ends with what a force lost: "the army said it had lost four"."""
    tokens = index.tokens
    first, last = tokens.bounds(participant.start)
    ends = participant.end >= last or tokens.lower[participant.end] in {".", ",", ";"}
    return ends and not _ACTORS.isdisjoint(tokens.lower[first : participant.start])


def _kin(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Relatives whom somebody lost: "she lost her husband", "he lost his two sons"."""
    participant = search_right(index, trigger.end)
    if participant is None or participant.head is None or participant.nature != "people":
        return None
    noun = singular(index.tokens.lower[participant.head])
    return Argument(participant, trigger, "claimed-lives", "right") if noun in _KIN else None
