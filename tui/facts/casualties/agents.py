"""Who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.person_nouns import nature
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Link, Scene
    from tui.facts.casualties.mentions import Surroundings
    from tui.facts.casualties.token_table import Reading

_ACTORS = words("actors")


def _named(around: Surroundings, character: int, *, ends: bool) -> str | None:
    """The organisation or person named at a place in the text."""
    return (around.closed if ends else around.opened).get(character)


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
