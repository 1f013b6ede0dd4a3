"""What else a text says of a claim: the weapon or cause, and the group of the victims."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.person_nouns import group as group_of
from tui.facts.casualties.person_nouns import singular
from tui.facts.lexicon import table, words

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Link
    from tui.facts.casualties.token_table import Reading
    from tui.facts.names import Names

_KIND_GROUPS = {"armed group": "militants", "force": "security forces"}
_MEMBERS = words("members")


_DATELINE = re.compile(
    r"\s*[A-Z][^.!?\n]{2,50}?(?:\.(?:,?\s?[A-Z]?[a-z]*\.?\s?\d{1,2})?)?\s?(?:\([^)\n]{2,30}\)\s)?[-–—]+\s"
)
_WEAK = ("explosion", "drowning", "famine", "torture")
"""Causes that say little where another is named."""
_BACK = 2
_DEADLIEST = "suicide bombing"
_MAIN = 0.6
"""The share of all mentions that makes a weapon the one that an article is about."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The names and weapons of a document by the characters where they stand.

    `opened` and `closed` lead from where a name of an organisation or person starts or ends to it.
    """

    places: tuple[tuple[int, int, str, str], ...]
    organisations: tuple[tuple[int, int, str, str | None], ...]
    weapons: tuple[tuple[int, str], ...]
    opened: dict[int, str]
    closed: dict[int, str]
    persons: frozenset[str]
    countries: dict[str, str | None]
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
                (*span, place.name, place.kind or "")
                for place in names.places
                for span in place.mentions
            )
        ),
        organisations=tuple(organisations),
        weapons=_weapons_in(text),
        opened={start: name for start, _, name in actors},
        closed={end: name for _, end, name in actors},
        persons=frozenset(person.name for person in names.people),
        countries={place.name: place.country for place in names.places},
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
        (abs(first - spot) + (200 if kind in _WEAK else -100 if kind == _DEADLIEST else 0), kind)
        for first, kind in around.weapons[low:high]
    ]
    return min(here)[1] if here else None


def is_weak(weapon: str | None) -> bool:
    """Whether a cause only says how people died, where another may say of what."""
    return weapon in _WEAK


def main_weapon(around: Surroundings, title: int, opened: int) -> str | None:
    """The weapon or cause that the opening alone names, or the whole text by far the most."""
    early = {kind for start, kind in around.weapons if start < opened}
    titled = {kind for start, kind in around.weapons if start < title}
    for named in (titled, early):
        strong = named.difference(_WEAK)
        if _DEADLIEST in strong:
            return _DEADLIEST
        if len(strong) == 1:
            return next(iter(strong))
    counts = Counter(kind for _, kind in around.weapons)
    for weak in _WEAK if len(counts) > 1 else ():
        counts.pop(weak, None)
    for kind, count in counts.most_common(1):
        if count >= _MAIN * counts.total() and (count > 1 or kind in early):
            return kind
    return None


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
    """A sentence and those before it in the paragraph, the nearest first."""
    found = [reading.scope(sentence)]
    for earlier in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
        scope = reading.scope(earlier)
        if "\n\n" in reading.text[scope[1] : found[0][0]]:
            break
        found.append(scope)
    return found
