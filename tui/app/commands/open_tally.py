"""Opens the tally of what is shown; a row that is chosen becomes a search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.app.commands.open_behind import open_behind

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen
    from tui.app.screens.tally.pane import TallyPlace
    from tui.app.screens.tally.screen import TallyChoice


def show(main: MainScreen, first: str = "", at: TallyPlace | None = None) -> None:
    """Count what is shown, and then show the articles of a row that was opened.

    `first` is an action of the tally that was chosen by name, and is done there; `at` is where the
    tally was left.
    """
    from tui.app.screens.tally.screen import TallyScreen

    listed, search = main.open_view, main.search

    async def open_row(choice: TallyChoice) -> None:
        query = f"({search}) {choice.query}" if search else choice.query
        back = partial(show, main, at=choice.at)
        await open_behind(main, query, choice.name, "tally", back)

    def opened(choice: TallyChoice | None) -> None:
        if choice:
            main.carry_out(main.key_buffer.during(open_row(choice)))

    main.app.push_screen(TallyScreen(main.context, listed, first, at), opened)
