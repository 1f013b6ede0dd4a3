"""Keep what an article said before it changed in substance, and compare its tolls.

    the feed or the page brings something else  ->  `before_change` keeps what stood there
    the analysis has read it                    ->  `after_analysis` compares the tolls

A change is one of the same source: a page that takes the place of the feed's few lines is none.
Who has read the article finds it unread again where its headline or its toll is another one, if
`unread_again` was chosen; on this machine alone, where an account is read on several.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.deferred import DeferredModule
from tui.library import clock
from tui.library.codecs import unpack_text, unpack_toll
from tui.model import Revision

if TYPE_CHECKING:
    import sqlite3

    from tui.library.texts import sentence_diff
else:  # what only a change needs
    sentence_diff = DeferredModule("tui.library.texts.sentence_diff")

_TOLL = "killed_low, killed_high, injured_low, injured_high"


def before_change(
    connection: sqlite3.Connection,
    number: int,
    title: str | None,
    text: str | None,
    *,
    unread_again: bool,
) -> None:
    """Keep an article as it stands, if the new title or text changes it in substance; None: same.

    Several changes of one update (a headline now, its page a moment later) are one revision.
    """
    old_title, packed = connection.execute(
        "SELECT title, text FROM headlines JOIN texts USING (number) WHERE number = ?", (number,)
    ).fetchone()
    retitled = bool(title and old_title and sentence_diff.titles_differ(old_title, title))
    old_text = unpack_text(packed)
    rewritten = bool(text and old_text and sentence_diff.differ_in_substance(old_text, text))
    if not (retitled or rewritten):
        return
    last = connection.execute(
        "SELECT text FROM revisions WHERE article = ? ORDER BY nth DESC LIMIT 1", (number,)
    ).fetchone()
    if last and rewritten and unpack_text(last[0]) == old_text:
        connection.execute("UPDATE revisions SET counted = 0 WHERE article = ?", (number,))
    else:
        _put(connection, number)
    connection.execute("UPDATE articles SET updated = 1 WHERE number = ?", (number,))
    if retitled and unread_again:
        _unread_here(connection, number)


def _put(connection: sqlite3.Connection, number: int) -> None:
    """Store an article as it stands as its next revision."""
    connection.execute(
        f"INSERT INTO revisions (article, nth, replaced, title, {_TOLL}, text) "  # noqa: S608 ours
        "SELECT number, (SELECT count(*) FROM revisions WHERE article = number), ?, title, "
        f"{_TOLL}, text FROM articles JOIN headlines USING (number) JOIN texts USING (number) "
        "WHERE number = ?",
        (clock.seconds(clock.now()), number),
    )


def _unread_here(connection: sqlite3.Connection, number: int) -> None:
    """Mark an article unread that was read, here alone.

    It is nobody's decision, so that it must not undo a read mark that the user makes meanwhile on
    another machine: what waits for the account's server is what waited before.
    """
    items = "SELECT id FROM remote_items WHERE article = ?"
    waiting = connection.execute(
        f"SELECT * FROM pending WHERE field = 'read' AND id IN ({items})",  # noqa: S608 ours
        (number,),
    ).fetchall()
    cursor = connection.execute("UPDATE articles SET read = 0 WHERE number = ? AND read", (number,))
    if cursor.rowcount:
        connection.execute(
            f"DELETE FROM pending WHERE field = 'read' AND id IN ({items})",  # noqa: S608 ours
            (number,),
        )
        connection.executemany("INSERT INTO pending VALUES (?, ?, ?, ?)", waiting)
        connection.execute(
            "INSERT OR IGNORE INTO unread_here "
            "SELECT article FROM remote_items WHERE article = ? LIMIT 1",
            (number,),
        )


def after_analysis(connection: sqlite3.Connection, number: int, *, unread_again: bool) -> None:
    """Mark an article unread whose toll the analysis of a new text has found to be another."""
    row = connection.execute(
        f"SELECT nth, {_TOLL} FROM revisions WHERE article = ? AND NOT counted "  # noqa: S608 ours
        "ORDER BY nth DESC LIMIT 1",
        (number,),
    ).fetchone()
    if row is None:
        return
    nth, *earlier = row
    now = connection.execute(
        f"SELECT {_TOLL} FROM articles WHERE number = ?",  # noqa: S608 ours
        (number,),
    ).fetchone()
    connection.execute(
        "UPDATE revisions SET counted = 1 WHERE article = ? AND nth <= ?", (number, nth)
    )
    if unread_again and tuple(earlier) != now:
        _unread_here(connection, number)


def load(connection: sqlite3.Connection, number: int) -> tuple[Revision, ...]:
    """Load what an article said before, the first first."""
    rows = connection.execute(
        f"SELECT replaced, title, text, {_TOLL} FROM revisions WHERE article = ? ORDER BY nth",  # noqa: S608 ours
        (number,),
    )
    return tuple(
        Revision(
            replaced=datetime.fromtimestamp(replaced, UTC),
            title=title,
            text=unpack_text(text),
            toll=unpack_toll(counts),
        )
        for replaced, title, text, *counts in rows
    )
