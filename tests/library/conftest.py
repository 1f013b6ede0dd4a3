"""A library of one's own, and short ways to fill it."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from library_bundles import file, number, theirs

from tui.library import Library, clock
from tui.model import (
    Body,
    Casualty,
    Entry,
    Facts,
    Organisation,
    Person,
    Place,
    Range,
    Toll,
)
from tui.settings import Folders

__all__ = ["file", "number", "theirs"]  # fixtures

NOBODY = 65534
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def still_clock() -> Iterator[None]:
    """It is noon on 10 March 2026 in Greenwich."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: NOW)
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def library(home: Folders) -> Iterator[Library]:
    with Library.open(home) as opened:
        yield opened


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """Makes an entry; `hours` is how long before now it was published."""

    def make(key: str = "a", *, hours: float = 1, text: str = "", **other: Any) -> Entry:
        other.setdefault("title", f"Headline {key}")
        other.setdefault("link", f"http://news.example/{key}")
        other.setdefault("published", NOW - timedelta(hours=hours))
        return Entry(key=key, body=Body(text or f"What happened at {key}."), **other)

    return make


@pytest.fixture
def feed(library: Library) -> int:
    return library.feeds.add("http://news.example/feed", "News").number


@pytest.fixture
def stored(
    library: Library, feed: int, entry: Callable[..., Entry]
) -> Callable[..., dict[str, int]]:
    """Stores entries of these keys, the first the newest; numbers by key."""

    def store(*keys: str, **other: Any) -> dict[str, int]:
        entries = [entry(key, hours=n + 1, **other) for n, key in enumerate(keys)]
        new = library.articles.ingest(feed, entries, NOW).new
        return dict(zip(keys, reversed(new), strict=True))

    return store


def _entry(key: str, title: str, text: str, days: float, **other: str) -> Entry:
    return Entry(
        key=key,
        link=f"http://news.example/{key}",
        title=title,
        published=NOW - timedelta(days=days),
        body=Body(text),
        **other,
    )


WORLD = (
    _entry("a", "Drone strike on Aleppo", "The river flooded.", 1, author="Ann Lee"),
    _entry("b", "River floods", "Water rose in Aleppo’s café.", 2, language="en-GB"),
    _entry("c", "Inondations", "Le fleuve a débordé.", 3, language="fr"),
    _entry("d", "Court case", "Nothing about water: covid-19 only.", 10),
    _entry("e", "Quake", "The earth shook and a river rose.", 40),
    _entry("f", "Archive", "Old words AND more.", 400),
)
LOCAL = (_entry("g", "Market", "Prices rose.", 5), _entry("h", "Bridge", "A bridge closed.", 6))
STRIKE = Facts(
    language="en",
    people=(Person(name="Amir Rashid Yarallah", aliases=("Abu Lam",)), Person(name="Jo Ek")),
    places=(Place(name="Aleppo", country="SY"), Place(name="Ain")),
    organisations=(Organisation(name="Islamic State", aliases=("IS",)),),
    casualties=(Casualty(kind="killed", low=10, high=15, weapon="drone", group="children"),),
    toll=Toll(Range(10, 15), Range(3, 3)),
)
QUAKE = Facts(places=(Place(name="Ardabil", country="IR"),), toll=Toll(Range(0, 0)))


@pytest.fixture
def world(library: Library) -> Library:
    """Articles a to f of the World feed, g and h of the Local one; a is the newest."""
    world = library.feeds.add("http://world.example/feed", "World News", "Desk").number
    local = library.feeds.add("http://local.example/feed", "Local").number
    library.articles.ingest(world, WORLD, NOW)
    library.articles.ingest(local, LOCAL, NOW)
    number = {row.title: row.number for row in library.articles.rows(library.articles.numbers())}
    library.articles.put_facts(number["Drone strike on Aleppo"], STRIKE, "1")
    library.articles.put_facts(number["Quake"], QUAKE, "1")
    library.marks.read([number["River floods"], number["Market"]])
    library.marks.star([number["Quake"]])
    library.marks.review([number["Court case"]])
    library.marks.tag([number["River floods"], number["Bridge"]], add=["Flood watch"])
    return library


@contextmanager
def _as_nobody() -> Iterator[None]:
    """As a user without the rights of root, which no file mode holds back."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def nobody() -> Callable[[], AbstractContextManager[None]]:
    """Acts as a user whom file modes hold back."""
    return _as_nobody


@pytest.fixture
def open_to_nobody(home: Folders) -> Iterator[Folders]:
    """A library in folders that belong to nobody in particular."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        folders = Folders(root / "data", root / "cache", root / "config")
        with Library.open(folders) as library:
            feed = library.feeds.add("http://a.example/").number
            entries = [Entry(key="a", link="", title="Kept", body=Body("words"))]
            library.articles.ingest(feed, entries, clock.now())
            library.articles.get(library.articles.numbers("words")[0])
        yield folders
        folders.data.chmod(0o755)
