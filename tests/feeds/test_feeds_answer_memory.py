"""Few large answers are held at a time, and small ones never wait for them."""

import asyncio
import gzip

import pytest

from tui.errors import TooMuch
from tui.feeds import fetch
from tui.feeds.answer_memory import LARGE
from tui.feeds.fetch import Fetcher


class Holders:
    """Hold answers until they may go on, and count the `most` that were held at once."""

    def __init__(self) -> None:
        self.held = asyncio.Semaphore(0)
        self.go_on = asyncio.Event()
        self.most = self._now = 0

    async def hold(self, fetcher: Fetcher, url: str) -> None:
        async with fetcher.fetching(url) as answer:
            self._now += 1
            self.most = max(self.most, self._now)
            self.held.release()
            await self.go_on.wait()
            assert len(answer.body) == LARGE + 1
            self._now -= 1


@pytest.mark.parametrize(("packed", "at_once"), [(False, 6), (True, 3)])
async def test_few_large_answers_are_held_at_once_and_small_ones_do_not_wait(
    server, monkeypatch, packed, at_once
):
    monkeypatch.setattr(fetch, "ROOM", 6 * (LARGE + 1))
    body = b"x" * (LARGE + 1)
    coding = {"Content_Encoding": "gzip"} if packed else {}
    large = server.answer("/large", gzip.compress(body) if packed else body, **coding)
    small = server.answer("/small", b"x")
    holders = Holders()
    async with Fetcher(per_host=20, seconds=0.5, limit=2 * LARGE) as fetcher:
        holding = [asyncio.create_task(holders.hold(fetcher, large)) for _ in range(3 * at_once)]
        for _ in range(at_once):
            await holders.held.acquire()
        for _ in range(3):
            assert (await fetcher.fetch(small)).body == b"x"
        done, _ = await asyncio.wait(holding, timeout=0.6)  # longer than an answer may take
        assert not done
        holders.go_on.set()
        await asyncio.gather(*holding)
    assert holders.most == at_once


async def test_an_answer_that_is_refused_leaves_its_room(server):
    large = server.answer("/large", b"x" * (3 * LARGE))
    async with Fetcher(limit=2 * LARGE) as fetcher:
        for _ in range(30):
            with pytest.raises(TooMuch):
                await fetcher.fetch(large)
    assert server.count() == {"/large": 30}
