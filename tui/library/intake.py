"""What a feed brings becomes articles: new ones are added, known ones updated, none doubled.

    entry -> known by its feed and key? -> else by its link? -> else a new article

An article is known by its feed's id for it, then its link. A link is trusted across feeds when
it names a page, and within one feed only together with the title, because a live page's items
and a careless feed's all share one link.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.arrivals import arrivals
from tui.library.index import add_words, forget, remember
from tui.library.links import article_id, is_front_page
from tui.library.numbering import SLOTS, first_number
from tui.library.packing import language_code, pack_setting, pack_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

    from tui.library.arrivals import Arrival
    from tui.model import Entry


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing entries did: numbers of articles new and updated, and how many were the same."""

    new: tuple[int, ...] = ()
    updated: tuple[int, ...] = ()
    same: int = 0


def store(
    connection: sqlite3.Connection, feed: int, entries: Iterable[Entry], now: datetime
) -> Stored:
    """Take in what a feed holds now; see the module. It runs in the caller's transaction.

    A feed that was removed while it was fetched brings nothing.
    """
    row = connection.execute(
        "SELECT url FROM feeds WHERE number = ? AND NOT removed", (feed,)
    ).fetchone()
    return _Intake(connection, feed, row[0]).run(arrivals(entries, now)) if row else Stored()


class _Intake:
    """One feed's entries on their way in."""

    def __init__(self, connection: sqlite3.Connection, feed: int, url: str) -> None:
        self.connection = connection
        self.feed = feed
        self.url = url
        self.present: set[str] = set()

    def run(self, arrived: list[Arrival]) -> Stored:
        """Take them in, each in the way that fits it."""
        self.present = {arrival.entry.key for arrival in arrived}
        known = self._known()
        new: list[int] = []
        updated: list[int] = []
        same = 0
        for arrival in arrived:
            article, digest = known.get(arrival.entry.key, (0, 0))
            if article is None or (article and digest == arrival.digest):  # expired, or the same
                same += 1
            elif article:
                updated += self._update(article, arrival)
            elif twin := self._twin(arrival):
                updated += self._adopt(twin, arrival)
            else:
                new.append(self._add(arrival))
        self._forget_expired()
        return Stored(tuple(new), tuple(dict.fromkeys(updated)), same)

    def _known(self) -> dict[str, tuple[int | None, int]]:
        """Article and digest by key, of those keys that the feed was known to have."""
        rows = self.connection.execute(
            "SELECT key, article, digest FROM entries "
            "WHERE feed = ? AND key IN (SELECT value FROM json_each(?))",
            (self.feed, json.dumps(list(self.present))),
        )
        return {key: (article, digest) for key, article, digest in rows}

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

    def _twin(self, arrival: Arrival) -> int | None:
        """The article that this entry is, under another key or from another feed."""
        if arrival.link is None:
            return None
        candidates = self.connection.execute(
            "SELECT number, title, (SELECT key FROM entries WHERE article = number AND feed = ?) "
            "FROM headlines WHERE canonical = ?",
            (self.feed, arrival.link),
        ).fetchall()
        open_ones = [
            (number, title, key)
            for number, title, key in candidates
            if key is None or key not in self.present
        ]
        for number, title, _ in open_ones:
            if title == arrival.entry.title:
                return int(number)
        if len(candidates) == len(open_ones) == 1 and not is_front_page(arrival.address):
            number, _, key = open_ones[0]
            return int(number) if key is None else None
        return None

    def _adopt(self, article: int, arrival: Arrival) -> tuple[int, ...]:
        """Let the feed know an article by this key; one that it knew it by before is replaced."""
        self.connection.execute(
            "DELETE FROM entries WHERE article = ? AND feed = ?", (article, self.feed)
        )
        self.connection.execute(
            "INSERT INTO entries (feed, key, article, digest) VALUES (?, ?, ?, ?)",
            (self.feed, arrival.entry.key, article, arrival.digest),
        )
        return self._rewrite(article, arrival)

    def _update(self, article: int, arrival: Arrival) -> tuple[int, ...]:
        self.connection.execute(
            "UPDATE entries SET digest = ? WHERE feed = ? AND key = ?",
            (arrival.digest, self.feed, arrival.entry.key),
        )
        return self._rewrite(article, arrival)

    def _rewrite(self, article: int, arrival: Arrival) -> tuple[int, ...]:
        """Put what the feed says now into the article, if it is the feed that brought it.

        A text that came from its page stays until the page has been fetched again.
        """
        entry = arrival.entry
        owner, page, bare = self.connection.execute(
            "SELECT feed, page, text = ? FROM headlines JOIN texts USING (number) WHERE number = ?",
            (pack_text(""), article),
        ).fetchone()
        if owner != self.feed:
            return (article,) if bare and self._fill(article, entry) else ()
        forget(self.connection, article)
        self.connection.execute(
            "UPDATE headlines SET title = ?, link = ?, canonical = ?, "
            "author = coalesce(nullif(?, ''), author) WHERE number = ?",
            (
                entry.title,
                entry.link,
                arrival.link,
                entry.author,
                article,
            ),
        )
        if not page:
            self._set_text(article, entry)
        self.connection.execute(
            "UPDATE texts SET due = CASE WHEN ? = '' THEN NULL ELSE 0 END, tries = 0 "
            "WHERE number = ?",
            (entry.link, article),
        )
        self.connection.execute(
            "UPDATE articles SET version = '', language = coalesce(nullif(?, ''), language) "
            "WHERE number = ?",
            (language_code(entry.language), article),
        )
        remember(self.connection, article)
        return (article,)

    def _fill(self, article: int, entry: Entry) -> bool:
        """Give an article that has no text yet the text that another feed has for it."""
        if not entry.body.text:
            return False
        forget(self.connection, article)
        self._set_text(article, entry)
        self.connection.execute("UPDATE articles SET version = '' WHERE number = ?", (article,))
        remember(self.connection, article)
        return True

    def _set_text(self, article: int, entry: Entry) -> None:
        self.connection.execute(
            "UPDATE texts SET text = ?, setting = ? WHERE number = ?",
            (pack_text(entry.body.text), pack_setting(entry.body), article),
        )

    def _add(self, arrival: Arrival) -> int:
        entry = arrival.entry
        number = self._free_number(arrival.published)
        run = self.connection.execute
        run(
            "INSERT INTO articles (number, language) VALUES (?, ?)",
            (number, language_code(entry.language)),
        )
        run(
            "INSERT INTO headlines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                self._free_id(entry.key),
                self.feed,
                arrival.published,
                entry.published is not None,
                entry.title,
                entry.author,
                entry.link,
                arrival.link,
            ),
        )
        run(
            "INSERT INTO texts (number, due, setting, text) VALUES (?, ?, ?, ?)",
            (
                number,
                0 if entry.link else None,
                pack_setting(entry.body),
                pack_text(entry.body.text),
            ),
        )
        run(
            "INSERT INTO entries VALUES (?, ?, ?, ?)",
            (self.feed, entry.key, number, arrival.digest),
        )
        add_words(self.connection, (number, entry.body.text, entry.title, entry.author))
        return number

    def _free_number(self, published: int) -> int:
        """The next number of the second in which it was published; see the schema."""
        first = first_number(published)
        while True:
            (last,) = self.connection.execute(
                "SELECT max(number) FROM articles WHERE number BETWEEN ? AND ?",
                (first, first + SLOTS - 1),
            ).fetchone()
            if last is None:
                return first
            if last < first + SLOTS - 1:
                return int(last) + 1
            first += SLOTS

    def _free_id(self, key: str) -> str:
        attempt = 0
        while True:
            candidate = article_id(self.url, key, attempt)
            taken = self.connection.execute(
                "SELECT 1 FROM headlines WHERE id = ?", (candidate,)
            ).fetchone()
            if not taken:
                return candidate
            attempt += 1
