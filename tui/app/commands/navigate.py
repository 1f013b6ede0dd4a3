"""Moving about: the cursor, the panes, from article to article."""

from __future__ import annotations

import asyncio
from inspect import isawaitable
from typing import TYPE_CHECKING

from tui.app.commands import mark
from tui.app.main import titles
from tui.app.panes import sidebar
from tui.app.panes.article.pane import ArticlePane
from tui.app.render.formatting import whole_sentence

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tui.app.main.listing import Origin
    from tui.app.main.main_screen import MainScreen
    from tui.app.panes.sidebar import SidebarItem
    from tui.app.render.list_pane import ListPane

PANES = ("feeds", "headlines", "article", "facts")


def _focused(main: MainScreen) -> ListPane | ArticlePane:
    panes: dict[str, ListPane | ArticlePane] = {
        "feeds": main.feeds,
        "headlines": main.headlines,
        "article": main.article_pane,
        "facts": main.facts,
    }
    return panes[main.focused_pane]


def step(main: MainScreen, steps: int) -> None:
    """Move the cursor, or scroll the article."""
    _go(main, steps, lambda pane: pane.move(steps))


def page(main: MainScreen, direction: int) -> None:
    """Move by a window."""
    _go(main, direction, lambda pane: pane.page(direction))


def top(main: MainScreen) -> None:
    """Go to the first item or line; in the headlines, what is new comes in."""
    if main.focused_pane == "headlines":
        main.list_waiting()
    _go(main, -1, _to_top)


def bottom(main: MainScreen) -> None:
    """Go to the last item or line."""
    _go(main, 1, _to_bottom)


def _to_top(pane: ListPane | ArticlePane) -> None:
    if isinstance(pane, ArticlePane):
        pane.scroll_to(y=0, animate=False)
    else:
        pane.go(0)


def _to_bottom(pane: ListPane | ArticlePane) -> None:
    if isinstance(pane, ArticlePane):
        pane.scroll_to(y=pane.virtual_size.height, animate=False)
    else:
        pane.go(pane.count - 1)


def _go(main: MainScreen, direction: int, move: Callable[[ListPane | ArticlePane], object]) -> None:
    """Move in the pane that has the focus; at its end say that this is the end."""
    pane = _focused(main)
    before = _place(pane)
    move(pane)
    if _place(pane) == before:
        end = "end" if direction > 0 else "beginning"
        name = main.focused_pane
        empty = main.facts.current is None if name == "facts" else _is_empty(pane)
        main.say(_nothing(main, name) if empty else f"This is the {end} of the {name}.", "muted")


def _nothing(main: MainScreen, name: str) -> str:
    """Say that a pane is empty, or is so far."""
    if name == "article":
        return titles.NO_ARTICLE
    article = main.facts.article
    waiting = name == "facts" and article is not None and article.facts is None
    return f"There are no {name} here{' yet' if waiting else ''}."


def _is_empty(pane: ListPane | ArticlePane) -> bool:
    return pane.article is None if isinstance(pane, ArticlePane) else not pane.count


def _place(pane: ListPane | ArticlePane) -> tuple[float, float]:
    cursor = -1 if isinstance(pane, ArticlePane) else pane.cursor
    return cursor, pane.scroll_offset.y


def pane(main: MainScreen, direction: int) -> None:
    """Go to the pane beside this one."""
    panes = [name for name in PANES if name != "feeds" or main.show_feeds]
    if not main.show_facts and main.focused_pane != "facts":
        panes.remove("facts")
    current = main.focused_pane
    index = panes.index(current) if current in panes else 0
    main.focus_pane(panes[(index + direction) % len(panes)])


def focus(main: MainScreen, pane: str) -> None:
    """Go to a pane by its id."""
    main.focus_pane(pane)


def open_chosen(main: MainScreen) -> Awaitable[None] | None:
    """Open the view or the article under the cursor."""
    if main.focused_pane == "feeds":
        view = main.feeds.current
        if view:
            return main.key_buffer.during(_open_view(main, view))
        return None
    return open_article(main, focus=True)


async def _open_view(main: MainScreen, view: SidebarItem) -> None:
    await main.open(view)
    main.focus_pane("headlines")
    if view.error:
        main.say(whole_sentence(view.error, of=view.name), "error")


def open_article(main: MainScreen, *, focus: bool) -> Awaitable[None] | None:
    """Show the article under the cursor and mark it read."""
    number = main.headlines.current
    if number is None:
        main.say("There is no article here to open.", "muted")
        return None
    if main.article is None or main.article.row.number != number:
        main.show_current()
    if focus:
        main.focus_pane("article")
    article = main.article
    if article and not article.row.read:
        return mark.quietly_read(main, number)
    return None


def unread(main: MainScreen, direction: int) -> Awaitable[None] | None:
    """Open the next or previous unread article of the list."""
    index = main.headlines.next_unread(direction)
    if index is None:
        return main.key_buffer.during(_far_unread(main, direction))
    return _open_at(main, index)


async def _far_unread(main: MainScreen, direction: int) -> None:
    """The same where none is near: the library is asked for all of them at once, in a thread."""

    def look() -> tuple[int | None, bool]:
        query = f"({main.query_text}) is:unread" if main.query_text else "is:unread"
        unread = set(main.library.articles.numbers(query))
        numbers = main.headlines.numbers
        end = len(numbers) if direction > 0 else -1
        order = range(main.headlines.cursor + direction, end, direction)
        place = next((index for index in order if numbers[index] in unread), None)
        return place, not unread.isdisjoint(numbers)

    index, elsewhere = await asyncio.to_thread(look)
    if index is None:
        _say_nothing_unread(main, direction, elsewhere=elsewhere)
    elif opening := _open_at(main, index):
        main.carry_out(opening)  # which no key waits for


def _open_at(main: MainScreen, index: int) -> Awaitable[None] | None:
    main.headlines.go(index, tell=False)
    return open_article(main, focus=main.focused_pane == "facts")


def _say_nothing_unread(main: MainScreen, direction: int, *, elsewhere: bool) -> None:
    """Say that the list is read to its end, and which way there is more."""
    ahead, behind, back = ("below", "above", "previous-unread")
    if direction < 0:
        ahead, behind, back = behind, ahead, "next-unread"
    text = f"Nothing unread {ahead} in {main.view.name}."
    if elsewhere:
        text += f" {main.keymap.named(back)} goes to what is unread {behind}."
    main.say(text, "muted")


def turn(main: MainScreen) -> Awaitable[None] | None:
    """Turn the article's page; at its end, go on to the next unread."""
    return None if main.article_pane.turn() else unread(main, 1)


def back(main: MainScreen) -> Awaitable[None] | None:
    """From a fact's sentence to the fact, else to the list, from a search or view to all.

    What was opened from a map, a tally or a timeline leads there again.
    """
    if main.place == "sentence":
        main.focus_pane("facts")
        return None
    if main.focused_pane in ("article", "facts"):
        main.focus_pane("headlines")
        return None
    if main.origin:
        return main.key_buffer.during(_open_origin(main, main.origin))
    if main.search or main.view.key != sidebar.ALL.key:
        return main.key_buffer.during(_open_wider(main))
    main.say(f"This is where you started: {main.keymap.named('quit')} quits.", "muted")
    return None


async def _open_origin(main: MainScreen, origin: Origin) -> None:
    """What was listed before, and over it the screen that a list was opened from."""
    await main.open(origin.view, search=origin.search, keep=origin.keep)
    shown = origin.show()
    if isawaitable(shown):
        await shown


async def _open_wider(main: MainScreen) -> None:
    """The view without its search, or else all articles."""
    if main.search:
        await main.open(main.view, keep=main.headlines.current)
    else:
        await main.open(sidebar.ALL, keep=main.headlines.current)
        main.focus_pane("headlines")


def show_help(main: MainScreen) -> None:
    """Show every action with its keys."""
    from tui.app.screens.help import HelpScreen

    main.app.push_screen(HelpScreen(main.context, main.place))


def show_palette(main: MainScreen) -> None:
    """Show every action and every theme by name."""
    from tui.app.screens.palette import Palette

    main.app.push_screen(Palette(main.context, main.startup.folders.themes))


def hide_feeds(main: MainScreen) -> None:
    """Hide the feeds, or show them again; where there is no room for them, go to them."""
    if main.columns.has_room_for("feeds"):
        main.show_feeds = False
        if main.focused_pane == "feeds":
            main.focus_pane("headlines")
    else:
        main.show_feeds = True
        if not main.columns.has_room_for("feeds"):
            main.focus_pane("feeds")


def hide_facts(main: MainScreen) -> None:
    """Hide the facts, or show them again; where there is no room for them, go to them and back."""
    if main.columns.has_room_for("facts"):
        main.show_facts = False
        if main.focused_pane == "facts":
            main.focus_pane("article")
    else:
        main.show_facts = True
        if not main.columns.has_room_for("facts"):
            main.focus_pane("facts")


def quit_reader(main: MainScreen) -> None:
    """End the reader."""
    main.app.exit()
