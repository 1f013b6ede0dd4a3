"""Moving about: the cursor, the panes, from article to article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.drawing import columns
from tui.app.lists import marking, shelf
from tui.app.reading.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tui.app.desk import Desk
    from tui.app.drawing.panes import ListPane
    from tui.model import Row

PANES = ("feeds", "headlines", "article", "facts")


def _focused(desk: Desk) -> ListPane | Reader:
    panes: dict[str, ListPane | Reader] = {
        "feeds": desk.feeds,
        "headlines": desk.headlines,
        "article": desk.reader,
        "facts": desk.facts,
    }
    return panes[desk.focused_pane]


def step(desk: Desk, steps: int) -> None:
    """Move the cursor, or scroll the article."""
    _focused(desk).move(steps)


def page(desk: Desk, direction: int) -> None:
    """Move by a window."""
    _focused(desk).page(direction)


def top(desk: Desk) -> None:
    """Go to the first item or line; in the headlines, what is new comes in."""
    pane = _focused(desk)
    if isinstance(pane, Reader):
        pane.scroll_to(y=0, animate=False)
        return
    if pane is desk.headlines:
        desk.news.bring()
    pane.go(0)


def bottom(desk: Desk) -> None:
    """Go to the last item or line."""
    pane = _focused(desk)
    if isinstance(pane, Reader):
        pane.scroll_to(y=pane.virtual_size.height, animate=False)
    else:
        pane.go(pane.count - 1)


def pane(desk: Desk, direction: int) -> None:
    """Go to the pane beside this one."""
    shown = [name for name in PANES if name != "feeds" or desk.feeds_shown]
    if not desk.facts_shown and desk.focused_pane != "facts":
        shown.remove("facts")
    here = desk.focused_pane
    index = shown.index(here) if here in shown else 0
    desk.focus_pane(shown[(index + direction) % len(shown)])


def open_chosen(desk: Desk) -> Awaitable[None] | None:
    """Open the view or the article under the cursor."""
    if desk.focused_pane == "feeds":
        view = desk.feeds.current
        if view:
            desk.open_view(view)
            desk.focus_pane("headlines")
            if view.error:
                desk.say(f"{view.name}: {view.error}", "error")
        return None
    return open_article(desk, focus=True)


def open_article(desk: Desk, *, focus: bool) -> Awaitable[None] | None:
    """Show the article under the cursor and mark it read."""
    number = desk.headlines.current
    if number is None:
        return None
    shown = desk.reader.article
    if shown is None or shown.row.number != number:
        desk.show_article(number)
    if focus:
        desk.focus_pane("article")
    article = desk.reader.article
    if article and not article.row.read:
        return marking.quietly_read(desk, number)
    return None


def unread(desk: Desk, direction: int) -> Awaitable[None] | None:
    """Open the next or previous unread article of the list."""

    def wanted(row: Row) -> bool:
        return not row.read

    index = desk.headlines.next_where(wanted, direction)
    if index is None:
        where = "below" if direction > 0 else "above"
        desk.say(f"Nothing unread {where} in {desk.view.name}.", "muted")
        return None
    desk.headlines.go(index, tell=False)
    return open_article(desk, focus=desk.focused_pane == "facts")


def turn(desk: Desk) -> Awaitable[None] | None:
    """Turn the article's page; at its end, go on to the next unread."""
    return None if desk.reader.turn() else unread(desk, 1)


def back(desk: Desk) -> None:
    """From the article to the list, from a search or view to all articles."""
    if desk.focused_pane in ("article", "facts"):
        desk.focus_pane("headlines")
    elif desk.search:
        desk.open_view(desk.view, keep=desk.headlines.current)
    elif desk.view.key != shelf.ALL.key:
        desk.open_view(shelf.ALL, keep=desk.headlines.current)
        desk.focus_pane("headlines")
    else:
        desk.say(f"This is where you started: {desk.keymap.named('quit')} quits.", "muted")


def show_help(desk: Desk) -> None:
    """Show every action with its keys."""
    from tui.app.help.screen import Help

    desk.app.push_screen(Help(desk.keymap, desk.theme, columns.place(desk, desk.focused_pane)))


def show_map(desk: Desk, first: str = "") -> None:
    """Show where what is shown happened, and then the articles of a place that was opened.

    `first` is an action of the map that was chosen by name, and is done there.
    """
    from tui.app.map.screen import Map

    def opened(search: str | None) -> None:
        if search is not None:
            desk.open_view(desk.view, search=search, keep=desk.headlines.current)
            desk.focus_pane("headlines")

    desk.app.push_screen(Map(desk, first), opened)


def hide_feeds(desk: Desk) -> None:
    """Hide the feeds, or show them again."""
    if desk.feeds_shown and desk.focused_pane == "feeds":
        desk.focus_pane("headlines")
    desk.feeds_shown = not desk.feeds_shown
    desk.lay_out()


def hide_facts(desk: Desk) -> None:
    """Hide the facts, or show them again; where there is no room for them, go to them and back."""
    if desk.query_one("#right").display:
        desk.facts_shown = False
        if desk.focused_pane == "facts":
            desk.focus_pane("article")
    else:
        desk.facts_shown = True
        desk.lay_out()
        if not desk.query_one("#right").display:
            desk.focus_pane("facts")
    desk.lay_out()
