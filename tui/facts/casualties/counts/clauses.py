"""Clauses about somebody that stand between a subject and its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.document_index import RELATIVES

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.participant import Participant

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSE = 16
"""Words of a clause between a subject and its verb."""


def before_clause(index: DocumentIndex, edge: int) -> Participant | None:
    """Find the counted people of whom a clause tells: "30 men who had gone to fish drowned"."""
    lower = index.tokens.lower
    first = index.tokens.bounds(edge - 1)[0] if edge else 0
    for word in range(edge - 1, max(first, edge - _CLAUSE) - 1, -1):
        if word in index.harm or lower[word] in {",", ";", ":", "and", "but", "when", "as"}:
            return None
        if lower[word] == "who":
            people = index.by_end.get(word)
            return people if people is not None and people.form in {"number", "vague"} else None
    return None


def in_clause(index: DocumentIndex, participant: Participant, edge: int) -> bool:
    """Tell whether one is of a clause that ends before the verb: "Lee, who shot 3, was".

    So is what somebody was doing: "a cook, sleeping in one of them, died".
    """
    lower = index.tokens.lower
    first = index.tokens.bounds(edge)[0]
    if edge <= first or lower[edge - 1] != "," or index.tokens.tags[participant.start - 1] == ",":
        return False
    comma = next((w for w in range(participant.start - 1, first, -1) if lower[w] == ","), first)
    opener = index.tokens.tags[comma + 1 : comma + 2]
    return opener == ["VBG"] or lower[comma + 1 : comma + 2] in (["who"], ["which"])


def of_clause_before(index: DocumentIndex, word: int, participant: Participant) -> bool:
    """Tell whether a subject is that of the clause before: "X shot two men and a cook was hurt"."""
    tokens, between = index.tokens, range(word, participant.start)
    finite = any(tokens.tags[at] in _FINITE and at not in index.names for at in between)
    return finite and RELATIVES.isdisjoint(tokens.lower[word : participant.start])
