"""Keys typed faster than the prompt opens: they are for it, never for the panes behind it.

Who types `t river` in one go must not star, read or export anything with the letters of a tag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

if TYPE_CHECKING:
    from textual.app import App

    from tui.app.asking.prompt import Prompt

ASKING = frozenset(
    {"search", "tag", "untag", "quick-tag", "save-search", "add-feed", "links", "export"}
    | {"rename", "colour-tag", "move-feed", "remove"}
)
"""The actions that open the prompt."""


class Ahead:
    """Holds keys from the moment that an action is about to ask until the prompt takes them."""

    def __init__(self) -> None:
        self._held: list[Key] | None = None

    def begin(self) -> None:
        """From now on keys are held."""
        self._held = []

    def takes(self, event: Key, prompt: Prompt) -> bool:
        """Take a key that no widget wanted, where it is meant for the prompt."""
        if self._held is not None:
            self._held.append(event)
            return True
        if prompt.asking and not prompt.line.had(event):  # it was under way as the focus moved
            _press(event, prompt.app)
            return True
        return False

    def release(self, app: App[None]) -> None:
        """Press what was held, in its order: it goes to what has the focus now."""
        held, self._held = self._held, None
        for event in held or ():
            _press(event, app)


def _press(event: Key, app: App[None]) -> None:
    """Press the same key again, as if the terminal sent it now."""
    app.post_message(Key(event.key, event.character).set_sender(app))
