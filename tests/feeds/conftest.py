"""A real server on this machine whose answers are written byte by byte."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field

import pytest


@dataclass
class Asked:
    path: str
    headers: dict[str, str]


@dataclass
class Server:
    """Answers each path with the bytes of its route; "hang" keeps the connection open."""

    base: str = ""
    routes: dict[str, Callable[[], Iterable[bytes | str]]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    under_way: int = 0
    most_at_once: int = 0

    def url(self, path: str) -> str:
        return self.base + path

    def answer(
        self, path: str, body: bytes = b"", *, status: str = "200 OK", **headers: str
    ) -> str:
        """A whole answer; returns its address."""
        lines = {"Content-Length": str(len(body)), "Connection": "close"}
        lines |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value != "-")
        return self.raw(path, [f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body])

    def raw(self, path: str, chunks: Iterable[bytes | str]) -> str:
        """Bytes as they are, or "hang"; returns the address."""
        self.routes[path] = lambda: chunks
        return self.url(path)

    def count(self) -> Counter[str]:
        return Counter(asked.path for asked in self.asked)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.under_way += 1
        self.most_at_once = max(self.most_at_once, self.under_way)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
            path = head[0].split(" ")[1]
            self.asked.append(Asked(path, headers))
            for chunk in self.routes[path]():
                if isinstance(chunk, str):
                    await reader.read()
                else:
                    writer.write(chunk)
                    await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self.under_way -= 1
            writer.close()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made = Server()
    listening = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.base = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    yield made
    listening.close()
    await listening.wait_closed()
