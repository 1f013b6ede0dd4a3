"""The office behind "his Turkish counterpart": it is that of whom the article is about."""

from __future__ import annotations

import re

from tui.facts.gazetteer import fold, look_up
from tui.facts.names.lexicon import demonyms

# Only the United States (and the Vatican) call theirs so.
_AMERICAN = re.compile(r"Secretary of State", re.IGNORECASE)
_COUNTERPART = re.compile(r"^(?:(?P<whose>.+?)\s+)?counterparts?$", re.IGNORECASE)


def is_counterpart(role: str) -> bool:
    """Tell whether a role only points at another person's."""
    return _COUNTERPART.match(role) is not None


def _national(word: str) -> bool:
    if word.casefold() in demonyms() or word.endswith(("'s", "’s")):
        return True
    return any(place.kind == "country" for place in look_up(fold(word)))


def office(role: str, of: str | None, turn: int) -> str | None:
    """Find the role meant: "Turkish counterpart" to an "Iranian Foreign Minister".

    `of` is that person's role, None if unknown; `turn` counts within "his Turkish and Omani
    counterparts X and Y" from 0.
    """
    match = _COUNTERPART.match(role)
    if match is None or of is None:
        return None
    modifiers = (match["whose"] or "").split()
    peoples = [word for word in modifiers if demonyms().get(word.casefold().strip(","))]
    base = [word for word in _AMERICAN.sub("Foreign Minister", of).split() if not _national(word)]
    if not base:
        return None
    whose = [peoples[min(turn, len(peoples) - 1)].strip(",")] if peoples else modifiers
    return " ".join([*whose, *base])
