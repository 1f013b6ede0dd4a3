"""The network room against a real server: what it accepts, and what it will not."""

import asyncio
import socket
import ssl
import time
from contextlib import suppress
from email.utils import formatdate
from pathlib import Path

import pytest
from feeds_asking import failure, fetch

from tui.errors import FetchError, Gone, TooMuch
from tui.feeds.fetch import Fetcher

TLS = Path(__file__).parent / "tls"


async def test_an_answer_carries_body_type_and_validators(server):
    url = server.answer("/feed", b"<rss/>", Content_Type="text/xml", ETag='"1"', Last_Modified="x")
    answer = await fetch(url)
    assert (answer.url, answer.status, answer.body) == (url, 200, b"<rss/>")
    assert (answer.content_type, answer.etag, answer.last_modified) == ("text/xml", '"1"', "x")
    assert not answer.unchanged
    assert answer.moved_to is None


async def test_the_request_says_who_asks_and_what_it_can_unpack(server):
    await fetch(server.answer("/feed", b"x"))
    headers = server.asked[0].headers
    assert headers["user-agent"].startswith("dateline/")
    assert headers["accept-encoding"] == "gzip, deflate"


async def test_validators_are_sent_back_and_an_unchanged_feed_has_no_body(server):
    url = server.answer("/feed", status="304 Not Modified", Content_Length="-", ETag='"1"')
    answer = await fetch(url, etag='"1"', last_modified="Thu, 01 Jan 2026 12:00:00 GMT")
    assert answer.unchanged
    assert answer.body == b""
    assert server.asked[0].headers["if-none-match"] == '"1"'
    assert server.asked[0].headers["if-modified-since"] == "thu, 01 jan 2026 12:00:00 gmt"


async def test_the_connection_of_an_unchanged_feed_serves_the_next():
    connections = 0
    closed = asyncio.Event()

    async def unchanged(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        with suppress(asyncio.IncompleteReadError):
            while await reader.readuntil(b"\r\n\r\n"):
                writer.write(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 900\r\n\r\n")
        writer.close()
        await writer.wait_closed()
        closed.set()

    async with await asyncio.start_server(unchanged, "127.0.0.1", 0) as listening:
        url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/feed"
        async with Fetcher(homes=["127.0.0.1"]) as fetcher:
            answers = [await fetcher.fetch(url, etag='"1"') for _ in range(3)]
        await closed.wait()
    assert [answer.unchanged for answer in answers] == [True] * 3
    assert connections == 1


async def test_an_unasked_304_is_no_answer(server):
    url = server.answer("/feed", status="304 Not Modified", Content_Length="-")
    assert "was not asked" in str(await failure(url))


async def test_a_validator_that_could_not_be_sent_back_is_forgotten(server):
    url = server.answer("/feed", b"x", ETag='"\xe9"', Last_Modified="x" * 2_000)
    answer = await fetch(url)
    assert (answer.etag, answer.last_modified) == (None, None)


async def test_a_server_that_never_answers_is_given_up(server):
    error = await failure(server.raw("/feed", ["hang"]), TooMuch, seconds=0.2)
    assert str(error) == "the server did not answer within 0.2 s"


async def test_an_answer_that_drips_is_given_up(server):
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n<"
    error = await failure(server.raw("/feed", [head, "hang"]), TooMuch, seconds=0.2)
    assert str(error) == "the server did not finish its answer within 0.2 s"


async def test_a_permanent_redirect_is_reported_as_far_as_it_is_permanent(server):
    server.answer("/new", status="308 Permanent Redirect", Location="/newer")
    server.answer("/newer", status="302 Found", Location="/today")
    server.answer("/today", b"x")
    url = server.answer("/old", status="301 Moved Permanently", Location="/new")
    answer = await fetch(url)
    assert answer.moved_to == server.url("/newer")
    assert answer.url == server.url("/today")


async def test_what_follows_a_passing_redirect_has_not_moved(server):
    server.answer("/b", status="301 Moved Permanently", Location="/c")
    server.answer("/c", b"x")
    answer = await fetch(server.answer("/a", status="307 Temporary Redirect", Location="/b"))
    assert answer.moved_to is None
    assert answer.body == b"x"


async def test_a_redirect_loop_ends(server):
    url = server.answer("/loop", status="302 Found", Location="/loop")
    assert "from address to address" in str(await failure(url))
    assert server.count()["/loop"] == 11


@pytest.mark.parametrize(
    ("target", "named"),
    [
        ("file:///etc/passwd", "file:"),
        ("ftp://127.0.0.1/x", "ftp:"),
        ("javascript:alert(1)", "javascript:"),
        ("data:text/xml,<rss/>", "data:"),
        ("http://[::1", "one that is none"),
        ("http://127.0.0.1:99999/", "one that is none"),
        ("http://a b/", "one that is none"),
    ],
)
async def test_redirects_elsewhere_are_not_followed(server, target, named):
    url = server.answer("/away", status="302 Found", Location=target)
    assert str(await failure(url)) == f"the address leads to {named}, which is not followed"


async def test_gone_is_told_from_other_failures(server):
    await failure(server.answer("/feed", status="410 Gone"), Gone)


@pytest.mark.parametrize("status", ["404 Not Found", "418 \x1b[31mTeapot", "500 Oops", "999 Odd"])
async def test_the_reason_names_the_status_and_nothing_of_the_server_s_words(server, status):
    error = await failure(server.answer("/feed", status=status))
    assert status[:3] in str(error)
    assert error.retry_after is None


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Busy"])
async def test_retry_after_in_seconds(server, status):
    error = await failure(server.answer("/feed", status=status, Retry_After="120"))
    assert error.retry_after == 120


async def test_retry_after_as_a_date(server):
    date = formatdate(time.time() + 3_600, usegmt=True)
    error = await failure(server.answer("/feed", status="503 Busy", Retry_After=date))
    assert error.retry_after == pytest.approx(3_600, abs=30)


@pytest.mark.parametrize("value", ["", "soon", "-5", "9" * 400, "Thu, 99 Foo 2026", "²"])
async def test_a_retry_after_that_says_nothing(server, value):
    error = await failure(server.answer("/feed", status="503 Busy", Retry_After=value))
    assert error.retry_after is None


async def test_a_host_that_asks_for_fewer_requests_is_left_alone(server):
    busy = server.answer("/busy", status="429 Too Many Requests", Retry_After="120")
    other = server.answer("/other", b"x")
    async with Fetcher() as fetcher:
        with pytest.raises(FetchError):
            await fetcher.fetch(busy)
        with pytest.raises(FetchError, match="fewer requests") as caught:
            await fetcher.fetch(other)
    assert caught.value.retry_after == pytest.approx(120, abs=30)
    assert server.count() == {"/busy": 1}


async def test_a_busy_address_does_not_stop_its_neighbours(server):
    busy = server.answer("/busy", status="503 Busy", Retry_After="120")
    other = server.answer("/other", b"x")
    async with Fetcher() as fetcher:
        with pytest.raises(FetchError):
            await fetcher.fetch(busy)
        assert (await fetcher.fetch(other)).body == b"x"


async def test_a_host_that_cannot_be_reached_is_left_alone_for_a_while(server):
    silent = server.raw("/silent", ["hang"])
    async with Fetcher(seconds=0.05) as fetcher:
        for _ in range(5):
            with pytest.raises(FetchError):
                await fetcher.fetch(silent)
    assert server.count() == {"/silent": 3}


async def test_no_more_requests_at_once_than_allowed(server):
    url = server.answer("/feed", b"x")
    async with Fetcher(per_host=2) as fetcher:
        answers = await asyncio.gather(*(fetcher.fetch(url) for _ in range(12)))
    assert [answer.body for answer in answers] == [b"x"] * 12
    assert server.most_at_once <= 2


async def test_waiting_for_a_turn_is_not_counted_as_time(server):
    silent = server.raw("/silent", ["hang"])
    async with Fetcher(per_host=1, seconds=0.2) as fetcher:
        failures = await asyncio.gather(
            *(fetcher.fetch(silent) for _ in range(2)), return_exceptions=True
        )
    assert [type(error) for error in failures] == [TooMuch, TooMuch]
    assert server.count() == {"/silent": 2}


async def test_a_certificate_that_nobody_signed_is_not_trusted():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(TLS / "self-signed.pem", TLS / "key.pem")

    async def answer(_reader, writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context) as secure:
        error = await failure(f"https://127.0.0.1:{secure.sockets[0].getsockname()[1]}/")
    assert "certificate cannot be trusted" in str(error)


async def test_a_server_that_is_not_there():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        error = await failure(f"http://127.0.0.1:{unused.getsockname()[1]}/")
    assert str(error) == "its server refuses connections"


async def test_a_server_that_speaks_no_tls():
    async def answer(reader, writer) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as plain:
        error = await failure(f"https://127.0.0.1:{plain.sockets[0].getsockname()[1]}/")
    assert str(error).startswith("no secure connection could be made: ")


@pytest.mark.parametrize(
    "noise",
    [
        b"HTTP/1.1 302 Found\r\nLocation: \x1b]0;owned\x07:x\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"x" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Many: x\r\n" * 12_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: minus\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
    ],
)
async def test_what_is_no_http_is_a_failure(server, noise):
    await failure(server.raw("/feed", [noise]))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "ftp://x/",
        "javascript:alert(1)",
        "http://",
        "http://127.0.0.1:99999/",
        "http://a b/",
        "http://\x1b/",
        "/etc/passwd",
        "http://xn--a/",
        "http://" + "a" * 5_000 + "/",
    ],
)
async def test_what_is_no_address_is_not_asked(url):
    await failure(url, seconds=2)


async def test_an_unusable_proxy_is_one_clear_error(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "gopher://proxy:1")
    with pytest.raises(FetchError, match="proxy"):
        async with Fetcher():
            pass


async def test_the_proxy_of_the_environment_is_used(server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.base)
    server.answer("http://news.invalid/feed", b"through the proxy")
    assert (await fetch("http://news.invalid/feed")).body == b"through the proxy"
