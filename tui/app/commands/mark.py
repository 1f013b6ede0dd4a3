"""Read marks, stars, marks for bulk, undo. Each is on disk before the screen shows it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.app.panes import sidebar
from tui.app.render.formatting import sentence
from tui.errors import LibraryBusy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.app.main.main_screen import MainScreen
    from tui.library.marks import Change


NARROW = 60
"""Columns below which what can be done next is said as shortly as can be."""

NO_FEED = "Only feeds are marked here, one by one or all of a folder."


async def quietly_read(main: MainScreen, number: int) -> None:
    """Mark an article read because it was opened; that needs no words, and may be refused."""
    with suppress(LibraryBusy):
        await main.change(main.library.marks.opened, number, numbers=[number])


async def read(main: MainScreen, *, value: bool) -> None:
    """Mark the chosen articles read or unread."""
    if numbers := chosen(main):
        await change(main, numbers, main.library.marks.read, numbers, value)


async def toggle_read(main: MainScreen) -> None:
    """Mark the chosen articles unread where all of them are read, else read."""
    numbers = main.headlines.chosen
    all_are = await asyncio.to_thread(main.library.marks.all_have, "read", numbers)
    await read(main, value=not all_are)


async def all_read(main: MainScreen) -> None:
    """Mark everything that is shown read."""
    if numbers := list(main.headlines.numbers) or chosen(main):
        await change(main, numbers, main.library.marks.read, numbers)


async def star(main: MainScreen) -> None:
    """Star the chosen articles, or take the stars off where all have one."""
    numbers = chosen(main)
    value = not await asyncio.to_thread(main.library.marks.all_have, "starred", numbers)
    if numbers:
        await change(main, numbers, main.library.marks.star, numbers, value)


async def undo(main: MainScreen) -> None:
    """Take the last change back, however long ago it was made, and go to where it was made."""
    undone = await main.change(main.library.marks.undo)
    if undone is None:
        main.say("Nothing to undo.", "muted")
    else:
        await _go_back(main, undone)
        way = _way(main, "redo", "does it again")
        main.say(" ".join(filter(None, (f"Undone: {undone.description}.", undone.lost, way))))


async def redo(main: MainScreen) -> None:
    """Do again what was undone last, and go to where that is."""
    redone = await main.change(main.library.marks.redo)
    if redone is None:
        reason = f"nothing was undone since the last change ({main.keymap.named('undo')} undoes)"
        main.say(f"Nothing to do again: {reason}.", "muted")
    else:
        await _go_back(main, redone)
        way = how_to_undo(main)
        main.say(" ".join(filter(None, (f"Done again: {redone.description}.", redone.lost, way))))


async def _go_back(main: MainScreen, change: Change) -> None:
    """Put the cursor on the article, where it is listed, and on the fact that a change is about."""
    headlines = main.headlines
    if change.lists or change.feeds:
        await _go_back_to_feeds(main, change)
    elif main.focused_pane == "feeds":
        await _go_to_what_came_back(main)
    if main.view.kind == "tag" and (name := dict(change.called).get(main.view.name)):
        await main.open(sidebar.tag_view(name), search=main.search, keep=headlines.current)
    if change.numbers and headlines.current not in change.numbers:
        numbers = set(change.numbers)
        place = next((n for n, number in enumerate(headlines.numbers) if number in numbers), None)
        if place is not None:
            headlines.go(place, tell=False)
            main.show_current()
    if change.fact and main.article and main.article.row.number in change.numbers:
        main.facts.go_to(*change.fact)


async def _go_back_to_feeds(main: MainScreen, change: Change) -> None:
    """Open what is open as it is by now, and put the cursor of the feeds on the first changed."""
    views = await asyncio.to_thread(sidebar.shelf, main.library)
    now = main.view
    same = [view for view in views if (view.kind, view.name) == (now.kind, now.name)]
    same += [view for view in views if view.key == now.key]
    await main.open((*same, sidebar.ALL)[0], search=main.search, keep=main.headlines.current)
    main.items = views
    places = [n for n, view in enumerate(views) if view.feed in change.feeds]
    if places and main.focused_pane == "feeds":
        main.feeds.go(places[0], tell=False)


async def _go_to_what_came_back(main: MainScreen) -> None:
    """Put the cursor of the feeds on a tag or search that is there again."""
    views = await asyncio.to_thread(sidebar.shelf, main.library)
    absent = {view.key for view in views} - {view.key for view in main.items}
    place = next((n for n, view in enumerate(views) if view.key in absent), None)
    if place is not None:
        main.items = views
        main.feeds.go(place, tell=False)


def mark(main: MainScreen) -> None:
    """Mark the article or feed under the cursor for what comes next, and go on to the next."""
    if main.focused_pane == "feeds":
        _mark_feed(main)
        return
    if not _on_a_headline(main):
        return
    main.headlines.mark(main.headlines.cursor)
    main.headlines.move(1)
    main.say_marked()


def _mark_feed(main: MainScreen) -> None:
    """Mark the feed under the cursor, or those of the folder, and go on to the next line."""
    if main.feeds.mark(main.feeds.cursor):
        main.feeds.move(1)
        main.say_feeds_marked()
    else:
        main.say(NO_FEED, "muted")


def mark_range(main: MainScreen) -> None:
    """Mark all from the last mark to the cursor; without one, a range starts at the cursor."""
    headlines = main.headlines
    if main.focused_pane == "feeds":
        if main.feeds.mark_through(main.feeds.cursor):
            main.say_feeds_marked()
        else:
            main.say(NO_FEED, "muted")
        return
    if not _on_a_headline(main):
        return
    if headlines.mark_through(headlines.cursor) > 1:
        main.say_marked()
        return
    key = main.keymap.named("mark-range")
    main.say(f"A range starts here: move, and {key} marks all up to the cursor.", "muted")


def mark_all(main: MainScreen) -> None:
    """Mark all that are shown, or none where all are marked."""
    headlines = main.headlines
    if headlines.marked_count == headlines.count:
        headlines.unmark()
    else:
        headlines.mark_every()
    main.say_marked()


def clear_marks(main: MainScreen) -> None:
    """Take all marks off the articles, or off the feeds where none of these has one."""
    if not main.headlines.marked:
        main.feeds.unmark()
        main.say_feeds_marked()
        return
    main.headlines.unmark()
    main.say("No article is marked any more.", "muted")


def _on_a_headline(main: MainScreen) -> bool:
    if main.focused_pane == "headlines":
        return main.headlines.current is not None
    main.say(f"Marks are for headlines: {main.keymap.named('headlines')} goes there.", "muted")
    return False


def chosen(main: MainScreen) -> list[int]:
    """List what an action is to work on; where the list is empty, say so."""
    numbers = main.headlines.chosen
    if not numbers:
        main.say("There is no article here to do this to.", "muted")
    return numbers


async def change(
    main: MainScreen, numbers: Sequence[int], work: Callable[..., Change], *arguments: object
) -> Change:
    """Change articles, take the marks off them, and say what was done and how to take it back."""
    done = await main.change(work, *arguments, numbers=numbers)
    main.headlines.unmark(numbers)
    if done.count:
        main.say(f"{sentence(done.description)}. {how_to_undo(main)}")
    else:
        main.say("Nothing to change: it is so already.", "muted")
    return done


def how_to_undo(main: MainScreen) -> str:
    """Say what takes the last change back: a sentence, or two words where there is little room."""
    return _way(main, "undo", "takes it back")


def _way(main: MainScreen, action: str, does: str) -> str:
    key = main.keymap.first(action)
    if key and main.app.size.width < NARROW:
        return f"{key}: {action}"
    return f"{main.keymap.named(action)} {does}."
