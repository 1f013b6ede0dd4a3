"""What stands between an office and a name: an age, "named", "identified by the coroner as"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.names.role_words import plural

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED = frozenset({"identified", "known", "named"})
_WHOM = frozenset({"her", "him", "them"})
"""Whom somebody identifies who is none of them: "the ministry identified him as X"."""
_NAMED_BY = 14
"""Words of "identified by the county coroner's office on Monday as"."""


def before_naming(doc: list[Token], first: int) -> int:
    """Find where what stands before a name ends, without age and words that name: "named X"."""
    last = past_age(doc, first)
    if doc[last - 1].lower_ == "as" and (verb := _naming_verb(doc, last - 1)) is not None:
        return verb
    if doc[last - 1].lower_ in {"named", "surnamed", "called"} or _exemplary(doc, last):
        return last - 1
    return last


def _naming_verb(doc: list[Token], last: int) -> int | None:
    """Where "identified" stands before "as", over who did so: "identified by the coroner as X"."""
    for at in range(last - 1, max(0, last - _NAMED_BY), -1):
        if doc[at].lower_ in _NAMED:
            near = at >= last - 2 and doc[at + 1].lower_ not in _WHOM
            return at if near or doc[at + 1].lower_ == "by" else None
        if doc[at].is_sent_start or doc[at].text in {",", ";"}:
            return None
    return None


def named_back(doc: list[Token], first: int) -> int | None:
    """Find the verb that names whom a pronoun means: "He was named locally as X"."""
    near = range(first - 2, max(0, first - 5), -1)
    verb = next((at for at in near if doc[at].lower_ in _NAMED), 0)
    if verb == 0 or doc[first - 1].lower_ != "as":
        return None
    by_object = doc[verb + 1].lower_ in {"her", "him"} and verb + 2 == first - 1
    is_subject = not {"he", "she"}.isdisjoint(token.lower_ for token in doc[verb].lefts)
    return verb if by_object or is_subject else None


def past_age(doc: list[Token], last: int) -> int:
    """Find where an age before a name begins: "Their grandson, 9-year-old X"."""
    words = [token.lower_ for token in doc[max(0, last - 5) : last]]
    return last - 5 if words[1:] == ["-", "year", "-", "old"] else last


def _exemplary(doc: list[Token], last: int) -> bool:
    """Whether a name is one example of several people: "sociologists like X"."""
    return last > 1 and doc[last - 1].lower_ == "like" and plural(doc[last - 2])
