"""What a query means, as a tree of small tuples: made at every key, and quick to import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class Phrase(NamedTuple):
    """A phrase in one of some columns of a table: `search` has words, `found` has facts."""

    columns: tuple[str, ...]
    phrase: str
    table: Literal["search", "found"] = "search"


class Flag(NamedTuple):
    """A state of the article: unread, read, starred, reviewed or tagged."""

    name: str


class InLanguage(NamedTuple):
    """The article is in the language of this code."""

    code: str


class Tagged(NamedTuple):
    """The article has the tag."""

    tag: str


class FromFeed(NamedTuple):
    """The article came from a feed that one of these names."""

    feeds: tuple[str, ...]


class Count(NamedTuple):
    """The toll's count of `kind`, "killed" or "injured", may lie from `low` to `high`.

    Null is no bound. An article that states no such count never fits.
    """

    kind: str
    low: int | None = None
    high: int | None = None


class Since(NamedTuple):
    """Published at this moment or after it."""

    moment: datetime


class Happened(NamedTuple):
    """The toll stands at a time from `first` up to, but not with, `after`, told as finely.

    They are days, months or years in ISO 8601, which sort as text; `cells` is how long a time is
    that is told as finely as what was asked for.
    """

    first: str
    after: str
    cells: int


class Not(NamedTuple):
    """Everything that the part does not find."""

    part: Node


class All(NamedTuple):
    """What every part finds."""

    parts: tuple[Node, ...]


class Any(NamedTuple):
    """What one of the parts finds."""

    parts: tuple[Node, ...]


Node = Phrase | Flag | InLanguage | Tagged | FromFeed | Count | Since | Happened | Not | All | Any

TEXT_COLUMNS = ("title", "text")


def join_all(parts: Sequence[Node]) -> Node:
    """One node for several that must all fit."""
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def join_any(parts: Sequence[Node]) -> Node:
    """One node for several of which one must fit; feeds become one, as a folder has hundreds."""
    feeds = tuple(feed for part in parts if isinstance(part, FromFeed) for feed in part.feeds)
    others = [part for part in parts if not isinstance(part, FromFeed)]
    joined = [FromFeed(feeds), *others] if feeds else others
    return joined[0] if len(joined) == 1 else Any(tuple(joined))


def phrase_of(phrase: str, position: int, *columns: str) -> Phrase:
    """A phrase in the words of the article. Raises QueryError where there is nothing in it."""
    return Phrase(columns or TEXT_COLUMNS, _usable(phrase, position))


def fact(phrase: str, position: int, column: str) -> Phrase:
    """A phrase in the facts of the article. Raises QueryError where there is nothing in it."""
    return Phrase((column,), _usable(phrase, position), "found")


def _usable(phrase: str, position: int) -> str:
    if not any(character.isalnum() for character in phrase):
        raise QueryError("Here a word is missing: letters or digits to look for.", position)
    return phrase
