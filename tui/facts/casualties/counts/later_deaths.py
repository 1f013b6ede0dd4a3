"""Deaths whose verb stands with those before: "ten died at the scene and two in hospital"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.document_index import Argument

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.participant import Participant

_DYING = frozenset({"died", "dies", "die", "perished", "succumbed"})
_OTHERS = frozenset({"others", "more"})
_WHEN = re.compile(
    r" (?:later |soon after |afterwards )?(?:while (?:undergoing|being|receiving|on the way)"
    r"|(?:in|at) (?:the |an? )?(?:[\w'-]+ )?hospitals?|on (?:the|their|his|her) way"
    r"|en route|during (?:treatment|surgery)|of (?:their|his|her) (?:wounds|injuries))\b"
)
"""Where those died who did not die at once."""


def later_deaths(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find those who died later than the others of a sentence, in hospital or on the way there."""
    linked = {argument.participant.start for argument in direct}
    results: list[Argument] = []
    for participant in index.participants:
        if participant.start not in linked and _is_one_more(index, participant):
            results += _died_too(index, participant, direct)
    return results


def _is_one_more(index: DocumentIndex, participant: Participant) -> bool:
    """Whether "and" stands before a bare number, and behind it where they died."""
    tokens = index.tokens
    alone = participant.head is None or tokens.lower[participant.head] in _OTHERS
    joined = tokens.lower[participant.start - 1] in {"and", ","}
    counts = participant.form in {"number", "article"} and participant.nature != "things"
    end = tokens.ends[participant.end - 1]
    return alone and joined and counts and _WHEN.match(tokens.small, end) is not None


def _died_too(
    index: DocumentIndex, participant: Participant, direct: list[Argument]
) -> list[Argument]:
    """The death of a number as that of the one before it, where a verb of dying has a place."""
    tokens = index.tokens
    first, start = tokens.bounds(participant.start)[0], participant.start - 1
    for argument in reversed(direct):
        trigger = argument.trigger
        placed = first <= trigger.start and trigger.end < start
        if placed and trigger.kind == "killed" and tokens.lower[trigger.start] in _DYING:
            between = range(trigger.end, start)
            if any(word in index.harm for word in between):
                return []
            return [Argument(participant, trigger, "gapping", "right", subset=argument.subset)]
    return []
