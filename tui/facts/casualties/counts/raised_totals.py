"""Totals that a text raises or corrects: "taking the toll to 132", "revised the figure to 44"."""

from __future__ import annotations

import re

from tui.facts.casualties.index.document_index import Argument, DocumentIndex
from tui.facts.lexicon import grammar

RAISED = re.compile(
    r"\b(?:bring|brings|bringing|brought|push|pushes|pushing|raise|raises|raising|take|takes|taking"
    r"|revise|revises|revising|revised|corrected) (?:the|its|that|their|this \w+['’]s) "
    r"(?:overall |official |own |\w+['’]s )?"
    r"(?:count|dead|deaths|figure|losses|number|tally|toll|total)"
    r"(?: up| upwards?| so far| there| in \w+| since \w+)? to\b"
    r"|\b(?:bring|brings|bringing|brought|taking|takes|raising|raises) to"
    r"(?= (?:at least |some |about )?[\w,-]+ the (?:count|number|tally|toll|total)\b)"
)
_SICK = grammar().sick


def raised_totals(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find the total that new deaths make: "nine died on Monday, taking the total to 132"."""
    tokens = index.tokens
    linked = {argument.participant.start for argument in direct}
    results: list[Argument] = []
    for match in RAISED.finditer(tokens.small):
        end = tokens.word_end(match.end())
        first = tokens.bounds(end - 1)[0]
        participant = index.by_start.get(end)
        antecedents = [
            k for k in direct if first <= k.trigger.start < end and k.participant.low != 0
        ] or _of_sentence_before(index, direct, first)
        if (
            participant is None
            or participant.start in linked
            or not antecedents
            or participant.form != "number"
        ):
            continue
        between = tokens.lower[antecedents[-1].trigger.end : tokens.word_at(match.start())]
        if _SICK.isdisjoint(between):
            results.append(Argument(participant, antecedents[-1].trigger, "toll", "right"))
    return results


def _of_sentence_before(index: DocumentIndex, direct: list[Argument], first: int) -> list[Argument]:
    """What the sentence before counts, where this one only corrects it: "They revised it to"."""
    sentence = index.tokens.sentence_of[first] - 1
    return [
        k
        for k in direct
        if index.tokens.sentence_of[k.trigger.start] == sentence and k.participant.form == "number"
    ]
