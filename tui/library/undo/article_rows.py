"""Take articles out of the library, and put them back, for undo and redo.

They go as the rows that they are, with their numbers, so that what was done with them can follow;
the rows are kept with the change that took them. They are read and written one by one, so that any
number takes the memory of a few.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from tui.library.deletion import PROTECTED, remove_articles
from tui.library.facts.fact_store import reindex
from tui.library.search_index import add_article

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

Rows = dict[str, list[dict[str, Any]]]
"""By table the rows of one article."""

_UNASSIGNED = 0
"""The change of what was dropped while its own has no number yet."""

_ITEMS = "remote_items"
"""Items of the account's server, whose rows stay and lose only their article."""

PIECE = 500
"""Articles that are deleted together."""

_TABLES = {
    "feeds": "number = (SELECT feed FROM headlines WHERE number = ?)",
    "articles": "number = ?",
    "headlines": "number = ?",
    "texts": "number = ?",
    "statements": "number = ?",
    "facts": "number = ?",
    "entries": "article = ?",
    "revisions": "article = ?",
    "ruled": "article = ?",
    "unread_here": "article = ?",
}
"""The tables in the order in which rows refer to each other, and what picks an article's."""

_DERIVED = {"feeds": {"articles", "unread"}, "articles": {"tags"}}
"""Columns that triggers keep."""


def drop(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[int]:
    """Delete articles, but for those that the reader worked on, and store their rows.

    They belong to no change until `assign`. Returns their numbers.
    """
    listed = json.dumps(list(numbers))
    loose = connection.execute(
        "SELECT number FROM articles WHERE number IN (SELECT value FROM json_each(?)) "  # noqa: S608 ours
        f"AND NOT {PROTECTED} ORDER BY number",
        (listed,),
    ).fetchall()
    dropped = [number for (number,) in loose]
    for start in range(0, len(dropped), PIECE):
        _drop_piece(connection, dropped[start : start + PIECE])
    return dropped


def drop_feeds(connection: sqlite3.Connection) -> None:
    """Delete feeds that nothing is left of, and that no step of undo subscribes to again."""
    if not connection.execute(
        """SELECT 1 FROM changes WHERE instr(steps, '["subscribe",')
        OR instr(steps, '["unsubscribe",') LIMIT 1"""
    ).fetchone():
        connection.execute(
            "DELETE FROM feeds WHERE removed "
            "AND NOT EXISTS (SELECT 1 FROM entries WHERE feed = feeds.number) "
            "AND NOT EXISTS (SELECT 1 FROM headlines WHERE feed = feeds.number)"
        )


def _drop_piece(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    entries: list[tuple[int, str]] = []
    for number in numbers:
        rows = _rows(connection, number)
        entries += [(entry["feed"], entry["key"]) for entry in rows["entries"]]
        connection.execute(
            "INSERT OR REPLACE INTO dropped VALUES (?, ?, ?)",
            (_UNASSIGNED, number, msgspec.msgpack.encode(rows)),
        )
    remove_articles(connection, numbers)
    connection.executemany(
        "DELETE FROM entries WHERE feed = ? AND key = ? AND article IS NULL", entries
    )


def restore(connection: sqlite3.Connection, numbers: Iterable[int], change: int) -> list[int]:
    """Insert articles again by the rows that a change took; return those that had room."""
    listed, restored = list(numbers), []
    for start in range(0, len(listed), PIECE):
        piece = [
            number
            for number in listed[start : start + PIECE]
            if _insert_rows(connection, number, change)
        ]
        for number in piece:
            add_article(connection, number)
        for number in piece:
            reindex(connection, number)
        restored += piece
    connection.executemany(
        "DELETE FROM dropped WHERE change = ? AND article = ?", [(change, n) for n in listed]
    )
    return restored


def assign(connection: sqlite3.Connection, change: int) -> None:
    """Let a change, by its number, have what was dropped since the last one was made."""
    connection.execute("UPDATE dropped SET change = ? WHERE change = ?", (change, _UNASSIGNED))


def forget(connection: sqlite3.Connection, changes: Iterable[int]) -> None:
    """Delete what changes took that are undone or redone no more."""
    connection.executemany("DELETE FROM dropped WHERE change = ?", [(abs(n),) for n in changes])


def _insert_rows(connection: sqlite3.Connection, number: int, change: int) -> bool:
    """Insert the rows of an article; tell whether they were stored and there was room for them."""
    stored = connection.execute(
        "SELECT rows FROM dropped WHERE change = ? AND article = ?", (change, number)
    ).fetchone()
    if stored is None:
        return False
    rows: Rows = msgspec.msgpack.decode(stored[0])
    if connection.execute(
        "SELECT 1 FROM headlines WHERE number = ? OR id = ?", (number, rows["headlines"][0]["id"])
    ).fetchone():
        return False
    for table in _TABLES:
        for row in rows.get(table, ()):
            _insert(connection, table, row)
    connection.executemany(
        "UPDATE remote_items SET article = ? WHERE id = ? AND article IS NULL",
        [(number, item["id"]) for item in rows[_ITEMS]],
    )
    return True


def _rows(connection: sqlite3.Connection, number: int) -> Rows:
    rows: Rows = {}
    for table, condition in (*_TABLES.items(), (_ITEMS, "article = ?")):
        cursor = connection.execute(f"SELECT * FROM {table} WHERE {condition}", (number,))  # noqa: S608 ours
        names = [column[0] for column in cursor.description]
        rows[table] = [
            {
                name: cell
                for name, cell in zip(names, row, strict=True)
                if name not in _DERIVED.get(table, ())
            }
            for row in cursor
        ]
    return rows


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    names, places = ", ".join(row), ", ".join("?" * len(row))
    ignored = "OR IGNORE " if table == "feeds" else ""
    connection.execute(f"INSERT {ignored}INTO {table} ({names}) VALUES ({places})", [*row.values()])  # noqa: S608 ours
