"""What `dateline facts` is given, turned into documents: files, addresses, pipes, JSON Lines."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from tui import clean
from tui.errors import DatelineError
from tui.model import Document, Page

MAX_BYTES = 16 * 1024 * 1024
"""Bytes of one file that are read; an article is a thousandth of it."""


def documents(source: str) -> Iterator[Document]:
    """The documents in one INPUT, one after the other.

    Raises DatelineError naming the source where it cannot be read.
    """
    if source.startswith(("http://", "https://")):
        yield asyncio.run(_from_address(source))
    elif source == "-":
        yield from _from_bytes("-", sys.stdin.buffer.read(MAX_BYTES))
    elif source.endswith((".jsonl", ".ndjson")):
        yield from _from_lines(source)
    else:
        try:
            with Path(source).open("rb") as file:
                yield from _from_bytes(Path(source).name, file.read(MAX_BYTES))
        except OSError as error:
            raise DatelineError(f"{source} cannot be read: {error.strerror}.") from error


def _from_lines(source: str) -> Iterator[Document]:
    try:
        with Path(source).open(encoding="utf-8", errors="replace") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _from_json(line, f"{source}, line {number}")
    except OSError as error:
        raise DatelineError(f"{source} cannot be read: {error.strerror}.") from error


def _from_json(line: str, where: str) -> Document:
    import msgspec

    try:
        raw = msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        raise DatelineError(f"{where}: this is no JSON object ({error}).") from error
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        raise DatelineError(f'{where}: an object with "text" is wanted.')
    return Document(
        id=str(raw.get("id", where)),
        title=clean.masked(str(raw.get("title") or "")),
        text=clean.masked(raw["text"]),
        date=clean.line(str(raw.get("date") or "")),
    )


def _from_bytes(name: str, data: bytes) -> Iterator[Document]:
    start = data[:2_000].lstrip().lower()
    if start.startswith(b"{") and b'"text"' in data:
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            if line.strip():
                yield _from_json(line, f"{name}, line {number}")
    elif b"<html" in start or b"<!doctype html" in start or b"<body" in start:
        yield _from_page(name, data, "")
    else:
        from tui import pages

        text = clean.masked(data.decode("utf-8", "replace"))
        yield Document(id=name, text=pages.trim(text))


def _from_page(name: str, data: bytes, content_type: str) -> Document:
    from tui import pages

    page: Page = pages.extract(data, name if "://" in name else "", content_type)
    day = page.published.date().isoformat() if page.published else ""
    return Document(id=name, title=page.title, text=page.body.text, date=day)


async def _from_address(address: str) -> Document:
    from tui.feeds.fetch import Fetcher

    async with Fetcher() as fetcher:
        answer = await fetcher.fetch(address)
    return _from_page(address, answer.body, answer.content_type)
