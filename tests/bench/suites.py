"""Dateline's reading of feeds against the test suites of other readers.

    python tests/bench/suites.py FOLDER... [--feeds FOLDER] [--failures]

A FOLDER is that of feedparser's tests, of Miniflux's source or of gofeed's: `suite_feedparser`,
`suite_miniflux` and `suite_gofeed` say where they come from and what is compared. None of them is
part of this project.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import suite_feedparser
import suite_gofeed
import suite_miniflux
from network import feed
from suite_shown import URL, read
from table import Row, beside, show

from tui.errors import DatelineError
from tui.feeds.parse import parse


def suite_in(folder: Path) -> ModuleType:
    """Tell whose suite a folder holds: feedparser's, unless it is another's source."""
    others = (suite_miniflux, suite_gofeed)
    return next((suite for suite in others if suite.is_source(folder)), suite_feedparser)


def _entries(document: bytes) -> int:
    try:
        return len(parse(document, URL).entries)
    except DatelineError:
        return 0


def timed(feeds: Path | None) -> Iterator[Row]:
    """Seconds for a folder of real feeds, or for made-up ones, beside feedparser's."""
    try:
        import feedparser
    except ImportError:
        return
    documents = [feed(number, 100) for number in range(10)]
    if feeds is not None:
        documents = [file.read_bytes() for file in sorted(feeds.rglob("*")) if file.is_file()]
    read(feed(0, 1))
    feedparser.parse(feed(0, 1))  # what is loaded with the first one is no part of it
    started = time.process_time()
    for document in documents:
        feedparser.parse(document)
    theirs = time.process_time() - started
    started = time.process_time()
    entries = sum(_entries(document) for document in documents)
    ours = time.process_time() - started
    name = "real" if feeds else "made-up"
    yield beside(f"{entries:,} entries of {name} feeds", ours, "feedparser", theirs, "s", 0.18)


def _rows(folders: list[Path], feeds: Path | None) -> Iterator[Row]:
    for folder in folders:
        yield from suite_in(folder).rows(folder)
    yield from timed(feeds)


def main() -> None:
    """Print the table, or that a folder is missing."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", nargs="*", type=Path, default=[Path("feedparser/tests")])
    arguments.add_argument("--feeds", type=Path, help="a folder of real feeds, to time them")
    arguments.add_argument("--failures", action="store_true", help="name the checks that failed")
    chosen = arguments.parse_args()
    for folder in chosen.folders:
        if not folder.is_dir():
            print(f"{folder} is no folder: fetch the source of feedparser, Miniflux or gofeed.")
            return
    if chosen.failures:
        for folder in chosen.folders:
            print("\n".join(suite_in(folder).failures(folder)))
    show(_rows(chosen.folders, chosen.feeds))


if __name__ == "__main__":
    main()
