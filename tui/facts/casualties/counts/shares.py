"""Some of the harmed: "most of the deaths, 44, were in", "12 were hurt, several badly"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.document_index import Argument, DocumentIndex
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

_BADLY = grammar().badly
_SHARES = grammar().shares
_SHARE = re.compile(
    r"\b(?:most|half|many|more than half|(?:a|one) (?:third|quarter)|two[- ]thirds|the majority|all"
    r") of (?:the|those) (?P<harm>deaths|dead|fatalities|killed|injured|wounded|missing)"
    r"(?: so far)?, (?=(?:at least |about |some )?[\w,-]+, )"
)
"""A share of the harmed before the number that it is."""
_ORDINAL = re.compile(
    r"\b(?:and|while|,|;) the (?:other|last|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth)(?: one| victim)?(?: was)? (?=(?:an?|the) )"
)
_ON = 24
"""Words in which a list of the dead goes on behind what is said of the first."""


def shares_aside(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find how many a share is by the number behind it: "most of the deaths, 44, occurred in"."""
    tokens = index.tokens
    linked = {argument.participant.start for argument in direct}
    results: list[Argument] = []
    for match in _SHARE.finditer(tokens.small):
        trigger = index.harm.get(tokens.word_at(match.start("harm")))
        participant = index.by_start.get(tokens.word_at(match.end()))
        if trigger is None or participant is None or participant.start in linked:
            continue
        if participant.form == "number" and participant.head is None:
            results.append(Argument(participant, trigger, "of-the-dead", "right", subset=True))
    return results


def more_of_dead(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find who a list of the dead ends with: "Among the dead are Ann Lee, a nurse, and five"."""
    linked = {argument.participant.start for argument in direct}
    results: list[Argument] = []
    for argument in direct:
        single = argument.participant.form in {"single", "article"} and argument.side == "right"
        if argument.rule != "among-the-dead" or not single:
            continue
        for word in _joints(index, argument.participant.end):
            member = index.by_start.get(word)
            if member is None or member.nature != "people" or word in linked:
                continue
            results.append(
                Argument(member, argument.trigger, "coordination", "right", argument.subset)
            )
    return results


def last_of_row(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find the one whom an ordinal adds: "eight of the dead were boys and the ninth was a girl"."""
    tokens = index.tokens
    results: list[Argument] = []
    for match in _ORDINAL.finditer(tokens.small):
        member = index.by_start.get(tokens.word_at(match.end()))
        word = tokens.word_at(match.start())
        first = tokens.bounds(word)[0]
        parts = [k for k in direct if first <= k.trigger.start < word and k.participant.of_whole]
        if member is not None and member.nature == "people" and parts:
            results.append(Argument(member, parts[-1].trigger, "of-the-dead", "right", subset=True))
    return results


def _joints(index: DocumentIndex, end: int) -> Iterator[int]:
    """The words behind ", and" up to the end of a sentence in which nobody else does anything."""
    tokens = index.tokens
    last = tokens.bounds(end - 1)[1]
    for word in range(end, min(last, end + _ON) - 2):
        if tokens.lower[word : word + 2] == [",", "and"]:
            behind = tokens.tags[word + 2 : last]
            if not any(tag in {"VBD", "VBZ", "VBP", "MD"} for tag in behind):
                yield word + 2


def manner_arguments(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Parts of the injured by how badly they were hurt: "12 were wounded, several critically"."""
    tokens = index.tokens
    hurt = [argument for argument in direct if argument.trigger.kind == "injured"]
    linked = {argument.participant.start for argument in direct}
    results: list[Argument] = []
    for participant in index.participants:
        first, last = tokens.bounds(participant.start)
        bare = participant.head is None and participant.form in {"number", "vague"}
        if (
            not bare
            or participant.start in linked
            or participant.end >= last
            or participant.vague in _SHARES
        ):
            continue
        antecedents = [
            argument for argument in hurt if first <= argument.trigger.start < participant.start
        ]
        if (
            antecedents
            and tokens.lower[participant.end] in _BADLY
            and tokens.lower[participant.start - 1] in {",", "("}
        ):
            results.append(
                Argument(participant, antecedents[-1].trigger, "manner", "right", subset=True)
            )
    return results
