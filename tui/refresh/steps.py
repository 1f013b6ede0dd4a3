"""What a run is asked to do, what it reports, and how its jobs run side by side."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Coroutine, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, TypeVar

Stage = Literal["feeds", "pages", "facts"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One step of a run.

    `articles` are the numbers it stored or changed, `new` how many of them are new, `feed`
    the number of the feed that was asked; `note` says what failed; `finished` ends a run, and
    `by_hand` says then that somebody waits for what its feeds bring.
    """

    stage: Stage
    done: int = 0
    total: int = 0
    note: str = ""
    feed: int | None = None
    articles: tuple[int, ...] = ()
    new: int = 0
    failed: bool = False
    finished: bool = False
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a run is asked to do.

    `feeds` limits it to some. `scheduled` asks only those that are due; a reader who asks by
    hand gets all, but for those whose server said when to come back; `full` asks even those,
    without validators, and knows no cap on pages. `articles` goes on to pages and facts; of the
    pages that are due `pages` names those to fetch, null all.
    """

    feeds: tuple[int, ...] | None = None
    scheduled: bool = False
    full: bool = False
    articles: bool = True
    pages: tuple[int, ...] | None = None


def now() -> datetime:
    """The clock, which tests replace."""
    return datetime.now(UTC)


async def as_they_come(
    jobs: Sequence[Coroutine[Any, Any, T]], at_once: int
) -> AsyncGenerator[tuple[int, T], None]:
    """How many are done, and each job's result as it finishes, `at_once` under way.

    Where the caller leaves or a job raises, all the others are ended before that is passed on.
    """
    turns = asyncio.Semaphore(at_once)

    async def take_turn(job: Coroutine[Any, Any, T]) -> T:
        async with turns:
            return await job

    tasks = [asyncio.ensure_future(take_turn(job)) for job in jobs]
    try:
        for done, task in enumerate(asyncio.as_completed(tasks), 1):
            yield done, await task
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for job in jobs:
            job.close()
