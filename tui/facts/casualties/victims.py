"""Who came to harm, in the words of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.document_index import BE
from tui.facts.casualties.person_nouns import nature
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Link, Scene
    from tui.facts.casualties.mentions import Surroundings
    from tui.facts.casualties.participant import Party
    from tui.facts.casualties.token_table import Reading

_PRONOUNS = words("pronouns")
_POINTING = frozenset({"them", "whom", "those", "which", "these"})
_REMAINS = words("remains")
"""Nouns that stand for people by what is left of them: lives lost, bodies found, fatalities."""
_PARTS = words("including") | {"them", "whom"}
_OTHERS = frozenset({"other", "others"})


def victims(scene: Scene, link: Link, named: Surroundings) -> str | None:
    """The words for the victims; for a bare number those of the number before it."""
    party, reading = link.party, scene.reading
    if party.form == "zero":
        return None
    if party.head is None:
        return _what_they_were(scene, party) or _like_the_last(scene, party)
    noun = reading.words[party.head]
    if noun in _POINTING and party.form == "number":
        return _like_the_last(scene, party)
    if noun in _POINTING or noun in _PRONOUNS:
        return None
    if noun in _REMAINS:
        return "people"
    start = party.start
    if party.form in {"number", "vague"}:
        start = reading.before(party.core[1])
        while start < party.head and (
            reading.words[start] == "of" or reading.tags[start] in {"DT", "PDT"}
        ):
            start += 1
    end = _complement(reading, party.end)
    if party.form in {"single", "article"}:
        end = _name_beside(reading, named, party.end, end)
    if party.end <= link.trigger.start:
        end = min(end, link.trigger.start)
    return " ".join(reading.slice(start, end).split()) or None


def _what_they_were(scene: Scene, party: Party) -> str | None:
    """The noun behind a bare number: "of the dead, 61 were women"."""
    reading = scene.reading
    last = reading.bounds(party.start)[1]
    if party.end >= last or reading.words[party.end] not in BE:
        return None
    start = stop = party.end + 1
    while stop < last and reading.tags[stop].startswith(("DT", "JJ", "NN", "HYPH")):
        stop += 1
    known = stop > start and nature(reading.words[stop - 1]) == "people"
    return reading.slice(start, stop) if known else None


def _like_the_last(scene: Scene, party: Party) -> str | None:
    """The noun that a bare number leaves out: "killed two guards and wounded five"."""
    first = scene.reading.bounds(party.start)[0]
    before = (scene.by_start.get(word) for word in range(party.start - 1, first - 1, -1))
    for known in before:
        if known is None or known.nature != "people":
            continue
        opener = scene.reading.words[max(0, known.start - 2) : known.start]
        part = known.of_whole or not _PARTS.isdisjoint(opener)
        if known.form in {"number", "vague"} and known.head is not None and not part:
            noun = scene.reading.words[known.head]
            plain = nature(noun) == "people" and noun not in _POINTING | _REMAINS | _OTHERS
            return noun if plain else "people"
    return "people"


def _name_beside(reading: Reading, named: Surroundings, end: int, instead: int) -> int:
    """Where a name ends that stands beside: "a nurse, Ama Boateng,"."""
    word = end + 1 if end < len(reading) and reading.words[end] == "," else end
    if word >= len(reading):
        return instead
    name = named.opened.get(reading.starts[word])
    if name is None or name not in named.persons:
        return instead
    last = word
    while last < min(len(reading), word + 6) and reading.ends[last] not in named.closed:
        last += 1
    return last + 1


def _complement(reading: Reading, end: int) -> int:
    """Where a phrase like "of the Islamic State" or "from Mali" behind a party ends."""
    last = reading.bounds(end - 1)[1]
    if end >= last or reading.words[end] not in {"of", "from"}:
        return end
    word = end + 1
    while word < min(last, end + 8) and reading.tags[word].startswith(
        ("DT", "PRP$", "NN", "JJ", "HYPH")
    ):
        if reading.entities[word] in {"DATE", "TIME"}:
            break
        word += 1
    return word if reading.tags[word - 1].startswith("NN") else end
