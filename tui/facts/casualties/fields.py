"""What else a claim's sentence says: the weapon, the place, and the group of the victims.

What is not said is null. A first sentence may be completed by the next, where that goes on
about the same thing ("This is the outcome of ...").
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.people import group as group_of
from tui.facts.casualties.people import singular
from tui.facts.lexicon import table, words

if TYPE_CHECKING:
    from tui.facts.casualties.reading import Reading
    from tui.facts.casualties.scene import Link
    from tui.facts.names import Names

_BORDER = re.compile(
    r"\bborder (?:between|of) (?:the )?[A-Z][\w-]+ and (?:the )?[A-Z][\w-]+"
    r"|\b[A-Z]\w+-[A-Z]\w+ border"
)
_GOES_ON = re.compile(
    r"(?:this|these|it|the (?:attack|incident|strike|blast|accident|raid|operation)s?)\b",
    re.IGNORECASE,
)
_LOCATING = words("locating")
_ELSEWHERE = words("elsewhere")
_KIND_GROUPS = {"armed group": "militants", "force": "security forces"}
_MEMBERS = words("members")


_RANKS = {"country": 300, "region": 120, "state": 120, "province": 120, "governorate": 120}
"""How many characters farther off a place may seem that says less about where."""
_DATELINE = re.compile(r"\s*[A-Z][^.!?\n]{2,50}?(?:\.\s?\d{1,2})?\s(?:\([^)\n]{2,30}\)\s)?[-–—]\s")
_WEAK = ("explosion", "drowning", "famine", "torture")
"""Causes that say little where another is named."""
_BACK = 2
_MAIN = 0.6
"""The share of all mentions that makes a weapon the one that an article is about."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The names and weapons of a document by the characters where they stand.

    `opened` and `closed` lead from where a name of an organisation or person starts or ends to it.
    """

    places: tuple[tuple[int, int, str, int], ...]
    organisations: tuple[tuple[int, int, str, str | None], ...]
    weapons: tuple[tuple[int, str], ...]
    opened: dict[int, str]
    closed: dict[int, str]
    dateline: int


def surroundings(names: Names, text: str, body: int) -> Surroundings:
    """The mentions of all names, in the order of the text, whose body begins at a character."""
    dateline = _DATELINE.match(text, body)
    organisations = sorted(
        (
            (*span, group.name, group.kind)
            for group in names.organisations
            for span in group.mentions
        ),
        key=itemgetter(0, 1),
    )
    people = sorted((*span, person.name) for person in names.people for span in person.mentions)
    actors = [*people, *((start, end, name) for start, end, name, _ in organisations)]
    return Surroundings(
        places=tuple(
            sorted(
                (*span, place.name, _RANKS.get(place.kind or "", 0))
                for place in names.places
                for span in place.mentions
            )
        ),
        organisations=tuple(organisations),
        weapons=_weapons_in(text),
        opened={start: name for start, _, name in actors},
        closed={end: name for _, end, name in actors},
        dateline=dateline.end() if dateline else 0,
    )


@functools.cache
def _weapons() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for all weapons, and the weapon of each of its groups."""
    entries = table("weapons")["weapons"]
    parts = (rf"(?P<w{n}>{'|'.join(patterns)})" for n, patterns in enumerate(entries.values()))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE), tuple(entries)


def _weapons_in(text: str) -> tuple[tuple[int, str], ...]:
    """Where a text names weapons or causes, and which."""
    pattern, kinds = _weapons()
    return tuple((m.start(), kinds[int((m.lastgroup or "w0")[1:])]) for m in pattern.finditer(text))


def weapon(around: Surroundings, spot: int, scope: tuple[int, int]) -> str | None:
    """The weapon or cause that a stretch of text names nearest to a character."""
    start, end = scope
    low, high = bisect_left(around.weapons, (start,)), bisect_left(around.weapons, (end,))
    here = [
        (abs(first - spot) + (200 if kind in _WEAK else 0), kind)
        for first, kind in around.weapons[low:high]
    ]
    return min(here)[1] if here else None


def main_weapon(around: Surroundings) -> str | None:
    """The weapon or cause that a text names by far the most, or null."""
    named = Counter(kind for _, kind in around.weapons)
    for weak in _WEAK if len(named) > 1 else ():
        named.pop(weak, None)
    for kind, count in named.most_common(1):
        if count >= _MAIN * named.total():
            return kind
    return None


def place(reading: Reading, spot: int, around: Surroundings, scope: tuple[int, int]) -> str | None:
    """The place of a stretch of text nearest to a character, one behind a preposition first."""
    start, end = scope
    if border := _BORDER.search(reading.text, start, end):
        return " ".join(border[0].split())
    best: tuple[int, str] | None = None
    start = max(start, around.dateline)
    low, high = bisect_left(around.places, (start,)), bisect_left(around.places, (end,))
    for first, last, name, vagueness in around.places[low:high]:
        if _in_organisation(around, first, last):
            continue
        word = reading.at(first)
        if not _ELSEWHERE.isdisjoint(reading.words[max(0, word - 4) : word]):
            continue
        placed = any(w in _LOCATING for w in reading.words[max(0, word - 4) : word])
        distance = first - spot if first > spot else (spot - last) * 2
        found = (distance + (0 if placed else 400) + vagueness, name)
        best = min(best, found) if best is not None else found
    return best[1] if best is not None and best[0] < 800 else None


def _in_organisation(around: Surroundings, first: int, last: int) -> bool:
    before = bisect_right(around.organisations, first, key=itemgetter(0))
    return any(last <= end for _, end, *_ in around.organisations[max(0, before - 1) : before])


def group(reading: Reading, link: Link, around: Surroundings) -> str | None:
    """The group of the victims: by their noun, or for members by whose members they are."""
    party = link.party
    if party.head is None or party.form == "zero":
        return None
    found = group_of(reading.words[party.start : party.end])
    noun = singular(reading.words[party.head])
    if found not in {None, "other"} or noun not in _MEMBERS:
        return found
    start, end = reading.starts[party.start], reading.ends[party.end - 1]
    low = bisect_left(around.organisations, start, key=itemgetter(0))
    for first, _, _, kind in around.organisations[low : low + 1]:
        if first - end <= 12:
            return _KIND_GROUPS.get(kind or "", found)
    return found


def nearby(reading: Reading, sentence: int) -> list[tuple[int, int]]:
    """A sentence, its sequel if it has one, and those before it in the paragraph."""
    found = [reading.scope(sentence)]
    if sentence + 1 < len(reading.sentences):
        first, last = reading.sentences[sentence + 1]
        if _GOES_ON.match(reading.slice(first, min(last, first + 3))):
            found.append(reading.scope(sentence + 1))
    for earlier in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
        scope = reading.scope(earlier)
        if "\n\n" in reading.text[scope[1] : found[0][0]]:
            break
        found.append(scope)
    return found
