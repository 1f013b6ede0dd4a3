"""One writer for a run: a few feeds in one transaction, and never two transactions at once."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from tui.refresh.steps import Progress

if TYPE_CHECKING:
    from tui.library import Library

Work = Callable[[], Progress]

TOGETHER = 1_500
"""Entries in one transaction: 1,000 take some 50 ms, and marks of the reader wait for the end."""

MOST = 8_000
"""The same where no reader waits and so many have come that each feed touches nearly all pages.

Of 60,000 entries each takes three quarters of the time then.
"""

SHARE = 8
"""The part of what was written that is written next, as far as `MOST`: the last of it is waited
for when all else is done."""

COMPANY = 0.15
"""Seconds that what came first waits for more, as long as more is being read."""


class WriteQueue:
    """Write what feeds brought in the order in which they brought it.

    A transaction costs as much as hundreds of articles do: every page of the file that it touches
    is written, and the index gets a segment of it. So what comes within a moment is written
    together.
    """

    def __init__(self, library: Library) -> None:
        """Write to this library."""
        self._library = library
        self._most = TOGETHER if library.shared else MOST
        self._written = 0
        self._waiting: deque[_Waiting] = deque()
        self._coming = 0
        self._turn = asyncio.Lock()
        self._changed = asyncio.Event()

    @contextmanager
    def coming(self) -> Iterator[None]:
        """Announce that something will be put within a moment, if it does not fail."""
        self._coming += 1
        try:
            yield
        finally:
            self._coming -= 1
            self._changed.set()

    async def put(self, work: Work, size: int = 0) -> Progress:
        """Do the work in a thread and give its result once it is on disk. Raises LibraryError.

        `size` is how many entries it writes.
        """
        done: asyncio.Future[Progress] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(work, size, done))
        self._changed.set()
        async with self._turn:
            if not done.done():
                await self._gather()
            while not done.done():
                await self._write()
        return await done

    async def _gather(self) -> None:
        """Wait until enough is there to be written, or nothing more is about to come."""
        with suppress(TimeoutError):
            async with asyncio.timeout(COMPANY):
                while self._coming and sum(each.size for each in self._waiting) < TOGETHER:
                    self._changed.clear()
                    await self._changed.wait()

    @property
    def _limit(self) -> int:
        """Entries in the next transaction."""
        return min(self._most, max(TOGETHER, self._written // SHARE))

    async def _write(self) -> None:
        batch = [self._waiting.popleft()]
        size = batch[0].size
        while self._waiting and (size := size + self._waiting[0].size) <= self._limit:
            batch.append(self._waiting.popleft())
        try:
            results = await asyncio.to_thread(self._carry_out, [each.work for each in batch])
        except BaseException:
            self._waiting.extendleft(reversed(batch))  # whoever waits for one of them tries again
            raise
        self._written += sum(each.size for each in batch)
        for each, result in zip(batch, results, strict=True):
            each.done.set_result(result)

    def _carry_out(self, works: list[Work]) -> list[Progress]:
        with self._library.transaction(large=self._limit > TOGETHER):
            return [work() for work in works]


class _Waiting(NamedTuple):
    work: Work
    size: int
    done: asyncio.Future[Progress]
