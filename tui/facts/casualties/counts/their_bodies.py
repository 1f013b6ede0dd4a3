"""Bodies of those of whom a text told before: "Their bodies lay in a ditch"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.index.document_index import Argument
from tui.facts.casualties.index.person_nouns import is_single
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.triggers import Trigger

_ONE = frozenset({"his", "her"})
_THEIRS = grammar().possessives
_FOUND = frozenset(
    {
        "found",
        "recovered",
        "dumped",
        "discovered",
        "retrieved",
        "pulled",
        "lay",
        "thrown",
        "fished",
        "exhumed",
        "handed",
        "returned",
    }
)
_DUMPED = frozenset({"dumped", "threw", "buried", "burnt", "burned", "hung", "abandoned", "left"})
_SWEPT = frozenset({"buried", "swept", "trapped", "washed", "plunged", "engulfed", "capsized"})
_LOST = frozenset({"abducted", "captured", "missing"})
_BACK = 3
"""Sentences from those who were lost to their bodies."""


def found_bodies(
    index: DocumentIndex, trigger: Trigger, direct: list[Argument]
) -> Iterator[Argument]:
    """Those who were lost before and whose bodies were found: "Their bodies lay in a ditch"."""
    tokens = index.tokens
    first, last = tokens.bounds(trigger.start)
    owner = trigger.start - 1
    while owner > first and tokens.tags[owner].startswith(("JJ", "NN", "VBN", "HYPH")):
        owner -= 1
    yield from _whose_body(index, trigger, owner)
    yield from _dumped(index, trigger, owner, direct)
    yield from _owned(index, trigger, owner, direct)
    if tokens.lower[owner] not in _THEIRS or _FOUND.isdisjoint(tokens.lower[trigger.end : last]):
        return
    several = tokens.lower[owner] == "their"
    for argument in reversed(direct):
        participant = argument.participant
        near = 0 <= tokens.sentence_of[owner] - tokens.sentence_of[participant.start] <= _BACK
        if participant.end > owner or argument.trigger.kind not in _LOST:
            continue
        if not near:
            break
        if participant.low is not None and (participant.low > 1) == several:
            yield Argument(participant, trigger, "they", "left")
            return
    person = _buried_before(index, owner) if several else _person_before(index, first)
    if person is None and tokens.lower[owner] in _ONE:
        person = index.single_at(owner)
    if person is not None:
        yield Argument(person, trigger, "they", "left")


def _dumped(
    index: DocumentIndex, trigger: Trigger, owner: int, direct: list[Argument]
) -> Iterator[Argument]:
    """Somebody whose body was thrown away and of whose death no other word tells."""
    lower, first = index.tokens.lower, index.tokens.bounds(owner)[0]
    if lower[owner] not in _ONE or lower[owner - 1] not in _DUMPED:
        return
    told = any(a.trigger.kind == "killed" and a.trigger.start < owner for a in direct)
    named = (word for word in range(owner - 1, first - 1, -1) if word in index.names)
    person = None if told else index.person_at(next(named, owner))
    if person is not None:
        yield Argument(person, trigger, "they", "left")


def _owned(
    index: DocumentIndex, trigger: Trigger, owner: int, direct: list[Argument]
) -> Iterator[Argument]:
    """Somebody whose body was found, of whom no death was told: "Ali Khan's charred body"."""
    tokens, end = index.tokens, trigger.end
    last = tokens.bounds(owner)[1]
    told = any(a.trigger.kind == "killed" and a.trigger.start < owner for a in direct)
    compound = tokens.tags[end : end + 1] in (["NN"], ["NNS"])  # "body armour"
    kin = (
        owner > 1 and tokens.tags[owner - 2] == "PRP$"
    )  # "his mother's body" may have lain there for years
    someone = owner - 1 in index.names or (is_single(tokens.lower[owner - 1]) and not kin)
    found = not _FOUND.isdisjoint(tokens.lower[end:last])
    if tokens.tags[owner] != "POS" or told or compound or not (someone and found):
        return
    person = index.person_at(owner - 1)
    if person is not None:
        yield Argument(replace(person, end=min(person.end, owner)), trigger, "they", "left")


def _whose_body(index: DocumentIndex, trigger: Trigger, owner: int) -> Iterator[Argument]:
    """Somebody of whom a clause tells that the body was found: "a man whose body was found"."""
    last = index.tokens.bounds(owner)[1]
    person = index.by_end.get(owner) if index.tokens.lower[owner] == "whose" else None
    found = not _FOUND.isdisjoint(index.tokens.lower[trigger.end : last])
    if person is not None and person.nature == "people" and found:
        yield Argument(person, trigger, "they", "left")


def _buried_before(index: DocumentIndex, word: int) -> Participant | None:
    """Those whom the sentence before has buried or swept away: "Two hikers were buried by snow"."""
    several = people_before(index, word)
    if several is None:
        return None
    last = index.tokens.bounds(several.start)[1]
    lost = not _SWEPT.isdisjoint(index.tokens.lower[several.end : last])
    return several if lost else None


def _person_before(index: DocumentIndex, first: int) -> Participant | None:
    """The last whom the sentence before names: "four-year-old Zakariye slipped into the water"."""
    if not first:
        return None
    start, end = index.tokens.bounds(first - 1)
    word = next((word for word in range(end - 1, start - 1, -1) if word in index.names), None)
    return index.person_at(word) if word is not None else None


def people_before(index: DocumentIndex, word: int) -> Participant | None:
    """The nearest counted people before a word, in its sentence or else alone in the one before."""
    sentence = index.tokens.sentence_of[word]
    counted = [p for p in index.participants if p.end <= word and is_several(p)]
    near = [p for p in counted if index.tokens.sentence_of[p.start] == sentence]
    if near:
        return near[-1]
    earlier = [p for p in counted if index.tokens.sentence_of[p.start] == sentence - 1]
    return earlier[0] if len(earlier) == 1 else None


def is_several(participant: Participant) -> bool:
    """Tell whether a participant is several counted people, and no households."""
    return (
        participant.form in {"number", "article"}
        and participant.nature == "people"
        and not participant.unit
        and (participant.low or 0) > 1
    )
