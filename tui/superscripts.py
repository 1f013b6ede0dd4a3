"""What stands raised behind a word or number: the mark of a note, an exponent, or a part of it.

A mark that is glued to a number makes another number of it: "12" with note 1 reads as 121, and so
does an exponent: 10 to the 6th reads as 106.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

_NUMBERS = r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*"
MARK = re.compile(
    rf"(?:\(?(?:note |n\. ?)?{_NUMBERS}\)?|[ivx]{{2,5}}"
    rf"|(?:\[[^\[\]]{{1,30}}\]\s*)+|[*†‡§¶#]{{1,4}})[,;\s]*",
    re.IGNORECASE,
)
"""A mark of a note, as it stands raised."""

_UNIT = re.compile(r"(?:^|[\s\d(/·+=−-])(?:[kcdmµ]?m|mi|ft|yd|in|sec|s|mc|[a-zA-Zσχ])$")
_POWER_OF_TEN = re.compile(r"[×x·*]\s*10$")
_TEN = re.compile(r"(?<![\d.,])10$")
_EXPONENT = re.compile(r"[-−–]?\d{1,3}")
_RAISED = str.maketrans("0123456789-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")


def is_exponent(preceding: str, raised: str, notes: AbstractSet[int] = frozenset()) -> bool:
    """Tell an exponent by the unit or the power of ten that it stands behind.

    `notes` are the numbers of a text's notes: 10 has an exponent unless it can be one of their row.
    """
    raised = raised.strip()
    if not _EXPONENT.fullmatch(raised):
        return False
    if _POWER_OF_TEN.search(preceding) or (_UNIT.search(preceding) and len(raised) < 3):
        return True
    if not _TEN.search(preceding):
        return False
    if not raised.isdecimal():
        return True
    number = int(raised)
    return number > 1 and not notes & {number - 1, number, number + 1}


def as_raised(digits: str) -> str:
    """Write an exponent in raised digits."""
    return digits.strip().translate(_RAISED)
