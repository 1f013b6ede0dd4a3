"""Fixtures that several rooms share: a home of one's own, and a small news server."""

from __future__ import annotations

import hashlib
import importlib
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tui.library import Library
from tui.settings import Folders, folders

# How long an example takes is the machine's, and says nothing of what is tested.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Folders under a temporary DATELINE_HOME; the machine's keyring is nobody's business."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    made = folders()
    made.make()
    return made


@pytest.fixture(autouse=True)
def _no_keyring() -> Iterator[None]:
    """Leave no test the keyring that another test or this machine has: loaded once, it stays.

    With a patch of its own: a test's would be undone after those of its room, and put them back.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        patch.setenv("PYTHONSAFEPATH", "")  # workers set it, for whatever a later test starts
        if "keyring" in sys.modules:
            keyring = importlib.import_module("keyring")
            keyring.set_keyring(importlib.import_module("keyring.backends.fail").Keyring())
        yield


@pytest.fixture
def sql() -> Callable[..., list[tuple[Any, ...]]]:
    """Runs a statement on the file of a library that is open, as a fault or a stranger would."""

    def run(library: Library, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(library.path)) as connection, connection:
            return connection.execute(statement, values).fetchall()

    return run


@dataclass
class Newsroom:
    """A real server on loopback: paths to (content type, bytes), and what it was asked."""

    base: str = ""
    pages: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    statuses: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def put(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8") -> str:
        """Serve this body under the path; gives the address. {base} stands for the server."""
        raw = body.replace("{base}", self.base).encode() if isinstance(body, str) else body
        self.pages[path] = (kind, raw)
        return self.base + path

    def codes(self, path: str) -> list[int]:
        """The statuses that were answered for a path, in order."""
        return [status for asked, status in self.asked if asked == path]


def _handler(room: Newsroom) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

        def do_GET(self) -> None:
            status, headers = room.statuses.get(self.path, (200, {}))
            kind, body = room.pages.get(self.path, ("text/plain", b""))
            etag = f'"{hashlib.sha256(body).hexdigest()[:12]}"'
            if status == 200 and self.path not in room.pages:
                status = 404
            if status == 200 and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            room.asked.append((self.path, status))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value.replace("{base}", room.base))
            self.send_header("ETag", etag)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, address: object) -> None:
        """Print what went wrong, but for a reader that leaves before it has an error's page."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, address)


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    """A news server that lives as long as the test."""
    room = Newsroom()
    server = _Server(("127.0.0.1", 0), _handler(room))
    room.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield room
    server.shutdown()
    thread.join()
    server.server_close()
