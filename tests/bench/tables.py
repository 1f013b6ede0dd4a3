"""The claims of a library as csv, jsonl and parquet, beside DuckDB that writes the same table.

    python tests/bench/tables.py [--articles 100000] [--home DIR]

Each writes in a process of its own, the best of three; DIR keeps the library. DuckDB reads the same
table from parquet, the file that it reads fastest, with a thread for each core: what one of its
threads takes stands below. Ours reads many rows in a second process too.
Budgets are ratios of time by the clock; the processor's time, in which other programs do not count,
and the peak of memory stand below.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from library import build
from table import Row, beside, show, within

from tui.library import Library
from tui.settings import Folders

FORMS = {"csv": "", "jsonl": "(FORMAT json)", "parquet": "(FORMAT parquet, COMPRESSION zstd)"}
RUNS = 3
RATIO = 1.5
MEGABYTES = 200.0


class Cost(NamedTuple):
    """Seconds by the clock and of the processor, and the most megabytes, of all processes."""

    seconds: float
    processor: float
    megabytes: float


def rows(folders: Folders) -> Iterator[Row]:
    """Each format beside DuckDB, then the processor's time and the memory of the dearest."""
    with Library.open(folders, write=False) as library:
        what = f"claims of {library.articles.count():,} as"
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "source.parquet"
        ours, theirs, alone = {}, {}, {}
        for form in reversed(FORMS):
            target = source if form == "parquet" else Path(scratch) / f"ours.{form}"
            ours[form] = _cheapest("write", form, target, folders.library)
            theirs[form] = _cheapest("copy", form, Path(scratch) / f"theirs.{form}", source)
            alone[form] = _cheapest("alone", form, Path(scratch) / f"theirs.{form}", source)
    for form in FORMS:
        mine, their = ours[form], theirs[form]
        yield beside(f"{what} {form}", mine.seconds, "DuckDB", their.seconds, "s", RATIO)
        yield beside("of which processor", mine.processor, "DuckDB", their.processor, "s")
        yield beside("beside one thread", mine.seconds, "DuckDB", alone[form].seconds, "s")
    most = max(cost.megabytes for cost in ours.values())
    yield within("memory of an export of claims", most, "MB", MEGABYTES)


def _cheapest(job: str, form: str, target: Path, source: Path) -> Cost:
    command = [sys.executable, __file__, "--job", job, form, str(target), str(source)]
    runs = [subprocess.run(command, check=True, capture_output=True) for _ in range(RUNS)]
    return min(Cost(**json.loads(run.stdout)) for run in runs)


def _write(form: str, target: Path, file: Path) -> Callable[[], None]:
    if form == "parquet":  # loaded before, as DuckDB is
        import pyarrow.csv
        import pyarrow.parquet  # noqa: F401
    from tui.library.rows.table_formats import BINARY
    from tui.library.table_export import export_table

    folders = Folders(file.parent, file.parent / "cache", file.parent / "config")

    def write() -> None:
        how = {} if form in BINARY else {"encoding": "utf-8", "newline": ""}
        with (
            Library.open(folders, write=False) as library,
            target.open("wb" if form in BINARY else "w", **how) as stream,
        ):
            export_table(library, "", "claims", form, stream)

    return write


def _copy(form: str, target: Path, source: Path, threads: str = "") -> Callable[[], object]:
    import duckdb

    connection = duckdb.connect(config={"threads": threads} if threads else {})
    return lambda: connection.execute(f"COPY (FROM '{source}') TO '{target}' {FORMS[form]}")


def _job(name: str, form: str, target: str, source: str) -> None:
    jobs: dict[str, Callable[..., Callable[[], object]]]
    jobs = {"write": _write, "copy": _copy, "alone": partial(_copy, threads="1")}
    work = jobs[name](form, Path(target), Path(source))
    ended, peaks = threading.Event(), {}
    watch = threading.Thread(target=_watch, args=(ended, peaks))
    watch.start()
    try:
        started, processor = time.perf_counter(), sum(os.times()[:4])
        work()
        seconds, processor = time.perf_counter() - started, sum(os.times()[:4]) - processor
    finally:
        ended.set()
        watch.join()
    megabytes = (_peak("self") + sum(peaks.values())) / 1024
    print(json.dumps(Cost(seconds, processor, megabytes)._asdict()))


def _watch(ended: threading.Event, peaks: dict[str, int]) -> None:
    """Look at the peaks of processes that this one has started, until it is told to end."""
    while not ended.wait(0.02):
        for file in Path("/proc/self/task").glob("*/children"):
            with suppress(OSError, ValueError):  # it has ended
                for process in file.read_text(encoding="ascii").split():
                    peaks[process] = _peak(process)


def _peak(process: str) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    (peak,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak)


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=100_000)
    arguments.add_argument("--home", type=Path)
    arguments.add_argument("--job", nargs=4, help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.job:
        _job(*chosen.job)
        return
    with tempfile.TemporaryDirectory() as scratch:
        home = chosen.home or Path(scratch)
        folders = Folders(home / "data", home / "cache", home / "config")
        with Library.open(folders) as library:
            if library.articles.count() < chosen.articles:
                build(library, chosen.articles)
        show(rows(folders))


if __name__ == "__main__":
    main()
