"""Which mentions of places say where something happened, and the narrowest of several together."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.person_nouns import is_single, nature
from tui.facts.gazetteer import fold, look_up
from tui.facts.lexicon import contexts, grammar, speech

if TYPE_CHECKING:
    from tui.facts.casualties.mentions import Mentions
    from tui.facts.casualties.token_table import TokenTable

_LOCATING = grammar().locating
_SEATS = grammar().seats
_ACTORS = grammar().actors
_SAYING = speech().spoken
_SOURCES = grammar().sources
_COUNTING = speech().counting.forms
_COUNTED = frozenset({"reported", "confirmed", "announced", "reports", "confirms"})
"""Verbs by which a country tells of harm done within it."""
_KINDS = grammar().place_kinds
_SIDES = grammar().sides
_PRESS = grammar().press
_TAKEN = grammar().taken_to
_TOWARDS = frozenset({"to", "towards", "toward", "for"})
_BESIDE = frozenset({"close", "next", "adjacent", "near"})
_LEAVING = grammar().leaving
_LOCALS = frozenset({"residents", "villagers", "inhabitants", "civilians", "citizens"})
_MOVING = grammar().moving
_BASED = grammar().based
_NOTICED = frozenset({"felt", "heard", "seen", "visible", "audible"})
_WARDS = frozenset({"district", "neighbourhood", "neighborhood", "suburb", "quarter"})
_OWN_WARDS = frozenset({"area", "neighbourhood", "neighborhood", "quarter"})
_WIDTH = {**grammar().widths, "": 3}
_SETTLED = 3
"""How much a town narrows down where something was."""
_REGION = 1
"""The same of a region, and of what no table has."""
_JOINT = contexts().joints.words.either("(?:{})*")
_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "poss"})
_LONGEST = 60
"""Characters between two places of which one says where the other is."""


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A place at which a text says that something happened; `placed` behind a preposition.

    `narrow` says how much it narrows down where that was: -1 for a sea, which is wider than a
    country on it, 0 for a country, 4 for a camp.
    """

    start: int
    end: int
    name: str
    placed: bool
    narrow: int


def width(kind: str, precision: str | None) -> int:
    """Measure how much a place of a kind narrows down where something was."""
    return _WIDTH.get(f"{kind} {precision}", _WIDTH.get(kind, _REGION))


def find_event_places(tokens: TokenTable, mentions: Mentions) -> tuple[EventPlace, ...]:
    """Find the places where something happened, in the order of the text."""
    results: list[EventPlace] = []
    chain: list[EventPlace] = []
    for start, end, name, kind in mentions.places:
        if _in_organisation(mentions, start, end) or tokens.title_end < start < mentions.dateline:
            continue
        mention = EventPlace(
            start, end, name, placed=False, narrow=width(kind, mentions.precisions[name])
        )
        if chain and not _joined(tokens, chain[-1], mention):
            results += _meant(tokens, mentions, chain)
            chain = []
        chain.append(mention)
    return (*results, *(_meant(tokens, mentions, chain) if chain else ()))


def _joined(tokens: TokenTable, first: EventPlace, second: EventPlace) -> bool:
    """Whether two places stand together, the one saying where the other is."""
    gap = tokens.text[first.end : second.start]
    if len(gap) > _LONGEST or not _JOINT.fullmatch(gap) or "\n\n" in gap or not gap.strip():
        return False
    return gap.strip() != "," or first.narrow != second.narrow


def _meant(
    tokens: TokenTable, mentions: Mentions, chain: list[EventPlace]
) -> tuple[EventPlace, ...]:
    """The narrowest place of those that stand together, if the first says where."""
    first = chain[0]
    word, last = tokens.word_at(first.start), tokens.word_end(first.end)
    preposition = _preposition(tokens, word)
    if _elsewhere(tokens, word, last, preposition) or _of_group(tokens, mentions, preposition):
        return ()
    if _speaks(tokens, last) or _noticed_from_afar(tokens, word):
        return ()
    best = first
    for member in chain[1:]:
        gap = tokens.text[best.end : member.start].casefold().split()
        owned = bool(gap) and gap[0] in {"'s", "’s"}
        if not _WARDS.isdisjoint(gap[:2]) and member.narrow == _SETTLED:
            best = replace(best, narrow=_SETTLED + 1)
        if "near" in gap or ("of" in gap and not _SIDES.isdisjoint(gap[:3])):
            continue
        typed = len(gap) > 1 and gap[0] in _KINDS - _OWN_WARDS and gap[1] == "of"
        if typed and gap[0] in _WARDS and _people_of(best.name) < _people_of(member.name):
            continue
        if member.narrow > best.narrow or (member.narrow == best.narrow and (owned or typed)):
            best = member
    return (
        replace(
            best, start=first.start, end=chain[-1].end, placed=_placed(tokens, last, preposition)
        ),
    )


def _people_of(name: str) -> int:
    """How many thousands live in the largest place of a name: a ward has fewer than its city."""
    return max((place.thousands for place in look_up(fold(name))), default=0)


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
    if next_words[:1] in (["'s"], ["’s"]) and not (_SOURCES - _KINDS).isdisjoint(next_words[1:]):
        return True
    verb = tokens.lower[tokens.heads[last - 1]]
    return tokens.deps[last - 1] == "nsubj" and verb in _SAYING - _COUNTED


def _placed(tokens: TokenTable, last: int, preposition: int | None) -> bool:
    """Whether a place stands behind a preposition of place, or is what something struck."""
    if preposition is not None:
        origin = tokens.lower[preposition] == "from"
        return tokens.lower[preposition] in _LOCATING and not origin
    head = last - 1
    while tokens.deps[head] in _BEFORE_NOUN and tokens.heads[head] > head:
        head = tokens.heads[head]
    return tokens.deps[head] == "dobj"


def _preposition(tokens: TokenTable, word: int) -> int | None:
    """The preposition of a place's phrase, past "the northern city of" and the like."""
    first = tokens.bounds(word)[0]
    at = word - 1
    while at >= first and at > word - 10:
        text, tag = tokens.lower[at], tokens.tags[at]
        if text == "of" and at > first and tokens.lower[at - 1] in _KINDS | _SIDES:
            at -= 1
        elif tag == "IN" or text in _TOWARDS:
            return at
        elif not (
            tag.startswith(("JJ", "DT", "VBN", "RB", "POS", "HYPH", "CD", "NNP"))
            or text in _KINDS
            or text in _SIDES
            or (tag == "NN" and at > word - 4)
        ):
            return None
        at -= 1
    return None


def _noticed_from_afar(tokens: TokenTable, word: int) -> bool:
    """Whether a place says how far something reached: "it was felt as far away as Pasto"."""
    window = tokens.lower[max(tokens.bounds(word)[0], word - 16) : word]
    return any(
        noticed in _NOTICED and "far" in window[at + 1 : at + 4]
        for at, noticed in enumerate(window)
    )


def _elsewhere(tokens: TokenTable, word: int, last: int, preposition: int | None) -> bool:
    """Whether a place belongs to a speaker, an office, an origin or a way, not to what happened."""
    first, end = tokens.bounds(word)
    next_word = tokens.lower[last] if last < end else ""
    if next_word == "-" and last + 1 < end:
        next_word = tokens.lower[last + 1]
    if next_word.startswith(("hospital", "clinic")):
        return True
    if (
        next_word in _BASED
        or next_word in _SOURCES
        or next_word in _SEATS
        or (next_word and _attribute(tokens, last))
    ):
        return True
    if preposition is None:
        return word > first and tokens.lower[word - 1] in _LEAVING
    ahead = tokens.lower[preposition - 1] if preposition > first else ""
    moving = not _MOVING.isdisjoint(tokens.lower[max(first, preposition - 4) : preposition])
    onwards = "to" in tokens.lower[last : last + 5]
    owned = (
        preposition > first
        and tokens.tags[preposition - 1] == "NNP"
        and ahead not in _KINDS | _SIDES
    )
    if moving or (owned and tokens.lower[preposition] == "of"):
        return True
    if _origin_or_way(tokens.lower[preposition], ahead, onwards=onwards):
        return True
    return _is_place_of_report(tokens, preposition, ahead, first)


def _origin_or_way(preposition: str, ahead: str, *, onwards: bool) -> bool:
    """Whether a place is where somebody is from, or where a way begins or ends."""
    if preposition in _TOWARDS:
        return ahead not in _BESIDE
    if preposition == "from" and onwards:
        return True
    if preposition not in {"of", "from"}:
        return False
    owner = (_people(ahead) and ahead not in _LOCALS) or ahead in _ACTORS
    return ahead in {",", ")", "years"} or (preposition == "of" and owner)


def _attribute(tokens: TokenTable, last: int) -> bool:
    """Whether a place only says what person is meant: "a Kettering man"."""
    noun = tokens.lower[last]
    return tokens.tags[last] in {"NN", "NNP"} and (is_single(noun) or noun in {"couple", "family"})


def _people(word: str) -> bool:
    return nature(word) == "people" and word not in {"people", "population"}


def _is_place_of_report(tokens: TokenTable, preposition: int, ahead: str, first: int) -> bool:
    """Whether a place is where something was told, or where the hurt were taken."""
    window = tokens.lower[max(first, preposition - 5) : preposition]
    if ahead in _SEATS or ahead in _PRESS or ahead in _SAYING:
        return True
    hospital = any(w.startswith(("hospital", "clinic", "morgue", "mortuary")) for w in window)
    if hospital:
        return not _TAKEN.isdisjoint(tokens.lower[first:preposition])
    if not _TAKEN.isdisjoint(window[-3:]) and tokens.lower[preposition] == "to":
        return True
    head = preposition - 1
    if head < first or not (ahead in _SOURCES or (_people(ahead) and is_single(ahead))):
        return False
    beside = tokens.deps[head] == "appos"
    return beside or tokens.lower[tokens.heads[head]] in _SAYING | {"to", "by"}


def _in_organisation(mentions: Mentions, first: int, last: int) -> bool:
    position = bisect_right(mentions.organisations, first, key=itemgetter(0))
    return any(
        last <= end for _, end, *_ in mentions.organisations[max(0, position - 1) : position]
    )
