"""Asking the server of a test, and what its failures must look like."""

import pytest

from tui.errors import FetchError
from tui.feeds.answer import Answer
from tui.feeds.fetch import Fetcher

LIMIT = 100_000
"""Bytes of an answer that the tests allow, so that they are quick."""


async def fetch(url: str, *, seconds: float = 5.0, limit: int = LIMIT, **asked: str) -> Answer:
    async with Fetcher(seconds=seconds, limit=limit) as fetcher:
        return await fetcher.fetch(url, **asked)


async def failure(
    url: str, kind: type[FetchError] = FetchError, *, seconds: float = 5.0
) -> FetchError:
    with pytest.raises(kind) as caught:
        await fetch(url, seconds=seconds)
    message = str(caught.value)
    assert message.isprintable()
    assert len(message) < 200
    return caught.value
