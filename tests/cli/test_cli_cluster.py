"""The command `facts` on a real Dask cluster, whose processes are killed at work."""

from __future__ import annotations

import json
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from cli_cluster import cluster
from cli_program import PROGRAM, wait_while_running

from tui.corpus.cluster import cluster_jobs
from tui.errors import DatelineError

TEXT = "{} people were killed in a flood in Basra on Tuesday, the police said."
PARTS = ("--format", "parquet", "--part-size", "8")
OLDER = "import tui.facts; tui.facts.VERSION = 'older'"


def corpus(path: Path, count: int) -> Path:
    rows = [{"id": f"d{number}", "text": TEXT.format(number + 3)} for number in range(count)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{oops\n")
    return path


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def started(file: Path, output: Path, address: str) -> subprocess.Popen[bytes]:
    """A run on the cluster that has written its first part."""
    command = ["facts", str(file), *PARTS, "--output", str(output), "--scheduler", address]
    running = subprocess.Popen([*PROGRAM, *command], stderr=subprocess.PIPE)
    wait_while_running(running, lambda: output.is_dir() and [*output.iterdir()])
    return running


def test_a_worker_killed_in_the_middle_changes_nothing(program, tmp_path):
    file, fresh = corpus(tmp_path / "many.jsonl", 60), tmp_path / "fresh"
    program("facts", str(file), *PARTS, "--output", str(fresh), "--jobs", "1")
    with cluster(tmp_path, 2) as dask:
        with started(file, tmp_path / "worker", dask.address) as running:
            assert len(content(tmp_path / "worker")) < len(content(fresh))
            dask.workers[0].kill()
            assert b"61 documents in" in running.stderr.read()
        assert running.returncode == 1  # the last line is no document
        assert content(tmp_path / "worker") == content(fresh)


def test_what_cannot_be_used_is_named(program, tmp_path):
    file = corpus(tmp_path / "many.jsonl", 1)
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    for wrong in (address, "nonsense"):
        ran = program("facts", str(file), "--scheduler", wrong)
        assert (ran.status, ran.out) == (1, "")
        assert f"The scheduler {wrong} cannot be reached" in ran.err
    with cluster(tmp_path, 0) as dask:
        ran = program("facts", str(file), "--scheduler", dask.address)
        assert "has no workers" in ran.err
        preload = tmp_path / "older.py"
        preload.write_text(OLDER)
        dask.add_workers(1, "--preload", str(preload))
        ran = program("facts", str(file), "--scheduler", dask.address)
        assert (ran.status, ran.out) == (1, "")
        assert "with analysis older" in ran.err


def test_a_job_that_fails_costs_itself_and_what_is_lost_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("tui.corpus.cluster.ALONE_SECONDS", 0.1)
    handed: list[str] = []

    def deliver(result: str | None, error: DatelineError | None) -> None:
        handed.append(result or str(error))

    def give(*orders: str, leave: Sequence[subprocess.Popen[bytes]] = ()) -> None:
        with cluster_jobs(dask.address, "cli_jobs.work", 30) as jobs:
            for order in orders:
                if order == "there":
                    jobs.hand(deliver, order)
                else:
                    jobs.submit(deliver, order)
            for process in leave:
                process.kill()

    with cluster(tmp_path, 1) as dask:
        give("a", "die", "b", "there", "fail", *map(str, range(40)))
        assert handed[::2][:2] == ["a", "b"]
        assert "died" in handed[1]
        assert handed[3:5] == ["there", "the model is gone"]
        assert handed[5:] == [str(number) for number in range(40)]
        with pytest.raises(DatelineError, match="no worker for"):
            give("hang", leave=dask.workers)
        dask.add_workers(1)
        with pytest.raises(DatelineError, match="cluster was lost"):
            give("hang", leave=[dask.scheduler])


def test_a_cluster_has_its_own_processes(program, tmp_path):
    ran = program("facts", str(tmp_path), "--scheduler", "tcp://127.0.0.1:1", "--jobs", "2")
    assert ran.status == 2
