"""Which mentions of places say where something happened, and the narrowest of several together."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.person_nouns import is_single, nature
from tui.facts.gazetteer import find, fold
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.mentions import Surroundings
    from tui.facts.casualties.token_table import Reading

_LOCATING = words("locating")
_SEATS = words("seats")
_ACTORS = words("actors")
_SAYING = words("saying")
_SOURCES = words("sources")
_COUNTING = words("counting")
_COUNTED = frozenset({"reported", "confirmed", "announced", "reports", "confirms"})
"""Verbs by which a country tells of harm done within it."""
_KINDS = words("place_kinds")
_SIDES = words("sides")
_PRESS = words("press")
_TAKEN = words("taken_to")
_TOWARDS = frozenset({"to", "towards", "toward", "for"})
_BESIDE = frozenset({"close", "next", "adjacent", "near"})
_LEAVING = frozenset({"left", "leaving", "via", "toured", "visited", "visiting", "visit"})
_LOCALS = frozenset({"residents", "villagers", "inhabitants", "civilians", "citizens"})
_MOVING = frozenset({"returning", "travelling", "traveling", "heading", "coming", "arriving"})
_BASED = frozenset({"based", "backed", "born", "registered", "flagged", "led", "allied"})
_NOTICED = frozenset({"felt", "heard", "seen", "visible", "audible"})
_WARDS = frozenset({"district", "neighbourhood", "neighborhood", "suburb", "quarter"})
_OWN_WARDS = frozenset({"area", "neighbourhood", "neighborhood", "quarter"})
_WIDTH = {
    "sea": -1, "continent": 0, "country": 0, "desert": 0, "river": 0, "canal": 0, "county": 2,
    "district": 2, "": 3, "city": 3, "town": 3, "village": 3, "island": 3, "base": 3, "crossing": 3,
    "neighbourhood": 4, "camp": 4,
}  # fmt: skip
_SETTLED = 3
_REGION = 1
_JOINT = re.compile(
    r"(?:['’]?s|,|in|of|the|city|town|village|villages|area|south|north|east|west|near|on|at"
    r"|\w*(?:ern|east|west)|province|governorate|district|region|state|department|county|country"
    r"|neighbourhood|neighborhood|suburb|quarter|outskirts|central|capital|camp|island|municipality"
    r"|\w+(?=\s+(?:district|neighbou?rhood|quarter|suburb)\b)|edge|heart|side|part|tip|end|bank|fringe|coastal|port|rural|countryside|\s|-)*",
    re.IGNORECASE,
)
_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "poss"})
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at which a text says that something happened; `placed` behind a preposition.

    `narrow` says how much it narrows down where that was: -1 for a sea, which is wider than a
    country on it, 0 for a country, 4 for a camp.
    """

    start: int
    end: int
    name: str
    placed: bool
    narrow: int


def width(kind: str | None) -> int:
    """How much a place of a kind narrows down where something was."""
    return _WIDTH.get(kind or "", _REGION)


def find_spots(reading: Reading, around: Surroundings) -> tuple[Spot, ...]:
    """The places where something happened, in the order of the text."""
    found: list[Spot] = []
    chain: list[Spot] = []
    for start, end, name, kind in around.places:
        if _in_organisation(around, start, end) or reading.title_end < start < around.dateline:
            continue
        mention = Spot(start, end, name, placed=False, narrow=width(kind))
        if chain and not _joined(reading, chain[-1], mention):
            found += _meant(reading, around, chain)
            chain = []
        chain.append(mention)
    return (*found, *(_meant(reading, around, chain) if chain else ()))


def _joined(reading: Reading, one: Spot, other: Spot) -> bool:
    """Whether two places stand together, the one saying where the other is."""
    gap = reading.text[one.end : other.start]
    if len(gap) > _LONGEST or not _JOINT.fullmatch(gap) or "\n\n" in gap or not gap.strip():
        return False
    return gap.strip() != "," or one.narrow != other.narrow


def _meant(reading: Reading, around: Surroundings, chain: list[Spot]) -> tuple[Spot, ...]:
    """The narrowest place of those that stand together, if the first says where."""
    first = chain[0]
    word, last = reading.at(first.start), reading.before(first.end)
    before = _preposition(reading, word)
    if _elsewhere(reading, word, last, before) or _of_group(reading, around, before):
        return ()
    if _speaks(reading, last) or _noticed_from_afar(reading, word):
        return ()
    best = first
    for one in chain[1:]:
        gap = reading.text[best.end : one.start].casefold().split()
        owned = bool(gap) and gap[0] in {"'s", "’s"}
        if not _WARDS.isdisjoint(gap[:2]) and one.narrow == _SETTLED:
            best = replace(best, narrow=_SETTLED + 1)
        if "near" in gap or ("of" in gap and not _SIDES.isdisjoint(gap[:3])):
            continue
        typed = len(gap) > 1 and gap[0] in _KINDS - _OWN_WARDS and gap[1] == "of"
        if typed and gap[0] in _WARDS and _people_of(best.name) < _people_of(one.name):
            continue
        if one.narrow > best.narrow or (one.narrow == best.narrow and (owned or typed)):
            best = one
    return (
        replace(best, start=first.start, end=chain[-1].end, placed=_placed(reading, last, before)),
    )


def _people_of(name: str) -> int:
    """How many thousands live in the largest place of a name: a ward has fewer than its city."""
    return max((place.thousands for place in find(fold(name))), default=0)


def _of_group(reading: Reading, around: Surroundings, before: int | None) -> bool:
    """Whether a place says where a speaker or an organisation is: "the WHO in Geneva"."""
    if before is None or before == 0 or reading.ends[before - 1] not in around.closed:
        return False
    return reading.words[reading.heads[before - 1]] in _SAYING | _COUNTING | {"to"}


def _speaks(reading: Reading, last: int) -> bool:
    """Whether a city stands for those who speak there: "Kyiv said"."""
    after = list(itertools.takewhile(lambda word: word != ",", reading.words[last : last + 5]))
    if after[:1] in (["'s"], ["’s"]) and not (_SOURCES - _KINDS).isdisjoint(after[1:]):
        return True
    verb = reading.words[reading.heads[last - 1]]
    return reading.deps[last - 1] == "nsubj" and verb in _SAYING - _COUNTED


def _placed(reading: Reading, last: int, before: int | None) -> bool:
    """Whether a place stands behind a preposition of place, or is what something struck."""
    if before is not None:
        origin = reading.words[before] == "from"
        return reading.words[before] in _LOCATING and not origin
    head = last - 1
    while reading.deps[head] in _BEFORE_NOUN and reading.heads[head] > head:
        head = reading.heads[head]
    return reading.deps[head] == "dobj"


def _preposition(reading: Reading, word: int) -> int | None:
    """The preposition of a place's phrase, past "the northern city of" and the like."""
    first = reading.bounds(word)[0]
    at = word - 1
    while at >= first and at > word - 10:
        text, tag = reading.words[at], reading.tags[at]
        if text == "of" and at > first and reading.words[at - 1] in _KINDS | _SIDES:
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


def _noticed_from_afar(reading: Reading, word: int) -> bool:
    """Whether a place says how far something reached: "it was felt as far away as Pasto"."""
    before = reading.words[max(reading.bounds(word)[0], word - 16) : word]
    return any(
        noticed in _NOTICED and "far" in before[at + 1 : at + 4]
        for at, noticed in enumerate(before)
    )


def _elsewhere(reading: Reading, word: int, last: int, before: int | None) -> bool:
    """Whether a place belongs to a speaker, an office, an origin or a way, not to what happened."""
    first, end = reading.bounds(word)
    after = reading.words[last] if last < end else ""
    if after == "-" and last + 1 < end:
        after = reading.words[last + 1]
    if after.startswith(("hospital", "clinic")):
        return True
    if (
        after in _BASED
        or after in _SOURCES
        or after in _SEATS
        or (after and _attribute(reading, last))
    ):
        return True
    if before is None:
        return word > first and reading.words[word - 1] in _LEAVING
    ahead = reading.words[before - 1] if before > first else ""
    moving = not _MOVING.isdisjoint(reading.words[max(first, before - 4) : before])
    onwards = "to" in reading.words[last : last + 5]
    named = before > first and reading.tags[before - 1] == "NNP" and ahead not in _KINDS | _SIDES
    if moving or (named and reading.words[before] == "of"):
        return True
    if _origin_or_way(reading.words[before], ahead, onwards=onwards):
        return True
    return _told(reading, before, ahead, first)


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


def _attribute(reading: Reading, last: int) -> bool:
    """Whether a place only says what person is meant: "a Kettering man"."""
    noun = reading.words[last]
    return reading.tags[last] in {"NN", "NNP"} and (is_single(noun) or noun in {"couple", "family"})


def _people(word: str) -> bool:
    return nature(word) == "people" and word not in {"people", "population"}


def _told(reading: Reading, before: int, ahead: str, first: int) -> bool:
    """Whether a place is where something was told, or where the hurt were taken."""
    window = reading.words[max(first, before - 5) : before]
    if ahead in _SEATS or ahead in _PRESS or ahead in _SAYING:
        return True
    hospital = any(w.startswith(("hospital", "clinic", "morgue", "mortuary")) for w in window)
    if hospital:
        return not _TAKEN.isdisjoint(reading.words[first:before])
    if not _TAKEN.isdisjoint(window[-3:]) and reading.words[before] == "to":
        return True
    head = before - 1
    if head < first or not (ahead in _SOURCES or (_people(ahead) and is_single(ahead))):
        return False
    beside = reading.deps[head] == "appos"
    return beside or reading.words[reading.heads[head]] in _SAYING | {"to", "by"}


def _in_organisation(around: Surroundings, first: int, last: int) -> bool:
    before = bisect_right(around.organisations, first, key=itemgetter(0))
    return any(last <= end for _, end, *_ in around.organisations[max(0, before - 1) : before])
