"""Noun phrases that name who did it: a group, a force, a nation, or whose attack it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.attacks_abroad import is_abroad
from tui.facts.casualties.agents.compound_names import (
    compound_name,
    held_to_be,
    name_behind,
    name_beside,
    name_of_members,
    with_home,
)
from tui.facts.casualties.agents.phrase_starts import start_of, start_of_people
from tui.facts.casualties.agents.state_adjectives import SINGLE, as_noun, several, state
from tui.facts.casualties.index.person_nouns import group, is_animal, nature
from tui.facts.lexicon import attacks, grammar, name_words

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_ACTORS, _COMBATANTS = grammar().actors, grammar().combatants
_CONVEYED = frozenset({"passengers", "passenger", "commuters", "travellers", "travelers"})
_UNSAID = frozenset({"person", "somebody", "someone", "casualties", "residents", "other"})
_SUPPORT = frozenset({"men", "man", "members", "supporters", "followers", "people", "allies"})
_NOBODY = grammar().nobody | _UNSAID | _CONVEYED
_MACHINES, _MUNITIONS = attacks().machines, attacks().munitions
_ATTACKS, _MEANS = attacks().nouns, attacks().means
_SIDELESS = attacks().sideless
_NATIONS = name_words().adjectival
"""Short names of countries that stand for their adjectives: "US drone strike"."""
_MEMBERS = attacks().belonging
_SPLINTERS = attacks().splinters
_WHOSE = frozenset({"our", "my", "its", "their", "his"})
"""Owners of people who act that name no side by themselves."""
_REGULARS = frozenset({"forces", "troops", "soldiers", "police", "guards", "officers"})
"""Sideless people who are told of as a side where they attack."""
_OFFICERS = frozenset({"officers", "officer", "deputies", "agents", "policemen"})
"""Those who arrest, who are police whoever calls them his."""
_FIGHTER = frozenset({"fighter", "fighters"})
_LAUNCHED = frozenset({"launched", "fired", "coming"})
_BANDS = frozenset({"group", "groups", "band", "bands"})
_BELONGS = frozenset({"belong", "belonged", "belonging", "belongs"})
_HELD_TO_BE = frozenset({"thought", "believed", "presumed", "suspected"})
_BELONGING = frozenset({"member", "members", "faction", "factions", "supporters", "fighters"})
_CALLED = re.compile(
    r",? (?:calling itself|known as|identified as|identified by \w+ as|named as) (?:the )?"
    r"(?P<name>[A-Z][\w'’-]+(?:(?: (?:of|the|al|and|for))* [A-Z][\w'’-]+)*)"
)
"""How a text says what a group or person is called."""
_OWNED = _MEMBERS | _SPLINTERS | SINGLE
_SIDED = frozenset({"army", "police", "military", "navy", "rebel", "regime"})  # "an army unit"
_LONGEST = 6
"""Words behind a machine within which whose it is stands."""
_MASKED = frozenset({"armed", "masked", "hooded", "unidentified", "unknown"})
"""Adjectives of people who attack, whatever they are else: "armed youths"."""


def acts(word: str) -> bool:
    """Tell whether a noun can be who did it."""
    return word in _ACTORS or (nature(word) == "people" and word not in _NOBODY)


def name_at(mentions: Mentions, tokens: TokenTable, word: int) -> str | None:
    """Find the organisation or person whose name ends or starts at a word; a paper only tells."""
    name = mentions.closed.get(tokens.ends[word]) or mentions.opened.get(tokens.starts[word])
    return None if mentions.kinds.get(name or "") == "media" else name


def _longer_name(mentions: Mentions, tokens: TokenTable, head: int) -> str | None:
    """The organisation in whose name a head stands: "the Support Group for Islam"."""
    if not tokens.tags[head].startswith("NNP"):
        return None
    name = mentions.covering(tokens.starts[head])
    return name if name in mentions.kinds and mentions.kinds[name] != "media" else None


def armed(tokens: TokenTable, mentions: Mentions, head: int, *, acts: bool = False) -> bool:
    """Tell whether a noun phrase is of a side: a name, a nation, or armed people who have one.

    Of those who attack by a verb of their own, `acts`, police or soldiers are a side as they are.
    """
    if name_at(mentions, tokens, head) is not None or tokens.ends[head] in mentions.nations:
        return True
    text = tokens.lower[head]
    if text in _MACHINES or _group_of_members(tokens, mentions, head) is not None:
        return True
    if text in _BELONGING and tokens.lower[head + 1 : head + 2] == ["of"]:
        owners = (c for c in tokens.children[head + 1] if tokens.deps[c] == "pobj")
        return any(armed(tokens, mentions, c) for c in owners)
    is_actor = text in _ACTORS or group([text]) in _COMBATANTS
    masked = not _MASKED.isdisjoint(tokens.lower[start_of(tokens, head) : head])
    if masked and (nature(text) == "people" or text.removesuffix("s") in SINGLE):
        return True
    return is_actor and (
        (acts and text in _REGULARS)
        or text not in _SIDELESS
        or side(tokens, mentions, head) is not None
    )


def phrase(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    """Find who a noun phrase names by its head; None for a weapon without a side, or a thing."""
    cause = any(start == tokens.starts[head] for start, _ in mentions.weapons)
    if cause and tokens.lower[head] not in _MACHINES:
        return phrase_of_people(tokens, head)
    text = tokens.lower[head]
    name = name_at(mentions, tokens, head) or _longer_name(mentions, tokens, head)
    if name is not None and text not in _MACHINES:
        return _whose_make(tokens, mentions, head, name) or name
    if text in _MACHINES or (text in _FIGHTER and tokens.lower[head - 1] in _MACHINES):
        return _of_machine(tokens, mentions, head)
    if tokens.ends[head] in mentions.nations:
        return compound_name(tokens, head) or mentions.nations[tokens.ends[head]]
    own = name_behind(tokens, mentions, head) or _group_of_members(tokens, mentions, head)
    own = own or name_beside(tokens, mentions, head) or called(tokens, mentions, head)
    if own is None and text.startswith("spokes"):
        return None  # who speaks for those who acted
    if own is None and (text in _BANDS or text in _BELONGING):
        own = owned_by(tokens, mentions, head)  # "a group of militants", "members of two gangs"
        own = f"{text} of {own}" if own in mentions.persons else own
    people = with_home(tokens, mentions, head, phrase_of_people(tokens, head))
    if own is None and people is None and tokens.starts[head] >= mentions.dateline:
        own = _unlisted(tokens, head)
    return own or held_to_be(tokens, head, people)


def _unlisted(tokens: TokenTable, head: int) -> str | None:
    """The name of a group that no list has: "the Tatmadaw"."""
    if not tokens.tags[head].startswith("NNP") or tokens.entities[head] != "ORG":
        return None
    first = head
    while tokens.entities[first - 1] == "ORG" and tokens.tags[first - 1].startswith("NNP"):
        first -= 1
    return tokens.slice(first, head + 1)


def _whose_make(tokens: TokenTable, mentions: Mentions, head: int, name: str) -> str | None:
    """Whose a machine is that a text calls by its make alone: "a regime Sukhoi"."""
    unlisted = name not in mentions.persons and mentions.kinds.get(name) is None
    alone = unlisted and name == tokens.slice(head, head + 1)
    return side(tokens, mentions, head) if alone else None


def _of_machine(tokens: TokenTable, mentions: Mentions, machine: int) -> str | None:
    """Whose a machine is, or its whole phrase where that says both: "Syrian warplanes"."""
    own = side(tokens, mentions, machine)
    if tokens.lower[machine] in _FIGHTER:  # "a jet fighter"
        return own
    owned = "POS" in tokens.tags[start_of(tokens, machine) : machine]  # "the army's warplanes"
    if own is None or owned or tokens.lower[machine] in _MUNITIONS:  # "warplanes of the coalition"
        return own or owned_by(tokens, mentions, machine) or _owner(tokens, mentions, machine)
    return _from(tokens, _past_places(tokens, mentions, machine), machine + 1)


def owned_by(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    """Find whose something is by "of" behind it: "members of a rival gang"."""
    if tokens.lower[head + 1 : head + 2] not in (["of"], ["from"]):
        return None
    heads = (c for c in tokens.children[head + 1] if tokens.deps[c] == "pobj")
    return next((phrase(tokens, mentions, c) for c in heads), None)


def _owner(tokens: TokenTable, mentions: Mentions, machine: int) -> str | None:
    """Find whose a machine is: "a drone believed to belong to the army", "fired from Iran"."""
    last = min(tokens.bounds(machine)[1], machine + _LONGEST)
    for word in range(machine + 1, last):
        if tokens.lower[word] == "from" and tokens.lower[word - 1] in _LAUNCHED:
            return mentions.nations.get(tokens.ends[min(word + 1, last - 1)])
        if tokens.lower[word] in _HELD_TO_BE and tokens.lower[word + 1 : word + 3] == ["to", "be"]:
            return state(tokens.lower[min(word + 3, last - 1)])
        if tokens.lower[word] in _BELONGS:
            towards = (c for c in tokens.children[word] if tokens.lower[c] == "to")
            heads = (c for to in towards for c in tokens.children[to] if tokens.deps[c] == "pobj")
            return next((phrase(tokens, mentions, c) for c in heads), None)
    return None


def called(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    """Find the name that a text gives a group or person: "a group calling itself Ansar"."""
    match = _CALLED.match(tokens.text, tokens.ends[head])
    if match is None or not acts(tokens.lower[head]):
        return None
    return mentions.opened.get(match.start("name")) or match["name"]


def _group_of_members(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    """Find the group whose members a noun phrase names: "Taliban fighters", "fighters of ISIS"."""
    noun = tokens.lower[head]
    owned = group([noun]) in _COMBATANTS or noun in _OWNED
    support = not owned and noun in _SUPPORT
    if not owned and not support:
        return None
    before = head - 1 - (tokens.tags[head - 1] == "POS")  # "al-Qaeda's branch"
    ahead = mentions.closed.get(tokens.ends[before]) if head else None
    owned = tokens.lower[head + 1 : head + 2] in (["of"], ["from"])
    behind = head + 2 if owned else len(tokens)
    if noun in SINGLE:  # "the Islamist group al-Shabaab"
        behind = head + 1
    behind += tokens.lower[behind : behind + 1] in (["the"], ["our"], ["its"])
    behind += 3 * (tokens.lower[behind : behind + 3] == ["so", "-", "called"])
    owner = mentions.opened.get(tokens.starts[behind]) if behind < len(tokens) else None
    if tokens.lower[head + 1 : head + 2] == ["from"] and mentions.side_of(owner or "") is None:
        owner = None  # "Soldiers from Agadez"
    if support and mentions.side_of(ahead or owner or "") is None:
        return None  # "people from Homs"
    name = ahead or owner
    name = name or name_of_members(tokens, mentions, head)
    if name is None or name in mentions.persons:
        return None
    unlisted = noun in attacks().captors and owner is not None and mentions.kinds[name] is None
    return f"{noun} of {name}" if noun in _SPLINTERS or unlisted else name


def phrase_of_people(tokens: TokenTable, head: int) -> str | None:
    """Find the words of a noun phrase of people who act; who says "our" or "its" names nobody."""
    start = start_of_people(tokens, head)
    text = tokens.lower[head]
    fights = text in _ACTORS or text in _SUPPORT
    armed_men = fights or group([text]) in _COMBATANTS  # no "neighbours"
    owned = armed_men and text not in _OFFICERS and tokens.lower[max(0, start - 1)] in _WHOSE
    sided = text in _OWNED and not _SIDED.isdisjoint(tokens.lower[start:head])
    aged = tokens.lower[head - 2 : head + 1] == ["year", "-", "old"]
    if owned or not (sided or aged or acts(text)):
        return None
    return _from(tokens, min(start, head - 4) if aged else start, head + 1)


def _past_places(tokens: TokenTable, mentions: Mentions, machine: int) -> int:
    """Where a phrase for a machine begins, behind a place that copy without commas sets ahead."""
    start = start_of(tokens, machine)
    sided = (word for word in range(start, machine) if _of_side(tokens, mentions, word, machine))
    first = tokens.starts[next(sided, start)]
    ends = (end for _, end, _, kind in mentions.places if kind != "country" and end <= first)
    return max(start, tokens.word_end(max(ends, default=0)))


def _from(tokens: TokenTable, start: int, end: int) -> str:
    return " ".join(tokens.slice(start, end).split())


def side(tokens: TokenTable, mentions: Mentions, noun: int) -> str | None:
    """Find whose attack it was by what stands before it: "rebel shelling", "a US drone strike"."""
    start = start_of(tokens, noun)
    sided = [word for word in range(start, noun) if _of_side(tokens, mentions, word, noun)]
    if not sided:
        return None
    name = name_at(mentions, tokens, sided[-1])
    if name is not None and len(sided) == 1:
        return name
    end = sided[-1] + 1
    if tokens.lower[end : end + 1] == ["-"] and end + 1 < noun:  # "US-led coalition strikes"
        end += 2
        end += end < noun and tokens.lower[end] in _ACTORS
    return several(as_noun(_from(tokens, sided[0], end)))


def _of_side(tokens: TokenTable, mentions: Mentions, word: int, noun: int) -> bool:
    """Whether a modifier of an attack says whose it was, not where or on whom."""
    text = tokens.lower[word]
    if tokens.lower[word + 1 : word + 3] in (["-", "held"], ["-", "controlled"], ["-", "based"]):
        return False
    if text in _ACTORS or (group([text]) in _COMBATANTS and text not in _SIDELESS):
        return tokens.tags[word].startswith(("NN", "JJ"))
    against = tokens.lower[noun + 1 : noun + 2] in (["on"], ["against"])
    army = (against and tokens.lower[noun] in _ATTACKS) or any(
        tokens.lower[w] in _MEANS or tokens.lower[w] in _ACTORS for w in range(word + 1, noun + 1)
    )
    make = tokens.lower[noun] in _MUNITIONS and state(text) is None  # "Shahed drones"
    make = make and tokens.tags[word] == "NNP"
    nation = tokens.entities[word] == "NORP" or state(text) is not None
    if text.replace(".", "") in _NATIONS or (nation and not make):
        return army or is_abroad(tokens, mentions, word, noun)
    if tokens.tags[word + 1] == "POS" and tokens.ends[word] in mentions.nations:
        return army or is_abroad(tokens, mentions, word, noun)
    return _is_owner(tokens, mentions, word, noun)


def _is_owner(tokens: TokenTable, mentions: Mentions, word: int, noun: int) -> bool:
    """Whether a name before an attack or arms is of whose they were: "Shahed drones" are a make."""
    opened = mentions.opened.get(tokens.starts[word])
    against = tokens.lower[max(0, word - 2) : word] == ["anti", "-"]  # "anti-Naxal operations"
    beast = is_animal(tokens.lower[word])  # "Bird strike: two killed"
    if opened is None or opened in mentions.persons or against or beast:
        return False
    if mentions.kinds.get(opened) is None and tokens.lower[noun] in _MUNITIONS | _MACHINES:
        return False
    alone = opened == tokens.slice(word, word + 1) and mentions.kinds.get(opened) is None
    adjective = alone and tokens.tags[word] == "JJ"  # "Heavy", where "Daesh" is known
    armament = any(start == tokens.starts[word] for start, _ in mentions.weapons)  # "Barrel bombs"
    return not (adjective or armament)
