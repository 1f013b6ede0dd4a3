"""The office that a text tells before it shortens it: "the regional governor", then "Gov. X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.names.name_context import capital, point

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_SHORT = {"gov": "governor", "governor": "governor"}
_OVER = frozenset({"county", "departmental", "provincial", "regional", "state", "territorial"})
"""What a governor is over, told without its name."""


def told_office(context: NameContext, first: int, role: str | None) -> str | None:
    """Give a bare office as the text told it before, where only one person in it has one."""
    word = _SHORT.get((role or "").casefold().strip("."))
    if word is None:
        return role
    told = [token for token in context.doc[1:first] if token.text == word]
    over = {token.nbor(-1).lower_ for token in told if not _has_name(context.doc, token.i)}
    alone = len(set(_holders(context, word))) <= 1
    return f"{over.pop()} {word}" if alone and len(over) == 1 and over <= _OVER else role


def _has_name(doc: list[Token], index: int) -> bool:
    return index + 1 < len(doc) and capital(doc[index + 1])


def _holders(context: NameContext, word: str) -> list[str]:
    """The last words of the names behind the office."""
    doc, names = context.doc, []
    for token in doc[:-2]:
        at = token.i + 1 + point(doc, token.i + 1)
        if _SHORT.get(token.lower_.strip(".")) == word and at < len(doc) and capital(doc[at]):
            while at + 1 < len(doc) and capital(doc[at + 1]):
                at += 1
            names.append(doc[at].text)
    return names
