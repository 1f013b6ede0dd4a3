"""One run: the feeds first, the account, then the articles that want a text or facts.

Slow feeds hold nothing up: the rest begins where no other answers, and takes in what they bring.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Collection, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.errors import DatelineError, Gone, LibraryError
from tui.model import Feed
from tui.refresh.account import sync_account
from tui.refresh.due import anything_to_do
from tui.refresh.feed_round import FeedRound
from tui.refresh.reindex import upgrade
from tui.refresh.rules import with_rules
from tui.refresh.schedule import (
    held_until,
    next_try,
    next_visit,
    next_visit_unchanged,
    select_feeds,
)
from tui.refresh.steps import Order, Progress, as_they_come, now, side_by_side
from tui.refresh.worker_tasks import FeedRead
from tui.refresh.write_queue import WriteQueue
from tui.workers import Workers

if TYPE_CHECKING:
    from tui.feeds.fetch import Answer, Fetcher
    from tui.library import Library

READ_SECONDS = 20.0
"""Time a worker has for one feed; the slowest honest ones take a tenth of it."""

LARGE = 2_000_000
"""Bytes of a feed from which on it is read in a process that holds little else."""

INSECURE = "it has moved to an address without encryption, which is read and not kept"

AT_ONCE = 32
"""Feeds under way at a time: the client's pool is slow with more waiting."""


async def refresh(library: Library, order: Order = Order()) -> AsyncGenerator[Progress, None]:  # noqa: B008
    """Run the pipeline once. Raises LibraryError where the library cannot be written."""
    if not await asyncio.to_thread(anything_to_do, library, order):
        return  # without loading what takes a client's and a model's time and memory
    run = sync_account if order.syncs_alone else _run
    async with aclosing(run(library, order)) as steps:
        async for step in steps:
            yield step


async def _run(library: Library, order: Order) -> AsyncGenerator[Progress, None]:
    workers = Workers(order.jobs)
    subscribed = await asyncio.to_thread(library.feeds.all)
    feeds = select_feeds(subscribed, order, now())
    homes = {_host(feed) for feed in subscribed}
    logins = await asyncio.to_thread(library.feeds.logins)
    async with _fetching(workers, feeds, homes, logins) as fetcher:
        asked = FeedRound(len(feeds))
        first = _feeds(library, fetcher, workers, feeds, order, asked)
        rest = _rest(library, fetcher, workers, order, asked)
        async with aclosing(side_by_side(first, rest)) as steps:
            async for step in steps:
                yield step


async def _rest(
    library: Library, fetcher: Fetcher, workers: Workers, order: Order, asked: FeedRound
) -> AsyncGenerator[Progress, None]:
    """What comes after the feeds."""
    await asked.settle()
    async with aclosing(sync_account(library, order)) as steps:
        async for step in steps:
            yield step
    async with aclosing(upgrade(library)) as steps:
        async for step in steps:
            yield step
    if order.articles:
        from tui.refresh.articles import complete

        completed = complete(library, fetcher, workers, order, asked)
        async with aclosing(with_rules(library, completed)) as steps:
            async for step in steps:
                yield step


@asynccontextmanager
async def _fetching(
    workers: Workers, feeds: Sequence[Feed], homes: Collection[str], logins: Mapping[str, str]
) -> AsyncGenerator[Fetcher, None]:
    """Open the way to the network; meanwhile workers start, where a new feed will need one."""
    warming = None
    if any(feed.changed is None for feed in feeds):
        warming = asyncio.create_task(workers.warm("tui.refresh.worker_tasks.warm_up"))
    try:
        trust = asyncio.to_thread(lambda: import_module("tui.feeds.trust").load())
        _, module = await asyncio.gather(trust, asyncio.to_thread(import_module, "tui.feeds.fetch"))
        async with module.Fetcher(homes=homes, logins=logins) as fetcher:
            yield fetcher
    finally:
        if warming:
            warming.cancel()
            await asyncio.wait([warming])


async def _feeds(
    library: Library,
    fetcher: Fetcher,
    workers: Workers,
    feeds: Sequence[Feed],
    order: Order,
    asked: FeedRound,
) -> AsyncGenerator[Progress, None]:
    writes = WriteQueue(library)
    jobs = (_feed(library, fetcher, workers, writes, feed, full=order.full) for feed in feeds)
    async with aclosing(as_they_come(lambda: next(jobs, None), AT_ONCE)) as results:
        async for done, step in results:
            asked.count()
            yield replace(step, done=done, total=asked.total)


async def _feed(
    library: Library,
    fetcher: Fetcher,
    workers: Workers,
    writes: WriteQueue,
    feed: Feed,
    *,
    full: bool,
) -> Progress:
    """Ask one feed and store what it says, or why it could not be asked."""
    try:
        async with fetcher.fetching(
            feed.url,
            etag=None if full else feed.etag,
            last_modified=None if full else feed.last_modified,
        ) as answer:
            read = FeedRead()
            if not answer.unchanged:
                with writes.coming():
                    read = await _read(workers, answer)
            return await writes.put(partial(_store, library, feed, answer, read), len(read.arrived))
    except LibraryError:
        raise
    except DatelineError as error:
        return await writes.put(partial(_note_failure, library, feed, error))


async def _read(workers: Workers, answer: Answer) -> FeedRead:
    read: FeedRead = await workers.call(
        "tui.refresh.worker_tasks.read_feed",
        *(answer.body, answer.url, answer.content_type),
        seconds=READ_SECONDS,
        roomy=len(answer.body) > LARGE,
        patient=False,  # it takes hundredths of a second, and the articles wait for it
    )
    return read


def _store(library: Library, feed: Feed, answer: Answer, read: FeedRead) -> Progress:
    at = now()
    published = [record.published for record in read.arrived if record.published]
    due = next_visit_unchanged(feed, at) if answer.unchanged else next_visit(published, at)
    numbers: tuple[int, ...] = ()
    new = 0
    became = ""
    if answer.moved_to and not answer.unchanged:
        became = library.feeds.readdress(feed.number, answer.moved_to)
    if read.arrived:
        stored = library.articles.ingest_records(feed.number, read.arrived, at)
        new, numbers = len(stored.new), (*stored.new, *stored.updated)
    library.feeds.succeeded(
        feed.number,
        now=at,
        changed=bool(numbers),
        etag=answer.etag or (feed.etag if answer.unchanged else None),
        last_modified=answer.last_modified or (feed.last_modified if answer.unchanged else None),
        title=read.title,
        site=read.site,
        due=due,
    )
    name = feed.title or feed.url
    note = f"{name}: {INSECURE}" if answer.insecure else ""
    note = f"{name}: it has moved to {became}, and is one feed with it now" if became else note
    return Progress(stage="feeds", note=note, feed=feed.number, articles=numbers, new=new)


def _note_failure(library: Library, feed: Feed, error: DatelineError) -> Progress:
    at = now()
    hold = held_until(error, at)
    due = max(next_try(feed.failures, at), hold or at)
    library.feeds.failed(
        feed.number, str(error), now=at, due=due, hold=hold, gone=isinstance(error, Gone)
    )
    note = f"{feed.title or feed.url}: {error}"
    return Progress(stage="feeds", note=note, feed=feed.number, failed=True)


def _host(feed: Feed) -> str:
    return urlsplit(feed.url).hostname or ""
