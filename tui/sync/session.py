"""The session with one server: requests within limits, logged in, errors in the user's words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self
from urllib.parse import urlencode, urlsplit

import httpx

from tui import __version__, clean
from tui.errors import AccountError, FetchError, LoginError, NoAnswer
from tui.feeds import trust
from tui.feeds.answer import MIB, Answer, read, read_body, refusal
from tui.feeds.fetch_reasons import reason

if TYPE_CHECKING:
    import ssl
    from types import TracebackType

API = "reader/api/0/"

SECONDS = 20.0
"""Time that a request may take in all; the ids of 10,000 items take a tenth of a second."""

LIMIT = 64 * MIB
"""Bytes of an answer, unpacked; 250 articles are some 2 MiB."""

SWITCHED_OFF = b"Service Unavailable!"
"""What FreshRSS answers with 503 then; a proxy whose server is down says something else."""

PASSING = (429, 502, 503, 504)
"""Statuses of a server, or of a proxy before it, that has no answer just now."""

Form = Sequence[tuple[str, str]]


class Session:
    """Sends requests to one server; an async context manager."""

    def __init__(
        self,
        url: str,
        *,
        token: str = "",
        edit_token: str = "",
        login: tuple[str, str] | None = None,
    ) -> None:
        """Prepare; `url` is the API's, the tokens are what a login gave before.

        With name and password in `login` a token that the server forgot is asked for anew.
        """
        self.url = url.rstrip("/")
        self.token = token
        self._login = login
        self.edit_token = edit_token

    async def __aenter__(self) -> Self:
        """Make the client, without certificates for a server that has no use for them."""
        with self._translate_errors():
            encrypted = self.url.startswith("https:")
            trusted = await asyncio.to_thread(trust.load) if encrypted else trust.nobody()
            self._client = self._new_client(trusted)
        return self

    @staticmethod
    def _new_client(trusted: ssl.SSLContext) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            verify=trusted,
            timeout=SECONDS,
            headers={
                "User-Agent": f"dateline/{__version__}",
                # httpx asks for what else is installed here can unpack, and we have no limit for it
                "Accept-Encoding": "gzip, deflate",
            },
            limits=httpx.Limits(max_connections=2),
        )

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close its connections."""
        await self._client.aclose()

    async def login(self, name: str, password: str) -> str:
        """Log in; gives the token of the session. Raises LoginError, AccountError.

        Success is a line that starts with `Auth=`: a wrong path of FreshRSS answers 200 and a page.
        """
        form = [("Email", name), ("Passwd", password)]
        answer = await self._send("POST", "accounts/ClientLogin", form=form)
        for line in clean.decode(answer.body).splitlines():
            if line.startswith("Auth="):
                self.token = line.removeprefix("Auth=").strip()
                return self.token
        raise LoginError(
            f"{self.url} answers, but not as a reader's API does: is this the address of the API?",
            refused=False,
        )

    async def get(self, path: str, query: Form = ()) -> Answer:
        """Ask for something, once more after a login where the server forgot the session."""
        try:
            return await self._send("GET", f"{API}{path}", query)
        except LoginError:
            if not self._login:
                raise
            await self.login(*self._login)
            return await self._send("GET", f"{API}{path}", query)

    async def post(self, path: str, form: Form, query: Form = ()) -> bytes:
        """Send a form with the token for edits, which Miniflux reads there and not in a header."""
        try:
            return await self._signed(path, form, query)
        except LoginError:
            if not self._login:
                raise
            self.edit_token = ""
            await self.login(*self._login)
            return await self._signed(path, form, query)

    async def _signed(self, path: str, form: Form, query: Form) -> bytes:
        if not self.edit_token:
            answer = await self.get("token")
            self.edit_token = clean.decode(answer.body).strip()
        signed = [("T", self.edit_token), *form]
        return (await self._send("POST", f"{API}{path}", query, signed)).body

    async def _send(
        self, method: str, path: str, query: Form = (), form: Form | None = None
    ) -> Answer:
        """Send one request within its limits of time and size."""
        url = f"{self.url}/{path}"
        with self._translate_errors():
            async with asyncio.timeout(SECONDS):
                request = self._request(method, url, query, form)
                response = await self._client.send(request, stream=True)
                try:
                    await self._check(response, url)
                    answer = await read(response, url, LIMIT, _held)
                finally:
                    await response.aclose()
        if not isinstance(answer, Answer):
            raise AccountError(
                f"{self.url} leads to {answer.url}: connect to that address instead."
            )
        return answer

    def _request(self, method: str, url: str, query: Form, form: Form | None) -> httpx.Request:
        headers = {"Authorization": f"GoogleLogin auth={self.token}"} if self.token else {}
        content = None
        if form is not None:
            content = urlencode(form).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        return self._client.build_request(
            method, url, params=list(query) or None, headers=headers, content=content
        )

    @contextmanager
    def _translate_errors(self) -> Iterator[None]:
        """Raise whatever goes wrong with a request as AccountError, in the user's words."""
        try:
            yield
        except TimeoutError as error:
            raise NoAnswer(f"{self._host} did not answer within {SECONDS:g} s.") from error
        except AccountError:
            raise
        except FetchError as error:
            raise AccountError(f"{self._host}: {error}.") from error
        except Exception as error:  # InvalidURL, IDNAError and groups of errors come too
            raise NoAnswer(f"{self._host} could not be reached: {reason(error)}.") from error

    async def _check(self, response: httpx.Response, url: str) -> None:
        """Raise what a refusal means; only what the API itself says is said of name and API.

        A proxy or a web server before it answers with pages, and in words of its own.
        """
        status = response.status_code
        page = "html" in response.headers.get("Content-Type", "").lower()
        if status in (401, 403) and not page:
            raise LoginError(
                f"{self._host} does not know this name and API password: check both, and that the "
                "API password is set in the account's settings there."
            )
        if status in (401, 403):
            raise AccountError(
                f"The web server at {self._host} lets nobody to {url} ({status}): it is no answer "
                "of the reader's API, to which it must let requests through."
            )
        if status == 503 and (await read_body(response, LIMIT, _held)).strip() == SWITCHED_OFF:
            raise LoginError(
                f"{self._host} says that its API is switched off: its settings can switch it on."
            )
        if status in PASSING:
            raise NoAnswer(f"{self._host}: {refusal(response)}.")

    @property
    def _host(self) -> str:
        return urlsplit(self.url).netloc.rpartition("@")[2] or self.url


async def _held(_size: int, _most: int) -> None:
    """Room is never scarce here: one answer is read at a time."""
