"""`dateline refresh` killed at any moment: the library is whole, nothing is double or lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from contextlib import suppress

import pytest

from tui.library import Library
from tui.settings import Folders

FEEDS = 6
ITEMS = 30
ITEM = """<item><title>Item {key} as of {round}</title><guid>{key}</guid>
<link>http://h.example/{key}</link><pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>
<description>{text}</description></item>"""
REFRESH = """
import asyncio, sys
from contextlib import aclosing
from tui.library import Library
from tui.refresh import Order, refresh
from tui.settings import folders

async def run(library):
    print("begun", flush=True)
    async with aclosing(refresh(library, Order(articles=False))) as steps:
        async for step in steps:
            print(step.feed, flush=True)

with Library.open(folders()) as library:
    asyncio.run(run(library))
"""


def feed(number: int, turn: int) -> str:
    """What a feed says in a round: its oldest item has changed, and it has a new one."""
    keys = [f"{number}-{n}" for n in range(turn, turn + ITEMS)]
    items = [
        ITEM.format(
            key=key, round=turn if n == 0 else 0, text=f"<![CDATA[<p>{key} {'news ' * 40}]]>"
        )
        for n, key in enumerate(keys)
    ]
    return f'<rss version="2.0"><channel><title>F{number}</title>{"".join(items)}</channel></rss>'


def killed(home: Folders, dice: random.Random) -> set[int]:
    """Refresh, and kill it some time after some line; the feeds that were acknowledged."""
    after, moment = dice.randrange(FEEDS + 2), dice.random() * 0.05
    told: set[int] = set()
    environment = {**os.environ, "DATELINE_HOME": str(home.data.parent)}
    with subprocess.Popen(
        [sys.executable, "-c", REFRESH], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        for count, line in enumerate(process.stdout):
            if line.strip().isdecimal():
                told.add(int(line))
            if count == after:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(moment)
                process.kill()  # and read on: what it printed before was acknowledged
    return told


def check(home: Folders, newsroom_feeds: dict[int, int], told: set[int], turn: int) -> None:
    with Library.open(home) as library:
        assert library.check() == ()
        rows = library.articles.rows(library.articles.numbers())
        assert max(Counter(row.link for row in rows).values(), default=0) <= 1
        titles = {row.title for row in rows}
        for number in told:
            name = newsroom_feeds[number]
            assert f"Item {name}-{turn} as of {turn}" in titles
            assert f"Item {name}-{turn + ITEMS - 1} as of 0" in titles


def rounds(home: Folders, newsroom, count: int) -> None:
    dice = random.Random(count)
    paths = {n: f"/{n}.xml" for n in range(FEEDS)}
    with Library.open(home) as library:
        names = {library.feeds.add(newsroom.base + path).number: n for n, path in paths.items()}
    for turn in range(count):
        for number, path in paths.items():
            newsroom.put(path, feed(number, turn), "text/xml")
        check(home, names, killed(home, dice), turn)


def test_a_refresh_survives_kill_9(home, newsroom):
    rounds(home, newsroom, 4)


@pytest.mark.slow
def test_a_refresh_survives_200_kills(home, newsroom):
    rounds(home, newsroom, 200)
