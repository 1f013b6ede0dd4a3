"""Undo and redo what a hand-over brought: opinions of another reader, and whole articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.library.facts import opinions
from tui.library.undo import article_rows

if TYPE_CHECKING:
    import sqlite3


def put_back(connection: sqlite3.Connection, step: list[Any], change: int) -> list[list[Any]]:
    """Carry out a step of undo; return the one that reverses it."""
    match step:
        case ["opinion", number, *fields]:
            about = fields[:3]
            present = [opinions.fields(o) for o in opinions.load(connection, number)]
            old = next((f for f in present if list(f[:3]) == about), (*about, None, None, "", ""))
            opinions.put(connection, number, opinions.from_fields(fields))
            return [["opinion", number, *old]]
        case ["drop", numbers]:
            dropped = article_rows.drop(connection, numbers)
            article_rows.drop_feeds(connection)
            return [["restore", dropped]]
        case ["restore", numbers]:
            return [["drop", article_rows.restore(connection, numbers, change)]]
    return []
