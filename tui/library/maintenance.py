"""Back up, check and repair the library, and apply the reader's retention."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tui import clean
from tui.deferred import DeferredModule
from tui.errors import LibraryError
from tui.library import clock, migrations, search_index
from tui.library.deletion import PROTECTED, remove_articles
from tui.library.facts import unfilled
from tui.library.ids import number_at
from tui.library.sqlite_errors import translate_errors
from tui.library.undo import pruning
from tui.plural import plural

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from tui.library.facts import fact_store
    from tui.library.store import Store
else:
    fact_store = DeferredModule("tui.library.facts.fact_store")

INDEX_BATCH, FILL_BATCH = 100, 40
"""Articles indexed in one transaction, of 500 words each some 40 ms, and given their rows in one:
as long, for which a tag may wait."""

UNDO_DAYS = 365
UNDO_BYTES = 100 * 2**20
"""How far back undo goes: what is older, or beyond so many bytes, leaves the journal."""

_BATCH = 500
_SAMPLE = 100

_DOUBTED = timedelta(days=90)
"""With no article for so long, it is rather the clock that jumped than the news that stopped."""

_COUNTED = "SELECT count(*), coalesce(sum(NOT read), 0) FROM"
_OF_FEED = (
    f"{_COUNTED} entries JOIN articles ON articles.number = article WHERE feed = feeds.number"
)
_OF_TAG = f"{_COUNTED} tagged JOIN articles ON articles.number = article WHERE tag = tags.number"


class Maintenance:
    """Maintenance of one library."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def backup(self, target: Path) -> None:
        """Back up to one consistent copy while others read and write. Raises LibraryError."""
        with self._store.reading() as connection, translate_errors(target):
            if target.exists() and target.samefile(self._store.path):
                raise LibraryError(f"{target} is the library itself: name another file.")
            try:
                migrations.backup(connection, target, keep=True)
            except OSError as error:
                raise LibraryError(
                    f"{target} cannot be written ({error.strerror}): name a file in a folder "
                    "that is there and yours to write, with room on its disk."
                ) from error

    def version(self) -> int:
        """Return the number of the last migration that the file has been through."""
        with self._store.reading() as connection:
            (number,) = connection.execute("PRAGMA user_version").fetchone()
        return int(number)

    def damage(self) -> tuple[str, ...]:
        """Check the whole file; describe what is broken, in sentences."""
        with self._store.reading() as connection:
            return tuple(_damage(connection))

    def inconsistencies(self) -> tuple[str, ...]:
        """Check what `repair` can make anew; describe what disagrees with the articles."""
        with self._store.reading() as connection:
            return tuple(_inconsistencies(connection))

    def repair(self) -> None:
        """Rebuild what follows from the articles: the index, the rows, the counts."""
        with self._store.writing(durable=False) as connection:
            search_index.rebuild(connection)
            fact_store.rebuild_tables(connection)
            connection.execute(f"UPDATE feeds SET (articles, unread) = ({_OF_FEED})")  # noqa: S608 our own
            connection.execute(f"UPDATE tags SET (articles, unread) = ({_OF_TAG})")  # noqa: S608 our own

    def unindexed(self) -> int:
        """Count the articles that wait to be indexed."""
        with self._store.reading() as connection:
            return search_index.unindexed(connection)

    def index_articles(self) -> int:
        """Index some of those in one transaction, and return how many they were."""
        with self._store.writing(durable=False) as connection:
            return search_index.index_batch(connection, INDEX_BATCH)

    def unfilled(self) -> int:
        """Count the articles that wait for the rows which exports and counts are made of."""
        with self._store.reading() as connection:
            return unfilled.count(connection)

    def fill_articles(self) -> int:
        """Make those of some of them in one transaction, and return how many they were."""
        with self._store.writing(durable=False) as connection:
            return unfilled.fill_batch(connection, FILL_BATCH)

    def _present(self) -> datetime:
        """Now, or the date of the newest article where that makes the clock look wrong."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT published FROM headlines WHERE dated ORDER BY number DESC LIMIT 1"
            ).fetchone()
        newest = clock.moment(row[0]) if row else None
        now = clock.now()
        return newest if newest and newest < now - _DOUBTED else now

    def expire(self, days: int) -> int:
        """Delete read articles older than `days`, and return how many; 0 keeps all.

        Nothing that is tagged, starred, reviewed, judged or annotated goes, whatever its age. A
        clock that jumped ahead by years takes nothing either.
        """
        if days <= 0:
            return 0
        oldest = number_at(self._present() - timedelta(days=days))
        gone = 0
        while True:
            with self._store.writing(durable=False) as connection:
                batch = connection.execute(
                    "SELECT number FROM articles WHERE number < ? AND read "  # noqa: S608 our own
                    f"AND NOT {PROTECTED} LIMIT ?",
                    (oldest, _BATCH),
                ).fetchall()
                gone += remove_articles(connection, [number for (number,) in batch])
            if len(batch) < _BATCH:
                return gone

    def prune_journal(self) -> int:
        """Delete changes that undo need not reach any more; return how many."""
        oldest = clock.seconds(self._present() - timedelta(days=UNDO_DAYS)) or 0
        with self._store.reading() as connection:
            if not pruning.prunable(connection, oldest, UNDO_BYTES):
                return 0
        with self._store.writing(durable=False) as connection:
            return pruning.prune(connection, oldest, UNDO_BYTES)


def _damage(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check(5)"):
        if line != "ok":
            yield f"The file is damaged: {clean.line(line, 200)}."
    (broken,) = connection.execute("SELECT count(*) FROM pragma_foreign_key_check").fetchone()
    if broken:
        yield f"Rows that belong to nothing: {broken:,}."


def _inconsistencies(connection: sqlite3.Connection) -> Iterator[str]:
    (counts,) = connection.execute(
        f"SELECT (SELECT count(*) FROM feeds WHERE (articles, unread) <> ({_OF_FEED})) + "  # noqa: S608 our own
        f"(SELECT count(*) FROM tags WHERE (articles, unread) <> ({_OF_TAG}))"
    ).fetchone()
    if counts:
        yield f"Wrong counts of feeds and tags: {counts:,}."
    missing, tried = search_index.missing(connection, _SAMPLE)
    if missing:
        yield f"Missing in the search index, of {plural(tried, 'article')} tried: {missing}."
