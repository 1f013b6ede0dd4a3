"""What a server said, read to its end within limits, or why it cannot be used."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from tui import clean
from tui.errors import FetchError, Gone, TooMuch
from tui.feeds.decompress import Decompressor

if TYPE_CHECKING:
    import httpx

MIB = 1024 * 1024
MAX_VALIDATOR = 1_000
"""Characters of an ETag that are kept and sent back."""

_STATUSES = {
    401: (
        "the server wants a name and a password that it knows (401): add the feed again as "
        "https://name:password@host/…, which is kept where only you can read it"
    ),
    403: "the server refuses access (403)",
    404: "there is nothing at its address (404)",
    429: "the server asks for fewer requests (429)",
    451: "the server may not show it, for legal reasons (451)",
    500: "the server has trouble of its own (500)",
    502: "the server behind its proxy does not answer (502)",
    503: "the server is busy or being mended (503)",
    504: "the server behind its proxy does not answer (504)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Hold what a server answered, read to its end.

    `url` is where the answer came from, `moved_to` where the address has moved for good,
    `unchanged` that the validators still hold, and then `body` is empty; `insecure` that a move
    for good led from https to http, and is no `moved_to`.
    """

    url: str
    status: int
    moved_to: str | None = None
    unchanged: bool = False
    insecure: bool = False
    body: bytes = b""
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """Name where a server sends us instead, and whether for good."""

    url: str
    permanent: bool


async def check_redirect(response: httpx.Response) -> None:
    """Check a redirect before httpx does, which has no words for one that leads nowhere."""
    if response.has_redirect_location:
        _target(str(response.url), response.headers["Location"])


async def read(
    response: httpx.Response, url: str, limit: int, hold: Callable[[int, int], Awaitable[None]]
) -> Answer | Redirect:
    """Read a response that is still on the wire.

    Raises FetchError for every status that is neither an answer nor a redirect, Gone for 410
    and TooMuch beyond `limit` bytes. `hold` is awaited with the bytes that are held
    and the most that will be, before more are.
    """
    status = response.status_code
    if response.has_redirect_location:
        return Redirect(_target(url, response.headers["Location"]), status in (301, 308))
    if status == 410:
        raise Gone("the server says that it is gone for good (410)")
    unchanged = status == 304
    if not unchanged and not 200 <= status < 300:
        raise refusal(response)
    if unchanged:
        await response.aread()  # nothing, but a connection that was read to its end serves again
    return Answer(
        url=url,
        status=status,
        unchanged=unchanged,
        body=b"" if unchanged else await read_body(response, limit, hold),
        content_type=clean.line(response.headers.get("Content-Type", ""), 200),
        etag=_validator(response.headers.get("ETag")),
        last_modified=_validator(response.headers.get("Last-Modified")),
    )


def refusal(response: httpx.Response) -> FetchError:
    """Give what a status that is no answer means, and when to ask again."""
    said = _STATUSES.get(response.status_code, f"the server answered {response.status_code}")
    return FetchError(said, retry_after=_seconds(response.headers.get("Retry-After", "")))


async def read_body(
    response: httpx.Response, limit: int, hold: Callable[[int, int], Awaitable[None]]
) -> bytes:
    """Read the raw bytes, counted and unpacked here: httpx would unpack without a limit.

    Raises TooMuch beyond `limit` bytes, see `read`.
    """
    too_large = TooMuch(f"the answer is larger than {limit / MIB:.3g} MiB")
    encoding = response.headers.get("Content-Encoding", "")
    decompressor = Decompressor(encoding, limit)
    length = response.headers.get("Content-Length", "")
    size = int(length[:20]) if length.isdecimal() else limit
    if size > limit:
        raise too_large
    most = limit if encoding else size
    received = 0
    body = bytearray()
    try:
        async for chunk in response.aiter_raw():
            received += len(chunk)
            if received > limit:
                raise too_large
            body += decompressor.feed(chunk)
            await hold(max(received, len(body)), most)
        decompressor.finish()
        return bytes(body)
    finally:
        body.clear()  # or an error would hold it for as long as it is held itself


def _target(current: str, location: str) -> str:
    try:
        target = urljoin(current, location)
        scheme = urlsplit(target).scheme
    except ValueError:
        target = scheme = ""
    if address := clean.address(target):
        return address
    printable = scheme.isascii() and len(scheme) < 20 and scheme not in ("", "http", "https")
    target = f"{scheme}:" if printable else "one that is none"
    raise FetchError(f"the address leads to {target}, which is not followed")


def _validator(raw: str | None) -> str | None:
    """A validator that can be sent back; one with odd characters would break every request."""
    if raw and len(raw) <= MAX_VALIDATOR and raw.isascii() and raw.isprintable():
        return raw
    return None


def _seconds(raw: str) -> float | None:
    """Seconds from now, from a number or a date; null where the server said neither."""
    if raw.isdecimal() and len(raw) < 10:
        return float(raw)
    try:
        return max(0.0, parsedate_to_datetime(raw).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None
