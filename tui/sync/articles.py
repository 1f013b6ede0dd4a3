"""The articles of a sync: those that are not here yet, and the newest once more."""

from __future__ import annotations

import asyncio
import itertools
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.errors import LibraryError
from tui.library.account_items import ServerItem
from tui.sync.sent_items import pick
from tui.workers import Workers

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from tui.library import Library
    from tui.library.account import Account
    from tui.library.account_items import LocalMarks
    from tui.sync.client import Client
    from tui.sync.decide import ServerMarks
    from tui.sync.read_items import FetchedItem

BATCH = 250
"""Items in one request: more ids than a thousand parameters are cut by FreshRSS without a word,
and the first articles of a long first sync are there after one batch."""

AHEAD = 2
"""Batches that are fetched and read while one is stored."""

NEWEST = 500
"""Items that are read again at each sync, because no list tells that an article was corrected."""

DIGESTS = "sync-digests"
"""The cache's key for what those items said last."""

READ_SECONDS = 60.0
"""Time that a worker has for one batch of articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncStep:
    """One step of a sync: how far it is, which articles it changed, and what failed."""

    done: int = 0
    total: int = 0
    articles: tuple[int, ...] = ()
    new: int = 0
    pushed: int = 0
    note: str = ""
    failed: bool = False


class ArticleSync:
    """Fetches items and stores them as articles."""

    def __init__(self, library: Library, account: Account, client: Client) -> None:
        """Prepare; workers start when there is something to read.

        `known` come to be the items of feeds whose articles were in the library before: these are
        tied once it is decided over all of them.
        """
        self.library = library
        self.account = account
        self.client = client
        self.workers = Workers()
        self.known: list[tuple[int, ServerItem]] = []

    async def fetch(
        self, ids: Sequence[int], server: ServerMarks
    ) -> AsyncGenerator[SyncStep, None]:
        """Fetch items batch by batch, the next ones while one is stored."""
        batches = [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
        if not batches:
            return
        yield SyncStep(total=len(ids))
        digests = await asyncio.to_thread(self._digests)
        waiting = iter(batches)
        coming = deque(self._start(batch) for batch in itertools.islice(waiting, AHEAD))
        done = 0
        try:
            while coming:
                fetched = await coming.popleft()
                coming.extend(self._start(batch) for batch in itertools.islice(waiting, 1))
                digests |= {article.item.id: article.digest for article in fetched}
                numbers, new = await asyncio.to_thread(self._store, fetched, server)
                done = min(done + BATCH, len(ids))
                yield SyncStep(done=done, total=len(ids), articles=numbers, new=new)
            newest = dict(sorted(digests.items(), reverse=True)[: 2 * NEWEST])
            await asyncio.to_thread(self._keep_digests, newest)
        finally:
            for task in coming:
                task.cancel()
            await asyncio.gather(*coming, return_exceptions=True)

    def _start(self, batch: Sequence[int]) -> asyncio.Task[tuple[FetchedItem, ...]]:
        """Fetch a batch and read it, beside whatever else is under way."""

        async def fetch() -> tuple[FetchedItem, ...]:
            return await self._read(await self.client.contents(batch))

        return asyncio.create_task(fetch())

    async def correct(self, server: ServerMarks, local: LocalMarks) -> SyncStep:
        """Read the newest known items once more: a corrected article has its old id and date.

        What says the same as before, as most do, goes no further.
        """
        newest = sorted(server.present & local.items.keys(), reverse=True)[:NEWEST]
        if not newest:
            return SyncStep()
        body = await self.client.contents(newest)
        digests = await asyncio.to_thread(self._digests)
        changed, digests = pick(body, digests)
        numbers: tuple[int, ...] = ()
        if changed:
            fetched = await self._read(changed)
            numbers, _ = await asyncio.to_thread(self._store, fetched)
        await asyncio.to_thread(self._keep_digests, digests)
        return SyncStep(articles=numbers)

    def _digests(self) -> dict[int, str]:
        with suppress(LibraryError):  # a cache that cannot be used costs time, and nothing else
            return self.library.cache.get_packed(DIGESTS, dict[int, str]) or {}
        return {}

    def _keep_digests(self, digests: dict[int, str]) -> None:
        with suppress(LibraryError):
            self.library.cache.put_packed(DIGESTS, digests)

    async def _read(self, body: bytes) -> tuple[FetchedItem, ...]:
        fetched: tuple[FetchedItem, ...] = await self.workers.call(
            "tui.sync.read_items.read_items", body, seconds=READ_SECONDS, patient=False
        )
        return fetched

    def _store(
        self, fetched: Sequence[FetchedItem], server: ServerMarks | None = None
    ) -> tuple[tuple[int, ...], int]:
        """Store a batch and tie new ones to the ids as the server marks them, in one transaction.

        Without marks they are known already: what was decided here meanwhile stays.
        """
        numbers: list[int] = []
        new = 0
        at = datetime.now(UTC)
        with self.library.transaction():
            streams = self.library.account.feeds()
            by_feed: dict[int, list[FetchedItem]] = {}
            for item in fetched:
                if item.stream in streams:
                    by_feed.setdefault(streams[item.stream], []).append(item)
            for feed, items in by_feed.items():
                stored = self.library.articles.ingest_records(
                    feed, [item.record for item in items], at
                )
                numbers += [*stored.new, *stored.updated]
                if server is not None:
                    marked = [self._as_listed(item.item, server) for item in items]
                    link = self.library.account.items.link
                    changed, known = link(feed, marked, frozenset(stored.new))
                    numbers += changed
                    self.known += [(feed, item) for item in known]
                new += len(stored.new)
        return tuple(dict.fromkeys(numbers)), new

    def _as_listed(self, item: ServerItem, server: ServerMarks) -> ServerItem:
        """An item as the lists mark it, which are newer than what it says itself."""
        number = item.id
        labels = [server.spelling[name] for name, ids in server.labels.items() if number in ids]
        return ServerItem(
            number,
            item.key,
            read=number not in server.unread,
            starred=number in server.starred,
            labels=tuple(labels) if self.account.labels else None,
        )
