"""A query's tree into SQL, arranged so that the newest hits come first without a sort.

What is text becomes one expression for FTS5; what is state becomes one condition on the small
rows of `articles`. Both walk in the order of numbers, which is the order of time, and stop at
the limit. Everything given to FTS5 is quoted, because most odd input is an error to it. What is
put into the SQL itself are our own words; whatever the reader wrote is bound as a value.
"""

# ruff: noqa: S608

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Any, assert_never

from tui.library import tree
from tui.library.numbering import number_at
from tui.library.query import parse

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_FLAGS = {
    "unread": "NOT read",
    "read": "read",
    "starred": "starred",
    "reviewed": "reviewed",
    "tagged": "tags",
}
_HITS = "SELECT rowid AS number FROM search WHERE search MATCH ?"


def numbers(connection: sqlite3.Connection, query: str, limit: int | None = None) -> array[int]:
    """The numbers of the articles that fit, newest first. Raises QueryError."""
    sql, values = _select(connection, query, "number")
    rows = connection.execute(
        f"{sql} ORDER BY number DESC LIMIT ?", (*values, -1 if limit is None else limit)
    )
    return array("q", (number for (number,) in rows))


def count(connection: sqlite3.Connection, query: str) -> int:
    """How many articles fit. Raises QueryError."""
    sql, values = _select(connection, query, "count(*)")
    (found,) = connection.execute(sql, values).fetchone()
    return int(found)


def _select(connection: sqlite3.Connection, query: str, what: str) -> tuple[str, list[Any]]:
    node = parse(query)
    if node is None:
        return f"SELECT {what} FROM articles", []
    match, rest = _parted(node)
    conditions = _Conditions(connection)
    where = " AND ".join(conditions.of(part) for part in rest)
    if match is None:
        return f"SELECT {what} FROM articles WHERE {where}", conditions.values
    if not where:
        return f"SELECT {what} FROM ({_HITS})", [match]
    return (
        f"SELECT {what} FROM articles WHERE number IN ({_HITS}) AND {where}",
        [match, *conditions.values],
    )


def _parted(node: tree.Node) -> tuple[str | None, list[tree.Node]]:
    """All that is about text as one FTS5 expression, and the parts that are about more."""
    found, refused, rest = [], [], []
    for part in node.parts if isinstance(node, tree.All) else (node,):
        if match := _match(part):
            found.append(match)
        elif isinstance(part, tree.Not) and (match := _match(part.part)):
            refused.append((match, part))
        else:
            rest.append(part)
    if not found:  # FTS5 cannot say "everything but"
        return None, [*rest, *(part for _, part in refused)]
    expression = _all(found)
    if refused:
        expression = f"({expression}) NOT ({_any(match for match, _ in refused)})"
    return expression, rest


def _match(node: tree.Node) -> str | None:
    """The FTS5 expression of a part that is only about text; null where it is about more."""
    if isinstance(node, tree.Text):
        return f"{{{' '.join(node.columns)}}} : {_quoted(node.phrase)}"
    if isinstance(node, (tree.All, tree.Any)):
        matches = [match for part in node.parts if (match := _match(part))]
        if len(matches) == len(node.parts):
            return _all(matches) if isinstance(node, tree.All) else _any(matches)
    return None


def _all(matches: Iterable[str]) -> str:
    return " AND ".join(f"({match})" for match in matches)


def _any(matches: Iterable[str]) -> str:
    return " OR ".join(f"({match})" for match in matches)


def _quoted(phrase: str) -> str:
    escaped = phrase.replace('"', '""')
    return f'"{escaped}"'


class _Conditions:
    """SQL conditions on a row of `articles`, and the values that they bind."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.values: list[Any] = []

    def of(self, node: tree.Node) -> str:  # noqa: C901, PLR0911 one case for each kind of node
        """The condition of one node; its values are added to those before."""
        expression = _match(node)
        if expression is not None:
            return self._bind(f"number IN ({_HITS})", expression)
        match node:
            case tree.All(parts):
                return f"({' AND '.join([self.of(part) for part in parts])})"
            case tree.Any(parts):
                return f"({' OR '.join([self.of(part) for part in parts])})"
            case tree.Not(part):
                return f"NOT {self.of(part)}"
            case tree.Flag(name):
                return f"({_FLAGS[name]})"
            case tree.Since(moment):
                return self._bind("(number >= ?)", number_at(moment))
            case tree.Count():
                return self._count(node)
            case tree.Tagged(tag):
                return self._bind(
                    "(number IN (SELECT article FROM tagged WHERE tag = "
                    "(SELECT number FROM tags WHERE folded = ?)))",
                    tag.casefold(),
                )
            case tree.FromFeed(named):
                return self._bind(
                    "(number IN (SELECT article FROM entries WHERE feed IN "
                    "(SELECT value FROM json_each(?))))",
                    json.dumps(self._feeds(named)),
                )
            case tree.Text():
                raise AssertionError(node)  # it has an expression
        assert_never(node)

    def _bind(self, condition: str, value: object) -> str:
        self.values.append(value)
        return condition

    def _count(self, node: tree.Count) -> str:
        """Whether the toll's range and the asked one have a number in common."""
        conditions = [f"{node.kind}_low IS NOT NULL"]
        if node.low is not None:
            conditions.append(self._bind(f"{node.kind}_high >= ?", node.low))
        if node.high is not None:
            conditions.append(self._bind(f"{node.kind}_low <= ?", node.high))
        return f"({' AND '.join(conditions)})"

    def _feeds(self, named: str) -> list[int]:
        """The feeds that are called so, lie in a folder called so, or else have it in the title."""
        wanted = named.casefold()
        feeds = self.connection.execute("SELECT number, title, url, folder FROM feeds").fetchall()
        exact = [n for n, *names in feeds if wanted in (name.casefold() for name in names)]
        return exact or [n for n, title, *_ in feeds if wanted in title.casefold()]
