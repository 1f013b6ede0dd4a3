"""The palette: every action of the registry by name, with its keys, and every theme."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.app.render.chrome import Hint
from tui.app.theme_manager import AUTO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.app.app import Dateline
    from tui.app.keymap import Where


PLACES: dict[Where, str] = {"map": "Map: ", "timeline": "Timeline: ", "selection": "Selection: "}
"""What an action is about where its words would not say so by themselves."""

WIDTH = 60
"""Cells of a line; its keys end here."""


class Palette(CommandPalette):
    """Textual's palette, in the theme's inks."""

    CSS_PATH = "palette.tcss"
    hints = (Hint("Enter", "do it"), Hint("Esc", "close"))


class Command(NamedTuple):
    """One line of the palette: what it does, and its keys or what there is to know."""

    words: str
    keys: str
    call: Callable[[], None]

    def line(self, words: Content) -> Content:
        """The line with its words as they are given, and its keys at the end."""
        gap = " " * max(2, WIDTH - words.cell_length - len(self.keys))
        return Content.assemble(words, gap, (self.keys, "$muted"))


@dataclass(frozen=True)
class Wear:
    """Puts on a theme of this name; the palette shows it worn while its cursor is there."""

    app: Dateline
    name: str

    def __call__(self) -> None:
        """Choose it."""
        self.app.choose(self.name)


class Actions(Provider):
    """Finds actions and themes for the palette."""

    themes: tuple[tuple[str, str], ...] = ()

    async def startup(self) -> None:
        """Read which themes there are, once for as long as the palette is open."""
        from tui.app.themes import load_themes

        app: Dateline = self.app  # type: ignore[assignment]
        found = await asyncio.to_thread(load_themes, app.theme_manager.own)
        self.themes = tuple((theme.title, theme.name) for theme in found.themes)

    async def search(self, query: str) -> Hits:
        """Those whose words match, best first."""
        matcher = self.matcher(query)
        for command in self._commands():
            if (score := matcher.match(command.words)) > 0:
                words = matcher.highlight(command.words)
                yield Hit(score, command.line(words), command.call, text=command.words)

    async def discover(self) -> Hits:
        """All actions, in the registry's order."""
        for command in self._commands():
            line = command.line(Content(command.words))
            yield DiscoveryHit(line, command.call, text=command.words)

    def _commands(self) -> Iterator[Command]:
        app: Dateline = self.app  # type: ignore[assignment]
        main = app.main
        for action in main.keymap.actions:
            if action.id != "palette":
                call = partial(main.action_do, action.id)
                words = f"{PLACES.get(action.where, '')}{action.description}"
                yield Command(words, "  ".join(action.keys), call)
        yield Command("Theme: as light or dark as the terminal", AUTO, Wear(app, AUTO))
        for title, name in self.themes:
            yield Command(f"Theme: {title}", name, Wear(app, name))
