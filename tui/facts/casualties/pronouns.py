"""Harm to people whom a pronoun stands for: "abducted two herders and killed them"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.argument_search import voice
from tui.facts.casualties.document_index import Argument, DocumentIndex

if TYPE_CHECKING:
    from tui.facts.casualties.participant import Participant
    from tui.facts.casualties.triggers import Trigger

_KINDS = frozenset({"killed", "injured"})
_ALL = (
    ("they",),
    ("all", "of", "them"),
    ("both", "of", "them"),
    ("all",),
    ("both",),
    ("they", "all"),
)
_OBJECTS = (
    ("them", "all"),
    ("all", "of", "them"),
    ("both", "of", "them"),
    ("them", "both"),
    ("them",),
)


def pronoun_arguments(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find the counted people whom "them" behind a verb, or "all of them" before it, means."""
    linked = {argument.trigger.start for argument in direct}
    results: list[Argument] = []
    for trigger in index.triggers:
        if trigger.kind not in _KINDS or trigger.start in linked:
            continue
        participant = _object(index, trigger) or _subject(index, trigger)
        if participant is not None:
            results.append(Argument(participant, trigger, "they", "left"))
    return results


def _object(index: DocumentIndex, trigger: Trigger) -> Participant | None:
    lower = index.tokens.lower
    how, _ = voice(index, trigger)
    if trigger.mode != "act" or how == "passive":
        return None
    for pronoun in _OBJECTS:
        if tuple(lower[trigger.end : trigger.end + len(pronoun)]) == pronoun:
            return _antecedent(index, trigger.start)
    return None


def _subject(index: DocumentIndex, trigger: Trigger) -> Participant | None:
    """The people of the sentence before that "All of them" at the head of this one means."""
    tokens = index.tokens
    how, edge = voice(index, trigger)
    first = tokens.bounds(trigger.start)[0]
    if trigger.mode != "fall" and how == "bare" and edge == trigger.start:
        return None
    if tuple(tokens.lower[first:edge]) not in _ALL:
        return None
    return _antecedent(index, first) if first else None


def _antecedent(index: DocumentIndex, word: int) -> Participant | None:
    """The nearest counted people before a word, in its sentence or else alone in the one before."""
    sentence = index.tokens.sentence_of[word]
    counted = [p for p in index.participants if p.end <= word and _is_several(p)]
    near = [p for p in counted if index.tokens.sentence_of[p.start] == sentence]
    if near:
        return near[-1]
    earlier = [p for p in counted if index.tokens.sentence_of[p.start] == sentence - 1]
    return earlier[0] if len(earlier) == 1 else None


def _is_several(participant: Participant) -> bool:
    return (
        participant.form == "number"
        and participant.nature == "people"
        and not participant.unit
        and (participant.low or 0) > 1
    )
