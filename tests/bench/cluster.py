"""How much faster two processes analyse than one: on this machine, and as a Dask cluster's workers.

    python tests/bench/cluster.py [COPIES]

The corpus is the sample newsroom's articles, so many times. Seconds count from the first part on,
because the model is loaded before it; each cluster is a real one on loopback, made for its run.
The figures need two idle cores.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from table import Row, show

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS / "cli"))

from cli_cluster import cluster  # noqa: E402
from cli_program import PROGRAM  # noqa: E402

SAMPLE = TESTS / "facts" / "sample" / "gold.jsonl"
PART = 48


def corpus(path: Path, copies: int) -> Path:
    """Write the articles, each copy under an id of its own."""
    rows = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    kept = ("title", "date", "text")
    with path.open("w", encoding="utf-8") as file:
        for copy in range(copies):
            for row in rows:
                fields = {"id": f"{row['id']} {copy}", **{key: row[key] for key in kept}}
                file.write(json.dumps(fields) + "\n")
    return path


def seconds(file: Path, *, workers: int = 0, jobs: int = 0) -> float:
    """Run over the corpus, from its first part to its end."""
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        output = Path(place, "out")
        options = ["--output", str(output), "--format", "jsonl", "--part-size", str(PART)]
        if workers:
            dask = stack.enter_context(cluster(Path(place), workers))
            options += ["--scheduler", dask.address]
        else:
            options += ["--jobs", str(jobs)]
        command = [*PROGRAM, "facts", str(file), *options]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as run:
            while not (output.is_dir() and [*output.iterdir()]):
                time.sleep(0.01)
            start = time.perf_counter()
            run.wait()
        return time.perf_counter() - start


def rows(copies: int) -> Iterator[Row]:
    """Each way with one process and with two."""
    with tempfile.TemporaryDirectory() as place:
        file = corpus(Path(place, "corpus.jsonl"), copies)
        one, two = (seconds(file, workers=count) for count in (1, 2))
        yield faster("facts on a cluster, two workers", two, "one", one, 1.8)
        one, two = (seconds(file, jobs=count) for count in (1, 2))
        yield faster("facts on this machine, two processes", two, "one", one, 1.85)


def faster(what: str, ours: float, peer: str, theirs: float, least: float) -> Row:
    """How many times faster; the budget is the smallest ratio."""
    ratio = theirs / ours
    times = f"{ours:,.1f} s", f"{peer} {theirs:,.1f} s"
    return Row(what, *times, f"{ratio:.2f}", f">= {least:.2f}", ratio >= least)


if __name__ == "__main__":
    show(rows(int(sys.argv[1]) if len(sys.argv) > 1 else 40))
