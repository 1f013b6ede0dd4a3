"""A server that answers when it may, so that a run goes on for as long as a test wants."""

from __future__ import annotations

import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FEED = """<rss version="2.0"><channel><title>Harbour Wire</title><item><guid>1</guid>
<title>Ferry sinks off Alba</title><description>Two people were killed.</description></item>
</channel></rss>"""


class HeldServer:
    """A server with one feed, which answers when it may."""

    def __init__(self) -> None:
        self.asked, self.may_answer = threading.Event(), threading.Event()
        self.requests = 0
        held = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None: ...

            def do_GET(self) -> None:
                held.requests += 1
                held.asked.set()
                held.may_answer.wait(60)
                with suppress(OSError):
                    self.send_response(200)
                    self.send_header("Content-Type", "application/rss+xml")
                    self.end_headers()
                    self.wfile.write(FEED.encode())

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/feed.xml"
