"""What the commands of the feeds pane have in common: its lines as they are, choices, undo."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.app.panes import sidebar
from tui.app.panes.sidebar import ALL, Kind, SidebarItem
from tui.app.prompt.suggestions import Suggestion, begins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.app.main.main_screen import MainScreen

MAX_NAME = 60
"""Characters of the name of a feed, a folder, a search or a tag."""


async def subject(main: MainScreen, *kinds: str) -> SidebarItem | None:
    """What the action is about: the line under the cursor, or else the list that is open."""
    under = main.feeds.current if main.focused_pane == "feeds" else None
    view = under or main.view
    if view.kind not in kinds:
        kind_names = {"search": "saved search"}
        names = [kind_names.get(kind, kind) for kind in kinds]
        which = f"{', a '.join(names[:-1])} or a {names[-1]}" if len(names) > 1 else names[0]
        how = "this is none." if under else f"{main.keymap.named('feeds')} leads there."
        main.say(f"Go to a {which} first: {how}", "muted")
        return None
    await main.require_writable()
    return view


async def chosen_feeds(main: MainScreen) -> list[SidebarItem]:
    """List the feeds that are marked, on which an action of the feeds pane works; often none."""
    marked = main.feeds.marked_views if main.focused_pane == "feeds" else []
    if marked:
        await main.require_writable()
    return marked


async def reopen(main: MainScreen, old: SidebarItem, new: SidebarItem) -> None:
    """Where the list of what was changed is open, open it as what it is now."""
    if main.view.key == old.key:
        await main.open(new, search=main.search, keep=main.headlines.current)


async def as_it_is(kind: Kind, main: MainScreen, name: str) -> SidebarItem:
    """The folder or search of this name as it is now, or all articles where there is none."""
    views = await asyncio.to_thread(sidebar.shelf, main.library)
    same = (item for item in views if (item.kind, item.name) == (kind, name))
    return next(same, ALL)


def one_of(choices: Iterable[str], *, always: bool = False) -> Callable[[str], list[Suggestion]]:
    """Offers the names that begin as was typed; `always` some, all of them where none does."""
    names = list(choices)

    def complete(typed: str) -> list[Suggestion]:
        fits = [name for name in names if begins(name, typed)]
        return [Suggestion(name, name) for name in fits or (names if always else ())]

    return complete


def can_undo(main: MainScreen) -> str:
    """Say behind what will be done how it is undone; "" where no key does that."""
    key = main.keymap.first("undo")
    return f" ({key} undoes it)" if key else ""
