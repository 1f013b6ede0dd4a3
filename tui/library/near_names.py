"""What a query may have meant that names what is in no article: place:sud for place:Sudan."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple, get_args

from tui.library import countries
from tui.library.name_index import COLUMNS
from tui.library.query import tokens
from tui.library.query_text import quote
from tui.model import Group, Weapon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.library.facade import Library

LIKE = 0.8
"""How like two names must be, as difflib measures it from 0 to 1."""


class NearTerm(NamedTuple):
    """A term of a query that no article fits, and the nearest one that some article does."""

    written: str
    meant: str


def near_terms(library: Library, query: str) -> tuple[NearTerm, ...]:
    """Find the terms of a query that fit no article, with what is nearest to each.

    For who searched and found nothing; what has no near name is left out. Raises QueryError.
    """
    terms = []
    for token in tokens(query):
        if token.kind == "field" and token.value and token.field in (*COLUMNS, "tag", "feed"):
            written = _term(token.field, token.value)
            near = _nearest(token.value, _names(library, token.field, token.value))
            if near and not library.articles.numbers(written, 1):
                terms.append(NearTerm(written, _term(token.field, near)))
    return tuple(terms)


def _term(field: str, value: str) -> str:
    bare = value.replace("-", "").replace(".", "").isalnum()
    return f"{field}:{value if bare else quote(value)}"


def _names(library: Library, field: str, value: str) -> Iterable[str]:
    """List what could be meant, the likeliest first."""
    if field == "tag":
        return [name for name, *_ in library.marks.tags()]
    if field == "feed":
        return [name for feed in library.feeds.all() for name in (feed.title, feed.folder)]
    begun, newest = library.names.like(field, value), library.names.like(field)
    names = [*sorted(begun, key=lambda name: -begun[name]), *newest]
    extra = {
        "place": tuple(countries.names().values()),
        "weapon": get_args(Weapon),
        "group": get_args(Group),
    }
    return [*names, *extra.get(field, ())]


def _nearest(value: str, names: Iterable[str]) -> str | None:
    """Choose the name that begins so, or that has a word which does, or else the most alike."""
    typed = countries.fold(value)
    by_name: dict[str, str] = {}
    by_word: dict[str, str] = {}
    for name in names:
        folded = countries.fold(name)
        if typed and f" {typed}" in f" {folded}":
            return name
        by_name.setdefault(folded, name)
        by_word.update((word, name) for word in folded.split() if word not in by_word)
    likely = by_word | by_name
    close = get_close_matches(typed, likely, n=1, cutoff=LIKE)
    return likely[close[0]] if close else None
