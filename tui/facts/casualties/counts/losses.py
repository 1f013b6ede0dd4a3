"""Rules for lives that were claimed, and for those whom a force, a ship or a family lost."""

from __future__ import annotations

import re
from dataclasses import replace
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
_NOBODY = frozenset({"nobody", "no-one", "one", "none"})
_HANDS = frozenset(
    {"man", "member", "crew", "sailor", "seaman", "fisherman", "comrade", "lad", "colleague"}
    | {"hand", "soul"}
)
"""Nouns for those whom a ship or a force loses."""
_ABOARD = frozenset({"aboard", "board", "crew", "crewman", "hand", "passenger", "sailor", "man"})
"""Words for those whom a ship carries."""
_WRECK = re.compile(
    r"\b(?:aboard|on board|aircraft|airliner|barges?|boats?|brig|canoes?|capsiz\w+|crash\w*|crew"
    r"|ferry|fishing|founder\w+|frigate|liner|passengers|plane|sank|sinking|ships?|shipwreck\w*"
    r"|steamers?|steamship|submarine|sunk|transport|trawler|vessels?|wreck\w*)\b"
)
"""What a text tells of in which people are lost for good."""
_FIGHT = re.compile(
    r"\b(?:ambush|assault|attack|battle|bombing|clash|combat|fight|fighting|massacre|offensive|raid"
    r"|shelling|siege|skirmish|war)(?:e?s)?\b(?! for the\b)"
)
_PEOPLE = frozenset({"people", "person"})
_BACK = 2
"""Sentences from a wreck to those who were lost with it."""
_LISTED = 5
"""Words behind those whose lives were taken in which the list of them may go on."""
_OWNER = frozenset({"CD", "DT", "IN", "JJ", "NN", "NNP", "NNPS", "NNS", "PRP", "PRP$", "RB"})
"""Tags of the words that say whom something cost lives."""
_LIVES = re.compile(r"(?:(?:and|or) \w+ )?(?:\w+ )?their (?:lives|life)\b")
_DISASTERS = frozenset(
    {
        "attack",
        "attacks",
        "avalanche",
        "blast",
        "bombing",
        "bombings",
        "bushfires",
        "crash",
        "cyclone",
    }
    | {"disaster", "earthquake", "epidemic", "eruption", "fire", "fires", "flood", "floods"}
    | {"hurricane", "landslide", "outbreak", "quake", "storm", "tornado", "tsunami", "typhoon"}
)
"""Subjects that claim nothing but lives: "the 2009 fires claimed 173"."""
_IN_CRASH = re.compile(
    r"in (?:an?|the|that) (?:[\w-]+ ){0,3}?(?:accident|attack|blast|bombing|collision|crash"
    r"|drowning|explosion|fire|flood|quake|earthquake|raid|shooting|storm|strike|wreck)\b"
)
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
    if participant.head is None:
        if side == "left" and index.tokens.tags[participant.start - 1] in {"NNP", "NNPS"}:
            return None  # "Battalion 379, which lost its base"
        fought = verb == "lost" and (_has_losers(index, trigger) or _of_army(index, participant))
        fought = fought or (verb == "loss" and _of_crew(index, participant))
        fought = fought or (side == "left" and _is_wreck(index, trigger, side))
        fought = fought or (verb == "claimed" and lower[trigger.start - 1] in _DISASTERS)
        fought = fought or _is_nobody(index, participant) or _of_fighters(index, trigger)
        return Argument(participant, trigger, "claimed-lives", side) if fought else None
    noun = singular(lower[participant.head])
    if noun == "hand" and verb.startswith("los"):
        participant = replace(participant, nature="people")
    people = lower[participant.start : participant.end]
    fell = group(people) in _COMBATANTS or noun in _HANDS | _KIN
    fell = fell or (noun in _PEOPLE and _of_fighters(index, trigger))
    fell = fell or (noun in _ABOARD | _PEOPLE and _is_wreck(index, trigger, side))
    theirs = " ".join(lower[participant.end : participant.end + _LISTED])
    claimed = verb.startswith("claim") or _LIVES.match(theirs) is not None
    how = _FATAL.match(theirs) or _IN_CRASH.match(theirs)
    claimed = claimed or (verb == "lost" and how is not None)
    claimed = claimed and participant.nature == "people" and side == "right"
    if noun == "life" or claimed or (verb.startswith("los") and fell):
        return Argument(participant, trigger, "claimed-lives", side)
    return None


def _is_nobody(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a force lost no men: "the brigade had lost nobody"."""
    alone = participant.form == "zero" and participant.head is None
    return alone and not _NOBODY.isdisjoint(index.tokens.lower[participant.start : participant.end])


def _of_fighters(index: DocumentIndex, trigger: Trigger) -> bool:
    """Whether a sentence tells of fighting in which "we" or "they" lost people."""
    tokens = index.tokens
    ours = voice(index, trigger)[1] - 1
    scope = tokens.scope(tokens.sentence_of[trigger.start])
    told = tokens.lower[trigger.start] == "lost" and tokens.lower[ours] in {"we", "they"}
    return told and _FIGHT.search(tokens.small, *scope) is not None


def _counts(index: DocumentIndex, participant: Participant) -> bool:
    """Whether somebody is counted: by a number, or as "no lives"."""
    head = participant.head
    none = participant.form == "zero" and head is not None
    lives = none and head is not None and singular(index.tokens.lower[head]) == "life"
    return participant.form in {"number", "vague"} or lives or _is_nobody(index, participant)


def _lost(index: DocumentIndex, trigger: Trigger) -> tuple[Participant | None, Side]:
    """Whose lives they were, or None, and on which side of the verb they stand."""
    how, edge = voice(index, trigger)
    verb = index.tokens.lower[trigger.start]
    participant = search_right(index, trigger.end)
    side: Side = "right"
    if how == "passive" or (participant is None and verb == "lost"):
        participant, side = _of_crew_before(index, search_left(index, edge)), "left"
    if participant is None and verb.startswith("claim"):
        participant = search_far_right(index, trigger.end)
    if verb.startswith("cost"):
        participant = _lives_behind(index, trigger.end) or participant
    return participant, side


def _of_crew_before(index: DocumentIndex, whole: Participant | None) -> Participant | None:
    """Those who were lost of a number: "40 of her crew of 62 were lost"."""
    if whole is None:
        return None
    beside = index.by_end.get(whole.start - 1)
    part = beside if beside is not None and beside.of_whole else None
    return part or index.partitive.get(whole.start, whole)


def _lives_behind(index: DocumentIndex, start: int) -> Participant | None:
    """The lives that something cost somebody: "the fever cost the two towns about 300 lives"."""
    tokens = index.tokens
    for word in range(start, min(tokens.bounds(start - 1)[1], start + _LISTED + 1)):
        participant = index.by_start.get(word)
        head = participant.head if participant is not None else None
        if head is not None and singular(tokens.lower[head]) == "life":
            return participant
        if word in index.harm or tokens.tags[word] not in _OWNER:
            return None
    return None


def _has_losers(index: DocumentIndex, trigger: Trigger) -> bool:
    """Whether a force lost somebody in the words before: "lost five soldiers and the rebels"."""
    lower = index.tokens.lower
    first = index.tokens.bounds(trigger.start)[0]
    return any(
        lower[word].startswith("lo") and group(lower[word + 1 : word + 6]) in _COMBATANTS
        for word in range(first, trigger.start)
    )


def _is_wreck(index: DocumentIndex, trigger: Trigger, side: Side) -> bool:
    """Whether people were lost with a ship or an aircraft: "sank with the loss of 57 people"."""
    tokens, how = index.tokens, voice(index, trigger)[0]
    drowned = how == "passive" and side == "left"
    if not drowned and tokens.lower[trigger.start] != "loss":
        return False
    first = tokens.bounds(trigger.start)[0]
    start = tokens.scope(max(tokens.sentence_of[first] - _BACK, 0))[0]
    return _WRECK.search(tokens.small, start, tokens.starts[trigger.start]) is not None


def _of_crew(index: DocumentIndex, participant: Participant) -> bool:
    """Whether those are counted who were on a ship: "the loss of six of her seven crew"."""
    lower, start = index.tokens.lower, participant.start
    behind = lower[start + 1 : start + _LISTED]
    if lower[start - 2 : start] == ["crew", "of"]:
        return True
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
