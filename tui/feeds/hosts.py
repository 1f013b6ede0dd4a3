"""Turns at each server, and which of them want or need to be left alone."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tui.errors import NotAsked

UNREACHABLE = 3
"""Failures to reach a host in a row after which it is not asked for a while."""

PAUSE = 60.0
LONGEST = 86_400.0
"""Seconds that a host is left alone: at first, doubled each time, and at most."""


Claims = dict[str, tuple[float, float]]
"""By host: until when it rests, and when its next page may be asked for, in seconds since 1970."""


class _Host:
    def __init__(self, at_once: int) -> None:
        self.turns = asyncio.Semaphore(at_once)
        self.next_start = 0.0
        self.booked = 0.0
        self.rests_until = 0.0
        self.rests = 0
        self.failures = 0
        self.asked_for_it = False

    def rest(self, seconds: float | None, *, asked_for_it: bool) -> None:
        """Rest for so long, or else twice as long as the last time.

        With a tenth of jitter, so that those who were sent away together do not return together.
        """
        jitter = random.uniform(1.0, 1.1)  # noqa: S311  nothing secret hangs on it
        wait = PAUSE * 2.0 ** min(self.rests, 12) * jitter if seconds is None else seconds
        self.rests_until = time.monotonic() + min(wait, LONGEST)
        self.asked_for_it = asked_for_it
        self.rests += 1


class Hosts:
    """Bound how each host is asked in one run; a host is a name with its port.

    A server that answers "too many requests" means all its addresses, and one that could not
    be reached three times in a row costs a time limit for each address that is tried on.
    """

    def __init__(self, connections: int, per_host: int) -> None:
        """Allow so many requests in all, and so many to one host."""
        self._turns = asyncio.Semaphore(connections)
        self._per_host = per_host
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait for a turn. Raises NotAsked at once where the host is left alone.

        The host's turn is taken first, so that one slow host cannot fill the run's turns.
        """
        host = self._host(name)
        async with host.turns, self._turns:
            remaining = host.rests_until - time.monotonic()
            if remaining > 0 and host.asked_for_it:
                raise NotAsked("its server asks for fewer requests", retry_after=remaining)
            if remaining > 0:
                raise NotAsked("its server could not be reached several times a moment ago")
            yield

    def book(self, name: str, pause: float, patience: float) -> float | None:
        """Book the host's next turn, `pause` seconds after the last; how many seconds away it is.

        Null, and nothing is booked, where these, or the turns of this run together, are more than
        `patience`: a run comes to its end, however many pages a host has.
        """
        host = self._host(name)
        now = time.monotonic()
        start = max(now, host.next_start)
        if max(start - now, host.booked) > patience:
            return None
        host.booked += pause
        host.next_start = start + pause
        return start - now

    def claims(self) -> Claims:
        """Return what hosts want beyond this run."""
        gap = time.time() - time.monotonic()
        now = time.monotonic()
        return {
            name: (host.rests_until + gap if host.asked_for_it else 0.0, host.next_start + gap)
            for name, host in self._hosts.items()
            if max(host.rests_until if host.asked_for_it else 0.0, host.next_start - 1) > now
        }

    def honour(self, claims: Claims) -> None:
        """Honour what hosts wanted in an earlier run, for a day at most."""
        now = time.monotonic()
        for name, (rests_until, next_start) in claims.items():
            host = self._host(name)
            rest, pause = (min(until - time.time(), LONGEST) for until in (rests_until, next_start))
            if rest > host.rests_until - now:
                host.rest(rest, asked_for_it=True)
            if pause > 0:
                host.next_start = now + pause

    def answered(self, name: str) -> None:
        """Note that the host can be reached."""
        self._host(name).failures = 0

    def unreachable(self, name: str) -> None:
        """Note that the host did not answer, or not in time."""
        host = self._host(name)
        host.failures += 1
        if host.failures >= UNREACHABLE:
            host.failures = 0
            host.rest(None, asked_for_it=False)

    def rest(self, name: str, seconds: float | None) -> None:
        """Leave the host alone, as it asked, for so long where it said that."""
        self._host(name).rest(seconds, asked_for_it=True)

    def _host(self, name: str) -> _Host:
        return self._hosts.setdefault(name, _Host(self._per_host))
