"""The account on a server, connected and left from the reader."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen
    from tui.library import Library


async def connect(main: MainScreen) -> None:
    """Ask for an account on a card, then bring what it has."""
    from tui.app.screens.account_card import AccountCard
    from tui.refresh import Order

    await main.require_writable()
    await main.monitor.ready()

    async def ask(address: str, name: str, password: str) -> str:
        return await asyncio.to_thread(_join, main.library, address, name, password)

    def connected(result: str | None) -> None:
        if result:
            main.say(result)
            main.monitor.has_account = True
            main.monitor.request(Order())

    main.app.push_screen(AccountCard(main.context, ask), connected)


def _join(library: Library, address: str, name: str, password: str) -> str:
    """Connect in a thread with a loop of its own; gives a sentence. Raises AccountError."""
    from tui.sync import connect as join

    connection = asyncio.run(join(library, address, name, password))
    marks = "read marks, stars and tags" if connection.labels else "read marks and stars, no tags"
    return f"Connected to {connection.url}: it keeps {marks}."


async def accept(main: MainScreen) -> None:
    """Take what the server says, also where that turns most marks at once."""
    from tui.refresh import Order

    account = await asyncio.to_thread(main.library.account.get)
    if account is None:
        main.say("No account is connected.", "muted")
        return
    await main.require_writable()
    await main.monitor.ready()
    order = Order(feeds=(), pages=(), articles=False, account=True, accept=True)
    main.monitor.request(order, account.url)


async def disconnect(main: MainScreen) -> None:
    """Leave the server, once that was confirmed; everything that it brought stays."""
    from tui.sync import disconnect as leave

    account = await asyncio.to_thread(main.library.account.get)
    if account is None:
        main.say("No account is connected.", "muted")
        return
    waits = f"; {account.pending:,} decisions that wait are not sent" if account.pending else ""
    remark = f"everything it brought stays{waits}"
    if await main.confirm(f"Disconnect from {account.url}?", remark):
        await main.change(leave, main.library, numbers=(), lists=True)
        main.monitor.has_account = False
        main.say(f"Disconnected from {account.url}; its feeds are fetched from here again.")
