"""Heavy or endless work in a process that can be ended.

Parsing a hostile feed may never come back, and analysis holds the interpreter's lock for
milliseconds at a time: neither belongs in the process that draws the screen. anyio keeps a
pool of processes a loop, and kills the one whose work is cancelled.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from tui.errors import DatelineError, TooMuch
from tui.worker_process import Answer, failure, prepare, run

START_SECONDS = 20.0

_TRIM, _MAP = 32 << 20, 4 << 20
"""Bytes of free memory that glibc holds, and those from which on it maps a block of its own.

Else it gives memory back after each feed and asks for it again, which takes a twentieth of a
refresh. What a very large feed takes is a block of its own, and given back with it.
"""

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # of malloc.h


class Workers:
    """A bounded pool of processes; one for each event loop that needs it.

    The bound is taken before the clock starts, so that waiting for a turn is not counted as work.
    """

    def __init__(self, processes: int = 0) -> None:
        """Allow so many at a time; by default as many as there are cores for this program."""
        # Two parts of asyncio wait for one process that was ended, and the later one warns.
        logging.getLogger("asyncio").setLevel(logging.ERROR)
        # The pool starts its processes with -m, which would take a file in the current folder for
        # a library.
        os.environ["PYTHONSAFEPATH"] = "1"
        _hold_memory()
        self.processes = processes or _cores()
        self._turns = asyncio.Semaphore(self.processes)
        self._idle = 0
        self._leaving = 0

    async def warm(self, function: str) -> None:
        """Start all processes and run this function in each, so that work need not wait for it."""
        calls = [
            self.call(function, seconds=START_SECONDS, patient=False) for _ in range(self.processes)
        ]
        with suppress(DatelineError):  # whoever needs a worker will be told
            await asyncio.gather(*calls)

    async def call(
        self,
        function: str,
        *arguments: object,
        seconds: float,
        patient: bool = True,
        roomy: bool = False,
    ) -> Any:
        """Run the function of this dotted name in a worker and give its result.

        Named by text, so that the caller imports nothing of what the worker needs. A `patient`
        one steps back behind the screen, with all that the same worker runs after it; a `roomy`
        one is not run by a worker that has grown. Raises the
        DatelineError that the function raises, TooMuch after `seconds` of work, and a plain
        DatelineError where the worker died or a library in it failed in a way of its own.
        """
        async with self._turns:
            answer = Answer(declined=True)
            tries = self.processes  # no more have grown; then a new one is large for this system
            while answer.declined:
                answer = await self._ask(function, arguments, seconds, patient, roomy and tries > 0)
                tries -= 1
        if answer.error is not None:
            raise answer.error
        return answer.value

    async def _ask(
        self, function: str, arguments: tuple[object, ...], seconds: float, *how: bool
    ) -> Answer:
        """Have one process run it, and know then whether it is there for more."""
        from anyio import BrokenWorkerProcess

        if not self._idle:
            await self._start()
        self._idle -= 1
        try:
            async with asyncio.timeout(seconds):
                answer: Answer = await self._sent(
                    run, function, arguments, seconds, *how, cancellable=True
                )
        except TimeoutError as error:
            raise TooMuch(f"reading it took more than {seconds:.0f} s and was ended") from error
        except BrokenWorkerProcess as error:
            raise DatelineError("the process that was reading it died") from error
        except Exception as error:  # what it found could not be sent: the process goes on
            self._idle += 1
            raise DatelineError(failure(error)) from error
        if answer.leaves:
            self._leaving += 1
        else:
            self._idle += 1
        return answer

    async def _start(self) -> None:
        """Start a process; who is cancelled meanwhile waits for it, or it would be left behind."""
        from anyio import BrokenWorkerProcess

        starting = asyncio.ensure_future(self._sent(prepare))
        try:
            await asyncio.shield(starting)
        except asyncio.CancelledError:
            await asyncio.wait([starting])
            raise
        except BrokenWorkerProcess as error:
            raise DatelineError("no process could be started to read it") from error
        self._idle += 1

    async def _sent(
        self, function: Callable[..., Any], *arguments: object, cancellable: bool = False
    ) -> Any:
        """Have a process run it; one that is found leaving has not, and another one does.

        The pool keeps a process until it sees that it has ended, which may be a moment too late.
        """
        from anyio import BrokenWorkerProcess, to_process

        while True:
            try:
                return await to_process.run_sync(function, *arguments, cancellable=cancellable)
            except BrokenWorkerProcess:
                if not self._leaving:
                    raise
                self._leaving -= 1


def _hold_memory() -> None:
    """Hold memory that is free, in this process and those that it starts; see `_TRIM`."""
    os.environ["MALLOC_TRIM_THRESHOLD_"] = str(_TRIM)
    os.environ["MALLOC_MMAP_THRESHOLD_"] = str(_MAP)
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):  # another library than glibc
            library = ctypes.CDLL(None)
            library.mallopt(_M_TRIM_THRESHOLD, _TRIM)
            library.mallopt(_M_MMAP_THRESHOLD, _MAP)


def _cores() -> int:
    """The cores that this program may use, which in a container are fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 2
