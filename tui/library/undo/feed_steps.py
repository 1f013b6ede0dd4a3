"""Undo and redo what was done to feeds, and do it: their titles, folders and subscriptions.

A feed that was unsubscribed keeps its row, marked as removed, as long as a step may name its
number; what left with it is in `dropped`, as its keys without articles of its own are in the step.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.library.deletion import leaving
from tui.library.logins import LoginStore
from tui.library.undo import article_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_LISTED = "number IN (SELECT value FROM json_each(?))"


def put_back(connection: sqlite3.Connection, step: list[Any], change: int) -> list[list[Any]]:
    """Carry out a step of undo; return those that reverse it, or none where it changed nothing."""
    match step:
        case ["titled", feed, title, chosen]:
            return retitle(connection, feed, title, chosen=bool(chosen))
        case ["filed", folder, feeds]:
            return file(connection, folder, feeds)
        case ["unsubscribe", feeds]:
            return [step for feed in feeds for step in unsubscribe(connection, feed)]
        case ["subscribe", feed, entries, headlines, articles]:
            return _subscribe(connection, feed, entries, headlines, articles, change)
    return []


def retitle(
    connection: sqlite3.Connection, feed: int, title: str, *, chosen: bool
) -> list[list[Any]]:
    """Give a feed a title; `chosen` is whether its own must not replace it."""
    row = connection.execute("SELECT title, named FROM feeds WHERE number = ?", (feed,)).fetchone()
    if row is None or row == (title, chosen):
        return []
    connection.execute(
        "UPDATE feeds SET title = ?, named = ? WHERE number = ?", (title, chosen, feed)
    )
    return [["titled", feed, *row]]


def file(connection: sqlite3.Connection, folder: str, feeds: Iterable[int]) -> list[list[Any]]:
    """Move feeds to a folder, "" being none; the steps say where each was."""
    listed = json.dumps(list(feeds))
    rows = connection.execute(
        "SELECT folder, json_group_array(number) FROM feeds "  # noqa: S608 our own
        f"WHERE {_LISTED} AND folder <> ? GROUP BY folder",
        (listed, folder),
    ).fetchall()
    connection.execute(f"UPDATE feeds SET folder = ? WHERE {_LISTED}", (folder, listed))  # noqa: S608 our own
    return [["filed", old, json.loads(numbers)] for old, numbers in rows]


def unsubscribe(connection: sqlite3.Connection, feed: int) -> list[list[Any]]:
    """Unsubscribe: what only this feed has and the reader did not work on goes with it.

    The rest stays under its name. Its name and password are forgotten.
    """
    cursor = connection.execute(
        "SELECT number, url, title, named, folder, site FROM feeds WHERE number = ? "
        "AND NOT removed",
        (feed,),
    )
    row = cursor.fetchone()
    if row is None:
        return []
    description = dict(zip([column[0] for column in cursor.description], row, strict=True))
    articles = article_rows.drop(connection, leaving(connection, [feed]))
    entries, headlines = _let_go(connection, feed)
    connection.execute("UPDATE feeds SET removed = 1 WHERE number = ?", (feed,))
    description["login"] = _forget_login(connection, description["url"])
    return [["subscribe", description, entries, headlines, articles]]


def retire(connection: sqlite3.Connection, feed: int) -> None:
    """Unsubscribe from a feed that has become another one; all its articles stay, under its name.

    They do not become the other's, whom any server could else have say what it likes.
    """
    _let_go(connection, feed)
    (url,) = connection.execute("SELECT url FROM feeds WHERE number = ?", (feed,)).fetchone()
    connection.execute("UPDATE feeds SET removed = 1 WHERE number = ?", (feed,))
    _forget_login(connection, url)


def _let_go(connection: sqlite3.Connection, feed: int) -> tuple[list[list[Any]], list[int]]:
    """Let other feeds have what they share with one, and forget its keys of expired articles.

    Gives these entries, and the articles that were headed by this feed.
    """
    shared = "EXISTS (SELECT 1 FROM entries AS other WHERE other.article = {} AND other.feed <> ?)"
    loose = f"feed = ? AND (article IS NULL OR {shared.format('entries.article')})"
    entries = connection.execute(
        f"SELECT key, article, digest FROM entries WHERE {loose}",  # noqa: S608 our own
        (feed, feed),
    ).fetchall()
    connection.execute(f"DELETE FROM entries WHERE {loose}", (feed, feed))  # noqa: S608 our own
    headlines = connection.execute(
        f"SELECT number FROM headlines WHERE feed = ? AND {shared.format('number')}",  # noqa: S608 our own
        (feed, feed),
    ).fetchall()
    connection.executemany(
        "UPDATE headlines SET feed = (SELECT feed FROM entries WHERE article = number LIMIT 1) "
        "WHERE number = ?",
        headlines,
    )
    return [list(entry) for entry in entries], [number for (number,) in headlines]


def _forget_login(connection: sqlite3.Connection, url: str) -> bool:
    """Forget a feed's name and password; tell whether there was one."""
    library = connection.execute(
        "SELECT file FROM pragma_database_list WHERE name = 'main'"
    ).fetchone()[0]
    logins = LoginStore(Path(library))
    had = url in logins.all()
    logins.update({url: None})
    return had


def _subscribe(
    connection: sqlite3.Connection,
    feed: dict[str, Any],
    entries: list[list[Any]],
    headlines: list[int],
    articles: list[int],
    change: int,
) -> list[list[Any]]:
    """Subscribe again, with everything that left; its server is asked for all of it anew."""
    if not _revive(connection, feed):
        return []
    number = feed["number"]
    article_rows.restore(connection, articles, change)
    connection.executemany(
        "INSERT OR IGNORE INTO entries (feed, key, article, digest) SELECT ?1, ?2, ?3, ?4 "
        "WHERE ?3 IS NULL OR EXISTS (SELECT 1 FROM articles WHERE number = ?3)",
        [(number, *entry) for entry in entries],
    )
    connection.execute(
        f"UPDATE headlines SET feed = ? WHERE {_LISTED} "  # noqa: S608 our own
        "AND EXISTS (SELECT 1 FROM entries WHERE article = headlines.number AND entries.feed = ?)",
        (number, json.dumps(headlines), number),
    )
    return [["unsubscribe", [number]]]


def _revive(connection: sqlite3.Connection, feed: dict[str, Any]) -> bool:
    """Let a feed be subscribed as it was; tell whether there is room for it.

    What a server is to be told again of it waits.
    """
    connection.execute(
        "INSERT OR IGNORE INTO feeds (number, url, title, removed) "
        "VALUES (:number, :url, :title, 1)",
        feed,
    )
    row = connection.execute("SELECT account FROM feeds WHERE number = :number", feed).fetchone()
    if row is None:
        return False
    connection.execute(
        "UPDATE feeds SET removed = 0, title = :title, named = :named, folder = :folder, "
        "site = :site, etag = NULL, last_modified = NULL, due = NULL WHERE number = :number",
        feed,
    )
    if row[0]:
        connection.execute(
            "INSERT OR REPLACE INTO pending_feeds "
            "SELECT url, 'title', title FROM feeds WHERE number = :number AND named UNION ALL "
            "SELECT url, 'folder', folder FROM feeds WHERE number = :number AND folder <> ''",
            feed,
        )
    return True
