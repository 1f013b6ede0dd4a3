"""What a worker of a Dask cluster does: it has records analysed in processes of its own.

The analysis never runs in the worker itself. A document that kills or hangs a process costs itself
there as it does on one machine, and the worker goes on.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from typing import Any, NamedTuple

from tui import __version__
from tui.errors import DatelineError
from tui.facts import VERSION
from tui.workers import Workers

Identity = tuple[str, str]
"""Versions of Dateline and of its analysis."""


class Batch(NamedTuple):
    """Calls of one function: its dotted name, seconds for each, and the arguments of each.

    `identity` is that of whoever sent it.
    """

    function: str
    seconds: float
    identity: Identity
    calls: Sequence[tuple[object, ...]]


def identity() -> Identity:
    """Tell which Dateline this is."""
    return __version__, VERSION


def run_batch(batch: Batch) -> list[tuple[Any, str]]:
    """Make the calls one after the other; gives each result, or what went wrong as text.

    Raises DatelineError where this Dateline is another one than the sender's, because the rows of
    one corpus are of one version.
    """
    if identity() != batch.identity:
        from distributed import get_worker

        raise DatelineError(other_version(get_worker().address, identity()))
    pool = _pool()
    results = []
    for arguments in batch.calls:
        try:
            results.append((pool.call(batch, arguments), ""))
        except DatelineError as error:
            results.append((None, str(error)))
    return results


def other_version(address: str, versions: Identity) -> str:
    """Say which versions a worker has where they are not the sender's."""
    dateline, analysis = versions
    return (
        f"The worker {address} has Dateline {dateline} with analysis {analysis}, here are "
        f"{__version__} and {VERSION}: install the same on both."
    )


def stop() -> None:
    """End the processes of this worker; the next batch starts them again."""
    global _current
    with _lock:
        pool, _current = _current, None
    if pool is not None:
        pool.stop()


class _Pool:
    """Processes, and a thread with the event loop that they belong to."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._started = threading.Event()
        self._thread = threading.Thread(target=asyncio.run, args=(self._serve(),), daemon=True)
        self._thread.start()
        self._started.wait()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._ended = asyncio.Event()
        self._workers = Workers(self._processes)
        self._started.set()
        await self._ended.wait()

    def call(self, batch: Batch, arguments: tuple[object, ...]) -> Any:
        work = self._workers.call(batch.function, *arguments, seconds=batch.seconds, patient=False)
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join()


_lock = threading.Lock()
_current: _Pool | None = None


def _pool() -> _Pool:
    global _current  # noqa: PLW0603
    with _lock:
        if _current is None:
            from distributed import get_worker

            _current = _Pool(get_worker().state.nthreads)
        return _current
