"""What stands in the feeds pane, put in order: renamed, coloured, moved to folders, removed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui import clean
from tui.app.commands.mark import how_to_undo
from tui.app.panes import sidebar
from tui.app.panes.sidebar import ALL, COLOURS, Kind, SidebarItem
from tui.app.prompt.prompt import Complaint, Question
from tui.app.prompt.suggestions import Suggestion, begins
from tui.app.render.formatting import sentence
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.app.main.main_screen import MainScreen
    from tui.library.marks import Change

MAX_NAME = 60


async def rename(main: MainScreen) -> None:
    """Ask what the feed, folder, saved search or tag is to be called from now on."""
    view = await _subject(main, "tag", "search", "feed", "folder")
    if view is None:
        return
    work = {"tag": _rename_tag, "search": _rename_search, "feed": _rename_feed}
    await work.get(view.kind, _rename_folder)(main, view)


async def remove(main: MainScreen) -> None:
    """Take a tag off all its articles, forget a saved search, or unsubscribe from a feed."""
    view = await _subject(main, "tag", "search", "feed")
    if view is None:
        return
    work = {"tag": _remove_tag, "search": _forget_search, "feed": _unsubscribe}
    await work[view.kind](main, view)


async def colour(main: MainScreen) -> None:
    """Ask for a tag's colour, by name."""
    view = await _subject(main, "tag")
    if view is None:
        return
    names = [*COLOURS, "none"]
    answer = await main.ask(
        Question(
            f"Colour of #{view.name}:",
            hint=f"one of {', '.join(names)}",
            complete=_one_of(names, always=True),
            check=lambda typed: _unknown(typed, names),
        )
    )
    if answer and (chosen := answer.strip().lower()):
        value = None if chosen == "none" else chosen
        change = await main.change(main.library.marks.colour_tag, view.name, value)
        _say_done(main, change)


async def move(main: MainScreen) -> None:
    """Ask for the folder that a feed is to stand in."""
    view = await _subject(main, "feed")
    if view is None or view.feed is None:
        return
    feeds = main.library.feeds.all()
    folders = sorted({feed.folder for feed in feeds if feed.folder}, key=str.casefold)
    now = next(feed.folder for feed in feeds if feed.number == view.feed)
    answer = await main.ask(
        Question(
            f"Folder of {view.name}:",
            now,
            proposed=True,
            hint="a folder you have or a new one; empty for none",
            complete=_one_of(folders, always=True),
        )
    )
    if answer is None:
        return
    folder = clean.line(answer, MAX_NAME)
    number = view.feed
    change = await main.change(main.library.feeds.move, folder, number, numbers=())
    if main.view.kind == "folder":  # one that is empty is no more
        await _reopen(main, main.view, await _as_it_is("folder", main, main.view.name))
    text = f"{view.name} stands in {folder} now." if folder else f"{view.name} is in no folder."
    main.say(_undoable(main, change, text))


async def _subject(main: MainScreen, *kinds: str) -> SidebarItem | None:
    """What the action is about: the line under the cursor, or else the list that is open."""
    under = main.feeds.current if main.focused_pane == "feeds" else None
    view = under or main.view
    if view.kind not in kinds:
        kind_names = {"search": "saved search"}
        names = [kind_names.get(kind, kind) for kind in kinds]
        which = f"{', a '.join(names[:-1])} or a {names[-1]}" if len(names) > 1 else names[0]
        how = "this is none." if under else f"{main.keymap.named('feeds')} leads there."
        main.say(f"Go to a {which} first: {how}", "muted")
        return None
    await main.require_writable()
    return view


async def _rename_tag(main: MainScreen, view: SidebarItem) -> None:
    others = [name for name, *_ in main.library.marks.tags() if name != view.name]
    answer = await main.ask(
        Question(
            f"Rename #{view.name} to:",
            view.name,
            proposed=True,
            hint="a new name, or that of another tag, to make both one",
            complete=_one_of(others),
        )
    )
    name = clean.line(answer or "", MAX_NAME).lstrip("#")
    if name:
        change = await main.change(main.library.marks.rename_tag, view.name, name)
        spellings = {item.casefold(): item for item in others}
        await _reopen(main, view, sidebar.tag_view(spellings.get(name.casefold(), name)))
        if main.view.kind == "search":
            await _reopen(main, main.view, await _as_it_is("search", main, main.view.name))
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
        await _reopen(main, view, SidebarItem(name, view.query, "search", view.count))
        undo = how_to_undo(main)
        main.say(f"The search {view.name} is called {name} now. {undo}")


async def _rename_feed(main: MainScreen, view: SidebarItem) -> None:
    hint = "empty for the name it gives itself"
    answer = await main.ask(
        Question(f"Rename {view.name} to:", view.name, hint=hint, proposed=True)
    )
    if answer is None or view.feed is None:
        return
    number, title = view.feed, clean.line(answer, MAX_NAME)
    change = await main.change(main.library.feeds.rename, number, title)
    feed = main.library.feeds.get(number)
    await _reopen(
        main, view, SidebarItem(feed.title, view.query, "feed", view.count, number, view.error)
    )
    text = f"{view.name} is called {title} now."
    own = "From the next fetch on it is called as it calls itself."
    main.say(_undoable(main, change, text if title else own))


async def _rename_folder(main: MainScreen, view: SidebarItem) -> None:
    hint = "a new name, or that of another folder, to make both one; empty for none"
    folders = sorted({feed.folder for feed in main.library.feeds.all() if feed.folder})
    answer = await main.ask(
        Question(
            f"Rename {view.name} to:",
            view.name,
            hint=hint,
            complete=_one_of(folders),
            proposed=True,
        )
    )
    if answer is None:
        return
    folder = clean.line(answer, MAX_NAME)
    renaming = main.library.feeds.rename_folder
    change = await main.change(renaming, view.name, folder, numbers=())
    await _reopen(main, view, await _as_it_is("folder", main, folder))
    place = f"in {folder}" if folder else "in no folder"
    text = f"{plural(change.count, 'feed')} of {view.name} stand {place} now."
    main.say(_undoable(main, change, text))


async def _remove_tag(main: MainScreen, view: SidebarItem) -> None:
    count = await asyncio.to_thread(main.library.articles.count, view.query)
    text = f"{plural(count, 'article')} {'has' if count == 1 else 'have'} it"
    if undo := main.keymap.first("undo"):
        text += f" ({undo} undoes it)"
    if await main.confirm(f"Take #{view.name} off everywhere?", text):
        change = await main.change(main.library.marks.remove_tag, view.name)
        await _reopen(main, view, ALL)
        _say_done(main, change)


async def _forget_search(main: MainScreen, view: SidebarItem) -> None:
    if await main.confirm(f"Forget {view.name}?", f"it finds {view.query}; its articles stay"):
        await main.change(main.library.saved.remove, view.name, numbers=())
        if main.view.key == view.key:
            await main.open(ALL, search=view.query, keep=main.headlines.current)
        main.say(f"Forgot the search {view.name}; its articles stay. {how_to_undo(main)}")


async def _unsubscribe(main: MainScreen, view: SidebarItem) -> None:
    if view.feed is None:
        return
    go, stay = await asyncio.to_thread(main.library.feeds.leaving, view.feed)
    text = f"{plural(go, 'article')} {'goes' if go == 1 else 'go'} with it"
    if stay:
        stays = "stays" if stay == 1 else "stay"
        text += f", {stay:,} {stays} (tagged, starred, checked, in other feeds)"
    account = main.library.account
    if view.feed in await asyncio.to_thread(lambda: account.feeds().values()):
        text = f"on the account's server too; {text}"
    if undo := main.keymap.first("undo"):
        text += f" ({undo} undoes it)"
    if await main.confirm(f"Unsubscribe from {view.name}?", text):
        change = await main.change(main.library.feeds.remove, view.feed, lists=True)
        open_now = main.view if main.view.key != view.key else ALL
        await main.open(open_now, search=main.search, keep=main.headlines.current)
        went = f"{plural(change.count, 'article')} went with it"
        main.say(f"Unsubscribed from {view.name}; {went}. {how_to_undo(main)}")


async def _reopen(main: MainScreen, old: SidebarItem, new: SidebarItem) -> None:
    """Where the list of what was changed is open, open it as what it is now."""
    if main.view.key == old.key:
        await main.open(new, search=main.search, keep=main.headlines.current)


async def _as_it_is(kind: Kind, main: MainScreen, name: str) -> SidebarItem:
    """The folder or search of this name as it is now, or all articles where there is none."""
    views = await asyncio.to_thread(sidebar.shelf, main.library)
    same = (item for item in views if (item.kind, item.name) == (kind, name))
    return next(same, ALL)


def _undoable(main: MainScreen, change: Change, text: str) -> str:
    """What was done to feeds, and what takes it back; nothing does where it was so already."""
    unchanged = change.description == "nothing to change"
    return text if unchanged else f"{text} {how_to_undo(main)}"


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


def _one_of(choices: Iterable[str], *, always: bool = False) -> Callable[[str], list[Suggestion]]:
    """Offers the names that begin as was typed; `always` some, all of them where none does."""
    names = list(choices)

    def complete(typed: str) -> list[Suggestion]:
        fits = [name for name in names if begins(name, typed)]
        return [Suggestion(name, name) for name in fits or (names if always else ())]

    return complete


def _unknown(typed: str, names: list[str]) -> Complaint | None:
    if typed.strip().lower() in names:
        return None
    return Complaint(f"Choose one of {', '.join(names)}.")


def _taken(typed: str, names: set[str]) -> Complaint | None:
    if clean.line(typed, MAX_NAME) in names:
        return Complaint("Another search is called so; choose another name.")
    return None
