"""The search index follows what it indexes, in the same transaction.

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
    """Take an article's words out of the index, as they stand now."""
    for words in _words(connection, number):
        connection.execute(
            "INSERT INTO search (search, rowid, text, title, author) VALUES ('delete', ?, ?, ?, ?)",
            words,
        )


def add_article(connection: sqlite3.Connection, number: int) -> None:
    """Put an article's words into the index, as they stand now."""
    for words in _words(connection, number):
        insert(connection, words)


def insert(connection: sqlite3.Connection, words: IndexRow) -> None:
    """Put the words of an article that is new into the index."""
    connection.execute("INSERT INTO search (rowid, text, title, author) VALUES (?, ?, ?, ?)", words)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the whole index anew, from the texts."""
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    for (number,) in connection.execute("SELECT number FROM articles ORDER BY number").fetchall():
        add_article(connection, number)


def missing(connection: sqlite3.Connection, sample: int) -> int:
    """How many of some articles, picked by chance, are not found by their first word."""
    picked = connection.execute(
        "SELECT number FROM articles ORDER BY random() LIMIT ?", (sample,)
    ).fetchall()
    lost = 0
    for (number,) in picked:
        ((_, *texts),) = _words(connection, number)
        word = _WORD.search(" ".join(texts))
        lost += (
            bool(word)
            and not connection.execute(
                "SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?",
                (f'"{word[0]}"' if word else "", number),
            ).fetchone()
        )
    return lost


def _words(connection: sqlite3.Connection, number: int) -> list[IndexRow]:
    """What is to be found of the article, or nothing where there is none."""
    rows = connection.execute(
        "SELECT text, title, author FROM texts JOIN headlines USING (number) WHERE number = ?",
        (number,),
    ).fetchall()
    return [(number, unpack_text(text), title, author) for text, title, author in rows]
