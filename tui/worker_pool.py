"""Processes that run functions for an event loop, and can be ended at any moment.

    loop | fork server, one for each loop | worker, forked from it when one is needed

The server has loaded once what every worker needs, so that a worker is there in a few thousandths
of a second. It has one thread and no loop, without which a fork would not be safe.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import pickle
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from io import FileIO
from typing import TYPE_CHECKING, Any, cast

from tui.worker_process import HEAD

if TYPE_CHECKING:
    from tui.worker_process import Answer

PIPE = 1 << 20
"""Bytes that a pipe to or from a worker holds; a feed of 100 long items has 400 kB."""

START_SECONDS = 20.0
"""Time until a worker must be there; the server has loaded all within a tenth of a second."""

ENDING_SECONDS = 5.0
"""Time that a worker has for the rest of what nobody waits for any more."""

Request = tuple[str, tuple[object, ...], float, bool, bool]
"""The arguments of `worker_process.run`."""


class BrokenWorker(Exception):
    """A worker died, or none could be started."""


class Worker(asyncio.Protocol):
    """A process that runs one function after the other; `closed` once it has ended."""

    def __init__(self) -> None:
        """Prepare; see `WorkerPool`."""
        self.closed = False
        self.ran: set[str] = set()
        """The functions that it has run, and loaded what they need."""
        self._process = 0
        self._chunks: list[bytes] = []
        self._size = 0
        self._answer: asyncio.Future[memoryview] | None = None
        self._transports: list[asyncio.BaseTransport] = []

    async def connect(self, requests: FileIO, answers: FileIO) -> None:
        """Take the ends of its pipes and wait until it is there. Raises BrokenWorker."""
        loop = asyncio.get_running_loop()
        reading, _ = await loop.connect_read_pipe(lambda: self, answers)
        self._transports.append(reading)
        writing, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, requests)
        self._transports.append(writing)
        self._process = int(bytes(await self._received()))

    async def ask(self, request: Request) -> Answer:
        """Have it run a function. Raises BrokenWorker; where it is cancelled the work goes on."""
        self.ran.add(request[0])
        data = pickle.dumps(request, pickle.HIGHEST_PROTOCOL)
        cast("asyncio.WriteTransport", self._transports[1]).write(data)
        return await self.answer()

    async def answer(self) -> Answer:
        """Wait for the answer to what was asked last. Raises BrokenWorker."""
        answer = await self._received()
        return cast("Answer", pickle.loads(answer))  # noqa: S301 what our own process wrote

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._process and not self.closed:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
        self.closed = True
        for transport in self._transports:
            transport.close()

    async def _received(self) -> memoryview:
        self._answer = asyncio.get_running_loop().create_future()
        self._look()
        if self.closed and not self._answer.done():
            raise BrokenWorker
        return await self._answer

    def data_received(self, data: bytes) -> None:
        """Take a piece of an answer."""
        self._chunks.append(data)
        self._size += len(data)
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """Note that it has ended."""
        self.closed = True
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(BrokenWorker())

    def _look(self) -> None:
        """Hand the answer on if all of it is there."""
        if self._answer is None or self._answer.done() or self._size < HEAD:
            return
        if len(self._chunks[0]) < HEAD:
            self._chunks = [b"".join(self._chunks)]
        size = HEAD + int.from_bytes(self._chunks[0][:HEAD], "big")
        if self._size >= size:
            self._answer.set_result(memoryview(b"".join(self._chunks))[HEAD:size])
            self._chunks, self._size = [], 0


class WorkerPool:
    """The workers of one event loop, and the server that they are forked from."""

    def __init__(self) -> None:
        """Prepare; nothing is started before it is needed."""
        self._idle: list[Worker] = []
        self._workers: set[Worker] = set()
        self._left: set[asyncio.Task[None]] = set()
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._ending = asyncio.create_task(self._end_with_loop())

    def serve(self, preload: str = "") -> None:
        """Start the server, if there is none; it runs the function of this dotted name first."""
        if self._server is not None and self._server.poll() is None:
            return
        self._end_server()
        self._control, end = socket.socketpair()
        with end:
            program = (
                f"import sys; sys.path[:] = {sys.path!r}; "
                f"from tui.worker_process import serve; serve({end.fileno()}, {preload!r})"
            )
            self._server = subprocess.Popen(
                [sys.executable, "-P", "-c", program],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[end.fileno()],
            )

    async def take(self, function: str = "") -> Worker:
        """Take a worker that is idle, one that has run the function if there is one, or a new one.

        Raises BrokenWorker where none can start.
        """
        if idle := self._take_idle(function):
            return idle
        worker = Worker()
        self._workers.add(worker)
        try:
            async with asyncio.timeout(START_SECONDS):
                await worker.connect(*self._fork())
        except BaseException as error:
            self.drop(worker)
            if isinstance(error, TimeoutError):
                raise BrokenWorker from error
            raise
        return worker

    def _take_idle(self, function: str) -> Worker | None:
        for closed in [worker for worker in self._idle if worker.closed]:
            self._idle.remove(closed)
            self.drop(closed)
        if not self._idle:
            return None
        able = [worker for worker in self._idle if function in worker.ran]
        chosen = (able or self._idle)[-1]
        self._idle.remove(chosen)
        return chosen

    def leave(self, worker: Worker) -> None:
        """Keep a worker whose work was called off, if that ends soon: it may hold the model."""
        if self._ending.cancelling():
            self.drop(worker)
            return
        ending = asyncio.create_task(self._end_work(worker))
        self._left.add(ending)
        ending.add_done_callback(self._left.discard)

    async def _end_work(self, worker: Worker) -> None:
        leaves = True
        with suppress(TimeoutError, BrokenWorker):
            async with asyncio.timeout(ENDING_SECONDS):
                leaves = (await worker.answer()).leaves
        if leaves:
            self.drop(worker)
        else:
            self.give_back(worker)

    def give_back(self, worker: Worker) -> None:
        """Keep a worker for what comes next."""
        self._idle.append(worker)

    def drop(self, worker: Worker) -> None:
        """End a worker."""
        self._workers.discard(worker)
        worker.end()

    def _fork(self) -> tuple[FileIO, FileIO]:
        """Have the server fork a worker; give the ends of its pipes for requests and answers."""
        self.serve()
        assert self._control is not None  # noqa: S101
        source, requests = os.pipe()
        answers, sink = os.pipe()
        try:
            for descriptor in (requests, sink):
                _widen(descriptor)
            socket.send_fds(self._control, [b"\0"], [source, sink])
        except OSError as error:
            os.close(requests)
            os.close(answers)
            raise BrokenWorker from error
        finally:
            os.close(source)
            os.close(sink)
        return FileIO(requests, "wb"), FileIO(answers, "rb")

    async def _end_with_loop(self) -> None:
        """End all processes when the loop ends, which cancels its tasks."""
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            _pools.pop(asyncio.get_running_loop(), None)
            for worker in tuple(self._workers):
                self.drop(worker)
            self._end_server()

    def _end_server(self) -> None:
        if self._control is not None:
            self._control.close()
        if self._server is not None:
            self._server.kill()
            self._server.wait()


_pools: dict[Any, WorkerPool] = {}


def worker_pool() -> WorkerPool:
    """Return the pool of the running event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _pools:
        _pools[loop] = WorkerPool()
    return _pools[loop]


def _widen(pipe: int) -> None:
    """Widen a pipe, so that a feed and its records pass at once, not by 64 kB."""
    if sys.platform == "linux":
        with suppress(OSError):  # what the user may have in pipes is taken
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE)
