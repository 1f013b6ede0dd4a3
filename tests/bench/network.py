"""A refresh of many feeds beside newsboat's, from one server on this machine.

    python tests/bench/network.py [--feeds 100] [--items 100]

Both fetch the same feeds without pages, first cold and then with nothing new. Where newsboat
(a package of the systems that have it) is not installed, its column stays empty.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import subprocess
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from terminal import PYTHON

WORDS = """
officials residents emergency services overnight reported recovery rescue survivors shelter
damage hospitals district northern inquiry statement witnesses evacuated operations convoy
""".split()  # noqa: SIM905


def feed(number: int, items: int) -> bytes:
    """One RSS feed of made-up items, each with about 400 words in its content."""
    dice = random.Random(number)
    out = [f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed {number}</title>']
    for item in range(items):
        body = "".join(
            f"<p>{' '.join(dice.choices(WORDS, k=50)).capitalize()}.</p>" for _ in range(8)
        )
        out.append(
            f"<item><title>{' '.join(dice.choices(WORDS, k=7)).capitalize()}</title>"
            f"<guid>{number}-{item}</guid><link>http://127.0.0.1/{number}/{item}</link>"
            f"<pubDate>Mon, 0{item % 9 + 1} Jun 2026 {item % 24:02}:{item % 60:02}:00 GMT</pubDate>"
            f"<description><![CDATA[{body}]]></description></item>"
        )
    return "".join([*out, "</channel></rss>"]).encode()


class Server:
    """The feeds on loopback, with ETags; `asked` counts the requests since it was last read."""

    def __init__(self, feeds: int, items: int) -> None:
        bodies = {f"/{number}.xml": feed(number, items) for number in range(feeds)}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def log_message(self, *_: object) -> None:
                """Stay quiet."""

            def do_GET(self) -> None:
                outer.asked += 1
                body = bodies[self.path]
                etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
                same = self.headers.get("If-None-Match") == etag
                self.send_response(304 if same else 200)
                self.send_header("ETag", etag)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", "0" if same else str(len(body)))
                self.end_headers()
                if not same:
                    self.wfile.write(body)

        self.asked = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        base = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.urls = [base + path for path in bodies]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()


def timed(*command: str, **environment: str) -> float:
    """Seconds that a command takes; its output is thrown away."""
    started = time.perf_counter()
    subprocess.run(
        command,
        env={**os.environ, **environment},
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - started


def ours(server: Server, home: Path) -> list[tuple[float, int]]:
    """Seconds and requests of a cold run, and of one with nothing new."""
    place = {"DATELINE_HOME": str(home)}
    outline = "".join(f'<outline type="rss" xmlUrl="{url}"/>' for url in server.urls)
    opml = home / "feeds.opml"
    opml.write_text(f'<opml version="2.0"><body>{outline}</body></opml>', encoding="utf-8")
    timed(PYTHON, "-m", "tui.cli", "import", str(opml), **place)
    return _twice(server, (PYTHON, "-m", "tui.cli", "refresh", "--feeds-only"), place)


def theirs(server: Server, home: Path) -> list[tuple[float, int]]:
    """The same of newsboat; nothing where it is not installed."""
    if shutil.which("newsboat") is None:
        return []
    (home / "urls").write_text("\n".join(server.urls), encoding="utf-8")
    (home / "config").write_text("reload-threads 4\n", encoding="utf-8")
    files = ("-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "config"))
    return _twice(server, ("newsboat", *files, "-x", "reload"), {"HOME": str(home)})


def _twice(
    server: Server, command: tuple[str, ...], place: dict[str, str]
) -> list[tuple[float, int]]:
    results = []
    for _ in range(2):
        server.asked = 0
        results.append((timed(*command, **place), server.asked))
    return results


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--feeds", type=int, default=100)
    arguments.add_argument("--items", type=int, default=100)
    chosen = arguments.parse_args()
    server = Server(chosen.feeds, chosen.items)
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        mine, other = ours(server, Path(first)), theirs(server, Path(second))
    print(f"{chosen.feeds} feeds x {chosen.items} items, without pages")
    print(f"{'':16}{'dateline':>12}{'requests':>10}{'newsboat':>12}{'requests':>10}{'ratio':>8}")
    for row, name in enumerate(("cold", "nothing new")):
        line = f"{name:16}{mine[row][0]:>10.2f} s{mine[row][1]:>10}"
        if other:
            line += (
                f"{other[row][0]:>10.2f} s{other[row][1]:>10}{mine[row][0] / other[row][0]:>8.2f}"
            )
        print(line)
    if not other:
        print("newsboat is not installed, so nothing stands beside it")


if __name__ == "__main__":
    main()
