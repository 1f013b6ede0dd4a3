"""The line that an answer is typed in, in the order of the keys, however fast they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events
from textual.widgets import Input

from tui import clean

if TYPE_CHECKING:
    from tui.app.prompt.key_buffer import KeyBuffer


class LineInput(Input):
    """A line to type in that takes all of what is pasted: its lines become one.

    In the terminal's own colours cursor and selection are reversed: there may be no colours at all.
    """

    DEFAULT_CSS = """
    LineInput:ansi > .input--cursor, LineInput:ansi > .input--selection {
        background: ansi_default;
        color: ansi_default;
        text-style: reverse;
    }
    """

    def __init__(self, *arguments: Any, classes: str = "", **options: Any) -> None:
        """Begin with the class that Textual gives it anyway, and then makes all its styles anew."""
        super().__init__(*arguments, classes=f"-valid {classes}", **options)

    def _on_paste(self, event: events.Paste) -> None:
        """Insert what was pasted with blanks for its line breaks; Textual's own ends at the first.

        Newspapers' texts are copied from pages and PDF files, which break them anywhere and hide
        in them what turns or parts words.
        """
        event.stop()
        event.prevent_default()
        lines = (line for line in clean.text(event.text).splitlines() if line.strip())
        super()._on_paste(events.Paste(" ".join(lines)))


class PromptInput(LineInput):
    """The line to type in. What follows an answer waits until the answer was taken."""

    asked = False
    one_key = False
    ahead: KeyBuffer
    hold: object | None = None
    mistake: int | None = None
    """The character that is complained about, where the cursor was put."""

    async def _on_key(self, event: events.Key) -> None:
        if not self.asked:
            event.prevent_default()
        elif self.one_key and event.is_printable:
            self.wait()

    def _on_paste(self, event: events.Paste) -> None:
        """Insert what was pasted, where an answer is waited for."""
        if self.asked:
            super()._on_paste(event)
        else:
            event.stop()
            event.prevent_default()

    def action_delete_left_all(self) -> None:
        """Clear the line up to the cursor, or all of it where the cursor was put on a mistake.

        Who uses readline expects the first; whose cursor was at the end, and moved by itself, the
        second.
        """
        if self.mistake == self.cursor_position:
            self.cursor_position = len(self.value)
        super().action_delete_left_all()

    def wait(self) -> None:
        """Hold the keys that are typed next: they are for what comes after the answer."""
        self.hold = self.hold or self.ahead.begin()

    def go_on(self) -> None:
        """It was no answer: the next key is typed here."""
        if self.asked:
            self.let_go()

    def let_go(self) -> None:
        """What was typed next goes to what has the focus."""
        hold, self.hold = self.hold, None
        if hold:
            self.ahead.end(hold)
