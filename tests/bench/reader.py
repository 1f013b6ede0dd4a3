"""The reader in a real terminal beside an empty Textual app: first frame, memory, keys.

    python tests/bench/reader.py [--sizes 1000 10000]

The budgets hold at any size of the library: a first frame within 0.7 times the empty app's time
and 1.25 times its memory; of 100 keys, 95 have their frame within 15 ms, also while a refresh with
analysis runs.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from library import build
from table import Row, beside, show, within
from terminal import EMPTY, PYTHON, Terminal

import tui
from tui import settings
from tui.feeds.starter_feeds import SAMPLE
from tui.library import Library

RUNS = 5
LOADED = 2.5
"""Seconds without a frame after which nothing more is loaded: the first comes before Textual."""

FRAME, MEMORY, KEY = 0.7, 1.25, 15.0
"""Of the empty app's time and memory, at most; milliseconds from a key to its frame."""

KEYS = 80
READER = (PYTHON, "-m", "tui.cli")
DRAWN = b"All articles"


def first_frame(command: tuple[str, ...], sign: bytes) -> tuple[float, float]:
    """Milliseconds to the frame with this text in it, and megabytes once it is quiet."""
    times, sizes = [], []
    for _ in range(RUNS):
        with Terminal(*command) as terminal:
            times.append(terminal.wait(sign) * 1_000)
            terminal.settle(LOADED)
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


def library_of(articles: int, home: Path) -> int:
    """Make the library of a home: so many made-up articles. Gives the bytes of their texts."""
    os.environ["DATELINE_HOME"] = str(home)
    folders = settings.folders()
    folders.make()
    with Library.open(folders) as library:
        return build(library, articles)


def rows(homes: dict[int, Path]) -> Iterator[Row]:
    """First frames and memory of libraries by their size, then keys in the last of them."""
    compileall.compile_dir(Path(tui.__file__).parent, quiet=1)  # as in an installed program
    empty_time, empty_size = first_frame((PYTHON, "-c", EMPTY), b"ready-and-drawn")
    for size, home in homes.items():
        os.environ["DATELINE_HOME"] = str(home)
        time, memory = first_frame(READER, DRAWN)
        articles = f"with {size:,} articles"
        yield beside(f"first frame {articles}", time, "empty app", empty_time, "ms", FRAME)
        yield beside(f"memory {articles}", memory, "empty app", empty_size, "MB", MEMORY)
    with Library.open(settings.folders()) as library:
        library.feeds.add(SAMPLE.url, SAMPLE.title)
    for busy in (False, True):
        waits = keys(busy=busy)
        name = "while a refresh and analysis run" if busy else "in peace"
        yield within(f"key to frame, p95, {name}", waits[int(len(waits) * 0.95)], "ms", KEY)


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    sizes = arguments.parse_args().sizes
    with tempfile.TemporaryDirectory() as scratch:
        homes = {size: Path(scratch) / str(size) for size in sizes}
        for size, home in homes.items():
            library_of(size, home)
        show(rows(homes))


if __name__ == "__main__":
    main()
