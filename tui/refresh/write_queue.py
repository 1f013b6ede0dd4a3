"""One writer for a run: a few feeds in one transaction, and never two transactions at once."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.refresh.steps import Progress

if TYPE_CHECKING:
    from tui.library import Library

Work = Callable[[], Progress]

TOGETHER = 4
"""Feeds in one transaction: each costs some 15 ms, and the reader's own marks wait for the end."""


class WriteQueue:
    """Write what feeds brought in the order in which they brought it.

    A transaction costs as much as some articles do, so what came while one was written is written
    together in the next.
    """

    def __init__(self, library: Library) -> None:
        """Write to this library."""
        self._library = library
        self._waiting: deque[tuple[Work, asyncio.Future[Progress]]] = deque()
        self._turn = asyncio.Lock()

    async def put(self, work: Work) -> Progress:
        """Do the work in a thread and give its result once it is on disk. Raises LibraryError."""
        done: asyncio.Future[Progress] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, done))
        async with self._turn:
            while not done.done():
                await self._write()
        return await done

    async def _write(self) -> None:
        batch = [self._waiting.popleft() for _ in range(min(TOGETHER, len(self._waiting)))]
        try:
            results = await asyncio.to_thread(self._carry_out, [work for work, _ in batch])
        except BaseException:
            self._waiting.extendleft(reversed(batch))  # whoever waits for one of them tries again
            raise
        for (_, done), result in zip(batch, results, strict=True):
            done.set_result(result)

    def _carry_out(self, works: list[Work]) -> list[Progress]:
        with self._library.transaction():
            return [work() for work in works]
