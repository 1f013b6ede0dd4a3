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
            bracket = _BRACKET.match(text, end)
            if bracket is None or bracket[1] not in known:
                continue
            name = text[start:end]
            forms |= dict.fromkeys((name, bracket[1]), f"{name} ({bracket[1]})")
            break
    return forms


def _named(claim: Claim, forms: dict[str, str]) -> Claim:
    casualty = claim.casualty
    by, source = (forms.get(name or "", name) for name in (casualty.by, casualty.source))
    if (by, source) == (casualty.by, casualty.source):
        return claim
    return replace(claim, casualty=replace(casualty, by=by, source=source))
