"""Subscriptions both ways: what was decided here is told to the server, then its list is taken."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.errors import AccountError, MassChange
from tui.plural import plural
from tui.sync.decide import ACCEPT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.library import Library
    from tui.library.account import RemoteFeed
    from tui.sync.client import Client

FEW = 5
"""Feeds below which a list that lost most of them is believed."""

Decision = tuple[str, str, str]
"""A feed's address, the field (subscribed, title, folder), and its value."""


async def sync_feeds(
    client: Client, library: Library, *, accept: bool
) -> tuple[tuple[RemoteFeed, ...], list[str]]:
    """Bring both lists of feeds together; gives the server's, and what it did not take.

    Raises MassChange where the server has lost more than half of its feeds, unless that is
    accepted.
    """
    feeds = await client.subscriptions()
    linked = await asyncio.to_thread(library.account.feeds)
    gone = linked.keys() - {feed.id for feed in feeds}
    if not accept and len(linked) >= FEW and len(gone) > len(linked) / 2:
        raise MassChange(
            f"{client.url} lists {plural(len(feeds), 'feed')} and lacks {len(gone)} of "
            f"{len(linked)} that it had: if that is right, {ACCEPT}."
        )
    pending = await asyncio.to_thread(library.account.pending_feeds)
    problems = []
    if wishes := [decision for decision in pending if not _agrees(feeds, decision)]:
        for wish in wishes:
            problem = await _push(client, feeds, wish, _about(pending, wish[0]))
            problems += [problem] if problem else []
        feeds = await client.subscriptions()
    for decision in pending:
        if _agrees(feeds, decision):
            await asyncio.to_thread(library.account.settle_feed, *decision)
    await asyncio.to_thread(library.account.subscribe_all, feeds)
    return feeds, problems


def _find(feeds: tuple[RemoteFeed, ...], url: str) -> RemoteFeed | None:
    return next((feed for feed in feeds if feed.url == url), None)


def _agrees(feeds: tuple[RemoteFeed, ...], decision: Decision) -> bool:
    """Tell whether the server's list says what was decided here."""
    url, field, value = decision
    feed = _find(feeds, url)
    if field == "subscribed":
        return (feed is not None) == (value == "1")
    return feed is None or getattr(feed, field) == value


def _about(pending: Iterable[Decision], url: str) -> dict[str, str]:
    """The title and the folder that wait for a feed, by field."""
    return {field: value for of, field, value in pending if of == url and field != "subscribed"}


async def _push(
    client: Client, feeds: tuple[RemoteFeed, ...], decision: Decision, about: Mapping[str, str]
) -> str:
    """Tell the server one decision; gives what it had against that, or "".

    A new subscription takes along what else waits for the feed, lest the server's list takes that
    back before it was told.
    """
    url, field, value = decision
    feed = _find(feeds, url)
    try:
        if field == "subscribed":
            if feed is None:
                await client.subscribe(url, **about)
            else:
                await client.unsubscribe(feed.id)
        elif feed is not None and field == "title":
            await client.file(feed.id, title=value)
        elif feed is not None:
            await client.file(feed.id, folder=value, leave="" if value else feed.folder)
    except AccountError as error:
        return f"{url}: {error}"
    return ""
