"""Names of places as claims have them: datelines write QUITO, and an address is of its town."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 3
"""Letters of an abbreviation that is one word, as UAE; words of one such as U.S. have fewer."""
_PARTICLES = frozenset({
    "al", "and", "au", "aux", "da", "das", "de", "del", "der", "des", "di", "do", "dos", "du", "el",
    "en", "in", "la", "las", "le", "les", "los", "of", "on", "sur", "the", "upon", "y",
})  # fmt: skip


def town_of(name: str) -> str:
    """Return the town of an address, "Quarry Lane, Bartlett", and any other name as it is.

    Maps and tallies count by towns, while the claim says the street.
    """
    return name.rpartition(", ")[2]


def place_name(name: str) -> str:
    """Set a name that is all in capitals as names are written; any other stays as it is.

    Of an address, "Quarry Lane, BARTLETT", each part is a name.
    """
    return ", ".join(map(_set_name, name.split(", ")))


def _set_name(name: str) -> str:
    sizes = [len(word) for word in _WORD.findall(name)]
    if not name.isupper() or max(sizes) < (_SHORT if len(sizes) > 1 else _SHORT + 1):
        return name
    return _WORD.sub(_cased, name)


def _cased(word: re.Match[str]) -> str:
    lower = word[0].lower()
    return lower if word.start() and lower in _PARTICLES else word[0].capitalize()
