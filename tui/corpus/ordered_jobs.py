"""Jobs in worker processes, whose results are handed on in the order in which they were given."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tui.corpus.jobs import Deliver
from tui.errors import DatelineError
from tui.workers import Workers

if TYPE_CHECKING:
    from anyio.from_thread import BlockingPortal

AHEAD = 64
"""Jobs that are under way or wait for their turn to be handed on, so that memory is bounded."""


class OrderedJobs:
    """One function for many arguments, by several processes; a job that fails costs itself.

    Results are handed on while the caller's thread may be waiting for its next input.
    """

    def __init__(
        self, portal: BlockingPortal, workers: Workers, function: str, seconds: float
    ) -> None:
        """Run the function of this dotted name, each job for so many seconds at most."""
        self._portal = portal
        self._call = (workers, function, seconds)
        self._room = threading.BoundedSemaphore(AHEAD)
        self._lock = threading.Lock()
        self._jobs: deque[tuple[Future[Any], Deliver]] = deque()
        self._fault: BaseException | None = None

    def submit(self, deliver: Deliver, *arguments: object) -> None:
        """Have a job done, and wait for room where many are not. Raises what `deliver` raised."""
        self._room.acquire()
        self._check()
        job = self._portal.start_task_soon(self._run, arguments)
        with self._lock:
            self._jobs.append((job, deliver))
        job.add_done_callback(lambda _: self._hand_on())

    def hand(self, deliver: Deliver, result: object) -> None:
        """Hand a result on that is there, when its turn has come."""
        job: Future[Any] = Future()
        job.set_result(result)
        self._room.acquire()
        self._check()
        with self._lock:
            self._jobs.append((job, deliver))
        self._hand_on()

    def finish(self) -> None:
        """Wait until all results are handed on. Raises what `deliver` raised."""
        while self._jobs and self._fault is None:
            wait([self._jobs[0][0]])
            self._hand_on()
        self._check()

    def _check(self) -> None:
        if self._fault is not None:
            raise self._fault

    async def _run(self, arguments: tuple[object, ...]) -> Any:
        workers, function, seconds = self._call
        return await workers.call(function, *arguments, seconds=seconds, patient=False)

    def _hand_on(self) -> None:
        with self._lock:
            while self._jobs and self._jobs[0][0].done():
                job, deliver = self._jobs.popleft()
                self._room.release()
                if self._fault is None and not job.cancelled():
                    self._deliver(job, deliver)

    def _deliver(self, job: Future[Any], deliver: Deliver) -> None:
        error = job.exception()
        try:
            if error is None:
                deliver(job.result(), None)
            elif isinstance(error, DatelineError):
                deliver(None, error)
            else:
                self._fault = error
        except BaseException as fault:  # noqa: BLE001 the caller's thread raises it
            self._fault = fault


@contextmanager
def ordered_jobs(function: str, seconds: float, processes: int) -> Iterator[OrderedJobs]:
    """Start so many processes as they are needed; who leaves early ends what is under way."""
    from anyio.from_thread import start_blocking_portal

    with start_blocking_portal() as portal:
        jobs = OrderedJobs(portal, Workers(processes), function, seconds)
        yield jobs
        jobs.finish()
