"""What the panes have in common: a window of drawn lines over any number of items.

A pane never holds its rows: it knows how many there are and draws those in view, so that
100,000 headlines cost what 30 cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.binding import BindingsMap
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.bindings import bind
from tui.app.render import chrome
from tui.app.render.formatting import UNICODE, Symbols
from tui.app.render.text_layout import Line, to_strip
from tui.app.render.themed import Themed

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    from tui.app.themes import Theme


class Pane(ScrollView, Themed, can_focus=True):
    """A pane that draws its lines itself, in a theme that it is given."""

    marks: Symbols = UNICODE

    def __init__(self, *, id: str) -> None:  # noqa: A002 Textual's name for it
        super().__init__(id=id)
        bind(self, BindingsMap())  # scrolling by Textual's own keys would go past config.toml
        self.styles.height = self.styles.width = "1fr"
        self.styles.overflow_x = "hidden"
        # Always there and of no width: a bar that comes and goes costs a layout of everything.
        self.styles.overflow_y = "scroll"
        self.styles.scrollbar_size_vertical = 0

    def watch_theme(self, theme: Theme | None) -> None:
        """Colour what Textual draws of a pane: its ground."""
        if theme:
            self.styles.background = theme.css("ground")

    def bind_keys(self, keys: BindingsMap) -> None:
        """Take the keys of this pane's own actions; moving is the screen's."""
        bind(self, keys)

    @property
    def room(self) -> int:
        """Cells in a line, without the one at its end that shows how far down one is."""
        return max(1, self.size.width - 1)

    def render_line(self, y: int) -> Strip:
        """Draw the line at this height of the window."""
        if self.theme is None:
            return Strip.blank(self.size.width)
        line = self.line_at(y + self.scroll_offset.y, self.theme)
        return Strip([*line, self._bar(y, self.theme)], self.room + 1)

    def _bar(self, y: int, theme: Theme) -> Segment:
        """Draw the cell at the end of a line: of a thumb as long as what is in view."""
        height, total = self.size.height, self.virtual_size.height
        visible = chrome.on_thumb(y, height, self.scroll_offset.y, total)
        return Segment(self.marks.thumb if visible else " ", theme.base + theme.styles["line"])

    def line_at(self, line: int, theme: Theme) -> Strip:
        """Draw a line of the whole; panes say how."""
        return self.blank(theme, line)

    def blank(self, theme: Theme, line: int = 0) -> Strip:  # noqa: ARG002 panes may differ by line
        """Draw an empty line in the theme's ground."""
        return Strip([Segment(" " * self.room, theme.base)], self.room)


class ListPane(Pane):
    """A pane of items with a cursor. Subclasses say how many there are and draw each."""

    cursor: reactive[int] = reactive(0, repaint=False)
    resting = True
    """Whether the cursor shows while another pane has the focus."""

    class Pointed(Message):
        """Something happened to an item of the pane."""

        def __init__(self, pane: ListPane, index: int) -> None:
            super().__init__()
            self.pane = pane
            self.index = index

        @property
        def control(self) -> ListPane:
            """The pane, for handlers that ask for one."""
            return self.pane

    class Moved(Pointed):
        """The cursor came to an item."""

        def can_replace(self, message: Message) -> bool:
            """Replace an older one: only where the cursor is now matters."""
            return isinstance(message, ListPane.Moved) and message.pane is self.pane

    class Chosen(Pointed):
        """An item is to be opened."""

    @property
    def count(self) -> int:
        """How many items there are."""
        return 0

    def draw(self, index: int) -> list[Line]:  # noqa: ARG002 a plain pane has no items
        """Draw the lines of an item, their first cell left blank for the cursor."""
        return []

    def selectable(self, index: int) -> bool:  # noqa: ARG002 a heading may refuse
        """Whether the cursor may stand on an item."""
        return True

    def top(self, index: int) -> int:
        """Find the first line of an item; that of `count` is the height of all."""
        return index

    def bottom(self, index: int) -> int:
        """Find the line after the last one of an item."""
        return self.top(index + 1)

    def item_at(self, line: int) -> int:
        """Find the item that a line belongs to."""
        return line

    def item_under(self, line: int, column: int) -> int:  # noqa: ARG002 some stand side by side
        """Find the item that a cell of a line belongs to."""
        return self.item_at(line)

    def empty(self) -> list[Line]:
        """Say what an empty pane says."""
        return []

    def line_at(self, line: int, theme: Theme) -> Strip:
        """Draw a line of an item, with the cursor's bar and ground where it stands."""
        if self.count == 0:
            lines = self.empty()
            return to_strip(lines[line] if line < len(lines) else (), theme, self.room)
        index = self.item_at(line)
        if index >= self.count or line >= self.top(self.count):
            return self.blank(theme, line)
        drawn, over = self.styled_line(index, line - self.top(index))
        return to_strip(drawn, theme, self.room, over)

    def styled_line(self, index: int, part: int) -> tuple[Line, str]:
        """Draw a line of an item; gives also the role laid over it under the cursor."""
        lines = self.draw(index)
        drawn = lines[part] if part < len(lines) else ()
        visible = self.has_focus or self.resting
        if index != self.cursor or not visible or not self.selectable(index):
            return drawn, ""
        return chrome.under_cursor(drawn, self.marks, focused=self.has_focus)

    def measure(self) -> None:
        """Take in that the items or the width changed."""
        self.virtual_size = Size(self.room, self.top(self.count))
        self.refresh()

    def go(self, index: int, *, tell: bool = True) -> None:
        """Put the cursor on the selectable item nearest to an index and show it."""
        if self.count == 0:
            return
        target = max(0, min(index, self.count - 1))
        index = self._nearest(target, forward=target >= self.cursor)
        previous, self.cursor = self.cursor, index
        for item in {previous, index}:
            if item < self.count:
                self.refresh_lines(self.top(item), self.bottom(item) - self.top(item))
        self.show_item(index)
        if tell:
            self.post_message(self.Moved(self, index))

    def moves(self) -> dict[str, Callable[[], None]]:
        """List what keys do that move in a list, by the names of their actions."""
        return {
            "down": lambda: self.move(1),
            "up": lambda: self.move(-1),
            "page-down": lambda: self.page(1),
            "page-up": lambda: self.page(-1),
            "top": lambda: self.go(0),
            "bottom": lambda: self.go(self.count - 1),
        }

    def move(self, steps: int) -> None:
        """Move the cursor by so many items."""
        self.go(self.cursor + steps)

    def page(self, direction: int) -> None:
        """Move the cursor by a window, up (-1) or down (1)."""
        line = self.top(min(self.cursor, self.count)) + direction * max(1, self.size.height - 2)
        last = max(0, self.top(self.count) - 1)
        self.go(self.item_at(max(0, min(line, last))))

    def show_item(self, index: int) -> None:
        """Scroll as little as shows an item whole."""
        first, last = self.top(index), self.bottom(index)
        height = self.size.height
        y = self.scroll_offset.y
        if not height:
            return  # not laid out yet: the first size shows it
        if first < y:
            self.scroll_to(y=first if index else 0, animate=False)
        elif last > y + height:
            self.scroll_to(y=last - height, animate=False)

    def _nearest(self, index: int, *, forward: bool) -> int:
        ahead = range(index, self.count)
        behind = range(min(index, self.count - 1), -1, -1)
        for order in (ahead, behind) if forward else (behind, ahead):
            for candidate in order:
                if self.selectable(candidate):
                    return candidate
        return index

    def on_resize(self) -> None:
        """Measure anew: lines change with the width."""
        self.measure()
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        """Show what the cursor is on; by now other items may be here, and fewer."""
        if self.count:
            self.show_item(min(self.cursor, self.count - 1))

    def on_focus(self) -> None:
        """Draw the cursor's bar, which shows where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the cursor's bar, which shows where the keys go."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Select and open what was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y + self.scroll_offset.y
        index = self.item_under(line, offset.x)
        if index < self.count and line < self.top(self.count) and self.selectable(index):
            self.go(index)
            self.post_message(self.Chosen(self, index))
