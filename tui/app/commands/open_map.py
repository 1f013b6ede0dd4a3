"""Opens the map of what is shown; a place that is chosen becomes a search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.app.commands.open_behind import open_behind

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen
    from tui.app.screens.map.screen import Aim


def show(main: MainScreen, first: str = "", aim: Aim | None = None) -> None:
    """Show where what is shown happened, and then the articles of a place that was opened.

    `first` is an action of the map that was chosen by name, and is done there; `aim` is where the
    map was left.
    """
    from tui.app.screens.map.screen import MapScreen

    def opened(search: str | None) -> None:
        if search is not None:
            name = screen.list.places[screen.list.cursor].label
            back = partial(show, main, aim=screen.aim)
            main.carry_out(main.key_buffer.during(open_behind(main, search, name, "map", back)))

    screen = MapScreen(main.context, main.open_view, main.work, first, aim)
    main.app.push_screen(screen, opened)
