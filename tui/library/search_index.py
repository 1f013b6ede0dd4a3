"""Keep the search index in step with what it indexes, in the same transaction.

    search        the words of texts, titles and authors
    name_search   the names in facts, which stand as they are written in the table `names`

Both hold normalised terms (`search_terms`) and keep no copy of them, so they must be told the old
ones to take them out. A change is: `remove_article`, then change headline or text, then
`add_article`. No trigger can do that, because the words come from two tables, one of them
compressed.

A library of an earlier version has none of it. Its articles wait in `unindexed`, and are indexed
by `index_batch`, newest first, or as soon as they change.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.deferred import DeferredModule
from tui.library.codecs import unpack_text
from tui.library.writing_connection import TextRow, WritingConnection, insert_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from tui.library import search_terms
else:  # what only an index written to needs
    search_terms = DeferredModule("tui.library.search_terms")

NAME_COLUMNS = ("people", "organisations", "places", "countries", "weapons", "groups")

_TEXTS = "search", ("text", "title", "author")
_NAMES = "name_search", NAME_COLUMNS
_WORD = re.compile(r"(?<!\S)[A-Za-z]+(?!\S)")


def remove_article(connection: sqlite3.Connection, number: int) -> None:
    """Delete an article's words from the index, as they stand now."""
    ensure_indexed(connection, number)
    if isinstance(connection, WritingConnection):
        connection.write_held()
    for row in _text_rows(connection, number):
        _delete(connection, *_TEXTS, row)


def add_article(connection: sqlite3.Connection, number: int) -> None:
    """Index an article's words, as they stand now."""
    insert_new(connection, _text_rows(connection, number))


def insert_new(connection: sqlite3.Connection, rows: Iterable[TextRow]) -> None:
    """Index the words of articles that are new; see `WritingConnection`."""
    if isinstance(connection, WritingConnection):
        connection.index(rows)
    else:
        insert_words(connection, rows)


def replace_names(connection: sqlite3.Connection, number: int, names: Sequence[str]) -> None:
    """Index the names in an article's facts, in the order of NAME_COLUMNS, for those it had."""
    remove_names(connection, number)
    marks = ", ".join("?" * (1 + len(names)))
    connection.execute(f"INSERT INTO names VALUES ({marks})", (number, *names))  # noqa: S608 ours
    _insert(connection, *_NAMES, (number, *map(search_terms.index_terms, names)))


def remove_names(connection: sqlite3.Connection, number: int) -> None:
    """Delete the names in an article's facts from the index and from their table."""
    ensure_indexed(connection, number)
    for row in _name_rows(connection, number):
        _delete(connection, *_NAMES, row)
        connection.execute("DELETE FROM names WHERE number = ?", (number,))


def ensure_indexed(connection: sqlite3.Connection, number: int) -> None:
    """Index an article now that waits for it, since what is not there cannot be taken out."""
    waiting = connection.execute("DELETE FROM unindexed WHERE number = ?", (number,)).rowcount
    if waiting:
        _index(connection, number)


def index_batch(connection: sqlite3.Connection, size: int) -> int:
    """Index some of the articles that wait for it, the newest, and return how many they were.

    They are indexed in rising order, because FTS5 writes out what it holds at each step back.
    """
    newest = "SELECT number FROM unindexed ORDER BY number DESC LIMIT ?"
    numbers = sorted(number for (number,) in connection.execute(newest, (size,)))
    for number in numbers:
        _index(connection, number)
    connection.executemany(
        "DELETE FROM unindexed WHERE number = ?", [(number,) for number in numbers]
    )
    return len(numbers)


def unindexed(connection: sqlite3.Connection) -> int:
    """Count the articles that wait to be indexed."""
    (count,) = connection.execute("SELECT count(*) FROM unindexed").fetchone()
    return int(count)


def rebuild(connection: sqlite3.Connection) -> None:
    """Rebuild the whole index from the texts and the names."""
    connection.execute("DELETE FROM unindexed")
    for table, _ in (_TEXTS, _NAMES):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608 ours
    for (number,) in connection.execute("SELECT number FROM articles ORDER BY number").fetchall():
        _index(connection, number)


def missing(connection: sqlite3.Connection, sample: int) -> tuple[int, int]:
    """Try some random articles; return how many are not found by their first word, and of how many.

    There are fewer than `sample` where the library has fewer.
    """
    picked = connection.execute(
        "SELECT number FROM articles WHERE number NOT IN (SELECT number FROM unindexed) "
        "ORDER BY random() LIMIT ?",
        (sample,),
    ).fetchall()
    lost = 0
    for (number,) in picked:
        ((_, *texts),) = _text_rows(connection, number)
        word = _WORD.search(" ".join(texts))
        lost += (
            bool(word)
            and not connection.execute(
                "SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?",
                (search_terms.match_expression(word[0]) if word else "", number),
            ).fetchone()
        )
    return lost, len(picked)


def _index(connection: sqlite3.Connection, number: int) -> None:
    add_article(connection, number)
    for row in _name_rows(connection, number):
        _insert(connection, *_NAMES, row)


def _insert(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], row: Sequence[object]
) -> None:
    listed, marks = ", ".join(columns), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} (rowid, {listed}) VALUES ({marks})", row)  # noqa: S608 ours


def _delete(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], row: Sequence[object]
) -> None:
    listed, marks = ", ".join(columns), ", ".join("?" * len(row))
    connection.execute(
        f"INSERT INTO {table} ({table}, rowid, {listed}) VALUES ('delete', {marks})",  # noqa: S608 ours
        row,
    )


def _text_rows(connection: sqlite3.Connection, number: int) -> list[TextRow]:
    """Load what the index has of an article's words; nothing where there is no article."""
    rows = connection.execute(
        "SELECT text, title, author FROM texts JOIN headlines USING (number) WHERE number = ?",
        (number,),
    ).fetchall()
    return [
        (
            number,
            search_terms.index_terms(unpack_text(text)),
            search_terms.index_terms(title),
            search_terms.index_terms(author),
        )
        for text, title, author in rows
    ]


def _name_rows(connection: sqlite3.Connection, number: int) -> list[tuple[object, ...]]:
    """Load what the index has of the names in an article's facts; nothing where it has no facts."""
    rows = connection.execute("SELECT * FROM names WHERE number = ?", (number,)).fetchall()
    return [(number, *map(search_terms.index_terms, names)) for _, *names in rows]
