"""The account on a server, connected and left from the reader."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen
    from tui.library import Library


async def connect(main: MainScreen) -> None:
    """Ask for an account on a card, then bring what it has."""
    from tui.app.screens.account_card import AccountCard
    from tui.refresh import SYNC, Order

    await main.require_writable()
    await main.monitor.ready()

    async def ask(address: str, name: str, password: str) -> str:
        return await asyncio.to_thread(_join, main.library, address, name, password)

    def connected(result: str | None) -> None:
        if result:
            main.say(result)
            main.monitor.has_account = True
            if main.monitor.busy:
                main.monitor.request(SYNC, lead=result)
                main.monitor.request(Order())
            else:
                main.monitor.request(Order(), lead=result)

    account = await asyncio.to_thread(main.library.account.get)
    main.app.push_screen(AccountCard(main.context, ask, account), connected)


def _join(library: Library, address: str, name: str, password: str) -> str:
    """Connect in a thread with a loop of its own; gives a sentence. Raises AccountError."""
    from tui.sync import connect as join

    connection = asyncio.run(join(library, address, name, password))
    marks = "read marks, stars and tags" if connection.labels else "read marks and stars, no tags"
    return f"Connected to {connection.url}: it keeps {marks}."


async def sync(main: MainScreen, *, accept: bool = False, older: bool = False) -> None:
    """Sync now: with a mass change of the server's marks, or what is older than the first sync."""
    from tui.refresh import SYNC

    account = await asyncio.to_thread(main.library.account.get)
    if account is None:
        main.say("No account is connected.", "muted")
        return
    await main.require_writable()
    await main.monitor.ready()
    main.monitor.request(replace(SYNC, accept=accept, older=older), account.url)


async def share_feed(main: MainScreen) -> None:
    """Let the account's server fetch a feed of one's own from now on."""
    from tui.refresh import SYNC

    view = main.feeds.current if main.focused_pane == "feeds" else main.view
    feed = next(
        (feed for feed in main.library.feeds.all() if view and feed.number == view.feed), None
    )
    if await asyncio.to_thread(main.library.account.get) is None:
        main.say(f"No account is connected: {main.keymap.named('connect')} does that.", "muted")
    elif feed is None:
        main.say(f"Go to a feed first: {main.keymap.named('feeds')} leads there.", "muted")
    elif feed.account:
        main.say(f"{feed.title} is fetched by the account's server already.", "muted")
    else:
        remark = "no undo, but unsubscribing takes it back"
        if await main.confirm(f"Let the account's server fetch {feed.title}?", remark):
            await main.change(main.library.account.share, feed.number, numbers=())
            main.say(said := f"{feed.title} is the account's now: its server subscribes.")
            await main.monitor.ready()
            main.monitor.request(SYNC, lead=said)


async def disconnect(main: MainScreen) -> None:
    """Leave the server, once that was confirmed; everything that it brought stays."""
    from tui.sync import disconnect as leave

    account = await asyncio.to_thread(main.library.account.get)
    if account is None:
        main.say("No account is connected.", "muted")
        return
    waits = f"; {account.waiting} and will not be sent" if account.pending else ""
    remark = f"no undo; everything it brought stays{waits}"
    if await main.confirm(f"Disconnect from {account.url}?", remark):
        await main.change(leave, main.library, numbers=(), lists=True)
        main.monitor.has_account = False
        main.say(f"Disconnected from {account.url}; its feeds are fetched from here again.")
