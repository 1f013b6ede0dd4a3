"""The palette: every action of the registry by name, with its keys, and every theme."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import on
from textual.command import Command as Found
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Input

from tui.app.bindings import bind, unbind, with_reasons
from tui.app.keymap import CARDS, display
from tui.app.messages import ActionChosen, ThemeChosen
from tui.app.render import themed
from tui.app.render.bars import CardKeys, tell_below
from tui.app.render.chrome import Hint
from tui.app.screens.action_screen import forget_lines
from tui.app.theme_manager import AUTO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textual.app import App
    from textual.screen import Screen
    from textual.style import Style

    from tui.app.context import Context
    from tui.app.keymap import Keymap, Where


PLACES: dict[Where, str] = {
    "map": "Map: ",
    "timeline": "Timeline: ",
    "tally": "Tally: ",
    "selection": "Selection: ",
}
"""What an action is about where its words would not say so by themselves."""

_WORD = re.compile(r"\w+")

WIDTH = 60
"""Cells of a line at most; its keys end here."""

BESIDE = 4
"""Cells beside a line that a narrow screen needs for the list itself."""


class Palette(CommandPalette):
    """Textual's palette in the theme's colours.

    What is chosen is a message: an action to the screen below, a theme to the app. `own` is the
    folder of the reader's own themes.
    """

    CSS_PATH = "palette.tcss"
    hints = (Hint("Enter", "do it"), Hint("Esc", "close"))

    def __init__(self, context: Context, own: Path) -> None:
        commands: Any = partial(Commands, context.keymap, own)
        super().__init__([lambda: commands])
        self.context = context
        unbind(self, ["ctrl+c"])  # which Textual has for a selection, of which there is none
        bind(self, with_reasons(context.keymap, self._bindings, "ctrl+c"))

    def on_mount(self) -> None:
        """Name the keys below, in each theme that is looked at."""
        self.mount(CardKeys(self.hints))
        self.apply_theme()
        self.app.theme_changed_signal.subscribe(self, self.apply_theme)

    def on_unmount(self) -> None:
        """End the subscription, which would hold the palette in memory."""
        self.app.theme_changed_signal.unsubscribe(self)
        forget_lines()

    def action_explain(self, key: str) -> None:
        """Say that a key does nothing here, and what leads back."""
        tell_below(self, f"{display(key)} does nothing here: Escape leads back.")

    @on(Input.Changed)
    def _typed_on(self) -> None:
        """Name the keys again: whoever types has read why one did nothing."""
        tell_below(self, "")

    def _action_command_list(self, action: str) -> None:
        """Move in the list, where it has lines by now: Textual's own raises KeyError else."""
        tell_below(self, "")
        with suppress(KeyError):
            super()._action_command_list(action)

    def _refresh_command_list(
        self,
        command_list: CommandList,
        commands: list[Found],
        clear_current: bool,  # noqa: FBT001 as Textual has it
    ) -> None:
        """Show what was found while there is a list: a search may end after its palette."""
        if self.query(CommandList):
            super()._refresh_command_list(command_list, commands, clear_current)

    def apply_theme(self, _: object = None) -> None:
        """Give the active theme to what is drawn in it."""
        themed.apply(self.context.theme(), self)


class Command(NamedTuple):
    """One line of the palette: what it does, and its keys or what there is to know."""

    label: str
    keys: str
    call: Callable[[], object]
    identifier: str = ""

    def begins(self, query: str) -> bool:
        """Tell whether each word of a query begins one of the label or of the action's id."""
        words = _WORD.findall(f"{self.label} {self.identifier}".casefold())
        typed = _WORD.findall(query.casefold())
        return bool(typed) and all(any(word.startswith(one) for word in words) for one in typed)

    def line(self, label: Content, width: int) -> Content:
        """Draw the line with its label as it is given, cut where it must be, and its keys."""
        label = label.truncate(max(1, width - len(self.keys) - 2), ellipsis=True)
        gap = " " * max(2, width - label.cell_length - len(self.keys))
        return Content.assemble(label, gap, (self.keys, "$keys"))


@dataclass(frozen=True)
class ThemeCommand:
    """Chooses the theme of a name; while the palette's cursor is on it, it is looked at."""

    app: App[Any]
    name: str

    def __call__(self) -> None:
        """Choose it."""
        self.app.post_message(ThemeChosen(self.name))


class Commands(Provider):
    """Finds actions and themes for the palette."""

    themes: tuple[tuple[str, str], ...] = ()

    def __init__(
        self, keymap: Keymap, own: Path, screen: Screen[Any], match_style: Style | None = None
    ) -> None:
        super().__init__(screen, match_style)
        self._keymap = keymap
        self._own = own

    async def startup(self) -> None:
        """Read which themes there are, once for as long as the palette is open."""
        from tui.app.themes import load_themes

        catalogue = await asyncio.to_thread(load_themes, self._own)
        self.themes = tuple((theme.title, theme.name) for theme in catalogue.themes)

    async def search(self, query: str) -> Hits:
        """Find the commands with the words that are typed, or else with their letters, best first.

        Any long label has most letters somewhere, and says nothing of what was meant.
        """
        matcher = self.matcher(query)
        commands = tuple(self._commands())
        for command in tuple(filter(lambda each: each.begins(query), commands)) or commands:
            score = matcher.match(command.label)
            if score > 0 or command.begins(query):
                label = matcher.highlight(command.label)
                yield Hit(score, command.line(label, self._width), command.call, text=command.label)

    async def discover(self) -> Hits:
        """List every action, in the registry's order."""
        for command in self._commands():
            line = command.line(Content(command.label), self._width)
            yield DiscoveryHit(line, command.call, text=command.label)

    @property
    def _width(self) -> int:
        return min(WIDTH, self.app.size.width - BESIDE)

    def _commands(self) -> Iterator[Command]:
        """List what can be done from the screen below; what a card does is done on the card."""
        for action in self._keymap.actions:
            if action.id != "palette" and action.where not in CARDS:
                call = partial(self.screen.post_message, ActionChosen(action.id))
                label = f"{PLACES.get(action.where, '')}{action.description}"
                yield Command(label, "  ".join(action.keys), call, action.id)
        automatic = ThemeCommand(self.app, AUTO)
        yield Command("Theme: as light or dark as the terminal", AUTO, automatic)
        for title, name in self.themes:
            yield Command(f"Theme: {title}", name, ThemeCommand(self.app, name))
