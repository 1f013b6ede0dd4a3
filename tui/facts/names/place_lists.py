"""Lists of names of which some are places: then all are, "A, B and C came under fire"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import name_words, place_words
from tui.facts.names.capital_runs import nameable
from tui.facts.names.lexicon import COMMON, PARTICLES, demonyms, known_names
from tui.facts.names.name_context import capital, hangs
from tui.facts.names.place_frames import is_led_to
from tui.facts.names.place_lookup import lies_ahead, listed
from tui.facts.names.place_motions import is_within
from tui.facts.names.shown_otherwise import is_given, is_somebody
from tui.facts.names.unlisted_places import event_words, is_scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

ITEMS = 4
"""Names that a list of places is followed along."""
_JOINING = frozenset({",", "and", "or"})
_PLACED = frozenset({"in", "near", "around", "outside", "between", "from", "across"})
_DEALT = name_words().dealings | place_words().fights | place_words().dealt
"""Nouns and verbs behind which "between" says who fought or spoke."""
_PAIR = 2
_MOST = 4
"""Words of an item."""


def list_end(doc: list[Token], last: int) -> int:
    """Find where a list of names ends that goes on behind the token `last`."""
    end = last
    for _ in range(ITEMS):
        at = end
        while at < len(doc) and doc[at].lower_ in {",", "and"}:
            at += 1
        start = at
        while at < len(doc) and is_part(doc[at]):
            at += 1
        if start in {at, end} or not capital(doc[start]):
            break
        end = at
    return end


def is_part(token: Token) -> bool:
    """Tell whether a word may stand within a name: a capital, a particle, a hyphen."""
    return capital(token) or token.text == "-" or token.lower_ in PARTICLES or hangs(token)


def is_among_places(context: NameContext, first: int, last: int) -> bool:
    """Tell whether a name stands in a list with places, and nobody and no body is in it."""
    items = _items(context.doc, first, last)
    if len(items) < _PAIR or not all(_is_plain(context, *item) for item in items):
        return False
    start, end = items[0][0], items[-1][1]
    others = [item for item in items if item != (first, last)]
    known = sum(_is_known(context, *item) for item in others)
    if _acts(context.doc, end) and len(items) == _PAIR:
        return False
    if _is_placed(context, items, known) or (start != first and _leads(context, *items[0])):
        return True
    return len(items) > _PAIR and known * _PAIR >= len(items) - 1 - (known > 1)


def _items(doc: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """The names of the list that a name stands in, which ends with "and" and the last of them."""
    items = [(first, last)]
    while (ahead := _before(doc, items[0][0])) is not None:
        items.insert(0, ahead)
    while (behind := _behind(doc, items[-1][1])) is not None:
        items.append(behind)
    if len(items) < _PAIR:
        return []
    joint = {token.lower_ for token in doc[items[-2][1] : items[-1][0]]}
    return items if joint & {"and", "or"} else []


def _before(doc: list[Token], first: int) -> tuple[int, int] | None:
    """The item ahead of one that begins there."""
    end = first
    while end > 0 and doc[end - 1].lower_ in _JOINING:
        end -= 1
    if end == first or doc[end].is_sent_start:
        return None
    start = end
    while start > 0 and _goes_back(doc, start):
        start -= 1
    while start < end and not capital(doc[start]):
        start += 1
    return (start, end) if start < end and capital(doc[start]) else None


def _goes_back(doc: list[Token], start: int) -> bool:
    """Whether the word before is of the same item, and does not open the sentence: "Between X"."""
    ahead = doc[start - 1]
    return is_part(ahead) and not doc[start].is_sent_start and ahead.lower_ not in _PLACED


def _behind(doc: list[Token], last: int) -> tuple[int, int] | None:
    """The item behind one that ends there."""
    start = last
    while start < len(doc) and doc[start].lower_ in _JOINING:
        start += 1
    end = start
    while end < len(doc) and is_part(doc[end]) and not doc[end].is_sent_start:
        end += 1
    while end > start and not (capital(doc[end - 1]) or hangs(doc[end - 1])):
        end -= 1
    return (start, end) if last < start < end and capital(doc[start]) else None


def _is_plain(context: NameContext, first: int, last: int) -> bool:
    """Whether an item can be a place: no first name, no people, no body."""
    doc = context.doc
    words = [t for t in doc[first:last] if t.text != "-" and t.lower_ not in PARTICLES]
    if not 0 < len(words) <= _MOST or any(t.lower_ in demonyms() for t in words):
        return False
    if is_given(doc, first) or context.key(first, last) in known_names():
        return False
    if context.taken.get(first) in {"person", "org"} or is_somebody(context, first, last):
        return False
    return bool(listed(context, first, last)) or nameable(words)


def _is_known(context: NameContext, first: int, last: int) -> bool:
    """Whether an item is a town or region of the gazetteer, and no country, which bodies join."""
    if context.key(first, last) in COMMON:
        return False
    entries = listed(context, first, last)
    return bool(entries) and entries[0].kind != "country"


def _leads(context: NameContext, first: int, last: int) -> bool:
    """Whether what stands before the list is followed by places alone."""
    return is_led_to(context, first, last) or is_scene(context, first, last, listed=True)


def _is_placed(context: NameContext, items: list[tuple[int, int]], known: int) -> bool:
    """Whether a preposition of places opens the list: "in X and Y", "between X and Y, near Z"."""
    at = items[0][0] - 1
    if at < 0 or context.doc[at].lower_ not in _PLACED:
        return False
    if known or (context.doc[at].lower_ == "between" and _is_way(context, at, items[-1][1])):
        return True
    labels = {token.ent_type_ for start, end in items for token in context.doc[start:end]}
    return is_within(context.doc, at, labels)


def _is_way(context: NameContext, at: int, end: int) -> bool:
    """Whether "between" says where something was, and not who fought or spoke."""
    doc = context.doc
    heads = {doc[at].head.lower_, doc[at - 1].lower_ if at else ""}
    if lies_ahead(context, end):
        return True
    happened = any(token.lower_ in event_words() for token in doc[at].sent)
    way = bool(heads & (name_words().ways | place_words().sites | place_words().stretches))
    return (way or happened) and not heads & _DEALT


def _acts(doc: list[Token], end: int) -> bool:
    """Whether who is named last does something: "in X and Y said"."""
    joined = doc[end - 1].dep_ == "conj"  # "farmers in X and Y blame"
    return end < len(doc) and doc[end].pos_ in {"VERB", "AUX"} and not joined
