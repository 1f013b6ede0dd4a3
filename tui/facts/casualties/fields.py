"""What else a claim's sentence says: the weapon, the place, and the group of the victims.

What is not said is null. A first sentence may be completed by the next, where that goes on
about the same thing ("This is the outcome of ...").
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
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
_KIND_GROUPS = {"armed group": "militants", "force": "security forces"}
_MEMBERS = words("members")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The names of a document by the characters where they stand."""

    places: tuple[tuple[int, int, str], ...]
    organisations: tuple[tuple[int, int, str, str | None], ...]
    people: tuple[tuple[int, int, str], ...]


def surroundings(names: Names) -> Surroundings:
    """The mentions of all names, in the order of the text."""
    return Surroundings(
        places=tuple(sorted((*span, p.name) for p in names.places for span in p.mentions)),
        organisations=tuple(
            sorted(
                ((*span, o.name, o.kind) for o in names.organisations for span in o.mentions),
                key=lambda mention: mention[:2],
            )
        ),
        people=tuple(sorted((*span, p.name) for p in names.people for span in p.mentions)),
    )


@functools.cache
def _weapons() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for all weapons, and the weapon of each of its groups."""
    entries = table("weapons")["weapons"]
    parts = (rf"(?P<w{n}>{'|'.join(patterns)})" for n, patterns in enumerate(entries.values()))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE), tuple(entries)


def weapon(reading: Reading, link: Link, scope: tuple[int, int]) -> str | None:
    """The weapon or cause that the claim's sentence names nearest to its trigger."""
    pattern, kinds = _weapons()
    trigger = reading.starts[link.trigger.start]
    best: tuple[int, int] | None = None
    for match in pattern.finditer(reading.text, *scope):
        number = int((match.lastgroup or "w0")[1:])
        weak = 200 if kinds[number] in {"clash", "execution"} else 0
        found = (abs(match.start() - trigger) + weak, number)
        best = min(best, found) if best is not None else found
    return kinds[best[1]] if best is not None else None


def place(reading: Reading, link: Link, around: Surroundings, scope: tuple[int, int]) -> str | None:
    """The nearest place of the claim's sentence, one that follows a preposition first."""
    start, end = scope
    if border := _BORDER.search(reading.text, start, end):
        return " ".join(border[0].split())
    trigger = reading.starts[link.trigger.start]
    best: tuple[int, str] | None = None
    for first, last, name in around.places:
        if not start <= first < end or _in_organisation(around, first, last):
            continue
        word = reading.at(first)
        placed = any(w in _LOCATING for w in reading.words[max(0, word - 4) : word])
        distance = first - trigger if first > trigger else (trigger - last) * 2
        found = (distance + (0 if placed else 400), name)
        best = min(best, found) if best is not None else found
    return best[1] if best is not None and best[0] < 800 else None


def _in_organisation(around: Surroundings, first: int, last: int) -> bool:
    return any(a <= first and last <= b for a, b, _, _ in around.organisations)


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
    for first, last, _, kind in around.organisations:
        if start <= first and first - end <= 12 and last > start:
            return _KIND_GROUPS.get(kind or "", found)
    return found


def going_on(reading: Reading, sentence: int) -> tuple[int, int] | None:
    """The next sentence in characters, where it goes on about what this one reports."""
    if sentence + 1 >= len(reading.sentences):
        return None
    first, last = reading.sentences[sentence + 1]
    if not _GOES_ON.match(reading.slice(first, min(last, first + 3))):
        return None
    return reading.starts[first], reading.ends[last - 1]
