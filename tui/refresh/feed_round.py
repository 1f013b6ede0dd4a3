"""How far the feeds of a run are, for what comes after them."""

from __future__ import annotations

import asyncio

QUIET = 2.0
"""Seconds without an answer after which what comes after the feeds waits for them no longer.

A feed may take half a minute to fail, and the pages of all others are wanted.
"""


class FeedRound:
    """Count the feeds that have answered, or failed."""

    def __init__(self, total: int) -> None:
        """Expect so many."""
        self.total = total
        self.done = 0
        self._settled = -1
        self._answered = asyncio.Event()

    @property
    def over(self) -> bool:
        """Tell whether all have answered."""
        return self.done == self.total

    def count(self) -> None:
        """Count one that has answered, with what it brought on disk."""
        self.done += 1
        self._answered.set()

    async def settle(self) -> None:
        """Wait until all have answered, or one more than last time and then none for a while."""
        while not self.over:
            self._answered.clear()
            try:
                quiet = QUIET if self.done > self._settled else None
                await asyncio.wait_for(self._answered.wait(), quiet)
            except TimeoutError:
                break
        self._settled = self.done
