"""The feeds pane: everything that can be opened as a list, with its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.panes import sidebar
from tui.app.render.list_pane import ListPane

if TYPE_CHECKING:
    from tui.app.panes.sidebar import SidebarItem
    from tui.app.render.text_layout import Line


class FeedsPane(ListPane):
    """Views, searches, feeds and tags."""

    def __init__(self) -> None:
        super().__init__(id="feeds")
        self.views: tuple[SidebarItem, ...] = ()
        self.opened = sidebar.ALL.key

    @property
    def count(self) -> int:
        """How many lines there are, headings included."""
        return len(self.views)

    @property
    def current(self) -> SidebarItem | None:
        """The view under the cursor."""
        return self.views[self.cursor] if self.cursor < self.count else None

    def show(self, views: tuple[SidebarItem, ...]) -> None:
        """Show these views; the cursor stays on the one it is on, wherever that is now."""
        key = self.current.key if self.current else self.opened
        grown = len(views) != len(self.views)
        self.views = views
        keys = [view.key for view in views]
        self.cursor = keys.index(key) if key in keys else min(self.cursor, max(0, len(keys) - 1))
        self.measure()
        if grown and self.count:
            self.show_item(self.cursor)

    def open(self, view: SidebarItem) -> None:
        """Show which view is opened, and put the cursor there."""
        self.opened = view.key
        for index, item in enumerate(self.views):
            if item.key == view.key and index != self.cursor:
                self.go(index, tell=False)
        self.refresh()

    def selectable(self, index: int) -> bool:
        """Headings cannot be opened."""
        return self.views[index].kind != "heading"

    def draw(self, index: int) -> list[Line]:
        """Draw a view in one line."""
        view = self.views[index]
        return sidebar.draw(view, self.room, opened=view.key == self.opened, marks=self.marks)
