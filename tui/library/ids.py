"""Number articles by their time; see the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

SLOTS = 64
"""Articles that one second can hold; what is more goes into the next."""


def first_number(seconds: int) -> int:
    """Return the first number of a second since 1970; what is older counts as second one."""
    return max(seconds, 1) * SLOTS


def number_at(moment: datetime) -> int:
    """Return the lowest number of an article published at a moment or after it."""
    return first_number(int(moment.timestamp()))


def free_number(connection: sqlite3.Connection, published: int) -> int:
    """Find the next free number of the second in which an article was published."""
    first = first_number(published)
    while True:
        (last,) = connection.execute(
            "SELECT max(number) FROM articles WHERE number BETWEEN ? AND ?",
            (first, first + SLOTS - 1),
        ).fetchone()
        if last is None:
            return first
        if last < first + SLOTS - 1:
            return int(last) + 1
        first += SLOTS
