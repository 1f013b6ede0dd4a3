"""What the reader is started with, handed down as one value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.render.formatting import UNICODE, Symbols

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tui.app.keymap import Keymap
    from tui.app.main.opening import Opening
    from tui.app.session_state import SessionState
    from tui.library import Library
    from tui.settings import Folders, Settings


class Context(NamedTuple):
    """Everything the screens need to know from outside.

    `online` is whether to fetch at all, `opening` what was read of the library already.
    """

    library: Library
    folders: Folders
    settings: Settings
    keymap: Keymap
    left: SessionState
    now: Callable[[], datetime]
    marks: Symbols = UNICODE
    problems: tuple[str, ...] = ()
    online: bool = True
    opening: Opening | None = None

    @property
    def wrong(self) -> str:
        """What is wrong with the settings: the first mistake, and where the others are told."""
        if len(self.problems) < 2:
            return "".join(self.problems)
        first, count = self.problems[0], len(self.problems)
        return f"{count} mistakes in the settings, all told by `dateline doctor`: {first}"
