"""The server's lists: all ids, unread, starred, and each label's, as one value.

A list is asked for whole, since paging loses items: Miniflux counts in offsets over equal dates,
and FreshRSS skips one where the item that ended a page has left the stream meanwhile. Where a
server hands out less than all, the list is asked for feed by feed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import AccountError
from tui.sync.client import LABEL, READ, READING_LIST, STARRED
from tui.sync.decide import ServerMarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library.account import RemoteFeed
    from tui.sync.client import Client

MOST = 500
"""Pages of one list at the most: a server that pages for ever has no end."""


async def read_marks(
    client: Client, feeds: Sequence[RemoteFeed], labels: Sequence[str]
) -> ServerMarks:
    """Read every mark that the server has. Raises AccountError.

    Only labels that stand in the server's list are asked for: FreshRSS answers one that does not
    exist with every item there is.
    """
    present = await _by_feed(client, feeds)
    unread = await _by_feed(client, feeds, without=READ)
    starred = await _pages(client, STARRED)
    labelled: dict[str, set[int]] = {}
    spelling: dict[str, str] = {}
    for name in labels:
        folded = name.casefold()
        labelled.setdefault(folded, set()).update(await _pages(client, f"{LABEL}{name}"))
        spelling.setdefault(folded, name)
    present |= unread | starred
    for ids in labelled.values():
        present |= ids
    return ServerMarks(present, unread, starred, labelled, spelling)


async def read_recent(client: Client, feeds: Sequence[RemoteFeed], since: int) -> set[int]:
    """Read the ids of what came since a second, as the server counts that."""
    return await _by_feed(client, feeds, since=since)


async def _by_feed(
    client: Client, feeds: Sequence[RemoteFeed], *, without: str = "", since: int | None = None
) -> set[int]:
    ids, continuation = await client.ids(READING_LIST, without=without, since=since)
    if continuation:
        for feed in feeds:
            ids |= await _pages(client, feed.id, without=without, since=since)
    return ids


async def _pages(
    client: Client, stream: str, *, without: str = "", since: int | None = None
) -> set[int]:
    """Read a stream to its end."""
    ids: set[int] = set()
    continuation = ""
    for _ in range(MOST):
        page, continuation = await client.ids(
            stream, without=without, since=since, continuation=continuation
        )
        ids |= page
        if not continuation or not page:
            return ids
    raise AccountError(f"{client.url} lists {stream} without an end.")
