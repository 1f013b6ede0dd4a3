"""Opens the tally of what is shown; a row that is chosen becomes a search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.plural import plural

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
        way = await main.open_behind(query, "tally", partial(show, main, at=choice.at))
        main.focus_pane("headlines")
        main.say(f"{_report(choice, main.headlines.count)} {way}".rstrip())

    def opened(choice: TallyChoice | None) -> None:
        if choice:
            main.carry_out(main.key_buffer.during(open_row(choice)))

    main.app.push_screen(TallyScreen(main.context, listed, first, at), opened)


def _report(choice: TallyChoice, count: int) -> str:
    """Say how many articles a search found, and where the row counts fewer, how many it does.

    A search finds what names a place or a source; the row has those whose toll counts there.
    """
    articles = f"{choice.name}: {plural(count, 'article')}."
    if choice.articles is None or choice.articles >= count:
        return articles
    has = "has" if choice.articles == 1 else "have"
    return f"{articles} {choice.articles} of them {has} a toll that counts there."
