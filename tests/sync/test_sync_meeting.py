"""Articles that were here before a server knew them: most of them are not marked read unasked."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

import pytest

from tui.errors import MassChange
from tui.sync import sync


async def killed_before_it_decides(device) -> None:
    """Sync until the last article is stored, and no further."""
    async with aclosing(sync(device.library)) as steps:
        async for step in steps:
            if step.total and step.done == step.total:
                return


@pytest.mark.parametrize("accept", [False, True])
def test_what_a_killed_first_sync_did_not_ask_the_next_one_asks(device, accept):
    import greader
    from devices import entry_of, filled

    with filled(greader.freshrss(), 160) as server:
        mine = device()
        feed = mine.library.feeds.add("http://feeds.example/1").number
        items = [*server.items.values()]
        mine.library.articles.ingest(feed, [entry_of(item) for item in items[:60]], mine.now)
        mine.library.marks.star([mine.number(items[50].title)])
        for item in items[:40]:
            item.read = True
        items[45].starred = True
        mine.connect(server.base)
        asyncio.run(killed_before_it_decides(mine))
        assert len(mine.titles("is:unread")) == 160
        if accept:
            mine.sync(accept=True)
            mine.sync()
            assert mine.titles("is:read") == {item.title for item in items[:40]}
            assert items[50].starred
            assert mine.titles("is:starred") == {items[50].title, items[45].title}
        else:
            with pytest.raises(MassChange, match="40 of 60 articles that were here"):
                mine.sync()
            assert len(mine.titles("is:unread")) == 160


@pytest.mark.parametrize(
    ("here", "read", "asked"), [(60, 40, True), (60, 25, False), (40, 40, False)]
)
def test_a_first_sync_asks_before_most_of_a_library_is_read(device, here, read, asked):
    import greader
    from devices import entry_of, filled

    with filled(greader.freshrss(), here + 100) as server:
        mine = device()
        feed = mine.library.feeds.add("http://feeds.example/1").number
        items = [*server.items.values()]
        entries = [entry_of(item) for item in items[:here]]
        mine.library.articles.ingest(feed, entries, mine.now)
        for item in (*items[:read], *items[here:]):
            item.read = True
        mine.connect(server.base)
        for _ in range(2 if asked else 0):
            with pytest.raises(MassChange, match=f"{read} of {here} articles that were here"):
                mine.sync()
            assert len(mine.titles("is:unread")) == here
        mine.sync(accept=asked)
        assert len(mine.titles("is:unread")) == here - read
        assert mine.titles("is:pending") == set()
        mine.sync()
