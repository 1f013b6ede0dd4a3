"""Heavy or endless work in a process that can be ended.

Parsing a hostile feed may never come back, and analysis holds the interpreter's lock for
milliseconds at a time: neither belongs in the process that draws the screen. The one whose work is
cancelled is killed, a patient one unless that ends in a moment.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from typing import Any

from tui import malloc
from tui.errors import DatelineError, TooMuch
from tui.worker_pool import BrokenWorker, Request, worker_pool
from tui.worker_process import Answer, failure

_TRIM, _MAP = 32 << 20, 4 << 20
"""Bytes of free memory that glibc holds, and those from which on it maps a block of its own.

Else it gives memory back after each feed and asks for it again, which takes a twentieth of a
refresh. What a very large feed takes is a block of its own, and given back with it.
"""


class Workers:
    """A bounded pool of processes; one for each event loop that needs it.

    The bound is taken before the clock starts, so that waiting for a turn is not counted as work.
    """

    def __init__(self, processes: int = 0) -> None:
        """Allow so many at a time; by default as many as there are cores for this program."""
        _hold_memory()
        self.processes = processes or _cores()
        self._turns = asyncio.Semaphore(self.processes)

    async def warm(self, function: str) -> None:
        """Start all processes, forked from one that ran this function, before work needs them."""
        pool = worker_pool()
        pool.serve(function)

        async def start() -> None:
            async with self._turns:
                pool.give_back(await pool.take())

        with suppress(BrokenWorker):  # whoever needs a worker will be told
            await asyncio.gather(*(start() for _ in range(self.processes)))

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
                roomy = roomy and tries > 0
                answer = await _ask((function, arguments, seconds, patient, roomy), seconds)
                tries -= 1
        if answer.error is not None:
            raise answer.error
        return answer.value


async def _ask(request: Request, seconds: float) -> Answer:
    """Have one process run it, and keep that for more if it can."""
    pool, (function, _, _, patient, _) = worker_pool(), request
    try:
        worker = await pool.take(function)
    except BrokenWorker as error:
        raise DatelineError("no process could be started to read it") from error
    after = pool.drop
    try:
        async with asyncio.timeout(seconds):
            answer = await worker.ask(request)
        after = pool.drop if answer.leaves else pool.give_back
    except asyncio.CancelledError:
        after = pool.leave if patient else pool.drop
        raise
    except TimeoutError as error:
        raise TooMuch(f"reading it took more than {seconds:.0f} s and was ended") from error
    except BrokenWorker as error:
        raise DatelineError("the process that was reading it died") from error
    except Exception as error:  # what it found cannot be taken in
        raise DatelineError(failure(error)) from error
    finally:
        after(worker)
    return answer


def _hold_memory() -> None:
    """Hold memory that is free, in this process and those that it starts; see `_TRIM`."""
    os.environ["MALLOC_TRIM_THRESHOLD_"] = str(_TRIM)
    os.environ["MALLOC_MMAP_THRESHOLD_"] = str(_MAP)
    malloc.tune({malloc.TRIM: _TRIM, malloc.MAP: _MAP})


def _cores() -> int:
    """The cores that this program may use, which in a container are fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 2
