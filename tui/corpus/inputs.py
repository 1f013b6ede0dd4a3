"""What `dateline facts` is given, turned into records: files, folders, addresses, pipes."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import shutil
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

from tui import clean
from tui.corpus.columns import columns
from tui.corpus.files import Files, InputFile, is_address
from tui.corpus.http_content import MAX_CONTENT
from tui.corpus.record import Record
from tui.errors import DatelineError

MAX_BYTES = 16 * 1024 * 1024
"""Bytes of one text or page that are read; an article is a thousandth of it."""


class Inputs:
    """The records of all inputs, one after the other.

    `omitted` counts what was left out and why, `done` the bytes that are read, of `size`.
    """

    def __init__(
        self,
        sources: Sequence[str],
        chosen: Mapping[str, str] | None = None,
        without: Path | None = None,
    ) -> None:
        """Take the inputs as typed, and the columns of tables that are named by the user."""
        self._files = Files(sources, without)
        self._chosen = chosen or {}
        self._finished = 0
        self._file: BinaryIO | None = None
        self.omitted: Counter[str] = Counter()

    @property
    def sources(self) -> list[str]:
        """The inputs as they were typed, addresses without the passwords in them."""
        return list(map(_name, self._files.sources))

    @property
    def size(self) -> int | None:
        """Bytes of all inputs; null where nobody knows."""
        return self._files.size()

    @property
    def done(self) -> int:
        """Bytes that are read."""
        return self._finished + (0 if self._file is None else self._file.tell())

    def records(self) -> Iterator[Record]:
        """Read the records of all inputs; what cannot be read is a record that says so."""
        for source in self._files.sources:
            name = _name(source)
            try:
                yield from self._source(source)
            except OSError as error:
                yield _unreadable(name, name, error)
            except DatelineError as error:
                yield Record(id=name, source=name, problem=f"{error}")

    def _source(self, source: str) -> Iterator[Record]:
        if is_address(source):
            yield asyncio.run(_from_address(source))
            self._finished += 1
        elif source == "-":
            yield from self._read(InputFile("-", "-", Path("-"), "unknown"), sys.stdin.buffer)
        else:
            for file in self._files.of(source, self.omitted):
                yield from self._read_file(file)

    def _read_file(self, file: InputFile) -> Iterator[Record]:
        """Read one file; what is wrong with it costs no other."""
        size = 0
        try:
            with file.path.open("rb") as opened:
                size = file.path.stat().st_size
                self._file = opened
                yield from self._unpacked(file, opened)
        except (OSError, EOFError, zlib.error) as error:
            yield _unreadable(file.name, file.source, error)
        except DatelineError as error:
            yield Record(id=file.name, source=file.source, problem=f"{error}")
        finally:
            self._file = None
            self._finished += size

    def _unpacked(self, file: InputFile, opened: BinaryIO) -> Iterator[Record]:
        if not file.gzipped or file.kind == "warc":
            yield from self._read(file, opened)
            return
        with gzip.open(opened) as packed:
            stream = cast("BinaryIO", packed)
            if file.kind != "parquet":
                yield from self._read(file, stream)
                return
            with tempfile.TemporaryFile() as seekable:
                shutil.copyfileobj(stream, seekable)
                seekable.seek(0)
                yield from self._read(file, cast("BinaryIO", seekable))

    def _read(self, file: InputFile, stream: BinaryIO) -> Iterator[Record]:
        place = (file.name, file.source)
        if file.kind == "csv":
            from tui.corpus.tables import read_csv

            return read_csv(stream, *place, self._chosen)
        if file.kind == "parquet":
            from tui.corpus.tables import read_parquet

            return read_parquet(stream, *place, self._chosen)
        if file.kind == "warc":
            from tui.corpus.warc import read_warc

            return read_warc(stream, *place, self.omitted)
        return self._read_text(file, stream)

    def _read_text(self, file: InputFile, stream: BinaryIO) -> Iterator[Record]:
        """Read a text, a page or JSON Lines: by its name, or where that says nothing, its start."""
        lines = enumerate(iter(lambda: stream.readline(MAX_BYTES), b""), 1)
        number, first = next(((n, line) for n, line in lines if not line.isspace()), (1, b""))
        if file.kind == "lines" or (file.kind == "unknown" and _is_row(first)):
            for at, line in itertools.chain([(number, first)], lines):
                if not line.isspace() and line:
                    yield self._row(line, f"{file.name}, line {at}", file.source)
            return
        data = first + stream.read(MAX_BYTES - len(first))
        if file.kind == "page" or _is_page(data[:2_000].lower()):
            yield Record(id=file.name, source=file.source, page=data[:MAX_CONTENT])
        else:
            from tui import pages

            text = pages.trim(clean.masked(clean.decode(data)))
            yield Record(id=file.name, source=file.source, text=text)

    def _row(self, line: bytes, place: str, source: str) -> Record:
        import msgspec

        try:
            raw: Any = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            problem = f"{place}: this is no JSON object ({error})."
            return Record(id=place, source=source, problem=problem)
        try:
            layout = columns(raw, self._chosen, place) if isinstance(raw, dict) else None
        except DatelineError as error:
            return Record(id=place, source=source, problem=f"{error}")
        if layout is None or not isinstance(raw[layout.text], str):
            problem = f'{place}: an object with "text" is wanted.'
            return Record(id=place, source=source, problem=problem)
        return layout.record(raw, place, source)


def _name(source: str) -> str:
    return clean.address(source) if is_address(source) else source


def _unreadable(name: str, source: str, error: Exception) -> Record:
    reason = (error.strerror if isinstance(error, OSError) else "") or clean.line(str(error))
    path = source if not isinstance(error, OSError) else error.filename or source
    return Record(id=name, source=source, problem=f"{path} cannot be read: {reason}.")


def _is_row(line: bytes) -> bool:
    """Whether a line is one of JSON Lines of documents, whatever the file is called."""
    return line.startswith(b"{") and b'"text"' in line


def _is_page(start: bytes) -> bool:
    """Whether a file holds HTML by how it begins."""
    return any(mark in start for mark in (b"<html", b"<!doctype html", b"<body"))


async def _from_address(address: str) -> Record:
    from tui.feeds.fetch import Fetcher

    async with Fetcher() as fetcher:
        answer = await fetcher.fetch(address)
    return Record(
        id=clean.address(address),
        source=clean.address(address),
        page=answer.body,
        url=clean.address(answer.url),
        content_type=answer.content_type,
    )
