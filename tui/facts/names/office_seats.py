"""Where the place of an office begins: "the spokesman in the state, X", "envoy in Chad X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold, look_up
from tui.facts.lexicon import name_words, place_words
from tui.facts.names.lexicon import given_names
from tui.facts.names.role_words import is_head

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_POSTED = name_words().posted
_HELD = _POSTED | place_words().offices
_PLACE = 6
"""Words in which the place of an office is told."""
_NAME = 2
"""Words of a person's name at the least."""


def before_place(doc: list[Token], last: int) -> int:
    """Find where an office ends that is told with its place: "the spokesman in the state,"."""
    at = last - 1
    while at > 0 and last - at < _PLACE and doc[at].pos_ in {"NOUN", "PROPN", "ADJ", "DET"}:
        at -= 1
    placed = doc[at].lower_ in {"in", "at", "near", "from"} and at < last - 1
    return at if placed and at > 0 and _ends_office(doc, at) else last


def _ends_office(doc: list[Token], end: int) -> bool:
    """Whether an office ends there, with its body or without: "spokesman of the police command"."""
    at = end - 1
    while at > 0 and end - at < _PLACE and doc[at].pos_ in {"NOUN", "PROPN", "ADJ", "DET"}:
        at -= 1
    if is_head(doc[end - 1]):
        return True
    return at > 0 and doc[at].lower_ in {"of", "for"} and is_head(doc[at - 1])


def posted_in(context: NameContext, last: int) -> int:
    """Find where the country begins that the office before it is in: "envoy in Chad X"."""
    doc = context.doc
    at = next((at for at in range(last - 2, max(0, last - 5), -1) if doc[at].lower_ == "in"), 0)
    posted = at > 0 and doc[at - 1].lower_ in _POSTED
    return at if posted and _is_country(context, at + 1, last) else last


def past_seat(context: NameContext, first: int, last: int) -> int:
    """Find where a name begins that the place of an office runs into: "envoy to Malawi Ann Lee"."""
    doc = context.doc
    held = first > 1 and doc[first - 1].lower_ in {"for", "in", "of", "to"}
    if not held or doc[first - 2].lower_ not in _HELD:
        return first
    for behind in (first + 2, first + 1):
        if last - behind >= _NAME and _is_seat(context, first, behind):
            return behind
    return first


def _is_seat(context: NameContext, first: int, behind: int) -> bool:
    """Whether a country stands there, or any place if a first name follows it."""
    is_given = fold(context.doc[behind].text) in given_names()
    return _is_country(context, first, behind) or (
        is_given and bool(look_up(context.key(first, behind)))
    )


def _is_country(context: NameContext, first: int, last: int) -> bool:
    return any(entry.kind == "country" for entry in look_up(context.key(first, last)))
