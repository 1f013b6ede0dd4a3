"""A list of headlines: the view that is open, the search in it, and what both find."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.panes.sidebar import ALL
from tui.library.number_list import NumberList

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app.panes.sidebar import SidebarItem
    from tui.model import Sort


FIRST = 500
"""Articles of a sorted list that are shown before the others are sorted: more than a screen."""


class Listing(NamedTuple):
    """What is listed. The cursor stays on article `keep`, where that is in the list.

    What is found while a search is `typed` is not all that its last word may become. Where nobody
    typed it, the list is `called` by what it shows.
    """

    view: SidebarItem
    search: str
    numbers: NumberList
    keep: int | None = None
    sort: Sort = "date"
    typed: bool = False
    called: str = ""

    @property
    def query(self) -> str:
        """The query that finds what is listed."""
        return joined(self.view.query, self.search)


class Origin(NamedTuple):
    """What was open before a place, a row or a bar was opened, and what shows that again."""

    view: SidebarItem
    search: str
    keep: int | None
    show: Callable[[], object]


EMPTY = Listing(ALL, "", NumberList())


def joined(view: str, search: str) -> str:
    """Give the query that finds what both find."""
    return f"({view}) ({search})" if view and search else view or search


def order(sort: Sort, search: str) -> Sort:
    """Give the order that a list can have: without a search nothing is more relevant."""
    return "date" if sort == "relevance" and not search else sort
