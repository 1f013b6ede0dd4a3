"""Moving about: the cursor, the panes, from article to article."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.app.commands import mark
from tui.app.main import columns
from tui.app.panes import sidebar
from tui.app.panes.article.pane import ArticlePane

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tui.app.main.main_screen import MainScreen
    from tui.app.panes.sidebar import SidebarItem
    from tui.app.render.list_pane import ListPane

PANES = ("feeds", "headlines", "article", "facts")


def _focused(desk: MainScreen) -> ListPane | ArticlePane:
    panes: dict[str, ListPane | ArticlePane] = {
        "feeds": desk.feeds,
        "headlines": desk.headlines,
        "article": desk.reader,
        "facts": desk.facts,
    }
    return panes[desk.focused_pane]


def step(desk: MainScreen, steps: int) -> None:
    """Move the cursor, or scroll the article."""
    _focused(desk).move(steps)


def page(desk: MainScreen, direction: int) -> None:
    """Move by a window."""
    _focused(desk).page(direction)


def top(desk: MainScreen) -> None:
    """Go to the first item or line; in the headlines, what is new comes in."""
    pane = _focused(desk)
    if isinstance(pane, ArticlePane):
        pane.scroll_to(y=0, animate=False)
        return
    if pane is desk.headlines:
        desk.news.bring()
    pane.go(0)


def bottom(desk: MainScreen) -> None:
    """Go to the last item or line."""
    pane = _focused(desk)
    if isinstance(pane, ArticlePane):
        pane.scroll_to(y=pane.virtual_size.height, animate=False)
    else:
        pane.go(pane.count - 1)


def pane(desk: MainScreen, direction: int) -> None:
    """Go to the pane beside this one."""
    shown = [name for name in PANES if name != "feeds" or desk.feeds_shown]
    if not desk.facts_shown and desk.focused_pane != "facts":
        shown.remove("facts")
    here = desk.focused_pane
    index = shown.index(here) if here in shown else 0
    desk.focus_pane(shown[(index + direction) % len(shown)])


def open_chosen(desk: MainScreen) -> Awaitable[None] | None:
    """Open the view or the article under the cursor."""
    if desk.focused_pane == "feeds":
        view = desk.feeds.current
        if view:
            return desk.ahead.during(_open_view(desk, view))
        return None
    return open_article(desk, focus=True)


async def _open_view(desk: MainScreen, view: SidebarItem) -> None:
    await desk.open(view)
    desk.focus_pane("headlines")
    if view.error:
        desk.say(f"{view.name}: {view.error}", "error")


def open_article(desk: MainScreen, *, focus: bool) -> Awaitable[None] | None:
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
        return mark.quietly_read(desk, number)
    return None


def unread(desk: MainScreen, direction: int) -> Awaitable[None] | None:
    """Open the next or previous unread article of the list."""
    index = desk.headlines.next_unread(direction)
    if index is None:
        return desk.ahead.during(_far_unread(desk, direction))
    return _open_at(desk, index)


async def _far_unread(desk: MainScreen, direction: int) -> None:
    """The same where none is near: the library is asked for all of them at once, in a thread."""

    def look() -> tuple[int | None, bool]:
        query = f"({desk.query_text}) is:unread" if desk.query_text else "is:unread"
        unread = set(desk.library.articles.numbers(query))
        numbers = desk.headlines.numbers
        end = len(numbers) if direction > 0 else -1
        order = range(desk.headlines.cursor + direction, end, direction)
        found = next((index for index in order if numbers[index] in unread), None)
        return found, not unread.isdisjoint(numbers)

    index, elsewhere = await asyncio.to_thread(look)
    if index is None:
        _say_nothing_unread(desk, direction, elsewhere=elsewhere)
    elif opening := _open_at(desk, index):
        desk.carry_out(opening)  # which no key waits for


def _open_at(desk: MainScreen, index: int) -> Awaitable[None] | None:
    desk.headlines.go(index, tell=False)
    return open_article(desk, focus=desk.focused_pane == "facts")


def _say_nothing_unread(desk: MainScreen, direction: int, *, elsewhere: bool) -> None:
    """Say that the list is read to its end, and which way there is more."""
    ahead, behind, back = ("below", "above", "previous-unread")
    if direction < 0:
        ahead, behind, back = behind, ahead, "next-unread"
    words = f"Nothing unread {ahead} in {desk.view.name}."
    if elsewhere:
        words += f" {desk.keymap.named(back)} goes to what is unread {behind}."
    desk.say(words, "muted")


def turn(desk: MainScreen) -> Awaitable[None] | None:
    """Turn the article's page; at its end, go on to the next unread."""
    return None if desk.reader.turn() else unread(desk, 1)


def back(desk: MainScreen) -> Awaitable[None] | None:
    """From the article to the list, from a search or view to all articles."""
    if desk.focused_pane in ("article", "facts"):
        desk.focus_pane("headlines")
        return None
    if desk.search or desk.view.key != sidebar.ALL.key:
        return desk.ahead.during(_open_wider(desk))
    desk.say(f"This is where you started: {desk.keymap.named('quit')} quits.", "muted")
    return None


async def _open_wider(desk: MainScreen) -> None:
    """The view without its search, or else all articles."""
    if desk.search:
        await desk.open(desk.view, keep=desk.headlines.current)
    else:
        await desk.open(sidebar.ALL, keep=desk.headlines.current)
        desk.focus_pane("headlines")


def show_help(desk: MainScreen) -> None:
    """Show every action with its keys."""
    from tui.app.screens.help import HelpScreen

    desk.app.push_screen(
        HelpScreen(desk.keymap, desk.theme, columns.place(desk, desk.focused_pane))
    )


def show_map(desk: MainScreen, first: str = "") -> None:
    """Show where what is shown happened, and then the articles of a place that was opened.

    `first` is an action of the map that was chosen by name, and is done there.
    """
    from tui.app.screens.map.screen import MapScreen

    async def show(search: str) -> None:
        await desk.open(desk.view, search=search, keep=desk.headlines.current)
        desk.focus_pane("headlines")

    def opened(search: str | None) -> None:
        if search is not None:
            desk.carry_out(desk.ahead.during(show(search)))

    desk.app.push_screen(MapScreen(desk, first), opened)


def hide_feeds(desk: MainScreen) -> None:
    """Hide the feeds, or show them again."""
    if desk.feeds_shown and desk.focused_pane == "feeds":
        desk.focus_pane("headlines")
    desk.feeds_shown = not desk.feeds_shown
    desk.lay_out()


def hide_facts(desk: MainScreen) -> None:
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
