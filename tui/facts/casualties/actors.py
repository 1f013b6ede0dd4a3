"""Who did it, and who says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.people import nature
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.fields import Surroundings
    from tui.facts.casualties.reading import Reading
    from tui.facts.casualties.scene import Link, Scene

_ACTORS = words("actors")
_SAYING = words("saying")
_SOURCES = words("sources")
_ACCORDING = re.compile(
    r"\b(?:according to|as (?:reported|announced|confirmed|stated) by|citing|quoting"
    r"|(?:communicated|announced|reported|confirmed|released|issued|published|stated) by)\s+",
    re.IGNORECASE,
)
_LONGEST = 10
_NOUN_TAGS = ("NN", "JJ", "DT", "PRP$", "HYPH", "POS")


def source(reading: Reading, around: Surroundings, scope: tuple[int, int]) -> str | None:
    """Who says so, within a stretch of text: "according to the police", "the Observatory said"."""
    start, end = scope
    if match := _ACCORDING.search(reading.text, start, end):
        found = _source_at(reading, around, match.end(), end)
        if found is not None:
            return found
    first, last = reading.at(start), reading.before(end)
    for word in range(first, last):
        if reading.words[word] in _SAYING and reading.tags[word].startswith("VB"):
            found = _speaker(reading, around, word, first)
            if found is not None:
                return found
    return None


def _named(around: Surroundings, character: int, *, ends: bool) -> str | None:
    """The organisation or person named at a place in the text."""
    return (around.closed if ends else around.opened).get(character)


def _source_at(reading: Reading, around: Surroundings, character: int, end: int) -> str | None:
    """The source whose name or noun phrase begins at a character."""
    word, last = reading.at(character), reading.before(end)
    begin = word
    while word < last and reading.tags[word] in {"DT", "PRP$"}:
        word += 1
    for ahead in range(word, min(last, word + 5)):
        name = _named(around, reading.starts[ahead], ends=False)
        if name is not None:
            return name
        if not reading.tags[ahead].startswith(("NN", "JJ")):
            break
    stop = word
    while stop < min(last, word + _LONGEST) and reading.tags[stop].startswith(
        ("NN", "JJ", "HYPH", "POS")
    ):
        stop += 1
    known = any(w in _SOURCES or nature(w) == "people" for w in reading.words[word:stop])
    return " ".join(reading.slice(begin, stop).split()) if known else None


def _speaker(reading: Reading, around: Surroundings, verb: int, first: int) -> str | None:
    """The subject of a verb of saying, by the parser or as what stands before it."""
    subjects = [c for c in reading.children[verb] if reading.deps[c] == "nsubj"]
    spots = [*subjects, verb - 1] if verb > first else subjects
    for word in spots:
        name = _named(around, reading.ends[word], ends=True)
        if name is None:
            name = _named(around, reading.starts[word], ends=False)
        if name is not None:
            return name
        text = reading.words[word]
        if text in _SOURCES or (nature(text) == "people" and reading.deps[word] == "nsubj"):
            start = word
            while start > first and reading.tags[start - 1].startswith(_NOUN_TAGS):
                start -= 1
                if reading.tags[start] in {"DT", "PRP$"}:
                    break
            return " ".join(reading.slice(start, word + 1).split())
    return None


def doer(scene: Scene, link: Link, around: Surroundings) -> str | None:
    """Who did it: "by the air force" behind the trigger, or the subject of an active verb."""
    reading, trigger = scene.reading, link.trigger
    last = reading.bounds(trigger.start)[1]
    for word in range(trigger.end, min(last, trigger.end + 12)):
        if reading.words[word] == "by":
            return _actor_at(reading, around, word + 1, last)
        if reading.tags[word] in {"VBD", "VBZ", "VBP", ","} and word > trigger.end:
            break
    if trigger.mode != "act" or link.side == "left":
        return None
    for word in _subjects(reading, trigger.start):
        if word < trigger.start:
            return _actor(reading, around, word)
    return None


def _subjects(reading: Reading, verb: int) -> list[int]:
    """The active subjects of a verb, or of the verb it hangs on: "fired rockets, killing 12"."""
    for _ in range(3):
        children = reading.children[verb]
        if any(reading.deps[c] in {"nsubjpass", "auxpass"} for c in children):
            return []
        found = [c for c in children if reading.deps[c] == "nsubj"]
        if found:
            return found
        if reading.deps[verb] not in {"conj", "advcl", "xcomp"}:
            return []
        verb = reading.heads[verb]
    return []


def _actor_at(reading: Reading, around: Surroundings, word: int, last: int) -> str | None:
    """The actor whose noun phrase begins at a word; a weapon or an event is none."""
    while word < last and reading.tags[word] in {"DT", "PRP$", "CD"}:
        word += 1
    for ahead in range(word, min(last, word + 5)):
        name = _named(around, reading.starts[ahead], ends=False)
        if name is not None:
            return name
        if not reading.tags[ahead].startswith(("NN", "JJ", "VBN", "HYPH")):
            break
    stop = word
    while stop < min(last, word + 6) and reading.tags[stop].startswith(("NN", "JJ", "VBN", "HYPH")):
        stop += 1
    if stop > word and _acts(reading.words[stop - 1]):
        return " ".join(reading.slice(word, stop).split())
    return None


def _actor(reading: Reading, around: Surroundings, head: int) -> str | None:
    name = _named(around, reading.ends[head], ends=True)
    if name is None:
        name = _named(around, reading.starts[head], ends=False)
    if name is not None:
        return name
    if not _acts(reading.words[head]):
        return None
    start = head
    while start > 0 and reading.tags[start - 1].startswith(("NN", "JJ", "HYPH", "VBN")):
        if reading.sentence_of[start - 1] != reading.sentence_of[head]:
            break
        start -= 1
    return " ".join(reading.slice(start, head + 1).split())


def _acts(word: str) -> bool:
    return word in _ACTORS or (
        nature(word) == "people" and word not in {"people", "others", "victims"}
    )
