"""What feeds bring within a moment is written at once, and nothing waits for what does not come."""

import asyncio
import os
from datetime import UTC, datetime
from functools import partial

import pytest

from tui.errors import DatelineError
from tui.library import Library
from tui.model import Entry
from tui.refresh import write_queue
from tui.refresh.steps import Progress
from tui.refresh.write_queue import WriteQueue

NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)
KEYS = ("ferry", "quake", "storm")
FOR_EVER = 3_600.0
TOO_LONG = 30.0


@pytest.fixture
def library(home):
    with Library.open(home) as opened:
        opened.feeds.add("https://desk.example/feed.xml")
        yield opened


@pytest.fixture
def visible():
    """How many articles a reader found while each was written: those of earlier transactions."""
    return []


def articles(library: Library) -> int:
    return library.feeds.all()[0].articles


def add(library: Library, visible: list[int], key: str) -> Progress:
    visible.append(articles(library))
    entry = Entry(key=key, link=f"https://desk.example/{key}", title=key)
    library.articles.ingest(library.feeds.all()[0].number, [entry], NOW)
    return Progress(stage="feeds")


async def failed(writes: WriteQueue) -> None:
    with writes.coming():
        await asyncio.sleep(0)
        raise DatelineError("it is no feed")


def test_what_comes_while_more_is_read_is_one_transaction(library, visible, monkeypatch):
    monkeypatch.setattr(write_queue, "COMPANY", FOR_EVER)

    async def run() -> None:
        writes = WriteQueue(library)
        with writes.coming():
            puts = [
                asyncio.ensure_future(writes.put(partial(add, library, visible, key), 1))
                for key in KEYS
            ]
            await asyncio.sleep(0)
        await asyncio.wait_for(asyncio.gather(*puts), TOO_LONG)

    asyncio.run(run())
    assert visible == [0, 0, 0]
    assert articles(library) == len(KEYS)


def test_no_transaction_holds_more_than_it_may(library, visible, monkeypatch):
    monkeypatch.setattr(write_queue, "COMPANY", FOR_EVER)
    monkeypatch.setattr(write_queue, "TOGETHER", 10)

    async def run() -> None:
        writes = WriteQueue(library)
        with writes.coming():  # it never comes, and is not waited for where enough is there
            puts = (
                writes.put(partial(add, library, visible, key), size)
                for key, size in zip(KEYS, (6, 4, 20), strict=True)
            )
            await asyncio.wait_for(asyncio.gather(*puts), TOO_LONG)

    asyncio.run(run())
    assert visible == [0, 0, 2]


def test_what_never_comes_is_waited_for_no_longer_than_a_moment(library, visible, monkeypatch):
    monkeypatch.setattr(write_queue, "COMPANY", 0.01)

    async def run() -> None:
        writes = WriteQueue(library)
        with writes.coming():
            put = writes.put(partial(add, library, visible, KEYS[0]), 1)
            await asyncio.wait_for(put, TOO_LONG)

    asyncio.run(run())
    assert articles(library) == 1


def test_what_fails_on_its_way_is_waited_for_no_more(library, visible, monkeypatch):
    monkeypatch.setattr(write_queue, "COMPANY", FOR_EVER)

    async def run() -> None:
        writes = WriteQueue(library)
        put = writes.put(partial(add, library, visible, KEYS[0]), 1)
        done = asyncio.gather(failed(writes), put, return_exceptions=True)
        problem, step = await asyncio.wait_for(done, TOO_LONG)
        assert isinstance(problem, DatelineError)
        assert isinstance(step, Progress)

    asyncio.run(run())
    assert articles(library) == 1


@pytest.mark.parametrize(("lent", "seen"), [(False, [0, 1, 1]), (True, [0, 1, 2])])
def test_after_much_was_written_more_is_written_together_where_no_reader_waits(
    library, visible, monkeypatch, lent, seen
):
    monkeypatch.setattr(write_queue, "TOGETHER", 10)
    monkeypatch.setattr(write_queue, "COMPANY", FOR_EVER)

    async def run(library: Library) -> None:
        writes = WriteQueue(library)
        await writes.put(partial(add, library, visible, KEYS[0]), 10 * write_queue.SHARE * 2)
        with writes.coming():
            puts = [
                asyncio.ensure_future(writes.put(partial(add, library, visible, key), 8))
                for key in KEYS[1:]
            ]
            await asyncio.sleep(0)
        await asyncio.wait_for(asyncio.gather(*puts), TOO_LONG)

    if lent:
        handle = library.lend()
        with Library.borrow(handle._replace(lock=os.dup(handle.lock))) as borrowed:
            asyncio.run(run(borrowed))
    else:
        asyncio.run(run(library))
    assert visible == seen
