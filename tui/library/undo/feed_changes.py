"""Change what the reader decides about feeds, one change of the journal each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.undo import feed_steps
from tui.library.undo.journal import Change, forget_last, record
from tui.plural import plural

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from tui.library.undo.journal import Step


def rename(connection: sqlite3.Connection, feed: int, title: str) -> Change:
    """Give a feed a title of the reader's; "" asks for its own again, as it next comes."""
    url, old = connection.execute(
        "SELECT url, title FROM feeds WHERE number = ?", (feed,)
    ).fetchone()
    steps = feed_steps.retitle(connection, feed, title or url, chosen=bool(title))
    what = f"renamed the feed '{old}' to '{title}'"
    return _record(connection, what if title else f"gave the feed '{old}' its own name", steps)


def move(connection: sqlite3.Connection, feeds: Sequence[int], folder: str) -> Change:
    """Move feeds to a folder; "" is none."""
    subject = _subject(connection, feeds)
    steps = feed_steps.file(connection, folder, feeds)
    where = f"to the folder '{folder}'" if folder else "out of its folder"
    return _record(connection, f"moved {subject} {where}", steps)


def rename_folder(connection: sqlite3.Connection, old: str, new: str) -> Change:
    """Move all feeds of a folder to another, or out of any; the change counts them."""
    rows = connection.execute(
        "SELECT number FROM feeds WHERE folder = ? AND NOT removed", (old,)
    ).fetchall()
    steps = feed_steps.file(connection, new, [number for (number,) in rows])
    what = (
        f"renamed the folder '{old}' to '{new}'"
        if new
        else f"took the feeds out of the folder '{old}'"
    )
    return _record(connection, what, steps, len(rows))


def subscribed(connection: sqlite3.Connection, feeds: Collection[int]) -> Change:
    """Record that feeds were subscribed to, which undo unsubscribes from again."""
    steps: list[Step] = [["unsubscribe", sorted(feeds)]] if feeds else []
    what = f"subscribed to {_subject(connection, feeds)}"
    return _record(connection, what, steps, len(feeds))


def settle(connection: sqlite3.Connection) -> None:
    """Take subscriptions out of the journal, from the last change back to one of another kind."""
    forget_last(connection, "unsubscribe")


def unsubscribe(connection: sqlite3.Connection, feeds: Sequence[int]) -> Change:
    """Unsubscribe from feeds; the change counts the articles that left with them."""
    subject = _subject(connection, feeds)
    steps = [step for feed in feeds for step in feed_steps.unsubscribe(connection, feed)]
    count = sum(len(step[-1]) for step in steps)
    return _record(connection, f"unsubscribed from {subject}", steps, count)


def _record(
    connection: sqlite3.Connection, description: str, steps: Sequence[Step], count: int = 0
) -> Change:
    if not steps:
        return Change("nothing to change", 0)
    return record(connection, Change(description, count), steps)


def _subject(connection: sqlite3.Connection, feeds: Collection[int]) -> str:
    """The feed by its title, or how many they are."""
    if len(feeds) != 1:
        return plural(len(feeds), "feed")
    row = connection.execute("SELECT title FROM feeds WHERE number = ?", tuple(feeds)).fetchone()
    return f"'{row[0]}'" if row else "a feed"
