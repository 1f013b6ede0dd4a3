"""Hostile feeds through the whole pipeline, all in one run with one that is sound."""

from __future__ import annotations

import gzip
import os
import re
import threading
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import BinaryIO

import pytest
from pipeline_memory import measured

from tui.library import Library
from tui.model import Article, Feed
from tui.settings import Folders

RUN = """
import asyncio
from contextlib import aclosing
from functools import partial
import tui.feeds.fetch as fetching
from tui.library import Library
from tui.refresh import Order, refresh
from tui.settings import folders

fetching.Fetcher = partial(fetching.Fetcher, seconds=8)

async def run():
    with Library.open(folders()) as library:
        async with aclosing(refresh(library, Order(articles=False))) as steps:
            assert len([step async for step in steps]) == len(library.feeds.all())

asyncio.run(run())
"""
pytestmark = pytest.mark.xdist_group("hostile")  # they share one run

ROOT = Path(__file__).parents[2]
MEGABYTES = 300
"""What any process of a run may take."""

UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
EVIL = "\x1b]52;c;ZXZpbA==\x07\x9b31m\u202egnp.exe\u200b[@click=app.quit]"
ITEM = "<item><title>{0}</title><guid>{0}</guid><link>http://h.example/{0}</link></item>"


def rss(items: str = "", *, title: str = "Odd Wire", head: str = "") -> bytes:
    date = "<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate></item>"
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>{title}</title>'
        f"{items.replace('</item>', date)}</channel></rss>"
    ).encode()


def titled(title: str) -> bytes:
    return rss(f"<item><title>{title}</title><guid>1</guid></item>")


EVIL_ITEM = (
    f"<item><title>{EVIL} title &#27;[2J</title><author>{EVIL} author</author><guid>{EVIL}</guid>"
    f"<link>http://h.example/{EVIL}</link><description>&lt;p&gt;{EVIL} text &amp;#27;c"
    f'&lt;a href="javascript:{EVIL}"&gt;x&lt;/a&gt;</description></item>'
)
LAUGHS = "<!DOCTYPE rss [<!ENTITY a 'haha'><!ENTITY i '&a;&a;'>"
PASSWD = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

MANY = (
    b'<rss version="2.0"><channel><title>Many</title>'
    b"<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>"
    + b"".join(b"<item><title>%05x</title></item>" % n for n in range(6_000))
    + b"</channel></rss>"
)

BODIES = {
    "/sound": rss(ITEM.format("sound")),
    "/escapes": rss(EVIL_ITEM, title=f"{EVIL} Wire"),
    "/laughs": rss("<item><title>one &i;</title><guid>1</guid></item>", head=f"{LAUGHS}]>"),
    "/external": rss("<item><title>two &x;</title><guid>1</guid></item>", head=PASSWD),
    "/empty": b"",
    "/page": b"<!doctype html><html><body><p>Welcome to our site</p></body></html>",
    "/charset": titled("Кремль")
    .replace(b"?>", b' encoding="windows-1251"?>', 1)
    .decode()
    .encode("cp1251"),
    "/huge": titled("huge " * 250_000),
    "/many": MANY,
    "/strange": rss(ITEM.format("\U0001f600") + ITEM.format("wide " * 2_000) * 500),
    "/nul": titled("nu\0ll"),
    "/noise": bytes(range(256)) * 400,
}
HEADED = {
    "/packed": (gzip.compress(bytes(17 << 20)), "200 OK", {"Content-Encoding": "gzip"}),
    "/cut": (gzip.compress(titled("cut"))[:-20], "200 OK", {"Content-Encoding": "gzip"}),
    "/twice": (
        gzip.compress(gzip.compress(bytes(17 << 20))),
        "200 OK",
        {"Content-Encoding": "gzip, gzip"},
    ),
    "/loop": (b"", "302 Found", {"Location": "/loop"}),
    "/file": (b"", "301 Moved Permanently", {"Location": "file:///etc/passwd"}),
    "/script": (b"", "302 Found", {"Location": "javascript:alert(1)"}),
    "/busy": (b"", "503 Service Unavailable", {"Retry-After": "7200"}),
    "/gone": (b"", "410 Gone", {}),
    "/header": (b"", "500 \x1b[31mOops\x07", {"X-Evil": EVIL}),
}


def endless(wire: BinaryIO) -> None:
    wire.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<rss><channel>")
    wire.writelines(repeat(ITEM.format("again").encode() * 500))


def slow(wire: BinaryIO) -> None:
    wire.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 9999\r\n\r\n<rss>")
    for _ in range(600):
        wire.write(b" ")
        wire.flush()
        pause.wait(0.1)


pause = threading.Event()


@dataclass
class Outcome:
    """What the library holds after the run, and how much memory its largest process took.

    `strays` are the files that the run left outside its own folders.
    """

    feeds: dict[str, Feed]
    articles: dict[str, list[Article]]
    megabytes: float
    printed: bytes
    strays: list[Path]


@pytest.fixture(scope="module")
def outcome(hostile, tmp_path_factory) -> Outcome:
    """One run over all of them."""
    home = tmp_path_factory.mktemp("hostile")
    folders = Folders(home / "data", home / "cache", home / "config")
    for path, body in BODIES.items():
        hostile.put(path, body, Content_Type="text/xml; charset=utf-8")
    for path, (body, status, headers) in HEADED.items():
        hostile.put(path, body, status, **headers)
    hostile.play("/endless", endless)
    hostile.play("/slow", slow)
    with Library.open(folders) as library:
        named = [(hostile.base + path, path, "") for path in hostile.answers if path != "/escapes"]
        library.feeds.add_all([*named, (hostile.base + "/escapes", "", "")])
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    megabytes, printed = _run(home, elsewhere)
    with Library.open(folders) as library:
        assert library.check() == ()
        feeds = {feed.url.removeprefix(hostile.base): feed for feed in library.feeds.all()}
        articles = {
            path: [
                library.articles.get(number)
                for number in library.articles.numbers(f'feed:"{feed.title}"', 50)
            ]
            for path, feed in feeds.items()
            if feed.articles
        }
    known = {folders.data, folders.cache, folders.config}
    strays = [*elsewhere.rglob("*"), *(path for path in home.iterdir() if path not in known)]
    return Outcome(feeds, articles, megabytes, printed, strays)


def _run(home: Path, elsewhere: Path) -> tuple[float, bytes]:
    """Refresh in a process of its own: the most memory it or a child of it took, what it wrote."""
    places = dict.fromkeys(("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"), str(elsewhere))
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, **places, "DATELINE_HOME": str(home), "PYTHONPATH": path}
    ran = measured("-c", RUN, environment=environment, cwd=elsewhere)
    assert ran.status == 0, ran.printed.decode()
    return ran.megabytes, ran.printed


REASONS = {
    "/empty": "empty",
    "/page": "web page",
    "/noise": "no feed",
    "/packed": "unpacks to more than",
    "/endless": "larger than",
    "/twice": "unpacks to more than",
    "/slow": "did not finish its answer",
    "/cut": "broke off",
    "/loop": "from address to address",
    "/file": "leads to file:",
    "/script": "leads to javascript:",
    "/busy": "503",
    "/gone": "gone for good",
    "/header": "500",
}


@pytest.mark.parametrize(("path", "reason"), REASONS.items(), ids=list(REASONS))
def test_the_reason_stands_beside_the_feed(outcome, path, reason):
    feed = outcome.feeds[path]
    assert reason in (feed.error or "")
    assert feed.failures == 1
    assert feed.articles == 0
    assert not UNSAFE.search(feed.error or "")


def test_the_others_are_refreshed(outcome):
    asked = {path: feed.error for path, feed in outcome.feeds.items() if path not in REASONS}
    assert asked == dict.fromkeys(asked)
    assert [article.row.title for article in outcome.articles["/sound"]] == ["sound"]


def test_memory_stays_bounded_and_nothing_is_printed(outcome):
    assert outcome.megabytes < MEGABYTES
    assert outcome.printed == b""


def test_nothing_is_written_outside_our_folders(outcome):
    assert outcome.strays == []


def test_a_server_that_says_when_to_come_back_is_left_alone_until_then(outcome):
    busy = outcome.feeds["/busy"]
    assert (busy.hold - busy.checked).total_seconds() == pytest.approx(7200, abs=2)
    assert busy.due >= busy.hold
    assert outcome.feeds["/gone"].gone


def test_nothing_that_a_terminal_would_act_on_is_kept(outcome):
    (article,) = outcome.articles["/escapes"]
    row = article.row
    shown = [outcome.feeds["/escapes"].title, row.title, row.author, row.link, article.body.text]
    assert all("gnp.exe" in text for text in shown)
    assert not [text for text in shown if UNSAFE.search(text)]
    assert row.link.startswith("http://h.example/")
    assert article.body.links == ()


def test_entities_neither_grow_nor_open_files(outcome):
    titles = [outcome.articles[path][0].row.title for path in ("/laughs", "/external")]
    assert titles == ["one", "two"]


def test_a_wrong_charset_is_found_out(outcome):
    assert outcome.articles["/charset"][0].row.title == "Кремль"


def test_what_is_too_long_is_cut(outcome):
    assert len(outcome.articles["/huge"][0].row.title) <= 2_000
    assert outcome.feeds["/many"].articles == 5_000
    assert outcome.articles["/nul"][0].row.title == "null"
