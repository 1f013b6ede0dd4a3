"""Web archives (WARC): the pages and texts of their records.

A record is known by its WARC-Record-ID. A revisit says that a page was as before, and is counted
instead of read; so are answers that are no page.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from tui import clean
from tui.corpus.http_content import MAX_RAW, content
from tui.corpus.record import Record
from tui.errors import DatelineError
from tui.extras import import_extra

PAGES = ("text/html", "application/xhtml+xml")
TEXT = "text/plain"
HOLDING = ("response", "resource", "conversion")
"""Kinds of records that hold a page or a text."""

MAX_FAULTS = 100
"""Damaged places of an archive after which it is left."""

MARKS = (b"\x1f\x8b\x08", b"WARC/1.")
"""How a record begins, compressed and not."""

Omitted = Counter[str]
"""What was left out, and how often."""


def read_warc(file: BinaryIO, name: str, source: str, omitted: Omitted) -> Iterator[Record]:
    """Read the pages and texts of an archive; what is damaged costs the records that it is in.

    Raises DatelineError where the extra is missing.
    """
    warcio = _Warcio()
    stream, number, past = file, 0, 0
    counted = Omitted()
    for _ in range(MAX_FAULTS):
        records = warcio.records(stream)
        try:
            for record in records:
                number += 1
                result = _record(warcio, record, source, f"{name}, record {number}", counted)
                if result is not None and number > past:
                    yield result
        except Exception as error:  # noqa: BLE001 warcio lets through what its parsers raise
            if stream is file and "non-chunked gzip" in str(error):
                file.seek(0)  # it was compressed as one, and is read again so
                stream, past, number = cast("BinaryIO", gzip.GzipFile(fileobj=file)), number, 0
                counted.clear()
                continue
            yield _damage(f"{name}, byte {records.offset}", source, error)
            if not _seek_record(stream, records.offset + 1):
                break
        else:
            break
    omitted.update(counted)


def _damage(place: str, source: str, error: Exception) -> Record:
    reason = clean.line(str(error) or type(error).__name__, 100)
    return Record(id=place, source=source, problem=f"{place}: the archive is damaged ({reason}).")


class _Warcio:
    """The parts of warcio that are used."""

    def __init__(self) -> None:
        """Import them. Raises DatelineError without the extra."""
        self._iterator = import_extra("warcio.archiveiterator", "warc", "WARC")
        self._readers = import_extra("warcio.bufferedreaders", "warc", "WARC")
        self._headers = import_extra("warcio.statusandheaders", "warc", "WARC")

    def records(self, file: BinaryIO) -> Any:
        """Iterate over records, by a reader that says so where it cannot decompress them."""
        base: Any = self._readers.DecompressingBufferedReader

        def decompress(reader: Any, data: bytes) -> Any:
            if reader.num_block_read == 0 or reader.decompressor is None or not data:
                return base._decompress(reader, data)  # noqa: SLF001 what it swallows later on
            return reader.decompressor.decompress(data)

        records = self._iterator.ArchiveIterator(file, no_record_parse=True)
        records.reader = type("Reader", (base,), {"_decompress": decompress})(file)
        return records

    def http_headers(self, stream: Any) -> Any:
        """Read the headers of an answer. Raises DatelineError where they are damaged."""
        parser = self._headers.StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1"], verify=False)
        try:
            return parser.parse(stream)
        except (EOFError, ValueError) as error:
            raise DatelineError("its HTTP headers are damaged") from error


def _seek_record(file: BinaryIO, position: int) -> bool:
    """Go to where the next record seems to begin; whether there is one."""
    file.seek(0)
    mark = next((mark for mark in MARKS if file.read(len(mark)) == mark or file.seek(0)), MARKS[1])
    file.seek(position)
    tail = b""
    while block := file.read(1 << 20):
        at = (tail + block).find(mark)
        if at >= 0:
            file.seek(file.tell() - len(block) - len(tail) + at)
            return True
        tail = block[-len(mark) + 1 :]
    return False


def _record(
    warcio: _Warcio, record: Any, source: str, place: str, omitted: Omitted
) -> Record | None:
    """What a record holds, or None where it is counted as `omitted` or holds none of its kind."""
    if record.rec_type == "revisit":
        omitted["revisits of pages that had not changed"] += 1
    if record.rec_type not in HOLDING:
        return None
    headers = record.rec_headers
    key = (headers.get_header("WARC-Record-ID") or place).strip("<> ")
    try:
        http = _http_headers(warcio, record)
        reason, kind, content_type = _kind(headers, http)
        if reason:
            omitted[reason] += 1
            return None
        data = content(record.raw_stream.read(MAX_RAW), *_codings(http))
    except DatelineError as error:
        return Record(id=key, source=source, problem=f"{place}: {error}.")
    url = clean.address(headers.get_header("WARC-Target-URI") or "")
    if kind == TEXT:
        text = clean.masked(clean.decode(data, content_type))
        return Record(id=key, source=source, text=text, url=url)
    return Record(id=key, source=source, page=data, url=url, content_type=clean.line(content_type))


def _codings(http: Any) -> tuple[str, str]:
    """The codings of an answer's transfer and content, "" where it has none or is none."""
    names = ("transfer-encoding", "content-encoding")
    transfer, coding = ("" if http is None else http.get_header(name) or "" for name in names)
    return transfer, coding


def _http_headers(warcio: _Warcio, record: Any) -> Any:
    """The headers of an answer by HTTP, or None of another record. Raises DatelineError."""
    kind = record.rec_headers.get_header("content-type") or ""
    if record.rec_type != "response" or "http" not in kind.lower():
        return None
    return warcio.http_headers(record.raw_stream)


def _kind(headers: Any, http: Any) -> tuple[str, str, str]:
    """Why a record is left out, or "", its kind of content, and that as the header has it."""
    status = "200" if http is None else http.get_statuscode()
    if status != "200":
        return f"answers with status {clean.line(status, 10) or 'none'}", "", ""
    content_type = (headers if http is None else http).get_header("content-type") or ""
    kind = content_type.partition(";")[0].strip().lower()
    reason = "" if kind in (*PAGES, TEXT) else f"records of {clean.line(kind, 60) or 'no type'}"
    return reason, kind, content_type
