"""The feeds pane: everything that can be opened as a list, with its count; feeds can be marked."""

from __future__ import annotations

from itertools import dropwhile, islice, takewhile
from typing import TYPE_CHECKING

from textual.message import Message

from tui.app.panes import sidebar
from tui.app.render.list_pane import ListPane

if TYPE_CHECKING:
    from textual import events

    from tui.app.panes.sidebar import SidebarItem
    from tui.app.render.text_layout import Line


class FeedsPane(ListPane):
    """Views, searches, feeds and tags."""

    class MarksChanged(Message):
        """Feeds were marked, or are marked no more."""

    class Marked(Message):
        """A line was clicked to mark its feeds, or with `through` all from the last mark to it."""

        def __init__(self, index: int, *, through: bool) -> None:
            super().__init__()
            self.index = index
            self.through = through

    def __init__(self) -> None:
        super().__init__(id="feeds")
        self.views: tuple[SidebarItem, ...] = ()
        self.opened = sidebar.ALL.key
        self.marked: set[int] = set()
        """The numbers of the feeds that are marked for what is done to several."""
        self._range_from: int | None = None
        self._renamed: dict[str, str] = {}

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
        self._mark(self.marked & {view.feed for view in views if view.feed is not None})
        keys = [view.key for view in views]
        key = key if key in keys else self._renamed.get(key, key)
        self.cursor = keys.index(key) if key in keys else min(self.cursor, max(0, len(keys) - 1))
        self.measure()
        if grown and self.count:
            self.show_item(self.cursor)

    def follow(self, old: SidebarItem, new: SidebarItem) -> None:
        """Keep the cursor on what is called anew, where that changes what it is known by."""
        self._renamed |= {old.key: new.key, new.key: old.key}  # undone, it has its old name again

    def open(self, view: SidebarItem) -> None:
        """Show which view is opened, and put the cursor there."""
        self.opened = view.key
        for index, item in enumerate(self.views):
            if item.key == view.key and index != self.cursor:
                self.go(index, tell=False)
        self.refresh()

    @property
    def marked_views(self) -> list[SidebarItem]:
        """The marked feeds, in their order."""
        return [view for view in self.views if view.feed in self.marked]

    def mark(self, index: int) -> bool:
        """Mark a feed, or those of a folder, or take the marks off; false: the line has none."""
        feeds = self.feeds_of(self.views[index])
        self._mark(self.marked - feeds if feeds <= self.marked else self.marked | feeds)
        self._range_from = self.views[index].feed if feeds & self.marked else None
        return bool(feeds)

    def mark_through(self, index: int) -> int:
        """Mark all feeds from the last that was marked to a line; how many they are."""
        feeds_by_line = [view.feed for view in self.views]
        first = feeds_by_line.index(self._range_from) if self._range_from in self.marked else index
        lines = range(min(first, index), max(first, index) + 1)
        feeds = {feed for line in lines for feed in self.feeds_of(self.views[line])}
        self._mark(self.marked | feeds)
        self._range_from = self.views[index].feed
        return len(feeds)

    def unmark(self) -> None:
        """Take all marks off."""
        self._range_from = None
        self._mark(set())

    def feeds_of(self, view: SidebarItem) -> set[int]:
        """Return the feed of a line, or those of a folder, which stand below it."""
        items = [view]
        if view.kind == "folder":
            behind = dropwhile(lambda item: item.key != view.key, self.views)
            items = [*takewhile(lambda item: item.depth, islice(behind, 1, None))]
        return {item.feed for item in items if item.feed is not None}

    def _mark(self, feeds: set[int]) -> None:
        if feeds != self.marked:
            self.marked = feeds
            self.refresh()
            self.post_message(self.MarksChanged())

    def on_click(self, event: events.Click) -> None:
        """Mark a feed at a click with Ctrl; with Shift all up to it."""
        offset = event.get_content_offset(self)
        index = self.count if offset is None else offset.y + self.scroll_offset.y
        if index < self.count and (event.shift or event.ctrl):
            event.prevent_default()
            event.stop()
            self.post_message(self.Marked(index, through=event.shift))

    def selectable(self, index: int) -> bool:
        """Headings cannot be opened."""
        return self.views[index].kind != "heading"

    def draw(self, index: int) -> list[Line]:
        """Draw a view in one line."""
        view = self.views[index]
        return sidebar.draw(
            view,
            self.room,
            opened=view.key == self.opened,
            marked=view.feed in self.marked,
            marks=self.marks,
        )
