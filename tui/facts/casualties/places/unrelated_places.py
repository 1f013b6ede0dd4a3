"""Places that a text names beside what happened: of speakers, offices, origins, ways and care."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import is_single
from tui.facts.casualties.places.care_places import HARMED, is_in_care_name, is_jail_name
from tui.facts.casualties.places.origins import (
    advances,
    describes,
    ends_way,
    fired_from,
    is_line,
    is_of_attackers,
    is_of_some,
    origin_or_way,
    sets_out,
)
from tui.facts.casualties.places.report_places import (
    LOCALS,
    STORMED,
    is_of_group,
    is_of_speaker,
    is_place_of_report,
    names_speaker,
    stands_for_speaker,
)
from tui.facts.lexicon import grammar, name_words, numbers, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_CAREERS = grammar().careers
_SEATS = grammar().seats
_SOURCES = grammar().sources
_KINDS = grammar().place_kinds
_SIDES = grammar().sides
_FOUGHT = name_words().fought
_LEAVING = grammar().leaving
_CALLED = _KINDS | {"the", "capital", "of", "border", "port"}
_DASHES = frozenset({"-", "–", "—"})
_ROADS = frozenset({"road", "highway", "motorway", "railway", "expressway", "freeway", "route"})
_TIMES = frozenset((*numbers().calendar.months, *numbers().calendar.weekdays))
_MOVING = grammar().moving
_CARRIED = frozenset(
    {"marched", "dragged", "led", "thrown", "walked", "escaped", "taken", "crossed"}
)
"""Verbs of a way behind which "into" says where it ended, not where harm was done."""
_CROSSED = frozenset({"carried", "crossed", "ferried", "taken", "brought", "evacuated", "swam"})
_FLED = frozenset({"fled", "escaped", "fleeing", "retreated", "withdrew"})
_HAS = frozenset({"have", "has"})
_BEGAN = frozenset({"began", "begun", "started", "originated", "emerged"})
"""Verbs of an outbreak or a war that has spread from where it began."""
_LIVED = grammar().lived
_UNITS = frozenset(
    {"brigade", "brigades", "battalion", "battalions", "fighters", "militia", "militias"}
    | {"rebels", "unit", "units"}
)
_TIES = frozenset({"ties", "roots", "links", "connections", "native", "natives"})
_STRAINS = frozenset({"virus", "fever", "strain", "variant", "flu"})
_BASED = grammar().based
_SAYING = speech().spoken
_WHERE = frozenset({"in", "at", "near", "on", "around", "outside", "inside", "across"})
_TELLING = 3
"""Words behind a place in which who tells and the verb stand: "in X local activists said"."""
_POSITIONED = frozenset({"positioned", "entrenched"})
"""What is said of where attackers fire from."""
_NOTICED = frozenset({"felt", "heard", "seen", "visible", "audible"})
_KIN = name_words().kin
_WITH = frozenset({"with", "his", "her", "their"})
_RECOVERED = re.compile(
    r"\b(?:recovered|retrieved|pulled|fished|dug|removed)\b[^,;.]*"
    r"\b(?:body|bodies|corpses?|remains)\b[^,;.]*$"
)
"""What is said of the dead ahead of "from" and where they were."""
_THERE_AND = re.compile(r"\b(?:there|here) and (?:in|at|around|near)(?: nearby| neighbouring)?$")
_OF = frozenset({"of", "from"})
_WORST = frozenset({"deadliest", "worst", "bloodiest", "largest", "biggest"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_CLAUSE = frozenset({"that", "which", "who", "since", "when", "as", "to"})
"""Words that open a clause on what is the worst: "the worst attack that has hit Kabul"."""
_NAME = 5
"""Words of a body's name behind its place."""
_ROUND = 8
"""Words before a place in which a verb says that somebody lived there."""
_OF_BODIES = _UNITS | _BASED | _SOURCES | _SEATS
"""What a name before it belongs to, where nothing happened."""


def is_unrelated(
    tokens: TokenTable, mentions: Mentions, word: int, last: int, preposition: int | None
) -> bool:
    """Tell whether a place from `word` to `last` is of somebody, not of what happened."""
    return (
        _elsewhere(tokens, word, last, preposition)
        or is_of_group(tokens, mentions, preposition)
        or stands_for_speaker(tokens, last)
        or names_speaker(tokens, word)
        or _noticed_from_afar(tokens, word)
        or _is_besides(tokens, word)
        or _home(tokens, word, last)
        or describes(tokens, last)
        or is_in_care_name(tokens, word, last)
        or is_jail_name(tokens, word, last)
        or is_of_speaker(tokens, preposition)
    )


def bounds_worst(tokens: TokenTable, word: int) -> bool:
    """Tell whether a place only says of where something is the worst: "the worst flood in X".

    "In the worst attack a bomb went off in X" says where that was.
    """
    last = word - 1
    while last >= tokens.bounds(word)[0] and tokens.lower[last] not in _WORST:
        if tokens.lower[last] in {",", ";"}:
            return False
        last -= 1
    if last < tokens.bounds(word)[0]:
        return False
    told = any(tokens.tags[between] in _FINITE for between in range(last, word))
    return not told or not _CLAUSE.isdisjoint(tokens.lower[last:word])


def _home(tokens: TokenTable, word: int, last: int) -> bool:
    """Whether somebody was born or works there or has ties to it, or a disease is called so."""
    first, end = tokens.bounds(word)
    behind = tokens.lower[last : min(end, last + 2)]
    if not _TIES.isdisjoint(behind) or not _STRAINS.isdisjoint(behind[:1]):
        return True
    ahead = range(max(first, word - _ROUND), word)
    stormed = not STORMED.isdisjoint(tokens.lower[ahead.start : ahead.stop])
    lived = (w for w in ahead if tokens.lower[w] in _LIVED and tokens.tags[w] != "NNS")
    if any(not (stormed and tokens.lower[w] == "headquarters") for w in lived):
        return True  # but "stormed the headquarters of X district"
    verbs = [w for w in ahead if tokens.lower[w] in _CAREERS]
    return bool(verbs) and "who" in tokens.lower[max(first, verbs[0] - _ROUND) : verbs[0]]


def _is_besides(tokens: TokenTable, word: int) -> bool:
    """Whether a place is only the second of two: "were killed there and in nearby Bol"."""
    window = tokens.small_slice(max(tokens.bounds(word)[0], word - 4), word)
    return _THERE_AND.search(window) is not None


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
    told = preposition is not None and _is_told(tokens, preposition, last)
    if not told and _qualifies(tokens, word, last):
        return True
    if preposition is None:
        return _is_left(tokens, first, word) or _opens_name(tokens, word, last)
    ahead = tokens.lower[preposition - 1] if preposition > first else ""
    if (
        ahead in _POSITIONED
        or is_line(tokens, preposition)
        or fired_from(tokens, preposition, first)
        or is_of_some(tokens, preposition)
        or _moves(tokens, preposition, first)
        or ends_way(tokens, preposition, first)
        or sets_out(tokens, preposition)
        or _owned(tokens, preposition, first)
    ):
        return True
    if _lived_there(tokens, preposition, first):
        return True
    neighbour = (ahead, tokens.lower[preposition]) == ("border", "with")
    acts = tokens.deps[preposition] == "agent"  # "swept away by the Jhelum"
    onwards = "to" in tokens.lower[last : last + 5]
    body = _RECOVERED.search(tokens.small, tokens.starts[first], tokens.starts[preposition])
    way = body is None and not advances(tokens, preposition)
    way = way and origin_or_way(tokens.lower[preposition], ahead, onwards=onwards)
    if neighbour or acts or (way and not is_of_attackers(tokens, preposition)):
        return True
    return is_place_of_report(tokens, preposition, ahead, first)


def _is_told(tokens: TokenTable, preposition: int, last: int) -> bool:
    """Whether who tells stands right behind a place, without a comma: "died in X activists said".

    "Activists in X" have their noun ahead of it, and "by X police" no preposition of place.
    """
    behind = tokens.lower[last : last + _TELLING]
    tells = any(word in _SAYING and word not in _OF_BODIES for word in behind[1:])
    if behind[:1] == ["station"]:  # "at X station", which is no broadcaster
        return tokens.lower[preposition] in _WHERE | {"to"}
    return tells and tokens.lower[preposition] in _WHERE and behind[0] in _OF_BODIES


def _is_left(tokens: TokenTable, first: int, word: int) -> bool:
    """Whether people left a place, or only hold it: "who fled X", "have held the capital X"."""
    at = word - 1
    while at > first and (tokens.lower[at] in _CALLED or tokens.tags[at] == "JJ"):
        at -= 1
    joined = at > 0 and tokens.lower[at - 1] in _DASHES  # "the regime-held X suburb"
    return at >= first and tokens.lower[at] in _LEAVING and not joined


def _qualifies(tokens: TokenTable, word: int, last: int) -> bool:
    """Whether a place only says which office, unit or person is meant: "a Kettering man"."""
    end = tokens.bounds(word)[1]
    next_word = tokens.lower[last] if last < end else ""
    if next_word == "-" and last + 1 < end:
        next_word = tokens.lower[last + 1]
    here = tokens.lower[word - 1] == "this" and next_word in _KINDS  # "this Deaf Smith County town"
    if here or next_word.startswith(("hospital", "clinic")) or _names_road(tokens, word, last):
        return True
    tribal = next_word == "agency" and "in" in tokens.lower[word - 3 : word]
    body = next_word in _OF_BODIES and not tribal  # "in the South Waziristan agency"
    kind = next_word in _KINDS and tokens.lower[last + 1 : last + 2] != []
    body = body or (kind and tokens.lower[last + 1] in _SOURCES - _KINDS)  # "the X county police"
    if body or _names_body(tokens, last, end):
        return True
    return bool(next_word) and _attribute(tokens, last)


def _names_body(tokens: TokenTable, last: int, end: int) -> bool:
    """Whether a place opens the name of who speaks: "the South West state health ministry said"."""
    noun = last
    while noun < min(end, last + _NAME) and tokens.tags[noun] in {"NN", "NNP", "JJ"}:
        noun += 1
    named = noun > last + 1 and tokens.lower[noun - 1] in _OF_BODIES
    return named and tokens.deps[noun - 1] == "nsubj"


def _names_road(tokens: TokenTable, word: int, last: int) -> bool:
    """Whether a place is an end of a road that is called by both: "the Baghdad-Kirkuk road"."""
    if tokens.lower[word - 1] in _DASHES and tokens.lower[last : last + 1] != []:
        return tokens.lower[last] in _ROADS
    behind = tokens.lower[last : last + 5]
    return bool(behind) and behind[0] in _DASHES and not _ROADS.isdisjoint(behind)


def _opens_name(tokens: TokenTable, word: int, last: int) -> bool:
    """Whether a place opens an office's or a body's name: "Ohio County Schools Superintendent"."""
    if last >= tokens.bounds(word)[1] or tokens.starts[word] < tokens.title_end:
        return False
    if tokens.tags[last] == "CD" and tokens.tags[word - 1] == "NN":
        return True  # "the network Deir Ezzor 24"
    proper = tokens.tags[last].startswith("NNP") and tokens.lower[last] not in _TIMES | _KINDS
    return proper and tokens.heads[last - 1] >= last and tokens.deps[last - 1] == "compound"


def _moves(tokens: TokenTable, preposition: int, first: int) -> bool:
    """Whether a verb of a way stands before a place's preposition: "returning to"."""
    window = tokens.lower[max(first, preposition - 6) : preposition]
    carried = tokens.lower[preposition] == "into" and not _CARRIED.isdisjoint(window)
    carried = carried and _HAS.isdisjoint(window)  # "1,700 have crossed the river into Chad"
    crossed = tokens.lower[preposition] == "across" and not _CROSSED.isdisjoint(window)
    fled = tokens.lower[preposition] == "from" and not _FLED.isdisjoint(window[-1:])
    fled = fled and "who" in window  # "fighters who fled from X"
    began = not _BEGAN.isdisjoint(window) and not {"that", "which", "since"}.isdisjoint(window)
    return carried or crossed or began or fled or not _MOVING.isdisjoint(window)


def _owned(tokens: TokenTable, preposition: int, first: int) -> bool:
    """Whether a place is part of another name: "the Bank of Kirkuk"."""
    if preposition <= first or tokens.lower[preposition] != "of":
        return False
    owner = preposition - 1
    return tokens.tags[owner] == "NNP" and tokens.lower[owner] not in _KINDS | _SIDES | _FOUGHT


def _attribute(tokens: TokenTable, last: int) -> bool:
    """Whether a place only says what person is meant: "a Kettering man"."""
    noun = tokens.lower[last]
    if not _KINDS.isdisjoint(tokens.lower[last + 1 : last + 2]):
        return False  # "the Nuseirat refugee camp"
    return tokens.tags[last] in {"NN", "NNP"} and (is_single(noun) or noun in {"couple", "family"})


def _is_harmed(tokens: TokenTable, noun: int) -> bool:
    """Whether harm was done to who is named, with the place behind: "killed his son in"."""
    while tokens.deps[noun] in {"conj", "appos"} and tokens.heads[noun] < noun:
        noun = tokens.heads[noun]
    return tokens.deps[noun] in {"dobj", "pobj"} and tokens.lower[tokens.heads[noun]] in HARMED


def _lived_there(tokens: TokenTable, preposition: int, first: int) -> bool:
    """Whether people are only from a place: "all residents of the village of X"."""
    ahead = tokens.lower[max(first, preposition - 2) : preposition]
    kin = ahead[-1:] == ["relatives"] or (ahead[-1:] and ahead[-1] in _KIN and ahead[0] in _WITH)
    if kin and not _is_harmed(tokens, preposition - 1):
        return True  # "is with his mother in X"
    if ahead[-1:] != [] and ahead[-1] in {"all", "both"} and tokens.lower[preposition] in _OF:
        return True  # "a teacher and her grandson, both of X"
    return ahead[-1:] != [] and ahead[-1] in LOCALS and ahead[0] in {"all", "both", "mostly"}
