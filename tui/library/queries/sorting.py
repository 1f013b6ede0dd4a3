"""Sort the articles of a query by another thing than their day, by which `search` has them.

    toll        most killed first, of as many most injured
    feed        by the titles of feeds; of several that brought an article, by the first
    relevance   with the words in the headline first

What ties is newest first. With a limit nothing is ever sorted that is not among the first: of
tolls a heap is kept of that many, feeds and headlines are streams.
"""

# ruff: noqa: S608

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Literal

from tui.library.queries import ast, search
from tui.library.queries.compile import Compiler
from tui.library.queries.query import parse

if TYPE_CHECKING:
    import sqlite3

_TOLL = "coalesce(killed_high, 0) DESC, coalesce(injured_high, 0) DESC, articles.number DESC"


def numbers(
    connection: sqlite3.Connection,
    query: str,
    sort: Literal["toll", "feed", "relevance"],
    limit: int | None = None,
) -> array[int]:
    """Select the numbers of a query's articles, sorted. Raises QueryError."""
    size = -1 if limit is None else limit
    match sort:
        case "toll":
            return _by_toll(connection, query, size)
        case "feed":
            return _by_feed(connection, parse(query), size)
        case "relevance":
            return _by_words(connection, parse(query), size)


def _by_toll(connection: sqlite3.Connection, query: str, size: int) -> array[int]:
    hits = search.hits(connection, query)
    articles = hits.join("articles", "number")
    (listed,) = connection.execute(
        f"{hits.table} SELECT json_group_array(number) FROM "
        f"(SELECT articles.number FROM {articles} ORDER BY {_TOLL} LIMIT ?)",
        (*hits.values, size),
    ).fetchone()
    return array("q", json.loads(listed))


def _by_feed(connection: sqlite3.Connection, node: ast.Node | None, size: int) -> array[int]:
    """Go through the feeds' own indexes, which hold their articles by number, until it is full."""
    hits = None if node is None else set(_stream(connection, node, -1))
    result: dict[int, None] = {}
    for feed in _feeds(connection):
        if 0 <= size <= len(result) or (hits is not None and len(result) == len(hits)):
            break
        (listed,) = connection.execute(
            "SELECT json_group_array(article) FROM (SELECT article FROM entries WHERE feed = ? "
            "AND article IS NOT NULL ORDER BY article DESC LIMIT ?)",
            (feed, size if hits is None else -1),
        ).fetchone()
        articles = json.loads(listed)
        result.update((number, None) for number in articles if hits is None or number in hits)
    return array("q", result)[: None if size < 0 else size]


def _feeds(connection: sqlite3.Connection) -> list[int]:
    """List the feeds by their titles."""
    feeds = connection.execute("SELECT title, url, number FROM feeds").fetchall()
    feeds.sort(key=lambda feed: ((feed[0] or feed[1]).casefold(), feed[2]))
    return [number for *_, number in feeds]


def _by_words(connection: sqlite3.Connection, node: ast.Node | None, size: int) -> array[int]:
    """Select first what has the words of a query in its headline, then what else it finds."""
    if node is None:
        return _stream(connection, None, size)
    in_title = _in_title(node)
    if in_title == node:
        return _stream(connection, node, size)
    first = _stream(connection, in_title, size)
    if len(first) == size:
        return first
    rest = ast.All((node, ast.Not(in_title)))
    return first + _stream(connection, rest, size if size < 0 else size - len(first))


def _in_title(node: ast.Node) -> ast.Node:
    """Narrow the words that a query looks for anywhere in an article to its headline."""
    match node:
        case ast.Phrase(columns, phrase) if "title" in columns:
            return ast.Phrase(("title",), phrase)
        case ast.All(parts):
            return ast.All(tuple(map(_in_title, parts)))
        case ast.Any(parts):
            return ast.Any(tuple(map(_in_title, parts)))
        case _:
            return node


def _stream(connection: sqlite3.Connection, node: ast.Node | None, size: int) -> array[int]:
    compiler = Compiler(connection)
    sql = compiler.of(node)
    (listed,) = connection.execute(
        f"SELECT json_group_array(number) FROM ({sql} ORDER BY number DESC LIMIT ?)",
        (*compiler.values, size),
    ).fetchone()
    return array("q", json.loads(listed))
