"""Whom rescuers look for is missing; whom the police look for is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import group, singular

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex

_RESCUE = frozenset(
    {
        "rescuers", "rescue", "divers", "coastguard", "crews", "firefighters", "helicopter",
        "helicopters", "navy", "boats", "survivors", "rubble", "debris", "wreckage", "mud", "snow",
        "river", "sea", "lake", "creek", "ocean", "reservoir", "avalanche", "landslide", "flood",
        "floods", "floodwaters", "ruins", "overboard", "sonar", "collapsed", "collapse", "swept",
        "underground", "trapped", "buried", "excavators", "sniffer", "lifeboats", "teams",
    }
)  # fmt: skip
"""Words of a sentence in which a search is for those who are in need."""
_UNFOUND = frozenset({"no", "nothing", "yet", "contact"})
"""Words of a phrase that says by itself that people are lost: "no word of", "yet to find"."""
_AT_SEA = frozenset(
    {"boater", "climber", "crewman", "diver", "fisherman", "hiker", "kayaker", "miner"}
    | {"mountaineer", "sailor", "seaman", "skier", "snorkeller", "snowmobiler", "swimmer"}
)
"""Nouns for those who are looked for because they are lost, whoever looks."""
_FOUND = frozenset({"found", "located", "sought", "traced"})
_CRIMES = frozenset(
    {
        "attacked",
        "beat",
        "burgled",
        "killed",
        "mugged",
        "raped",
        "robbed",
        "set",
        "shot",
        "snatched",
    }
    | {"stabbed", "stole", "threatened", "torched", "vandalised", "vandalized"}
)
"""Verbs of what those did whom the police look for."""
_CLAUSE = 4
"""Words of a clause in which its verb stands: "who had reportedly robbed"."""
_BACK = 4
"""Sentences ahead in which a raid is told of whose suspects are "still being sought"."""
_CHARGES = frozenset({"indictment", "indictments", "indicted", "warrant", "warrants", "charged"})
"""What stands in a sentence about those whom the police look for."""
_WANTED = frozenset({"suspect", "killer", "robber", "thief", "attacker", "convict", "fugitive"})


def is_wanted(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether those who "have not been found" are sought by the police, as suspects are."""
    participant, trigger, lower = argument.participant, argument.trigger, index.tokens.lower
    if trigger.kind != "missing" or lower[trigger.end - 1] not in _FOUND:
        return False
    first, last = index.tokens.bounds(participant.start)
    if lower[trigger.end - 1] == "sought" and _is_of_raid(index, trigger.start):
        return True
    noun = lower[participant.head] if participant.head is not None else ""
    partners = lower[participant.start : participant.end]
    return (
        group([noun, *partners]) == "militants"
        or not _WANTED.isdisjoint(singular(word) for word in partners)
        or not _CHARGES.isdisjoint(lower[first:last])
    )


def _is_of_raid(index: DocumentIndex, word: int) -> bool:
    """Whether a text has just told of arrests, and nobody needs a rescue."""
    tokens = index.tokens
    sentence = tokens.sentence_of[word]
    first, last = tokens.sentences[max(0, sentence - _BACK)][0], tokens.bounds(word)[1]
    kinds = {harm.kind for at in range(first, last) if (harm := index.harm.get(at)) is not None}
    return "captured" in kinds and _RESCUE.isdisjoint(tokens.lower[first:last])


def is_sought(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether those whom somebody searches for are lost, and not wanted."""
    participant, tokens = argument.participant, index.tokens
    if not _UNFOUND.isdisjoint(tokens.lower[argument.trigger.start : argument.trigger.end]):
        return participant.nature == "people" and participant.head is not None
    behind = index.harm.get(participant.end)
    if behind is not None and behind.kind == "missing":
        return False  # "for 180 people still missing": that says more
    counted = participant.form in {"number", "article"} and participant.low
    if participant.nature != "people" or participant.head is None or not counted:
        return False
    noun = tokens.lower[participant.head]
    kind = group([noun])
    if kind == "militants" or singular(noun) in _WANTED:
        return False
    first, last = tokens.bounds(participant.start)
    did = tokens.lower[participant.end : participant.end + _CLAUSE]
    if did[:1] == ["who"] and not _CRIMES.isdisjoint(did):
        return False  # "looking for two teenagers who robbed a shop"
    lost = kind in {"children", "women"} or singular(noun) in _AT_SEA
    return lost or not _RESCUE.isdisjoint(tokens.lower[first:last])
