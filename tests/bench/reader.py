"""The reader in a real terminal beside an empty Textual app: first frame, memory, keys.

    python tests/bench/reader.py [--sizes 1000 10000]

The budgets are ratios: a first frame within 1.25 times the empty app's and 1.6 times its memory
at any size of the library; half the keys' frames begin within a few milliseconds, and 95 in 100
within 50 ms, also while a refresh with analysis runs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from pathlib import Path

from library import build
from terminal import EMPTY, PYTHON, Terminal

from tui import settings
from tui.feeds.starters import SAMPLE
from tui.library import Library

RUNS = 5
KEYS = 80
READER = (PYTHON, "-m", "tui.cli")
DRAWN = b"All articles"


def first_frame(command: tuple[str, ...], sign: bytes) -> tuple[float, float]:
    """Milliseconds to the frame with this text in it, and megabytes once it is quiet."""
    times, sizes = [], []
    for _ in range(RUNS):
        with Terminal(*command) as terminal:
            times.append(terminal.wait(sign) * 1_000)
            terminal.settle()
            sizes.append(terminal.memory())
    return statistics.median(times), statistics.median(sizes)


def keys(*, busy: bool) -> list[float]:
    """Milliseconds from each of many key presses to the first byte of its frame."""
    with Terminal(*READER) as terminal:
        terminal.wait(DRAWN)
        terminal.settle()
        if busy:
            terminal.key(b"R")
        return sorted(terminal.key(b"jjjk"[n % 4 : n % 4 + 1]) for n in range(KEYS))


def library_of(articles: int, home: Path) -> None:
    """Make the library of a home: so many made-up articles."""
    os.environ["DATELINE_HOME"] = str(home)
    folders = settings.folders()
    folders.make()
    with Library.open(folders) as library:
        build(library, articles)


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    empty_time, empty_size = first_frame((PYTHON, "-c", EMPTY), b"ready-and-drawn")
    print(f"{'empty app':<24}{empty_time:>8.0f} ms{empty_size:>8.0f} MB")
    with tempfile.TemporaryDirectory() as scratch:
        for size in arguments.parse_args().sizes:
            library_of(size, Path(scratch) / str(size))
            time, memory = first_frame(READER, DRAWN)
            ratios = f"{time / empty_time:>8.2f} x{memory / empty_size:>8.2f} x"
            print(f"{f'{size:,} articles':<24}{time:>8.0f} ms{memory:>8.0f} MB{ratios}")
        with Library.open(settings.folders()) as library:
            library.feeds.add(SAMPLE.url, SAMPLE.title)
        for busy in (False, True):
            waits = keys(busy=busy)
            middle, late = statistics.median(waits), waits[int(len(waits) * 0.95)]
            name = "key, refreshing" if busy else "key, idle"
            print(f"{name:<24}{middle:>8.0f} ms median{late:>8.0f} ms at 95 of 100")


if __name__ == "__main__":
    main()
