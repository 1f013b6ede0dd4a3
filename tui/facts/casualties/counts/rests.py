"""Those who are left of a number: "Three were shot. One died. The other victims had wounds"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import voice
from tui.facts.casualties.index.document_index import Argument
from tui.facts.casualties.index.participant import Participant
from tui.facts.casualties.index.person_nouns import nature

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex

_BACK = 4
"""Sentences from the others to the number of them all."""
_LONGEST = 3
"""Words of "the other victims"."""


def rest_arguments(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find the injured of whom a text says only that they are the others of a number it told.

    Their number is what the dead leave of the one that was counted before.
    """
    linked = {argument.trigger.start for argument in direct}
    lower = index.tokens.lower
    results: list[Argument] = []
    for trigger in index.triggers:
        if trigger.kind != "injured" or trigger.start in linked:
            continue
        _, edge = voice(index, trigger)
        start = _others(index, edge)
        left = _left_of_all(index, start, direct) if start is not None else 0
        if start is None or left < 1:
            continue
        core = (index.tokens.starts[start], index.tokens.ends[edge - 1])
        people = Participant(
            start, edge, edge - 1, "number", core, left, left, None, "exact", "people", further=True
        )
        if lower[start] == "the" and start not in index.covering:
            results.append(Argument(index.add(people), trigger, "they", "left"))
    return results


def _others(index: DocumentIndex, edge: int) -> int | None:
    """Where "the others" or "the other victims" begins that ends before a verb."""
    lower = index.tokens.lower
    start = max(index.tokens.bounds(edge - 1)[0], edge - _LONGEST) if edge else 0
    for word in range(start, edge - 1):
        if lower[word] != "the":
            continue
        rest = lower[word + 1 : edge]
        alone = rest == ["others"]
        if alone or (rest[:1] == ["other"] and len(rest) == 2 and nature(rest[1]) == "people"):
            return word
    return None


def _left_of_all(index: DocumentIndex, start: int, direct: list[Argument]) -> int:
    """How many the dead leave of the last number before a word that more people had than died."""
    sentences = index.tokens.sentence_of
    near = range(max(0, sentences[start] - _BACK), sentences[start] + 1)
    wholes = [
        p
        for p in index.participants
        if p.form == "number"
        and p.nature == "people"
        and p.low == p.high
        and p.end <= start
        and sentences[p.start] in near
    ]
    if not wholes:
        return 0
    whole = wholes[-1]
    dead = [
        a.participant
        for a in direct
        if a.trigger.kind == "killed"
        and whole.start < a.participant.end <= start
        and a.participant is not whole
    ]
    # who is told of twice, by name and as "he", is one
    return (whole.low or 0) - max((p.high or 0 for p in dead), default=whole.low or 0)
