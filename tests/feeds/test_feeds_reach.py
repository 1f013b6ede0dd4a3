"""Addresses from outside do not lead into the user's own machine or network."""

import asyncio
import ssl
from importlib import import_module
from pathlib import Path

import pytest
from feeds_asking import fetch

from tui.errors import FetchError
from tui.feeds.fetch import Fetcher
from tui.feeds.reach import Reach

TLS = Path(__file__).parent / "tls"


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.8.9.1", "localhost", "[::1]", "0.0.0.0", "10.0.0.1", "172.31.0.1"),
        *("192.168.1.1", "169.254.169.254", "[fe80::1]", "[fd00::1]", "[::ffff:127.0.0.1]"),
        *("100.64.0.1", "2130706433", "0x7f.1"),
    ],
)
async def test_no_page_of_the_own_machine_or_network_is_asked(host):
    with pytest.raises(FetchError, match="own network"):
        await Reach().check(f"http://{host}:8080/admin")


@pytest.mark.parametrize("host", ["192.0.2.1", "198.18.0.7", "[2001:db8::1]", "172.32.0.1"])
async def test_other_addresses_are(host):
    await Reach().check(f"http://{host}/")


async def test_a_page_is_asked_where_a_feed_lives(server):
    url = server.answer("/page", b"x")
    with pytest.raises(FetchError, match="own network"):
        await fetch(url, foreign=True)
    async with Fetcher(homes=["127.0.0.1"]) as fetcher:
        assert (await fetcher.fetch(url, foreign=True)).body == b"x"
    assert server.count() == {"/page": 1}


async def test_a_page_in_the_own_network_costs_no_request_for_its_robots(server):
    server.answer("/robots.txt", b"User-agent: *\nCrawl-delay: 9")
    async with Fetcher() as fetcher:
        assert await fetcher.page_turn(server.url("/page"), 60)
    assert not server.asked


async def test_a_redirect_leads_into_the_own_network_only_from_there(server, monkeypatch):
    server.answer("/inside", b"secret")
    url = server.answer("/feed", status="302 Found", Location="/inside")
    assert (await fetch(url)).body == b"secret"

    async def is_own(host: str) -> bool:
        return host == "127.0.0.1"

    monkeypatch.setattr(import_module("tui.feeds.reach"), "_is_own", is_own)
    server.answer("/feed", status="302 Found", Location=server.url("/inside"))
    outside = url.replace("127.0.0.1", "localhost")
    with pytest.raises(FetchError, match="own network"):
        await fetch(outside)


async def test_a_move_from_https_to_http_is_told_and_not_kept(server, monkeypatch):
    plain = server.answer("/plain", b"x")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(TLS / "self-signed.pem", TLS / "key.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "self-signed.pem"))

    async def answer(_reader, writer) -> None:
        head = f"HTTP/1.1 301 Moved Permanently\r\nLocation: {plain}\r\nContent-Length: 0\r\n\r\n"
        writer.write(head.encode())
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context) as secure:
        got = await fetch(f"https://127.0.0.1:{secure.sockets[0].getsockname()[1]}/")
    assert (got.body, got.moved_to, got.insecure) == (b"x", None, True)
