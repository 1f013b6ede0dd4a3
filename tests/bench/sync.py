"""A first sync beside the time that a real Miniflux needs to hand its articles out.

    MINIFLUX=FOLDER python tests/bench/sync.py [--feeds 100] [--items 100]

`tests/sync/miniflux.sh install` puts a Miniflux into the folder; where there is none, the table
says so. The articles are handed out in the same batches to a client that throws them away.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from network import Server, timed
from table import Row, beside, show, within
from terminal import PYTHON

from tui.library import Library
from tui.settings import Folders
from tui.sync import connect
from tui.sync.articles import BATCH
from tui.sync.client import READING_LIST, Client

SCRIPT = Path(__file__).parents[1] / "sync/miniflux.sh"
MINIFLUX = Path(os.environ.get("MINIFLUX", "/nowhere")) / "usr/bin/miniflux"
NAME, PASSWORD = "reader", "api-pass"


@contextmanager
def miniflux() -> Iterator[str]:
    """An empty server on loopback; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (
        tempfile.TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True) as folder,
        subprocess.Popen(
            ["bash", str(SCRIPT), "start", folder, str(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as server,
    ):
        assert server.stdout is not None
        assert server.stdin is not None
        server.stdout.readline()
        yield f"http://127.0.0.1:{port}"
        server.stdin.close()
        server.wait()


async def hand_out(url: str, feeds: list[str]) -> float:
    """Subscribe to the feeds, then fetch everything; gives the seconds of that."""
    async with Client(url, login=(NAME, PASSWORD)) as client:
        for feed in feeds:
            await client.subscribe(feed)
        started = time.perf_counter()
        ids = sorted((await client.ids(READING_LIST))[0])
        for start in range(0, len(ids), BATCH):
            await client.contents(ids[start : start + BATCH])
        return time.perf_counter() - started


def rows(feeds: int = 100, items: int = 100) -> Iterator[Row]:
    """A first sync, and one with nothing new."""
    count = feeds * items
    if not MINIFLUX.exists():
        yield Row(f"first sync of {count:,} articles", "-", "Miniflux is not installed")
        return
    with miniflux() as url, tempfile.TemporaryDirectory() as scratch:
        theirs = asyncio.run(hand_out(url, Server(feeds, items).urls))
        home = Path(scratch)
        with Library.open(Folders(home / "data", home / "cache", home / "config")) as library:
            asyncio.run(connect(library, url, NAME, PASSWORD))
        command = (PYTHON, "-m", "tui.cli", "sync")
        ours = timed(*command, "--older", DATELINE_HOME=scratch)
        yield beside(f"first sync of {count:,} articles", ours, "Miniflux", theirs, "s", 1.5)
        timed(*command, DATELINE_HOME=scratch)
        idle = min(timed(*command, DATELINE_HOME=scratch) for _ in range(3))
        yield within("sync with nothing new", idle, "s", 0.5)


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--feeds", type=int, default=100)
    arguments.add_argument("--items", type=int, default=100)
    chosen = arguments.parse_args()
    show(rows(chosen.feeds, chosen.items))


if __name__ == "__main__":
    main()
