"""Heavy or endless work in a process that can be ended.

Parsing a hostile feed may never come back, and analysis holds the interpreter's lock for
milliseconds at a time: neither belongs in the process that draws the screen. anyio keeps a
pool of processes a loop, and kills the one whose work is cancelled.
"""

from __future__ import annotations

import asyncio
import functools
import importlib
import logging
import os
import signal
from contextlib import suppress
from typing import Any

from tui import clean
from tui.errors import DatelineError, TooMuch

START_SECONDS = 20.0
GRACE_SECONDS = 1.0

NICENESS = 10
"""How far workers step back behind the screen (Unix niceness)."""


class Workers:
    """A bounded pool of processes; one for each event loop that needs it.

    The bound is taken before the clock starts, so that waiting for a turn is not counted as work.
    """

    def __init__(self, processes: int = 0) -> None:
        """Allow so many at a time; by default as many as there are cores."""
        # Two parts of asyncio wait for one process that was ended, and the later one warns.
        logging.getLogger("asyncio").setLevel(logging.ERROR)
        self._processes = processes or os.cpu_count() or 2
        self._turns = asyncio.Semaphore(self._processes)
        self._idle = 0

    async def warm(self, function: str) -> None:
        """Start all processes and run this function in each, so that work need not wait for it."""
        calls = [
            self.call(function, seconds=START_SECONDS, patient=False)
            for _ in range(self._processes)
        ]
        with suppress(DatelineError):  # whoever needs a worker will be told
            await asyncio.gather(*calls)

    async def call(
        self, function: str, *arguments: object, seconds: float, patient: bool = True
    ) -> Any:
        """Run the function of this dotted name in a worker and give its result.

        Named by text, so that the caller imports nothing of what the worker needs. A `patient`
        one steps back behind the screen, with all that the same worker runs after it. Raises the
        DatelineError that the function raises, TooMuch after `seconds` of work, and a plain
        DatelineError where the worker died or a library in it failed in a way of its own.
        """
        from anyio import BrokenWorkerProcess, to_process

        async with self._turns:
            if not self._idle:
                await self._start()
            self._idle -= 1
            try:
                async with asyncio.timeout(seconds):
                    result = await to_process.run_sync(
                        _run, function, arguments, seconds, patient, cancellable=True
                    )
            except TimeoutError as error:
                raise TooMuch(f"reading it took more than {seconds:.0f} s and was ended") from error
            except BrokenWorkerProcess as error:
                raise DatelineError("the process that was reading it died") from error
            except Exception as error:  # what the function raised: the process goes on
                self._idle += 1
                if isinstance(error, DatelineError):
                    raise
                what = clean.line(f"{type(error).__name__}: {error}", 200)
                raise DatelineError(f"reading it failed ({what})") from error
            self._idle += 1
            return result

    async def _start(self) -> None:
        """Start a process; who is cancelled meanwhile waits for it, or it would be left behind."""
        from anyio import BrokenWorkerProcess, to_process

        starting = asyncio.ensure_future(to_process.run_sync(_nothing))
        try:
            await asyncio.shield(starting)
        except asyncio.CancelledError:
            await asyncio.wait([starting])
            raise
        except BrokenWorkerProcess as error:
            raise DatelineError("no process could be started to read it") from error
        self._idle += 1


def _nothing() -> None:
    """What a process runs to be there."""


def _run(
    function: str,
    arguments: tuple[object, ...],
    seconds: float,
    patient: bool,  # noqa: FBT001
) -> object:
    """In the worker: its alarm ends it where the program was killed and can end it no more."""
    if patient:
        _step_back()
    signal.setitimer(signal.ITIMER_REAL, seconds + GRACE_SECONDS)
    try:
        module, _, name = function.rpartition(".")
        return getattr(importlib.import_module(module), name)(*arguments)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@functools.cache
def _step_back() -> None:
    os.nice(NICENESS)
