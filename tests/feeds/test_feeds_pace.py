"""Pages are asked for at the pace that their host wants."""

import asyncio
import time
from itertools import pairwise

import pytest

from tui.errors import FetchError, NotAsked
from tui.feeds.answer import Answer
from tui.feeds.fetch import Fetcher
from tui.feeds.hosts import LONGEST, PAUSE, Hosts
from tui.feeds.starter_feeds import SAMPLE

HOMES = ["127.0.0.1"]
"""Where the server of the tests lives, and a feed."""


async def seconds_for(server, pages: int, pace: float) -> float:
    server.answer("/page", b"x")
    async with Fetcher(pace=pace, homes=HOMES) as fetcher:
        started = time.monotonic()
        await asyncio.gather(*(page(fetcher, server.url("/page")) for _ in range(pages)))
        return time.monotonic() - started


async def page(fetcher: Fetcher, url: str) -> Answer:
    assert await fetcher.page_turn(url, 60)
    return await fetcher.fetch(url)


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
    async with Fetcher(pace=60, homes=HOMES) as fetcher:
        for _ in range(3):
            assert (await page(fetcher, SAMPLE.url)).status == 200


async def test_a_page_that_cannot_be_fetched_is_a_failure(server):
    server.answer("/gone", status="404 Not Found")
    async with Fetcher(pace=0, homes=HOMES) as fetcher:
        for url in (server.url("/gone"), "file:///etc/passwd", ""):
            with pytest.raises(FetchError):
                await page(fetcher, url)


async def test_half_seconds_are_rounded_up_and_not_passed_over(server):
    server.answer("/robots.txt", b"User-agent: *\nCrawl-Delay: 0.5\n")
    assert await seconds_for(server, 2, 0) >= 1


async def test_what_would_wait_for_long_is_for_a_later_run_and_stops_no_other_host(server):
    server.answer("/robots.txt", b"User-agent: *\nCrawl-delay: 3600\n")
    server.answer("/page", b"x")
    slow, other = server.url("/page"), server.url("/page").replace("127.0.0.1", "localhost")
    async with Fetcher(pace=0, homes=HOMES) as fetcher:
        turns = [await fetcher.page_turn(url, 60) for url in (slow, slow, other)]
        claims = fetcher.claims()
    assert turns == [True, False, True]
    async with Fetcher(pace=0, homes=HOMES) as later:
        later.honour(claims)
        assert not await later.page_turn(slow, 60)


async def test_a_host_that_rests_rests_in_the_next_run_too(server):
    busy = server.answer("/busy", status="429 Too Many Requests", Retry_After="600")
    async with Fetcher(homes=HOMES) as fetcher:
        with pytest.raises(FetchError):
            await fetcher.fetch(busy)
        claims = fetcher.claims()
    async with Fetcher(homes=HOMES) as later:
        later.honour(claims)
        with pytest.raises(NotAsked) as caught:
            await later.fetch(busy)
    assert caught.value.retry_after == pytest.approx(600, abs=30)
    assert server.count() == {"/busy": 1}


async def test_claims_of_a_clock_that_was_wrong_hold_for_a_day_at_most(server):
    host = server.base.removeprefix("http://")
    async with Fetcher(homes=HOMES) as fetcher:
        fetcher.honour({host: (4e9, 4e9)})
        with pytest.raises(NotAsked) as caught:
            await fetcher.fetch(server.url("/"))
        fetcher.honour({"news.example": (-4e9, -4e9)})
    assert caught.value.retry_after <= LONGEST


async def test_a_host_that_says_not_for_how_long_is_left_alone_ever_longer():
    hosts = Hosts(4, 4)
    waits = []
    for _ in range(16):
        hosts.rest("busy.example", None)
        with pytest.raises(NotAsked) as caught:
            async with hosts.turn("busy.example"):
                pass
        waits.append(caught.value.retry_after)
    assert PAUSE - 1 < waits[0] < PAUSE * 1.2
    assert all(1.7 < late / early < 2.3 for early, late in pairwise(waits[:10]))
    assert LONGEST - 1 < waits[-1] <= LONGEST
    assert len({wait % 1 for wait in waits[:10]}) > 5, "some chance is in it"


async def test_a_host_that_was_not_reached_did_not_ask_for_anything():
    hosts = Hosts(4, 4)
    for _ in range(3):
        hosts.unreachable("far.example")
    with pytest.raises(NotAsked, match="not be reached") as caught:
        async with hosts.turn("far.example"):
            pass
    assert caught.value.retry_after is None
    assert hosts.claims() == {}
