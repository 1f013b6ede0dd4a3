"""A refresh of many feeds beside newsboat's, from one server on this machine.

    python tests/bench/network.py [--feeds 100] [--items 100] [--rounds 3]

Both fetch the same feeds without pages, in turn: first cold, then with nothing new, each time
from an empty folder; the medians count. Between the two is a run that is not counted, because
newsboat keeps no validators in its first one and fetches everything again. Where newsboat (a
package of the systems that have it) is not installed, the table says so.
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
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from table import Row, alone, beside, show, within
from terminal import PYTHON

WORDS = """
officials residents emergency services overnight reported recovery rescue survivors shelter
damage hospitals district northern inquiry statement witnesses evacuated operations convoy
""".split()  # noqa: SIM905

MOST = {"cold refresh": 0.5, "refresh with nothing new": 0.3}
"""Of newsboat's time, at most."""


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


class Server(ThreadingHTTPServer):
    """The feeds on loopback, with ETags; `asked` counts requests, `same` those answered 304."""

    daemon_threads = True

    def __init__(self, feeds: int, items: int) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.bodies = {f"/{number}.xml": feed(number, items) for number in range(feeds)}
        self.tags = {
            path: f'"{hashlib.sha256(body).hexdigest()[:16]}"' for path, body in self.bodies.items()
        }
        self.asked = 0
        self.same = 0
        base = f"http://127.0.0.1:{self.server_address[1]}"
        self.urls = [base + path for path in self.bodies]
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    """Hands out the bodies of its server."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def log_message(self, *_: object) -> None:
        """Stay quiet."""

    def do_GET(self) -> None:
        self.server.asked += 1
        body = self.server.bodies.get(self.path)
        if body is None:  # a page behind a feed, or its icon
            self.send_error(404)
            return
        etag = self.server.tags[self.path]
        same = self.headers.get("If-None-Match") == etag
        self.server.same += same
        self.send_response(304 if same else 200)
        self.send_header("ETag", etag)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", "0" if same else str(len(body)))
        self.end_headers()
        if not same:
            self.wfile.write(body)


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


@dataclass(frozen=True)
class Run:
    """Seconds of a run, its requests, and how many of them were answered with 304."""

    seconds: float
    asked: int
    same: int


def ours(server: Server, home: Path) -> list[Run]:
    """A cold run, and one with nothing new."""
    place = {"DATELINE_HOME": str(home)}
    outline = "".join(f'<outline type="rss" xmlUrl="{url}"/>' for url in server.urls)
    opml = home / "feeds.opml"
    opml.write_text(f'<opml version="2.0"><body>{outline}</body></opml>', encoding="utf-8")
    timed(PYTHON, "-m", "tui.cli", "import", str(opml), **place)
    return _runs(server, (PYTHON, "-m", "tui.cli", "refresh", "--feeds-only"), place)


def theirs(server: Server, home: Path) -> list[Run]:
    """The same of newsboat."""
    (home / "urls").write_text("\n".join(server.urls), encoding="utf-8")
    (home / "config").write_text("reload-threads 4\n", encoding="utf-8")
    files = ("-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "config"))
    return _runs(server, ("newsboat", *files, "-x", "reload"), {"HOME": str(home)})


def _runs(server: Server, command: tuple[str, ...], place: dict[str, str]) -> list[Run]:
    results = []
    for _ in range(3):
        server.asked = server.same = 0
        seconds = timed(*command, **place)
        results.append(Run(seconds, server.asked, server.same))
    return [results[0], results[2]]


def middle(rounds: list[list[Run]], row: int) -> Run:
    """The run of the median time among the rounds."""
    return sorted((runs[row] for runs in rounds), key=lambda run: run.seconds)[len(rounds) // 2]


def rows(feeds: int, items: int, rounds: int) -> Iterator[Row]:
    """A cold refresh and one with nothing new, in turn with newsboat's."""
    server = Server(feeds, items)
    readers = {"dateline": ours}
    if shutil.which("newsboat"):
        readers["newsboat"] = theirs
    runs: dict[str, list[list[Run]]] = {name: [] for name in readers}
    for _ in range(rounds):
        for name, reader in readers.items():
            with tempfile.TemporaryDirectory() as home:
                runs[name].append(reader(server, Path(home)))
    for row, (title, most) in enumerate(MOST.items()):
        what = f"{title}, {feeds} x {items:,}"
        found = [middle(each, row) for each in runs.values()]
        if len(found) == 2:
            yield beside(what, found[0].seconds, "newsboat", found[1].seconds, "s", most)
        else:
            yield alone(what, found[0].seconds, "s", "newsboat")
    asked = max(runs["dateline"], key=lambda each: each[1].asked)[1]
    yield within("requests a feed where nothing is new", asked.asked / feeds, "", 1.0)
    least = min(each[1].same for each in runs["dateline"])
    yield Row("of which conditional", f"{least} of {feeds}", budget="all", met=least == feeds)


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--feeds", type=int, default=100)
    arguments.add_argument("--items", type=int, default=100)
    arguments.add_argument("--rounds", type=int, default=3)
    chosen = arguments.parse_args()
    show(rows(chosen.feeds, chosen.items, chosen.rounds))


if __name__ == "__main__":
    main()
