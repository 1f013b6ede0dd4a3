"""Represent a query as a tree of small tuples: built at every key, and quick to import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class Phrase(NamedTuple):
    """Match a phrase in an index: of texts (`search`), facts (`name_search`) or notes."""

    columns: tuple[str, ...]
    phrase: str
    table: Literal["search", "name_search", "note_search"] = "search"


class Flag(NamedTuple):
    """Match a state of the article: unread, starred, updated and so on; noted is one with a note.

    The states that a reader can write are `fields.STATES`.
    """

    name: str


class InLanguage(NamedTuple):
    """Match articles in the language of this code."""

    code: str


class Tagged(NamedTuple):
    """Match articles that have the tag."""

    tag: str


class FromFeed(NamedTuple):
    """Match articles of the feeds that one of these names."""

    feeds: tuple[str, ...]


class TollRange(NamedTuple):
    """Match tolls whose count of `kind`, "killed" or "injured", may lie from `low` to `high`.

    None is no bound. An article that states no such count never fits.
    """

    kind: str
    low: int | None = None
    high: int | None = None


class Graded(NamedTuple):
    """Match articles with a grade, on themselves or a fact; "" fits any source or information."""

    source: str = ""
    information: str = ""


class Since(NamedTuple):
    """Match articles published at this moment or after it."""

    moment: datetime


class Happened(NamedTuple):
    """Match tolls dated from `first` up to, but not with, `end`, stated as finely.

    They are days, months or years in ISO 8601, which sort as text; `cells` is how long a time is
    that is told as finely as what was asked for.
    """

    first: str
    end: str
    cells: int


class TollAttribute(NamedTuple):
    """Match tolls with this place, country or region, or that stand on a claim with this source.

    `name` is the field's behind `toll-`; a None value matches where none is stated.
    """

    name: str
    value: str | None


class Not(NamedTuple):
    """Match all that the part does not match."""

    part: Node


class All(NamedTuple):
    """Match what every part matches."""

    parts: tuple[Node, ...]


class Any(NamedTuple):
    """Match what at least one of the parts matches."""

    parts: tuple[Node, ...]


Node = (
    Phrase
    | Flag
    | InLanguage
    | Tagged
    | FromFeed
    | TollRange
    | Graded
    | Since
    | Happened
    | TollAttribute
    | Not
    | All
    | Any
)

NOT_STATED = "not stated"
"""How a query asks for tolls that state nothing of a field."""

TEXT_COLUMNS = ("title", "text")


def join_all(parts: Sequence[Node]) -> Node:
    """Join nodes of which all must match."""
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def join_any(parts: Sequence[Node]) -> Node:
    """Join nodes of which one must match; feeds become one node, as a folder has hundreds."""
    feeds = tuple(feed for part in parts if isinstance(part, FromFeed) for feed in part.feeds)
    others = [part for part in parts if not isinstance(part, FromFeed)]
    joined = [FromFeed(feeds), *others] if feeds else others
    return joined[0] if len(joined) == 1 else Any(tuple(joined))


def phrase_of(phrase: str, position: int, *columns: str) -> Phrase:
    """Build the node of a phrase in texts. Raises QueryError where there is nothing in it."""
    return Phrase(columns or TEXT_COLUMNS, _usable(phrase, position))


def fact(phrase: str, position: int, column: str) -> Phrase:
    """Build the node of a phrase in facts. Raises QueryError where there is nothing in it."""
    return Phrase((column,), _usable(phrase, position), "name_search")


def note(phrase: str, position: int) -> Phrase:
    """Build the node of a phrase in notes. Raises QueryError where there is nothing in it."""
    return Phrase(("note",), _usable(phrase, position), "note_search")


def _usable(phrase: str, position: int) -> str:
    from tui.library.search_terms import query_terms

    word = phrase.rstrip("*")
    if word and "*" in word:
        place = position + word.index("*")
        raise QueryError("A * stands for the rest of a word, so only at its end.", place)
    terms = query_terms(word)
    if not terms:
        raise QueryError("Here a word is missing: letters or digits to look for.", position)
    return phrase
