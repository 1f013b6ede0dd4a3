"""One sync: subscriptions, marks both ways, then the articles that are not here yet.

It may be interrupted or killed at any moment: what waited still waits, what was stored stays, and
the next run goes on from there, because each step compares what is here with what is there.
"""

from __future__ import annotations

import asyncio
from contextlib import aclosing, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tui.errors import AccountError, DatelineError, LibraryError, MassChange
from tui.library.account_items import READ as AXIS_READ
from tui.plural import plural
from tui.sync import credentials
from tui.sync.articles import BATCH, ArticleSync, SyncStep
from tui.sync.client import LABEL, READ, STARRED, Client
from tui.sync.decide import (
    ACCEPT,
    Decisions,
    Edit,
    ServerMarks,
    decide,
    mass_change,
    mass_meeting,
    to_fetch,
)
from tui.sync.label_names import unfit
from tui.sync.lists import read_marks, read_recent
from tui.sync.subscriptions import sync_feeds

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from tui.library import Library
    from tui.library.account import Account, RemoteFeed
    from tui.library.account_items import Axis, LocalMarks, MarkChange

RECENT = timedelta(days=30)
"""What a first sync brings beside what is unread, starred or labelled."""

AGAIN = 0.1
"""Seconds between two looks whether another sync has ended."""

TRIES = 3
"""How often marks are pushed in one run until the server's lists show them."""


async def sync(
    library: Library, *, older: bool = False, accept: bool = False
) -> AsyncGenerator[SyncStep, None]:
    """Bring library and server together; nothing where no account is connected.

    `older` fetches also what was on the server before the first sync, `accept` takes a change that
    is otherwise asked about. Raises AccountError, which is kept beside the account too.
    """
    async with _alone(library):
        account = await asyncio.to_thread(library.account.get)
        if account is None:
            return
        async with aclosing(_sync(library, account, older=older, accept=accept)) as steps:
            async for step in steps:
                yield step


@asynccontextmanager
async def _alone(library: Library) -> AsyncGenerator[None, None]:
    """Wait until no other process syncs; on a full disk nobody waits."""
    lock = library.account.sync_lock()
    try:
        with suppress(OSError):
            while not await asyncio.to_thread(lock.acquire):  # noqa: ASYNC110 of another process
                await asyncio.sleep(AGAIN)
        yield
    finally:
        lock.release()


async def _sync(
    library: Library, account: Account, *, older: bool, accept: bool
) -> AsyncGenerator[SyncStep, None]:
    folder = library.path.parent
    try:
        secret = await asyncio.to_thread(credentials.load, folder, account.url, account.name)
        login = (account.name, secret.password)
        tokens = {"token": secret.token, "edit_token": secret.edit_token}
        async with Client(account.url, login=login, **tokens) as client:
            run = _Sync(library, account, client, accept=accept)
            async for step in run.steps(older=older):
                yield step
            fresh = credentials.Credentials(secret.password, client.token, client.edit_token)
            if fresh != secret:
                await asyncio.to_thread(credentials.save, folder, account.url, account.name, fresh)
    except LibraryError:
        raise
    except DatelineError as error:
        await asyncio.to_thread(library.account.failed, str(error))
        raise


class _Sync:
    """What the steps of one sync share."""

    def __init__(self, library: Library, account: Account, client: Client, *, accept: bool) -> None:
        self.library = library
        self.account = account
        self.client = client
        self.accept = accept
        self.articles = ArticleSync(library, account, client)

    async def steps(self, *, older: bool) -> AsyncGenerator[SyncStep, None]:
        feeds, problems = await sync_feeds(self.client, self.library, accept=self.accept)
        labels, folders = await self.client.tags() if self.account.labels else ([], [])
        problems += await self._keep_unfit(folders)
        for problem in problems:
            yield SyncStep(note=problem, failed=True)
        local, server, decisions, pushed = await self._marks(feeds, labels)
        changed = await self._apply(local, server, decisions)
        yield SyncStep(articles=changed, pushed=pushed, note=_left_over(decisions))
        stored = await asyncio.to_thread(self.library.account.items.ids)
        recent: set[int] = set()
        if not self.account.newest and not older:
            since = int((datetime.now(UTC) - RECENT).timestamp())
            recent = await read_recent(self.client, feeds, since)
        numbers = to_fetch(server, stored, self.account.newest, recent, older=older)
        async for step in self.articles.fetch(numbers, server):
            yield step
        if self.articles.known:
            yield SyncStep(articles=await self._meet(server))
        yield await self.articles.correct(server, local)
        newest = max(server.present, default=0) if not self.account.newest else None
        await asyncio.to_thread(self.library.account.synced, datetime.now(UTC), newest=newest)

    async def _keep_unfit(self, folders: Sequence[str]) -> list[str]:
        """Keep tags here that cannot be labels there; gives what is to be told, once for each."""
        if not self.account.pending:
            return []
        local = await asyncio.to_thread(self.library.account.items.marks)
        waiting = {name for _, (field, name) in local.pending if field == "tag"}
        if not self.account.labels:
            await asyncio.to_thread(self.library.account.items.keep_local, sorted(waiting))
            return []
        reasons = {
            name: reason
            for name in waiting
            if (reason := unfit(local.names.get(name, name), folders))
        }
        fresh = await asyncio.to_thread(self.library.account.items.keep_local, sorted(reasons))
        return [
            f"The tag '{local.names.get(name, name)}' stays on this machine: {reasons[name]}."
            for name in fresh
        ]

    async def _marks(
        self, feeds: Sequence[RemoteFeed], labels: Sequence[str]
    ) -> tuple[LocalMarks, ServerMarks, Decisions, int]:
        """Push what waits and differs until the server's own lists show it.

        An answer that was lost, or a mark that a server toggled, is seen in the next lists.
        """
        pushed = 0
        for attempt in range(TRIES + 1):
            server = await read_marks(self.client, feeds, labels)
            local = await asyncio.to_thread(self.library.account.items.marks)
            decisions = decide(local, server)
            await asyncio.to_thread(self.library.account.items.settle, decisions.settled)
            if not decisions.push or attempt == TRIES:
                break
            pushed += await self._push(decisions.push, local, server)
            labels = list(dict.fromkeys([*labels, *_new_labels(decisions.push, local, server)]))
        if decisions.settled:
            local = await asyncio.to_thread(self.library.account.items.marks)
            decisions = decide(local, server)
        return local, server, decisions, pushed

    async def _push(self, edits: Sequence[Edit], local: LocalMarks, server: ServerMarks) -> int:
        """Send edits; one that fails is seen in the lists that follow."""
        count = 0
        for edit in edits:
            tag = _stream(edit.axis, local, server)
            for start in range(0, len(edit.ids), BATCH):
                ids = edit.ids[start : start + BATCH]
                with suppress(AccountError):
                    if edit.value:
                        await self.client.edit(ids, add=tag)
                    else:
                        await self.client.edit(ids, remove=tag)
                    count += len(ids)
        return count

    async def _meet(self, server: ServerMarks) -> tuple[int, ...]:
        """Take the server's marks of articles that were in the library before it was asked.

        Raises MassChange where that would mark most of them read; they are met anew next time.
        """
        known = {item.id for _, item in self.articles.known}

        def choose(local: LocalMarks) -> Sequence[MarkChange]:
            changes = decide(local, server).apply
            read = {id_ for change in changes if change.axis == AXIS_READ for id_ in change.ids}
            if not self.accept and (reason := mass_meeting(len(read & known), len(known))):
                raise MassChange(
                    f"{self.client.url} says that {reason}: if that is right, {ACCEPT}."
                )
            self._check(local, server, changes)
            return changes

        items = self.library.account.items
        return await asyncio.to_thread(items.meet, self.articles.known, choose, server.spelling)

    async def _apply(
        self, local: LocalMarks, server: ServerMarks, decisions: Decisions
    ) -> tuple[int, ...]:
        """Take the server's marks. Raises MassChange where that looks like an error of its."""
        self._check(local, server, decisions.apply)
        names = {**local.names, **server.spelling}
        return await asyncio.to_thread(self.library.account.items.apply, decisions.apply, names)

    def _check(self, local: LocalMarks, server: ServerMarks, changes: Sequence[MarkChange]) -> None:
        if not self.accept and (reason := mass_change(local, server, changes)):
            raise MassChange(
                f"{self.client.url} says that {reason}, so nothing was taken from it: if that is "
                f"right, {ACCEPT}."
            )


def _stream(axis: Axis, local: LocalMarks, server: ServerMarks) -> str:
    """The server's name for a mark; a tag in the spelling that it has there, if it has one."""
    field, name = axis
    if field == "tag":
        return LABEL + (server.spelling.get(name) or local.names.get(name, name))
    return READ if field == "read" else STARRED


def _new_labels(edits: Sequence[Edit], local: LocalMarks, server: ServerMarks) -> list[str]:
    """The labels that a push has made."""
    return [
        local.names.get(name, name)
        for (field, name), value, _ in edits
        if field == "tag" and value and name not in server.labels
    ]


def _left_over(decisions: Decisions) -> str:
    """What the server did not take, in words; "" where it took everything."""
    count = sum(len(edit.ids) for edit in decisions.push)
    waits = "it waits" if count == 1 else "they wait"
    return f"The server did not take {plural(count, 'mark')} yet: {waits}." if count else ""
