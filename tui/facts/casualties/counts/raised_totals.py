"""Totals that a text raises or corrects: "taking the toll to 132", "revised the figure to 44"."""

from __future__ import annotations

import re
from dataclasses import replace

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
_FOLLOWED = re.compile(
    r"\b(?P<noun>it|(?:the|that|this|their) (?:official |overall |confirmed )?"
    r"(?:count|figure|number|tally|total))"
    r"(?: (?:has|had|have|is|was|\w+ly|since|now|later|already|then|been|soon|again)){0,4} "
    r"(?:(?P<up>climbed|grew|grown|increased|jumped|risen|rose|soared|swelled|swollen|up)"
    r"|(?P<down>cut|dropped|fallen|fell|lowered|reduced)|reached|revised|stands|stood)"
    r"(?: up| down)?(?: to| at(?! least))? (?=\w)"
)
"""What says how a number that was told before has changed: "By Tuesday it stood at 44"."""
_OFFICIAL = frozenset({"toll", "count"})
_SICK = grammar().sick


def with_followed(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Add what a toll became that was told before: "31 were killed. The figure rose to 44"."""
    tokens = index.tokens
    found: dict[int, Argument] = {}
    for match in _FOLLOWED.finditer(tokens.small):
        participant = index.by_start.get(tokens.word_end(match.end()))
        earlier = _meant(index, direct, match) if participant is not None else None
        if participant is None or earlier is None or participant.nature == "things":
            continue
        if participant.form == "number":
            before, now = earlier.participant.high or 0, participant.high or 0
            if not ((match["up"] and now <= before) or (match["down"] and now >= before)):
                found[participant.start] = Argument(participant, earlier.trigger, "toll", "right")
    known = [
        replace(k, rule="toll")
        if k.participant.start in found
        and k.trigger.kind == found[k.participant.start].trigger.kind
        else k
        for k in direct
    ]
    linked = {k.participant.start for k in known}
    return [*known, *(found[start] for start in found if start not in linked)]


def _meant(index: DocumentIndex, direct: list[Argument], match: re.Match[str]) -> Argument | None:
    """Which count a pronoun or "the figure" stands for: the last toll; else the first of harm."""
    word = index.tokens.word_at(match.start())
    sentence = index.tokens.sentence_of[word]
    near = [
        k
        for k in direct
        if k.trigger.start < word
        and k.participant.form == "number"
        and not k.subset
        and sentence - index.tokens.sentence_of[k.trigger.start] <= 1
    ]
    tolls = [k for k in near if k.rule in _OFFICIAL]
    if tolls or match["noun"] == "it":
        return tolls[-1] if tolls else None
    return min(near, key=lambda k: k.trigger.kind != "killed", default=None)


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
