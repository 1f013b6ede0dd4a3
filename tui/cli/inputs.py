"""What `dateline facts` is given, turned into documents: files, addresses, pipes, JSON Lines."""

from __future__ import annotations

import asyncio
import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tui import clean
from tui.errors import DatelineError
from tui.model import Document, Page

MAX_BYTES = 16 * 1024 * 1024
"""Bytes of one text or page that are read; an article is a thousandth of it."""

LINES = (".jsonl", ".ndjson")
PAGES = (".html", ".htm", ".xhtml")

Found = Document | DatelineError
"""A document, or why one could not be had; the others go on."""


def documents(source: str) -> Iterator[Found]:
    """The documents in one INPUT, one after the other, JSON Lines as they come."""
    try:
        if source.startswith(("http://", "https://")):
            yield asyncio.run(_from_address(source))
        elif source == "-":
            yield from _from_stream("-", sys.stdin.buffer)
        else:
            with Path(source).open("rb") as file:
                yield from _from_stream(source, file)
    except OSError as error:
        yield DatelineError(f"{source} cannot be read: {error.strerror}.")
    except DatelineError as error:
        yield error


def count(sources: tuple[str, ...]) -> int | None:
    """Count the documents of all INPUTs, lines of JSON Lines for one each; null with a pipe."""
    total = 0
    for source in sources:
        if source == "-":
            return None
        path = Path(source)
        lines = source.endswith(LINES) and path.is_file()
        total += _lines(path) if lines else 1
    return total


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(not line.isspace() for line in file)


def _from_stream(name: str, stream: BinaryIO) -> Iterator[Found]:
    lines = enumerate(iter(lambda: stream.readline(MAX_BYTES), b""), 1)
    number, first = next(((n, line) for n, line in lines if not line.isspace()), (1, b""))
    if name.endswith(LINES) or _is_row(first):
        for at, line in itertools.chain([(number, first)], lines):
            yield from _from_row(line, f"{name}, line {at}")
        return
    data = first + stream.read(MAX_BYTES - len(first))
    if _is_page(name, data[:2_000].lower()):
        yield _from_page(Path(name).name, data, "", "")
    else:
        from tui import pages

        text = clean.masked(clean.decode(data))
        yield Document(id=Path(name).name, text=pages.trim(text))


def _is_row(line: bytes) -> bool:
    """Whether a line is one of JSON Lines of documents, whatever the file is called."""
    return line.startswith(b"{") and b'"text"' in line


def _is_page(name: str, start: bytes) -> bool:
    """Whether a file holds HTML, by its name or by how it begins."""
    marks = (b"<html", b"<!doctype html", b"<body")
    return name.lower().endswith(PAGES) or any(mark in start for mark in marks)


def _from_row(line: bytes, where: str) -> Iterator[Found]:
    import msgspec

    if line.isspace() or not line:
        return
    try:
        raw = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        yield DatelineError(f"{where}: this is no JSON object ({error}).")
        return
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        yield DatelineError(f'{where}: an object with "text" is wanted.')
        return
    yield Document(
        id=str(raw.get("id", where)),
        title=clean.masked(str(raw.get("title") or "")),
        text=clean.masked(raw["text"]),
        date=clean.line(str(raw.get("date") or "")),
    )


def _from_page(name: str, data: bytes, url: str, content_type: str) -> Document:
    from tui import pages

    page: Page = pages.extract(data, url, content_type)
    day = page.published.date().isoformat() if page.published else ""
    return Document(id=name, title=page.title, text=page.body.text, date=day)


async def _from_address(address: str) -> Document:
    from tui.feeds.fetch import Fetcher

    async with Fetcher() as fetcher:
        answer = await fetcher.fetch(address)
    return _from_page(clean.address(address), answer.body, answer.url, answer.content_type)
