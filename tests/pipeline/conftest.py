"""A server that answers with whatever bytes a test wants, sound or not."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import BinaryIO

import pytest

Answer = Callable[[BinaryIO], object]


@dataclass
class Hostile:
    """Paths to what is written on the wire; the reader's connection is closed after it."""

    base: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    hanging: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)

    def put(self, path: str, body: bytes, status: str = "200 OK", **headers: str) -> str:
        """A whole answer; gives its address."""
        lines = {"Content-Length": str(len(body)), "Connection": "close"}
        lines |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        return self.play(
            path, lambda wire: wire.write(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)
        )

    def hang(self, path: str) -> str:
        """An answer that never comes; `hanging` is set once it is asked for."""

        def wait(_: BinaryIO) -> None:
            self.hanging.set()
            self.over.wait()

        return self.play(path, wait)

    def play(self, path: str, answer: Answer) -> str:
        """An answer that is written piece by piece; gives its address."""
        self.answers[path] = answer
        return self.base + path


def _handler(hostile: Hostile) -> type[socketserver.StreamRequestHandler]:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            path = self.rfile.readline().split(b" ")[1].decode()
            while self.rfile.readline().strip():
                pass
            with suppress(OSError):  # the reader may go away at any time
                hostile.answers[path](self.wfile)

    return Handler


@pytest.fixture(scope="module")
def hostile() -> Iterator[Hostile]:
    """A hostile server that lives as long as the tests of one file."""
    made = Hostile()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _handler(made)) as server:
        server.daemon_threads = True
        made.base = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.over.set()
        server.shutdown()
        thread.join()
