"""How long the reader's event loop ever stands still: what a key would have to wait for.

    python tests/bench/stalls.py [--articles 100000]

A heartbeat runs in the loop of the real app, without a terminal, and measures its longest gap
while each thing is done: in a large library, in an article of 45,000 words, and with 2,000 feeds,
5,000 tags and 1,000 saved searches. Of a gap counts what this process did in it, and the smallest
of several is taken, since the machine has other work too.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from library import NOW, build
from table import Row, show, within

from tui import app, settings
from tui.library import Library
from tui.model import Body, Casualty, Entry, Facts, Person, Place, Range, Toll

MOST = 50.0
ROUNDS = 3
BEAT = 0.002
QUIET = 0.15
"""Seconds without a gap after which nothing more is under way."""

LONG_WORDS = 45_000
FEEDS, TAGS, SEARCHES = 2_000, 5_000, 1_000

Steps = tuple[tuple[str, tuple[str, ...]], ...]

IN_LARGE: Steps = (
    ("open the list", ("1", "g", "enter")),
    ("search and Enter", ("/", *"the", "enter")),
    ("leave the search", ("escape",)),
    ("star all", ("2", "*", "f")),
    ("tag all", ("*", "t", *"bench", "enter")),
    ("untag all", ("ctrl+z",)),
    ("unstar all", ("ctrl+z",)),
)
IN_LONG: Steps = (
    ("open it", ("2", "g", "enter")),
    ("turn its pages", ("3", "pagedown", "pagedown", "pageup", "j", "k")),
    ("select text", ("v", "l", "l", "j", "v", "l", "l", "escape")),
    ("find in it", ("ctrl+f", *"raid", "enter", "escape")),
    ("its facts", ("4", "j", "j", "j", "k")),
    ("a verdict", ("c",)),
    ("another one", ("j", "d")),
    ("undone", ("ctrl+z", "ctrl+z")),
)
IN_MANY: Steps = (
    ("through the feeds", ("1", "g", "j", "j", "j", "G", "k", "k", "g")),
    ("open the list", ("enter",)),
    ("tag", ("2", "t", *"tag-", "escape")),
    ("search", ("/", *"tag:tag", "escape")),
    ("read, star", ("n", "f", "r", "u")),
)


class Heartbeat:
    """Beats in the loop and keeps the longest gap between two beats, in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def beat(self) -> None:
        while True:
            began, worked = time.perf_counter(), time.process_time()
            await asyncio.sleep(BEAT)
            gap = min(time.perf_counter() - began - BEAT, time.process_time() - worked)
            self.longest = max(self.longest, gap * 1_000)

    async def quiet(self, main: object) -> None:
        """Wait until the workers of a screen are done and the loop has been idle for a while."""
        idle_from = time.perf_counter()
        while time.perf_counter() - idle_from < QUIET:
            before = time.process_time()
            await asyncio.sleep(0.02)
            busy = any(w.group == "actions" and w.is_running for w in main.workers)  # type: ignore[attr-defined]
            if busy or time.process_time() - before > 0.01:
                idle_from = time.perf_counter()


@asynccontextmanager
async def opened(home: Path) -> AsyncIterator[tuple[object, object, Heartbeat]]:
    """The app on a home's library, its pilot, and a heartbeat in its loop."""
    from tui.app.app import Dateline

    os.environ["DATELINE_HOME"] = str(home)
    folders = settings.folders()
    with Library.open(folders) as library:
        startup, themes = app.prepare(library, folders, settings.Settings(), online=False)
        reader = Dateline(startup, themes, offer_start=False)
        async with reader.run_test(size=(160, 48)) as pilot:
            heart = Heartbeat()
            beating = asyncio.create_task(heart.beat())
            await heart.quiet(reader.main)
            yield reader, pilot, heart
            beating.cancel()


async def gaps(home: Path, steps: Steps) -> dict[str, float]:
    """The longest gap of each step, the smallest of several rounds."""
    best: dict[str, float] = {}
    async with opened(home) as (reader, pilot, heart):
        for _ in range(ROUNDS):
            for name, keys in steps:
                heart.longest = 0.0
                for key in keys:
                    await pilot.press(key)  # type: ignore[attr-defined]
                await heart.quiet(reader.main)  # type: ignore[attr-defined]
                best[name] = min(best.get(name, heart.longest), heart.longest)
    return best


def long_article(library: Library) -> None:
    """One article of 45,000 words that makes a claim in every paragraph, on top of the list."""
    feed = library.feeds.add("http://long.invalid/", "Long reads").number
    title = "Chronicle of a year"
    paragraphs, facts = _chronicle(len(title) + 2)
    entry = Entry(
        key="long",
        link="",
        title=title,
        published=NOW + timedelta(hours=1),
        language="en",
        body=Body("\n\n".join(paragraphs)),
    )
    (number,) = library.articles.ingest(feed, [entry], NOW + timedelta(hours=2)).new
    library.articles.put_facts(number, facts, "bench")


def _chronicle(start: int) -> tuple[list[str], Facts]:
    """Paragraphs, the first of which stands at `start`, and the facts of their text."""
    dice = random.Random(3)
    paragraphs, places, people, claims, at = [], [], [], [], start
    for n in range(LONG_WORDS // 50):
        village, name = f"Village{n % 300}", f"Person{n % 250} Reyes"
        claim = f"On that day {n % 90 + 1} people were killed in a raid near {village}"
        rest = " ".join(f"word{dice.randrange(4_000)}" for _ in range(34))
        paragraph = f"{claim}, said {name}. {rest}."
        claims.append(_killed(n % 90 + 1, village, claim, at))
        if n < 300:
            mention = _span(paragraph, village, at)
            places.append(
                Place(name=village, country="SY", lat=36.0, lon=37.0, mentions=(mention,))
            )
        if n < 250:
            people.append(Person(name=name, mentions=(_span(paragraph, name, at),)))
        paragraphs.append(paragraph)
        at += len(paragraph) + 2
    facts = Facts(
        language="en",
        people=tuple(people),
        places=tuple(places),
        casualties=tuple(claims),
        toll=Toll(Range(90, 90)),
    )
    return paragraphs, facts


def _killed(count: int, village: str, quote: str, at: int) -> Casualty:
    span = (at, at + len(quote))
    return Casualty(
        kind="killed",
        low=count,
        high=count,
        victims="people",
        place=village,
        quote=quote,
        span=span,
        mentions=(span,),
    )


def _span(paragraph: str, words: str, at: int) -> tuple[int, int]:
    first = at + paragraph.index(words)
    return first, first + len(words)


def many(library: Library) -> None:
    """Thousands of feeds, tags and saved searches."""
    library.feeds.add_all(
        (f"http://many.invalid/{n}", f"Feed {n}", f"Folder {n % 40}") for n in range(FEEDS)
    )
    numbers = library.articles.numbers()
    with library.transaction():
        for n in range(TAGS):
            library.marks.tag(numbers[n % len(numbers) : n % len(numbers) + 1], add=[f"tag-{n}"])
        for n in range(SEARCHES):
            library.saved.put(f"Search {n}", f"word{n} tag:tag-{n}")


def make(home: Path, articles: int, *, crowd: bool = False) -> None:
    """Make the library of a home, with the long article or the crowd of feeds and tags."""
    os.environ["DATELINE_HOME"] = str(home)
    folders = settings.folders()
    folders.make()
    with Library.open(folders) as library:
        if not library.articles.count():
            build(library, articles)
            (many if crowd else long_article)(library)


def rows(large: Path, crowd: Path) -> Iterator[Row]:
    """The longest gap of the loop in each step, of homes that `make` has made."""
    for where, home, steps in (
        ("large library", large, IN_LARGE),
        ("45,000 words", large, IN_LONG),
        ("2,000 feeds", crowd, IN_MANY),
    ):
        for name, gap in asyncio.run(gaps(home, steps)).items():
            yield within(f"longest stall, {where}: {name}", gap, "ms", MOST)


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=100_000)
    arguments.add_argument("--home", type=Path)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = chosen.home or Path(scratch)
        make(home / "large", chosen.articles)
        make(home / "crowd", 5_000, crowd=True)
        show(rows(home / "large", home / "crowd"))


if __name__ == "__main__":
    main()
