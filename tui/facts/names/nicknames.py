"""Nicknames in quotation marks, within a name or behind it: Luis "Lucho" Paz, Luis Paz "Lucho"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.names.name_context import nameword

if TYPE_CHECKING:
    from spacy.tokens import Token

DOUBLE = frozenset({'"', "“", "”"})
"""Double quotation marks."""
QUOTES = DOUBLE | {"'", "‘", "’"}
"""Quotation marks of any kind."""
_LONGEST = 6
"""Words of a nickname with the name behind it, marks counted."""


def opening(doc: list[Token], first: int, last: int) -> int:
    """Find where a nickname is opened in a name that the model ended within it, or else its end."""
    marks = [at for at in range(first + 1, last) if doc[at].text in DOUBLE]
    return marks[0] if len(marks) == 1 else last


def past_nickname(doc: list[Token], last: int) -> int:
    """Find where a name ends that goes on behind a nickname: Harold “Hal” Rogers."""
    ahead = doc[last : last + _LONGEST]
    if not ahead or ahead[0].text not in DOUBLE or ahead[0].is_sent_start:
        return last
    size = next((n for n, token in enumerate(ahead) if n and token.text in DOUBLE), 0)
    inside = size > 1 and all(map(nameword, ahead[1:size]))
    behind = ahead[size + 1 : size + 2]
    return last + size + 2 if inside and behind and nameword(behind[0]) else last


def behind_nickname(doc: list[Token], last: int) -> int:
    """Find where a nickname that stands behind a whole name ends: X "Buck", a ranger."""
    if last >= len(doc) or doc[last].text not in DOUBLE - {"”"}:
        return last
    closing = range(last + 2, min(last + _LONGEST - 1, len(doc)))
    return next((at + 1 for at in closing if doc[at].text in DOUBLE - {"“"}), last)
