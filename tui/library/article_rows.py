"""Take articles that a hand-over brought out of the library again, and put them back for redo.

They go as the rows that they are, with their numbers, so that what was done with them can follow.
They are read and written one by one, so that any number takes the memory of a few.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

from tui.library.deletion import PROTECTED, remove_articles
from tui.library.fact_store import reindex
from tui.library.search_index import add_article

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

Rows = dict[str, list[dict[str, Any]]]
"""By table the rows of one article, blobs in base64."""

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
}
"""The tables in the order in which rows refer to each other, and what picks an article's."""

_DERIVED = {"feeds": {"articles", "unread"}, "articles": {"tags"}}
"""Columns that triggers keep."""


def drop(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[int]:
    """Delete articles, but for those that the reader worked on, and store their rows.

    Returns their numbers.
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
    connection.execute(
        "DELETE FROM feeds WHERE removed "
        "AND NOT EXISTS (SELECT 1 FROM entries WHERE feed = feeds.number) "
        "AND NOT EXISTS (SELECT 1 FROM headlines WHERE feed = feeds.number)"
    )
    return dropped


def _drop_piece(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    entries: list[tuple[int, str]] = []
    for number in numbers:
        rows = _rows(connection, number)
        entries += [(entry["feed"], entry["key"]) for entry in rows["entries"]]
        connection.execute(
            "INSERT OR REPLACE INTO dropped VALUES (?, ?)", (number, json.dumps(rows))
        )
    remove_articles(connection, numbers)
    connection.executemany(
        "DELETE FROM entries WHERE feed = ? AND key = ? AND article IS NULL", entries
    )


def restore(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[int]:
    """Insert articles again by the rows that were stored; return those that had room."""
    listed, restored = list(numbers), []
    for start in range(0, len(listed), PIECE):
        piece = [
            number for number in listed[start : start + PIECE] if _insert_rows(connection, number)
        ]
        for number in piece:
            add_article(connection, number)
        for number in piece:
            reindex(connection, number)
        restored += piece
    connection.executemany("DELETE FROM dropped WHERE article = ?", [(n,) for n in listed])
    return restored


def forget(connection: sqlite3.Connection) -> None:
    """Delete the rows of articles that no redo brings back any more."""
    connection.execute(
        "DELETE FROM dropped WHERE NOT EXISTS (SELECT 1 FROM changes WHERE number < 0)"
    )


def _insert_rows(connection: sqlite3.Connection, number: int) -> bool:
    """Insert the rows of an article; tell whether they were stored and there was room for them."""
    stored = connection.execute("SELECT rows FROM dropped WHERE article = ?", (number,)).fetchone()
    if stored is None:
        return False
    rows: Rows = json.loads(stored[0])
    if connection.execute(
        "SELECT 1 FROM headlines WHERE number = ? OR id = ?", (number, rows["headlines"][0]["id"])
    ).fetchone():
        return False
    for table in _TABLES:
        for row in rows[table]:
            _insert(connection, table, row)
    return True


def _rows(connection: sqlite3.Connection, number: int) -> Rows:
    rows: Rows = {}
    for table, condition in _TABLES.items():
        cursor = connection.execute(f"SELECT * FROM {table} WHERE {condition}", (number,))  # noqa: S608 ours
        names = [column[0] for column in cursor.description]
        rows[table] = [
            {
                name: {"blob": b64encode(cell).decode()} if isinstance(cell, bytes) else cell
                for name, cell in zip(names, row, strict=True)
                if name not in _DERIVED.get(table, ())
            }
            for row in cursor
        ]
    return rows


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    cells = [b64decode(cell["blob"]) if isinstance(cell, dict) else cell for cell in row.values()]
    names, places = ", ".join(row), ", ".join("?" * len(row))
    ignored = "OR IGNORE " if table == "feeds" else ""
    connection.execute(f"INSERT {ignored}INTO {table} ({names}) VALUES ({places})", cells)  # noqa: S608 ours
