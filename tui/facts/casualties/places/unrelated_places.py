"""Places that a text names beside what happened: of speakers, offices, origins, ways and care."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import is_single, nature
from tui.facts.casualties.places.care_places import (
    STRUCK,
    is_in_care_name,
    is_of_care,
    is_of_custody,
    is_struck,
)
from tui.facts.lexicon import grammar, name_words, numbers, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_ROLES = name_words().roles
_CAREERS = grammar().careers
_SEATS = grammar().seats
_ACTORS = grammar().actors
_SAYING = speech().spoken
_SOURCES = grammar().sources
_COUNTING = speech().counting.forms
_COUNTED = frozenset(
    {"reported", "confirmed", "announced", "reports", "confirms", "recorded", "registered"}
)
"""Verbs by which a country tells of harm done within it."""
_KINDS = grammar().place_kinds
_SIDES = grammar().sides
_FOUGHT = name_words().fought
_PRESS = grammar().press
_TAKEN = grammar().taken_to
_TREATED = frozenset({"treated", "recovering", "hospitalised", "hospitalized", "treatment"})
_TOWARDS = grammar().towards
_BESIDE = frozenset({"close", "next", "adjacent", "near"})
_LEAVING = grammar().leaving
_SUSPECTS = frozenset({"suspect", "suspects", "third", "another", "others"})
_NUMBERS = frozenset(numbers().calendar.counts)
_LOCALS = frozenset({"residents", "villagers", "inhabitants", "civilians", "citizens"})
_MOVING = grammar().moving
_CARRIED = frozenset({"marched", "dragged", "led", "thrown", "walked", "escaped", "taken"})
"""Verbs of a way behind which "into" says where it ended, not where harm was done."""
_CROSSED = frozenset({"carried", "crossed", "ferried", "taken", "brought", "evacuated", "swam"})
_BEGAN = frozenset({"began", "begun", "started", "originated", "emerged"})
"""Verbs of an outbreak or a war that has spread from where it began."""
_LIVED = grammar().lived
_CLIMBED = frozenset(
    {"pobj", "prep", "appos", "conj", "compound", "nmod", "amod", "poss"}
    | {"attr", "dobj", "relcl", "acl"}
)
"""Dependencies by which a place belongs to a noun phrase."""
_CLAUSES = frozenset({"relcl", "acl"})
_WHO = frozenset({"who", "which"})
_RECORDING = frozenset({"recorded", "registered", "confirmed", "counted"})
_UNITS = frozenset(
    {"brigade", "brigades", "battalion", "battalions", "fighters", "militia", "militias"}
    | {"rebels", "unit", "units"}
)
_TIES = frozenset({"ties", "roots", "links", "connections", "native", "natives"})
_STRAINS = frozenset({"virus", "fever", "strain", "variant", "flu"})
_BASED = grammar().based
_POSITIONED = frozenset({"positioned", "entrenched"})
"""What is said of where attackers fire from."""
_BANNED = frozenset({"banned", "outlawed", "prohibited", "sanctioned"})
"""What a country has made of a group: "(outlawed in X)"."""
_BRIEFINGS = frozenset({"briefing", "conference"})
_SPOKE = frozenset({"spoke", "speaking", "reached", "telephone", "phone", "whatsapp", "skype"})
_NOTICED = frozenset({"felt", "heard", "seen", "visible", "audible"})
_OWNING = frozenset({"'s", "’s"})
_KIN = name_words().kin
_WITH = frozenset({"with", "his", "her", "their"})
_ROUND = 8
"""Words before a place in which a verb says that somebody lived there."""


def is_unrelated(
    tokens: TokenTable, mentions: Mentions, word: int, last: int, preposition: int | None
) -> bool:
    """Tell whether a place from `word` to `last` is of somebody, not of what happened."""
    return (
        _elsewhere(tokens, word, last, preposition)
        or _of_group(tokens, mentions, preposition)
        or _speaks(tokens, last)
        or _noticed_from_afar(tokens, word)
        or _home(tokens, word, last)
        or is_in_care_name(tokens, word, last)
        or _of_speaker(tokens, preposition)
    )


def _of_speaker(tokens: TokenTable, preposition: int | None) -> bool:
    """Whether a place belongs to who speaks: "said Hassan, a spokesman for police in Kaduna"."""
    if preposition is None or tokens.lower[preposition] not in {"in", "of", "at", "from"}:
        return False
    at, spoke = tokens.heads[preposition], False
    for _ in range(6):
        text = tokens.lower[at]
        office = text in _SOURCES and text not in {"army", "military"}
        records = text == "authorities" and tokens.lower[tokens.heads[at]] in _RECORDING
        if records or text in _LOCALS:  # they tell of what happened where they live
            return False
        spoke = spoke or office or (_people(text) and is_single(text))
        dep, head = tokens.deps[at], tokens.heads[at]
        if (
            spoke
            and tokens.lower[head] in _SAYING | _COUNTING
            and dep in {"nsubj", "dobj"}
            and text != "lives"
        ):
            return True
        if spoke and dep == "appos" and tokens.tags[head].startswith("NNP"):
            return True
        clause = {tokens.lower[child] for child in tokens.children[at]}
        if dep not in _CLIMBED or head == at or (dep in _CLAUSES and clause.isdisjoint(_WHO)):
            return False
        at = head
    return False


def _home(tokens: TokenTable, word: int, last: int) -> bool:
    """Whether somebody was born or works there or has ties to it, or a disease is called so."""
    first, end = tokens.bounds(word)
    behind = tokens.lower[last : min(end, last + 2)]
    if not _TIES.isdisjoint(behind) or not _STRAINS.isdisjoint(behind[:1]):
        return True
    ahead = range(max(first, word - _ROUND), word)
    if any(tokens.lower[w] in _LIVED and tokens.tags[w] != "NNS" for w in ahead):
        return True
    verbs = [w for w in ahead if tokens.lower[w] in _CAREERS]
    return bool(verbs) and "who" in tokens.lower[max(first, verbs[0] - _ROUND) : verbs[0]]


def _of_group(tokens: TokenTable, mentions: Mentions, preposition: int | None) -> bool:
    """Whether a place says where a speaker or an organisation is: "the WHO in Geneva"."""
    if (
        preposition is None
        or preposition == 0
        or tokens.ends[preposition - 1] not in mentions.closed
    ):
        return False
    return tokens.lower[tokens.heads[preposition - 1]] in _SAYING | _COUNTING | {"to"}


def _speaks(tokens: TokenTable, last: int) -> bool:
    """Whether a city stands for those who speak there: "Kyiv said"."""
    next_words = list(itertools.takewhile(lambda word: word != ",", tokens.lower[last : last + 5]))
    owns = not _OWNING.isdisjoint(next_words[:1])
    if owns and not (_SOURCES - _KINDS).isdisjoint(next_words[1:]):
        return True
    owner = tokens.heads[last - 1]  # "Nepal's civil aviation authority said"
    if owns and owner > last and tokens.deps[owner] == "nsubj":
        return tokens.lower[tokens.heads[owner]] in _SAYING - _COUNTED
    verb = tokens.lower[tokens.heads[last - 1]]
    return tokens.deps[last - 1] == "nsubj" and verb in _SAYING - _COUNTED


def _noticed_from_afar(tokens: TokenTable, word: int) -> bool:
    """Whether a place says how far something reached: "it was felt as far away as Pasto"."""
    window = tokens.lower[max(tokens.bounds(word)[0], word - 16) : word]
    return any(
        noticed in _NOTICED and "far" in window[at + 1 : at + 4]
        for at, noticed in enumerate(window)
    )


def _elsewhere(tokens: TokenTable, word: int, last: int, preposition: int | None) -> bool:
    """Whether a place belongs to a speaker, an office, an origin or a way, not to what happened."""
    first = tokens.bounds(word)[0]
    if _qualifies(tokens, word, last):
        return True
    if preposition is None:
        return _is_left(tokens, first, word)
    ahead = tokens.lower[preposition - 1] if preposition > first else ""
    if (
        ahead in _POSITIONED
        or _moves(tokens, preposition, first)
        or _owned(tokens, preposition, first)
    ):
        return True
    if _lived_there(tokens, preposition, first):
        return True
    neighbour = (ahead, tokens.lower[preposition]) == ("border", "with")
    acts = tokens.deps[preposition] == "agent"  # "swept away by the Jhelum"
    onwards = "to" in tokens.lower[last : last + 5]
    if neighbour or acts or _origin_or_way(tokens.lower[preposition], ahead, onwards=onwards):
        return True
    return _is_place_of_report(tokens, preposition, ahead, first)


def _is_left(tokens: TokenTable, first: int, word: int) -> bool:
    """Whether people left a place, or only hold it: "who fled X", "have held the capital X"."""
    at = word - 1
    while at > first and tokens.lower[at] in _KINDS | {"the", "capital"}:
        at -= 1
    return at >= first and tokens.lower[at] in _LEAVING


def _qualifies(tokens: TokenTable, word: int, last: int) -> bool:
    """Whether a place only says which office, unit or person is meant: "a Kettering man"."""
    end = tokens.bounds(word)[1]
    next_word = tokens.lower[last] if last < end else ""
    if next_word == "-" and last + 1 < end:
        next_word = tokens.lower[last + 1]
    if next_word.startswith(("hospital", "clinic")):
        return True
    if next_word in _UNITS | _BASED | _SOURCES | _SEATS:
        return True
    return bool(next_word) and _attribute(tokens, last)


def _moves(tokens: TokenTable, preposition: int, first: int) -> bool:
    """Whether a verb of a way stands before a place's preposition: "returning to"."""
    window = tokens.lower[max(first, preposition - 6) : preposition]
    carried = tokens.lower[preposition] == "into" and not _CARRIED.isdisjoint(window)
    crossed = tokens.lower[preposition] == "across" and not _CROSSED.isdisjoint(window)
    began = not _BEGAN.isdisjoint(window[-1:]) and not {"that", "which"}.isdisjoint(window)
    return carried or crossed or began or not _MOVING.isdisjoint(window)


def _owned(tokens: TokenTable, preposition: int, first: int) -> bool:
    """Whether a place is part of another name: "the Bank of Kirkuk"."""
    if preposition <= first or tokens.lower[preposition] != "of":
        return False
    owner = preposition - 1
    return tokens.tags[owner] == "NNP" and tokens.lower[owner] not in _KINDS | _SIDES | _FOUGHT


def _origin_or_way(preposition: str, ahead: str, *, onwards: bool) -> bool:
    """Whether a place is where somebody is from, or where a way begins or ends."""
    if preposition in _TOWARDS:
        return ahead not in _BESIDE
    if preposition == "from" and onwards:
        return True
    if preposition not in {"of", "from"}:
        return False
    owner = (_people(ahead) and ahead not in _LOCALS) or ahead in _ACTORS
    sent = ahead in _SOURCES | _SUSPECTS
    counted = ahead in _NUMBERS or ahead.isdigit()  # "two from Prague and one from Bristol"
    office = preposition == "of" and ahead in _ROLES  # "the administrator of X confirms"
    hails = preposition == "from" and (ahead in {"was", "were", "is", "are"} or counted)
    owner = owner or office
    return hails or ahead in {",", ")", "years"} or owner or (preposition == "from" and sent)


def _attribute(tokens: TokenTable, last: int) -> bool:
    """Whether a place only says what person is meant: "a Kettering man"."""
    noun = tokens.lower[last]
    if not _KINDS.isdisjoint(tokens.lower[last + 1 : last + 2]):
        return False  # "the Nuseirat refugee camp"
    return tokens.tags[last] in {"NN", "NNP"} and (is_single(noun) or noun in {"couple", "family"})


def _people(word: str) -> bool:
    return nature(word) == "people" and word not in {"people", "population"}


def _is_place_of_report(tokens: TokenTable, preposition: int, ahead: str, first: int) -> bool:
    """Whether a place is where something was told, or where the hurt were taken."""
    window = tokens.lower[max(first, preposition - 5) : preposition]
    if ("run", "by") in itertools.pairwise(window):  # "a hospital run by a charity in"
        window = tokens.lower[max(first, preposition - 10) : preposition]
    called = tokens.lower[preposition] == "from" and not _SPOKE.isdisjoint(window)
    called = called or not _BRIEFINGS.isdisjoint(
        tokens.lower[max(first, preposition - _ROUND) : preposition]
    )
    seat = ahead in _SEATS | _PRESS | _SAYING or is_of_custody(tokens, preposition, first)
    seat = called or (seat and not _is_target(window))
    if seat or _was_told(tokens, preposition, window):
        return True
    if is_of_care(window):
        unharmed = STRUCK.isdisjoint(tokens.lower[max(first, preposition - 10) : preposition])
        return unharmed and not is_struck(tokens, preposition)
    taken = not _TAKEN.isdisjoint(window[-3:]) and tokens.lower[preposition] == "to"
    if taken or (ahead in _TREATED and tokens.lower[preposition] in {"in", "at"}):
        return True
    head = preposition - 1
    if (
        head < first
        or ahead in _LOCALS
        or not (ahead in _SOURCES or (_people(ahead) and is_single(ahead)))
    ):
        return False
    beside = tokens.deps[head] == "appos"
    if ahead == "authorities" and tokens.lower[tokens.heads[head]] in _RECORDING:
        return False  # who counts what happened in their own town
    return beside or tokens.lower[tokens.heads[head]] in _SAYING | {"to", "by"}


def _is_target(window: list[str]) -> bool:
    """Whether an office is what was struck: "car bombs at intelligence offices in"."""
    at = next(
        (n for n, word in enumerate(window) if word in {"at", "on", "against", "near", "outside"}),
        0,
    )
    return at > 0 and not STRUCK.isdisjoint(window[:at])


def _was_told(tokens: TokenTable, preposition: int, window: list[str]) -> bool:
    """Whether a place is that of who was told something: "told radio Fides in Oruro"."""
    told = window.index("told") + 1 if "told" in window else len(window)
    heard = range(preposition - len(window) + told, preposition)
    return bool(heard) and not any(tokens.tags[word].startswith("VB") for word in heard)


def _lived_there(tokens: TokenTable, preposition: int, first: int) -> bool:
    """Whether people are only from a place: "all residents of the village of X"."""
    ahead = tokens.lower[max(first, preposition - 2) : preposition]
    if ahead[-1:] == ["relatives"] or (ahead[-1:] and ahead[-1] in _KIN and ahead[0] in _WITH):
        return True  # "is with his mother in X"
    return ahead[-1:] != [] and ahead[-1] in _LOCALS and ahead[0] in {"all", "both", "mostly"}
