"""The people of a row of names, over what is told of one of them: "Ann Lee, who taught, and"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.participant import Participant


def people_of_row(index: DocumentIndex, span: range) -> Iterator[Participant]:
    """Yield the people whose names stand in a row."""
    tokens = index.tokens
    for word in span:
        if word in index.names and word - 1 not in index.names:
            participant = index.person_at(word)
            if participant is not None:
                yield participant
        elif word not in index.names and _over(tokens.tags[word], tokens.lower[word]):
            yield from _past_clause(index, range(word, span.stop))
            return


def _past_clause(index: DocumentIndex, span: range) -> Iterator[Participant]:
    """The last of a row, behind what is told of the one before: "who taught, and Jo Roe,"."""
    tokens = index.tokens
    for word in span:
        if word not in index.names or tokens.lower[word - 2 : word] != [",", "and"]:
            continue
        end = word
        while end in index.names:
            end += 1
        participant = index.person_at(word) if tokens.lower[end : end + 1] == [","] else None
        if participant is not None and tokens.tags[end + 1] in {"CD", "DT"}:
            yield participant
        return


def _over(tag: str, word: str) -> bool:
    """Whether a word ends a row of names; "of Dover" does not."""
    return tag.startswith(("VB", "WP", "IN")) and word not in {"of", "from"}
