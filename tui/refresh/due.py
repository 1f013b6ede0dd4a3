"""Decide whether a run has anything to do, without what doing it takes.

The reader asks before it starts a process for a run, and loads no pipeline for that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.facts import VERSION
from tui.refresh.account import has_account
from tui.refresh.schedule import select_feeds
from tui.refresh.steps import Order, now

if TYPE_CHECKING:
    from tui.library import Library

ALL = 1_000_000


def anything_to_do(library: Library, order: Order) -> bool:
    """Tell whether a feed or the account is to be asked, or an article wants a page or facts."""
    feeds = select_feeds(library.feeds.all(), order, now())
    return bool(
        feeds
        or has_account(library, order)
        or library.unindexed()
        or library.maintenance.unfilled()
        or (order.articles and _waiting(library, order))
    )


def pages_due(library: Library, order: Order, limit: int) -> Sequence[tuple[int, str]]:
    """List the pages to fetch, newest first: all that are due, or of these the ones it names."""
    if order.pages is None:
        return library.articles.pages_due(limit)
    chosen = set(order.pages)
    pages = library.articles.pages_due(ALL) if chosen else ()
    return [page for page in pages if page[0] in chosen]


def _waiting(library: Library, order: Order) -> bool:
    """Whether any article wants its page or its facts now."""
    return bool(pages_due(library, order, 1) or library.articles.facts_due(VERSION, 1))
