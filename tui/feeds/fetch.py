"""The only way out to the network: one client for a run, bounded in every direction.

turn of the host | turn of the run | request | redirects by hand | body, capped twice
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx

from tui import __version__, clean
from tui.errors import FetchError, Gone, TooMuch
from tui.feeds.decompress import Decompressor
from tui.feeds.reasons import reason
from tui.feeds.newsroom import HOST, SampleTransport

MIB = 1024 * 1024
ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.7, application/json;q=0.6, */*;q=0.1"
)
MAX_REDIRECTS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said.

    `url` is where the answer came from, `moved_to` where the address has moved for good,
    `unchanged` that the validators still hold, and then `body` is empty.
    """

    url: str
    status: int
    moved_to: str | None = None
    unchanged: bool = False
    body: bytes = b""
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None


class Fetcher:
    """Fetches addresses for one run; an async context manager.

    `connections` and `per_host` bound what is under way, `seconds` one address with all its
    redirects, `limit` the bytes of an answer before and after decompression.
    """

    def __init__(
        self,
        *,
        connections: int = 32,
        per_host: int = 4,
        seconds: float = 30.0,
        limit: int = 16 * MIB,
    ) -> None:
        """Prepare; the client is made on entering."""
        self._turns = asyncio.Semaphore(connections)
        self._hosts: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(per_host))
        self._seconds = seconds
        self._limit = limit

    async def __aenter__(self) -> Self:
        """Make the client: one for the run, because its TLS context costs 25 ms."""
        self._client = httpx.AsyncClient(
            headers={
                "User-Agent": f"dateline/{__version__} (+terminal news reader)",
                "Accept-Encoding": "gzip, deflate",
            },
            follow_redirects=False,
            timeout=None,  # noqa: S113 - asyncio.timeout bounds the whole, which httpx's do not
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=8),
            mounts={f"all://{HOST}": SampleTransport()},
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close what is open."""
        await self._client.aclose()

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        accept: str = ACCEPT,
        limit: int | None = None,
    ) -> Answer:
        """Ask an address, conditionally where it was asked before, and follow its redirects.

        Raises FetchError, Gone or TooMuch, whose text is a short reason in plain words.
        """
        headers = {"Accept": accept}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        left = self._seconds
        moved_to, permanent = None, True
        current = clean.address(url)
        if not current:
            raise FetchError("this is no address of a web page: it must be http or https")
        for _ in range(MAX_REDIRECTS + 1):
            async with self._hosts[urlsplit(current).netloc], self._turns:
                started = time.monotonic()
                answer, target, for_good = await self._ask(
                    current, headers, left, self._limit if limit is None else limit
                )
                left -= time.monotonic() - started
            if answer:
                return Answer(
                    url=current,
                    moved_to=moved_to,
                    status=answer.status,
                    unchanged=answer.unchanged,
                    body=answer.body,
                    content_type=answer.content_type,
                    etag=answer.etag,
                    last_modified=answer.last_modified,
                )
            current = _next(current, target)
            permanent = permanent and for_good
            if permanent:
                moved_to = current
        raise FetchError(f"it leads from address to address, more than {MAX_REDIRECTS} times")

    async def _ask(
        self, url: str, headers: dict[str, str], left: float, limit: int
    ) -> tuple[Answer | None, str, bool]:
        """One request: its answer, or where it is redirected to and whether for good."""
        try:
            async with asyncio.timeout(max(left, 0.001)):
                request = self._client.build_request("GET", url, headers=headers)
                response = await self._client.send(request, stream=True)
                try:
                    if response.has_redirect_location:
                        return (
                            None,
                            response.headers["Location"],
                            response.status_code in (301, 308),
                        )
                    return await _answer(response, url, limit), "", False
                finally:
                    await response.aclose()
        except FetchError:
            raise
        except TimeoutError as error:
            raise TooMuch(f"the server did not answer within {self._seconds:.0f} s") from error
        except Exception as error:  # httpx raises outside of its own tree, too
            raise FetchError(reason(error)) from error


async def _answer(response: httpx.Response, url: str, limit: int) -> Answer:
    status = response.status_code
    if status == 410:
        raise Gone("the server says that it is gone for good (410)")
    if status != 304 and not 200 <= status < 300:
        phrase = clean.line(response.reason_phrase, 60)
        raise FetchError(
            f"the server answered {status}{f' ({phrase})' if phrase else ''}",
            retry_after=_retry_after(response.headers.get("Retry-After", "")),
        )
    return Answer(
        url=url,
        status=status,
        unchanged=status == 304,
        body=b"" if status == 304 else await _body(response, limit),
        content_type=clean.line(response.headers.get("Content-Type", ""), 200),
        etag=response.headers.get("ETag"),
        last_modified=response.headers.get("Last-Modified"),
    )


async def _body(response: httpx.Response, limit: int) -> bytes:
    decompressor = Decompressor(response.headers.get("Content-Encoding", ""), limit)
    received = 0
    parts = []
    async for chunk in response.aiter_raw():
        received += len(chunk)
        if received > limit:
            raise TooMuch(f"the answer is larger than {limit / MIB:.3g} MiB")
        parts.append(decompressor.feed(chunk))
    decompressor.finish()
    return b"".join(parts)


def _next(current: str, target: str) -> str:
    try:
        joined = urljoin(current, target)
        scheme = urlsplit(joined).scheme
    except ValueError as error:
        raise FetchError("the address leads to one that is none") from error
    address = clean.address(joined)
    if not address:
        where = (
            f"{clean.line(scheme, 20)}:" if scheme not in ("http", "https") else "one that is none"
        )
        raise FetchError(f"the address leads to {where}, which is not followed")
    return address


def _retry_after(raw: str) -> float | None:
    """Seconds from now, from a number or a date; null where the server said neither."""
    if raw.strip().isdecimal() and len(raw) < 10:
        return float(raw)
    try:
        return max(0.0, parsedate_to_datetime(raw).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None
