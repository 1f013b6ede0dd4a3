"""Insert what is new in a feed, table by table, its numbers and ids looked up at once."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tui.library.ids import FreeNumbers
from tui.library.search_index import insert_new
from tui.library.texts.links import article_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from tui.library.texts.ingest_records import IngestRecord


class NewArticles:
    """The new articles of one feed; they are there once `write` has run."""

    def __init__(
        self, connection: sqlite3.Connection, feed: int, url: str, fetched: int | None
    ) -> None:
        self._connection = connection
        self._feed = feed
        self._url = url
        self._fetched = fetched
        self._numbers = FreeNumbers(connection)
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()
        self._waiting: list[tuple[int, int, IngestRecord]] = []
        self._unindexed: list[tuple[int, IngestRecord]] = []

    def expect(self, arrived: Iterable[tuple[int, IngestRecord]]) -> None:
        """Look up at once which numbers and ids are taken of those that these may get."""
        arrived = list(arrived)
        self._numbers.look_up(published for published, _ in arrived)
        self._ids = {arrival.key: article_id(self._url, arrival.key) for _, arrival in arrived}
        rows = self._connection.execute(
            "SELECT id FROM headlines WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(self._ids.values())),),
        )
        self._taken = {identifier for (identifier,) in rows}

    def add(self, arrival: IngestRecord, published: int) -> int:
        """Give an article its number; of those that `expect` was told."""
        number = self._numbers.take(published)
        self._waiting.append((number, published, arrival))
        return number

    def write(self) -> None:
        """Insert the articles that wait for it."""
        many = self._connection.executemany
        many(
            "INSERT INTO articles (number, language) VALUES (?, ?)",
            [(number, arrival.language) for number, _, arrival in self._waiting],
        )
        many(
            "INSERT INTO headlines (number, id, feed, published, dated, title, author, link, "
            "canonical, utc_offset, fetched) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [self._headline(*article) for article in self._waiting],
        )
        many(
            "INSERT INTO statements VALUES (?, ?)",
            [(number, each.statement) for number, _, each in self._waiting if each.statement],
        )
        many(
            "INSERT INTO texts (number, due, setting, text) VALUES (?, ?, ?, ?)",
            [
                (number, 0 if arrival.link else None, arrival.setting, arrival.packed)
                for number, _, arrival in self._waiting
            ],
        )
        many(
            "INSERT INTO entries VALUES (?, ?, ?, ?)",
            [(self._feed, each.key, number, each.digest) for number, _, each in self._waiting],
        )
        self._unindexed += [(number, arrival) for number, _, arrival in self._waiting]
        self._waiting.clear()

    def index(self) -> None:
        """Index the words of all that was written."""
        rows = ((number, *arrival.terms) for number, arrival in self._unindexed)
        insert_new(self._connection, rows)
        self._unindexed.clear()

    def _headline(self, number: int, published: int, arrival: IngestRecord) -> tuple[object, ...]:
        return (
            number,
            self._free_id(arrival.key),
            self._feed,
            published,
            arrival.published is not None,
            arrival.title,
            arrival.author,
            arrival.link,
            arrival.canonical,
            _utc_offset(arrival, published),
            self._fetched,
        )

    def _free_id(self, key: str) -> str:
        candidate = self._ids[key]
        attempt = 0
        while candidate in self._taken:
            attempt += 1
            candidate = article_id(self._url, key, attempt)
            if self._has_id(candidate):
                self._taken.add(candidate)
        self._taken.add(candidate)
        return candidate

    def _has_id(self, candidate: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM headlines WHERE id = ?", (candidate,))
        return found.fetchone() is not None


def _utc_offset(arrival: IngestRecord, published: int) -> int:
    """The outlet's clock in minutes from UTC, or this machine's where it gave no date."""
    if arrival.utc_offset is not None:
        return arrival.utc_offset
    local = datetime.fromtimestamp(published, UTC).astimezone().utcoffset() or timedelta()
    return local // timedelta(minutes=1)
