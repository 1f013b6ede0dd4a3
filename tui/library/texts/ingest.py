"""Ingest a feed's entries as articles: insert new ones, update known ones, double none.

    entry -> known by its feed and key? -> else by its link? -> else a new article

An article is known by its feed's id for it, then its link. A link is trusted across feeds when
it names a page, and within one feed only together with the title, because a live page's items
and a careless feed's all share one link; or where the link is also what the feed knew it by.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.clock import seconds
from tui.library.codecs import pack_text, unpack_text
from tui.library.ids import SLOTS, first_number
from tui.library.search_index import add_article, remove_article
from tui.library.texts import revisions
from tui.library.texts.ingest_records import in_order
from tui.library.texts.links import is_front_page, without_query
from tui.library.texts.new_articles import NewArticles

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from tui.library.texts.ingest_records import IngestRecord


@dataclass(frozen=True, slots=True)
class IngestResult:
    """Numbers of the articles that an ingest inserted and updated, and how many were the same."""

    new: tuple[int, ...] = ()
    updated: tuple[int, ...] = ()
    same: int = 0


def ingest(
    connection: sqlite3.Connection,
    feed: int,
    arrived: Sequence[IngestRecord],
    now: datetime,
    *,
    unread_again: bool,
) -> IngestResult:
    """Ingest what a feed holds now; see the module. It runs in the caller's transaction.

    A feed that was removed while it was fetched brings nothing.
    """
    row = connection.execute(
        "SELECT url FROM feeds WHERE number = ? AND NOT removed", (feed,)
    ).fetchone()
    if row is None:
        return IngestResult()
    return _Ingest(connection, feed, row[0], unread_again, seconds(now)).run(in_order(arrived, now))


class _Ingest:
    """One feed's entries on their way in."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        feed: int,
        url: str,
        unread_again: bool,  # noqa: FBT001 it stands beside what is ingested
        fetched: int | None,
    ) -> None:
        self.connection = connection
        self.feed = feed
        self.unread_again = unread_again
        self.fetched = fetched
        self.present: set[str] = set()
        self.addresses: set[int] = set()
        """Of the entries' canonical links, those that an article has."""
        self.new = NewArticles(connection, feed, url, fetched)

    def run(self, arrived: list[tuple[int, IngestRecord]]) -> IngestResult:
        """Take them in, each in the way that fits it.

        New words go into the index last and at once: SQLite writes out what the index holds back
        at every change that a trigger follows, and would make a segment of each article's.
        """
        self.present = {arrival.key for _, arrival in arrived}
        entries = self._entries_by_key()
        self.new.expect(pair for pair in arrived if pair[1].key not in entries)
        self.addresses = self._known_addresses(arrival for _, arrival in arrived)
        new: list[int] = []
        updated: list[int] = []
        same = 0
        for published, arrival in arrived:
            article, digest = entries.get(arrival.key, (0, 0))
            if article is None or (article and digest == arrival.digest):  # expired, or the same
                same += 1
            elif article:
                updated += self._update(article, arrival)
            elif twin := self._twin(arrival) or self._moved(arrival, published):
                updated += self._adopt(twin, arrival)
            else:
                new.append(self._add(arrival, published))
        self.new.write()
        self._forget_expired()
        self.new.index()
        return IngestResult(tuple(new), tuple(dict.fromkeys(updated)), same)

    def _entries_by_key(self) -> dict[str, tuple[int | None, int]]:
        """Article and digest by key, of those keys that the feed was known to have."""
        rows = self.connection.execute(
            "SELECT key, article, digest FROM entries "
            "WHERE feed = ? AND key IN (SELECT value FROM json_each(?))",
            (self.feed, json.dumps(list(self.present))),
        )
        return {key: (article, digest) for key, article, digest in rows}

    def _known_addresses(self, arrived: Iterable[IngestRecord]) -> set[int]:
        """Asked once for a feed: nearly all that is new has a link that nothing else has."""
        addresses = [record.canonical for record in arrived if record.canonical is not None]
        rows = self.connection.execute(
            "SELECT canonical FROM headlines WHERE canonical IN (SELECT value FROM json_each(?))",
            (json.dumps(addresses),),
        )
        return {canonical for (canonical,) in rows}

    def _forget_expired(self) -> None:
        """Let go of the keys of expired articles that the feed lists no more."""
        expired = self.connection.execute(
            "SELECT key FROM entries WHERE feed = ? AND article IS NULL", (self.feed,)
        ).fetchall()
        if self.present:
            self.connection.executemany(
                "DELETE FROM entries WHERE feed = ? AND key = ?",
                [(self.feed, key) for (key,) in expired if key not in self.present],
            )

    def _twin(self, arrival: IngestRecord) -> int | None:
        """The article that this entry is, under another key or from another feed."""
        if arrival.canonical not in self.addresses:
            return None
        self.new.write()
        candidates = self.connection.execute(
            "SELECT number, title, (SELECT key FROM entries WHERE article = number AND feed = ?) "
            "FROM headlines WHERE canonical = ?",
            (self.feed, arrival.canonical),
        ).fetchall()
        open_ones = [
            (number, title, key)
            for number, title, key in candidates
            if key is None or key not in self.present
        ]
        for number, title, _ in open_ones:
            if title == arrival.title:
                return int(number)
        if len(candidates) == len(open_ones) == 1 and not is_front_page(arrival.address):
            number, _, key = open_ones[0]
            if key is None or without_query(key) == without_query(arrival.key):
                return int(number)
        return None

    def _moved(self, arrival: IngestRecord, published: int) -> int | None:
        """The article of this title and second that the feed knew by another query of its link.

        That is how links look that carry a session or a count of clicks, in a feed without ids.
        """
        page = without_query(arrival.key)
        if page == arrival.key or arrival.published is None:
            return None
        first = first_number(published)
        candidates = self.connection.execute(
            "SELECT number, key FROM headlines JOIN entries ON article = number "
            "WHERE number BETWEEN ? AND ? AND entries.feed = ? AND title = ?",
            (first, first + SLOTS - 1, self.feed, arrival.title),
        ).fetchall()
        same = (
            int(number)
            for number, key in candidates
            if key not in self.present and without_query(key) == page
        )
        return next(same, None)

    def _adopt(self, article: int, arrival: IngestRecord) -> tuple[int, ...]:
        """Let the feed know an article by this key; one that it knew it by before is replaced."""
        self.connection.execute(
            "DELETE FROM entries WHERE article = ? AND feed = ?", (article, self.feed)
        )
        self.connection.execute(
            "INSERT INTO entries (feed, key, article, digest) VALUES (?, ?, ?, ?)",
            (self.feed, arrival.key, article, arrival.digest),
        )
        return self._rewrite(article, arrival)

    def _update(self, article: int, arrival: IngestRecord) -> tuple[int, ...]:
        self.connection.execute(
            "UPDATE entries SET digest = ? WHERE feed = ? AND key = ?",
            (arrival.digest, self.feed, arrival.key),
        )
        return self._rewrite(article, arrival)

    def _rewrite(self, article: int, arrival: IngestRecord) -> tuple[int, ...]:
        """Put in what the feed that brought it says now; a page's text stays until the next."""
        owner, page, bare, same = self.connection.execute(
            "SELECT feed, page, length(text) <= ?, "
            "title = ? AND (page <> '' OR (text = ? AND setting = ?)) "
            "FROM headlines JOIN texts USING (number) WHERE number = ?",
            (len(pack_text("")), arrival.title, arrival.packed, arrival.setting, article),
        ).fetchone()
        if owner != self.feed:
            return (article,) if bare and self._fill(article, arrival) else ()
        revisions.before_change(
            self.connection,
            article,
            arrival.title,
            None if page else unpack_text(arrival.packed),
            unread_again=self.unread_again,
        )
        remove_article(self.connection, article)
        self._set_rows(article, arrival)
        if not same or arrival.statement:  # what is as it was needs no other analysis
            self.connection.execute("UPDATE articles SET version = '' WHERE number = ?", (article,))
        if not page:
            self._set_text(article, arrival)
        add_article(self.connection, article)
        return (article,)

    def _set_rows(self, article: int, arrival: IngestRecord) -> None:
        """Set all but the text; the page is wanted anew."""
        if arrival.statement:
            self.connection.execute(
                "INSERT OR REPLACE INTO statements VALUES (?, ?)", (article, arrival.statement)
            )
        self.connection.execute(
            "UPDATE headlines SET title = ?, link = ?, canonical = ?, "
            "author = coalesce(nullif(?, ''), author) WHERE number = ?",
            (arrival.title, arrival.link, arrival.canonical, arrival.author, article),
        )
        if arrival.canonical is not None:
            self.addresses.add(arrival.canonical)
        self.connection.execute(
            "UPDATE texts SET due = CASE WHEN ? = '' THEN NULL ELSE 0 END, tries = 0 "
            "WHERE number = ?",
            (arrival.link, article),
        )
        self.connection.execute(
            "UPDATE articles SET language = coalesce(nullif(?, ''), language) WHERE number = ?",
            (arrival.language, article),
        )

    def _fill(self, article: int, arrival: IngestRecord) -> bool:
        """Give an article that has no text yet the text that another feed has for it."""
        if not arrival.terms[0]:
            return False
        remove_article(self.connection, article)
        self._set_text(article, arrival)
        self.connection.execute("UPDATE articles SET version = '' WHERE number = ?", (article,))
        add_article(self.connection, article)
        return True

    def _set_text(self, article: int, arrival: IngestRecord) -> None:
        self.connection.execute(
            "UPDATE texts SET text = ?, setting = ? WHERE number = ?",
            (arrival.packed, arrival.setting, article),
        )
        self.connection.execute(
            "UPDATE headlines SET fetched = ? WHERE number = ?", (self.fetched, article)
        )

    def _add(self, arrival: IngestRecord, published: int) -> int:
        if arrival.canonical is not None:
            self.addresses.add(arrival.canonical)
        return self.new.add(arrival, published)
