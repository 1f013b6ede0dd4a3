"""Opens the timeline of what is shown; a bar that is chosen becomes a search."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from tui.app.commands.open_behind import open_behind
from tui.app.render.formatting import day

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen
    from tui.app.screens.timeline.pane import TimelinePlace


async def show(main: MainScreen, first: str = "", at: TimelinePlace | None = None) -> None:
    """Count what is shown, in a thread, and show it; a bar that is chosen becomes a search.

    `first` is the id of an action of the timeline that is done at once; `at` is where the timeline
    was left.
    """
    from tui.app.screens.timeline.screen import TimelineScreen

    listed, search = main.open_view, main.search
    days = await asyncio.to_thread(main.library.survey.days, listed.query)
    if isinstance(main.app.screen, TimelineScreen):
        return  # its key was pressed again while the days were counted

    async def open_bar(chosen: str, left: TimelinePlace | None) -> None:
        query = f"({search}) {chosen}" if search else chosen
        period = " to ".join(map(day, chosen.partition(":")[2].split("..")))
        await open_behind(main, query, period, "timeline", partial(show, main, at=left))

    def opened(chosen: str | None) -> None:
        if chosen:
            main.carry_out(main.key_buffer.during(open_bar(chosen, screen.pane.place)))

    screen = TimelineScreen(main.context, days, listed, first, at)
    main.app.push_screen(screen, opened)
