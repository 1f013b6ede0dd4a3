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


async def quietly_read(main: MainScreen, number: int) -> None:
    """Mark an article read because it was opened; that needs no words."""
    if not main.library.writable:
        return
    await main.write(main.library.marks.read, [number])
    main.reload([number])


async def read(main: MainScreen, *, value: bool) -> None:
    """Mark the chosen articles read or unread."""
    if numbers := chosen(main):
        announce(main, await main.write(main.library.marks.read, numbers, value), numbers)


async def toggle_read(main: MainScreen) -> None:
    """Mark the chosen articles unread where all of them are read, else read."""
    numbers = main.headlines.chosen
    all_are = await asyncio.to_thread(main.library.marks.all_have, "read", numbers)
    await read(main, value=not all_are)


async def all_read(main: MainScreen) -> None:
    """Mark everything that is shown read."""
    if numbers := list(main.headlines.numbers) or chosen(main):
        announce(main, await main.write(main.library.marks.read, numbers), numbers)


async def star(main: MainScreen) -> None:
    """Star the chosen articles, or take the stars off where all have one."""
    numbers = chosen(main)
    value = not await asyncio.to_thread(main.library.marks.all_have, "starred", numbers)
    if numbers:
        announce(main, await main.write(main.library.marks.star, numbers, value), numbers)


async def undo(main: MainScreen) -> None:
    """Take the last change back, however long ago it was made."""
    change = await main.write(main.library.marks.undo)
    main.reload()
    if change is None:
        main.say("Nothing to undo.", "muted")
    else:
        main.say(f"Undone: {change.description}.")


def mark(main: MainScreen) -> None:
    """Mark the article under the cursor for what comes next, and go on to the one below."""
    if not _on_a_headline(main):
        return
    main.headlines.mark(main.headlines.cursor)
    main.headlines.move(1)
    _say_marked(main)


def mark_range(main: MainScreen) -> None:
    """Mark all from the last mark to the cursor; without one, a range starts at the cursor."""
    if not _on_a_headline(main):
        return
    headlines = main.headlines
    if headlines.mark_through(headlines.cursor) > 1:
        _say_marked(main)
        return
    titles.name_list(main)
    key = main.keymap.named("mark-range")
    main.say(f"A range starts here: move, and {key} marks all up to the cursor.", "muted")


def mark_clicked(main: MainScreen, index: int, *, through: bool) -> None:
    """Mark what was clicked, or all up to it."""
    if through:
        main.headlines.mark_through(index)
    else:
        main.headlines.mark(index)
    main.headlines.go(index)
    _say_marked(main)


def mark_all(main: MainScreen) -> None:
    """Mark all that are shown, or none where all are marked."""
    headlines = main.headlines
    if headlines.marked_count == headlines.count:
        headlines.unmark()
    else:
        headlines.mark_every()
    _say_marked(main)


def clear_marks(main: MainScreen) -> None:
    """Take all marks off."""
    main.headlines.unmark()
    titles.name_list(main)
    main.say("No article is marked any more.", "muted")


def _on_a_headline(main: MainScreen) -> bool:
    if main.focused_pane == "headlines":
        return main.headlines.current is not None
    main.say(f"Marks are for headlines: {main.keymap.named('headlines')} goes there.", "muted")
    return False


def _say_marked(main: MainScreen) -> None:
    """Say how many are marked, and what can be done with them."""
    titles.name_list(main)
    if count := main.headlines.marked_count:
        tag, read, none = (main.keymap.named(action) for action in ("tag", "read", "clear"))
        words = f"{plural(count, 'article')} marked: {tag} tags, {read} marks read, {none} unmarks."
        main.say(words, "muted")


def chosen(main: MainScreen) -> list[int]:
    """What an action is to work on; where the list is empty, that is said."""
    numbers = main.headlines.chosen
    if not numbers:
        main.say("There is no article here to do this to.", "muted")
    return numbers


def announce(main: MainScreen, change: Change, numbers: Sequence[int]) -> None:
    """Show a change that is on disk now, and say how to take it back."""
    main.headlines.unmark(numbers)
    main.reload(numbers)
    if not change.count:
        main.say("Nothing to change: it is so already.", "muted")
        return
    main.say(f"{sentence(change.description)}. {how_to_undo(main)}")


def how_to_undo(main: MainScreen) -> str:
    """What takes the last change back, in a sentence; in two words where there is little room."""
    key = main.keymap.first("undo")
    if key and main.app.size.width < NARROW:
        return f"{key}: undo"
    return f"{main.keymap.named('undo')} takes it back."
