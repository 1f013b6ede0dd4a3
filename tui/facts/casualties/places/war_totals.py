"""The country of a war's toll: "Yemen's war has killed", "the conflict has left" so many dead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.names.lexicon import demonyms

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.model import Span

_FIGHT = r"(?:war|conflict|uprising|revolution|insurgency|crackdown|revolt)"
_OWNED = re.compile(
    rf"\b(?!(?:the|this|that|a) )(?P<owner>[a-z]+?)(?P<own>['’]?s)? (?:[\w-]+ ){{0,3}}?{_FIGHT}\b"
)
"""Whose war it is: "Syrias civil war", "the Syrian conflict"."""
_HAS = re.compile(rf"(?:it|(?:the|this) (?:[\w-]+ ){{0,2}}?{_FIGHT}) (?:has|had)\b")
"""How a sentence opens that goes on about the war of the one before: "It has killed"."""
_WAR = re.compile(rf"\b{_FIGHT}\b")
_BARE = re.compile(rf"\b(?:the|this) (?:[\w-]+[ -]){{0,3}}?{_FIGHT}\b(?! (?:in|with|against|on)\b)")
"""A war that is not called by its country."""
_MANY = 100
"""People from which on a count of a war is of its country."""


def country_of_war(small: str, mentions: Mentions, scope: Span, count: int | None) -> str | None:
    """Find the country whose war a sentence counts the harm of, as the text writes it.

    `small` is the text in small letters. A war that is not called by its country says nothing.
    """
    if (count or 0) < _MANY:
        return None
    for match in _OWNED.finditer(small, *scope):
        name = _country_of(mentions, match["owner"])
        if name is not None:
            return name
    return None


def is_of_bare_war(small: str, scope: Span, count: int | None) -> bool:
    """Tell whether a sentence counts many people of a war, whose country it does not say."""
    return (count or 0) >= _MANY and _BARE.search(small, *scope) is not None


def is_of_war_before(small: str, near: list[Span], count: int | None) -> bool:
    """Tell whether a sentence counts many people of the war of which the one before tells.

    `near` has its stretch of the text in small letters and those before it in its paragraph.
    """
    if (count or 0) < _MANY or len(near) == 1 or _HAS.match(small, near[0][0]) is None:
        return False
    return _WAR.search(small, *near[1]) is not None


def _country_of(mentions: Mentions, owner: str) -> str | None:
    """The country that a word of people or its own name stands for, if the text names it."""
    code = demonyms().get(owner)
    if code is not None:
        return _named(mentions, code)
    countries = (name for _, _, name, kind in mentions.places if kind == "country")
    return next((name for name in countries if name.casefold() == owner), None)


def _named(mentions: Mentions, code: str) -> str | None:
    """A country by its code, as the text names it."""
    countries = (name for _, _, name, kind in mentions.places if kind == "country")
    return next((name for name in countries if mentions.countries.get(name) == code), None)
