"""What the headlines are sorted by: their day, toll, feed, or how well they fit a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import SORTS

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tui.app.main.main_screen import MainScreen
    from tui.model import Sort

_ORDERS: dict[Sort, str] = {
    "date": "newest first",
    "toll": "most killed first, then most injured",
    "feed": "by their titles, newest first in each",
    "relevance": "the search's words in the headline first, then in the text",
}


def cycle(main: MainScreen) -> Awaitable[None]:
    """Sort by the next thing; by relevance only what was searched for."""
    return by(main, _next(main))


def _next(main: MainScreen) -> Sort:
    order = [sort for sort in SORTS if sort != "relevance" or main.search]
    place = order.index(main.sort) if main.sort in order else -1
    return order[(place + 1) % len(order)]


def by(main: MainScreen, sort: Sort) -> Awaitable[None]:
    """Sort the headlines, these and those that are opened next, and go to the first."""
    return main.key_buffer.during(_sort(main, sort))


async def _sort(main: MainScreen, sort: Sort) -> None:
    if sort == "relevance" and not main.search:
        search = main.keymap.named("search")
        main.say(
            f"Only what was searched for has a relevance: {search} asks for a search.", "muted"
        )
        return
    main.sort = sort
    await main.open(main.view, search=main.search)
    again = f"{main.keymap.named('sort')} sorts by {_next(main)} next."
    main.say(f"Sorted by {sort}: {_ORDERS[sort]}. {again}", "muted")
