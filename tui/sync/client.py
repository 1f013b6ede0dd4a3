"""The Google Reader API: one method for a request, plain values out, AccountError for the rest.

Behaviour of real servers is noted where it decides how something is asked (FreshRSS 1.25,
Miniflux 2.2.6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tui import clean
from tui.errors import AccountError
from tui.library.account import RemoteFeed
from tui.sync import item_ids
from tui.sync.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.sync.session import Form

READING_LIST = "user/-/state/com.google/reading-list"
STARRED = "user/-/state/com.google/starred"
READ = "user/-/state/com.google/read"
LABEL = "user/-/label/"

PAGE = 10_000
"""Ids asked for at a time; with paging Miniflux loses some where dates are the same."""


class _Ref(msgspec.Struct):
    id: str


class _Ids(msgspec.Struct):
    item_refs: list[_Ref] = msgspec.field(name="itemRefs", default_factory=list)
    continuation: str = ""


class _Category(msgspec.Struct):
    id: str = ""
    label: str = ""


class _Feed(msgspec.Struct):
    id: str
    title: str = ""
    url: str = ""
    html_url: str = msgspec.field(name="htmlUrl", default="")
    categories: list[_Category] = msgspec.field(default_factory=list)


class _Feeds(msgspec.Struct):
    subscriptions: list[_Feed] = msgspec.field(default_factory=list)


class _Tag(msgspec.Struct):
    id: str
    type: str = ""


class _Tags(msgspec.Struct):
    tags: list[_Tag] = msgspec.field(default_factory=list)


class Client(Session):
    """Asks one server; an async context manager."""

    async def subscriptions(self) -> tuple[RemoteFeed, ...]:
        """Read the feeds of the account, each in the first of its folders."""
        feeds = await self._json("subscription/list", (), _Feeds)
        return tuple(
            RemoteFeed(
                id=feed.id,
                url=clean.address(feed.url or feed.id.removeprefix("feed/")),
                title=clean.line(feed.title),
                folder=clean.line(feed.categories[0].label) if feed.categories else "",
                site=clean.address(feed.html_url),
            )
            for feed in feeds.subscriptions
            if clean.address(feed.url or feed.id.removeprefix("feed/"))
        )

    async def tags(self) -> tuple[list[str], list[str]]:
        """Read the names of the labels, and those of folders, which no label can have."""
        answer = await self._json("tag/list", [("output", "json")], _Tags)
        labels: list[str] = []
        folders: list[str] = []
        for tag in answer.tags:
            _, mark, name = tag.id.partition("/label/")
            if mark and name:
                (folders if tag.type == "folder" else labels).append(name)
        return labels, folders

    async def ids(
        self,
        stream: str,
        *,
        without: str = "",
        since: int | None = None,
        continuation: str = "",
        count: int = PAGE,
    ) -> tuple[set[int], str]:
        """Read ids of a stream, from a `continuation` on, and the one that follows; "" is its end.

        `without` leaves out what has a state; `since` is in seconds, and what it means differs from
        server to server (arrival or publication), so that it only ever chooses what to fetch.
        """
        query = [("s", stream), ("n", str(count)), ("output", "json")]
        if without:
            query.append(("xt", without))
        if since is not None:
            query.append(("ot", str(since)))
        if continuation:
            query.append(("c", continuation))
        answer = await self._json("stream/items/ids", query, _Ids)
        return item_ids.parse_all([ref.id for ref in answer.item_refs]), answer.continuation

    async def contents(self, ids: Iterable[int]) -> bytes:
        """Fetch items whole, as JSON that is not looked at here."""
        form = [("i", item_ids.long_form(number)) for number in ids]
        return await self.post("stream/items/contents", form, [("output", "json")])

    async def edit(self, ids: Sequence[int], *, add: str = "", remove: str = "") -> None:
        """Add or remove one state or label of items. Raises AccountError unless the answer is OK.

        The verb stands before the ids: FreshRSS drops what comes behind a thousand parameters and
        says OK all the same.
        """
        verb = [("a", add)] if add else [("r", remove)]
        form = [*verb, *(("i", item_ids.long_form(number)) for number in ids)]
        await self._ok("edit-tag", form)

    async def subscribe(self, url: str, title: str = "", folder: str = "") -> None:
        """Subscribe the account to a feed's address; "" is a title or a folder of the server's."""
        form = [("ac", "subscribe"), ("s", f"feed/{url}")]
        form += [("t", title)] if title else []
        form += [("a", f"{LABEL}{folder}")] if folder else []
        await self._ok("subscription/edit", form)

    async def unsubscribe(self, stream: str) -> None:
        """End the subscription of a stream."""
        await self._ok("subscription/edit", [("ac", "unsubscribe"), ("s", stream)])

    async def file(
        self, stream: str, *, title: str = "", folder: str = "", leave: str = ""
    ) -> None:
        """Give a feed a title or a folder, or let it leave the folder that it is in."""
        form = [("ac", "edit"), ("s", stream)]
        form += [("t", title)] if title else []
        form += [("a", f"{LABEL}{folder}")] if folder else []
        form += [("r", f"{LABEL}{leave}")] if leave else []
        await self._ok("subscription/edit", form)

    async def _ok(self, path: str, form: Form) -> None:
        body = (await self.post(path, form)).strip()
        if body != b"OK":
            raise AccountError(f"{self.url} did not take an edit: {clean.decode(body)[:100]!r}.")

    async def _json(self, path: str, query: Form, kind: type[Any]) -> Any:
        query = query or [("output", "json")]
        answer = await self.get(path, query)
        try:
            return msgspec.json.decode(answer.body, type=kind, strict=False)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise AccountError(
                f"{self.url} answered {path} with something else: {error}."
            ) from error
