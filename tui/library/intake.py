"""What a feed brings becomes articles: new ones are added, known ones updated, none doubled.

    entry -> known by its feed and key? -> else by its link? -> else a new article

An article is known by its feed's id for it, then its link. A link is trusted across feeds when
it names a page, and within one feed only together with the title, because a live page's items
and a careless feed's all share one link.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library import links
from tui.library.index import forget, remember
from tui.library.links import article_id, canonical, number_of
from tui.library.numbering import SLOTS, first_number
from tui.library.packing import language_code, pack_setting, pack_text

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

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
    """Take in what a feed holds now; see the module. It runs in the caller's transaction."""
    intake = _Intake(connection, feed, tuple(entries), now)
    return intake.run()


class _Intake:
    """One feed's entries on their way in."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        feed: int,
        entries: tuple[Entry, ...],
        now: datetime,
    ) -> None:
        self.connection = connection
        self.feed = feed
        self.now = int(now.timestamp())
        # Feeds list the newest first; the oldest must get the lowest number.
        unique = {entry.key: entry for entry in reversed(entries)}
        self.entries = sorted(unique.values(), key=self._published)
        self.present = set(unique)
        row = connection.execute("SELECT url FROM feeds WHERE number = ?", (feed,)).fetchone()
        self.url = row[0] if row else ""

    def run(self) -> Stored:
        new: list[int] = []
        updated: list[int] = []
        same = 0
        for entry in self.entries:
            digest = self._digest(entry)
            known = self.connection.execute(
                "SELECT article, digest FROM entries WHERE feed = ? AND key = ?",
                (self.feed, entry.key),
            ).fetchone()
            if known and (known[0] is None or known[1] == digest):  # expired, or the same
                same += 1
            elif known:
                updated += self._update(known[0], entry, digest)
            elif twin := self._twin(entry):
                updated += self._adopt(twin, entry, digest)
            else:
                new.append(self._add(entry, digest))
        self._forget_expired()
        return Stored(tuple(new), tuple(dict.fromkeys(updated)), same)

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

    def _published(self, entry: Entry) -> int:
        """Its time in seconds. What claims to be from the future is taken to be from now."""
        if entry.published is None:
            return self.now
        return min(int(entry.published.timestamp()), self.now)

    def _digest(self, entry: Entry) -> int:
        """A number for everything the feed says of the entry, but for its clock-bound date."""
        return number_of(
            entry.title, canonical(entry.link), entry.author, entry.language, entry.body.text
        )

    def _twin(self, entry: Entry) -> int | None:
        """The article that this entry is, under another key or from another feed."""
        address = canonical(entry.link)
        if not address:
            return None
        candidates = self.connection.execute(
            "SELECT number, title, (SELECT key FROM entries WHERE article = number AND feed = ?) "
            "FROM headlines WHERE canonical = ?",
            (self.feed, number_of(address)),
        ).fetchall()
        open_ones = [
            (number, title, key)
            for number, title, key in candidates
            if key is None or key not in self.present
        ]
        for number, title, _ in open_ones:
            if title == entry.title:
                return int(number)
        if len(candidates) == len(open_ones) == 1 and not links.is_front_page(address):
            number, _, key = open_ones[0]
            return int(number) if key is None else None
        return None

    def _adopt(self, article: int, entry: Entry, digest: int) -> tuple[int, ...]:
        """Let the feed know an article by this key; one that it knew it by before is replaced."""
        self.connection.execute(
            "DELETE FROM entries WHERE article = ? AND feed = ?", (article, self.feed)
        )
        self.connection.execute(
            "INSERT INTO entries (feed, key, article, digest) VALUES (?, ?, ?, ?)",
            (self.feed, entry.key, article, digest),
        )
        return self._rewrite(article, entry)

    def _update(self, article: int, entry: Entry, digest: int) -> tuple[int, ...]:
        self.connection.execute(
            "UPDATE entries SET digest = ? WHERE feed = ? AND key = ?",
            (digest, self.feed, entry.key),
        )
        return self._rewrite(article, entry)

    def _rewrite(self, article: int, entry: Entry) -> tuple[int, ...]:
        """Put what the feed says now into the article, if it is the feed that brought it.

        A text that came from its page stays until the page has been fetched again.
        """
        owner, page, bare = self.connection.execute(
            "SELECT feed, page, text = ? FROM headlines JOIN texts USING (number) WHERE number = ?",
            (pack_text(""), article),
        ).fetchone()
        if owner != self.feed:
            return (article,) if bare and self._fill(article, entry) else ()
        address = canonical(entry.link)
        forget(self.connection, article)
        self.connection.execute(
            "UPDATE headlines SET title = ?, link = ?, canonical = ?, "
            "author = coalesce(nullif(?, ''), author) WHERE number = ?",
            (
                entry.title,
                entry.link,
                number_of(address) if address else None,
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

    def _add(self, entry: Entry, digest: int) -> int:
        published = self._published(entry)
        number = self._free_number(published)
        address = canonical(entry.link)
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
                published,
                entry.published is not None,
                entry.title,
                entry.author,
                entry.link,
                number_of(address) if address else None,
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
        run("INSERT INTO entries VALUES (?, ?, ?, ?)", (self.feed, entry.key, number, digest))
        remember(self.connection, number)
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
