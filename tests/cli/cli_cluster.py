"""A real Dask cluster on loopback: a scheduler, and workers that can be killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cli_program import wait_while_running


class Cluster:
    """Processes of a cluster; `address` is its scheduler's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "scheduler.json"
        self._processes: list[subprocess.Popen[bytes]] = []
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start(
            "scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(self._file)
        )

    def wait(self) -> None:
        """Wait until the scheduler says where it is."""
        file = self._file
        wait_while_running(self.scheduler, lambda: file.exists() and file.read_text().endswith("}"))
        self.address: str = json.loads(self._file.read_text())["address"]

    def _start(self, kind: str, *arguments: str) -> subprocess.Popen[bytes]:
        module = f"distributed.cli.dask_{kind}"
        process = subprocess.Popen(
            [sys.executable, "-m", module, "--host", "127.0.0.1", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
        )
        self._processes.append(process)
        return process

    def add_workers(self, count: int, *arguments: str) -> None:
        """Start workers of one thread each, and wait until the scheduler knows them."""
        if not count:
            return
        import distributed

        for _ in range(count):
            options = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
            self.workers.append(self._start("worker", self.address, *options, *arguments))
        with distributed.Client(self.address, set_as_default=False) as client:
            alive = sum(worker.poll() is None for worker in self.workers)
            client.wait_for_workers(alive, timeout=60)

    def close(self) -> None:
        for process in reversed(self._processes):
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()


@contextmanager
def cluster(folder: Path, workers: int, *arguments: str) -> Iterator[Cluster]:
    """Run a cluster of so many workers for as long as it is needed."""
    started = Cluster(folder)
    try:
        started.wait()
        started.add_workers(workers, *arguments)
        yield started
    finally:
        started.close()
