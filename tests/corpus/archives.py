"""Web archives as crawlers write them, made record by record."""

from __future__ import annotations

import gzip
from pathlib import Path

PAGE = "<html><body><article><p>{}</p></article></body></html>"
URL = "http://paper.example/"


def chunked(body: bytes, size: int = 50) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


class Archive:
    """Writes records, whose ids count up."""

    def __init__(self, *, compressed: bool = True) -> None:
        self.compressed = compressed
        self.data = b""
        self.number = 0

    def add(self, body: bytes, kind: str, content_type: str) -> Archive:
        self.number += 1
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{self.number}>\r\n"
            f"WARC-Date: 2026-11-02T08:00:00Z\r\nWARC-Target-URI: {URL}{self.number}\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        record = head.encode() + body + b"\r\n\r\n"
        self.data += gzip.compress(record) if self.compressed else record
        return self

    def answer(
        self, body: bytes, headers: str = "Content-Type: text/html", status: str = "200 OK"
    ) -> Archive:
        http = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode()
        return self.add(http + body, "response", "application/http; msgtype=response")

    def page(self, text: str) -> Archive:
        return self.answer(PAGE.format(text).encode())

    def revisit(self) -> Archive:
        return self.add(b"HTTP/1.1 200 OK\r\n\r\n", "revisit", "application/http; msgtype=response")

    def write(self, path: Path, *, as_one: bool = False) -> Path:
        path.write_bytes(gzip.compress(self.data) if as_one else self.data)
        return path
