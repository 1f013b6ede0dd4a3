"""The connection that writes, which holds the words of new articles back until a transaction ends.

FTS5 writes a segment of the index out whenever a change comes with triggers between two articles,
or an article whose number is lower than the last one's: of each feed of a batch. Written together,
in the order of their numbers, they make one for some thousand articles.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TextRow = tuple[int, str, str, str]
"""Number of an article, and the terms of its text, its title and its author."""

MOST = 2_000
"""Articles whose words are held back, so that memory is bounded: some 10 MB."""


class WritingConnection(sqlite3.Connection):
    """Writes words at once, but within `transaction` when it ends, or when `write_held` asks."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Connect as sqlite3 does."""
        super().__init__(*arguments, **options)
        self._held: list[TextRow] = []
        self._holds = False

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run one transaction: all of it is kept, or nothing."""
        self.execute("BEGIN IMMEDIATE")
        self._holds = True
        try:
            yield
            self.write_held()
            self.execute("COMMIT")
        finally:
            self._holds = False
            self._held.clear()
            if self.in_transaction:
                self.execute("ROLLBACK")

    def index(self, rows: Iterable[TextRow]) -> None:
        """Index the words of articles that are new."""
        self._held += rows
        if not self._holds or len(self._held) > MOST:
            self.write_held()

    def write_held(self) -> None:
        """Index what is held back, as must be before any of it can be taken out or looked up."""
        if self._held:
            insert_words(self, sorted(self._held))
            self._held.clear()


def insert_words(connection: sqlite3.Connection, rows: Iterable[TextRow]) -> None:
    """Insert words into the index."""
    connection.executemany(
        "INSERT INTO search (rowid, text, title, author) VALUES (?, ?, ?, ?)", rows
    )
