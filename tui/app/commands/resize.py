"""Widths as the reader wants them: of the columns, of the feeds' part, of the lines of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.render.column_widths import COLUMN_OF, THREE_FROM, TWO_FROM, Layout, feeds_room, layout
from tui.app.render.formatting import plural
from tui.app.session_state import Shares

if TYPE_CHECKING:
    from tui.app.main.columns import Column
    from tui.app.main.main_screen import MainScreen

NARROWEST, WIDEST = 40, 160


def widen(main: MainScreen, cells: int) -> None:
    """Make the column of the focused pane wider, or narrower by negative cells."""
    now = _now(main)
    column = COLUMN_OF[main.focused_pane]
    if main.app.size.width < TWO_FROM:
        main.say(f"One pane fills the screen below {TWO_FROM} columns.", "muted")
        return
    if column == "middle":  # it has what the others leave: the facts give way, or else the list
        column, cells = ("right", -cells) if now.right else ("left", -cells)
    _share(main, column, getattr(now, column) + cells)
    if _now(main) == now:
        main.say("The columns have no more room to give here.", "muted")


def heighten(main: MainScreen, lines: int) -> None:
    """Give the feeds more lines of their column, or fewer."""
    if not main.feeds_shown:
        main.say(f"The feeds are hidden: {main.keymap.named('hide-feeds')} shows them.", "muted")
        return
    before = main.feeds.size.height
    _share_height(main, before + lines)
    if lines > 0 and before >= main.feeds.count:
        main.say("All feeds are in view.", "muted")


def reset(main: MainScreen) -> None:
    """Go back to automatic widths, and to the reading width of config.toml."""
    main.shares = Shares()
    main.reader.reading_width = main.context.settings.reading_width
    main.reader.on_resize()
    main.lay_out()
    main.say("Columns and text are as wide as they are by themselves again.", "muted")


def read_wider(main: MainScreen, cells: int) -> None:
    """Set the article in longer or shorter lines; it stays at the same place of the text."""
    reader = main.reader
    before = (
        min(reader.reading_width, max(NARROWEST, reader.room_for_text))
        if cells < 0
        else (reader.reading_width)
    )
    reader.reading_width = max(NARROWEST, min(before + cells, WIDEST))
    reader.on_resize()
    words = f"Reading width: {plural(reader.reading_width, 'column')}"
    if reader.text_width < reader.reading_width:
        words += f"; the pane has room for {reader.text_width}"
    main.say(f"{words}.", "muted")


def drag(main: MainScreen, message: Column.Dragged) -> None:
    """Follow the mouse that holds a rule."""
    if message.y >= 0:
        _share_height(main, message.y - main.feeds.region.y - 1)
    elif message.column == "right":
        _share(main, "right", main.app.size.width - message.x)
    elif message.column == "middle":
        _share(main, "left", message.x)


def _now(main: MainScreen) -> Layout:
    width = main.app.size.width
    return layout(width, main.focused_pane, facts=main.facts_shown, shares=main.shares)


def _share(main: MainScreen, column: str, cells: int) -> None:
    """Keep a column's width as a share of the screen, in the layout that is shown now."""
    width = main.app.size.width
    shape = "three" if width >= THREE_FROM else "two"
    name = f"{shape}_{column}"
    wanted = main.shares._replace(**{name: max(1, min(cells, width)) / width})
    got = layout(width, main.focused_pane, facts=main.facts_shown, shares=wanted)
    main.shares = wanted._replace(**{name: getattr(got, column) / width})
    main.lay_out()


def _share_height(main: MainScreen, lines: int) -> None:
    room = max(1, main.app.size.height - 4)
    most = feeds_room(main.app.size.height, Shares(feeds=1.0))
    main.shares = main.shares._replace(feeds=max(3, min(lines, most)) / room)
    main.lay_out()
