"""What a run is asked to do, what it reports, and how its jobs run side by side."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, TypeVar

from tui.plural import plural

Stage = Literal["account", "feeds", "index", "rows", "pages", "facts"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Report one step of a run.

    `articles` are the numbers it stored or changed, `new` how many of them are new, `feed`
    the number of the feed that was asked, `pushed` how many marks the account's server took,
    `waiting` how many pages are left for the next run;
    `note` says what failed, `notices` what rules tell of what came in; `finished` ends a run, and
    `by_hand` says then that somebody waits for what its feeds or its account bring.
    """

    stage: Stage
    done: int = 0
    total: int = 0
    note: str = ""
    notices: tuple[str, ...] = ()
    feed: int | None = None
    articles: tuple[int, ...] = ()
    new: int = 0
    pushed: int = 0
    waiting: int = 0
    failed: bool = False
    finished: bool = False
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Say what a run is asked to do.

    `feeds` limits it to some. `scheduled` asks only those that are due; a reader who asks by
    hand gets all, but for those whose server said when to come back; `full` asks even those,
    without validators, and knows no cap on pages. `articles` goes on to pages and facts; of the
    pages that are due `pages` names those to fetch, None all. `subscribe` is an address to find a
    feed at instead of all that; `account` syncs the account, if nothing else, and `accept` takes a
    mass change of its marks, `older` fetches what its server had before the
    first sync. `jobs` are the worker processes, 0 one for each core.
    """

    feeds: tuple[int, ...] | None = None
    scheduled: bool = False
    full: bool = False
    articles: bool = True
    pages: tuple[int, ...] | None = None
    subscribe: str = ""
    account: bool = False
    accept: bool = False
    older: bool = False
    jobs: int = 0

    @property
    def syncs_alone(self) -> bool:
        """Tell whether it syncs the account and does nothing else, for which it need not wait."""
        return self.account and self.feeds == () and self.pages == () and not self.articles


SYNC = Order(feeds=(), pages=(), articles=False, account=True)
"""Sync the account and nothing else."""


def left_over(fetched: int, waiting: int) -> str:
    """Say how many pages a run left for the next one, behind another sentence; "" for none."""
    if not waiting:
        return ""
    wait = "waits" if waiting == 1 else "wait"
    return f" {plural(fetched, 'page')} fetched; {waiting:,} {wait} for the next run."


def synced(taken: int, sent: int) -> str:
    """Say what came of a sync beside new articles, behind another sentence; "" for nothing."""
    parts = [f"{plural(taken, 'article')} changed"] if taken else []
    parts += [f"{plural(sent, 'mark')} sent"] if sent else []
    return f" The account: {', '.join(parts)}." if parts else ""


def now() -> datetime:
    """Tell the time by the clock, which tests replace."""
    return datetime.now(UTC)


async def as_they_come(
    take: Callable[[], Coroutine[Any, Any, T] | None], at_once: int
) -> AsyncGenerator[tuple[int, T], None]:
    """Yield how many are done, and each job's result as it finishes, `at_once` under way.

    `take` gives the next job, or None where there is none before another one is done: a job that
    is not under way costs nothing. Where the caller leaves or a job raises, all the others are
    ended before that is passed on.
    """
    under_way: set[asyncio.Task[T]] = set()
    done = 0
    try:
        while True:
            while len(under_way) < at_once and (job := take()) is not None:
                under_way.add(asyncio.create_task(job))
            if not under_way:
                return
            finished, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            for task in finished:
                done += 1
                under_way.discard(task)
                yield done, task.result()
    finally:
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)


async def side_by_side(*sources: AsyncGenerator[T, None]) -> AsyncGenerator[T, None]:
    """Yield what several generators give as it comes; where one raises the others are ended."""
    idle = deque(sources)

    async def following(
        source: AsyncGenerator[T, None],
    ) -> tuple[AsyncGenerator[T, None], T | None]:
        return source, await anext(source, None)

    def take() -> Coroutine[Any, Any, tuple[AsyncGenerator[T, None], T | None]] | None:
        return following(idle.popleft()) if idle else None

    async with AsyncExitStack() as stack:
        for source in sources:
            await stack.enter_async_context(aclosing(source))
        results = await stack.enter_async_context(aclosing(as_they_come(take, len(sources))))
        async for _, (source, item) in results:
            if item is not None:
                idle.append(source)
                yield item
