"""Compile parts of a query to streams of article numbers, which SQLite can merge; see `search`."""

# ruff: noqa: S608

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tui.library.countries import code_of
from tui.library.ids import number_at
from tui.library.queries import ast

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

ALL = "SELECT number FROM articles"
COMPOUND = re.compile(r"\b(?:INTERSECT|UNION|EXCEPT)\b")
_FLAGS = {
    "unread": "NOT read",
    "read": "read",
    "starred": "starred",
    "reviewed": "reviewed",
    "tagged": "tags",
    "updated": "updated",
    "noted": "number IN (SELECT article FROM notes WHERE note <> '' "
    "UNION ALL SELECT article FROM opinions WHERE note <> '')",
    "pending": "number IN (SELECT article FROM pending JOIN remote_items USING (id))",
}


_OF_SPOT = {"place": "name", "region": "admin1"}
_OF_CLAIM = {"source": "source", "weapon": "weapon", "group": "victims", "actor": "agent"}


class Compiler:
    """Compiles a tree to a SELECT; `values` are what it binds, in the order of the text.

    With `only` every stream is of that one article, if it has it.
    """

    def __init__(self, connection: sqlite3.Connection, only: int | None = None) -> None:
        self.connection = connection
        self.only = only
        self.values: list[Any] = []

    @property
    def every(self) -> str:
        """All articles there are."""
        return ALL if self.only is None else f"{ALL} WHERE number = {self.only}"

    def _parts(
        self, parts: Sequence[ast.Node], join: type[ast.All | ast.Any]
    ) -> Sequence[ast.Node]:
        """The parts that are streams of their own.

        Of one article, an expression with a refusal would look on through the index, past its
        number: there each part is a look-up.
        """
        apart = self.only is not None and any(map(_refuses, parts))
        return parts if apart else _gathered(parts, join)

    def _limit(self, column: str) -> str:
        return "" if self.only is None else f" AND {column} = {self.only}"

    def of(self, node: ast.Node | None) -> str:  # noqa: PLR0911 one for each kind of node
        """Compile a SELECT of the numbers that fit, all for None; an ORDER BY can be added."""
        if node is None:
            return self.every
        if _is_state(node):
            return f"{ALL} WHERE ({self._condition(node)}){self._limit('number')}"
        index = _index(node)
        if index and (self.only is None or not _refuses(node)):
            self.values.append(_expression(node))
            limit = self._limit("rowid")
            return f"SELECT rowid AS number FROM {index} WHERE {index} MATCH ?{limit}"
        match node:
            case ast.Tagged(tag):
                self.values.append(tag.casefold())
                limit = self._limit("article")
                return (
                    "SELECT article AS number FROM tagged "
                    f"WHERE tag = (SELECT number FROM tags WHERE folded = ?){limit}"
                )
            case ast.FromFeed(names):
                return self._from_feeds(self._feeds(names))
            case ast.Not():
                return self._all([node])
            case ast.All(parts):
                return self._all(parts)
            case ast.Any(parts):
                return " UNION ".join(self._part(part) for part in self._parts(parts, ast.Any))
        raise AssertionError(node)

    def _all(self, parts: Sequence[ast.Node]) -> str:
        """What fits every part: the streams of those that must fit, less those that must not."""
        required = [part for part in parts if not _is_refusal(part)]
        refused = [part.part for part in parts if isinstance(part, ast.Not) and _is_refusal(part)]
        joined = " INTERSECT ".join(self._part(part) for part in self._parts(required, ast.All))
        less = "".join(f" EXCEPT {self._part(part)}" for part in self._parts(refused, ast.Any))
        return (joined or self.every) + less

    def _part(self, node: ast.Node) -> str:
        """A stream that can stand in a compound: one that is a compound itself is wrapped."""
        select = self.of(node)
        return f"SELECT number FROM ({select})" if COMPOUND.search(select) else select

    def _from_feeds(self, feeds: Sequence[int]) -> str:
        if len(feeds) == 1:
            self.values.append(feeds[0])
            return (
                "SELECT article AS number FROM entries "
                f"WHERE feed = ? AND article IS NOT NULL{self._limit('article')}"
            )
        self.values.append(json.dumps(feeds))
        return (
            "SELECT DISTINCT article AS number FROM entries INDEXED BY entries_article "
            "WHERE article IS NOT NULL AND feed IN (SELECT value FROM json_each(?))"
            f"{self._limit('article')}"
        )

    def _feeds(self, names: Iterable[str]) -> list[int]:
        """The feeds that are called so, lie in a folder called so, or else have it in the title."""
        feeds = [
            (number, title.casefold(), {title.casefold(), url.casefold(), folder.casefold()})
            for number, title, url, folder in self.connection.execute(
                "SELECT number, title, url, folder FROM feeds"
            )
        ]
        numbers: set[int] = set()
        for name in map(str.casefold, names):
            exact = {number for number, _, called in feeds if name in called}
            numbers |= exact or {number for number, title, _ in feeds if name in title}
        return sorted(numbers)

    def _condition(self, node: ast.Node) -> str:  # noqa: PLR0911 one for each kind of state
        """The condition of a state on a row of `articles`."""
        match node:
            case ast.Flag(name):
                return _FLAGS[name]
            case ast.InLanguage(code):
                return self._bound("language = ?", code)
            case ast.Since(moment):
                return self._bound("number >= ?", number_at(moment))
            case ast.TollRange():
                return self._count(node)
            case ast.Graded():
                return self._grade(node)
            case ast.Happened(first, end, cells):
                self.values += [first, end, cells]
                return "day IS NOT NULL AND day >= ? AND day < ? AND length(day) >= ?"
            case ast.TollAttribute(name, value):
                return f"day IS NOT NULL AND {self._toll_attribute(name, value)}"
            case ast.Not(part):
                return f"NOT ({self._condition(part)})"
            case ast.All(parts) | ast.Any(parts):
                operator = " AND " if isinstance(node, ast.All) else " OR "
                return operator.join(f"({self._condition(part)})" for part in parts)
        raise AssertionError(node)

    def _bound(self, condition: str, value: object) -> str:
        self.values.append(value)
        return condition

    def _toll_attribute(self, name: str, value: str | None) -> str:
        """Whether a toll has a value, in the letters that a tally takes for the same ones."""
        if name == "country" and value is None:
            return "country IS NULL"
        if name == "country":
            return self._bound("country = ? COLLATE NOCASE", code_of(value or "") or value)
        if name in _OF_SPOT and value is None:
            placed = f"SELECT number FROM spots WHERE {_OF_SPOT[name]} IS NOT NULL"
            return f"(spot IS NULL OR spot NOT IN ({placed}))"
        if name in _OF_SPOT:
            spots = json.dumps(self._spots(_OF_SPOT[name], value or ""))
            return self._bound("spot IN (SELECT value FROM json_each(?))", spots)
        fits = self._bound(f"{_OF_CLAIM[name]} IS ? COLLATE NOCASE", value)
        claims = f"SELECT article FROM claims INDEXED BY claims_basis WHERE basis AND {fits}"
        return f"number IN ({claims}{self._limit('article')})"

    def _spots(self, column: str, value: str) -> list[int]:
        """The places that are called so with their country, as a tally names them, or without."""
        for name in (
            (f"{column} || coalesce(', ' || country, '')", column) if "," in value else (column,)
        ):
            rows = self.connection.execute(
                f"SELECT number FROM spots WHERE {name} = ? COLLATE NOCASE", (value,)
            )
            if spots := [number for (number,) in rows]:
                return spots
        return []

    def _grade(self, node: ast.Graded) -> str:
        """Whether a grade of the article or of a fact, by anyone, is the one that was asked for."""
        fits = self._bound("grade GLOB ?", f"{node.source or '*'}{node.information or '*'}")
        graded = "SELECT article, grade FROM notes UNION ALL SELECT article, grade FROM opinions"
        return f"number IN (SELECT article FROM ({graded}) WHERE grade <> '' AND {fits})"

    def _count(self, node: ast.TollRange) -> str:
        """Whether the toll's range and the asked one have a number in common."""
        conditions = [f"{node.kind}_low IS NOT NULL"]
        if node.low is not None:
            conditions.append(self._bound(f"{node.kind}_high >= ?", node.low))
        if node.high is not None:
            conditions.append(self._bound(f"{node.kind}_low <= ?", node.high))
        return " AND ".join(conditions)


def _is_state(node: ast.Node) -> bool:
    """Whether a row of `articles` is enough to tell if the node fits."""
    match node:
        case (
            ast.Flag()
            | ast.InLanguage()
            | ast.Since()
            | ast.TollRange()
            | ast.Graded()
            | ast.Happened()
            | ast.TollAttribute()
        ):
            return True
        case ast.Not(part):
            return _is_state(part)
        case ast.All(parts) | ast.Any(parts):
            return all(map(_is_state, parts))
    return False


def _is_refusal(node: ast.Node) -> bool:
    return isinstance(node, ast.Not) and not _is_state(node)


def _refuses(node: ast.Node) -> bool:
    match node:
        case ast.Not():
            return True
        case ast.All(parts) | ast.Any(parts):
            return any(map(_refuses, parts))
    return False


def _index(node: ast.Node) -> str | None:
    """Pick the FTS5 table that can answer the whole node; None where more than one must.

    It can tell what is not there only within what is, so a lone refusal is not for it.
    """
    match node:
        case ast.Phrase():
            return node.table
        case ast.All(parts) if not all(isinstance(part, ast.Not) for part in parts):
            tables = {_index(part.part if isinstance(part, ast.Not) else part) for part in parts}
        case ast.Any(parts):
            tables = {_index(part) for part in parts}
        case _:
            return None
    return tables.pop() if len(tables) == 1 else None


def _gathered(parts: Iterable[ast.Node], join: type[ast.All | ast.Any]) -> list[ast.Node]:
    """The parts, with those that one index or one walk can answer together made one."""
    groups: dict[object, list[ast.Node]] = {}
    for part in parts:
        shared = "articles" if _is_state(part) else _index(part)
        groups.setdefault(shared or id(part), []).append(part)
    return [group[0] if len(group) == 1 else join(tuple(group)) for group in groups.values()]


def _expression(node: ast.Node) -> str:
    """The FTS5 expression of a node that one index can answer."""
    match node:
        case ast.Phrase(columns, phrase):
            from tui.library.search_terms import match_expression

            return f"{{{' '.join(columns)}}} : ({match_expression(phrase)})"
        case ast.All(parts):
            required = " AND ".join(
                f"({_expression(part)})" for part in parts if not isinstance(part, ast.Not)
            )
            refused = " OR ".join(
                f"({_expression(part.part)})" for part in parts if isinstance(part, ast.Not)
            )
            return f"({required}) NOT ({refused})" if refused else required
        case ast.Any(parts):
            return " OR ".join(f"({_expression(part)})" for part in parts)
    raise AssertionError(node)
