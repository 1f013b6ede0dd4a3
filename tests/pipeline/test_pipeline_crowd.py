"""Dozens of servers that all send as much as they can, at once: memory stays bounded."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest
from pipeline_memory import measured

from tui.library import Library

SERVERS = 10
FEEDS = 40
MEGABYTES = 300
HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n<rss><channel>"
    b"<title>Crowd</title><pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>"
)
ITEMS = (b"<item><title>" + b"x" * 1_000 + b"</title></item>") * 100
END = b"</channel></rss>"


class Handler(socketserver.StreamRequestHandler):
    """Sends a feed that is nearly too large, or one that is too large."""

    def handle(self) -> None:
        number = int(self.rfile.readline().split()[1].strip(b"/"))
        while self.rfile.readline().strip():
            pass
        with suppress(OSError):
            self.wfile.write(HEAD)
            for _ in range(155 if number % 2 else 400):
                self.wfile.write(ITEMS)
            self.wfile.write(END)


@pytest.fixture
def crowd() -> Iterator[list[str]]:
    """The addresses of many feeds on several servers."""
    with ExitStack() as stack:
        bases = []
        for _ in range(SERVERS):
            server = stack.enter_context(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler))
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, args=(0.01,)).start()
            stack.callback(server.shutdown)
            bases.append(f"http://127.0.0.1:{server.server_address[1]}")
        yield [f"{bases[n % SERVERS]}/{n // SERVERS}" for n in range(FEEDS)]


def test_a_crowd_of_large_feeds_takes_no_more_memory_than_it_may(home, crowd):
    with Library.open(home) as library:
        library.feeds.add_all((url, "", "") for url in crowd)
    ran = measured("-m", "tui.cli", "refresh", "--feeds-only")
    assert ran.status == 0
    assert ran.megabytes < MEGABYTES
    with Library.open(home) as library:
        feeds = library.feeds.all()
    refused = [feed for feed in feeds if feed.error]
    assert {feed.error for feed in refused} == {"the answer is larger than 16 MiB"}
    assert len(refused) == FEEDS // 2
    assert sum(feed.articles for feed in feeds) == FEEDS // 2
