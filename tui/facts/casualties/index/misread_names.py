"""Names that a model reads out of copy whose dateline has lost its marks."""

from __future__ import annotations

import re

from tui.facts.lexicon import grammar

_HALF = re.compile(r"\bAir$")
_WHOLE = re.compile(r"[ -]?(?:strikes?|raids?|attacks?|bombardment)\b", re.IGNORECASE)
"""What parts a weapon of which the first word passes for a name's last."""
_TOWN = 5
"""Letters of a dateline in capitals; shorter ones are of a group."""


def is_misread(text: str, start: int, end: int) -> bool:
    """Tell whether a body is none: a town and half a weapon, or a town and those who act.

    "Beirut Air strikes on the city" are no airline's, "BEIRUT Rebels said" is no group.
    """
    if _HALF.search(text, start, end) and _WHOLE.match(text, end):
        return True
    town, _, noun = text[start:end].rpartition(" ")
    return town.isupper() and len(town) >= _TOWN and noun.casefold() in grammar().actors
