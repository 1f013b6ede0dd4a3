"""Keep the search index in step with what it indexes, in the same transaction.

The index keeps no copy of the words, so it must be told the old ones to take them out. A change
is: `remove_article`, then change headline or text, then `add_article`. No trigger can do that,
because the words come from two tables, one of them compressed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.library.codecs import unpack_text

if TYPE_CHECKING:
    import sqlite3

IndexRow = tuple[int, str, str, str]
"""Number, text, title and author of an article."""

_WORD = re.compile(r"(?<!\S)[A-Za-z]+(?!\S)")


def remove_article(connection: sqlite3.Connection, number: int) -> None:
    """Delete an article's words from the index, as they stand now."""
    for row in _rows_of(connection, number):
        connection.execute(
            "INSERT INTO search (search, rowid, text, title, author) VALUES ('delete', ?, ?, ?, ?)",
            row,
        )


def add_article(connection: sqlite3.Connection, number: int) -> None:
    """Index an article's words, as they stand now."""
    for row in _rows_of(connection, number):
        insert(connection, row)


def insert(connection: sqlite3.Connection, row: IndexRow) -> None:
    """Index the words of an article that is new."""
    connection.execute("INSERT INTO search (rowid, text, title, author) VALUES (?, ?, ?, ?)", row)


def rebuild(connection: sqlite3.Connection) -> None:
    """Rebuild the whole index from the texts."""
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    for (number,) in connection.execute("SELECT number FROM articles ORDER BY number").fetchall():
        add_article(connection, number)


def missing(connection: sqlite3.Connection, sample: int) -> int:
    """Count, of some random articles, those not found by their first word."""
    picked = connection.execute(
        "SELECT number FROM articles ORDER BY random() LIMIT ?", (sample,)
    ).fetchall()
    lost = 0
    for (number,) in picked:
        ((_, *texts),) = _rows_of(connection, number)
        word = _WORD.search(" ".join(texts))
        lost += (
            bool(word)
            and not connection.execute(
                "SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?",
                (f'"{word[0]}"' if word else "", number),
            ).fetchone()
        )
    return lost


def _rows_of(connection: sqlite3.Connection, number: int) -> list[IndexRow]:
    """What is to be found of the article, or nothing where there is none."""
    selected = connection.execute(
        "SELECT text, title, author FROM texts JOIN headlines USING (number) WHERE number = ?",
        (number,),
    ).fetchall()
    return [(number, unpack_text(text), title, author) for text, title, author in selected]
