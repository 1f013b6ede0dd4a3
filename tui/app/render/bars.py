"""The lines around the panes: a title above each, and the status at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.app.render import chrome
from tui.app.render.chrome import Hint
from tui.app.render.formatting import UNICODE, Symbols
from tui.app.render.text_layout import Line, Run, cells, paragraph, to_strip
from tui.app.render.themed import Themed

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen


LEAST = 3
"""Lines that a long message may take on the lowest screen; on others a third of them."""


LAYER = "whole"
"""Where a long message is drawn, so that it takes no room from what is below."""


class Bar(Themed):
    """A line that is drawn like the panes: pieces at both ends, never markup."""

    left: reactive[Line] = reactive(())
    right: reactive[Line] = reactive(())
    active: reactive[bool] = reactive(default=False)

    def __init__(self, marks: Symbols = UNICODE, *, id: str) -> None:  # noqa: A002 Textual's name for it
        super().__init__(id=id)
        self.styles.height = 1
        self.ellipsis = marks.ellipsis

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        if self.theme is None or y:
            return Strip.blank(self.size.width)
        room, ellipsis = self.size.width, self.ellipsis
        line = chrome.title(self.left, self.right, room, active=self.active, ellipsis=ellipsis)
        return to_strip(line, self.theme, room)


class BottomLine(Themed):
    """The last line of a screen: what was done, or the keys that matter there."""

    announced: reactive[str] = reactive("")
    """What has the focus, in words, in place of the keys; for who hears the screen."""


class Status(BottomLine):
    """The bottom line: what was done, or the keys that matter here; at its right the work.

    A message that is longer is shown whole, over the lines above: nothing else moves. What is said
    while something is asked stands above that, and the keys of it stay; so it does over a card,
    until the next key there, and is found again below it.
    """

    hints: reactive[tuple[Hint, ...]] = reactive(())
    message: reactive[Line] = reactive(())
    work: reactive[str] = reactive("")
    news: reactive[str] = reactive("")
    doing: reactive[str] = reactive("")
    """What the reader asked for and is still being done, beside the `work` of the refresher."""
    lift: reactive[int] = reactive(0)
    """Lines from the bottom that a message leaves in sight, as those of the prompt or a card."""

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    class Dismissed(Message):
        """The message was clicked away."""

    def __init__(self, marks: Symbols = UNICODE) -> None:
        super().__init__(id="status")
        self.styles.height = 1
        self.marks = marks
        self._full_message: FullMessage | None = None

    @property
    def right(self) -> Line:
        """What came, and what is under way."""
        line: Line = ()
        if self.news:
            line += (Run(self.news, "accent"),)
        for activity in filter(None, (self.doing, self.work)):
            line += (Run("   " if line else ""), Run(activity, "muted"))
        return line

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if self.theme is None or y:
            return Strip.blank(width)
        if self.message and not self.lift:
            line = chrome.message_line(self.message, self.right, width, self.marks.ellipsis)
        elif self.announced:
            line = chrome.message_line(
                (Run(self.announced),), self.right, width, self.marks.ellipsis
            )
        else:
            left = chrome.keys(self.hints, self._room_for_hints)
            line = chrome.status(left, self.right, width, self.marks.ellipsis)
        return to_strip(line, self.theme, width)

    @property
    def top(self) -> int:
        """The line of the screen where what it says begins, a long message above it too."""
        above = self._full_message_on(self.screen)
        return (above if above and above.display else self).region.y

    def _full_message_on(self, screen: Screen[Any]) -> FullMessage | None:
        """Find the message where it stands on this screen; it goes with a card that is closed."""
        shown = self._full_message
        return shown if shown and shown.is_attached and shown.screen is screen else None

    @property
    def _above(self) -> bool:
        """Whether the message stands above, for want of room or lest it covers keys."""
        long = cells(self.message) > self.size.width - 2
        return bool(self.message) and (long or self.lift > 0)

    @property
    def _room_for_hints(self) -> int:
        return self.size.width - 4 - cells(self.right)

    def watch_message(self) -> None:
        """Show a message above once the line is drawn, and take one away at once."""
        if self._full_message and not self._above:
            self._full_message.display = False
        self._look()

    def watch_lift(self) -> None:
        """Show a message above what is asked, or at the bottom."""
        self._look()

    def on_resize(self) -> None:
        """Show more of a message in another width, or less."""
        self._look()

    def _look(self) -> None:
        if self.is_attached and (self.message or self._full_message):
            self.call_after_refresh(self._show_whole)

    async def _show_whole(self) -> None:
        if not self._above:
            if self._full_message:
                self._full_message.display = False
            return
        if not self.is_attached or not self.screen.is_running:
            return  # the reader is being closed
        top = self.app.screen
        if not (full_message := self._full_message_on(top)):
            if self._full_message:
                self._full_message.display = False
            full_message = self._full_message = FullMessage(self)
            top.styles.layers = f"default {LAYER}"
            await top.mount(full_message)
        if self._above and full_message.is_attached:  # either may have gone meanwhile
            full_message.tell()

    def on_click(self, event: events.Click) -> None:
        """Do at a click on a hint what its key does."""
        if self.message:
            self.post_message(self.Dismissed())
            return
        at = 1
        for hint in chrome.fitting(self.hints, self._room_for_hints):
            if at <= event.x < at + hint.width - 1:
                self.post_message(self.Pressed(hint.action))
            at += hint.width


class FullMessage(Themed):
    """A message that the bottom line has no room for, over it and the lines above."""

    def __init__(self, status: Status) -> None:
        super().__init__(id="whole")
        self.status = status
        self.lines: list[Line] = []
        self.styles.layer = LAYER
        self.styles.dock = "bottom"
        self.styles.width = "100%"

    def tell(self) -> None:
        """Show what the bottom line says now, in as many lines as it takes."""
        message, ellipsis = self.status.message, self.status.marks.ellipsis
        text = "".join(piece.text for piece in message)
        most = max(LEAST, self.screen.size.height // 3)
        role = message[0].role
        self.lines = paragraph(text, self.status.size.width - 2, role, most, ellipsis)
        self.styles.height = len(self.lines)
        self.styles.offset = (0, -self.status.lift)
        self.display = True
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line; the last one has at its right what the bottom line has there."""
        status, width = self.status, self.size.width
        if status.theme is None or y >= len(self.lines):
            return Strip.blank(width)
        right = status.right if y == len(self.lines) - 1 and not status.lift else ()
        line = chrome.message_line(self.lines[y], right, width, status.marks.ellipsis)
        return to_strip(line, status.theme, width, "selection-quiet")

    def on_click(self) -> None:
        """Put the message away at a click."""
        self.status.post_message(Status.Dismissed())


class CardKeys(BottomLine):
    """The keys of a card, below it: what the main screen says there is dimmed."""

    DEFAULT_CSS = "CardKeys { dock: bottom; height: 1; width: 100%; }"

    hints: reactive[tuple[Hint, ...]] = reactive(())
    message: reactive[str] = reactive("")
    """Why a key did nothing, until the next one."""

    def __init__(self, hints: tuple[Hint, ...], marks: Symbols = UNICODE) -> None:
        super().__init__()
        self.set_reactive(CardKeys.hints, hints)
        self._ellipsis = marks.ellipsis

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if self.theme is None or y:
            return Strip.blank(width)
        line = chrome.status(chrome.keys(self.hints, width - 4), (), width)
        if self.message:
            line = chrome.message_line((Run(self.message, "muted"),), (), width, self._ellipsis)
        elif self.announced:
            line = chrome.message_line((Run(self.announced),), (), width, self._ellipsis)
        return to_strip(line, self.theme, width)


def tell_below(screen: Screen[Any], message: str) -> None:
    """Say something in place of a card's keys; what the main screen said over it is put away."""
    for line in screen.query(CardKeys):
        line.message = message
    for said in screen.query(FullMessage):
        said.display = False
