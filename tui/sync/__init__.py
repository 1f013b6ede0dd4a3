"""The account on a server that speaks the Google Reader API: FreshRSS, Miniflux and their kin.

    lists of the server | decide (plain values) | push what differs | lists again | apply
    unknown ids         | contents, newest first | library, 250 in a transaction

    item_ids      the three ways in which servers write an item's id
    session       requests within limits, logged in
    client        the protocol, one method for a request; lists: ids of all, unread, starred, labels
    discover      from an address that was typed to the path of the API, and what it can do
    credentials   the password, in the system's keyring or in a file for the user alone
    decide        what to push, to apply and to fetch: pure, from plain values
    subscriptions feeds both ways; label_names: which tags can be labels
    sent_items    contents as they are sent
    read_items    what runs in a worker: contents into articles
    articles      those that are not here yet, and the newest once more
    run           one sync, as an async generator of progress; connection: an account made and ended

What waits here wins over what the server says; else the server's mark is taken. Nothing is
deleted here because the server purged it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import tui.feeds  # noqa: F401 which keeps httpx's own command line out, before httpx is loaded
from tui.deferred import deferred_names

if TYPE_CHECKING:
    from tui.sync.articles import SyncStep
    from tui.sync.connection import connect, disconnect
    from tui.sync.discover import server_address
    from tui.sync.run import sync

__all__ = ["SyncStep", "connect", "disconnect", "server_address", "sync"]

# A worker needs `read_items` alone.
__getattr__ = deferred_names(
    __name__,
    {
        "SyncStep": "articles",
        "connect": "connection",
        "disconnect": "connection",
        "server_address": "discover",
        "sync": "run",
    },
)
