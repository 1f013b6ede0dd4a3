"""Those whom somebody keeps a list of: "the district lists 300 people as missing"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import search_right
from tui.facts.casualties.counts.far_search import whom_before
from tui.facts.casualties.index.document_index import Argument

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.triggers import Trigger

_LISTS = frozenset(
    {"count", "counts", "counted", "declare", "declared", "declares", "give", "gives", "list"}
    | {"listed", "lists", "register", "registered", "registers", "report", "reported", "reports"}
)
"""Verbs that say "as" what people are listed."""
_FAR = 10
"""Words from such a verb to "as"."""


def listed_as(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Find the people between a verb and "as", or those of whom the clause with both is told."""
    tokens, ahead = index.tokens, trigger.start - 1
    if tokens.lower[ahead] != "as":
        return None
    told = whom_before(index, ahead)
    if told is not None:
        return Argument(told, trigger, "state", "left")
    first = max(tokens.bounds(ahead)[0], ahead - _FAR)
    for verb in range(ahead - 1, first - 1, -1):
        if tokens.lower[verb] in _LISTS:
            people = search_right(index, verb + 1)
            if people is not None and people.end <= ahead:
                return Argument(people, trigger, "state", "left")
            return None
    return None
