"""Bodies by their name and its short form, where a text introduces that: "Royal Navy (RN)"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.facts.casualties.claims import Claim
    from tui.model import Organisation

_BRACKET = re.compile(r" ?[(\[]([A-Z][A-Za-z]*[A-Z][A-Za-z]*)[)\]]")
_KNOWN_AS = re.compile(
    r",? (?:(?:also|better|often) )?known (?:(?:by its|under its) (?:\w+ )*)?as"
    r" ([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\b"
)
"""How a text says by which letters a body is known."""

_LEAST = 3
"""Words of a name whose initials are those of no other."""


def with_short_forms(
    claims: Iterable[Claim], organisations: Iterable[Organisation], text: str
) -> list[Claim]:
    """Name the bodies that did it or say so by both forms that a text itself puts side by side.

    A reader knows one by its letters and another by its name, and half of a text uses either.
    """
    forms = _introduced(organisations, text)
    return [_named(claim, forms) for claim in claims] if forms else [*claims]


def _introduced(organisations: Iterable[Organisation], text: str) -> dict[str, str]:
    """Both forms of each body that a text introduces with its short one, by either."""
    forms: dict[str, str] = {}
    for group in organisations:
        known = {group.name, *group.aliases}
        for start, end in group.mentions:
            known_as = _KNOWN_AS.match(text, end)
            if known_as is not None:
                forms |= _both(text[start:end], known_as[1])
                break
            bracket = _BRACKET.match(text, end)
            if bracket is None or bracket[1] not in known:
                continue
            forms |= _both(text[start:end], bracket[1])
            break
        else:
            forms |= _by_initials({text[start:end] for start, end in group.mentions})
    return forms


def _by_initials(spellings: set[str]) -> dict[str, str]:
    """Both forms of a body that a text calls by its name and by the initials of that."""
    for name in spellings:
        words = name.replace("-", " ").split()
        letters = "".join(word[0] for word in words if word[0].isupper())
        if len(words) >= _LEAST and letters in spellings:
            return _both(name, letters)
    return {}


def _both(name: str, letters: str) -> dict[str, str]:
    return dict.fromkeys((name, letters), f"{name} ({letters})")


def _named(claim: Claim, forms: dict[str, str]) -> Claim:
    casualty = claim.casualty
    by, source = (forms.get(name or "", name) for name in (casualty.by, casualty.source))
    if (by, source) == (casualty.by, casualty.source):
        return claim
    return replace(claim, casualty=replace(casualty, by=by, source=source))
