"""The program on the screen: starts with the library, carries the theme, ends cleanly."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.theme import BUILTIN_THEMES
from textual.theme import Theme as TextualTheme

from tui.app import state
from tui.app.desk import Desk
from tui.app.palette import Actions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.command import Provider
    from textual.screen import Screen

    from tui.app.setting import Setting
    from tui.app.themes import Theme


class Dateline(App[None]):
    """Dateline in the terminal."""

    TITLE = "Dateline"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Actions}
    COMMAND_PALETTE_BINDING = "f24"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, setting: Setting, theme: Theme, *, offer_start: bool = True) -> None:
        super().__init__(ansi_color=theme.native)
        self.setting = setting
        self.offer_start = offer_start
        self.desk = Desk(setting, theme)
        self.wear(theme)

    def on_mount(self) -> None:
        """Open the desk, and offer something to read where the library is empty.

        The desk is no default screen: that one is laid out several times while a terminal starts.
        """
        self.push_screen(self.desk)
        library = self.setting.library
        if self.offer_start and library.writable and not library.feeds.all():
            from tui.app.welcome import Welcome

            self.push_screen(Welcome(self.inks, self.setting.marks), self._begin)

    def wear(self, theme: Theme) -> None:
        """Put a theme on: on Textual's own widgets and on what the panes draw."""
        self.inks = theme
        self.register_theme(_textual(theme))
        self.theme = theme.name
        if self.desk.is_running:
            self.desk.wear(theme)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None of Textual's own: the registry has every action."""
        del screen
        return ()

    async def on_unmount(self) -> None:
        """Keep how the screen was left and end the background work."""
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        self.desk.news.stop()
        state.save(self.setting.folders.data, self.desk.left_as())

    def _begin(self, choice: object) -> None:
        from tui.app.welcome import Choice, begin

        if isinstance(choice, Choice):
            self.desk.run_worker(begin(self.desk, choice), group="actions")


def _textual(theme: Theme) -> TextualTheme:
    """The theme in Textual's own terms, for the widgets that it draws itself."""
    ink = {name: theme.css(name) for name in theme.colours}
    return TextualTheme(
        name=theme.name,
        primary=ink["accent"],
        secondary=ink["accent"],
        accent=ink["accent"],
        foreground=ink["text"],
        background=ink["ground"],
        surface=ink["raised"],
        panel=ink["raised"],
        warning=ink["warning"],
        error=ink["error"],
        success=ink["good"],
        dark=theme.dark,
        ansi=theme.native,
        variables={
            **(BUILTIN_THEMES["ansi-dark"].variables if theme.native else {}),
            "rule": ink["line"],
            "muted": ink["muted"],
            "strong": ink["strong"],
            "selected": ink["selected"],
        },
    )
