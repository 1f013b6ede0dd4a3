"""The lines around the panes: a title above each, and the status at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.app.drawing import chrome
from tui.app.drawing.chrome import Hint
from tui.app.drawing.ink import Line, Piece, cells, paint

if TYPE_CHECKING:
    from textual import events

    from tui.app.themes import Theme


class Bar(Widget):
    """A line that is drawn like the panes: pieces at both ends, never markup."""

    theme: reactive[Theme | None] = reactive(None)
    left: reactive[Line] = reactive(())
    right: reactive[Line] = reactive(())
    active: reactive[bool] = reactive(default=False)

    def __init__(self, *, id: str) -> None:  # noqa: A002 Textual's name for it
        super().__init__(id=id)
        self.styles.height = 1

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        if self.theme is None or y:
            return Strip.blank(self.size.width)
        room = self.size.width
        line = chrome.title(self.left, self.right, room, active=self.active)
        return paint(line, self.theme, room)


class Status(Widget):
    """The bottom line: what was done, or the keys that matter here; at its right the work."""

    theme: reactive[Theme | None] = reactive(None)
    hints: reactive[tuple[Hint, ...]] = reactive(())
    message: reactive[Line] = reactive(())
    work: reactive[str] = reactive("")
    news: reactive[str] = reactive("")

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__(id="status")
        self.styles.height = 1

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        if self.theme is None or y:
            return Strip.blank(self.size.width)
        room = self.size.width - 2
        right: Line = ()
        if self.news:
            right += (Piece(self.news, "accent"),)
        if self.work:
            right += (Piece("   " if right else ""), Piece(self.work, "muted"))
        left = self.message or chrome.keys(self.hints, room - cells(right) - 2)
        return paint(chrome.status(left, right, room + 2), self.theme, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """A click on a hint does what its key does."""
        if self.message:
            self.message = ()
            return
        at = 1
        for hint in self.hints:
            width = len(hint.key) + len(hint.word) + 1
            if at <= event.x < at + width:
                self.post_message(self.Pressed(hint.action))
            at += width + 2
