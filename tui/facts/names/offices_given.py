"""The office that a verb gives somebody: "swore in X as judge", "X was appointed consul"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import name_words
from tui.facts.names.apposition import role_from
from tui.facts.names.lexicon import TITLES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_GIVING = name_words().giving_office
_SWORN = frozenset({"swear", "swearing", "swears", "swore", "sworn"})
_AUXILIARIES = frozenset({"been", "being", "had", "has", "is", "was"})
_BEFORE = 16
"""Words in which the verb stands before a name that is not its first object."""


def swears_in(doc: list[Token], first: int) -> bool:
    """Tell whether an "in" before a name belongs to a verb: "swore in X"."""
    return first > 1 and doc[first - 1].lower_ == "in" and doc[first - 2].lower_ in _SWORN


def given_office(context: NameContext, first: int, last: int) -> str | None:
    """Find the office that somebody is given, by an active verb or a passive one."""
    doc = context.doc
    if last >= len(doc):
        return None
    if doc[last].lower_ == "as":
        return role_from(context, last + 1) if _is_given_one(doc, first) else None
    at = last
    while at < len(doc) and doc[at].lower_ in _AUXILIARIES:
        at += 1
    if at == last or at + 1 >= len(doc) or doc[at].lower_ not in _GIVING:
        return None
    at += 1 + (doc[at].lower_ in _SWORN and doc[at + 1].lower_ == "in")
    return role_from(context, at + (at < len(doc) and doc[at].lower_ == "as"))


def _is_given_one(doc: list[Token], first: int) -> bool:
    """Whether a verb that gives offices has a name for its object, alone or in a list."""
    if first == 0:
        return False
    ahead = doc[first - 1]
    joined = ahead.lower_ in {"and", ","} or ahead.lower_.strip(".") in TITLES
    if not joined:
        return ahead.lower_ in _GIVING or swears_in(doc, first)
    for token in reversed(doc[max(0, first - _BEFORE) : first]):
        if token.lower_ in _GIVING:
            return True
        if token.is_sent_start:
            break
    return False
