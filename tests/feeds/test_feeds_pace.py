"""Pages are asked for at the pace that their host wants."""

import asyncio
import time

import pytest

from tui.errors import FetchError
from tui.feeds.fetch import Fetcher
from tui.feeds.starters import SAMPLE


async def seconds_for(server, pages: int, pace: float) -> float:
    server.answer("/page", b"x")
    async with Fetcher(pace=pace) as fetcher:
        started = time.monotonic()
        await asyncio.gather(*(fetcher.fetch_page(server.url("/page")) for _ in range(pages)))
        return time.monotonic() - started


async def test_pages_of_a_host_start_one_after_the_other(server):
    server.answer("/robots.txt", status="404 Not Found")
    assert await seconds_for(server, 4, 0.1) >= 0.3


async def test_a_site_that_wants_more_time_gets_it_and_is_asked_once(server):
    server.answer("/robots.txt", b"User-agent: *\nCrawl-delay: 1\n")
    assert await seconds_for(server, 2, 0) >= 1
    assert server.count() == {"/robots.txt": 1, "/page": 2}


@pytest.mark.parametrize(
    "robots",
    [
        b"",
        b"\xff\xfe\x00",
        b"User-agent: *\nCrawl-delay: never\n",
        b"User-agent: other\nCrawl-delay: 9",
    ],
)
async def test_a_robots_file_that_says_nothing_for_us(server, robots):
    server.answer("/robots.txt", robots)
    assert await seconds_for(server, 3, 0) < 5


async def test_the_sample_is_never_slow():
    async with Fetcher(pace=60) as fetcher:
        for _ in range(3):
            assert (await fetcher.fetch_page(SAMPLE.url)).status == 200


async def test_a_page_that_cannot_be_fetched_is_a_failure(server):
    server.answer("/gone", status="404 Not Found")
    async with Fetcher(pace=0) as fetcher:
        for url in (server.url("/gone"), "file:///etc/passwd", ""):
            with pytest.raises(FetchError):
                await fetcher.fetch_page(url)
