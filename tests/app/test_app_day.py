"""A day of the reader in minutes: a refresh for every minute of it, and keys between them.

`DATELINE_MINUTES` is how many refreshes the slow test makes.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from contextlib import aclosing
from pathlib import Path

import pytest
from terminal import PYTHON, Terminal

from tui.library import Library
from tui.refresh import Order, reader_socket

MINUTES = int(os.environ.get("DATELINE_MINUTES", "1440"))
EVERY = 5
"""Minutes from one new article to the next."""

ITEMS = 40
KEYS = (b"\x1a", b"j", b"k", b"n", b"f", b"m", b"q", b"/item\r", b"\x1b", b"u", b"\x1a", b"?", b"q")
ITEM = """<item><title>Item {key}</title><guid>{key}</guid><link>http://h.example/{key}</link>
<description>{text}</description></item>"""


def feed(minute: int) -> str:
    last = minute // EVERY
    keys = range(max(0, last - ITEMS), last + 1)
    items = "".join(ITEM.format(key=key, text=f"news of the hour {key} " * 30) for key in keys)
    return f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>'


async def refresh(data: Path) -> None:
    """Have the open reader fetch its feeds, and wait until it has."""
    async with aclosing(reader_socket.run(data, Order(articles=False), "refresh")) as steps:
        async for step in steps:
            assert not step.failed, step.note


def children(pid: int) -> int:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return sum(len(task.read_text(encoding="ascii").split()) for task in tasks)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("minutes", [30, pytest.param(MINUTES, marks=pytest.mark.slow)])
def test_a_day_of_refreshes_leaves_the_memory_flat_and_every_article_once(home, newsroom, minutes):
    newsroom.put("/feed.xml", feed(0), "text/xml")
    with Library.open(home) as library:
        library.feeds.add(f"{newsroom.base}/feed.xml", "Hourly")
        library.feeds.settle()  # else a key that undoes more than was done takes the feed away
    sizes = []
    with Terminal(PYTHON, "-P", "-m", "tui.cli", DATELINE_HOME=str(home.data.parent)) as reader:
        reader.wait(b"Hourly")
        reader.settle()
        for minute in range(minutes):
            newsroom.put("/feed.xml", feed(minute), "text/xml")
            asyncio.run(refresh(home.data))
            os.write(reader.descriptor, KEYS[minute % len(KEYS)])
            while reader.read(0.02):
                reader.seen = b""
            sizes.append(reader.memory())
            assert children(reader.pid) <= 1
    opened = len(KEYS)  # each key has loaded by then what it opens
    begun = max(sizes[opened : max(2 * opened, len(sizes) // 5)])
    assert max(sizes[-len(sizes) // 10 :]) <= begun * 1.1 + 4, (begun, sizes[-1])
    with Library.open(home) as library:
        assert library.check() == ()
        rows = library.articles.rows(library.articles.numbers())
    counts = Counter(row.title for row in rows)
    assert counts == Counter(f"Item {key}" for key in range((minutes - 1) // EVERY + 1))
