"""The line that an answer is typed in, in the order of the keys, however fast they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from textual import events

    from tui.app.prompt.key_buffer import KeyBuffer


class PromptInput(Input):
    """The line to type in. A key that is no letter goes by way of the screen; the next ones wait.

    So what comes after Tab is typed behind what was completed, and what comes after Enter is for
    the panes, however fast it comes.
    """

    asked = False
    one_key = False
    ahead: KeyBuffer
    passing: events.Key | None = None
    """The key that is on its way to the screen."""
    hold: object | None = None

    async def _on_key(self, event: events.Key) -> None:
        if not self.asked or self.hold:
            event.prevent_default()
        elif self.one_key or not event.is_printable:
            self.passing, self.hold = event, self.ahead.begin()

    def go_on(self) -> None:
        """Take the next key once this one has done its work, unless that was the answer."""
        if self.asked:
            self.let_go()

    def let_go(self) -> None:
        """Hand what was typed next to what has the focus."""
        hold, self.hold = self.hold, None
        if hold:
            self.ahead.end(hold)
