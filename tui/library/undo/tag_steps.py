"""Undo and redo what was done to tags and saved searches, and do it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

LISTED = "number IN (SELECT value FROM json_each(?))"
"""The condition for the articles of a list that is bound as JSON."""


def put_back(connection: sqlite3.Connection, step: list[Any]) -> list[list[Any]]:
    """Carry out a step of undo; return the one that reverses it, or none: nothing changed."""
    match step:
        case ["tag", name, numbers]:
            changed = add_tag(connection, name, numbers)
            return [["untag", name, changed]] if changed else []
        case ["untag", name, numbers]:
            changed = remove_tag(connection, name, numbers)
            return [["tag", name, changed]] if changed else []
        case ["called", name, previous]:
            renamed = rename_tag(connection, name, previous)
            return [["called", previous, name]] if renamed else []
        case ["colour", name, colour]:
            return [["colour", name, set_colour(connection, name, colour)]]
    return _put_back_search(connection, step)


def _put_back_search(connection: sqlite3.Connection, step: list[Any]) -> list[list[Any]]:
    match step:
        case ["asks", search, query, previous]:
            restored = set_query(connection, search, query, previous)
            return [["asks", search, previous, query]] if restored else []
        case ["saved", search, query]:
            return [["saved", search, set_search(connection, search, query)]]
    return []


def add_tag(connection: sqlite3.Connection, name: str, numbers: Iterable[int]) -> list[int]:
    """Tag articles; return the numbers of those that did not have the tag."""
    connection.execute(
        "INSERT OR IGNORE INTO tags (name, folded) VALUES (?, ?)", (name, name.casefold())
    )
    (tag,) = connection.execute(
        "SELECT number FROM tags WHERE folded = ?", (name.casefold(),)
    ).fetchone()
    changed = connection.execute(
        f"SELECT number FROM articles WHERE {LISTED} AND NOT EXISTS "  # noqa: S608 our own
        "(SELECT 1 FROM tagged WHERE tag = ? AND article = number)",
        (json.dumps(list(numbers)), tag),
    ).fetchall()
    connection.executemany(
        "INSERT INTO tagged (tag, article) VALUES (?, ?)", [(tag, number) for (number,) in changed]
    )
    return [number for (number,) in changed]


def remove_tag(connection: sqlite3.Connection, name: str, numbers: Iterable[int]) -> list[int]:
    """Untag articles; return the numbers of those that had the tag."""
    changed = connection.execute(
        "SELECT tag, article FROM tagged WHERE tag = (SELECT number FROM tags WHERE folded = ?) "
        "AND article IN (SELECT value FROM json_each(?))",
        (name.casefold(), json.dumps(list(numbers))),
    ).fetchall()
    connection.executemany("DELETE FROM tagged WHERE tag = ? AND article = ?", changed)
    return [number for _, number in changed]


def rename_tag(connection: sqlite3.Connection, old_name: str, new_name: str) -> bool:
    """Rename a tag, and tell whether there was one to rename.

    One that has the new name already gives way where no article has it.
    """
    old, new = old_name.casefold(), new_name.casefold()
    connection.execute(
        "DELETE FROM tags WHERE folded = ? AND folded <> ? AND NOT articles", (new, old)
    )
    renamed = connection.execute(
        "UPDATE OR IGNORE tags SET name = ?, folded = ? WHERE folded = ?", (new_name, new, old)
    )
    return renamed.rowcount > 0


def set_colour(connection: sqlite3.Connection, name: str, colour: str | None) -> str | None:
    """Set a tag's colour, and return the one that it had; None is none."""
    row = connection.execute(
        "SELECT colour FROM tags WHERE folded = ?", (name.casefold(),)
    ).fetchone()
    connection.execute("UPDATE tags SET colour = ? WHERE folded = ?", (colour, name.casefold()))
    return row[0] if row else None


def set_query(connection: sqlite3.Connection, search: str, query: str, previous: str) -> bool:
    """Restore a saved search's query, under any name, where it still has `query`; tell whether."""
    restored = connection.execute(
        "UPDATE saved SET query = :other WHERE query = :query "
        "AND (name = :name OR NOT EXISTS (SELECT 1 FROM saved WHERE name = :name))",
        {"name": search, "query": query, "other": previous},
    )
    return restored.rowcount > 0


def set_search(connection: sqlite3.Connection, search: str, query: str | None) -> str | None:
    """Save a query under a name, or with None take that away; return the one that it had."""
    row = connection.execute("SELECT query FROM saved WHERE name = ?", (search,)).fetchone()
    connection.execute("DELETE FROM saved WHERE name = ?", (search,))
    if query is not None:
        connection.execute("INSERT INTO saved VALUES (?, ?)", (search, query))
    return row[0] if row else None
