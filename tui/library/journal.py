"""Journal what the reader changed, and undo it.

A step is the inverse of a part of a change, as a JSON array:

    ["set", column, value, numbers]              give the column this value again
    ["tag", name, numbers]                       the tag was taken from these
    ["untag", name, numbers]                     the tag was given to these
    ["called", name, other]                      the tag is called `other` again
    ["colour", name, colour]                     the tag has this colour again; null: none
    ["asks", search, query, other]               the saved search has the query `other` again
    ["verdict", number, kind, key, decision, value]   null as decision: there was none
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.library import clock
from tui.library.fact_store import reindex

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

Step = list[Any]

LISTED = "number IN (SELECT value FROM json_each(?))"
"""The condition for the articles of a list that is bound as JSON."""

_COLUMNS = frozenset({"read", "starred", "reviewed"})


@dataclass(frozen=True, slots=True)
class Change:
    """Description of a change, in words for the screen, and how many articles it touched."""

    description: str
    count: int


def record(connection: sqlite3.Connection, change: Change, steps: Sequence[Step]) -> Change:
    """Record a change in the journal; one that changed nothing leaves no trace."""
    if steps:
        connection.execute(
            "INSERT INTO changes (at, description, count, steps) VALUES (?, ?, ?, ?)",
            (
                clock.seconds(clock.now()),
                change.description,
                change.count,
                json.dumps(steps, separators=(",", ":")),
            ),
        )
    return change


def undo(connection: sqlite3.Connection) -> Change | None:
    """Undo the last change and strike it out; None where there is none."""
    row = connection.execute(
        "SELECT number, description, count, steps FROM changes ORDER BY number DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    number, description, count, steps = row
    for step in reversed(json.loads(steps)):
        _put_back(connection, step)
    connection.execute("DELETE FROM changes WHERE number = ?", (number,))
    return Change(description, count)


def _put_back(connection: sqlite3.Connection, step: Step) -> None:
    match step:
        case ["set", column, value, numbers] if column in _COLUMNS:
            set_column(connection, column, value, numbers)
        case ["tag", name, numbers]:
            add_tag(connection, name, numbers)
        case ["untag", name, numbers]:
            remove_tag(connection, name, numbers)
        case ["called", name, previous]:
            rename_tag(connection, name, previous)
        case ["colour", name, colour]:
            set_colour(connection, name, colour)
        case ["asks", search, query, previous]:
            set_query(connection, search, query, previous)
        case ["verdict", number, kind, key, decision, value]:
            set_verdict(connection, number, (kind, key), decision, value)


def set_column(
    connection: sqlite3.Connection, column: str, value: int, numbers: Iterable[int]
) -> list[int]:
    """Set a state column of articles; return the numbers of those that had another value."""
    listed = json.dumps(list(numbers))
    changed = connection.execute(
        f"SELECT number FROM articles WHERE {LISTED} AND {column} <> ?",  # noqa: S608 our own
        (listed, value),
    ).fetchall()
    connection.execute(
        f"UPDATE articles SET {column} = ? WHERE {LISTED} AND {column} <> ?",  # noqa: S608 our own
        (value, listed, value),
    )
    return [number for (number,) in changed]


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


def rename_tag(connection: sqlite3.Connection, old_name: str, new_name: str) -> None:
    """Rename a tag; one that has the new name already gives way where no article has it."""
    old, new = old_name.casefold(), new_name.casefold()
    connection.execute(
        "DELETE FROM tags WHERE folded = ? AND folded <> ? AND NOT articles", (new, old)
    )
    connection.execute(
        "UPDATE OR IGNORE tags SET name = ?, folded = ? WHERE folded = ?", (new_name, new, old)
    )


def set_colour(connection: sqlite3.Connection, name: str, colour: str | None) -> None:
    """Set a tag's colour; None takes it away."""
    connection.execute("UPDATE tags SET colour = ? WHERE folded = ?", (colour, name.casefold()))


def set_query(connection: sqlite3.Connection, search: str, query: str, previous: str) -> None:
    """Restore a saved search's query, under any name, where it still has `query`."""
    connection.execute(
        "UPDATE saved SET query = :other WHERE query = :query "
        "AND (name = :name OR NOT EXISTS (SELECT 1 FROM saved WHERE name = :name))",
        {"name": search, "query": query, "other": previous},
    )


def set_verdict(
    connection: sqlite3.Connection,
    number: int,
    fact: tuple[str, str],
    decision: str | None,
    value: str | None,
) -> None:
    """Store the reader's decision on a fact (kind, key); None as decision takes it away."""
    connection.execute(
        "DELETE FROM verdicts WHERE article = ? AND kind = ? AND key = ?", (number, *fact)
    )
    if decision is not None:
        connection.execute(
            "INSERT INTO verdicts (article, kind, key, decision, value) "
            "SELECT number, ?, ?, ?, ? FROM articles WHERE number = ?",
            (*fact, decision, value, number),
        )
    reindex(connection, number)
