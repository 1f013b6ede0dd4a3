"""Widths as the reader wants them: of the columns, of the feeds' part, of the lines of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.render.column_widths import COLUMN_OF, TWO_FROM, Layout, layout, with_feeds
from tui.app.session_state import Shares
from tui.plural import plural

if TYPE_CHECKING:
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
    main.share(column, getattr(now, column) + cells)
    if _now(main) == now:
        main.say("The columns have no more room to give here.", "muted")


def heighten(main: MainScreen, lines: int) -> None:
    """Give the feeds more lines of their column, or fewer."""
    if not main.columns.has_room_for("feeds"):
        main.say(f"The feeds are hidden: {main.keymap.named('hide-feeds')} shows them.", "muted")
        return
    earlier = main.feeds.size.height
    main.shares = with_feeds(main.shares, earlier + lines, main.app.size.height)
    if lines > 0 and earlier >= main.feeds.count:
        main.say("All feeds are in view.", "muted")


def reset(main: MainScreen) -> None:
    """Go back to automatic widths, and to the reading width of config.toml."""
    main.shares = Shares()
    main.article_pane.reading_width = main.context.settings.reading_width
    main.say("Columns and text are as wide as they are by themselves again.", "muted")


def read_wider(main: MainScreen, cells: int) -> None:
    """Set the article in longer or shorter lines; it stays at the same place of the text."""
    reader = main.article_pane
    earlier = (
        min(reader.reading_width, max(NARROWEST, reader.room_for_text))
        if cells < 0
        else (reader.reading_width)
    )
    reader.reading_width = max(NARROWEST, min(earlier + cells, WIDEST))
    text = f"Reading width: {plural(reader.reading_width, 'column')}"
    if reader.text_width < reader.reading_width:
        text += f"; the pane has room for {reader.text_width}"
    main.say(f"{text}.", "muted")


def _now(main: MainScreen) -> Layout:
    now = main.arrangement
    return layout(now.size.width, now.focus, facts=now.facts, shares=now.shares)
