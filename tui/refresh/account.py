"""The account's server in a run: after the feeds, lest one that hangs holds them up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from importlib import import_module
from typing import TYPE_CHECKING

from tui.errors import AccountError
from tui.refresh.steps import Order, Progress

if TYPE_CHECKING:
    from tui.library import Library

SYNC = "tui.sync"
"""Named by text, since this room and that one do not know each other."""


def has_account(library: Library, order: Order) -> bool:
    """Tell whether a run with this order syncs: one of all feeds, or of one of the account's."""
    if library.account.get() is None:
        return False
    return (
        order.account
        or order.feeds is None
        or any(feed.account and feed.number in order.feeds for feed in library.feeds.all())
    )


async def sync_account(library: Library, order: Order) -> AsyncGenerator[Progress, None]:
    """Sync the account, if there is one; its failure is a step and ends nothing else."""
    if not await asyncio.to_thread(has_account, library, order):
        return
    sync = (await asyncio.to_thread(import_module, SYNC)).sync
    yield Progress(stage="account")
    try:
        async with aclosing(sync(library, accept=order.accept, older=order.older)) as steps:
            async for step in steps:
                yield Progress(
                    stage="account",
                    done=step.done,
                    total=step.total,
                    note=step.note,
                    articles=step.articles,
                    new=step.new,
                    pushed=step.pushed,
                    failed=step.failed,
                )
    except AccountError as error:
        yield Progress(stage="account", note=str(error), failed=True)
