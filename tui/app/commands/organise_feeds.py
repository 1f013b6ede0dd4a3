"""Feeds and folders put in order: renamed, moved, left; several that are marked at once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui import clean
from tui.app.commands.mark import how_to_undo
from tui.app.commands.sidebar_lines import (
    MAX_NAME,
    as_it_is,
    can_undo,
    one_of,
    reopen,
)
from tui.app.panes.sidebar import ALL, SidebarItem
from tui.app.prompt.question import Question
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.main.main_screen import MainScreen
    from tui.library.marks import Change


async def rename(main: MainScreen, view: SidebarItem) -> None:
    """Ask what a feed is to be called from now on."""
    hint = "empty for the name it gives itself"
    answer = await main.ask(
        Question(f"Rename {view.name} to:", view.name, hint=hint, proposed=True)
    )
    if answer is None or view.feed is None:
        return
    number, title = view.feed, clean.line(answer, MAX_NAME)
    change = await main.change(main.library.feeds.rename, number, title)
    feed = main.library.feeds.get(number)
    await reopen(
        main, view, SidebarItem(feed.title, view.query, "feed", view.count, number, view.error)
    )
    text = f"{view.name} is called {title} now."
    own = "From the next fetch on it is called as it calls itself."
    main.say(_undoable(main, change, text if title else own))


async def rename_folder(main: MainScreen, view: SidebarItem) -> None:
    """Ask what a folder is to be called from now on, or which other its feeds go to."""
    hint = "a new name, or that of another folder, to make both one; empty for none"
    folders = sorted({feed.folder for feed in main.library.feeds.all() if feed.folder})
    answer = await main.ask(
        Question(
            f"Rename {view.name} to:",
            view.name,
            hint=hint,
            complete=one_of(folders),
            proposed=True,
        )
    )
    if answer is None:
        return
    folder = clean.line(answer, MAX_NAME)
    renaming = main.library.feeds.rename_folder
    change = await main.change(renaming, view.name, folder, numbers=())
    await reopen(main, view, await as_it_is("folder", main, folder))
    place = f"in {folder}" if folder else "in no folder"
    stand = "stands" if change.count == 1 else "stand"
    text = f"{plural(change.count, 'feed')} of {view.name} {stand} {place} now."
    main.say(_undoable(main, change, text))


async def move(main: MainScreen, chosen: Sequence[SidebarItem]) -> None:
    """Ask for the folder that feeds are to stand in."""
    numbers = _numbers(chosen)
    feeds = main.library.feeds.all()
    folders = sorted({feed.folder for feed in feeds if feed.folder}, key=str.casefold)
    now = {feed.folder for feed in feeds if feed.number in numbers}
    name = _names(chosen)
    answer = await main.ask(
        Question(
            f"Folder of {name}:",
            now.pop() if len(now) == 1 else "",
            proposed=True,
            hint="a folder you have or a new one; empty for none",
            complete=one_of(folders, always=True),
        )
    )
    if answer is None:
        return
    folder = clean.line(answer, MAX_NAME)
    change = await main.change(main.library.feeds.move, folder, *numbers, numbers=())
    main.feeds.unmark()
    if main.view.kind == "folder":  # one that is empty is no more
        await reopen(main, main.view, await as_it_is("folder", main, main.view.name))
    stand, are = ("stands", "is") if len(chosen) == 1 else ("stand", "are")
    place = f"{stand} in {folder} now" if folder else f"{are} in no folder"
    main.say(_undoable(main, change, f"{name} {place}."))


async def unsubscribe(main: MainScreen, chosen: Sequence[SidebarItem]) -> None:
    """Ask whether to unsubscribe from feeds, and do it in one step of undo."""
    numbers, name = _numbers(chosen), _names(chosen)
    go, stay = await asyncio.to_thread(main.library.feeds.leaving, *numbers)
    if not await main.confirm(f"Unsubscribe from {name}?", await _leaving(main, numbers, go, stay)):
        return
    change = await main.change(main.library.feeds.remove, *numbers, lists=True)
    open_now = ALL if main.view.feed in numbers else main.view
    await main.open(open_now, search=main.search, keep=main.headlines.current)
    went = f"{plural(change.count, 'article')} went with {'it' if len(chosen) == 1 else 'them'}"
    stays = f", {stay:,} {'stays' if stay == 1 else 'stay'}" if stay else ""
    main.say(f"Unsubscribed from {name}; {went}{stays}. {how_to_undo(main)}")


async def _leaving(main: MainScreen, feeds: list[int], go: int, stay: int) -> str:
    """Say what comes of unsubscribing from feeds: what goes, what stays, and that undo is there."""
    them = "it" if len(feeds) == 1 else "them"
    text = f"{plural(go, 'article')} {'goes' if go == 1 else 'go'} with {them}{can_undo(main)}"
    if stay:
        stays = "stays" if stay == 1 else "stay"
        text += f", {stay:,} {stays} (tagged, starred, checked, in other feeds)"
    account = main.library.account
    shared = await asyncio.to_thread(lambda: set(account.feeds().values()).intersection(feeds))
    if shared:
        count = "" if len(shared) == len(feeds) else f"{len(shared)} of them "
        text = f"{count}on the account's server too; {text}"
    return text


def _numbers(feeds: Sequence[SidebarItem]) -> list[int]:
    return [item.feed for item in feeds if item.feed is not None]


def _names(feeds: Sequence[SidebarItem]) -> str:
    """Name a feed, or say how many they are."""
    return feeds[0].name if len(feeds) == 1 else plural(len(feeds), "feed")


def _undoable(main: MainScreen, change: Change, text: str) -> str:
    """What was done to feeds, and what takes it back; nothing does where it was so already."""
    unchanged = change.description == "nothing to change"
    return text if unchanged else f"{text} {how_to_undo(main)}"
