"""What the reader opens with: the feeds, a list of headlines, and where the cursor stood in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.main.listing import FIRST, Listing, order
from tui.app.panes import sidebar
from tui.model import SORTS

if TYPE_CHECKING:
    from tui.app.panes.sidebar import SidebarItem
    from tui.app.session_state import SessionState
    from tui.library import Library
    from tui.library.number_list import NumberList
    from tui.model import Sort


MOST_SEARCHES = 20
"""Saved searches whose articles are counted before the first screen, in some milliseconds."""


class Opening(NamedTuple):
    """What is shown first. `article` is the number that the cursor stood on, 0 is none.

    `numbers` may be the first of `total`, see `read`.
    """

    views: tuple[SidebarItem, ...]
    view: SidebarItem
    numbers: NumberList
    total: int
    article: int = 0
    sort: Sort = "date"

    @property
    def listing(self) -> Listing:
        """The list of headlines, with the cursor where it stood."""
        return Listing(self.view, "", self.numbers, self.article, order(self.sort, ""))

    @property
    def cursor(self) -> int:
        """Where the article is in the list; at its top where it is not."""
        try:
            return self.numbers.index(self.article)
        except ValueError:
            return 0


def read(library: Library, session: SessionState) -> Opening:
    """Read it as the screen was left, in a few milliseconds at any size of the library.

    Of all articles only the first ones, where the cursor is among them: that is a screenful. What
    many saved searches find is counted after it.
    """
    views = sidebar.shelf(library, MOST_SEARCHES)
    opened = {view.key: view for view in views}
    view = opened.get(session.opened, sidebar.ALL)
    sort: Sort = next((name for name in SORTS if name == session.sort), "date")
    find = library.articles.listed
    numbers = find(view.query, None if view.query else FIRST, sort=sort)
    total = len(numbers)
    if total == FIRST and not view.query:
        total = opened[sidebar.ALL.key].count
    opening = Opening(views, view, numbers, total, session.article, sort)
    return opening if not session.article or session.article in numbers else rest(library, opening)


def rest(library: Library, opening: Opening) -> Opening:
    """Read what `read` left out, which need not be there for the first screen."""
    if len(opening.numbers) == opening.total:
        return opening
    numbers = library.articles.listed(opening.view.query, sort=opening.sort)
    return opening._replace(numbers=numbers, total=len(numbers))
