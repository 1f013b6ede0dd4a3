"""Forget the oldest changes of the journal, so that it does not grow for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.deferred import DeferredModule
from tui.library.undo.journal import delete

if TYPE_CHECKING:
    import sqlite3

    from tui.library.undo import article_rows
else:  # each refresh asks what is prunable, and mostly nothing is
    article_rows = DeferredModule("tui.library.undo.article_rows")


def prunable(connection: sqlite3.Connection, oldest: int, size: int) -> list[tuple[int]]:
    """Select changes from before a second since 1970, and the oldest beyond `size` bytes of steps.

    The last change is none of them. All steps are read for it, which a writing connection would
    hold in its cache.
    """
    return connection.execute(
        "SELECT number FROM "
        "(SELECT number, at, sum(size) OVER newest AS size, row_number() OVER newest AS nth FROM "
        "(SELECT number, at, length(steps) + (SELECT coalesce(sum(length(rows)), 0) FROM dropped "
        "WHERE change = abs(number)) AS size FROM changes) "
        "WINDOW newest AS (ORDER BY abs(number) DESC))"
        " WHERE nth > 1 AND (at < ? OR size > ?)",
        (oldest, size),
    ).fetchall()


def prune(connection: sqlite3.Connection, oldest: int, size: int) -> int:
    """Delete what is `prunable`, and the feeds that only it could bring back; return how many."""
    count = delete(connection, prunable(connection, oldest, size))
    article_rows.drop_feeds(connection)
    return count
