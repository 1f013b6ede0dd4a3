"""Who says so: whom the text names as the source of a claim.

A source is who says, by a verb of saying in the claim's own sentence or behind "according to".
"He added" goes back to who spoke last. Inside a quotation it is who the text says is speaking.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.person_nouns import nature
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Scene
    from tui.facts.casualties.mentions import Surroundings
    from tui.facts.casualties.token_table import Reading

_SAYING = words("saying")
_COUNTING = words("counting")
_SOURCES = words("sources")
_PERSONAL = frozenset({"he", "she"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_NOBODY = frozenset({"people", "others", "victims", "dead", "wounded", "injured", "body", "bodies"})
_NO_TALK = frozenset({"responsibility", "credit", "lives", "life", "victory"})
_ACCORDING = re.compile(
    r"\b(?:according to|as (?:reported|announced|confirmed|stated) by|citing|quoting"
    r"|(?:communicated|announced|reported|confirmed|released|issued|published|stated) by)\s+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)
_LONGEST = 10
_BESIDE = 6
_WITHIN = ("NN", "JJ", "DT", "PRP$", "HYPH", "POS", "VBN", "CD", "CC")
_APART = frozenset({";", "while", "whereas", "but", "however"})
_BREAK = 150


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody says something at a word of a sentence."""

    at: int
    sentence: int
    who: str


@dataclass(frozen=True, slots=True)
class Voices:
    """All sayings of a document in order, and its quotations as spans of characters."""

    sayings: tuple[Saying, ...]
    quoted: tuple[tuple[int, int], ...]


def voices(scene: Scene, around: Surroundings) -> Voices:
    """Who speaks where in a document."""
    reading = scene.reading
    found = [
        (reading.at(match.end()), _noun_phrase(reading, around, reading.at(match.end())))
        for match in _ACCORDING.finditer(reading.text)
    ]
    for word, text in enumerate(reading.words):
        if reading.tags[word].startswith("VB") and word not in scene.harm and _tells(reading, word):
            found.append((word, _speaker(reading, around, word, counting=text in _COUNTING)))
    sayings: list[Saying] = []
    for word, who in sorted(found, key=lambda item: item[0]):
        named = _resolved(who, sayings, around) if who in _PRONOUNS else who
        if named is not None:
            sayings.append(Saying(word, reading.sentence_of[word], named))
    return Voices(tuple(sayings), tuple(match.span() for match in _QUOTED.finditer(reading.text)))


def source(reading: Reading, voices: Voices, word: int) -> str | None:
    """The source of what the text tells at a word."""
    sentence = reading.sentence_of[word]
    here = _in_sentence(voices, sentence)
    if here:
        return min(here, key=lambda saying: _distance(reading, word, saying.at)).who
    spot = reading.starts[word]
    if any(start < spot < end for start, end in voices.quoted):
        for near in (sentence + 1, sentence - 1, sentence + 2, sentence - 2):
            if found := _in_sentence(voices, near):
                between = sorted((spot, reading.starts[found[0].at]))
                if "\n\n" not in reading.text[slice(*between)]:
                    return found[0].who
    return None


def _in_sentence(voices: Voices, sentence: int) -> list[Saying]:
    low = bisect_left(voices.sayings, sentence, key=attrgetter("sentence"))
    high = bisect_left(voices.sayings, sentence + 1, key=attrgetter("sentence"))
    return list(voices.sayings[low:high])


def _distance(reading: Reading, word: int, verb: int) -> int:
    """How far a saying is, in words; another clause between counts for many."""
    first, last = sorted((word, verb))
    breaks = sum(reading.words[between] in _APART for between in range(first, last))
    return last - first + _BREAK * breaks


def _tells(reading: Reading, word: int) -> bool:
    """Whether a verb says something, or counts what is then known."""
    text = reading.words[word]
    if text not in _SAYING and text not in _COUNTING:
        return False
    return _NO_TALK.isdisjoint(reading.words[word + 1 : word + 3])


def _resolved(pronoun: str, sayings: list[Saying], around: Surroundings) -> str | None:
    """Whom "he" or "it" means: who spoke last, a person for "he" and "she"."""
    for saying in reversed(sayings[-4:]):
        if pronoun not in _PERSONAL or saying.who in around.persons:
            return saying.who
    return None


def _speaker(reading: Reading, around: Surroundings, verb: int, *, counting: bool) -> str | None:
    """The subject of a verb of saying, by the parser or as what stands beside it."""
    first, last = reading.bounds(verb)
    subjects = [c for c in reading.children[verb] if reading.deps[c] == "nsubj"]
    spots = [*subjects, *([verb - 1] if verb > first else [])]
    for word in spots:
        if reading.words[word] in _PRONOUNS:
            return None if counting else reading.words[word]
        found = _phrase_of(reading, around, word, verb)
        if found is not None:
            return found
    ahead = verb + 1
    behind_quote = verb > first and reading.words[verb - 1] in {",", '"', "”", "''", "“"}
    if not counting and behind_quote and ahead < last:
        return _noun_phrase(reading, around, ahead)
    return None


def _phrase_of(reading: Reading, around: Surroundings, head: int, verb: int) -> str | None:
    """The source whose noun phrase has a head: a name in it or beside it, else its words."""
    first = reading.bounds(head)[0]
    start = head
    while start > first and start > head - 8 and _within(reading, start - 1):
        start -= 1
        if reading.tags[start] in {"DT", "PRP$"}:
            break
    while start < head and reading.tags[start] in {"CC", "CD"}:
        start += 1
    stop = min(verb, head + _LONGEST) if verb > head else head + _BESIDE
    if (person := _person(reading, around, start, stop, head)) is not None:
        return person
    if (name := _named(reading, around, head)) is not None:
        return name
    text, written = reading.words[head], reading.slice(head, head + 1)
    if written in around.countries and reading.deps[head] == "nsubj":
        return written
    told = text in _SOURCES or (
        nature(text) == "people" and reading.deps[head] == "nsubj" and text not in _NOBODY
    )
    return " ".join(reading.slice(start, head + 1).split()) if told else None


def _within(reading: Reading, word: int) -> bool:
    """Whether a word belongs to the noun phrase of the source behind it."""
    text, tag = reading.words[word], reading.tags[word]
    if tag == "CC":
        ahead = reading.words[word - 1] if word else ""
        return ahead in _SOURCES or nature(ahead) == "people"
    if tag == "NNS":
        return text in _SOURCES or reading.tags[word + 1] in {"CC", "POS"}
    return tag.startswith(_WITHIN)


def _person(reading: Reading, around: Surroundings, start: int, stop: int, head: int) -> str | None:
    """The person named nearest to a head within a range of words."""
    best: tuple[int, str] | None = None
    for word in range(start, min(stop, len(reading))):
        name = around.opened.get(reading.starts[word])
        if name is None or name not in around.persons:
            continue
        if word > head + 1 and reading.words[head + 1] not in {",", "("}:
            continue
        found = (abs(word - head), name)
        best = found if best is None else min(best, found)
    return best[1] if best is not None else None


def _named(reading: Reading, around: Surroundings, word: int) -> str | None:
    """The organisation or person whose name ends or starts at a word."""
    return around.closed.get(reading.ends[word]) or around.opened.get(reading.starts[word])


def _noun_phrase(reading: Reading, around: Surroundings, begin: int) -> str | None:
    """The source whose name or noun phrase begins at a word."""
    if begin >= len(reading):
        return None
    last = reading.bounds(begin)[1]
    word = begin
    while word < last and reading.tags[word] in {"DT", "PRP$"}:
        word += 1
    stop = word
    while stop < min(last, word + _LONGEST) and reading.tags[stop].startswith(
        ("NN", "JJ", "HYPH", "POS")
    ):
        name = around.opened.get(reading.starts[stop])
        if name is not None:
            return name
        stop += 1
    if stop == word:
        return None
    beside = _person(reading, around, stop, stop + _BESIDE, stop - 1)
    if beside is not None:
        return beside
    known = any(w in _SOURCES or nature(w) == "people" for w in reading.words[word:stop])
    return " ".join(reading.slice(begin, stop).split()) if known else None
