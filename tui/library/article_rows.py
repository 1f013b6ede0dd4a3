"""Take articles that a hand-over brought out of the library again, and put them back for redo.

They go as the rows that they are, with their numbers, so that what was done with them can follow.
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


def drop(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Rows]:
    """Delete articles, but for those that the reader worked on; return their rows."""
    listed = json.dumps(list(numbers))
    loose = connection.execute(
        "SELECT number FROM articles WHERE number IN (SELECT value FROM json_each(?)) "  # noqa: S608 ours
        f"AND NOT {PROTECTED} ORDER BY number",
        (listed,),
    ).fetchall()
    dropped = [_rows(connection, number) for (number,) in loose]
    remove_articles(connection, [number for (number,) in loose])
    for rows in dropped:
        for entry in rows["entries"]:
            connection.execute(
                "DELETE FROM entries WHERE feed = ? AND key = ? AND article IS NULL",
                (entry["feed"], entry["key"]),
            )
    connection.execute(
        "DELETE FROM feeds WHERE removed "
        "AND NOT EXISTS (SELECT 1 FROM entries WHERE feed = feeds.number) "
        "AND NOT EXISTS (SELECT 1 FROM headlines WHERE feed = feeds.number)"
    )
    return dropped


def restore(connection: sqlite3.Connection, dropped: Iterable[Rows]) -> list[int]:
    """Insert articles again by their rows; return the numbers of those that had room."""
    restored = []
    for rows in dropped:
        number, identifier = rows["articles"][0]["number"], rows["headlines"][0]["id"]
        if connection.execute(
            "SELECT 1 FROM headlines WHERE number = ? OR id = ?", (number, identifier)
        ).fetchone():
            continue
        for table in _TABLES:
            for row in rows[table]:
                _insert(connection, table, row)
        add_article(connection, number)
        reindex(connection, number)
        restored.append(number)
    return restored


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
