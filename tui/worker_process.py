"""What runs in a worker: the function that it was asked for, within limits of time and memory.

It is apart from `workers`, since no worker needs asyncio, which takes a sixth of its start.
"""

from __future__ import annotations

import fcntl
import functools
import importlib
import os
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tui import clean
from tui.errors import DatelineError

LARGE = 250.0
"""Megabytes at which a worker makes room for a new one after its work.

With the model and all else loaded it has 210. What a hostile page made of it stays in the
allocator and in the parsers' tables of names, and would be there for the next one to add to.
"""

ROOMY = 120.0
"""Megabytes up to which a worker is given what needs room; with the model it has more."""

PIPE = 1 << 20
"""Bytes that a pipe to or from a worker holds; a feed of 100 long items has 400 kB."""

GRACE_SECONDS = 1.0
"""Time beyond its limit that a worker has until it ends by itself."""

NICENESS = 10
"""How far workers step back behind the screen (Unix niceness)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a function gave or raised, and whether its process ends with this answer.

    Where it was `declined` the function was not run.
    """

    value: object = None
    error: DatelineError | None = None
    leaves: bool = False
    declined: bool = False


def prepare() -> None:
    """Widen a new worker's pipes, so that a feed and its records pass at once, not by 64 kB."""
    if sys.platform == "linux":
        for descriptor in (0, 1):
            with suppress(OSError):  # no pipe, or what the user may have in pipes is taken
                fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, PIPE)


def run(
    function: str,
    arguments: tuple[object, ...],
    seconds: float,
    patient: bool,  # noqa: FBT001
    roomy: bool,  # noqa: FBT001
) -> Answer:
    """Run the function of this name; see `Workers.call`.

    An alarm ends the worker where the program was killed and can end it no more.
    """
    if roomy and _resident() > ROOMY:
        _read_no_more()
        return Answer(leaves=True, declined=True)
    if patient:
        _step_back()
    signal.setitimer(signal.ITIMER_REAL, seconds + GRACE_SECONDS)
    try:
        value, problem = _call(function, arguments)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    leaves = _resident() > LARGE
    if leaves:
        _read_no_more()
    return Answer(value, problem, leaves)


def _call(function: str, arguments: tuple[object, ...]) -> tuple[object, DatelineError | None]:
    """What a function returns, or the error that it raises."""
    try:
        module, _, name = function.rpartition(".")
        return getattr(importlib.import_module(module), name)(*arguments), None
    except DatelineError as error:
        return None, error.with_traceback(None)
    except Exception as error:  # noqa: BLE001 a library's own failure says what of it was wrong
        return None, DatelineError(failure(error))


def failure(error: Exception) -> str:
    """Word the failure of a library, of a kind that is no DatelineError."""
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
