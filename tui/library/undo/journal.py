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
    ["titled", feed, title, chosen]              the feed has this title again
    ["filed", folder, feeds]                     the feeds are in this folder again
    ["unsubscribe", feeds]                       the feeds were subscribed to, and go
    ["subscribe", feed, entries, headlines, numbers]   the feed comes back, with all that left
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from tui.deferred import DeferredModule
from tui.library import clock
from tui.library.facts import notes
from tui.library.facts.notes import ARTICLE
from tui.library.undo import tag_steps
from tui.library.undo.tag_steps import LISTED
from tui.model import Annotation

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from tui.library.facts import fact_store
    from tui.library.undo import article_rows, feed_steps, handover_steps
else:  # what only undo and verdicts need
    article_rows = DeferredModule("tui.library.undo.article_rows")
    fact_store = DeferredModule("tui.library.facts.fact_store")
    feed_steps = DeferredModule("tui.library.undo.feed_steps")
    handover_steps = DeferredModule("tui.library.undo.handover_steps")

Step = list[Any]

DecisionCells = tuple[str | None, str | None]
"""A decision and the fact that goes with it, as a row has them; None is none."""

_COLUMNS = frozenset({"read", "starred", "reviewed"})
_OF_FEEDS = ("titled", "filed", "unsubscribe", "subscribe")
_COMING_OR_GOING = ("drop", "restore", "unsubscribe", "subscribe")


@dataclass(frozen=True, slots=True)
class Change:
    """Description of a change, in words for the screen, and how many articles it touched.

    One that was undone or redone also names them, the first fact that it was about, the feeds, and
    the tags that are `called` otherwise now, old and new; `lists` says that articles came or went
    with it, `lost` what did not come back.
    """

    description: str
    count: int
    numbers: tuple[int, ...] = field(default=(), compare=False)
    fact: tuple[str, str] | None = field(default=None, compare=False)
    feeds: tuple[int, ...] = field(default=(), compare=False)
    called: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    lists: bool = field(default=False, compare=False)
    lost: str = field(default="", compare=False)


def record(connection: sqlite3.Connection, change: Change, steps: Sequence[Step]) -> Change:
    """Record a change in the journal; one that changed nothing leaves no trace.

    What was undone before it cannot be redone any more.
    """
    if steps:
        delete(connection, connection.execute("SELECT number FROM changes WHERE number < 0"))
        added = connection.execute(
            "INSERT INTO changes (at, description, count, steps) VALUES (?, ?, ?, ?)",
            (
                clock.seconds(clock.now()),
                change.description,
                change.count,
                json.dumps(steps, separators=(",", ":")),
            ),
        )
        if any(step[0] in _COMING_OR_GOING for step in steps):
            article_rows.assign(connection, added.lastrowid or 0)
    return change


def delete(connection: sqlite3.Connection, numbers: Iterable[tuple[int]]) -> int:
    """Delete changes, as rows of their numbers, and what they took; return how many."""
    listed = [number for (number,) in numbers]
    if listed:
        connection.executemany("DELETE FROM changes WHERE number = ?", [(n,) for n in listed])
        article_rows.forget(connection, listed)
    return len(listed)


def forget_last(connection: sqlite3.Connection, kind: str) -> None:
    """Delete the last changes, as far as all that undoes them are steps of one kind."""
    rows = connection.execute("SELECT number, steps FROM changes WHERE number > 0 ORDER BY 1 DESC")
    past = takewhile(lambda row: {step[0] for step in json.loads(row[1])} == {kind}, rows)
    delete(connection, [(number,) for number, _ in past])


def undo(connection: sqlite3.Connection) -> Change | None:
    """Undo the last change that is not undone yet; None where there is none."""
    return _reverse(connection, "number > 0")


def redo(connection: sqlite3.Connection) -> Change | None:
    """Redo the change that was undone last; None where there is none."""
    return _reverse(connection, "number < 0")


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
        reverse += _put_back(connection, step, abs(number))
    article_rows.assign(connection, abs(number))
    connection.execute(
        "UPDATE changes SET number = -number, steps = ? WHERE number = ?",
        (json.dumps(reverse, separators=(",", ":")), number),
    )
    return Change(
        description,
        count,
        _articles(steps),
        _first_fact(steps),
        feeds=_feeds(steps),
        called=tuple((step[1], step[2]) for step in steps if step[0] == "called"),
        lists=any(step[0] in _COMING_OR_GOING for step in steps),
        lost=_lost(steps, reverse),
    )


def _feeds(steps: Iterable[Step]) -> tuple[int, ...]:
    """List the feeds that steps are about, each once."""
    numbers: dict[int, None] = {}
    for step in steps:
        match step:
            case ["titled", feed, *_] | ["subscribe", {"number": feed}, *_]:
                numbers[feed] = None
            case ["filed", _, several] | ["unsubscribe", several]:
                numbers.update(dict.fromkeys(several))
    return tuple(numbers)


def _lost(steps: Sequence[Step], reverse: Sequence[Step]) -> str:
    """Say what of some steps could not be carried out, in a sentence; "" for nothing."""
    feeds = [step[1] for step in steps if step[0] == "subscribe"]
    back = {feed for step in reverse if step[0] == "unsubscribe" for feed in step[1]}
    absent = [feed["title"] for feed in feeds if feed["number"] not in back]
    if absent:
        return f"Another feed has the address of {', '.join(absent)} now."
    locked = [feed["title"] for feed in feeds if feed["login"]]
    if locked:
        return f"Add the address of {', '.join(locked)} with its name and password once more."
    return ""


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


def _put_back(connection: sqlite3.Connection, step: Step, change: int) -> list[Step]:
    """Carry out a step of a change; return what reverses it, or none where nothing changed."""
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
            return handover_steps.put_back(connection, step, change)
    if step[0] in _OF_FEEDS:
        return feed_steps.put_back(connection, step, change)
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
