"""Every budget of the project in one table, measured side by side in one run.

    python tests/bench/all.py [--quick]

It takes some ten minutes, most of them to make a library of 100,000 articles; `--quick` makes
smaller ones, goes each way once and leaves out how much faster two processes analyse than one.
Each part is a script of its own too, which tells more.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import cluster
import facts
import library
import network
import pages
import reader
import stalls
import sync
import tables
from table import Row, show

from tui.library import Library
from tui.settings import Folders

COPIES = 40
"""Of the sample's articles, for what two processes do: with fewer, their start is what counts."""


def rows(sizes: tuple[int, ...], items: tuple[int, ...], rounds: int) -> Iterator[Row]:
    """All that one process does, the parts that need an idle machine first."""
    for count in items:
        yield from network.rows(100, count, rounds)
    yield from sync.rows(100, items[0])
    with tempfile.TemporaryDirectory() as scratch:
        homes = {size: Path(scratch) / str(size) for size in sizes}
        texts = {size: reader.library_of(size, home) for size, home in homes.items()}
        home = homes[sizes[-1]]
        folders = Folders(home / "data", home / "cache", home / "config")
        yield from library.rows(folders, texts[sizes[-1]])
        yield from tables.rows(folders)
        yield from reader.rows(homes)
        crowd = Path(scratch) / "crowd"
        stalls.make(crowd, min(sizes[-1], 5_000), crowd=True)
        with Library.open(folders) as large:
            stalls.long_article(large)
        yield from stalls.rows(home, crowd)
    yield from pages.rows()
    yield facts.speed()


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    if arguments.parse_args().quick:
        show(rows((1_000, 5_000), (100,), 1))
    else:
        show(chain(rows((1_000, 10_000, 100_000), (100, 1_000), 3), cluster.rows(COPIES)))


if __name__ == "__main__":
    main()
