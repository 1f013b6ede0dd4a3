"""Single names that a text shows to be somebody's: "a man identified as X", "X, a fisherman,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold, look_up
from tui.facts.lexicon import name_words
from tui.facts.names.apposition import role_after
from tui.facts.names.lexicon import VERBS
from tui.facts.names.name_context import capital
from tui.facts.names.role_words import is_head

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_BODIES_TOO = name_words().bodies_too
_CALLINGS = name_words().callings
_IDENTIFYING = frozenset({"identified", "identifies", "identify", "identifying"})
_NAMES = frozenset({"name", "names"})
_LARGE = 20
"""Thousands who live at a place that no unknown person is called after."""
_HUMAN = frozenset({"her", "him", "man", "men", "them", "woman", "women", "body", "dead"})
_SHORTLY = 3
"""Words of "name only as"."""
_CLOSING = frozenset({",", ".", "and", ";", "by", "after"})
_FOREIGN = frozenset({"DATE", "EVENT", "FAC", "LAW", "NORP", "ORG", "PRODUCT"})


def is_shown(context: NameContext, first: int, last: int) -> bool:
    """Tell whether the words around a single name show it to be somebody's."""
    return (
        _is_identified(context, first, last)
        or _is_introduced(context, first, last)
        or _is_behind_calling(context, first, last)
    )


def _is_behind_calling(context: NameContext, first: int, last: int) -> bool:
    """Whether what somebody is, or "surnamed", stands right before a name that no place has."""
    doc = context.doc
    word, ahead = doc[first], doc[first - 1] if first else None
    if ahead is None or not _is_name(word) or word.ent_type_ not in {"", "PERSON"}:
        return False
    if look_up(context.key(first, last)) or (last < len(doc) and capital(doc[last])):
        return False
    works = ahead.pos_ == "NOUN" and ahead.lower_ in _CALLINGS and ahead.text.islower()
    return works or ahead.lower_ == "surnamed"


def _is_identified(context: NameContext, first: int, last: int) -> bool:
    """Whether somebody is said to be who is named: "identified the dead man as X"."""
    doc = context.doc
    if first < 2 or doc[first - 1].lower_ != "as" or doc[first].pos_ != "PROPN":
        return False
    closed = last >= len(doc) or doc[last].text in _CLOSING
    ahead = _clause(doc, first - 1)
    if not _NAMES.isdisjoint(token.lower_ for token in ahead[-_SHORTLY:]):
        return closed or doc[last].lower_ in VERBS  # "gave his name only as X"
    if not closed:
        return False
    said = any(token.lower_ in _IDENTIFYING for token in ahead)
    return said and any(token.lower_ in _HUMAN or is_head(token) for token in ahead)


def _is_introduced(context: NameContext, first: int, last: int) -> bool:
    """Whether what somebody is stands between commas behind a name that no place has."""
    doc = context.doc
    entries = look_up(context.key(first, last))
    if not _is_name(doc[first]) or any(e.id < 0 or e.thousands >= _LARGE for e in entries):
        return False
    ahead = [token.lower_ for token in doc[last : last + 2]]
    if len(ahead) < 2 or ahead[0] != "," or ahead[1] not in {"a", "an"}:
        return False
    alone = first == 0 or doc[first].is_sent_start or doc[first - 1].lower_ in {",", "and", "said"}
    role = role_after(context, last) if alone else None
    return role is not None and _BODIES_TOO.isdisjoint(role.casefold().split())


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ not in _FOREIGN


def _clause(doc: list[Token], end: int) -> list[Token]:
    """The words of the sentence that lead up to a token."""
    start = end
    while start > 0 and not doc[start].is_sent_start:
        start -= 1
    return doc[start:end]


def is_spoken_for(context: NameContext, first: int) -> bool:
    """Tell whether a name may be a body that has a spokesman: "a spokesman for X said"."""
    ahead = [token.lower_ for token in context.doc[max(0, first - 2) : first]]
    named = fold(context.doc[first].text) in context.surnames
    return ahead[1:] == ["for"] and ahead[0].startswith("spokes") and not named
