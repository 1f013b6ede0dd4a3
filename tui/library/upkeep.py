"""Keeping the library whole: backups, checks, and the retention that the reader may choose."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tui.errors import LibraryError
from tui.library import clock, findings, index, migrations
from tui.library.numbering import number_at
from tui.library.removal import KEPT, remove_articles
from tui.library.troubles import explained

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from tui.library.store import Store

_BATCH = 500
_SAMPLE = 100


class Upkeep:
    """The care of one library."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def backup(self, target: Path) -> None:
        """Write one consistent copy while others read and write. Raises LibraryError."""
        with self._store.reading() as connection, explained(target):
            if target.exists() and target.samefile(self._store.path):
                raise LibraryError(f"{target} is the library itself: name another file.")
            migrations.backup(connection, target)

    def check(self) -> tuple[str, ...]:
        """Read the whole file and its search index; what is wrong, in sentences."""
        with self._store.reading() as connection:
            return tuple(_problems(connection))

    def mend(self) -> None:
        """Make anew what can be made anew from the articles: the index, the rows, the counts."""
        with self._store.writing() as connection:
            index.rebuild(connection)
            findings.count_again(connection)
            connection.execute("INSERT INTO found (found) VALUES ('rebuild')")
            connection.execute(
                "UPDATE feeds SET (articles, unread) = (SELECT count(*), "
                "coalesce(sum(NOT read), 0) FROM entries JOIN articles "
                "ON articles.number = article WHERE feed = feeds.number)"
            )
            connection.execute(
                "UPDATE tags SET (articles, unread) = (SELECT count(*), "
                "coalesce(sum(NOT read), 0) FROM tagged JOIN articles "
                "ON articles.number = article WHERE tag = tags.number)"
            )

    def expire(self, days: int) -> int:
        """Delete read articles older than `days`; 0 keeps all. How many went.

        Nothing that is tagged, starred, reviewed or judged goes, whatever its age.
        """
        if days <= 0:
            return 0
        oldest = number_at(clock.now() - timedelta(days=days))
        gone = 0
        while True:
            with self._store.writing() as connection:
                batch = connection.execute(
                    "SELECT number FROM articles WHERE number < ? AND read "  # noqa: S608 our own
                    f"AND NOT {KEPT} LIMIT ?",
                    (oldest, _BATCH),
                ).fetchall()
                gone += remove_articles(connection, [number for (number,) in batch])
            if len(batch) < _BATCH:
                return gone


def _problems(connection: sqlite3.Connection) -> list[str]:
    found = [
        f"The file is damaged: {line}."
        for (line,) in connection.execute("PRAGMA integrity_check(5)")
        if line != "ok"
    ]
    (broken,) = connection.execute("SELECT count(*) FROM pragma_foreign_key_check").fetchone()
    if broken:
        found.append(f"{broken} rows belong to nothing.")
    (counts,) = connection.execute(
        "SELECT (SELECT count(*) FROM feeds WHERE articles <> (SELECT count(*) FROM entries "
        "WHERE feed = feeds.number AND article IS NOT NULL)) + (SELECT count(*) FROM tags "
        "WHERE articles <> (SELECT count(*) FROM tagged WHERE tag = tags.number))"
    ).fetchone()
    if counts:
        found.append(f"The counts of {counts} feeds and tags are wrong.")
    if missing := index.missing(connection, _SAMPLE):
        found.append(f"The search index lacks {missing} of {_SAMPLE} articles that were tried.")
    return found
