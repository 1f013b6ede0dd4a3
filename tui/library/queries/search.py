"""Search by SQL whose rows come newest first without a sort.

Every part of a query is a stream of article numbers in falling order, lazily read from an index:

    states, counts, times   a walk over the small rows of `articles`
    words, facts            FTS5, which holds its rows by number
    tags, feeds             their own indexes

Parts are merged as streams too, by INTERSECT, UNION and EXCEPT under one ORDER BY, which SQLite
does as a merge of sorted inputs. So a screenful costs a screenful, also for a word that stands in
every article. What is put into the SQL itself are our own words; whatever the reader wrote is
bound as a value, and is quoted for FTS5, to which most odd input is an error.
"""

# ruff: noqa: S608

from __future__ import annotations

import json
from array import array
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.library.number_list import NumberList
from tui.library.queries.compile import ALL, COMPOUND, Compiler
from tui.library.queries.query import parse
from tui.library.writing_connection import WritingConnection

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

PIECE = 4_096
"""Numbers read at once, in less memory than what the C library keeps for good."""

PART = 65_536
"""Characters of numbers decoded at once, in a millisecond: Python does nothing else meanwhile."""

_NO_LIMIT = (1 << 63) - 1


def numbers(
    connection: sqlite3.Connection,
    query: str,
    limit: int | None = None,
) -> array[int]:
    """Select the numbers of a query's articles, newest first. Raises QueryError.

    They come as JSON arrays, because rows of one number take twice the time; those of a plain walk
    by pieces, because a hundred thousand at once take twenty times the memory of what they are,
    and the C library would keep it for the process that shows the screen.
    """
    if limit is not None and "*" in query:
        from tui.library.queries import word_beginnings

        newest = word_beginnings.newest(connection, parse(query), limit)
        if newest is not None:
            return newest
    result = array("q")
    for piece in _pieces(connection, query, _NO_LIMIT if limit is None else limit):
        result.extend(piece)
    return result


def listed(connection: sqlite3.Connection, query: str, known: NumberList) -> NumberList:
    """Select all numbers of a query's articles, newest first, to keep. Raises QueryError.

    Where they are those that are `known`, that list is returned, and none was made beside it.
    """
    same = 0
    pieces = _pieces(connection, query, _NO_LIMIT)
    for piece in pieces:
        end = same + len(piece)
        if known[same:end] != piece:
            return NumberList(known[:same], chain((piece,), pieces))
        same = end
    return known if same == len(known) else NumberList(known[:same])


def _pieces(connection: sqlite3.Connection, query: str, limit: int) -> Iterator[array[int]]:
    """Read the numbers of a query's articles: of a walk with a look-up for each piece."""
    sql, values = _select(connection, query)
    if not _is_walk(sql):
        yield from _decoded(_listed(connection, sql, values, limit))
        return
    last = _NO_LIMIT
    while limit > 0:
        size = min(limit, PIECE)
        below = f"SELECT number FROM ({sql}) WHERE number < {last}"
        count = 0
        for part in _decoded(_listed(connection, below, values, size)):
            yield part
            count, last = count + len(part), part[-1]
        if count < size:
            return
        limit -= size


def _is_walk(sql: str) -> bool:
    """Whether it goes through the articles themselves and can be gone on with at any of them."""
    return sql.startswith(ALL) and not COMPOUND.search(sql)


def _listed(connection: sqlite3.Connection, sql: str, values: Sequence[Any], size: int) -> str:
    """List the newest numbers of a SELECT, so many at most, as a JSON array."""
    (listed,) = connection.execute(
        f"SELECT json_group_array(number) FROM ({sql} ORDER BY number DESC LIMIT ?)",
        (*values, size),
    ).fetchone()
    return str(listed)


def _decoded(listed: str) -> Iterator[array[int]]:
    """Decode a JSON array of numbers part by part, lest a key waits for all of it."""
    start, end = 1, len(listed) - 1
    while start < end:
        comma = listed.find(",", start + PART)
        stop = end if comma < 0 else comma
        yield array("q", json.loads(f"[{listed[start:stop]}]"))
        start = stop + 1


def count(connection: sqlite3.Connection, query: str) -> int:
    """Count the articles of a query. Raises QueryError."""
    sql, values = _select(connection, query)
    # Under an order SQLite merges the streams of a compound; without one it collects them first.
    order = " ORDER BY number DESC LIMIT -1" if COMPOUND.search(sql) else ""
    (total,) = connection.execute(f"SELECT count(*) FROM ({sql}{order})", values).fetchone()
    return int(total)


class Hits(NamedTuple):
    """The articles of a query as a table `hits`, to stand before a SELECT with what it binds.

    The table is "" where all articles match.
    """

    table: str
    values: list[Any]

    def join(self, table: str, article: str = "article") -> str:
        """Return the source of a table's rows of these articles; `article` has their numbers."""
        return (
            f"hits CROSS JOIN {table} ON {table}.{article} = hits.number" if self.table else table
        )


def hits(connection: sqlite3.Connection, query: str) -> Hits:
    """Compile a query to a table of what it finds. Raises QueryError.

    The order is for SQLite, see `count`.
    """
    sql, values = _select(connection, query)
    if sql == ALL:
        return Hits("", [])
    return Hits(f"WITH hits AS MATERIALIZED ({sql} ORDER BY number DESC LIMIT -1)", values)


def matches(connection: sqlite3.Connection, query: str, number: int) -> bool:
    """Tell whether a query matches one article, by look-up and not by search. Raises QueryError.

    Each stream is of this number alone, since SQLite hands a number down to no part of a compound.
    """
    if isinstance(connection, WritingConnection):
        connection.write_held()
    sql, values = _select(connection, query, number)
    return connection.execute(f"SELECT 1 FROM ({sql})", values).fetchone() is not None


def _select(
    connection: sqlite3.Connection, query: str, only: int | None = None
) -> tuple[str, list[Any]]:
    streams = Compiler(connection, only)
    return streams.of(parse(query)), streams.values
