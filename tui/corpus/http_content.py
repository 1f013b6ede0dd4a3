"""The content of an HTTP answer as an archive holds it: taken out of its chunks and unpacked."""

from __future__ import annotations

import io
import zlib
from typing import Any

from tui import clean
from tui.errors import DatelineError

MAX_RAW = 4_000_000
"""Bytes of an answer as it came that are looked at; packed text is a fraction of its size."""

MAX_CONTENT = 2_000_000
"""Bytes of its content; `pages` reads no more of one."""

_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_BARE = -zlib.MAX_WBITS


def content(raw: bytes, transfer: str, coding: str) -> bytes:
    """Undo the transfer encoding, then the content encoding, as its headers name them.

    Some archives hold what was undone already under the same headers, and are taken as they are.
    Raises DatelineError where the content is damaged or packed in a way that is not read.
    """
    if transfer.strip().lower() == "chunked":
        raw = _out_of_chunks(raw)
    names = [name.strip().lower().removeprefix("x-") for name in coding.split(",")]
    for name in reversed([name for name in names if name not in ("", "identity")]):
        raw = _unpacked(raw, name)
    return raw[:MAX_CONTENT]


def _out_of_chunks(raw: bytes) -> bytes:
    from warcio.bufferedreaders import ChunkedDataReader

    data: bytes = ChunkedDataReader(io.BytesIO(raw)).read()
    return data


def _unpacked(data: bytes, name: str) -> bytes:
    if name in ("gzip", "deflate"):
        for form in (_GZIP_OR_ZLIB, _BARE) if name == "deflate" else (_GZIP_OR_ZLIB,):
            try:
                return _inflated(data, form)
            except zlib.error:
                continue
        return _as_it_is(data, name)
    if name == "br":
        return _from_brotli(data)
    raise DatelineError(f"it is packed with {clean.line(name, 40)!r}, which is not read")


def _inflated(data: bytes, form: int) -> bytes:
    """Inflate all members, so far as they are whole; a page may have been cut at its limit."""
    pieces = []
    room = MAX_CONTENT
    while data and room > 0:
        inflater = zlib.decompressobj(form)
        pieces.append(inflater.decompress(data, room))
        room -= len(pieces[-1])
        data = inflater.unused_data.lstrip(b"\0")
    return b"".join(pieces)


def _from_brotli(data: bytes) -> bytes:
    try:
        import brotli
    except ImportError as error:
        raise DatelineError(
            "it is packed with Brotli, which is not installed: pip install 'dateline[warc]'"
        ) from error
    unpacker: Any = brotli.Decompressor()
    try:
        pieces = [unpacker.process(data, output_buffer_limit=MAX_CONTENT)]
    except brotli.error:
        return _as_it_is(data, "br")
    while pieces[-1] and not unpacker.can_accept_more_data():
        if sum(map(len, pieces)) >= MAX_CONTENT:
            break
        pieces.append(unpacker.process(b"", output_buffer_limit=MAX_CONTENT))
    return b"".join(pieces)


def _as_it_is(data: bytes, name: str) -> bytes:
    """Take what begins as text does for content that the archive unpacked. Raises DatelineError."""
    start = data[:1_000]
    if b"\0" not in start and _is_text(start):
        return data
    raise DatelineError(f"its content is damaged, or no {name}")


def _is_text(start: bytes) -> bool:
    return start.decode("utf-8", "replace").count("\ufffd") * 20 <= len(start)
