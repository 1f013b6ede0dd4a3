"""kill -9 in the middle of every command and change: whole, or as before, and nothing double.

`DATELINE_KILLS` is how many kills the slow test makes; a few of each kind are always made.
"""

from __future__ import annotations

import csv
import gzip
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from cli_program import PROGRAM

from tui.library import Library
from tui.settings import Folders

KILLS = int(os.environ.get("DATELINE_KILLS", "1000"))
SAMPLES = Path(__file__).parent.parent / "library"
ITEMS = 25
OLDEST = 2_000
"""Hours that the first item is old: retention takes what was read and not worked on."""
ITEM = """<item><title>Item {key}</title><guid>{key}</guid><link>http://h.example/{key}</link>
<pubDate>{date}</pubDate><description>{text}</description></item>"""

WORK = """
import random, sys
from tui.library import Library, identity
from tui.model import Casualty, Facts, Verdict
from tui.settings import folders

dice = random.Random(int(sys.argv[1]))
facts = Facts(language="en", casualties=tuple(
    Casualty(kind="killed", low=n, high=n, quote=f"{n} died", span=(n, n + 6)) for n in (3, 8)
))
with Library.open(folders()) as library:
    numbers = library.articles.numbers()
    for n in range(200):
        number = dice.choice(numbers)
        library.articles.put_facts(number, facts, "kills")
        kind, key = identity(facts.casualties[0])
        library.marks.verdict(number, Verdict(kind, key, "confirmed"))
        print("confirmed", number, flush=True)
        library.marks.undo()
        library.marks.redo()
        print("redone", number, flush=True)
        library.marks.star([number])
        print("starred", number, flush=True)
        if n % 10 == 9:
            library.marks.read(numbers[::3])
            library.expire(1)
            library.prune_journal()
"""


class World:
    """A library, a newsroom, and what a user was told that is done."""

    def __init__(self, home: Folders, newsroom, scratch: Path, seed: int) -> None:
        self.home = home
        self.newsroom = newsroom
        self.scratch = scratch
        self.dice = random.Random(seed)
        self.turn = 0
        self.began = datetime.now(UTC)
        self.typical: dict[str, float] = {}
        self.done: dict[str, set[int]] = {"confirmed": set(), "redone": set(), "starred": set()}
        self.articles = 0
        newsroom.put("/feed.xml", self.feed(), "text/xml")
        with Library.open(home) as library:
            library.feeds.add(f"{newsroom.base}/feed.xml")
        assert self.run("refresh", "--feeds-only")

    def feed(self) -> str:
        keys = range(self.turn, self.turn + ITEMS)
        items = "".join(
            ITEM.format(
                key=key,
                date=format_datetime(self.began - timedelta(hours=OLDEST - key)),
                text=f"news of the day {key} " * 20,
            )
            for key in keys
        )
        return f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>'

    def run(self, *command: str, home: Path | None = None) -> bool:
        """Run a command, killed at some moment of the time that it takes; whether it ended well."""
        name = command[0]
        environment = {**os.environ, "DATELINE_HOME": str(home or self.home.data.parent)}
        started = time.perf_counter()
        with subprocess.Popen(
            [*PROGRAM, *command],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as process:
            if name in self.typical:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(self.dice.random() * 1.1 * self.typical[name])
                process.kill()
            _, complaint = process.communicate()
        self.typical.setdefault(name, time.perf_counter() - started)
        assert process.returncode in (0, -9), complaint.decode()
        return process.returncode == 0

    def open(self) -> Library:
        return Library.open(self.home)

    # What is killed

    def refresh(self) -> None:
        self.turn += 1
        self.newsroom.put("/feed.xml", self.feed(), "text/xml")
        ended = self.run("refresh", "--feeds-only")
        with self.open() as library:
            titles = {row.title for row in library.articles.rows(library.articles.numbers())}
        assert not ended or f"Item {self.turn + ITEMS - 1}" in titles

    def tag(self) -> None:
        self.turn += 1
        with self.open() as library:
            every = library.articles.count()
        ended = self.run("tag", f"+round{self.turn}", "item")
        with self.open() as library:
            tagged = library.articles.count(f"tag:round{self.turn}")
        assert tagged in ((every,) if ended else (0, every))

    def decide(self) -> None:
        """Verdicts, undo, redo, stars and retention, each of which is acknowledged by a line."""
        after = self.dice.randrange(1, 60)
        command = [sys.executable, "-c", WORK, str(self.dice.random())[2:8]]
        environment = {**os.environ, "DATELINE_HOME": str(self.home.data.parent)}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as work:
            for count, line in enumerate(work.stdout):
                if count == after:
                    with suppress(subprocess.TimeoutExpired):
                        work.wait(self.dice.random() * 0.01)
                    work.kill()  # and read on: what it wrote before it died was acknowledged
                if line.endswith("\n"):
                    kind, number = line.split()
                    self.done[kind].add(int(number))

    def add_many(self) -> None:
        self.turn += 1
        file = self.scratch / "feeds.opml"
        base = f"http://many{self.turn}.example"
        outlines = "".join(f'<outline xmlUrl="{base}/{n}"/>' for n in range(200))
        file.write_text(f"<opml><body>{outlines}</body></opml>")
        ended = self.run("import", str(file))
        with self.open() as library:
            mine = [feed for feed in library.feeds.all() if feed.url.startswith(base)]
            assert len(mine) in ((200,) if ended else (0, 200))
            with library.transaction():
                for feed in mine:
                    library.feeds.remove(feed.number)

    def export(self) -> None:
        file = self.scratch / "out.csv"
        before = file.read_bytes() if file.exists() else None
        ended = self.run("export", "", "--format", "csv", "--output", str(file), "--force")
        after = file.read_bytes() if file.exists() else None
        if after is not None and after != before:
            with self.open() as library:
                rows = list(csv.DictReader(after.decode("utf-8-sig").splitlines()))
                assert len({row["id"] for row in rows}) == library.articles.count()
        assert not ended or after is not None

    def back_up(self) -> None:
        file = self.scratch / "copy.db"
        ended = self.run("backup", str(file), "--force")
        assert not ended or file.exists()
        for copy in (file, file.with_name("copy.db.1")):
            if copy.exists():
                with closing(sqlite3.connect(copy)) as connection:
                    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    def migrate(self) -> None:
        sample = self.dice.choice(sorted(SAMPLES.glob("version-*.db.gz")))
        home = self.scratch / "old"
        old = Folders(home / "data", home / "cache", home / "config")
        old.make()
        for file in old.data.iterdir():
            file.unlink()
        old.library.write_bytes(gzip.decompress(sample.read_bytes()))
        with closing(sqlite3.connect(old.library)) as connection:
            (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        self.run("list", "--json", home=home)
        with Library.open(old) as library:
            assert library.check() == ()
            assert library.articles.count() == articles

    def check(self) -> None:
        """Nothing that was acknowledged is lost, nothing stands twice, and the file is whole."""
        with self.open() as library:
            assert library.check() == ()
            rows = library.articles.rows(library.articles.numbers())
            assert max(Counter(row.link for row in rows).values(), default=0) <= 1
            starred = set(library.articles.numbers("is:starred"))
            assert self.done["starred"] <= starred
            for number in self.done["redone"]:
                (verdict,) = library.articles.get(number).verdicts
                assert verdict.decision == "confirmed"


KINDS = ("refresh", "tag", "decide", "add_many", "export", "back_up", "migrate")


def kill(world: World, kinds: Iterable[str]) -> None:
    for kind in kinds:
        getattr(world, kind)()
        world.check()


def test_a_kill_of_each_kind_loses_and_doubles_nothing(home, newsroom, tmp_path):
    world = World(home, newsroom, tmp_path, 1)
    kill(world, KINDS * 2)


@pytest.mark.slow
def test_a_thousand_kills_lose_and_double_nothing(home, newsroom, tmp_path):
    world = World(home, newsroom, tmp_path, KILLS)
    kill(world, (world.dice.choice(KINDS) for _ in range(KILLS)))
