"""The account on a server: where it is, how its last sync went, and the feeds that it has."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tui import clean
from tui.library.clock import moment, seconds
from tui.library.lock import Lock
from tui.plural import plural

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from tui.library.account_items import AccountItems
    from tui.library.store import Store


_SETTLE_GONE = """
    DELETE FROM pending WHERE id IN (
        SELECT id FROM remote_items JOIN entries USING (article) WHERE entries.feed = ?
        AND NOT EXISTS (SELECT 1 FROM entries AS other JOIN feeds ON number = other.feed
            WHERE other.article = entries.article AND feeds.account AND NOT feeds.removed)
    )
"""
"""Marks of articles whose last feed on the server has ended there, so that nobody asks for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A server that keeps feeds, marks and labels for several machines.

    `url` is its API's, `labels` whether it can label articles, `newest` the highest item id when
    the first sync was done (0: it is not), `pending` how many decisions wait for it.
    """

    url: str
    name: str
    labels: bool
    newest: int = 0
    synced: datetime | None = None
    error: str | None = None
    pending: int = 0

    @property
    def waiting(self) -> str:
        """Say how many decisions wait: "1 decision waits"."""
        return f"{plural(self.pending, 'decision')} {'waits' if self.pending == 1 else 'wait'}"


class RemoteFeed(NamedTuple):
    """A feed of the server: the stream's id, its address, and how it is filed there."""

    id: str
    url: str
    title: str
    folder: str
    site: str = ""


class AccountStore:
    """The account of one library, and what it knows of its server."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def items(self) -> AccountItems:
        """The articles of the account and their marks, which only a sync asks for."""
        from tui.library.account_items import AccountItems

        return AccountItems(self._store)

    def sync_lock(self) -> Lock:
        """Return the lock of a sync, since each of two at once would send what waits.

        Some servers take a mark back that comes twice.
        """
        path = self._store.path
        return Lock(path.with_name(f"{path.stem}.sync"))

    def get(self) -> Account | None:
        """Read the account; None where none is connected."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT url, name, labels, newest, synced, error, (SELECT count(*) FROM pending) + "
                "(SELECT count(*) FROM pending_feeds) FROM account"
            ).fetchone()
        if row is None:
            return None
        url, name, labels, newest, synced, error, pending = row
        return Account(
            url=url,
            name=name,
            labels=bool(labels),
            newest=newest,
            synced=moment(synced),
            error=error,
            pending=pending,
        )

    def connect(self, url: str, name: str, *, labels: bool) -> None:
        """Keep an account; one of another server or name is disconnected first."""
        with self._store.writing() as connection:
            same = connection.execute(
                "SELECT 1 FROM account WHERE url = ? AND name = ?", (url, name)
            ).fetchone()
            if not same:
                _disconnect(connection)
                connection.execute(
                    "INSERT INTO account (number, url, name, labels) VALUES (1, ?, ?, ?)",
                    (url, name, labels),
                )
            connection.execute("UPDATE account SET labels = ?, error = NULL", (labels,))

    def disconnect(self) -> None:
        """Forget the server; feeds, articles and every mark stay, and feeds are asked from here."""
        with self._store.writing() as connection:
            _disconnect(connection)

    def synced(self, at: datetime, *, newest: int | None = None) -> None:
        """Keep that a sync went well, and the highest id once the first one is done."""
        with self._store.writing(durable=False) as connection:
            connection.execute(
                "UPDATE account SET synced = ?, error = NULL, newest = coalesce(?, newest)",
                (seconds(at), newest),
            )

    def failed(self, reason: str) -> None:
        """Keep why the last sync failed."""
        with self._store.writing(durable=False) as connection:
            connection.execute("UPDATE account SET error = ?", (clean.line(reason),))

    def feeds(self) -> dict[str, int]:
        """Read the numbers of the account's feeds by the ids of their streams."""
        with self._store.reading() as connection:
            return dict(connection.execute("SELECT id, feed FROM remote_feeds").fetchall())

    def subscribe_all(self, subscriptions: Sequence[RemoteFeed]) -> None:
        """Let the feeds here be those of the server, but for what waits to be told to it.

        A feed that the server has no more is kept as one that was unsubscribed: its articles stay.
        """
        with self._store.writing(durable=False) as connection:
            pending = {
                (url, field): value
                for url, field, value in connection.execute("SELECT * FROM pending_feeds")
            }
            for subscription in subscriptions:
                if pending.get((subscription.url, "subscribed")) != "0":
                    _subscribe(connection, subscription, pending)
            listed = [subscription.id for subscription in subscriptions]
            gone = connection.execute(
                "SELECT feed FROM remote_feeds WHERE id NOT IN (SELECT value FROM json_each(?))",
                (json.dumps(listed),),
            ).fetchall()
            for (feed,) in gone:
                connection.execute("UPDATE feeds SET removed = 1 WHERE number = ?", (feed,))
                connection.execute("DELETE FROM remote_feeds WHERE feed = ?", (feed,))
                connection.execute(_SETTLE_GONE, (feed,))
            connection.execute("DELETE FROM pending_feeds")
            connection.executemany(
                "INSERT INTO pending_feeds VALUES (?, ?, ?)",
                [(*key, value) for key, value in pending.items()],
            )

    def share(self, feed: int) -> None:
        """Let the server fetch a feed of ours too: it is subscribed there at the next sync.

        The title and the folder that the reader gave it go with it.
        """
        with self._store.writing() as connection:
            connection.execute("UPDATE feeds SET account = 1 WHERE number = ?", (feed,))
            connection.execute(
                "INSERT OR REPLACE INTO pending_feeds "
                "SELECT url, 'subscribed', '1' FROM feeds WHERE number = :feed UNION ALL "
                "SELECT url, 'title', title FROM feeds WHERE number = :feed AND named UNION ALL "
                "SELECT url, 'folder', folder FROM feeds WHERE number = :feed AND folder <> ''",
                {"feed": feed},
            )

    def pending_feeds(self) -> tuple[tuple[str, str, str], ...]:
        """Read what waits to be told about feeds: address, field and value."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT url, field, value FROM pending_feeds ORDER BY field DESC, url"
            )
            return tuple(rows.fetchall())

    def settle_feed(self, url: str, field: str, value: str) -> None:
        """Let a decision about a feed wait no more, unless it has changed meanwhile."""
        with self._store.writing() as connection:
            connection.execute(
                "DELETE FROM pending_feeds WHERE url = ? AND field = ? AND value = ?",
                (url, field, value),
            )


def _disconnect(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE feeds SET account = 0, due = NULL")
    for table in ("pending", "pending_feeds", "remote_items", "remote_feeds", "local_tags"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 our own tables
    connection.execute("DELETE FROM account")


def _add_feed(connection: sqlite3.Connection, subscription: RemoteFeed) -> int:
    """Link a stream that is new to the feed of its address, which is added where there is none."""
    connection.execute(
        "INSERT INTO feeds (url, title, folder, site) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (url) DO NOTHING",
        (
            subscription.url,
            subscription.title or subscription.url,
            subscription.folder,
            subscription.site,
        ),
    )
    (number,) = connection.execute(
        "SELECT number FROM feeds WHERE url = ?", (subscription.url,)
    ).fetchone()
    connection.execute(
        "INSERT OR REPLACE INTO remote_feeds (id, feed) VALUES (?, ?)", (subscription.id, number)
    )
    return int(number)


def _subscribe(
    connection: sqlite3.Connection,
    subscription: RemoteFeed,
    pending: Mapping[tuple[str, str], str],
) -> None:
    """Take in one feed of the server, found by its stream's id or else by its address."""
    row = connection.execute(
        "SELECT feed FROM remote_feeds WHERE id = ?", (subscription.id,)
    ).fetchone()
    number = row[0] if row else _add_feed(connection, subscription)
    connection.execute(
        "UPDATE feeds SET account = 1, removed = 0, error = NULL, "
        "title = CASE WHEN :keep_title THEN title ELSE :title END, "
        "folder = CASE WHEN :keep_folder THEN folder ELSE :folder END WHERE number = :number",
        {
            "number": number,
            "title": subscription.title or subscription.url,
            "folder": subscription.folder,
            "keep_title": (subscription.url, "title") in pending,
            "keep_folder": (subscription.url, "folder") in pending,
        },
    )
