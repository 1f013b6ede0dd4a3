"""MemoryClaim for large answers: few are held at a time, whatever many servers send at once."""

from __future__ import annotations

import asyncio

LARGE = 1024 * 1024
"""Bytes of an answer, packed or unpacked, beyond which it is a large one; few feeds are."""

AT_ONCE = 3


class MemoryClaim:
    """Claim the memory that an answer takes, once it is known to be large.

    Whoever has it needs nothing more, so those that wait for it never wait for each other.
    """

    def __init__(self, large: asyncio.Semaphore) -> None:
        """Share the memory with all who were given the same semaphore."""
        self._large = large
        self._taken = False

    async def hold(self, size: int, deadline: asyncio.Timeout) -> None:
        """Hold so many bytes, waiting where that is much; waiting is not counted as time."""
        if self._taken or size <= LARGE:
            return
        loop = asyncio.get_running_loop()
        remaining = (deadline.when() or loop.time()) - loop.time()
        deadline.reschedule(None)
        await self._large.acquire()
        self._taken = True
        deadline.reschedule(loop.time() + remaining)

    def leave(self) -> None:
        """Release the memory: the answer is not needed any more."""
        if self._taken:
            self._taken = False
            self._large.release()
