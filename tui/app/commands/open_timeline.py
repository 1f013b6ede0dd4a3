"""Opens the timeline of what is shown; a bar that is chosen becomes a search."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.app.render.formatting import plural
from tui.errors import DatelineError

if TYPE_CHECKING:
    from types import ModuleType

    from tui.app.main.main_screen import MainScreen


async def show(desk: MainScreen, first: str = "") -> None:
    """Count what is shown, in a thread, and show it; a bar that is chosen becomes a search.

    `first` is the id of an action of the timeline that is done at once.
    """
    shown, view, search = desk.query_text, desk.view, desk.search
    days = await asyncio.to_thread(desk.library.survey.days, shown)
    screen = await asyncio.to_thread(_load)
    if isinstance(desk.app.screen, screen.TimelineScreen):
        return  # its key was pressed again while the days were counted
    name = f"{view.name}: {search}" if search else view.name

    async def open_bar(chosen: str) -> None:
        await desk.open(view, search=f"({search}) {chosen}" if search else chosen)
        desk.focus_pane("headlines")
        when = chosen.partition(":")[2]
        desk.say(f"What counts on {when}: {plural(desk.headlines.count, 'article')}.")

    def opened(chosen: str | None) -> None:
        if chosen:
            desk.carry_out(desk.ahead.during(open_bar(chosen)))

    desk.app.push_screen(screen.TimelineScreen(desk, days, name, first), opened)


def _load() -> ModuleType:
    """The screen, with the charting library, of which a part is machine code."""
    try:
        from tui.app.screens.timeline import screen
    except (ImportError, OSError) as error:
        raise DatelineError(f"The charts cannot be drawn on this machine: {error}") from error
    return screen
