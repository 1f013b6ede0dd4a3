"""What a query may have meant that names what is in no article: place:sud for place:Sudan."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple, get_args

from tui.library import countries
from tui.library.name_index import COLUMNS
from tui.library.queries.fields import TOLL_ATTRIBUTES
from tui.library.queries.query import tokens
from tui.library.queries.query_text import field_term
from tui.library.tally import DIMENSIONS
from tui.library.tally_words import noun
from tui.model import Group, Weapon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.library.facade import Library
    from tui.library.tally import Dimension

LIKE = 0.8
"""How like two names must be, as difflib measures it from 0 to 1."""


MOST_KNOWN = 12
"""Names that are listed where none is near."""

_LISTED = frozenset({"weapon", "group", "tag", "language"})
"""Fields of few names, which can be listed."""


_NAMED = frozenset({*COLUMNS, "tag", "feed", "language"})
"""Fields that take a name."""
_TOLL_FIELDS: Mapping[str, Dimension] = {
    f"toll-{noun(dimension)}": dimension
    for dimension in DIMENSIONS
    if noun(dimension) in TOLL_ATTRIBUTES
}
"""Fields that take what a tally counts by, as it writes it."""


class NearTerm(NamedTuple):
    """A term of a query that no article fits, and the nearest one that some article does, or "".

    Where none is near, names that the field has here are `known`, the most frequent first.
    """

    written: str
    meant: str
    known: tuple[str, ...] = ()


def near_terms(library: Library, query: str) -> tuple[NearTerm, ...]:
    """Find the terms of a query that name what no article has, with what is nearest to each.

    For who searched and found nothing. Raises QueryError.
    """
    terms = []
    for token in tokens(query):
        field, value = token.field, token.value
        if token.kind == "field" and value and (field in _NAMED or field in _TOLL_FIELDS):
            written = field_term(field, value)
            if not library.articles.numbers(written, 1):
                near = _nearest(value, _names(library, field, value))
                known = () if near or field not in _LISTED else _known(library, field)
                terms.append(NearTerm(written, field_term(field, near) if near else "", known))
    return tuple(terms)


def _known(library: Library, field: str) -> tuple[str, ...]:
    if field == "tag":
        return tuple(name for name, *_ in library.marks.tags())[:MOST_KNOWN]
    counts = library.names.languages() if field == "language" else library.names.like(field)
    return tuple(sorted(counts, key=lambda name: -counts[name])[:MOST_KNOWN])


def _names(library: Library, field: str, value: str) -> Iterable[str]:
    """List what could be meant, the likeliest first."""
    if dimension := _TOLL_FIELDS.get(field):
        tolls = library.survey.tally((dimension,)).rows
        return [row.values[0] for row in tolls if row.values[0] is not None]
    if field == "language":
        return ()  # codes are like each other
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
