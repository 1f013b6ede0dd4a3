"""Opens the articles behind a place of the map, a bar of the timeline or a row of the tally."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.main.listing import Origin
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app.main.main_screen import MainScreen


async def open_behind(
    main: MainScreen, search: str, called: str, name: str, show: Callable[[], object]
) -> None:
    """Show what a search finds and say how many; `back` leads to what has this name by `show`.

    The list is `called` as what was opened is, in what was searched for. Raises QueryError.
    """
    origin = Origin(main.view, main.search, main.headlines.current, show)
    within = f"{called}, in {origin.search}" if origin.search else called
    await main.open(main.view, search=search, called=within)
    if search != origin.search:  # else this list is open already, and whence it came stays
        main.origin = origin
    main.focus_pane("headlines")
    way = f"{main.keymap.named('back')} goes back to the {name}." if main.origin else ""
    main.say(f"{called}: {plural(main.headlines.count, 'article')}. {way}".rstrip())
