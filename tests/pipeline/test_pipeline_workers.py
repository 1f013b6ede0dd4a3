"""Work that never ends is ended."""

import asyncio

import pytest

from tui.errors import DatelineError, FeedError, TooMuch
from tui.workers import Workers


def call(function: str, *arguments: object, seconds: float = 30) -> object:
    return asyncio.run(Workers().call(function, *arguments, seconds=seconds))


def test_a_result_comes_back():
    assert call("math.gcd", 12, 18) == 6


def test_an_error_comes_back_as_itself():
    with pytest.raises(FeedError):
        call("tui.refresh.reading.read_feed", b"no feed", "http://example.org/", "")


def test_what_takes_too_long_is_killed():
    with pytest.raises(TooMuch, match="ended"):
        call("time.sleep", 3600, seconds=0.5)


def test_a_worker_that_dies_is_an_error_of_ours():
    with pytest.raises(DatelineError, match="died"):
        call("os._exit", 3)


def test_an_error_of_a_librarys_own_is_an_error_of_ours():
    with pytest.raises(DatelineError, match="ValueError"):
        call("math.sqrt", -1)


def test_others_go_on_when_one_is_killed():
    async def both() -> tuple[object, object]:
        workers = Workers(2)
        stuck = asyncio.create_task(workers.call("time.sleep", 3600, seconds=0.5))
        fine = await workers.call("math.gcd", 12, 18, seconds=30)
        return fine, (await asyncio.gather(stuck, return_exceptions=True))[0]

    fine, stuck = asyncio.run(both())
    assert fine == 6
    assert isinstance(stuck, TooMuch)
