"""Who came to the same harm by words that only point at a verb: "and so were two passengers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import search_right
from tui.facts.casualties.index.document_index import Argument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.document_index import DocumentIndex

_POINTING = frozenset({"so", "as"})
_PAST = frozenset({"was", "were", "did", "had"})
_JOINTS = frozenset({",", "and", ";"})


def elliptic_arguments(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find those of whom "so" or "as" and a verb say that they came to the same harm."""
    linked = {argument.participant.start for argument in direct}
    found = _elliptic(index, direct)
    return [argument for argument in found if argument.participant.start not in linked]


def _elliptic(index: DocumentIndex, direct: list[Argument]) -> Iterator[Argument]:
    """Each with the verb of the last one ahead in its sentence."""
    tokens = index.tokens
    for word in range(1, len(tokens) - 2):
        joined = tokens.lower[word] in _POINTING and tokens.lower[word - 1] in _JOINTS
        if not joined or tokens.lower[word + 1] not in _PAST:
            continue
        first = tokens.bounds(word)[0]
        ahead = [k for k in direct if first <= k.trigger.start < word and k.trigger.mode != "toll"]
        people = search_right(index, word + 2)
        if ahead and people is not None and people.nature == "people" and not people.vague:
            yield Argument(people, ahead[-1].trigger, "gapping", "right", subset=ahead[-1].subset)
