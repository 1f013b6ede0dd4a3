"""Decompression that stops at a limit, so that half a kilobyte cannot become a gigabyte."""

from __future__ import annotations

import zlib

from tui.errors import FetchError, TooMuch

MAX_CODINGS = 2
_UNPACKED = frozenset({"gzip", "x-gzip", "deflate"})
_PACKED = _UNPACKED | {"br", "zstd", "compress", "x-compress", "bzip2", "lzma", "xz", "exi"}
"""Names of ways to pack; servers also write the letters' encoding here, "none" or "aws-chunked"."""

MAX_MEMBERS = 1_000
"""Parts of one gzip stream; real ones have one, or one for every 64 KiB."""

_GZIP = b"\x1f\x8b"
"""How every gzip stream begins, and no text."""


class _Inflater:
    """One coding, fed piece by piece; a stream that ends early is an error, not an answer.

    What does not begin as gzip is passed on as it is, whatever the server says.
    """

    def __init__(self, coding: str, limit: int) -> None:
        self._gzip = coding != "deflate"
        self._plain: bool | None = None
        self._remaining = limit
        self._limit = limit
        self._stream: zlib._Decompress | None = None
        self._members = 0
        self._held = b""

    def feed(self, data: bytes) -> bytes:
        if self._plain is None and data:
            self._plain = self._gzip and data[:1] != _GZIP[:1]
        if self._plain:
            return data
        data = self._held + data
        self._held = b""
        parts: list[bytes] = []
        while data:
            if self._stream is None or self._stream.eof:
                if len(data) < 2:
                    self._held = data
                    break
                if not self._start(data):
                    break
            assert self._stream is not None  # noqa: S101
            part = self._stream.decompress(data, self._remaining + 1)
            self._remaining -= len(part)
            if self._remaining < 0:
                parts.clear()  # or the error would hold it for as long as it is held itself
                del part
                raise TooMuch(f"the answer unpacks to more than {self._limit / 2**20:.3g} MiB")
            parts.append(part)
            data = self._stream.unconsumed_tail or self._stream.unused_data
        return b"".join(parts)

    def _start(self, data: bytes) -> bool:
        """Begin a stream; False where what follows the first is none, and is passed over."""
        if self._gzip:
            if self._members and data[:2] != _GZIP:
                return False
            self._stream = zlib.decompressobj(31)
        elif self._members:
            return False
        else:
            wrapped = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._stream = zlib.decompressobj(15 if wrapped else -15)
        self._members += 1
        if self._members > MAX_MEMBERS:
            raise TooMuch("the answer is packed in too many pieces")
        return True

    def finish(self) -> None:
        if self._stream is None and not self._held:
            return
        if self._stream is None or not self._stream.eof:
            raise FetchError("the answer broke off before its end")


class Decompressor:
    """Undo an answer's Content-Encoding, piece by piece, up to `limit` bytes in each step.

    A file that is packed itself is unpacked too, though no server says so. Raises TooMuch beyond
    the limit and FetchError for what is damaged, cut or not asked for.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        """Prepare for a Content-Encoding as the server named it."""
        codings = [coding.strip().lower() for coding in encoding.split(",")]
        codings = [coding for coding in codings if coding in _PACKED]
        if len(codings) > MAX_CODINGS:
            raise TooMuch("the answer is packed in too many layers")
        for coding in codings:
            if coding not in _UNPACKED:
                raise FetchError("the server packed its answer in a way that was not asked for")
        self._layers = [_Inflater(coding, limit) for coding in (*reversed(codings), "gzip")]

    def feed(self, data: bytes) -> bytes:
        """Unpack the next bytes."""
        try:
            for layer in self._layers:
                data = layer.feed(data)
        except zlib.error as error:
            raise FetchError("the answer is damaged: it cannot be unpacked") from error
        return data

    def finish(self) -> None:
        """Check that the answer is whole. Raises FetchError where it broke off."""
        for layer in self._layers:
            layer.finish()
