"""Places of care and custody, where the hurt were taken and the accused are held."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from tui.facts.lexicon import attacks, grammar, harms

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable

_TAKEN = grammar().taken_to
HOSPITALS = ("hospital", "clinic", "morgue", "mortuary", "infirmary")
_RANKS = [[rank] for rank in ("regional", "provincial", "district", "general", "state", "county")]
"""What stands between a town and the word for its hospital."""
_HOUSES = ("center", "centers", "centre", "centres", "facilities", "facility")
_CARE = (
    *((care, house) for care in ("medical", "health") for house in _HOUSES),
    *(("intensive", "care"), ("burns", "unit"), ("burn", "unit"), ("emergency", "surgery")),
)
STRUCK = (
    attacks().nouns
    | attacks().means
    | attacks().verbs.forms
    | frozenset({"explosion", "blast", "fire", "bomb", "hit", "hits"})
)
"""Words close before a place of care by which harm was done in it."""
HARMED = frozenset().union(
    *(
        part
        for harm in (harms().killed, harms().injured, harms().captured, harms().abducted)
        for part in (harm.acts.forms, harm.falls.forms)
    )
)
"""Verbs of harm itself: what hangs on one says where that was done."""
_TREATMENT = frozenset({"operation", "operations", "operated"})
"""What surgeons do, and armies."""
_JAILS = frozenset({"jail", "prison", "custody", "court", "courthouse", "cell", "cells"})
_HELD = frozenset({"held", "booked", "lodged", "bail", "charged", "arraigned", "remanded"})
_KEPT = _HELD | {"jailed", "remain", "remained", "remains", "sat", "sits"}
_HIT_CARE = re.compile(
    r"\b(?:attack(?:ed|s)?|bomb(?:ed|s|ing)?|hits?|raid(?:ed|s)?|shelled|strikes?|struck|stormed"
    r"|set fire to)"
    r" (?:[\w-]+ ){0,3}?(?:on |at )?an? (?:[\w-]+ ){0,3}?(?:hospital|clinic|maternity)\b"
    r"|\bfires? (?:\w+ ){0,3}?(?:at|in) an? (?:[\w-]+ ){0,3}?(?:hospital|clinic)\b"
)
"""What an opening says of a place of care that is itself the scene: "bombs on a hospital"."""
_OPENING = 400
"""Characters in which it does."""
_AHEAD, _CLAUSE = 3, 9
"""Words behind a place in which "where" stands, and in which it says what was done there."""
_ROUND = 8
"""Words before a place in which a verb says that somebody is held there."""


def is_in_care_name(tokens: TokenTable, word: int, last: int) -> bool:
    """Tell whether a place is part of a hospital's name, or where the hurt were taken."""
    first, end = tokens.bounds(word)
    if tuple(tokens.lower[last : last + 2]) in _CARE:
        return True  # "in a Springfield burn unit"
    ahead = [text for text in tokens.lower[max(first, word - 2) : word] if text != ","]
    if ahead and ahead[-1].startswith(HOSPITALS):  # "at the General Hospital, Kaduna"
        return STRUCK.isdisjoint(tokens.lower[max(first, word - 8) : word])
    behind = last + (tokens.lower[last : last + 1] in _RANKS)
    while behind < min(end, last + 6) and tokens.tags[behind] in {
        "NN",
        "NNP",
        "NNPS",
        "NNS",
        "CC",
        "JJ",
        "POS",
    }:
        if tokens.lower[behind].startswith(HOSPITALS) or tokens.lower[behind] == "medical":
            return STRUCK.isdisjoint(tokens.lower[max(0, word - 6) : word])
        behind += 1
    if tokens.lower[last : last + 2] == [",", "where"]:
        clause = tokens.lower[last + 2 : min(end, last + 12)]
        return not (_TAKEN | {"brought"}).isdisjoint(clause)
    return False


def is_of_care(window: list[str]) -> bool:
    """Tell whether words name a place of care: "Fort Sanders Medical Center", "intensive care"."""
    if any(word.startswith(HOSPITALS) for word in window):
        return True
    pairs = set(itertools.pairwise(window))
    return any(pair in pairs for pair in _CARE)


def care_was_struck(tokens: TokenTable, window: list[str]) -> bool:
    """Tell whether "the hospital in X" is one that a text has told to be struck.

    `window` has the words before the preposition.
    """
    pairs = itertools.pairwise(window)
    the = any(one == "the" and other.startswith(HOSPITALS) for one, other in pairs)
    return the and _HIT_CARE.search(tokens.small, 0, tokens.title_end + _OPENING) is not None


def is_struck(tokens: TokenTable, preposition: int) -> bool:
    """Tell whether a place of care is what was struck: "a clinic in Fangak was hit"."""
    window = tokens.lower[preposition : min(tokens.bounds(preposition)[1], preposition + _ROUND)]
    return any(
        verb in STRUCK and be in {"was", "were", "been"} for be, verb in itertools.pairwise(window)
    )


def is_of_custody(tokens: TokenTable, preposition: int, first: int) -> bool:
    """Tell whether a place is where an accused is held: "without bail in the jail at Albany"."""
    window = tokens.lower[max(first, preposition - _ROUND) : preposition]
    return not _JAILS.isdisjoint(window[-1:]) and not _HELD.isdisjoint(window)


def is_jail_name(tokens: TokenTable, word: int, last: int) -> bool:
    """Tell whether a place only says in which jail somebody is: "held in the Polk County jail"."""
    ahead = tokens.lower[max(tokens.bounds(word)[0], word - _ROUND) : word]
    jail = not _JAILS.isdisjoint(tokens.lower[last : last + 1])
    return jail and not _KEPT.isdisjoint(ahead)


def is_where_harmed(tokens: TokenTable, last: int) -> bool:
    """Tell whether people came to harm where they were taken: "to X, where they were shot"."""
    end = tokens.bounds(last - 1)[1]
    window = tokens.lower[last : min(end, last + _CLAUSE)]
    at = next((n for n, word in enumerate(window[:_AHEAD]) if word == "where"), None)
    return at is not None and not (STRUCK - _TREATMENT).isdisjoint(window[at:])
