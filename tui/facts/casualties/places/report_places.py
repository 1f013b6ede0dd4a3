"""Places that a text names for who speaks: spokesmen, offices, briefings, hospitals that tell."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import is_single, nature
from tui.facts.casualties.places.care_places import (
    HARMED,
    STRUCK,
    care_was_struck,
    is_of_care,
    is_of_custody,
    is_struck,
)
from tui.facts.lexicon import grammar, name_words, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_SEATS = grammar().seats
_BESIDE = frozenset({"outside", "opposite", "near", "inside", "front", "against"})
"""What says that something happened at a seat: "a bomb outside the ministry in Aden"."""
_SAYING = speech().spoken
_SOURCES = grammar().sources
_ROLES = name_words().roles
_COUNTING = speech().counting.forms
_COUNTS = _SAYING | _COUNTING
_TELLING = _COUNTS | {"to"}
_COUNTED = frozenset(
    {"reported", "confirmed", "announced", "reports", "confirms", "recorded", "registered"}
)
"""Verbs by which a country tells of harm done within it."""
_ANSWERING = frozenset(
    {"blamed", "blames", "accused", "accuses", "condemned", "condemns", "rejected", "rejects"}
    | {"demanded", "demands", "vowed", "vows", "thanked", "promised", "promises", "urged", "urges"}
)
"""What a government does in words where a country or its capital stands for it."""
_REPORTING = _SAYING - _COUNTED
_STATING = _SAYING | _ANSWERING
_STATED = _STATING - _COUNTED
_STATEMENTS = _STATING | {"to", "by"}
_CAPITALS = name_words().capitals
_BLAMING = frozenset({"accused", "accuses", "accusing", "blame", "blamed", "blames", "blaming"})
STORMED = frozenset({"stormed", "overran", "attacked", "raided", "shelled", "bombed", "besieged"})
"""What is done to a seat where the harm is: "stormed the headquarters of"."""
_KINDS = grammar().place_kinds
_PRESS = grammar().press
_SEATED = _SEATS | _PRESS | _SAYING | {"spoke", "speaks", "statement", "statements"}
_TAKEN = grammar().taken_to | {"sent", "referred", "shifted"}
_CARRIED = _TAKEN | {
    "airlifted",
    "flown",
    "rushed",
    "moved",
    "transferred",
    "evacuated",
    "admitted",
}
_TREATED = frozenset(
    {"treated", "recovering", "hospitalised", "hospitalized", "treatment", "surgery", "condition"}
)
LOCALS = frozenset({"residents", "villagers", "inhabitants", "civilians", "citizens"})
"""Who tells of what happened where they live."""
_CLIMBED = frozenset(
    {"pobj", "prep", "appos", "conj", "compound", "nmod", "amod", "poss"}
    | {"attr", "dobj", "relcl", "acl"}
)
"""Dependencies by which a place belongs to a noun phrase."""
_CLAUSES = frozenset({"relcl", "acl"})
_WHO = frozenset({"who", "which"})
_RECORDING = frozenset({"recorded", "registered", "confirmed", "counted"})
_BRIEFINGS = frozenset({"briefing", "conference"})
_SPOKE = frozenset({"spoke", "speaking", "reached", "telephone", "phone", "whatsapp", "skype"})
_OWNING = frozenset({"'s", "’s"})
_ROUND = 8
"""Words before a place in which a verb says that somebody lived there."""


def is_of_speaker(tokens: TokenTable, preposition: int | None) -> bool:
    """Tell whether a place belongs to who speaks: "said Roe, a spokesman for police in Kaduna"."""
    if preposition is None or tokens.lower[preposition] not in {"in", "of", "at", "from"}:
        return False
    at, spoke = tokens.heads[preposition], False
    for _ in range(6):
        text = tokens.lower[at]
        harmed = text in HARMED and tokens.tags[at].startswith("VB")  # "had been detained in X"
        office = text in _SOURCES and text not in {"army", "military"}
        records = text == "authorities" and tokens.lower[tokens.heads[at]] in _RECORDING
        if harmed or records or text in LOCALS:  # they tell of what happened where they live
            return False
        spoke = spoke or office or text in _ROLES or (is_people(text) and is_single(text))
        dep, head = tokens.deps[at], tokens.heads[at]
        spoke = spoke or tokens.entities[at] == "PERSON"  # "said Lt. Ames of the team in X"
        if spoke and tokens.lower[head] in _COUNTS and dep in {"nsubj", "dobj"} and text != "lives":
            return True
        if spoke and dep == "appos" and tokens.tags[head].startswith("NNP"):
            return True
        clause = {tokens.lower[child] for child in tokens.children[at]}
        if dep not in _CLIMBED or head == at or (dep in _CLAUSES and clause.isdisjoint(_WHO)):
            return False
        at = head
    return False


def names_speaker(tokens: TokenTable, word: int) -> bool:
    """Tell whether a place is a district or a town that speaks: "the prefecture of X said"."""
    kind = word - 2
    if kind < 0 or tokens.lower[word - 1] != "of" or tokens.lower[kind] not in _KINDS:
        return False
    verb = tokens.heads[kind]
    return tokens.deps[kind] == "nsubj" and tokens.lower[verb] in _REPORTING


def is_of_group(tokens: TokenTable, mentions: Mentions, preposition: int | None) -> bool:
    """Tell whether a place says where a speaker or an organisation is: "the WHO in Geneva"."""
    if (
        preposition is None
        or preposition == 0
        or tokens.ends[preposition - 1] not in mentions.closed
    ):
        return False
    return tokens.lower[tokens.heads[preposition - 1]] in _TELLING


def stands_for_speaker(tokens: TokenTable, last: int) -> bool:
    """Tell whether a city stands for those who speak there: "Kyiv said"."""
    next_words = list(itertools.takewhile(lambda word: word != ",", tokens.lower[last : last + 5]))
    owns = not _OWNING.isdisjoint(next_words[:1])
    if owns and not (_SOURCES - _KINDS).isdisjoint(next_words[1:]):
        return True
    owner = tokens.heads[last - 1]  # "Nepal's civil aviation authority said"
    if owns and owner > last and tokens.deps[owner] == "nsubj":
        return tokens.lower[tokens.heads[owner]] in _REPORTING
    verb = tokens.lower[tokens.heads[last - 1]]
    if tokens.deps[last - 1] == "dobj" and verb in _BLAMING:
        return True  # "blaming Turkey for the strike"
    if tokens.lower[last - 1] in _CAPITALS and tokens.deps[last - 1] == "nsubj":
        return verb in _STATING  # "Moscow reported a deadly attack"
    return tokens.deps[last - 1] == "nsubj" and verb in _STATED


def is_place_of_report(tokens: TokenTable, preposition: int, ahead: str, first: int) -> bool:
    """Tell whether a place is where something was told, or where the hurt were taken."""
    window = tokens.lower[max(first, preposition - 5) : preposition]
    if ("run", "by") in itertools.pairwise(window):  # "a hospital run by a charity in"
        window = tokens.lower[max(first, preposition - 10) : preposition]
    called = tokens.lower[preposition] == "from" and not _SPOKE.isdisjoint(window)
    called = called or _is_reached(tokens, preposition)
    called = called or not _BRIEFINGS.isdisjoint(
        tokens.lower[max(first, preposition - _ROUND) : preposition]
    )
    said = ahead in _SEATED and not _is_counted(tokens, preposition - 1)
    seat = said or is_of_custody(tokens, preposition, first)
    seat = called or (seat and not _is_target(window) and _BESIDE.isdisjoint(window))
    cared_for = ahead in _TREATED and tokens.lower[preposition] in {"in", "at"}
    if seat or cared_for or _was_told(tokens, preposition, window):
        return True
    if is_of_care(window) and not care_was_struck(tokens, window):
        carried = not _CARRIED.isdisjoint(window)  # "was shot and airlifted to a hospital in"
        unharmed = STRUCK.isdisjoint(tokens.lower[max(first, preposition - 10) : preposition])
        return carried or (unharmed and not is_struck(tokens, preposition))
    taken = not _TAKEN.isdisjoint(window[-3:]) and tokens.lower[preposition] == "to"
    if taken or _is_on_record(ahead, window):
        return True
    head = preposition - 1
    speaks = ahead in _SOURCES or (is_people(ahead) and is_single(ahead))
    if head < first or ahead in LOCALS or not speaks:
        return False
    beside = tokens.deps[head] == "appos"
    if ahead == "authorities" and tokens.lower[tokens.heads[head]] in _RECORDING:
        return False  # who counts what happened in their own town
    leads = tokens.heads[head]
    harmed = tokens.lower[leads] == "by" and tokens.lower[tokens.heads[leads]] in HARMED
    return beside or (tokens.lower[leads] in _STATEMENTS and not harmed)


def _is_reached(tokens: TokenTable, preposition: int) -> bool:
    """Whether who tells was spoken to there: "according to a driver who was reached in X"."""
    verb = tokens.heads[preposition]
    passive = any(tokens.deps[child] == "auxpass" for child in tokens.children[verb])
    return tokens.lower[verb] in {"reached", "contacted", "interviewed"} and passive


def _is_counted(tokens: TokenTable, verb: int) -> bool:
    """Whether harm is counted where it was: "no deaths have been reported in X"."""
    passive = any(tokens.deps[child] == "nsubjpass" for child in tokens.children[verb])
    return passive and tokens.lower[verb] in _COUNTED


def _is_on_record(ahead: str, window: list[str]) -> bool:
    """Whether somebody is only registered there: "the suspect, a driver registered in"."""
    return ahead == "registered" and any(is_people(w) and is_single(w) for w in window[-2:-1])


def _is_target(window: list[str]) -> bool:
    """Whether an office is what was struck: "car bombs at intelligence offices in"."""
    at = next(
        (n for n, word in enumerate(window) if word in {"at", "on", "against", "near", "outside"}),
        0,
    )
    stormed = not STORMED.isdisjoint(window)
    return stormed or (at > 0 and not STRUCK.isdisjoint(window[:at]))


def _was_told(tokens: TokenTable, preposition: int, window: list[str]) -> bool:
    """Whether a place is that of who was told something: "told radio Fides in Oruro"."""
    told = window.index("told") + 1 if "told" in window else len(window)
    heard = range(preposition - len(window) + told, preposition)
    return bool(heard) and not any(tokens.tags[word].startswith("VB") for word in heard)


def is_people(word: str) -> bool:
    """Tell whether a noun is one of people, other than all of a place's."""
    return nature(word) == "people" and word not in {"people", "population"}
