"""The one person that a word names: "the pilot", "he", "Qasim Halabouni"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.participant import Participant
from tui.facts.casualties.index.person_nouns import is_single
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable

_PRONOUNS = grammar().pronouns
_MODIFIERS = 6
"""Words before a noun at which its phrase may start."""
_MODIFIER_TAGS = frozenset({"NN", "NNP", "JJ", "DT", "PRP$", "VBN", "HYPH", "CD", "NNS", "POS"})


def single_participant(
    tokens: TokenTable, head: int, names: frozenset[int], *, anyone: bool = False
) -> Participant | None:
    """Find the one person that a word names, if it does: "the pilot", "he", "Qasim Halabouni".

    `names` are the words inside names of people; `anyone` asks nothing of the word.
    """
    text, tag = tokens.lower[head], tokens.tags[head]
    start, end = head, head + 1
    if head in names:
        start, end = _name_around(tokens, head, names)
    elif not anyone:
        single = is_single(text) and tag in {"NN", "NNP", "JJ", "VB", "VBP"}
        if text not in _PRONOUNS and not single:
            return None
        start = _phrase_start(tokens, head)
    if tokens.tags[start] == "CD" and start < head and tokens.tags[start + 1] != "HYPH":
        return None  # a share: "one patient in three"
    span = (tokens.starts[start], tokens.ends[end - 1])
    return Participant(start, end, head, "single", span, 1, 1, None, "exact", "people")


def _name_around(tokens: TokenTable, head: int, names: frozenset[int]) -> tuple[int, int]:
    """Where the name in which a word stands starts and ends, within the sentence."""
    first, last = tokens.bounds(head)
    start, end = head, head + 1
    while start > first and start - 1 in names:
        start -= 1
    while end < last and end in names:
        end += 1
    return start, end


def _phrase_start(tokens: TokenTable, head: int) -> int:
    """Where the phrase of a noun starts: at its article, or some words before it."""
    first, start = max(tokens.bounds(head)[0], head - _MODIFIERS), head
    while start > first and tokens.tags[start - 1] in _MODIFIER_TAGS:
        start -= 1
        if tokens.tags[start] in {"DT", "PRP$"}:
            break
    return start
