"""A feed whose server answers when the test says so."""

from __future__ import annotations

import asyncio
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FEED = b"""<rss version="2.0"><channel><title>Slow Wire</title></channel></rss>"""


class Slow:
    """A server that answers when the test says so."""

    def __init__(self) -> None:
        self.asked, self.answer = threading.Semaphore(0), threading.Semaphore(0)
        self.answered = False
        slow = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                slow.asked.release()
                slow.answer.acquire()
                slow.answered = True
                self.send_response(200)
                self.send_header("Content-Type", "application/rss+xml")
                self.end_headers()
                self.wfile.write(FEED)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/feed.xml"

    async def is_asked(self) -> None:
        assert await asyncio.to_thread(self.asked.acquire, timeout=60)

    def close(self) -> None:
        for _ in range(9):
            self.answer.release()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
