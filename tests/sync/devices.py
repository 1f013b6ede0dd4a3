"""A device with a library of its own, and servers that have something to say."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import aclosing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import greader

from tui.library import Library
from tui.model import Body, Entry
from tui.settings import Folders
from tui.sync import SyncStep, connect, sync


class Device:
    """A library and what a user does with it."""

    now = datetime(2026, 3, 10, 12, tzinfo=UTC)

    def __init__(self, root: Path) -> None:
        self.folders = Folders(root / "data", root / "cache", root / "config")
        self.library = Library.open(self.folders)

    def connect(self, address: str, name: str = greader.NAME, password: str = greader.PASSWORD):
        return asyncio.run(connect(self.library, address, name, password))

    def sync(self, *, older: bool = False, accept: bool = False) -> list[SyncStep]:
        async def run() -> list[SyncStep]:
            async with aclosing(sync(self.library, older=older, accept=accept)) as steps:
                return [step async for step in steps]

        return asyncio.run(run())

    def number(self, title: str) -> int:
        (number,) = self.library.articles.numbers(f'title:"{title}"')
        return number

    def titles(self, query: str) -> set[str]:
        rows = self.library.articles.rows(self.library.articles.numbers(query))
        return {row.title for row in rows}


def entry_of(item: greader.Item) -> Entry:
    """The article of an item, as the feed itself brings it."""
    return Entry(key=f"guid-{item.number}", link=item.link, title=item.title, body=Body(item.text))


@contextmanager
def filled(server: greader.Server, count: int = 3) -> Iterator[greader.Server]:
    """A server with one feed of articles that are titled One, Two and so on."""
    with greader.serving(server):
        feed = server.subscribe("http://feeds.example/1", "First Wire", "World")
        for index in range(count):
            server.publish(feed, f"Story {index}")
        yield server
