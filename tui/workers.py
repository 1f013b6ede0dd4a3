"""Heavy or endless work in a process that can be ended.

Parsing a hostile feed may never come back, and analysis holds the interpreter's lock for
milliseconds at a time: neither belongs in the process that draws the screen. anyio keeps a
pool of processes a loop, and kills the one whose work is cancelled.
"""

from __future__ import annotations

import asyncio
import functools
import importlib
import os
from contextlib import suppress
from typing import Any

from tui import clean
from tui.errors import DatelineError, TooMuch

START_SECONDS = 20.0

NICENESS = 10
"""How far workers step back behind the screen (Unix niceness)."""


class Workers:
    """A bounded pool of processes; one for each event loop that needs it.

    The bound is taken before the clock starts, so that waiting for a turn is not counted as work.
    """

    def __init__(self, processes: int = 0) -> None:
        """Allow so many at a time; by default as many as there are cores."""
        self._processes = processes or os.cpu_count() or 2
        self._turns = asyncio.Semaphore(self._processes)

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

        A `patient` one steps back behind the screen, and so does whatever the same worker runs
        after it.

        Named by text, so that the caller imports nothing of what the worker needs. Raises the
        DatelineError that the function raises, TooMuch after `seconds` of work, and a plain
        DatelineError where the worker died or a library in it failed in a way of its own.
        """
        from anyio import BrokenWorkerProcess, to_process

        async with self._turns:
            try:
                async with asyncio.timeout(seconds):
                    return await to_process.run_sync(
                        _run, function, arguments, patient, cancellable=True
                    )
            except TimeoutError as error:
                raise TooMuch(f"reading it took more than {seconds:.0f} s and was ended") from error
            except BrokenWorkerProcess as error:
                raise DatelineError("the process that was reading it died") from error
            except DatelineError:
                raise
            except Exception as error:
                what = clean.line(f"{type(error).__name__}: {error}", 200)
                raise DatelineError(f"reading it failed ({what})") from error


def _run(function: str, arguments: tuple[object, ...], patient: bool) -> object:  # noqa: FBT001
    if patient:
        _step_back()
    module, _, name = function.rpartition(".")
    return getattr(importlib.import_module(module), name)(*arguments)


@functools.cache
def _step_back() -> None:
    os.nice(NICENESS)
