"""The only way out to the network: one client for a run, bounded in every direction.

turn at the host and in the run | request | redirects by hand | body, capped twice
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType, TracebackType
from typing import Self, TypedDict, Unpack
from urllib.parse import urlsplit

import httpx
from httpcore import AsyncHTTP11Connection

from tui import __version__, clean
from tui.errors import FetchError, TooMuch
from tui.feeds import trust
from tui.feeds.answer import MIB, Answer, Redirect, check_redirect, read
from tui.feeds.answer_memory import ROOM, MemoryClaim, Room
from tui.feeds.fetch_reasons import reason
from tui.feeds.hosts import LONGEST, Claims, Hosts
from tui.feeds.logins import Logins
from tui.feeds.reach import Reach
from tui.feeds.sample_newsroom import HOST, SampleTransport

__all__ = ["Answer", "Fetcher"]

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.7, application/json;q=0.6, */*;q=0.1"
)
MAX_REDIRECTS = 10

AsyncHTTP11Connection.READ_NUM_BYTES = 256 * 1024
"""What asyncio reads at once; httpcore else takes it in four pieces, and copies the rest anew."""

_FRACTION = re.compile(r"(crawl-delay\s*:\s*)(\d{1,6})\.\d+", re.IGNORECASE)


class Asked(TypedDict, total=False):
    """Say how an address is asked: with which validators, for what, up to how many bytes.

    `foreign` tells that it comes from outside, and not from the user.
    """

    etag: str | None
    last_modified: str | None
    accept: str
    limit: int | None
    foreign: bool


@dataclass(slots=True)
class _Moves:
    """Where redirects have led: for good up to `moved_to`, or `insecure`, out of encryption."""

    moved_to: str | None = None
    insecure: bool = False
    permanent: bool = True

    def follow(self, current: str, redirect: Redirect) -> None:
        """Note one redirect."""
        self.permanent = self.permanent and redirect.permanent
        if current.startswith("https:") and redirect.url.startswith("http:"):
            self.insecure, self.permanent = self.permanent, False
        if self.permanent:
            self.moved_to = redirect.url


class Fetcher:
    """Fetch addresses for one run; an async context manager.

    `connections` and `per_host` bound what is under way, `seconds` the time on the wire of one
    address with all its redirects, `limit` the bytes of an answer, packed and unpacked. `homes`
    are the hosts of feeds: pages and redirects lead into the user's own network only there.
    `logins` are names and passwords ("name:password") by address; no answer names them.
    """

    def __init__(
        self,
        *,
        connections: int = 32,
        per_host: int = 4,
        seconds: float = 30.0,
        limit: int = 16 * MIB,
        pace: float = 0.2,
        homes: Collection[str] = (),
        logins: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Prepare; the client is made on entering."""
        self._room = Room(ROOM)
        self._paces: dict[str, asyncio.Task[float]] = {}
        self._pace = pace
        self._hosts = Hosts(connections, per_host)
        self._reach = Reach(homes)
        self._logins = Logins(logins)
        self._seconds = seconds
        self._limit = limit

    async def __aenter__(self) -> Self:
        """Make the client: one for the run, because its certificates take 25 ms to load.

        It has no limits of its own: its pool is slow with many that wait, and its time limits
        start anew with every byte. Raises FetchError where the environment names a
        proxy or certificates that are none.
        """
        certificates = trust.load()
        try:
            self._client = httpx.AsyncClient(
                verify=certificates,
                headers={
                    "User-Agent": f"dateline/{__version__} (+terminal news reader)",
                    "Accept-Encoding": "gzip, deflate",
                },
                timeout=None,  # noqa: S113
                limits=httpx.Limits(max_connections=None, max_keepalive_connections=8),
                mounts={f"all://{HOST}": SampleTransport()},
                event_hooks={"response": [check_redirect]},
            )
        except (ValueError, ImportError, httpx.InvalidURL) as error:
            raise FetchError(
                "The proxy named in the environment cannot be used: "
                f"{clean.without_login(str(error))}"
            ) from error
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close what is open."""
        for task in self._paces.values():
            task.cancel()
        await self._client.aclose()

    async def fetch(self, url: str, **asked: Unpack[Asked]) -> Answer:
        """Ask an address once, as `fetching` does, for who does one thing at a time."""
        async with self.fetching(url, **asked) as answer:
            return answer

    @asynccontextmanager
    async def fetching(self, url: str, **asked: Unpack[Asked]) -> AsyncIterator[Answer]:
        """Ask an address, conditionally where validators are given, and follow its redirects.

        Raises FetchError, Gone or TooMuch, whose text is a short reason in plain words. Waiting
        for a turn is not counted as time. Few large answers are held at once, each until its
        context is left.
        """
        memory = MemoryClaim(self._room)
        try:
            yield await self._follow(url, memory, **asked)
        finally:
            memory.leave()

    async def _follow(
        self,
        url: str,
        memory: MemoryClaim,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        accept: str = ACCEPT,
        limit: int | None = None,
        foreign: bool = False,
    ) -> Answer:
        headers = _headers(accept, etag, last_modified)
        current = self._without_login(url)
        moves = _Moves()
        remaining = self._seconds
        for hop in range(MAX_REDIRECTS + 1):
            if foreign or hop:
                await self._reach.check(current, start="" if foreign else url)
            async with self._hosts.turn(_host(current)):
                started = time.monotonic()
                answer = await self._ask(current, headers, remaining, limit or self._limit, memory)
                remaining -= time.monotonic() - started
            if isinstance(answer, Answer):
                if answer.unchanged and not (etag or last_modified):
                    raise FetchError("the server says that nothing changed, but was not asked")
                return replace(answer, moved_to=moves.moved_to, insecure=moves.insecure)
            moves.follow(current, answer)
            current = answer.url
        raise FetchError(f"it leads from address to address, more than {MAX_REDIRECTS} times")

    def _without_login(self, url: str) -> str:
        """The address as it is asked; a login in it is remembered for its site."""
        address, login = clean.split_login(url)
        if not address:
            raise FetchError("its address is none: it must begin with http:// or https://")
        if login:
            self._logins.add(address, login)
        return address

    async def page_turn(self, url: str, patience: float) -> bool:
        """Wait until an article's page may be asked for, at the pace that its host wants.

        A run asks for hundreds of pages of one host and is in no hurry; a feed is asked once.
        False where that would take more than `patience`, and the page is for a later run.
        """
        parts = urlsplit(clean.address(url))
        if not parts.netloc or parts.netloc == HOST:
            return True
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._paces:
            self._paces[site] = asyncio.create_task(self._robots_pace(site))
        pace = await asyncio.shield(self._paces[site])
        wait = self._hosts.book(_host(url), pace, patience)
        if wait is None:
            return False
        await asyncio.sleep(wait)
        return True

    def claims(self) -> Claims:
        """Return what hosts want beyond this run: to be left alone, or a pause before a page."""
        return self._hosts.claims()

    def honour(self, claims: Claims) -> None:
        """Honour what hosts wanted in an earlier run."""
        self._hosts.honour(claims)

    async def _robots_pace(self, site: str) -> float:
        """Seconds between two pages of a site: ours, or its robots.txt's where that is more."""
        try:
            answer = await self.fetch(
                f"{site}/robots.txt", accept="text/plain", limit=MIB // 2, foreign=True
            )
        except FetchError:
            return self._pace
        from urllib.robotparser import RobotFileParser  # which only pages need

        robots = RobotFileParser()
        text = _FRACTION.sub(
            lambda match: f"{match[1]}{int(match[2]) + 1}", clean.decode(answer.body)
        )
        robots.parse(text.splitlines())  # it knows whole seconds only
        return max(self._pace, min(float(robots.crawl_delay("dateline") or 0), LONGEST))

    async def _begin(self, url: str, headers: dict[str, str]) -> httpx.Response:
        """Send a request; what comes back is read up to where its body begins."""
        request = self._client.build_request("GET", url, headers=headers)
        return await self._client.send(request, stream=True, auth=self._logins.find(url))

    async def _ask(
        self, url: str, headers: dict[str, str], seconds: float, limit: int, memory: MemoryClaim
    ) -> Answer | Redirect:
        """One request and what came of it; how the host fared is noted."""
        host = _host(url)
        answering = False
        try:
            async with asyncio.timeout(max(seconds, 0)) as deadline:
                response = await self._begin(url, headers)
                answering = True
                self._hosts.answered(host)
                try:
                    return await read(response, url, limit, partial(memory.hold, deadline=deadline))
                finally:
                    await response.aclose()
        except FetchError as error:
            if answering and response.status_code == 429:
                self._hosts.rest(host, error.retry_after)
            raise
        except TimeoutError as error:
            if not answering:
                self._hosts.unreachable(host)
            doing = "finish its answer" if answering else "answer"
            raise TooMuch(f"the server did not {doing} within {self._seconds:g} s") from error
        except Exception as error:
            # Not only httpx.HTTPError: InvalidURL, IDNAError and groups of errors come too.
            if isinstance(error, httpx.TransportError) and not answering:
                self._hosts.unreachable(host)
            raise FetchError(reason(error)) from error


def _headers(accept: str, etag: str | None, last_modified: str | None) -> dict[str, str]:
    headers = {"Accept": accept}
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    return headers


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()
