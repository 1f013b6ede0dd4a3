"""Turns at each server, and which of them want or need to be left alone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tui.errors import FetchError

UNREACHABLE = 3
"""Failures to reach a host in a row after which it is not asked for a while."""

PAUSE = 60.0
LONGEST = 86_400.0
"""Seconds that a host is left alone: after failures, and at most when it asks."""


class _Host:
    def __init__(self, at_once: int) -> None:
        self.turns = asyncio.Semaphore(at_once)
        self.next_start = 0.0
        self.rests_until = 0.0
        self.failures = 0
        self.reason = ""


class Hosts:
    """How each host is treated in one run; a host is a name with its port.

    A server that answers "too many requests" means all its addresses, and one that could not
    be reached three times in a row costs a time limit for each address that is tried on.
    """

    def __init__(self, connections: int, per_host: int) -> None:
        """Allow so many requests in all, and so many to one host."""
        self._turns = asyncio.Semaphore(connections)
        self._per_host = per_host
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, name: str, pause: float = 0.0) -> AsyncIterator[None]:
        """Wait for a turn. Raises FetchError at once where the host is left alone.

        The host's turn is taken first, so that one slow host cannot fill the run's turns. The
        turn begins `pause` seconds after the last that had a pause, or later.
        """
        host = self._host(name)
        async with host.turns:
            if pause:
                start = max(time.monotonic(), host.next_start)
                host.next_start = start + pause
                await asyncio.sleep(start - time.monotonic())
            async with self._free_turn(host):
                yield

    @asynccontextmanager
    async def _free_turn(self, host: _Host) -> AsyncIterator[None]:
        async with self._turns:
            left = host.rests_until - time.monotonic()
            if left > 0:
                raise FetchError(host.reason, retry_after=left)
            yield

    def answered(self, name: str) -> None:
        """The host can be reached."""
        self._host(name).failures = 0

    def unreachable(self, name: str) -> None:
        """The host did not answer, or not in time."""
        host = self._host(name)
        host.failures += 1
        if host.failures >= UNREACHABLE:
            host.failures = 0
            host.rests_until = time.monotonic() + PAUSE
            host.reason = "its server could not be reached several times a moment ago"

    def rest(self, name: str, seconds: float) -> None:
        """The host asked to be left alone for so long."""
        host = self._host(name)
        host.rests_until = time.monotonic() + min(seconds, LONGEST)
        host.reason = "its server asks for fewer requests"

    def _host(self, name: str) -> _Host:
        return self._hosts.setdefault(name, _Host(self._per_host))
