"""Store subscriptions: addresses, how the last fetch went, how many articles are unread."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tui import clean
from tui.deferred import DeferredModule
from tui.errors import LibraryError
from tui.library.clock import moment, seconds
from tui.library.logins import LoginStore
from tui.model import Feed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from tui.library.store import Store
    from tui.library.undo import feed_changes, feed_steps
    from tui.library.undo.journal import Change
else:  # what only changes of subscriptions need
    feed_changes = DeferredModule("tui.library.undo.feed_changes")
    feed_steps = DeferredModule("tui.library.undo.feed_steps")

_COLUMNS = (
    "number, url, title, folder, site, unread, articles, checked, changed, error, etag, "
    "last_modified, due, hold, failures, gone, account"
)
_SUCCEEDED = """
    UPDATE feeds SET checked = :now, error = NULL, failures = 0, gone = 0, due = :due, hold = NULL,
        etag = :etag, last_modified = :last_modified,
        changed = CASE WHEN :changed THEN :now ELSE changed END,
        site = coalesce(nullif(:site, ''), site),
        title = CASE WHEN named OR :title = '' THEN title ELSE :title END
    WHERE number = :number
"""


class Feeds:
    """Access to the feeds of one library."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._logins = LoginStore(store.path)

    def logins(self) -> dict[str, str]:
        """Read the names and passwords ("name:password") of those feeds that have one, by address.

        Only who fetches may see them.
        """
        return self._logins.all()

    def all(self) -> tuple[Feed, ...]:
        """List every subscribed feed, by folder and title."""
        with self._store.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM feeds WHERE NOT removed "  # noqa: S608 our own columns
                "ORDER BY folder COLLATE NOCASE, title COLLATE NOCASE, number"
            ).fetchall()
        return tuple(_feed(row) for row in rows)

    def get(self, number: int) -> Feed:
        """Load the feed of this number. Raises LibraryError where there is none."""
        feed = self._select_one("number = ?", number)
        if feed is None:
            raise LibraryError(f"There is no feed {number} in the library.")
        return feed

    def find(self, url: str) -> Feed | None:
        """Find the feed of this address, be a login in it or not; None where there is none."""
        return self._select_one("url = ?", _part(url)[0])

    def _select_one(self, condition: str, value: object) -> Feed | None:
        with self._store.reading() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM feeds WHERE NOT removed AND {condition}",  # noqa: S608
                (value,),
            ).fetchone()
        return _feed(row) if row else None

    def add(self, url: str, title: str = "", folder: str = "", *, chosen: bool = True) -> Feed:
        """Subscribe to an address; a feed that is already known is given back as it is.

        Without a title the feed's own is taken when it comes, and the address stands until then;
        one that is not `chosen` by the reader is the feed's own.
        """
        self._subscribe([(url, title, folder)], chosen=chosen)
        feed = self.find(url)
        if feed is None:
            raise LibraryError(
                f"The feed {_part(url)[0]} could not be added to {self._store.path}."
            )
        return feed

    def add_all(self, feeds: Iterable[tuple[str, str, str]]) -> int:
        """Subscribe to many, as (url, title, folder), at once; return how many were new.

        A name and password in an address are kept apart from it, those of a known feed instead of
        the ones that it had. Raises CredentialsError where they cannot be kept.
        """
        return self._subscribe(feeds, chosen=True).count

    def _subscribe(self, feeds: Iterable[tuple[str, str, str]], *, chosen: bool) -> Change:
        parted = [(*_part(url), title, folder) for url, title, folder in feeds]
        with self._store.writing() as connection:
            self._logins.update({url: login for url, login, _, _ in parted if login})
            known = _subscribed(connection)
            connection.executemany(
                "INSERT INTO feeds (url, title, named, folder) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (url) DO UPDATE SET removed = 0, folder = excluded.folder, "
                "title = CASE WHEN excluded.named THEN excluded.title ELSE title END, "
                "named = named OR excluded.named, "
                "error = NULL, failures = 0, gone = 0, etag = NULL, last_modified = NULL, "
                "due = NULL, hold = NULL WHERE removed",
                [
                    (url, clean.line(title) or url, bool(title) and chosen, clean.line(folder))
                    for url, _, title, folder in parted
                ],
            )
            return feed_changes.subscribed(connection, _subscribed(connection) - known)

    def settle(self) -> None:
        """Make the subscriptions that the last changes were for good: undo goes past them."""
        with self._store.writing() as connection:
            feed_changes.settle(connection)

    def remove(self, *numbers: int) -> Change:
        """Unsubscribe, in one step of undo. Articles go too, but for those that other feeds have.

        What the reader worked on (tagged, starred, reviewed, judged) stays, under the feed's name.
        The change counts the articles that left; names and passwords are forgotten for good.
        """
        with self._store.writing() as connection:
            return feed_changes.unsubscribe(connection, numbers)

    def leaving(self, *numbers: int) -> tuple[int, int]:
        """Count the articles that would be deleted with feeds, and those that would stay."""
        from tui.library.deletion import leaving

        with self._store.reading() as connection:
            go = len(leaving(connection, numbers))
            (count,) = connection.execute(
                "SELECT count(DISTINCT article) FROM entries "
                "WHERE feed IN (SELECT value FROM json_each(?))",
                (json.dumps(numbers),),
            ).fetchone()
        return go, count - go

    def rename_folder(self, old: str, new: str) -> Change:
        """Move all feeds of a folder to another, or out of any; the change counts them."""
        with self._store.writing() as connection:
            return feed_changes.rename_folder(connection, old, clean.line(new))

    def rename(self, number: int, title: str) -> Change:
        """Give a feed a title that its own no longer replaces; "" asks for that again.

        Raises LibraryError.
        """
        self.get(number)
        with self._store.writing() as connection:
            return feed_changes.rename(connection, number, clean.line(title))

    def move(self, folder: str, *numbers: int) -> Change:
        """Move feeds to a folder, or with "" out of any. Raises LibraryError."""
        for number in numbers:
            self.get(number)
        with self._store.writing() as connection:
            return feed_changes.move(connection, numbers, clean.line(folder))

    def succeeded(  # noqa: PLR0913 each is a column of its own
        self,
        number: int,
        *,
        now: datetime,
        changed: bool,
        etag: str | None = None,
        last_modified: str | None = None,
        title: str = "",
        site: str = "",
        due: datetime | None = None,
    ) -> None:
        """Store the result of a fetch that went well; the feed has no error any more."""
        with self._store.writing(durable=False) as connection:
            connection.execute(
                _SUCCEEDED,
                {
                    "now": seconds(now),
                    "changed": changed,
                    "etag": etag,
                    "last_modified": last_modified,
                    "title": clean.line(title),
                    "site": site,
                    "due": seconds(due),
                    "number": number,
                },
            )

    def failed(
        self,
        number: int,
        reason: str,
        *,
        now: datetime,
        due: datetime | None,
        hold: datetime | None = None,
        gone: bool = False,
    ) -> None:
        """Store why a fetch failed, when to retry, and until when its server wants none."""
        with self._store.writing(durable=False) as connection:
            connection.execute(
                "UPDATE feeds SET checked = ?, error = ?, failures = failures + 1, due = ?, "
                "hold = ?, gone = ? WHERE number = ?",
                (seconds(now), clean.line(reason), seconds(due), seconds(hold), gone, number),
            )

    def readdress(self, number: int, url: str) -> str:
        """Give a feed another address; where another has that, whose title is given, they are one.

        Where one had it that was unsubscribed, this one stays where it is.
        """
        with self._store.writing(durable=False) as connection:
            old = _address(connection, number)
            moved = connection.execute(
                "UPDATE OR IGNORE feeds SET title = CASE WHEN title = url THEN :url ELSE title "
                "END, url = :url WHERE number = :number",
                {"url": url, "number": number},
            )
            if moved.rowcount:
                self._logins.move(old, url)
            other = connection.execute(
                "SELECT title FROM feeds WHERE url = ? AND number <> ? AND NOT removed",
                (url, number),
            ).fetchone()
            if other:
                feed_steps.retire(connection, number)
        return other[0] if other else ""

    def hold_hosts(self, holds: Mapping[str, datetime]) -> None:
        """Store until when hosts, with their ports, want none of their feeds asked for."""
        held = [
            (seconds(until), feed.number)
            for feed in (self.all() if holds else ())
            if (until := holds.get(urlsplit(feed.url).netloc.lower()))
        ]
        if held:
            with self._store.writing(durable=False) as connection:
                connection.executemany(
                    "UPDATE feeds SET hold = max(coalesce(hold, 0), ?) WHERE number = ?", held
                )


def _subscribed(connection: sqlite3.Connection) -> set[int]:
    rows = connection.execute("SELECT number FROM feeds WHERE NOT removed")
    return {number for (number,) in rows}


def _address(connection: sqlite3.Connection, number: int) -> str:
    row = connection.execute("SELECT url FROM feeds WHERE number = ?", (number,)).fetchone()
    return row[0] if row else ""


def _part(url: str) -> tuple[str, str]:
    """An address and its login; one without a login stays as it is written."""
    address, login = clean.split_login(url)
    return (address, login) if login else (url, "")


def _feed(row: tuple[Any, ...]) -> Feed:
    number, url, title, folder, site, unread, articles, checked, changed, *rest = row
    error, etag, last_modified, due, hold, failures, gone, account = rest
    return Feed(
        number=number,
        url=url,
        title=title,
        folder=folder,
        site=site,
        unread=unread,
        articles=articles,
        checked=moment(checked),
        changed=moment(changed),
        error=error,
        etag=etag,
        last_modified=last_modified,
        due=moment(due),
        hold=moment(hold),
        failures=failures,
        gone=bool(gone),
        account=bool(account),
    )
