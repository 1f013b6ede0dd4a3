"""MemoryClaim for large answers: few are held at a time, whatever many servers send at once."""

from __future__ import annotations

import asyncio

LARGE = 1024 * 1024
"""Bytes of an answer, packed or unpacked, beyond which it is a large one; few feeds are."""

ROOM = 48 * LARGE
"""Bytes of large answers that are held at a time: three as large as a feed may be."""


class Room:
    """So many bytes, for claims that wait until there are enough, the first of them first."""

    def __init__(self, size: int) -> None:
        """Begin with all of it free."""
        self._size = self._free = size
        self._turn = asyncio.Lock()
        self._left = asyncio.Event()

    async def take(self, size: int) -> int:
        """Take so many bytes, or all where that is more; return how many they are."""
        size = min(size, self._size)
        async with self._turn:
            while self._free < size:
                self._left.clear()
                await self._left.wait()
            self._free -= size
        return size

    def give_back(self, size: int) -> None:
        """Give back what was taken."""
        self._free += size
        self._left.set()


class MemoryClaim:
    """Claim the memory that an answer takes, once it is known to be large.

    Whoever has it needs nothing more, so those that wait for it never wait for each other.
    """

    def __init__(self, room: Room) -> None:
        """Share the memory with all who were given the same room."""
        self._room = room
        self._taken = 0

    async def hold(self, size: int, most: int, deadline: asyncio.Timeout) -> None:
        """Hold so many bytes of an answer that has `most` in the end, or fewer.

        It waits where that is much; waiting is not counted as time.
        """
        if self._taken or size <= LARGE:
            return
        loop = asyncio.get_running_loop()
        remaining = (deadline.when() or loop.time()) - loop.time()
        deadline.reschedule(None)
        self._taken = await self._room.take(most)
        deadline.reschedule(loop.time() + remaining)

    def leave(self) -> None:
        """Release the memory: the answer is not needed any more."""
        if self._taken:
            self._room.give_back(self._taken)
            self._taken = 0
