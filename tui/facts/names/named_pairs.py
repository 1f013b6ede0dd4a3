"""Two people whom a noun for several introduces: "two waiters, X and Y,", "her sons X and Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import look_up
from tui.facts.lexicon import name_words
from tui.facts.names.lexicon import ROLES, given_names
from tui.facts.names.name_context import nameword

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_HUMAN = (ROLES | name_words().kin | {"sibling", "triplet", "twin"}) - name_words().bodies_too
_IRREGULAR = frozenset({"children", "men", "women"})
_LONGEST = 4
"""Words of a name of a pair, at the most."""
_FOREIGN = frozenset({"DATE", "NORP", "TIME"})
_LARGE = 20
"""Thousands who live at a place that no unknown person is called after."""


def pairs_of_people(context: NameContext) -> Iterator[tuple[int, int]]:
    """Find the names of pairs, whatever the model takes them for."""
    doc = context.doc
    for index, token in enumerate(doc[:-3]):
        if _means_several(token):
            comma = doc[index + 1].text == ","
            pair = _pair(context, index + 1 + comma)
            closed = pair is not None and (not comma or _closes(doc, pair[1][1]))
            if pair is not None and closed:
                yield from pair
        elif token.lower_ == "both" and index > 0 and doc[index - 1].text == ",":
            pair = _pair_before(context, index - 1) if _means_several(doc[index + 1]) else None
            if pair is not None:
                yield from pair


def _means_several(token: Token) -> bool:
    """Whether a word means several people by what they are: "waiters", "sons"."""
    word = token.lower_
    regular = word not in ROLES and word.endswith("s") and word.removesuffix("s") in _HUMAN
    return regular or word in _IRREGULAR


def _closes(doc: list[Token], index: int) -> bool:
    return index < len(doc) and doc[index].text in {",", ".", ";", ")"}


def _pair(context: NameContext, first: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The two names that begin at a word, with "and" between them."""
    doc = context.doc
    middle = _name_end(context, first)
    if middle == first or middle >= len(doc) or doc[middle].lower_ != "and":
        return None
    last = _name_end(context, middle + 1)
    return ((first, middle), (middle + 1, last)) if last > middle + 1 else None


def _pair_before(context: NameContext, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The two names that end at a word, where both begin a clause: "that X and Y, both cooks"."""
    doc, first = context.doc, end
    while first > 0 and end - first < 2 * _LONGEST and not doc[first - 1].is_punct:
        if not (nameword(doc[first - 1]) or doc[first - 1].lower_ == "and"):
            break
        first -= 1
    pair = _pair(context, first)
    return pair if pair is not None and pair[1][1] == end else None


def _name_end(context: NameContext, first: int) -> int:
    """Where a name ends that no place has; where it begins, if there is none."""
    doc, last = context.doc, first
    while last < len(doc) and last - first < _LONGEST and _is_name(context, last):
        last += 1
    key = context.key(first, last) if last > first else ""
    entries = look_up(key) if key not in given_names() else ()
    large = any(e.id < 0 or e.thousands >= _LARGE for e in entries)
    return first if large or context.shouting(first) else last


def _is_name(context: NameContext, index: int) -> bool:
    token = context.doc[index]
    free = index not in context.taken or context.taken[index] == "person"
    return free and nameword(token) and token.ent_type_ not in _FOREIGN and len(token) > 1
