"""What a rank or an office has behind it: "Sgt. 1st Class X", "Maj. (retd) X", "Mayor-elect X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.names.lexicon import TITLED, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDINALS = frozenset({"1st", "2nd", "3rd", "first", "second", "third"})
_LEFT = frozenset({"ret", "ret'd", "retd", "retired", "rtd"})
_OF_ONE = 3
"""Tokens of a bracket with one word: "superintendent (operations) X"."""
CHOSEN = frozenset({"designate", "elect"})
"""What follows the office of somebody who does not hold it yet: "Mayor-elect X"."""
_HIGHEST = 5
"""The highest grade that is written with a figure."""


def grade_start(doc: list[Token], first: int) -> int:
    """Find where the grade or the bracket between a rank and a name begins, if one stands there."""
    if first > 2 and doc[first - 1].lower_ == "class" and doc[first - 2].lower_ in _ORDINALS:
        return first - 2
    last = doc[first - 1].text if first > 1 else ""
    if last.isdigit() and int(last) <= _HIGHEST and doc[first - 2].lower_ in TITLES:
        return first - 1
    if first > 2 and doc[first - 1].lower_ in CHOSEN and doc[first - 2].text == "-":
        return first - 2
    if last != ")":
        return first
    opens = next((at for at in range(first - 2, max(0, first - 5), -1) if doc[at].text == "("), 0)
    inside = "".join(token.lower_ for token in doc[opens + 1 : first - 1]).strip(".")
    office = opens > 0 and doc[opens - 1].lower_.strip(".") in TITLED
    over = opens == first - _OF_ONE or doc[first - 2].text.islower()
    told = inside in _LEFT or (office and over and inside.isalpha())
    return opens if opens and told else first
