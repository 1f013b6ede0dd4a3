"""Counts beside the feeds and articles that wait to be listed, read again after changes."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.app.main.messages import Notice
from tui.app.panes import sidebar
from tui.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen
    from textual.timer import Timer

    from tui.app.panes.sidebar import SidebarItem
    from tui.library import Library
    from tui.library.number_list import NumberList
    from tui.model import Sort

SETTLE = 0.4
"""Seconds that changes are gathered for before counts are read again."""


PART = 4_096
"""Numbers that are compared at once."""


class Listed(NamedTuple):
    """What is listed: the query, what it is sorted by, and what it found."""

    query: str
    sort: Sort
    numbers: NumberList


class Matches(NamedTuple):
    """What a query finds now, and how many of it are not listed yet."""

    query: str
    numbers: NumberList
    new: int
    sort: Sort = "date"


class Recounter:
    """Reads the library again in a thread, once for many changes, and hands on what it read."""

    def __init__(
        self,
        screen: Screen[None],
        library: Library,
        listed: Callable[[], Listed],
        show: Callable[[tuple[SidebarItem, ...], Matches | None], None],
    ) -> None:
        """`listed` gives what is listed now; `show` gets what was read."""
        self._screen = screen
        self._library = library
        self._listed = listed
        self._show = show
        self._timer: Timer | None = None
        self._changes = self._seen = 0
        """How many changes can change what is listed, and how many of them were read."""

    def request(self, *, lists: bool) -> None:
        """Read the counts again, soon, and with `lists` what the open query finds, too."""
        self._changes += lists
        if self._timer is None:
            self._timer = self._screen.set_timer(SETTLE, self._settled)

    def _settled(self) -> None:
        self._timer = None
        reading = partial(self.read, lists=self._changes > self._seen)
        self._screen.run_worker(reading, group="counts", exclusive=True)  # type: ignore[arg-type]

    async def read(self, *, lists: bool = True) -> None:
        """Read the counts now, and with `lists` what the open query finds."""
        listed = self._listed()
        changes = self._changes
        try:
            items = await asyncio.to_thread(sidebar.shelf, self._library)
            matches = await asyncio.to_thread(self._find, listed) if lists else None
        except DatelineError as error:
            self._screen.post_message(Notice(str(error), "error"))
            return
        if self._screen.app.is_running:  # else the reader was closed meanwhile
            if matches:
                self._seen = changes
            self._show(items, matches)

    def _find(self, listed: Listed) -> Matches:
        find = self._library.articles.listed
        numbers = find(listed.query, sort=listed.sort, known=listed.numbers)
        if numbers is listed.numbers:
            return Matches(listed.query, numbers, 0, listed.sort)
        tail = _shared_tail(numbers, listed.numbers)
        fresh = numbers[: len(numbers) - tail]
        old = listed.numbers[: len(listed.numbers) - tail]
        new = len(set(fresh).difference(old))
        return Matches(listed.query, numbers, new, listed.sort)


def _shared_tail(now: NumberList, then: NumberList) -> int:
    """How many numbers at the end are the same in both: what came since is at the top.

    A set of all of them would take a hundred times the memory of what is looked for.
    """
    most, same = min(len(now), len(then)), 0
    while same < most:
        size = min(PART, most - same)
        newer = now[len(now) - same - size : len(now) - same]
        older = then[len(then) - same - size : len(then) - same]
        if newer != older:
            differing = (n for n in range(size) if newer[-1 - n] != older[-1 - n])
            return same + next(differing)
        same += size
    return same
