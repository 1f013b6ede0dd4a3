"""Journal what the reader changed, undo it, and redo what was undone.

A change that was undone stays in the journal under the negative of its number, with the steps that
make it again, until the next change: so the last one undone has the largest number below 0.

A step is the inverse of a part of a change, as a JSON array:

    ["set", column, value, numbers]              give the column this value again
    ["tag", name, numbers]                       the tag was taken from these
    ["untag", name, numbers]                     the tag was given to these
    ["called", name, other]                      the tag is called `other` again
    ["colour", name, colour]                     the tag has this colour again; null: none
    ["asks", search, query, other]               the saved search has the query `other` again
    ["saved", search, query]                     the saved search has this query; null: it is gone
    ["verdict", number, kind, key, decision, value]   null as decision: there was none
    ["note", number, kind, key, note, grade]     the article or fact has these again; "": none
    ["opinion", number, reader, kind, key, decision, value, note, grade]   likewise, another's
    ["drop", numbers]                            these articles were taken in, and go
    ["restore", numbers]                         they come back, by their rows (`article_rows`)
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tui.deferred import DeferredModule
from tui.library import clock, notes, tag_steps
from tui.library.notes import ARTICLE
from tui.library.tag_steps import LISTED
from tui.model import Annotation

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from tui.library import article_rows, fact_store, handover_steps
else:  # what only undo and verdicts need
    article_rows = DeferredModule("tui.library.article_rows")
    fact_store = DeferredModule("tui.library.fact_store")
    handover_steps = DeferredModule("tui.library.handover_steps")

Step = list[Any]

DecisionCells = tuple[str | None, str | None]
"""A decision and the fact that goes with it, as a row has them; None is none."""

_COLUMNS = frozenset({"read", "starred", "reviewed"})


@dataclass(frozen=True, slots=True)
class Change:
    """Description of a change, in words for the screen, and how many articles it touched.

    One that was undone or redone also names them, and the first fact that it was about; `lists`
    says that articles came or went with it.
    """

    description: str
    count: int
    numbers: tuple[int, ...] = field(default=(), compare=False)
    fact: tuple[str, str] | None = field(default=None, compare=False)
    lists: bool = field(default=False, compare=False)


def record(connection: sqlite3.Connection, change: Change, steps: Sequence[Step]) -> Change:
    """Record a change in the journal; one that changed nothing leaves no trace.

    What was undone before it cannot be redone any more.
    """
    if steps:
        connection.execute("DELETE FROM changes WHERE number < 0")
        article_rows.forget(connection)
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
    """Undo the last change that is not undone yet; None where there is none."""
    return _reverse(connection, "number > 0")


def redo(connection: sqlite3.Connection) -> Change | None:
    """Redo the change that was undone last; None where there is none."""
    return _reverse(connection, "number < 0")


def prune(connection: sqlite3.Connection, oldest: int, size: int) -> int:
    """Delete changes from before a second since 1970, and the oldest beyond `size` bytes of steps.

    The last change always stays. Returns how many went.
    """
    gone = connection.execute(
        "DELETE FROM changes WHERE number IN (SELECT number FROM "
        "(SELECT number, at, sum(length(steps)) OVER newest AS size, "
        "row_number() OVER newest AS nth FROM changes WINDOW newest AS (ORDER BY abs(number) DESC))"
        " WHERE nth > 1 AND (at < ? OR size > ?))",
        (oldest, size),
    ).rowcount
    article_rows.forget(connection)
    return gone


def _reverse(connection: sqlite3.Connection, condition: str) -> Change | None:
    """Reverse the last change of a kind, and keep what reverses that under its other number."""
    row = connection.execute(
        f"SELECT number, description, count, steps FROM changes WHERE {condition} "  # noqa: S608 our own
        "ORDER BY number DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    number, description, count, stored = row
    steps: list[Step] = json.loads(stored)
    reverse: list[Step] = []
    for step in reversed(steps):
        reverse += _put_back(connection, step)
    connection.execute(
        "UPDATE changes SET number = -number, steps = ? WHERE number = ?",
        (json.dumps(reverse, separators=(",", ":")), number),
    )
    lists = any(step[0] in ("drop", "restore") for step in steps)
    return Change(description, count, _articles(steps), _first_fact(steps), lists)


def _articles(steps: Iterable[Step]) -> tuple[int, ...]:
    """List the articles that steps are about, each once."""
    numbers: dict[int, None] = {}
    for step in steps:
        match step:
            case (
                ["set", _, _, several]
                | ["tag" | "untag", _, several]
                | ["drop" | "restore", several]
            ):
                numbers.update(dict.fromkeys(several))
            case ["verdict" | "note" | "opinion", number, *_]:
                numbers[number] = None
    return tuple(numbers)


def _first_fact(steps: Iterable[Step]) -> tuple[str, str] | None:
    facts = (tuple(step[2:4]) for step in steps if step[0] in ("verdict", "note"))
    return next(((kind, key) for kind, key in facts if (kind, key) != ARTICLE), None)


def _put_back(connection: sqlite3.Connection, step: Step) -> list[Step]:
    """Carry out a step; return the one that reverses it, or none where it changed nothing."""
    match step:
        case ["set", column, value, numbers] if column in _COLUMNS:
            changed = set_column(connection, column, value, numbers)
            return [["set", column, int(not value), changed]] if changed else []
        case ["verdict", number, kind, key, decision, value]:
            old = set_verdict(connection, number, (kind, key), decision, value)
            return [["verdict", number, kind, key, *old]]
        case ["note", number, kind, key, note, grade]:
            new = Annotation(kind=kind, key=key, note=note, grade=grade)
            return [note_step(number, set_note(connection, number, new))]
        case ["opinion" | "drop" | "restore", *_]:
            return handover_steps.put_back(connection, step)
    return tag_steps.put_back(connection, step)


def note_step(number: int, annotation: Annotation) -> Step:
    """Make the step that restores a note and a grade."""
    return ["note", number, annotation.kind, annotation.key, annotation.note, annotation.grade]


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


def set_verdict(
    connection: sqlite3.Connection,
    number: int,
    fact: tuple[str, str],
    decision: str | None,
    value: str | None,
) -> DecisionCells:
    """Store the reader's decision on a fact (kind, key), and return the one before.

    None as decision takes it away. Where it is the one that stands there, nothing is done.
    """
    old: DecisionCells = connection.execute(
        "SELECT decision, value FROM verdicts WHERE article = ? AND kind = ? AND key = ?",
        (number, *fact),
    ).fetchone() or (None, None)
    if old == (decision, value):
        return old
    connection.execute(
        "DELETE FROM verdicts WHERE article = ? AND kind = ? AND key = ?", (number, *fact)
    )
    if decision is not None:
        connection.execute(
            "INSERT INTO verdicts (article, kind, key, decision, value) "
            "SELECT number, ?, ?, ?, ? FROM articles WHERE number = ?",
            (*fact, decision, value, number),
        )
    fact_store.reindex(connection, number)
    return old


def set_note(connection: sqlite3.Connection, number: int, new: Annotation) -> Annotation:
    """Store a note and a grade, and return those before."""
    old = notes.put(connection, number, new)
    if (new.kind, new.key) != notes.ARTICLE:
        fact_store.reindex(connection, number)  # an export has it beside its fact
    return old
