"""Runs of the pipeline for commands: here, or by the reader that has the library open."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Coroutine
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tui import settings
from tui.cli import common
from tui.errors import LibraryBusy, ReaderClosed
from tui.plural import plural
from tui.refresh import Order, refresh
from tui.refresh.steps import now

if TYPE_CHECKING:
    from tui.library import Library
    from tui.refresh import Progress

Follow = Callable[[AsyncGenerator["Progress", None]], Coroutine[Any, Any, None]]

WAIT_SECONDS = 900.0
"""How long a run waits for another program that writes, which is mostly another run."""

CLOSING_SECONDS = 5.0
"""How long a reader that was closed during a run may take until it lets the library go."""

TELL_SECONDS = 1.0
"""From then on a wait is told: most commands write for a moment."""

AGAIN = 0.1
"""Seconds between two tries meanwhile."""


def carry_out(order: Order, follow: Follow, *, keep_days: int = 0) -> None:
    """Run an order and follow its steps; `keep_days` are those of `Library.expire`.

    An open reader runs it; where it is closed meanwhile, the run goes on here. This waits for
    another command that writes, and asks no feed that it asked; a sync goes on beside its run.
    Raises LibraryBusy where it does not end.
    """
    since, closed = None, 0.0
    while True:
        with common.own_library(write=True) as library:
            problem = common.busy(library)
            if problem is None:
                _run(library, _rest(library, order, since) if since else order, follow)
                library.expire(keep_days)
                library.prune_journal()
                return
        try:
            _ask_reader(order, follow)
        except ReaderClosed:
            common.narrate("dateline: The reader was closed: this goes on here.", err=True)
            closed = time.monotonic()
        except LibraryBusy as error:
            if order.syncs_alone and _ran_beside(problem, order, follow):
                return
            if str(error) and time.monotonic() > closed + CLOSING_SECONDS:
                raise LibraryBusy(f"{problem} {error}") from error
            since = since or now().replace(microsecond=0)  # as the library keeps them
            _wait(problem)
        else:
            return


def _run(library: Library, order: Order, follow: Follow) -> None:
    """Run an order here, while other commands may write too."""
    from tui.refresh import reader_socket

    async def run() -> None:
        async with reader_socket.lending(library):
            await follow(refresh(library, order))

    asyncio.run(run())


def _ran_beside(problem: LibraryBusy, order: Order, follow: Follow) -> bool:
    """Run an order here beside another run that lends its lock; False where none does."""
    try:
        with common.borrowed_library(problem) as library:
            asyncio.run(follow(refresh(library, order)))
    except LibraryBusy:
        return False
    return True


def _rest(library: Library, order: Order, since: datetime) -> Order:
    """Give what is left of an order after another program has written since this moment."""
    if order.full or order.feeds is not None:
        return order
    feeds = library.feeds.all()
    asked = {feed.number for feed in feeds if _went_well(feed.checked, feed.failures, since)}
    if asked:
        are = "was" if len(asked) == 1 else "were"
        common.narrate(
            f"dateline: {plural(len(asked), 'feed')} {are} asked meanwhile by the other refresh, "
            "and not again by this one.",
            err=True,
        )
    return replace(order, feeds=tuple(f.number for f in feeds if f.number not in asked))


def _went_well(checked: datetime | None, failures: int, since: datetime) -> bool:
    return bool(checked and checked >= since and not failures)


def _wait(problem: LibraryBusy) -> None:
    """Wait until no other program writes the library. Raises `problem` where one does not end."""
    from tui.library import Library

    started, told = time.monotonic(), False
    while (waited := time.monotonic() - started) < WAIT_SECONDS:
        with Library.open(settings.folders()) as library:
            if library.writable:
                return
        if waited > TELL_SECONDS and not told:
            common.narrate("dateline: Another dateline is writing: this waits for it.", err=True)
            told = True
        time.sleep(AGAIN)
    raise problem


def _ask_reader(order: Order, follow: Follow) -> None:
    from tui.refresh import reader_socket

    folder = settings.folders().data
    asyncio.run(follow(reader_socket.run(folder, order, common.command())))
