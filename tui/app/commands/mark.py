"""Read marks, stars, marks for bulk, undo. Each is on disk before the screen shows it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.app.main import titles
from tui.app.render.formatting import plural, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.main.main_screen import MainScreen
    from tui.library.marks import Change


NARROW = 60
"""Columns below which what can be done next is said as shortly as can be."""


async def quietly_read(desk: MainScreen, number: int) -> None:
    """Mark an article read because it was opened; that needs no words."""
    if not desk.library.writable:
        return
    await desk.write(desk.library.marks.read, [number])
    desk.reload([number])


async def read(desk: MainScreen, *, value: bool) -> None:
    """Mark the chosen articles read or unread."""
    if numbers := chosen(desk):
        announce(desk, await desk.write(desk.library.marks.read, numbers, value), numbers)


async def toggle_read(desk: MainScreen) -> None:
    """Mark the chosen articles unread where all of them are read, else read."""
    numbers = desk.headlines.chosen
    all_are = await asyncio.to_thread(desk.library.marks.all_are, "read", numbers)
    await read(desk, value=not all_are)


async def all_read(desk: MainScreen) -> None:
    """Mark everything that is shown read."""
    if numbers := list(desk.headlines.numbers) or chosen(desk):
        announce(desk, await desk.write(desk.library.marks.read, numbers), numbers)


async def star(desk: MainScreen) -> None:
    """Star the chosen articles, or take the stars off where all have one."""
    numbers = chosen(desk)
    value = not await asyncio.to_thread(desk.library.marks.all_are, "starred", numbers)
    if numbers:
        announce(desk, await desk.write(desk.library.marks.star, numbers, value), numbers)


async def undo(desk: MainScreen) -> None:
    """Take the last change back, however long ago it was made."""
    change = await desk.write(desk.library.marks.undo)
    desk.reload()
    if change is None:
        desk.say("Nothing to undo.", "muted")
    else:
        desk.say(f"Undone: {change.description}.")


def mark(desk: MainScreen) -> None:
    """Mark the article under the cursor for what comes next, and go on to the one below."""
    if not _on_a_headline(desk):
        return
    desk.headlines.mark(desk.headlines.cursor)
    desk.headlines.move(1)
    _say_marked(desk)


def mark_range(desk: MainScreen) -> None:
    """Mark all from the last mark to the cursor; without one, a range starts at the cursor."""
    if not _on_a_headline(desk):
        return
    headlines = desk.headlines
    if headlines.mark_through(headlines.cursor) > 1:
        _say_marked(desk)
        return
    titles.name_list(desk)
    key = desk.keymap.named("mark-range")
    desk.say(f"A range starts here: move, and {key} marks all up to the cursor.", "muted")


def mark_clicked(desk: MainScreen, index: int, *, through: bool) -> None:
    """Mark what was clicked, or all up to it."""
    if through:
        desk.headlines.mark_through(index)
    else:
        desk.headlines.mark(index)
    desk.headlines.go(index)
    _say_marked(desk)


def mark_all(desk: MainScreen) -> None:
    """Mark all that are shown, or none where all are marked."""
    headlines = desk.headlines
    if headlines.marked_count == headlines.count:
        headlines.unmark()
    else:
        headlines.mark_every()
    _say_marked(desk)


def clear_marks(desk: MainScreen) -> None:
    """Take all marks off."""
    desk.headlines.unmark()
    titles.name_list(desk)
    desk.say("No article is marked any more.", "muted")


def _on_a_headline(desk: MainScreen) -> bool:
    if desk.focused_pane == "headlines":
        return desk.headlines.current is not None
    desk.say(f"Marks are for headlines: {desk.keymap.named('headlines')} goes there.", "muted")
    return False


def _say_marked(desk: MainScreen) -> None:
    """Say how many are marked, and what can be done with them."""
    titles.name_list(desk)
    if count := desk.headlines.marked_count:
        tag, read, none = (desk.keymap.named(action) for action in ("tag", "read", "clear"))
        words = f"{plural(count, 'article')} marked: {tag} tags, {read} marks read, {none} unmarks."
        desk.say(words, "muted")


def chosen(desk: MainScreen) -> list[int]:
    """What an action is to work on; where the list is empty, that is said."""
    numbers = desk.headlines.chosen
    if not numbers:
        desk.say("There is no article here to do this to.", "muted")
    return numbers


def announce(desk: MainScreen, change: Change, numbers: Sequence[int]) -> None:
    """Show a change that is on disk now, and say how to take it back."""
    desk.headlines.unmark(numbers)
    desk.reload(numbers)
    if not change.count:
        desk.say("Nothing to change: it is so already.", "muted")
        return
    desk.say(f"{sentence(change.description)}. {how_to_undo(desk)}")


def how_to_undo(desk: MainScreen) -> str:
    """What takes the last change back, in a sentence; in two words where there is little room."""
    key = desk.keymap.first("undo")
    if key and desk.app.size.width < NARROW:
        return f"{key}: undo"
    return f"{desk.keymap.named('undo')} takes it back."
