"""Roles that lie in a deed: who drove, led or wrote something, as "by X" says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import name_words

if TYPE_CHECKING:
    from tui.facts.names.name_context import NameContext

_CREDITS = {"reporting": "reporter", "writing": "writer", "editing": "editor", "written": "writer"}
_DEEDS = name_words().deeds


def agent_role(context: NameContext, first: int) -> str | None:
    """Find the role in a deed: "a car driven by X" has a "driver of car"."""
    doc = context.doc
    if first < 3 or doc[first - 1].lower_ != "by" or doc[first - 2].lower_ not in _DEEDS:
        return None
    last = first - 2
    start = last
    while start > 0 and doc[start - 1].pos_ in {"NOUN", "PROPN", "ADJ"}:
        start -= 1
    return f"{_DEEDS[doc[last].lower_]} of {context.text(start, last)}" if start < last else None


def credit(context: NameContext, first: int) -> str | None:
    """Find the role that a credit gives: "Reporting by X and Y; editing by Z"."""
    doc = context.doc
    index = first - 1
    while index >= 0 and first - index < 30:
        token = doc[index]
        if token.lower_ == "by" and doc[index - 1].lower_ in _CREDITS:
            return _CREDITS[doc[index - 1].lower_]
        if token.text == "By" and token.is_sent_start:
            return "reporter"
        if not (token.text[0].isupper() or token.lower_ in {"and", ",", "in", "-", "&"}):
            return None
        index -= 1
    return None
