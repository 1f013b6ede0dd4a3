"""The environment may name a SOCKS proxy, and then everything goes through it."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator

import pytest
from feeds_asking import failure, fetch
from feeds_socks import Socks

URL = "http://news.invalid/feed"


@pytest.fixture
async def socks(server, monkeypatch) -> AsyncIterator[Socks]:
    """A proxy behind which news.invalid is the server of the test."""
    made = Socks(leads={"news.invalid": int(server.base.rpartition(":")[2])})
    listening = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.port = listening.sockets[0].getsockname()[1]
    for name in ("no_proxy", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    yield made
    listening.close()
    await listening.wait_closed()


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
async def test_everything_goes_through_the_proxy_names_too(server, socks, monkeypatch, scheme):
    monkeypatch.setenv("ALL_PROXY", f"{scheme}://127.0.0.1:{socks.port}")
    server.answer("/feed", b"through the proxy")
    assert (await fetch(URL)).body == b"through the proxy"
    assert socks.asked == [("news.invalid", 80)]


async def test_the_proxy_gets_its_password(server, socks, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", f"socks5://ana:secret@127.0.0.1:{socks.port}")
    socks.password = True
    server.answer("/feed", b"known")
    assert (await fetch(URL)).body == b"known"
    assert socks.known == [("ana", "secret")]


@pytest.mark.filterwarnings("ignore:unclosed", "ignore::pytest.PytestUnraisableExceptionWarning")
async def test_what_the_proxy_cannot_reach_is_the_feeds_state(server, socks, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", f"socks5://127.0.0.1:{socks.port}")
    assert "proxy" in str(await failure("http://elsewhere.invalid/feed"))
    gc.collect()  # httpcore leaves the connection to a proxy that refused to the collector


async def test_a_proxy_that_is_not_there_is_the_feeds_state(server, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    await failure(URL)


async def test_what_needs_no_proxy_goes_without(server, socks, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", f"socks5://127.0.0.1:{socks.port}")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert (await fetch(server.answer("/feed", b"straight"))).body == b"straight"
    assert socks.asked == []
