"""Jobs on a Dask cluster, whose results are handed on in the order in which they were given.

Dask gives a batch whose worker was lost to another one. How the connections are secured is its own
configuration (`distributed.comm.tls`), and the addresses begin with tls:// then.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any

from tui import clean
from tui.corpus import cluster_worker
from tui.corpus.cluster_worker import Batch
from tui.corpus.jobs import Deliver
from tui.errors import DatelineError
from tui.extras import import_extra

BATCH = 8
"""Calls that are sent together, some hundred milliseconds of work."""

AHEAD = 4
"""Batches for each thread of the cluster that are under way or wait, so that memory is bounded."""

CONNECT_SECONDS = 10.0
ALONE_SECONDS = 60.0
"""Time in which a cluster without workers may get one."""

_LOOK_SECONDS = 1.0
_CLOSE_SECONDS = 2.0


class ClusterJobs:
    """One function for many arguments, on a cluster; a job that fails costs itself."""

    def __init__(self, client: Any, function: str, seconds: float, *, threads: int) -> None:
        """Run the function of this dotted name, each job for so many seconds at most."""
        self._client = client
        self._call = (function, seconds)
        self._most = AHEAD * threads
        self._next: list[tuple[Deliver, tuple[object, ...]]] = []
        self._sent: deque[tuple[Any, list[Deliver]]] = deque()

    def submit(self, deliver: Deliver, *arguments: object) -> None:
        """Have a job done, and hand on what is due. Raises what `deliver` raises."""
        self._next.append((deliver, arguments))
        if len(self._next) >= BATCH:
            self._send()

    def hand(self, deliver: Deliver, result: object) -> None:
        """Hand a result on that is there, when its turn has come."""
        self._send()
        self._sent.append(([(result, "")], [deliver]))
        self._make_room()

    def finish(self) -> None:
        """Wait until all results are handed on."""
        self._send()
        while self._sent:
            self._hand_on()

    def _send(self) -> None:
        if not self._next:
            return
        delivers = [deliver for deliver, _ in self._next]
        calls = [arguments for _, arguments in self._next]
        batch = Batch(*self._call, cluster_worker.identity(), calls)
        job = self._client.submit(cluster_worker.run_batch, batch, pure=False)
        self._sent.append((job, delivers))
        self._next = []
        self._make_room()

    def _make_room(self) -> None:
        while self._sent and (isinstance(self._sent[0][0], list) or len(self._sent) > self._most):
            self._hand_on()

    def _hand_on(self) -> None:
        job, delivers = self._sent.popleft()
        results = job if isinstance(job, list) else self._results(job, len(delivers))
        for deliver, (result, problem) in zip(delivers, results, strict=True):
            deliver(result, DatelineError(problem) if problem else None)

    def _results(self, job: Any, count: int) -> list[tuple[Any, str]]:
        """Wait for a batch. Raises DatelineError where nobody is left to do it."""
        from distributed import KilledWorker

        last = monotonic()
        while True:
            try:
                results: list[tuple[Any, str]] = job.result(timeout=_LOOK_SECONDS)
            except TimeoutError:
                last = self._look(last)
            except KilledWorker:
                return [(None, "all workers that were reading it died")] * count
            except DatelineError:
                raise
            except Exception as error:  # what dask raises for a scheduler that has gone is many
                raise DatelineError(
                    f"The cluster was lost ({_reason(error)}). What is written stays: start it "
                    "and this command again."
                ) from error
            else:
                return results

    def _look(self, last: float) -> float:
        """Tell when there were workers last. Raises DatelineError where that is too long ago."""
        if self._client.scheduler_info()["workers"]:
            return monotonic()
        if monotonic() - last > ALONE_SECONDS:
            raise DatelineError(
                f"The cluster has had no worker for {ALONE_SECONDS:.0f} s. What is written stays: "
                "start workers, and this command again."
            )
        return last


@contextmanager
def cluster_jobs(address: str, function: str, seconds: float) -> Iterator[ClusterJobs]:
    """Connect to the scheduler of a cluster whose workers have the same Dateline.

    Raises DatelineError, which names what cannot be reached or is another version.
    """
    distributed = import_extra("distributed", "cluster", "--scheduler")
    _silence()
    try:
        asyncio.run(_try_connection(distributed, address))
        client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError, ImportError) as error:
        raise DatelineError(
            f"The scheduler {clean.line(address, 200)} cannot be reached ({_reason(error)}): "
            "`dask scheduler` starts one and prints its address."
        ) from error
    try:
        _check(client, address)
        jobs = ClusterJobs(client, function, seconds, threads=sum(client.nthreads().values()))
        yield jobs
        jobs.finish()
    finally:
        if client.status == "running":
            with suppress(Exception):  # a worker that has gone has stopped
                client.run(cluster_worker.stop, on_error="ignore")
        client.close(timeout=_CLOSE_SECONDS)


async def _try_connection(distributed: Any, address: str) -> None:
    """Connect once, since a client that cannot keeps trying, and cannot be closed soon either."""
    host, port = distributed.comm.get_address_host_port(address)
    async with asyncio.timeout(CONNECT_SECONDS):
        _, stream = await asyncio.open_connection(host, port)
        stream.close()
        await stream.wait_closed()
    security = distributed.Security().get_connection_args("client")
    await (await distributed.comm.connect(address, CONNECT_SECONDS, **security)).close()


def _silence() -> None:
    """Keep from the terminal what dask logs of lost connections, each under a name of its own."""
    for name in [*logging.root.manager.loggerDict]:
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _check(client: Any, address: str) -> None:
    """Ask all workers which Dateline they have. Raises DatelineError."""
    identities = client.run(cluster_worker.identity, on_error="return")
    if not identities:
        raise DatelineError(
            f"The scheduler {address} has no workers: `dask worker {address} --nthreads 1` "
            "starts one."
        )
    for worker, identity in identities.items():
        if isinstance(identity, Exception):
            raise DatelineError(
                f"The worker {worker} has no Dateline, or cannot be reached ({_reason(identity)})."
            ) from identity
        if tuple(identity) != cluster_worker.identity():
            raise DatelineError(cluster_worker.other_version(worker, identity))


def _reason(error: Exception) -> str:
    return clean.line(f"{type(error).__name__}: {error}", 200)
