"""From an address to a subscription, be it a feed's or a page's that announces one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui import clean
from tui.credentials import same_site
from tui.errors import DatelineError, FeedError, FetchError
from tui.feeds.addresses import addresses_of, no_address
from tui.model import Feed
from tui.refresh.pipeline import READ_SECONDS
from tui.refresh.steps import now
from tui.refresh.worker_tasks import FeedRead
from tui.workers import Workers

if TYPE_CHECKING:
    from tui.feeds.fetch import Fetcher
    from tui.library import Library

GUESSES = 8
"""Addresses tried where a page announces no feed."""


async def subscribe(library: Library, address: str, folder: str = "") -> Feed:
    """Add the feed at this address, or the one that the page there announces, to a folder.

    One that is subscribed already stays as it is.

    Raises FetchError where the address cannot be fetched, and FeedError where there is
    neither a feed nor a page that leads to one.
    """
    if problem := no_address(address):
        raise FetchError(problem)
    from tui.feeds.fetch import Fetcher

    urls = addresses_of(address)
    for url in urls:
        if feed := await asyncio.to_thread(library.feeds.find, url):
            has_login = bool(clean.split_login(url)[1])
            return await asyncio.to_thread(library.feeds.add, url) if has_login else feed
    async with Fetcher(homes=[urlsplit(url).hostname or ""]) as fetcher:
        url, read = await _find_any(fetcher, urls)
    return await asyncio.to_thread(_add, library, url, read, folder)


async def _find_any(fetcher: Fetcher, urls: Sequence[str]) -> tuple[str, FeedRead]:
    """Find the feed at the first address that answers; where none does, the first says why."""
    workers = Workers()
    for url in urls[:-1]:
        with suppress(FetchError):
            return await _find(fetcher, workers, url)
    try:
        return await _find(fetcher, workers, urls[-1])
    except FetchError:
        if len(urls) > 1:
            return await _find(fetcher, workers, urls[0])
        raise


def _add(library: Library, url: str, read: FeedRead, folder: str) -> Feed:
    """Keep the subscription under the feed's own title, which may change with the feed."""
    number = library.feeds.add(url, read.title, folder, chosen=False).number
    library.feeds.succeeded(
        number, now=now(), changed=False, title=read.title, site=read.site, due=now()
    )
    return library.feeds.get(number)


async def _find(fetcher: Fetcher, workers: Workers, url: str) -> tuple[str, FeedRead]:
    """The feed at or behind an address: where it is, and what it says."""
    from tui.feeds.discover import discover

    answer = await fetcher.fetch(url)
    try:
        read = await _read(workers, answer.body, answer.url, answer.content_type)
        return _with_login(url, answer.moved_to or url), read
    except FeedError as error:
        reason = error
    for link in discover(answer.body, answer.url)[:GUESSES]:
        try:
            candidate = await fetcher.fetch(link.url, foreign=True)
            read = await _read(workers, candidate.body, candidate.url, candidate.content_type)
        except DatelineError:
            continue
        return _with_login(url, candidate.moved_to or link.url), read
    raise FeedError(f"no feed is there, nor a page that names one that can be read: {reason}")


def _with_login(typed: str, url: str) -> str:
    """The address of a feed with the login that was typed, where that is for its site."""
    address, login = clean.split_login(typed)
    plain = clean.address(url)
    return clean.with_login(plain, login if same_site(address, plain) else "")


async def _read(workers: Workers, body: bytes, url: str, content_type: str) -> FeedRead:
    read: FeedRead = await workers.call(
        "tui.refresh.worker_tasks.read_feed", body, url, content_type, seconds=READ_SECONDS
    )
    return read
