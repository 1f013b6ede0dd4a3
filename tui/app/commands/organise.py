"""What stands in the feeds pane, put in order: renamed, coloured, moved to folders, removed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui import clean
from tui.app.commands import organise_feeds
from tui.app.commands.mark import how_to_undo
from tui.app.commands.sidebar_lines import (
    MAX_NAME,
    as_it_is,
    can_undo,
    chosen_feeds,
    one_of,
    reopen,
    subject,
)
from tui.app.panes import sidebar
from tui.app.panes.sidebar import ALL, COLOURS, SidebarItem
from tui.app.prompt.question import Complaint, Question
from tui.app.render.formatting import sentence
from tui.plural import plural

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen
    from tui.library.marks import Change


async def rename(main: MainScreen) -> None:
    """Ask what the feed, folder, saved search or tag is to be called from now on."""
    view = await subject(main, "tag", "search", "feed", "folder")
    if view is None:
        return
    work = {"tag": _rename_tag, "search": _rename_search, "feed": organise_feeds.rename}
    await work.get(view.kind, organise_feeds.rename_folder)(main, view)


async def remove(main: MainScreen) -> None:
    """Take a tag off all its articles, forget a saved search, or unsubscribe from feeds."""
    if feeds := await chosen_feeds(main):
        await organise_feeds.unsubscribe(main, feeds)
        return
    view = await subject(main, "tag", "search", "feed")
    if view is None:
        return
    work = {"tag": _remove_tag, "search": _forget_search, "feed": _unsubscribe}
    await work[view.kind](main, view)


async def colour(main: MainScreen) -> None:
    """Ask for a tag's colour, by name."""
    view = await subject(main, "tag")
    if view is None:
        return
    names = [*COLOURS, "none"]
    answer = await main.ask(
        Question(
            f"Colour of #{view.name}:",
            hint=f"one of {', '.join(names)}",
            complete=one_of(names, always=True),
            check=lambda typed: _unknown(typed, names),
        )
    )
    if answer and (chosen := answer.strip().lower()):
        value = None if chosen == "none" else chosen
        change = await main.change(main.library.marks.colour_tag, view.name, value)
        _say_done(main, change)


async def move(main: MainScreen) -> None:
    """Ask for the folder that a feed, or those that are marked, are to stand in."""
    feeds = await chosen_feeds(main)
    if not feeds and (view := await subject(main, "feed")):
        feeds = [view]
    if feeds:
        await organise_feeds.move(main, feeds)


async def _rename_tag(main: MainScreen, view: SidebarItem) -> None:
    others = [name for name, *_ in main.library.marks.tags() if name != view.name]
    answer = await main.ask(
        Question(
            f"Rename #{view.name} to:",
            view.name,
            proposed=True,
            hint="a new name, or that of another tag, to make both one",
            complete=one_of(others),
        )
    )
    name = clean.line(answer or "", MAX_NAME).lstrip("#")
    if name:
        spellings = {item.casefold(): item for item in others}
        renamed = sidebar.tag_view(spellings.get(name.casefold(), name))
        main.feeds.follow(view, renamed)
        change = await main.change(main.library.marks.rename_tag, view.name, name)
        await reopen(main, view, renamed)
        if main.view.kind == "search":
            await reopen(main, main.view, await as_it_is("search", main, main.view.name))
        _say_done(main, change, _still_named(main, view.name, name))


async def _rename_search(main: MainScreen, view: SidebarItem) -> None:
    taken = {item.name for item in main.feeds.views if item.kind == "search"} - {view.name}
    answer = await main.ask(
        Question(
            f"Rename {view.name} to:",
            view.name,
            proposed=True,
            hint=f"it finds {view.query}",
            check=lambda typed: _taken(typed, taken),
        )
    )
    if name := clean.line(answer or "", MAX_NAME):
        await main.change(main.library.saved.rename, view.name, name, numbers=())
        await reopen(main, view, SidebarItem(name, view.query, "search", view.count))
        undo = how_to_undo(main)
        main.say(f"The search {view.name} is called {name} now. {undo}")


async def _remove_tag(main: MainScreen, view: SidebarItem) -> None:
    count = await asyncio.to_thread(main.library.articles.count, view.query)
    text = f"{plural(count, 'article')} {'has' if count == 1 else 'have'} it{can_undo(main)}"
    if await main.confirm(f"Take #{view.name} off everywhere?", text):
        change = await main.change(main.library.marks.remove_tag, view.name)
        await reopen(main, view, ALL)
        _say_done(main, change)


async def _forget_search(main: MainScreen, view: SidebarItem) -> None:
    if await main.confirm(f"Forget {view.name}?", f"it finds {view.query}; its articles stay"):
        await main.change(main.library.saved.remove, view.name, numbers=())
        if main.view.key == view.key:
            await main.open(ALL, search=view.query, keep=main.headlines.current)
        main.say(f"Forgot the search {view.name}; its articles stay. {how_to_undo(main)}")


async def _unsubscribe(main: MainScreen, view: SidebarItem) -> None:
    await organise_feeds.unsubscribe(main, [view])


def _still_named(main: MainScreen, old: str, new: str) -> str:
    """Where config.toml has a tag by its old name; the file is the user's, and never written."""
    from tui.library.rules import config_uses

    settings = main.context.settings
    places = (
        config_uses(old, settings.rules, settings.tags) if old.casefold() != new.casefold() else ()
    )
    if not places:
        return ""
    return f"{main.startup.folders.config_file.name} still has {old!r} in {', '.join(places)}."


def _say_done(main: MainScreen, change: Change, remark: str = "") -> None:
    """Say what was changed about a tag, with how many articles it is about."""
    if not change.count:
        main.say("Nothing to change: it is so already.", "muted")
        return
    text = f"{sentence(change.description)} ({plural(change.count, 'article')})"
    main.say(" ".join(filter(None, (f"{text}. {how_to_undo(main)}", remark))))


def _unknown(typed: str, names: list[str]) -> Complaint | None:
    if typed.strip().lower() in names:
        return None
    return Complaint(f"Choose one of {', '.join(names)}.")


def _taken(typed: str, names: set[str]) -> Complaint | None:
    if clean.line(typed, MAX_NAME) in names:
        return Complaint("Another search is called so; choose another name.")
    return None
