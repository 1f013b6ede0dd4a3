"""Queue pages of articles for fetching, and store their texts."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tui.library import clock
from tui.library.clock import seconds
from tui.library.codecs import language_code, pack_blocks, pack_text, unpack_text
from tui.library.search_index import add_article, remove_article
from tui.library.texts import revisions

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from tui.model import Page

_RETRIES = (timedelta(minutes=15), timedelta(hours=2), timedelta(hours=12), timedelta(days=3))
_FAR = timedelta(days=8)


def due_pages(connection: sqlite3.Connection, limit: int) -> tuple[tuple[int, str], ...]:
    """List articles whose page is to be fetched now, with their links, newest first.

    What is due farther ahead than any wait is was set by a clock that was wrong.
    """
    now = clock.now()
    rows = connection.execute(
        "SELECT number, link FROM texts INDEXED BY texts_due JOIN headlines USING (number) "
        "WHERE due IS NOT NULL AND (due <= ? OR due > ?) ORDER BY number DESC LIMIT ?",
        (seconds(now), seconds(now + _FAR), limit),
    )
    return tuple((number, link) for number, link in rows)


def put(
    connection: sqlite3.Connection, number: int, page: Page, now: datetime, *, unread_again: bool
) -> None:
    """Store what an article's page said.

    Its text replaces the one that is there unless it is shorter than what the feed itself gave, or
    no more than what a subscriber's page shows to others.
    """
    row = connection.execute("SELECT page, text FROM texts WHERE number = ?", (number,)).fetchone()
    if row is None:
        return
    better = _is_better(page, row[0], unpack_text(row[1]))
    if better and page.state == row[0]:  # else the page takes the place of what the feed gave
        revisions.before_change(connection, number, None, page.body.text, unread_again=unread_again)
    remove_article(connection, number)
    _put_headline(connection, number, page)
    connection.execute(
        "UPDATE articles SET language = ? WHERE number = ? AND language = ''",
        (language_code(page.language), number),
    )
    connection.execute(
        "UPDATE texts SET due = NULL, tries = 0, reason = ? WHERE number = ?",
        (page.problem or None, number),
    )
    if better:
        _put_text(connection, number, page, now)
    add_article(connection, number)


def _put_headline(connection: sqlite3.Connection, number: int, page: Page) -> None:
    """Store what a page's head said that the feed left open."""
    connection.execute(
        "UPDATE headlines SET author = CASE author WHEN '' THEN :author ELSE author END, "
        "title = CASE title WHEN '' THEN :title ELSE title END, "
        "published = CASE WHEN dated OR :published IS NULL THEN published "
        "ELSE min(published, :published) END, "
        "utc_offset = CASE WHEN dated OR :published IS NULL THEN utc_offset ELSE :utc_offset END, "
        "dated = dated OR :published IS NOT NULL WHERE number = :number",
        {
            "author": page.author,
            "title": page.title,
            "published": seconds(page.published),
            "utc_offset": _utc_offset(page.published),
            "number": number,
        },
    )


def _put_text(connection: sqlite3.Connection, number: int, page: Page, now: datetime) -> None:
    """Store a page's text; one that is as it was needs no other analysis."""
    text, setting = pack_text(page.body.text), pack_blocks(page.body)
    connection.execute(
        "UPDATE articles SET version = '' WHERE number = ? AND NOT EXISTS "
        "(SELECT 1 FROM texts WHERE number = ? AND text = ? AND setting = ?)",
        (number, number, text, setting),
    )
    connection.execute(
        "UPDATE texts SET page = ?, text = ?, setting = ? WHERE number = ?",
        (page.state, text, setting, number),
    )
    connection.execute("UPDATE headlines SET fetched = ? WHERE number = ?", (seconds(now), number))


def _is_better(page: Page, state: str | None, text: str) -> bool:
    """Tell whether a page's text takes the place of a text, with the state of its page."""
    if not page.body.text or (page.state != "full" and state == "full"):
        return False
    if page.state == "paywall" and text:
        return False
    return state == "full" or len(page.body.text) >= len(text)


def _utc_offset(moment: datetime | None) -> int:
    """Return the offset of a moment's own clock from UTC, in minutes."""
    offset = moment.utcoffset() if moment else None
    return (offset or timedelta()) // timedelta(minutes=1)


def record_failure(
    connection: sqlite3.Connection,
    number: int,
    reason: str,
    now: datetime,
    *,
    hold: datetime | None,
    asked: bool,
) -> None:
    """Store why a page could not be fetched, and when to retry; after five tries no more.

    Not before `hold`, the time its host wants, and it is no try where the host was not `asked`.
    """
    row = connection.execute("SELECT tries FROM texts WHERE number = ?", (number,)).fetchone()
    if row is None:
        return
    tries = row[0]
    if not asked:
        due = hold or now + _RETRIES[0]
    elif tries < len(_RETRIES):
        due = max(now + _RETRIES[tries], hold or now)
    else:
        due = None
    connection.execute(
        "UPDATE texts SET reason = ?, tries = ?, due = ? WHERE number = ?",
        (reason, tries + asked, seconds(due), number),
    )


class PageOutcome(NamedTuple):
    """What came of fetching an article's page: whether its full text is there, what went wrong."""

    number: int
    full: bool
    problem: str


def outcomes(connection: sqlite3.Connection, numbers: Iterable[int]) -> tuple[PageOutcome, ...]:
    """Load what came of pages that were requested; those that still wait are left out."""
    rows = connection.execute(
        "SELECT number, page, coalesce(reason, '') FROM texts "
        "WHERE number IN (SELECT value FROM json_each(?)) AND due IS NOT 0",
        (json.dumps(list(numbers)),),
    )
    return tuple(PageOutcome(number, page == "full", problem) for number, page, problem in rows)


def request(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Queue the pages of articles again; what is there stays until they come."""
    connection.executemany(
        "UPDATE texts SET due = 0, tries = 0, reason = NULL WHERE number = ? "
        "AND (SELECT link FROM headlines WHERE headlines.number = texts.number) <> ''",
        [(number,) for number in numbers],
    )
