"""However many pages a run has, few of them are under way, and no host keeps the others waiting."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from datetime import UTC, datetime

import pytest
from pipeline_memory import measured

from tui.feeds.hosts import Hosts
from tui.library import Library
from tui.model import Entry
from tui.refresh import Order, refresh
from tui.refresh.articles import A_HOST, WINDOW
from tui.refresh.queue import Queue
from tui.refresh.steps import as_they_come

RUN = """
import asyncio
from contextlib import aclosing
from tui.library import Library
from tui.refresh import Order, refresh
from tui.settings import folders

async def run():
    with Library.open(folders()) as library:
        async with aclosing(refresh(library, Order(full=True))) as steps:
            async for step in steps:
                if step.stage == "facts" and step.total:
                    break

asyncio.run(run())
"""
NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)
MEGABYTES = 300


def fill(library: Library, newsroom, count: int) -> None:
    """So many articles whose pages are wanted, of a feed and a host that want two hours between."""
    newsroom.put("/robots.txt", "User-agent: *\nCrawl-delay: 7200\n", "text/plain")
    url = newsroom.put("/feed.xml", '<rss version="2.0"><channel><title>F</title></channel></rss>')
    feed = library.feeds.add(url).number
    links = ((str(n), f"{newsroom.base}/{n}.html") for n in range(count))
    entries = [Entry(key=key, title=f"Item {key}", link=link) for key, link in links]
    library.articles.ingest(feed, entries, NOW)


def pages(host: str, count: int, first: int = 0) -> list[tuple[int, str]]:
    return [
        (number, f"http://{host}/{number}") for number in range(first + count - 1, first - 1, -1)
    ]


def test_all_pages_of_a_full_run_are_seen_and_few_are_under_way(home, newsroom):
    count = 3 * WINDOW

    async def run(library: Library) -> tuple[int, int]:
        most = seen = 0
        async with aclosing(refresh(library, Order(full=True, feeds=()))) as steps:
            async for step in steps:
                most = max(most, len(asyncio.all_tasks()))
                if step.stage == "facts" and step.total:
                    break
                if step.total:
                    seen = step.done
        return most, seen

    with Library.open(home) as library:
        fill(library, newsroom, count)
        most, seen = asyncio.run(run(library))
        assert len(library.articles.pages_due(2 * count)) == count - 1
    assert seen == count
    assert most <= WINDOW + 10
    assert sum(path.endswith(".html") for path, _ in newsroom.asked) == 1


@pytest.mark.slow
def test_a_full_run_over_a_hundred_thousand_pages_takes_no_more_memory_than_it_may(home, newsroom):
    with Library.open(home) as library:
        fill(library, newsroom, 100_000)
    ran = measured("-c", RUN)
    assert ran.status == 0, ran.printed
    assert ran.megabytes < MEGABYTES


def test_the_newest_page_is_first_and_a_host_has_no_more_than_its_share():
    queue = Queue([*pages("slow.example", 5, 100), *pages("other.example", 2)], 2)
    begun = [queue.take() for _ in range(5)]
    assert [page and page[0] for page in begun] == [104, 103, 1, 0, None]
    queue.leave("http://slow.example/104")
    assert queue.take() == (102, "http://slow.example/102")
    assert queue.take() is None
    queue.leave("http://slow.example/103")
    queue.leave("http://slow.example/102")
    assert [(queue.take() or (None,))[0] for _ in range(3)] == [101, 100, None]


def test_a_share_of_the_window_is_kept_for_others():
    queue = Queue([*pages("slow.example", 2 * WINDOW, 10), *pages("other.example", 1)], A_HOST)
    begun = [queue.take() for _ in range(A_HOST + 1)]
    assert begun[-1] == (0, "http://other.example/0")


def test_the_turns_of_a_run_at_one_host_come_to_an_end():
    hosts = Hosts(4, 4)
    booked = [hosts.book("a.example", 10.0, 60.0) for _ in range(20)]
    assert sum(wait is not None for wait in booked) == 7
    hosts._host("a.example").next_start = 0.0  # as it is once those turns are over
    assert hosts.book("a.example", 10.0, 60.0) is None
    assert hosts.book("b.example", 10.0, 60.0) == 0.0


def test_jobs_come_as_they_end_and_one_that_fails_ends_the_others():
    ended = []

    async def job(number: int) -> int:
        try:
            if number == 3:
                raise ValueError(number)
            if number == 2:
                await asyncio.Event().wait()
        finally:
            ended.append(number)
        return number

    seen = []

    async def run() -> None:
        jobs = iter([job(1), job(2), job(3)])
        async with aclosing(as_they_come(lambda: next(jobs, None), 2)) as results:
            async for _, number in results:
                seen.append(number)

    with pytest.raises(ValueError, match="3"):
        asyncio.run(run())
    assert seen == [1]
    assert sorted(ended) == [1, 2, 3]
