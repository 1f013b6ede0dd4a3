"""The country of a war's toll: "Yemen's war has killed", "the conflict has left" so many dead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.names.lexicon import demonyms

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.model import Span

_FIGHT = r"(?:war|conflict|uprising|revolution|insurgency|crackdown|revolt)"
_OWNED = re.compile(rf"\b(?P<owner>[a-z]+?)(?P<own>['’]?s)? (?:[\w-]+ ){{0,3}}?{_FIGHT}\b")
"""Whose war it is: "Syrias civil war", "the Syrian conflict"."""
_BARE = re.compile(rf"\b(?:the|this) (?:[\w-]+[ -]){{0,3}}?{_FIGHT}\b(?! (?:in|with|against|on)\b)")
"""The war that a text is about."""
_MANY = 100
"""People from which on a count of a war is of its country."""


def country_of_war(
    small: str, mentions: Mentions, event: str | None, scope: Span, count: int | None
) -> str | None:
    """Find the country whose war a sentence counts the harm of, as the text writes it.

    `small` is the text in small letters, `event` the place that it is about.
    """
    if (count or 0) < _MANY:
        return None
    for match in _OWNED.finditer(small, *scope):
        name = _country_of(mentions, match["owner"])
        if name is not None:
            return name
    inside = mentions.countries.get(event or "")
    if inside is None or _BARE.search(small, *scope) is None:
        return None
    return _named(mentions, inside)


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
