"""The preposition before a place, by which a text says that something was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import nature
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable

_LOCATING = grammar().locating
_KINDS = grammar().place_kinds
_SIDES = grammar().sides
_TOWARDS = grammar().towards
_RECOVERED = frozenset({"recovered", "retrieved", "pulled", "dug", "exhumed"})
_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "poss"})
_UNITS = frozenset({"km", "kilometers", "kilometres", "miles"})
_RECORDING = frozenset({"reported", "confirmed", "recorded", "registered", "has", "had"})
"""Verbs of a country or town that has victims: "Canada has had 15 deaths"."""
_WINDS = grammar().winds
_KNOWN = frozenset({"known"})
"""What stands before "as" and the name by which a place goes."""
_PARTS = _KINDS | _SIDES
"""Whose "of" leads to a place: "the town of", "the north of"."""
_PLACING = _LOCATING | _WINDS


def is_placed(tokens: TokenTable, last: int, preposition: int | None) -> bool:
    """Tell whether a place stands behind a preposition of place, or is what something struck."""
    if preposition is not None:
        origin = tokens.lower[preposition] == "from"
        return tokens.lower[preposition] in _PLACING and (
            not origin
            or tokens.lower[preposition - 1] in _RECOVERED
            or _is_off(tokens, preposition)
        )
    head = last - 1
    while tokens.deps[head] in _BEFORE_NOUN and tokens.heads[head] > head:
        head = tokens.heads[head]
    owner = tokens.heads[tokens.heads[head]]  # "shelled the outskirts of X"
    if tokens.deps[head] == "pobj" and tokens.lower[owner] in _PARTS:
        head = owner
    records = tokens.lower[tokens.heads[head]] in _RECORDING
    return tokens.deps[head] == "dobj" or (tokens.deps[head] == "nsubj" and records)


def _is_off(tokens: TokenTable, preposition: int) -> bool:
    """Whether something was so far off a place: "was five kilometers from X", no aside."""
    window = tokens.lower[max(tokens.bounds(preposition)[0], preposition - 5) : preposition]
    return window[-1:] != [] and window[-1] in _UNITS and "," not in window


def is_between(tokens: TokenTable, word: int) -> bool:
    """Tell whether a place is an end of a stretch: "on patrol between X and Y"."""
    preposition = preposition_of(tokens, word)
    return preposition is not None and tokens.lower[preposition] == "between"


def preposition_of(tokens: TokenTable, word: int) -> int | None:
    """Find the preposition of a place's phrase, past "the northern city of" and the like."""
    first = tokens.bounds(word)[0]
    at = word - 1
    while at >= first and at > word - 10:
        text, tag = tokens.lower[at], tokens.tags[at]
        if text == "of" and at > first and tokens.lower[at - 1] in _WINDS:
            behind = tokens.tags[at - 2 : at - 1]
            if behind in ([","], ["NNS"], ["NNP"], ["RB"]) or at - 1 == first:
                return _of_wind(tokens, at - 1)
        if text == "of" and at > first and tokens.lower[at - 1] in _PARTS:
            at -= 1
        elif text == "as" and at > first and tokens.lower[at - 1] in _KNOWN:
            at -= 1  # "in the section known as X"
        elif tag == "IN" or text in _TOWARDS or (text == "near" and at == first):
            # which the tagger takes for an adjective at a sentence's head
            return at - (at > first and tokens.lower[at - 1] == "from")  # "from across X"
        elif not (
            tag.startswith(("JJ", "DT", "VBN", "RB", "POS", "HYPH", "CD", "NNP"))
            or text in _KINDS
            or text in _SIDES
            or (tag == "NN" and (at > word - 4 or tokens.tags[at + 1] == "HYPH"))
        ):
            return None
        at -= 1
    return None


def _of_wind(tokens: TokenTable, wind: int) -> int | None:
    """The preposition of "in the hills north of X", or the wind itself: "killed two north of X".

    "At a depot, north of X," only says where the depot is.
    """
    before = preposition_of(tokens, wind)
    aside = tokens.lower[wind - 1] == "," and nature(tokens.lower[wind - 2]) != "people"
    return wind if before is None and not aside else before
