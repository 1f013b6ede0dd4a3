"""Runs of the pipeline for commands: here, or by the reader that has the library open."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Coroutine
from typing import TYPE_CHECKING, Any

from tui import settings
from tui.cli import common
from tui.errors import LibraryBusy, ReaderClosed
from tui.refresh import refresh

if TYPE_CHECKING:
    from tui.refresh import Order, Progress

Follow = Callable[[AsyncGenerator["Progress", None]], Coroutine[Any, Any, None]]

CLOSING_SECONDS = 5.0
"""How long a reader that was closed during a run may take until it lets the library go."""

AGAIN = 0.1
"""Seconds between two tries meanwhile."""


def carry_out(order: Order, follow: Follow, *, keep_days: int = 0) -> None:
    """Run an order and follow its steps; `keep_days` are those of `Library.expire`.

    Where a reader is open, that one runs it; where it is closed meanwhile, the run goes on here.
    Raises LibraryBusy where the library is another program's, and what a run raises.
    """
    until = 0.0
    while True:
        with common.own_library(write=True) as library:
            problem = common.busy(library)
            if problem is None:
                asyncio.run(follow(refresh(library, order)))
                library.expire(keep_days)
                library.prune_journal()
                return
        try:
            _ask_reader(order, follow)
        except ReaderClosed:
            common.narrate("dateline: The reader was closed: this goes on here.", err=True)
            until = time.monotonic() + CLOSING_SECONDS
        except LibraryBusy as error:
            if time.monotonic() > until:
                raise LibraryBusy(f"{problem} {error}".strip()) from error
            time.sleep(AGAIN)
        else:
            return


def _ask_reader(order: Order, follow: Follow) -> None:
    from tui.refresh import reader_socket

    folder = settings.folders().data
    asyncio.run(follow(reader_socket.run(folder, order, common.command())))
