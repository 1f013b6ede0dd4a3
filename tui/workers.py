"""Heavy or endless work in a process that can be ended.

Parsing a hostile feed may never come back, and analysis holds the interpreter's lock for
milliseconds at a time: neither belongs in the process that draws the screen. anyio keeps a
pool of processes a loop, and kills the one whose work is cancelled.
"""

from __future__ import annotations

import asyncio
import fcntl
import functools
import importlib
import logging
import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui import clean
from tui.errors import DatelineError, TooMuch

START_SECONDS = 20.0
GRACE_SECONDS = 1.0

LARGE = 250.0
"""Megabytes at which a worker makes room for a new one after its work.

With the model and all else loaded it has 210. What a hostile page made of it stays in the
allocator and in the parsers' tables of names, and would be there for the next one to add to.
"""

ROOMY = 120.0
"""Megabytes up to which a worker is given what needs room; with the model it has more."""

PIPE = 1 << 20
"""Bytes that a pipe to or from a worker holds; a feed of 100 long items has 400 kB."""

_TRIM, _MAP = 32 << 20, 4 << 20
"""Bytes of free memory that glibc holds, and those from which on it maps a block of its own.

Else it gives memory back after each feed and asks for it again, which takes a twentieth of a
refresh. What a very large feed takes is a block of its own, and given back with it.
"""

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # of malloc.h

NICENESS = 10
"""How far workers step back behind the screen (Unix niceness)."""


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
            answer = _Answer(declined=True)
            tries = self.processes  # no more have grown; then a new one is large for this system
            while answer.declined:
                answer = await self._ask(function, arguments, seconds, patient, roomy and tries > 0)
                tries -= 1
        if answer.error is not None:
            raise answer.error
        return answer.value

    async def _ask(
        self, function: str, arguments: tuple[object, ...], seconds: float, *how: bool
    ) -> _Answer:
        """Have one process run it, and know then whether it is there for more."""
        from anyio import BrokenWorkerProcess

        if not self._idle:
            await self._start()
        self._idle -= 1
        try:
            async with asyncio.timeout(seconds):
                answer: _Answer = await self._sent(
                    _run, function, arguments, seconds, *how, cancellable=True
                )
        except TimeoutError as error:
            raise TooMuch(f"reading it took more than {seconds:.0f} s and was ended") from error
        except BrokenWorkerProcess as error:
            raise DatelineError("the process that was reading it died") from error
        except Exception as error:  # what it found could not be sent: the process goes on
            self._idle += 1
            raise DatelineError(_failed(error)) from error
        if answer.leaves:
            self._leaving += 1
        else:
            self._idle += 1
        return answer

    async def _start(self) -> None:
        """Start a process; who is cancelled meanwhile waits for it, or it would be left behind."""
        from anyio import BrokenWorkerProcess

        starting = asyncio.ensure_future(self._sent(_prepare))
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


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a function gave or raised, and whether its process ends with this answer.

    Where it was `declined` the function was not run.
    """

    value: object = None
    error: DatelineError | None = None
    leaves: bool = False
    declined: bool = False


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


def _prepare() -> None:
    """In a new worker: let a feed and its records pass at once; a pipe else takes 64 kB a turn."""
    if sys.platform == "linux":
        for descriptor in (0, 1):
            with suppress(OSError):  # no pipe, or what the user may have in pipes is taken
                fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, PIPE)


def _run(
    function: str,
    arguments: tuple[object, ...],
    seconds: float,
    patient: bool,  # noqa: FBT001
    roomy: bool,  # noqa: FBT001
) -> _Answer:
    """In the worker: its alarm ends it where the program was killed and can end it no more."""
    if roomy and _resident() > ROOMY:
        _read_no_more()
        return _Answer(leaves=True, declined=True)
    if patient:
        _step_back()
    signal.setitimer(signal.ITIMER_REAL, seconds + GRACE_SECONDS)
    value, problem = None, None
    try:
        module, _, name = function.rpartition(".")
        value = getattr(importlib.import_module(module), name)(*arguments)
    except DatelineError as error:
        problem = error.with_traceback(None)
    except Exception as error:  # noqa: BLE001 a library's own failure says what of it was wrong
        problem = DatelineError(_failed(error))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    leaves = _resident() > LARGE
    if leaves:
        _read_no_more()
    return _Answer(value, problem, leaves)


def _failed(error: Exception) -> str:
    return f"reading it failed ({clean.line(f'{type(error).__name__}: {error}', 200)})"


def _resident() -> float:
    """Megabytes that this process has; where the system does not say, the most it ever had."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return pages * resource.getpagesize() / 2**20


def _read_no_more() -> None:
    """Let the loop that this process runs find the end of its orders once it has answered."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)


@functools.cache
def _step_back() -> None:
    os.nice(NICENESS)
