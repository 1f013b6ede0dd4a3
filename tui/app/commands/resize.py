"""Widths as the reader wants them: of the columns, of the feeds' part, of the lines of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.render.column_widths import COLUMN_OF, THREE_FROM, TWO_FROM, Layout, feeds_room, layout
from tui.app.render.formatting import plural
from tui.app.session_state import Shares

if TYPE_CHECKING:
    from tui.app.main.columns import Column
    from tui.app.main.main_screen import MainScreen

STEP = 4
"""Cells that one key press gives or takes."""

NARROWEST, WIDEST = 40, 160


def widen(desk: MainScreen, cells: int) -> None:
    """Make the column of the focused pane wider, or narrower by negative cells."""
    now = _now(desk)
    column = COLUMN_OF[desk.focused_pane]
    if desk.app.size.width < TWO_FROM:
        desk.say(f"One pane fills the screen below {TWO_FROM} columns.", "muted")
        return
    if column == "middle":  # it has what the others leave: the facts give way, or else the list
        column, cells = ("right", -cells) if now.right else ("left", -cells)
    _share(desk, column, getattr(now, column) + cells)
    if _now(desk) == now:
        desk.say("The columns have no more room to give here.", "muted")


def heighten(desk: MainScreen, lines: int) -> None:
    """Give the feeds more lines of their column, or fewer."""
    if not desk.feeds_shown:
        desk.say(f"The feeds are hidden: {desk.keymap.named('hide-feeds')} shows them.", "muted")
        return
    before = desk.feeds.size.height
    _share_height(desk, before + lines)
    if lines > 0 and before >= desk.feeds.count:
        desk.say("All feeds are in view.", "muted")


def reset(desk: MainScreen) -> None:
    """Go back to automatic widths, and to the reading width of config.toml."""
    desk.shares = Shares()
    desk.reader.reading_width = desk.setting.settings.reading_width
    desk.reader.on_resize()
    desk.lay_out()
    desk.say("Columns and text are as wide as they are by themselves again.", "muted")


def read_wider(desk: MainScreen, cells: int) -> None:
    """Set the article in longer or shorter lines; it stays at the same place of the text."""
    reader = desk.reader
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
    desk.say(f"{words}.", "muted")


def drag(desk: MainScreen, message: Column.Dragged) -> None:
    """Follow the mouse that holds a rule."""
    if message.y >= 0:
        _share_height(desk, message.y - desk.feeds.region.y - 1)
    elif message.column == "right":
        _share(desk, "right", desk.app.size.width - message.x)
    elif message.column == "middle":
        _share(desk, "left", message.x)


def _now(desk: MainScreen) -> Layout:
    width = desk.app.size.width
    return layout(width, desk.focused_pane, facts=desk.facts_shown, shares=desk.shares)


def _share(desk: MainScreen, column: str, cells: int) -> None:
    """Keep a column's width as a share of the screen, in the layout that is shown now."""
    width = desk.app.size.width
    shape = "three" if width >= THREE_FROM else "two"
    name = f"{shape}_{column}"
    wanted = desk.shares._replace(**{name: max(1, min(cells, width)) / width})
    got = layout(width, desk.focused_pane, facts=desk.facts_shown, shares=wanted)
    desk.shares = wanted._replace(**{name: getattr(got, column) / width})
    desk.lay_out()


def _share_height(desk: MainScreen, lines: int) -> None:
    room = max(1, desk.app.size.height - 4)
    most = feeds_room(desk.app.size.height, Shares(feeds=1.0))
    desk.shares = desk.shares._replace(feeds=max(3, min(lines, most)) / room)
    desk.lay_out()
