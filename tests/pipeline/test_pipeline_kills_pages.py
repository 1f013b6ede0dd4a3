"""A whole run, pages and facts and all, killed at any moment: what was told is kept."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import suppress

import pytest

from tui.library import Library
from tui.settings import Folders

ITEM = """<item><title>Item {0}</title><guid>{0}</guid><link>{{base}}/{0}.html</link>
<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate><description>Two died.</description></item>"""
PAGE = """<html><body><article><p>{0} people were killed in Goma on Monday, the police said.</p>
<p>{1}</p></article></body></html>"""
REFRESH = """
import asyncio
from contextlib import aclosing
from tui.library import Library
from tui.refresh import refresh
from tui.settings import folders

async def run(library):
    print("begun", flush=True)
    async with aclosing(refresh(library)) as steps:
        async for step in steps:
            print(step.stage, *step.articles, flush=True)

with Library.open(folders()) as library:
    asyncio.run(run(library))
"""


def publish(newsroom, turn: int) -> str:
    """A feed with six articles of this round, each with a page."""
    keys = [f"{turn}-{n}" for n in range(6)]
    for n, key in enumerate(keys):
        text = "The market had just opened when it happened. " * 20
        newsroom.put(f"/{key}.html", PAGE.format(n + 3, f"{key} {text}"))
    items = "".join(map(ITEM.format, keys))
    feed = f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>'
    return newsroom.put("/feed.xml", feed, "text/xml")


def killed(dice: random.Random) -> dict[str, set[int]]:
    """Refresh and kill it some time after some line; the articles that it told of by stage."""
    after, moment = dice.randrange(9), dice.random() * 0.2
    told: dict[str, set[int]] = {"feeds": set(), "pages": set(), "facts": set()}
    with subprocess.Popen(
        [sys.executable, "-c", REFRESH], stdout=subprocess.PIPE, text=True
    ) as process:
        for count, line in enumerate(process.stdout):
            stage, *numbers = line.split()
            if stage in told:
                told[stage] |= set(map(int, numbers))
            if count == after:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(moment)
                process.kill()  # and read on: what it printed before was acknowledged
    return told


def rounds(home: Folders, newsroom, count: int) -> None:
    dice = random.Random(count)
    for turn in range(count):
        url = publish(newsroom, turn)
        with Library.open(home) as library:
            library.feeds.add(url)
        told = killed(dice)
        with Library.open(home) as library:
            assert library.check() == ()
            titles = [row.title for row in library.articles.rows(library.articles.numbers())]
            assert len(titles) == len(set(titles))
            for number in told["pages"]:
                article = library.articles.get(number)
                assert article.full
            for number in told["facts"]:
                article = library.articles.get(number)
                assert article.facts.toll.killed.low >= 3
            for number in told["feeds"] | told["facts"]:
                assert library.articles.get(number).body.text


@pytest.mark.slow
def test_a_whole_run_survives_60_kills(home, newsroom):
    rounds(home, newsroom, 60)
