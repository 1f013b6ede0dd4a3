"""Which stretch of a sentence is of one incident: "six died, while shelling killed two"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.token_table import TokenTable

_CONTRAST = frozenset({"while", "whereas"})
_JOINS = frozenset({"and", "but"})
_WHERE = frozenset({"in", "at", "near", "on"})


def stretches(index: DocumentIndex, word: int) -> list[range]:
    """Find the words of a sentence that tell of the harm of a word.

    They are those that no turn to another incident parts from it, then those without other harm.
    """
    first, last = index.tokens.bounds(word)
    turns = [spot for spot in range(first + 1, last) if _turns(index.tokens, spot)]
    parts = [range(*ends) for ends in itertools.pairwise([first, *turns, last])]
    own = [part for part in parts if word in part]
    return own + [part for part in parts if part not in own and _harmless(index, part)]


def _harmless(index: DocumentIndex, part: range) -> bool:
    return not any(word in index.harm for word in part)


def _turns(tokens: TokenTable, word: int) -> bool:
    """Whether a sentence turns to something else at a word: by ";", ", while", ", and in"."""
    text = tokens.lower[word]
    if text == ";" or tokens.lower[word : word + 2] == ["and", "that"]:
        return True
    if tokens.lower[word - 1] != ",":
        return False
    where = tokens.lower[word + 1 : word + 2]
    if text not in _JOINS or where == [] or where[0] not in _WHERE or word + 2 >= len(tokens):
        return text in _CONTRAST
    return tokens.slice(word + 2, word + 3)[:1].isupper()
