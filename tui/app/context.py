"""What every screen takes from outside: the library, settings, keys, theme, signs and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.render.formatting import UNICODE, Symbols

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tui.app.keymap import Keymap
    from tui.app.themes import Theme
    from tui.library import Library
    from tui.settings import Settings


class Context(NamedTuple):
    """What stays the same for as long as the reader runs.

    `theme` gives the one on the screen now, which changes under an open screen; `now` the time,
    in UTC, which tests hold still.
    """

    library: Library
    settings: Settings
    keymap: Keymap
    theme: Callable[[], Theme]
    now: Callable[[], datetime]
    marks: Symbols = UNICODE


class OpenView(NamedTuple):
    """What the main screen lists: a view by name, the search in it, the query that finds both.

    A search that nobody typed is `called` by what it finds.
    """

    name: str
    search: str
    query: str
    called: str = ""

    @property
    def searched(self) -> str:
        """What was searched for, in the words that the list has for it."""
        return self.called or self.search

    @property
    def title(self) -> str:
        """The view and the search in it, in a line."""
        return f"{self.name}: {self.searched}" if self.search else self.name
