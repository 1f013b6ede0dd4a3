"""Opens the map of what is shown; a place that is chosen becomes a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen


def show(main: MainScreen, first: str = "") -> None:
    """Show where what is shown happened, and then the articles of a place that was opened.

    `first` is an action of the map that was chosen by name, and is done there.
    """
    from tui.app.screens.map.screen import MapScreen

    async def show(search: str) -> None:
        await main.open(main.view, search=search, keep=main.headlines.current)
        main.focus_pane("headlines")

    def opened(search: str | None) -> None:
        if search is not None:
            main.carry_out(main.key_buffer.during(show(search)))

    screen = MapScreen(main.context, main.open_view, main.work, first)
    main.app.push_screen(screen, opened)
