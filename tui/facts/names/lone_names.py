"""Single names that a text shows to be somebody's: "a man identified as X", "X, a fisherman,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold, look_up
from tui.facts.lexicon import grammar, name_words
from tui.facts.names.apposition import role_after
from tui.facts.names.lexicon import TITLES, VERBS
from tui.facts.names.location_cues import find_cues
from tui.facts.names.name_context import capital
from tui.facts.names.role_words import is_head
from tui.facts.names.shown_otherwise import HONOURED

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
_KIN = name_words().kin | {"boy", "girl", "toddler"}
_OWNERS = name_words().owners | {"a", "the"}
_WITHIN = name_words().inside_place
_CLOSING = frozenset({",", ".", "and", ";", "by", "after"})
_FOREIGN = frozenset({"DATE", "EVENT", "FAC", "LAW", "NORP", "ORG", "PRODUCT"})


def is_shown(context: NameContext, first: int, last: int) -> bool:
    """Tell whether the words around a single name show it to be somebody's."""
    return (
        _is_identified(context, first, last)
        or _is_introduced(context, first, last)
        or _is_behind_calling(context, first, last)
        or _is_titled_beside(context.doc, first, last)
    )


def _is_titled_beside(doc: list[Token], first: int, last: int) -> bool:
    """Whether what somebody is stands before a title and a name: "a resident, Haji X, said"."""
    if first < _SHORTLY or last >= len(doc) or doc[last].text != ",":
        return False
    titled = capital(doc[first - 1]) and doc[first - 1].lower_ in TITLES
    return titled and doc[first - 2].text == "," and is_head(doc[first - 3])


def is_event(word: Token) -> bool:
    """Tell whether a word is what happened, as at the head of a headline: "Wildfires"."""
    return word.lower_.removesuffix("s") in name_words().events


def is_honoured_place(context: NameContext, first: int, last: int) -> bool:
    """Tell whether something lies in what is called after somebody: "in Sheikh X", "in Haji X"."""
    doc = context.doc
    honoured = first > 1 and doc[first - 1].lower_ in HONOURED and doc[first - 2].lower_ in _WITHIN
    return honoured and not (last < len(doc) and doc[last].lower_ in {"'s", "’s"})


def is_kin_beside(doc: list[Token], first: int, last: int) -> bool:
    """Tell whether kin or a child stands before a comma and a name: "their cousin, X"."""
    closed = last < len(doc) and doc[last].text in {",", ".", "("}
    if not closed or first < _SHORTLY or doc[first - 1].text != ",":
        return False
    return doc[first - 2].lower_ in _KIN and doc[first - 3].lower_ in _OWNERS


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


def is_of_years(context: NameContext, index: int) -> bool:
    """Tell whether an age in words begins there: "a 23-year-old Eritrean"."""
    ahead = [token.lower_ for token in context.doc[index : index + 7]]
    return ahead[:1] in (["a"], ["an"], ["the"]) and "year" in ahead and "old" in ahead


def is_aged(context: NameContext, last: int) -> bool:
    """Tell whether an age stands behind a name: "Noor, 6, and"."""
    ahead = context.doc[last : last + 3]
    opened = len(ahead) == 3 and ahead[0].text in {",", "("} and ahead[1].like_num
    return opened and ahead[2].text in {",", ")", ".", ";"}


def recurs(context: NameContext, word: Token) -> bool:
    """Tell whether a single name is called a person every time, and once more than a modifier."""
    same = context.same.get(word.text, [])
    if len(same) < 2 or any(t.ent_type_ not in {"PERSON", ""} for t in same):
        return False
    if any(find_cues(context.doc, t.i, t.i + 1).kind for t in same):
        return False
    free = grammar().free_dependencies
    return any(t.dep_ in free and t.nbor().pos_ != "NOUN" for t in same[:-1])
