"""A query's tree into SQL, arranged so that the newest hits come first without a sort.

What is text becomes one expression for FTS5; what is state becomes one condition on the small
rows of `articles`. Both walk in the order of numbers, which is the order of time, and stop at
the limit. Everything given to FTS5 is quoted, because most odd input is an error to it.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tui.library import tree
from tui.library.query import parse
from tui.library.numbering import number_at

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


@dataclass(slots=True)
class _Plan:
    """What must hold: an FTS5 expression (None: any text) and conditions in SQL."""

    match: str | None = None
    where: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)


def numbers(connection: sqlite3.Connection, query: str, limit: int | None = None) -> array[int]:
    """The numbers of the articles that fit, newest first. Raises QueryError."""
    sql, values = _select(query, "number")
    rows = connection.execute(
        f"{sql} ORDER BY number DESC LIMIT ?", (*values, -1 if limit is None else limit)
    )
    return array("q", (number for (number,) in rows))


def count(connection: sqlite3.Connection, query: str) -> int:
    """How many articles fit. Raises QueryError."""
    sql, values = _select(query, "count(*)")
    (found,) = connection.execute(sql, values).fetchone()
    return int(found)


def _select(query: str, what: str) -> tuple[str, list[Any]]:
    node = parse(query)
    if node is None:
        return f"SELECT {what} FROM articles", []
    plan = _plan(node)
    where = " AND ".join(plan.where)
    if plan.match is None:
        return f"SELECT {what} FROM articles WHERE {where}", plan.values
    hits = "SELECT rowid AS number FROM search WHERE search MATCH ?"
    if not where:
        return f"SELECT {what} FROM ({hits})", [plan.match]
    return (
        f"SELECT {what} FROM articles WHERE number IN ({hits}) AND {where}",
        [plan.match, *plan.values],
    )


def _plan(node: tree.Node) -> _Plan:
    parts = node.parts if isinstance(node, tree.All) else (node,)
    positive = [_match(part) for part in parts]
    negative = [_match(part.part) if isinstance(part, tree.Not) else None for part in parts]
    plan = _Plan()
    if matches := [match for match in positive if match]:
        plan.match = " AND ".join(f"({match})" for match in matches)
        if refused := [match for match in negative if match]:
            plan.match = f"({plan.match}) NOT ({' OR '.join(refused)})"
    for part, match, refusal in zip(parts, positive, negative, strict=True):
        if match or (refusal and plan.match):
            continue
        plan.where.append(_condition(part, plan.values))
    return plan


def _match(node: tree.Node) -> str | None:
    """The FTS5 expression of a part that is only about text; null where it is about more."""
    match node:
        case tree.Text(columns, phrase):
            escaped = phrase.replace('"', '""')
            return f'{{{" ".join(columns)}}} : "{escaped}"'
        case tree.All(parts) | tree.Any(parts):
            matches = [_match(part) for part in parts]
            word = " AND " if isinstance(node, tree.All) else " OR "
            if None in matches:
                return None
            return word.join(f"({match})" for match in matches)
    return None


def _condition(node: tree.Node, values: list[Any]) -> str:
    """The SQL condition on a row of `articles`; what it binds is added to `values`."""
    expression = _match(node)
    if expression is not None:
        values.append(expression)
        return "number IN (SELECT rowid FROM search WHERE search MATCH ?)"
    match node:
        case tree.All(parts):
            return _joined(" AND ", parts, values)
        case tree.Any(parts):
            return _joined(" OR ", parts, values)
        case tree.Not(part):
            return f"NOT coalesce({_condition(part, values)}, 0)"
        case tree.Flag(name):
            return f"({_FLAGS[name]})"
        case tree.Since(moment):
            values.append(number_at(moment))
            return "number >= ?"
        case tree.Count():
            return _count_condition(node, values)
        case tree.Tagged(tag):
            values.append(tag.casefold())
            return (
                "number IN (SELECT article FROM tagged WHERE tag = "
                "(SELECT number FROM tags WHERE folded = ?))"
            )
        case tree.FromFeed(feed):
            values.append(feed.casefold())
            return "number IN (SELECT article FROM entries WHERE feed IN (SELECT number FROM feeds WHERE instr(lower(title), ?)))"
    raise AssertionError(node)


def _joined(word: str, parts: Iterable[tree.Node], values: list[Any]) -> str:
    return f"({word.join([_condition(part, values) for part in parts])})"


def _count_condition(node: tree.Count, values: list[Any]) -> str:
    """Whether the toll's range and the asked one have a number in common."""
    conditions = [f"{node.kind}_low IS NOT NULL"]
    if node.low is not None:
        conditions.append(f"{node.kind}_high >= ?")
        values.append(node.low)
    if node.high is not None:
        conditions.append(f"{node.kind}_low <= ?")
        values.append(node.high)
    return f"({' AND '.join(conditions)})"
