"""The palette: every action of the registry by name, with its keys, and every theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider

if TYPE_CHECKING:
    from tui.app.app import Dateline


class Command(NamedTuple):
    """One line of the palette."""

    words: str
    help: str
    call: Callable[[], None]


class Actions(Provider):
    """Finds actions and themes for the palette."""

    async def search(self, query: str) -> Hits:
        """Those whose words match, best first."""
        matcher = self.matcher(query)
        for command in self._commands():
            if (score := matcher.match(command.words)) > 0:
                yield Hit(score, matcher.highlight(command.words), command.call, help=command.help)

    async def discover(self) -> Hits:
        """All actions, in the registry's order."""
        for command in self._commands():
            yield DiscoveryHit(command.words, command.call, help=command.help)

    def _commands(self) -> Iterator[Command]:
        app: Dateline = self.app  # type: ignore[assignment]
        desk = app.desk
        for action in desk.keymap.actions:
            if action.id != "palette":
                keys = ", ".join(action.keys)
                call = partial(desk.action_do, action.id)
                yield Command(action.description, f"{action.group} · {keys}", call)
        from tui.app.themes import load_themes

        for theme in load_themes(app.setting.folders.themes).themes:
            yield Command(f"Theme: {theme.title}", theme.about, partial(app.wear, theme))


