"""What runs in a worker, and in the server that workers are forked from.

    server     load what all of them need | fork one whenever two pipes come
    worker     read a request | run it within limits of time and memory | write the answer

It is apart from `worker_pool`, since none of them needs asyncio, which takes longer to load.
"""

from __future__ import annotations

import functools
import gc
import importlib
import os
import pickle
import resource
import signal
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from tui import clean
from tui.errors import DatelineError

if TYPE_CHECKING:
    from io import BufferedWriter

LARGE = 250.0
"""Megabytes at which a worker makes room for a new one after its work.

With the model and all else loaded it has 210. What a hostile page made of it stays in the
allocator and in the parsers' tables of names, and would be there for the next one to add to.
"""

ROOMY = 120.0
"""Megabytes up to which a worker is given what needs room; with the model it has more."""

HEAD = 8
"""Bytes before an answer that say how many it has."""

GRACE_SECONDS = 1.0
"""Time beyond its limit that a worker has until it ends by itself."""

NICENESS, FAR = 5, 10
"""How far workers step back (Unix niceness): behind who writes what they read, which takes longest
and makes all wait at the end, and how far where the screen must not notice them.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a function gave or raised, and whether its process ends with this answer.

    Where it was `declined` the function was not run.
    """

    value: object = None
    error: DatelineError | None = None
    leaves: bool = False
    declined: bool = False


def serve(control: int, preload: str) -> None:
    """Fork a worker for each pair of pipes that comes by a socket, until its other end is closed.

    The function named `preload` is run before that, "" is none; where it fails, the worker that
    needs what it loads will say so.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks for work also ends it
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # else ended workers would stay as zombies
    gc.disable()  # to look for rubbish in what is loaded takes a tenth of the time
    if preload:
        _call(preload, ())
    gc.freeze()
    gc.enable()
    os.nice(NICENESS)
    with socket.socket(fileno=control) as orders:
        while True:
            order, pipes, _, _ = socket.recv_fds(orders, 1, 2)
            if not order:
                return
            with suppress(OSError):  # no more processes: who asked finds the pipes closed
                if os.fork() == 0:
                    orders.close()
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    work(*pipes)
            for pipe in pipes:
                os.close(pipe)


def work(requests: int, answers: int) -> NoReturn:
    """Say which process this is, then run what is asked for until nobody asks any more."""
    try:
        with open(requests, "rb") as source, open(answers, "wb") as sink:
            _say(sink, b"%d" % os.getpid())
            leaves = False
            while not leaves:
                answer = run(*pickle.load(source))  # noqa: S301 what our own program wrote
                leaves = answer.leaves
                _say(sink, _packed(answer))
    finally:
        os._exit(0)


def _say(sink: BufferedWriter, data: bytes) -> None:
    sink.write(len(data).to_bytes(HEAD, "big"))
    sink.write(data)
    sink.flush()


def _packed(answer: Answer) -> bytes:
    try:
        return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 what was made cannot be sent
        return pickle.dumps(Answer(error=DatelineError(failure(error)), leaves=answer.leaves))


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
        return Answer(leaves=True, declined=True)
    if patient:
        _step_back()
    signal.setitimer(signal.ITIMER_REAL, seconds + GRACE_SECONDS)
    try:
        value, problem = _call(function, arguments)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return Answer(value, problem, leaves=_resident() > LARGE)


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


@functools.cache
def _step_back() -> None:
    os.nice(FAR - NICENESS)
