"""A library of one's own, and short ways to fill it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tui.library import Library, clock
from tui.model import Body, Entry
from tui.settings import Folders

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
        new = library.articles.store(feed, entries, NOW).new
        return dict(zip(keys, reversed(new), strict=True))

    return store
