"""Where the victims of a trigger stand: before it, after it, or where the parser says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tui.facts.casualties.document_index import BE, HAVE, MODALS, RELATIVES, REPORTING
from tui.facts.casualties.person_nouns import nature
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Scene
    from tui.facts.casualties.participant import Party
    from tui.facts.casualties.triggers import Trigger

Voice = Literal["passive", "perfect", "bare"]

_FILLERS = words("fillers")
_OPENERS = words("openers")
_SAYING = words("saying")
_CLIMBED = frozenset({"conj", "xcomp", "acomp", "attr", "oprd", "advcl", "prep", "pcomp", "pobj"})
_REFLEXIVE = words("reflexive")
_SUBJECTS = words("subjects")
_NOT = words("negations")
_INSERTED = 14
_FAR = 7


def negated(scene: Scene, trigger: Trigger, edge: int) -> bool:
    """Whether "not" or "never" stands in a verb's chain of auxiliaries."""
    return not _NOT.isdisjoint(scene.reading.words[edge : trigger.start])


def voice(scene: Scene, trigger: Trigger) -> tuple[Voice, int]:
    """Whether a verb is passive, and the first word of its chain of auxiliaries."""
    words, tags = scene.reading.words, scene.reading.tags
    first = scene.reading.bounds(trigger.start)[0]
    word = trigger.start - 1
    passive = perfect = False
    edge = trigger.start
    while word >= first:
        text = words[word]
        if text in BE:
            passive = passive or not perfect or text != "'s"
            edge = word
        elif text in HAVE:
            perfect = True
            edge = word
        elif text in MODALS:
            edge = word
        elif text in REPORTING and edge < trigger.start and word - 1 >= first:
            pass
        elif not (tags[word] in {"RB", "RBR"} or text in {"not", "n't", "been"}):
            break
        word -= 1
    return ("passive" if passive else "perfect" if perfect else "bare"), edge


def left(scene: Scene, edge: int) -> Party | None:
    """The party that ends straight before a word, past adverbs, brackets and relative pronouns."""
    words, tags = scene.reading.words, scene.reading.tags
    first = scene.reading.bounds(min(edge, len(words) - 1))[0]
    word = edge - 1
    while word >= first:
        if word + 1 in scene.by_end:
            party = scene.by_end[word + 1]
            inside = party.start > first and tags[party.start - 1] == "IN"
            if inside and (party.nature == "things" or party.unit):
                word = party.start - 2
                edge = word + 1
                continue
            return party
        text = words[word]
        if text == ")":
            while word > first and words[word] != "(":
                word -= 1
        elif (text in RELATIVES and word < edge and tags[word] in {"WP", "WDT", "IN", "WP$"}) or (
            text in {",", '"', "”", "“", "''", "``", "'", "’"} and word < edge
        ):
            pass
        elif not (tags[word] in {"RB", "RBR"} or text in _FILLERS):
            return scene.one(word) if word not in scene.harm else None
        word -= 1
    return None


def right(scene: Scene, start: int) -> Party | None:
    """The party that begins straight after a word, past adverbs and determiners."""
    words, tags = scene.reading.words, scene.reading.tags
    if start >= len(words):
        return None
    last = scene.reading.bounds(start - 1)[1] if start else scene.reading.bounds(start)[1]
    word = start
    if words[word] in _REFLEXIVE and words[word + 1 : word + 2] == ["and"]:
        word = start = start + 2
    while word < last and word < start + 4:
        if words[word : word + 3] == ["a", "family", "of"] and word + 3 in scene.by_start:
            return scene.by_start[word + 3]
        if word in scene.by_start:
            return scene.by_start[word]
        if not (
            tags[word] in {"RB", "RBR"}
            or words[word] in _OPENERS
            or words[word] in {'"', "“", "(", "``"}
        ):
            break
        word += 1
    return _one_ahead(scene, start, last)


def _one_ahead(scene: Scene, start: int, last: int) -> Party | None:
    """A single person named straight after a word: "the pilot", "its leader Abu Omar"."""
    tags = scene.reading.tags
    start += scene.reading.words[start] == "of"
    for word in range(start, min(last, start + 8)):
        if (
            word in scene.harm
            or tags[word] in {"IN", "CC", ",", ".", "VBD", "VBZ", "TO", ":"}
            or word in scene.covering
        ):
            return None
        if word + 1 < last and scene.reading.words[word + 1] in _SAYING:
            return None
        ahead = word + 1 < last and (tags[word + 1] in {"NN", "NNS"} or (tags[word + 1] == "NNPS"))
        if word in scene.names or (nature(scene.reading.words[word]) == "people" and not ahead):
            return scene.one(word)
    return None


def far_right(scene: Scene, start: int) -> Party | None:
    """The party behind a place or a time: "killed in Aleppo 12 people"."""
    words, tags = scene.reading.words, scene.reading.tags
    last = scene.reading.bounds(start - 1)[1]
    if start >= last or not (tags[start] in {"IN", "TO"} or words[start] == "on"):
        return None
    for word in range(start, min(last, start + _FAR)):
        if word in scene.by_start and word > start + 1:
            party = scene.by_start[word]
            return (
                party
                if party.nature == "people" and tags[word - 1] not in {"IN", "CC", ",", "TO"}
                else None
            )
        if word in scene.harm or tags[word] in {
            ",",
            ".",
            "CC",
            "VBD",
            "VBZ",
            "VBP",
            "MD",
            "WDT",
            "WP",
        }:
            return None
    return None


def far_left(scene: Scene, edge: int) -> Party | None:
    """The counted party before a clause or phrase that the parser lost its way in."""
    words, tags = scene.reading.words, scene.reading.tags
    first = scene.reading.bounds(edge - 1)[0] if edge else 0
    if edge and words[edge - 1] == ",":
        return _before_apposition(scene, edge - 1, first)
    for word in range(edge - 1, max(first, edge - 16) - 1, -1):
        party = scene.by_end.get(word + 1)
        if party is not None and party.nature == "people" and party.form in {"number", "vague"}:
            return party
        if words[word] == "," and tags[word - 1] == tags[word + 1] == "NNP":
            continue
        if (
            word in scene.harm
            or words[word] in {",", ";", ":"}
            or tags[word] in {"VBD", "VBZ", "VBP", "MD", "CC"}
        ):
            return None
    return None


def _before_apposition(scene: Scene, comma: int, first: int) -> Party | None:
    """The party before an insertion between commas: "30 people, most of them nurses, were hurt"."""
    for word in range(comma - 1, max(first, comma - _INSERTED) - 1, -1):
        if scene.reading.words[word] == ",":
            inside = scene.by_start.get(word + 1)
            both = inside is not None and scene.reading.words[word + 1] == "both"
            return inside if both else scene.by_end.get(word)
        if word in scene.harm or scene.reading.tags[word] in {"VBD", "VBZ", "VBP", "MD"}:
            return None
    return None


def _own_subject(scene: Scene, verb: int) -> int | None:
    """The subject of a verb itself; of several that the parser sees, people or else the last."""
    reading = scene.reading
    found = [c for c in reading.children[verb] if reading.deps[c] in _SUBJECTS]
    people = [c for c in found if c in scene.covering and scene.covering[c].nature == "people"]
    either = people or found
    return either[-1] if either else None


def subject(scene: Scene, word: int) -> int | None:
    """What the parser takes for the subject of a verb, through coordination and clauses."""
    reading = scene.reading
    if reading.deps[word] in {"aux", "auxpass", "neg"}:
        word = reading.heads[word]
    for _ in range(4):
        child = _own_subject(scene, word)
        if child is not None:
            relative = reading.words[child] in RELATIVES and reading.deps[word] == "relcl"
            return reading.heads[word] if relative else child
        dep = reading.deps[word]
        if dep in {"acl", "relcl"}:
            return reading.heads[word]
        if dep not in _CLIMBED or reading.heads[word] == word:
            return None
        if dep == "advcl" and reading.tags[word] != "VBN":
            return None
        word = reading.heads[word]
    return None


def objects(scene: Scene, word: int) -> list[int]:
    """The words that the parser takes for the objects of a verb."""
    return [
        child
        for child in scene.reading.children[word]
        if scene.reading.deps[child] in {"dobj", "obj"}
    ]


def takes_object(scene: Scene, word: int) -> bool:
    """Whether a noun phrase follows straight after a verb, so that it is active."""
    reading = scene.reading
    if word >= len(reading) or word >= reading.bounds(word - 1)[1]:
        return False
    if reading.entities[word] in {"DATE", "TIME"}:
        return False
    return reading.tags[word] in {"DT", "PRP$", "PRP", "JJ", "NN", "NNS", "NNP", "NNPS", "CD"}
