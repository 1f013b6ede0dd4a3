"""A double of a server with the Google Reader API, with the traits of real ones that hurt.

`freshrss()` has labels, says OK to everything, answers an unknown label with all there is and drops
what comes behind 1,000 parameters; `miniflux()` has no labels and takes a mark that is sent twice
back. Both can lose answers: what was asked is done, and the connection ends without a word.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

LONG = "tag:google.com,2005:reader/item/"
STATE = "user/-/state/com.google/"
NAME, PASSWORD = "reader", "api-pass"


@dataclass
class Item:
    number: int
    feed: str
    title: str
    text: str
    link: str
    published: int
    read: bool = False
    starred: bool = False
    labels: set[str] = field(default_factory=set)


@dataclass
class Server:
    base: str = ""
    path: str = ""
    has_labels: bool = True
    toggles: bool = False
    most_parameters: int = 1_000
    page: int = 100_000
    password: str = PASSWORD
    switched_off: bool = False
    proxy: Callable[[str], tuple[int, str] | None] = lambda _: None
    """What a proxy before it answers in its place to a path: a status and its reason."""
    lose: Callable[[], bool] = lambda: False
    items: dict[int, Item] = field(default_factory=dict)
    feeds: dict[str, dict[str, str]] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    requests: list[str] = field(default_factory=list)
    codings: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return self.base + self.path

    def subscribe(self, url: str, title: str = "", folder: str = "") -> str:
        stream = f"feed/{len(self.feeds) + 1}"
        self.feeds[stream] = {"url": url, "title": title or url, "folder": folder}
        return stream

    def publish(self, feed: str, title: str, text: str = "", *, published: int = 0):
        number = 1_700_000_000_000_000 + len(self.items)
        link = f"http://news.example/{feed.partition('/')[2]}/{number}"
        text = text or f"What happened: {title}."
        published = published or int(time.time()) - 3_600
        self.items[number] = Item(number, feed, title, f"<p>{text}</p>", link, published)
        return self.items[number]

    # What the API says

    def tag_list(self) -> dict[str, object]:
        return {"tags": [{"id": f"user/-/label/{one}", "type": "tag"} for one in self.labels]}

    def subscription_list(self) -> dict[str, object]:
        return {
            "subscriptions": [
                {
                    "id": stream,
                    "title": feed["title"],
                    "url": feed["url"],
                    "categories": [{"label": feed["folder"]}] if feed["folder"] else [],
                }
                for stream, feed in self.feeds.items()
            ]
        }

    def stream(self, query: dict[str, str]) -> list[Item]:
        stream, without = query["s"], query.get("xt", "")
        chosen = [item for item in self.items.values() if _in(self, item, stream)]
        if without.endswith("/read"):
            chosen = [item for item in chosen if not item.read]
        if "ot" in query:
            chosen = [item for item in chosen if item.published >= int(query["ot"])]
        return sorted(chosen, key=lambda item: -item.number)

    def ids(self, query: dict[str, str]) -> dict[str, object]:
        if "/label/" in query["s"] and not self.has_labels:
            raise ValueError("unknown stream type LabelStream")
        chosen = self.stream(query)
        start = int(query.get("c", 0))
        size = min(int(query["n"]), self.page)
        answer: dict[str, object] = {
            "itemRefs": [{"id": str(item.number)} for item in chosen[start : start + size]]
        }
        if start + size < len(chosen):
            answer["continuation"] = str(start + size)
        return answer

    def edit(self, form: list[tuple[str, str]]) -> None:
        form = form[: self.most_parameters]
        ids = [int(value.removeprefix(LONG), 16) for name, value in form if name == "i"]
        for name, value in form:
            if name in ("a", "r"):
                for number in ids:
                    if number in self.items:
                        self._mark(self.items[number], value, on=name == "a")

    def _mark(self, item: Item, tag: str, *, on: bool) -> None:
        label = tag.partition("/label/")[2]
        if label:
            self.labels.add(label)
            (item.labels.add if on else item.labels.discard)(label)
            return
        flag = "read" if tag.endswith("/read") else "starred"
        setattr(item, flag, not on if self.toggles and getattr(item, flag) == on else on)

    def edit_feed(self, form: dict[str, str]) -> None:
        stream = form["s"]
        if form["ac"] == "subscribe":
            folder = form.get("a", "").partition("/label/")[2]
            self.subscribe(stream.removeprefix("feed/"), form.get("t", ""), folder)
        elif form["ac"] == "unsubscribe":
            self.feeds.pop(stream, None)
        else:
            feed = self.feeds[stream]
            feed["title"] = form.get("t", feed["title"])
            if "a" in form:
                feed["folder"] = form["a"].partition("/label/")[2]
            elif "r" in form:
                feed["folder"] = ""

    def contents(self, form: list[tuple[str, str]]) -> dict[str, object]:
        ids = [int(value.removeprefix(LONG), 16) for name, value in form if name == "i"]
        return {"items": [_written(self.items[one]) for one in ids if one in self.items]}


def _in(server: Server, item: Item, stream: str) -> bool:
    if stream.startswith("feed/"):
        return item.feed == stream
    if "/label/" in stream:
        label = stream.partition("/label/")[2]
        return label not in server.labels or label in item.labels
    return not stream.endswith("/starred") or item.starred


def _written(item: Item) -> dict[str, object]:
    return {
        "id": f"{LONG}{item.number:016x}",
        "title": item.title.replace("&", "＆").replace("<", "＜").replace(">", "＞"),
        "published": item.published,
        "canonical": [{"href": item.link}],
        "summary": {"content": item.text},
        "origin": {"streamId": item.feed},
        "categories": [*([f"{STATE}read"] if item.read else []), f"{STATE}reading-list"],
    }


class _HTTPServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, reader: Server) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.reader = reader


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _HTTPServer

    def log_message(self, *_: object) -> None:
        """Stay quiet."""

    def do_GET(self) -> None:
        self._answer([])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(parse_qsl(body, keep_blank_values=True))

    def _answer(self, form: list[tuple[str, str]]) -> None:
        parts = urlsplit(self.path)
        reader = self.server.reader
        with reader.lock:
            reader.requests.append(parts.path)
            reader.codings.add(self.headers.get("Accept-Encoding", ""))
            status, body = self._act(parts.path, dict(parse_qsl(parts.query)), form)
            kind = "text/plain" if status in (401, 503) else "application/json"
            if page := reader.proxy(parts.path):
                status, body, kind = _page(*page)
            lost = reader.lose()
        if lost:
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _act(
        self, path: str, query: dict[str, str], form: list[tuple[str, str]]
    ) -> tuple[int, bytes]:
        reader = self.server.reader
        if not path.startswith(f"{reader.path}/"):
            return 200, b"<html><title>A web page</title></html>"
        if reader.switched_off:
            return 503, b"Service Unavailable!"
        name = path.removeprefix(f"{reader.path}/").removeprefix("reader/api/0/")
        if name == "accounts/ClientLogin":
            known = dict(form) == {"Email": NAME, "Passwd": reader.password}
            return (200, b"SID=x\nAuth=reader/secret\n") if known else (401, b"Unauthorized!")
        if self.headers.get("Authorization") != "GoogleLogin auth=reader/secret":
            return 401, b"Unauthorized!"
        if form and dict(form).get("T") != "token":
            return 401, b"Unauthorized!"
        return _say(reader, name, query, form)


def _page(status: int, reason: str) -> tuple[int, bytes, str]:
    """What web servers and proxies answer of their own."""
    return status, f"<html><h1>{status} {reason}</h1></html>".encode(), "text/html; charset=utf-8"


def _say(
    reader: Server, name: str, query: dict[str, str], form: list[tuple[str, str]]
) -> tuple[int, bytes]:
    """What the API answers who is logged in."""
    edits: dict[str, Callable[[], None]] = {
        "edit-tag": lambda: reader.edit(form),
        "subscription/edit": lambda: reader.edit_feed(dict(form)),
    }
    values: dict[str, Callable[[], object]] = {
        "tag/list": reader.tag_list,
        "subscription/list": reader.subscription_list,
        "stream/items/ids": lambda: reader.ids(query),
        "stream/items/contents": lambda: reader.contents(form),
    }
    if name == "token":
        return 200, b"token"
    if name in edits:
        edits[name]()
        return 200, b"OK"
    try:
        return 200, json.dumps(values[name]()).encode()
    except ValueError as error:
        return 500, json.dumps({"error_message": str(error)}).encode()


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    """Serve on loopback until the block ends."""
    http = _HTTPServer(server)
    server.base = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


def freshrss() -> Server:
    return Server(path="/api/greader.php")


def miniflux() -> Server:
    return Server(has_labels=False, toggles=True)
