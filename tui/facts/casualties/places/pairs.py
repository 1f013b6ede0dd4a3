"""Two places that a sentence joins to one: "in the districts of X and Y"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_JOINTS = frozenset({" and ", " and in ", " and the "})
_SUBJECTS = grammar().subjects | {"csubj", "csubjpass"}
_LISTED = frozenset({",", "and", "between", "from"})
"""What stands before a place that goes on a list, or is an end of a way."""


def with_pair(tokens: TokenTable, mentions: Mentions, name: str, scope: tuple[int, int]) -> str:
    """Return a place with the one that "and" joins to it in a sentence, or alone.

    Not where a third is listed, where a clause begins ("in X and Y said"), where one of them only
    says more of a noun, or where one is a country and the other is not.
    """
    places = [at for at in mentions.places if scope[0] <= at[0] < scope[1]]
    for one, other in pairwise(places):
        if one[2] != name or other[2] == name or tokens.text[one[1] : other[0]] not in _JOINTS:
            continue
        word, behind = tokens.word_at(one[0]), tokens.word_end(other[1])
        opens = word == tokens.bounds(word)[0]
        listed = not opens and tokens.lower[word - 1] in _LISTED
        inside = behind < tokens.bounds(word)[1]
        goes_on = inside and tokens.tags[behind].startswith(("N", "P", "J"))
        acts = inside and tokens.tags[behind].startswith(("V", "MD"))
        clause = acts and not opens and not _joined(tokens, word, behind)
        unlike = ("country" in {one[3], other[3]}) and one[3] != other[3]
        if not (listed or goes_on or clause or unlike):
            return f"{name} and {other[2]}"
    return name


def _joined(tokens: TokenTable, one: int, verb: int) -> bool:
    """Whether the verb behind two places has a subject ahead of both: "shelling in X and Y has"."""
    verb = tokens.heads[verb] if tokens.deps[verb].startswith("aux") else verb
    subjects = [c for c in tokens.children[verb] if tokens.deps[c] in _SUBJECTS]
    return bool(subjects) and all(subject < one for subject in subjects)
