"""The search index follows what it indexes, in the same transaction.

FTS5 with external content must be told the old words to take them out, so a change is:
`forget`, then change what the view `documents` shows, then `remember`. Triggers cannot do it,
because the view reads three tables that change one after another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_COLUMNS = (
    "title, text, author, language, people, organisations, places, countries, weapons, groups"
)


def forget(connection: sqlite3.Connection, number: int) -> None:
    """Take an article's words out of the index, as they stand now."""
    connection.execute(
        f"INSERT INTO search (search, rowid, {_COLUMNS}) "  # noqa: S608 our own columns
        f"SELECT 'delete', number, {_COLUMNS} FROM documents WHERE number = ?",
        (number,),
    )


def remember(connection: sqlite3.Connection, number: int) -> None:
    """Put an article's words into the index, as they stand now."""
    connection.execute(
        f"INSERT INTO search (rowid, {_COLUMNS}) "  # noqa: S608 our own columns
        f"SELECT number, {_COLUMNS} FROM documents WHERE number = ?",
        (number,),
    )
