"""Articles that an earlier version's library left without rows, tolls and languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.deferred import DeferredModule

if TYPE_CHECKING:
    import sqlite3

    from tui.library.facts import fact_store
else:  # every command asks whether there are any, and mostly there are none
    fact_store = DeferredModule("tui.library.facts.fact_store")


def count(connection: sqlite3.Connection) -> int:
    """Count those that wait."""
    (waiting,) = connection.execute("SELECT count(*) FROM unfilled").fetchone()
    return int(waiting)


def fill_batch(connection: sqlite3.Connection, size: int) -> int:
    """Fill some of them, the newest, and return how many they were."""
    newest = "SELECT number FROM unfilled ORDER BY number DESC LIMIT ?"
    numbers = connection.execute(newest, (size,)).fetchall()
    for (number,) in numbers:
        fact_store.fill(connection, number)
    connection.executemany("DELETE FROM unfilled WHERE number = ?", numbers)
    return len(numbers)
