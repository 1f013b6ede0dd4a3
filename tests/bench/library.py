"""A library of 100,000 articles of 500 words: what each question of the screen costs.

    python tests/bench/library.py [--articles 100000] [--home DIR]

DIR keeps the library, so that a second run only measures. Times are the best of five, in
milliseconds, and a line that is over its budget says so.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from table import Row, beside, within

from tui.library import Library
from tui.model import Body, Casualty, Entry, Facts, Person, Place, Range, Toll
from tui.settings import Folders

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
FEEDS = 100
WORDS = 500
BATCH = 200
QUERY_BUDGET = 50.0
TALLY_BUDGET = 300.0

QUERIES = (
    "",
    "the",
    "wordthe",
    "rareword",
    '"the of"',
    '"w7 w9"',
    "the of",
    "the -of",
    "-the",
    "rareword OR the",
    "is:unread",
    "is:starred",
    "the is:starred",
    "the is:unread",
    "tag:syria",
    "the tag:syria",
    "the -tag:syria",
    "tag:syria OR rareword",
    "the OR is:starred",
    "rareword OR is:starred",
    'feed:"feed 7"',
    'the feed:"feed 7"',
    "is:unread feed:feed",
    "since:7d",
    "the before:2025-07-01",
    "killed:>=10",
    "killed:>0 place:SY since:30d",
    "killed:>=10000",
    "happened:2026-05",
    "the killed:>=10000",
    "place:syria",
    "place:syria OR tag:syria",
    "person:biden weapon:drone",
    "language:en",
    "title:the",
    "w12*",
    "w12* is:unread",
    "title:w12*",
    "w123*",
    "the-of",
)


def main() -> None:
    """Build the library where it is missing, then measure it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=100_000)
    arguments.add_argument("--home", type=Path)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = chosen.home or Path(scratch)
        folders = Folders(home / "data", home / "cache", home / "config")
        with Library.open(folders) as library:
            have = library.articles.count()
            if have < chosen.articles:
                build(library, chosen.articles)
        measure(folders)


def build(library: Library, articles: int) -> int:
    """Fill an empty library; says on stderr how fast it went. Gives the bytes of its texts."""
    dice = random.Random(7)
    paragraphs = list(_paragraphs(dice))
    feeds = [library.feeds.add(f"http://bench.invalid/{n}", f"Feed {n}") for n in range(FEEDS)]
    started, size = time.perf_counter(), 0
    for start in range(0, articles, BATCH):
        entries = [
            _entry(dice, paragraphs, n, articles)
            for n in range(start, min(start + BATCH, articles))
        ]
        size += sum(len(entry.body.text.encode()) for entry in entries)
        library.articles.ingest(feeds[start // BATCH % FEEDS].number, entries, NOW)
    seconds = time.perf_counter() - started
    print(
        f"stored {articles:,} articles, {articles / seconds:,.0f}/s, {size / 1e6:,.0f} MB of text",
        file=sys.stderr,
    )
    numbers = library.articles.numbers()
    analysed = numbers[::-1]
    started = time.perf_counter()
    for number in analysed:
        library.articles.put_facts(number, _facts(dice), "bench")
    speed = len(analysed) / (time.perf_counter() - started)
    print(f"facts of {len(analysed):,}: {speed:,.0f}/s", file=sys.stderr)
    library.marks.read(numbers[500::2])
    library.marks.star(dice.sample(numbers.tolist(), min(40, articles)))
    library.marks.tag(dice.sample(numbers.tolist(), articles // 50), add=["syria"])
    library.marks.tag(numbers[:1000], add=["new"])
    return size


def rows(folders: Folders, text: int) -> Iterator[Row]:
    """What the budgets promise, of a library with so many bytes of text in it."""
    with Library.open(folders) as library:
        articles = f"of {library.articles.count():,}"
        size = sum(path.stat().st_size for path in folders.data.glob("library.db*"))
        yield beside(f"size on disk {articles}", size / 1e6, "text", text / 1e6, "MB", 2.5)
        for name, query in (("rare", "rareword"), ("common", "the")):
            took = quickest(lambda query=query: library.articles.numbers(query, 200))
            yield within(f"search for a {name} word {articles}", took, "ms", QUERY_BUDGET)
        slowest = {
            query: quickest(lambda query=query: library.articles.numbers(query, 200))
            for query in QUERIES
        }
        worst = max(slowest, key=slowest.__getitem__)
        what = f"the slowest of {len(QUERIES)} queries: {worst}"
        yield within(what, slowest[worst], "ms", QUERY_BUDGET)
        yield within("counts of all feeds", quickest(library.feeds.all), "ms")
        for by in (("country",), ("place", "week")):
            took = quickest(lambda by=by: library.survey.tally(by))
            yield within(f"tally by {' and '.join(by)} {articles}", took, "ms", TALLY_BUDGET)
        numbers = library.articles.numbers(limit=1000)
        toggle = iter([True, False] * 10)
        took = quickest(lambda: library.marks.read(numbers[:1], next(toggle)))
        yield within("one read mark", took, "ms", 5.0)
        flip = iter([True, False] * 20)
        took = quickest(lambda: _tag(library, numbers, next(flip)))
        yield within("one tag on 1,000 articles", took, "ms")
        took = quickest(lambda: _tag(library, numbers[:1], next(flip)))
        sync = fsync(folders.data)
        yield beside("one tag, safe from a power cut", took, "fsync of 8 kB", sync, "ms")


def fsync(folder: Path) -> float:
    """Milliseconds until this disk has eight kilobytes for good: what every decision waits for."""
    with tempfile.TemporaryFile(dir=folder, buffering=0) as file:

        def write() -> None:
            file.write(bytes(8_192))
            os.fsync(file.fileno())

        return quickest(write)


def measure(folders: Folders) -> None:
    """Print the table."""
    best(lambda: Library.open(folders, write=False).close(), "open", 10.0)
    with Library.open(folders) as library:
        size = sum(path.stat().st_size for path in folders.data.glob("library.db*"))
        print(f"{'on disk':44}{size / 1e6:10,.0f} MB")
        for query in QUERIES:
            label = f"{query or '(everything)'}  [{library.articles.count(query):,}]"
            best(lambda query=query: library.articles.numbers(query, 200), label, QUERY_BUDGET)
        print("without a limit, and counted:")
        for query in ("", "the", "is:unread", "the is:unread"):
            best(lambda query=query: library.articles.numbers(query), f"all of {query!r}")
            best(lambda query=query: library.articles.count(query), f"count of {query!r}")
        _measure_rows(library)
        _measure_surveys(library)
        _measure_changes(library)


def _measure_rows(library: Library) -> None:
    numbers = library.articles.numbers(limit=50)
    best(lambda: library.articles.rows(numbers), "rows of a screen")
    best(lambda: library.articles.get(numbers[9]), "one article")
    best(library.feeds.all, "counts of all feeds")
    best(library.marks.tags, "counts of all tags")
    best(lambda: library.articles.facts_due("bench", 100), "wanting facts")
    best(lambda: library.articles.pages_due(100), "wanting a page")


def _measure_surveys(library: Library) -> None:
    for query in ("", "the", "place:SY since:30d", "rareword"):
        best(lambda query=query: library.survey.places(query), f"places of {query!r}", 500.0)
        best(lambda query=query: library.survey.days(query), f"days of {query!r}", 500.0)
        for by in (("month",), ("weapon",), ("month", "place")):
            label = f"tally of {query!r} by {' and '.join(by)}"
            best(lambda query=query, by=by: library.survey.tally(by, query), label, 300.0)
    best(lambda: library.survey.claims('person:"Joe Biden"'), "claims elsewhere", QUERY_BUDGET)


def _measure_changes(library: Library) -> None:
    numbers = library.articles.numbers(limit=1000)
    toggle = iter([True, False] * 10)
    best(lambda: library.marks.read(numbers[:1], next(toggle)), "one read mark", 5.0)
    flip = iter([True, False] * 10)
    best(lambda: _tag(library, numbers, next(flip)), "one tag on 1,000")
    best(library.marks.undo, "undo of that")


def _tag(library: Library, numbers: object, value: bool) -> None:  # noqa: FBT001
    tags = ["bench"]
    library.marks.tag(numbers, add=tags if value else (), remove=() if value else tags)  # type: ignore[arg-type]


def best(call: Callable[[], object], label: str, budget: float | None = None) -> None:
    """Print the best of five calls in milliseconds, and whether it is over its budget."""
    times = taken(call)
    over = "  OVER" if budget is not None and min(times) > budget else ""
    print(f"{label:44}{min(times):10.2f} ms  (worst {max(times):.2f}){over}")
    sys.stdout.flush()


def taken(call: Callable[[], object]) -> list[float]:
    """Milliseconds of five calls."""
    times = []
    for _ in range(5):
        started = time.perf_counter()
        call()
        times.append(1000 * (time.perf_counter() - started))
    return times


def quickest(call: Callable[[], object]) -> float:
    """Milliseconds of the best of five calls."""
    return min(taken(call))


def _paragraphs(dice: random.Random) -> Iterator[str]:
    """Twenty thousand paragraphs of 50 words, spread as words of a language are."""
    vocabulary = ["the", "of", *(f"w{n}" for n in range(60_000))]
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(vocabulary))))
    for _ in range(20_000):
        yield " ".join(["the", *dice.choices(vocabulary, cum_weights=weights, k=49)])


def _entry(dice: random.Random, paragraphs: list[str], n: int, total: int) -> Entry:
    text = "\n\n".join(dice.choices(paragraphs, k=WORDS // 50))
    if n % 5000 == 0:
        text += " rareword"
    return Entry(
        key=f"key-{n}",
        link=f"http://bench.invalid/articles/{n}",
        title=f"{dice.choice(paragraphs)[:60]} {n}",
        published=NOW - timedelta(days=365) * dice.random() * (0.2 + 0.8 * n / total),
        language="en",
        body=Body(text),
    )


def _facts(dice: random.Random) -> Facts:
    killed = int(dice.paretovariate(0.9)) if dice.random() < 0.4 else None
    country, place = dice.choice((("SY", "Aleppo"), ("UA", "Kharkiv"), ("SD", "El Fasher")))
    village = f"Village {dice.randrange(9000)}"
    people = ("Joe Biden",) if dice.random() < 0.05 else (f"Person {dice.randrange(5000)}",)
    day = (NOW - timedelta(days=dice.randrange(365))).date().isoformat()
    lat, lon = (dice.randrange(100) / 100 for _ in "xy")  # the gazetteer has hundredths of a degree
    return Facts(
        language="en",
        people=tuple(Person(name=name) for name in people),
        places=(
            Place(name=place, country=country, lat=36.2, lon=37.16, geonames=len(place)),
            Place(name=village, country=country, lat=lat, lon=lon),
        ),
        casualties=(
            Casualty(
                kind="killed",
                low=killed,
                high=killed,
                weapon="drone",
                place=village,
                date=day,
                quote=f"A drone killed {killed} people in {village}, officials said on Monday.",
            ),
            Casualty(kind="injured", low=3, high=3, place=village, source="a hospital"),
            Casualty(kind="killed", low=killed, high=killed, place=place, status="background"),
        ),
        toll=Toll(Range(killed, killed) if killed else None),
    )


if __name__ == "__main__":
    main()
