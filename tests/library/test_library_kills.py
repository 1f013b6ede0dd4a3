"""kill -9 at any moment: what was acknowledged is there, the file is whole, nothing is double."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import suppress

import pytest

from tui.library import Library
from tui.settings import Folders

WORK = """
import itertools, sys
from datetime import UTC, datetime, timedelta
from tui.library import Library
from tui.model import Body, Entry, Facts, Page, Person, Range, Toll
from tui.settings import folders

now = datetime(2026, 3, 10, tzinfo=UTC)
with Library.open(folders()) as library:
    feeds = [library.feeds.add(f"http://{n}.example/").number for n in range(2)]
    for n in itertools.count(int(sys.argv[1])):
        entry = Entry(
            key=f"{n}", link=f"http://news.example/{n}", title=f"Title {n}",
            published=now - timedelta(minutes=n), body=Body("some words of the day " * 20),
        )
        for feed in feeds:
            library.articles.ingest(feed, [entry], now)
        print("stored", n, flush=True)
        (number,) = library.articles.numbers(f'title:"title {n}"')
        library.marks.tag([number], add=[f"tag{n}"])
        library.marks.read([number])
        library.marks.undo()
        library.marks.redo()
        print("marked", n, flush=True)
        library.articles.put_page(number, Page(state="full", body=Body(f"page{n} " * 300)), now)
        facts = Facts(people=(Person(name=f"Person{n}"),), toll=Toll(Range(n, n)))
        library.articles.put_facts(number, facts, "1")
        print("found", n, flush=True)
"""


def _killed_at_work(start: int, after: int, moment: float) -> dict[str, int]:
    """Run the work from `start`, kill it a moment after so many lines; the last of each kind."""
    done: dict[str, int] = {}
    with subprocess.Popen(
        [sys.executable, "-c", WORK, str(start)], stdout=subprocess.PIPE, text=True
    ) as worker:
        for count, line in enumerate(worker.stdout):
            if count == after:
                with suppress(subprocess.TimeoutExpired):
                    worker.wait(moment)
                worker.kill()  # and read on: what it wrote before it died was acknowledged
            if not line.endswith("\n"):
                break  # cut short by the kill
            kind, number = line.split()
            done[kind] = int(number)
    return done


def _check(home: Folders, done: dict[str, int]) -> int:
    """Everything up to each acknowledged number is there, once; the next number to work on."""
    with Library.open(home) as library:
        assert library.check() == ()
        rows = library.articles.rows(library.articles.numbers())
        titles = [row.title for row in rows]
        assert len(titles) == len(set(titles))
        stored = done["stored"] + 1
        assert {f"Title {n}" for n in range(stored)} <= set(titles)
        by_title = {row.title: row for row in rows}
        for n in range(done.get("marked", -1) + 1):
            assert by_title[f"Title {n}"].tags == (f"tag{n}",)
            assert by_title[f"Title {n}"].read
        for n in range(done.get("found", -1) + 1):
            row = by_title[f"Title {n}"]
            assert library.articles.numbers(f"page{n} person:person{n} killed:{n}")[0] == row.number
        return stored


def _rounds(home: Folders, rounds: int) -> None:
    dice = random.Random(rounds)
    done = {"stored": -1, "marked": -1, "found": -1}
    start = 0
    for _ in range(rounds):
        when = dice.randrange(1, 40), dice.random() * 0.01
        for kind, number in _killed_at_work(start, *when).items():
            done[kind] = max(done[kind], number)
        _check(home, done)
        # The last one may lack what was not acknowledged: it is done again, and not doubled.
        start = done["found"] + 1


def test_what_was_acknowledged_survives_kill_9(home):
    _rounds(home, 4)


@pytest.mark.slow
def test_what_was_acknowledged_survives_200_kills(home):
    _rounds(home, 200)
