"""Delete articles: with their feed, or by age where the reader chose that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.library.search_index import remove_article, remove_names

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

PROTECTED = (
    "(starred OR reviewed OR tags OR "
    "EXISTS (SELECT 1 FROM verdicts WHERE verdicts.article = articles.number) OR "
    "EXISTS (SELECT 1 FROM notes WHERE notes.article = articles.number) OR "
    "EXISTS (SELECT 1 FROM opinions WHERE opinions.article = articles.number))"
)
"""The condition for an article that the reader worked on, which nothing takes away."""


def remove_articles(connection: sqlite3.Connection, numbers: Sequence[int]) -> int:
    """Delete articles with all that belongs to them; how many they were.

    Their feeds' keys stay, so that what a feed still lists does not come back as new. Words leave
    the indexes first, of all articles: an update after them has FTS5 write what it gathered.
    """
    for number in numbers:
        remove_article(connection, number)
        remove_names(connection, number)
        connection.execute("DELETE FROM note_search WHERE rowid = ?", (number,))
    for number in numbers:
        # First what is counted by triggers, which must still see the article's read mark.
        connection.execute("UPDATE entries SET article = NULL WHERE article = ?", (number,))
        connection.execute("DELETE FROM tagged WHERE article = ?", (number,))
        connection.execute("DELETE FROM articles WHERE number = ?", (number,))
    return len(numbers)


def leaving(connection: sqlite3.Connection, feeds: Sequence[int]) -> list[int]:
    """List the articles deleted with feeds: those only they have, which the reader left alone."""
    listed = json.dumps(list(feeds))
    only_there = connection.execute(
        "SELECT DISTINCT number FROM articles JOIN entries ON article = number "  # noqa: S608
        "WHERE entries.feed IN (SELECT value FROM json_each(?1)) "
        "AND NOT EXISTS (SELECT 1 FROM entries AS other WHERE other.article = number "
        f"AND other.feed NOT IN (SELECT value FROM json_each(?1))) AND NOT {PROTECTED}",
        (listed,),
    )
    return [number for (number,) in only_there]
