"""The configuration while the reader runs: it is taken when it is saved.

config.toml is looked at now and then, off the event loop. What was saved is taken as a whole or,
where there is a mistake in it, not at all: the last good one stays.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from tui import settings
from tui.app.actions import mapped
from tui.app.configuration import mistakes, theme_mistakes
from tui.app.main.pane_keys import bind_panes
from tui.app.messages import FocusChanged
from tui.errors import LibraryError, QueryError, SettingsError
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.app.main.main_screen import MainScreen
    from tui.app.session_state import SessionState
    from tui.app.theme_manager import ThemeManager
    from tui.model import QueryRule
    from tui.settings import Settings

SETTLING = 0.1
"""Seconds that a file stays as it is before it is read."""

Stamp = tuple[int, int, int]
"""When a file was written last, which one it is, and its size."""


class LiveConfiguration:
    """Takes config.toml when it is saved, and says so; a new rule is offered for what is there."""

    def __init__(
        self, main: MainScreen, manager: ThemeManager, apply_theme: Callable[[], None]
    ) -> None:
        """`apply_theme` applies the theme that the manager chooses then."""
        self._main = main
        self._manager = manager
        self._apply_theme = apply_theme
        self._file = main.startup.folders.config_file
        self._read = self._seen = _stamp(self._file)
        self._looking = asyncio.Lock()

    async def look(self) -> None:
        """Take what was saved; a file is read once it has stayed the same between two looks.

        The second of them follows soon: who saved it waits.
        """
        async with self._looking:
            now = await asyncio.to_thread(_stamp, self._file)
            settled, self._seen = now == self._seen, now
            if now == self._read:
                return
            if settled:
                await self.take()
            else:
                self._main.set_timer(SETTLING, self.look)

    async def take(self, *, quiet: bool = False) -> None:
        """Read the file and take it, or say what is wrong with it; `quiet` says no more."""
        self._read = self._seen = await asyncio.to_thread(_stamp, self._file)
        try:
            chosen = await asyncio.to_thread(self._good_settings)
        except SettingsError as error:
            self._main.say(f"{error} The settings stay as they were.", "error")
            return
        old = self._main.context.settings
        if not quiet:
            self._main.say("The settings were read again.", "muted")
        self._put(chosen)
        old_rules = set(old.rules)
        await self._offer([rule for rule in chosen.rules if rule not in old_rules])

    async def offer_new_since(self, session: SessionState) -> None:
        """Offer the rules that were written while no reader was open."""
        names = session.rules.split("\n")
        if session.rules != "?" and self._main.library.writable:
            rules = self._main.context.settings.rules
            await self._offer([rule for rule in rules if rule.name not in names])

    def _good_settings(self) -> Settings:
        chosen = settings.load(self._file)
        wrong = (
            *mistakes(chosen, self._main.startup.folders),
            *theme_mistakes(chosen, self._manager.own),
        )
        if len(wrong) > 1:
            every = f"{len(wrong)} mistakes in the settings, all told by `dateline doctor`"
            raise SettingsError(f"{every}: {wrong[0]}")
        if wrong:
            raise SettingsError(wrong[0])
        return chosen

    def _put(self, chosen: Settings) -> None:
        main, old = self._main, self._main.context.settings
        main.library.configure(
            cache_megabytes=chosen.cache_megabytes,
            rules=chosen.rules,
            unread_again=chosen.unread_again,
        )
        main.take(main.context._replace(settings=chosen, keymap=mapped(chosen.keys)))
        bind_panes(main)
        if chosen.reading_width != old.reading_width:
            main.article_pane.reading_width = chosen.reading_width
        main.on_resize()  # lays out, and names the keys
        main.monitor.configure(chosen)
        if chosen.screen_reader != old.screen_reader:
            main.post_message(FocusChanged())
        self._manager.settings = chosen
        if _themes(chosen) != _themes(old):
            self._manager.chosen = chosen.theme
            self._apply_theme()

    async def _offer(self, rules: list[QueryRule]) -> None:
        """Say how many articles that are here new rules find, and what applies one to them."""
        found: list[tuple[str, int]] = []
        for rule in rules:
            with suppress(LibraryError, QueryError):
                count = await asyncio.to_thread(self._main.library.rules.count, rule)
                found += [(rule.name, count.new)] if count.new else []
        if found:
            way = self._main.keymap.named("apply-rule")
            self._main.say(f"{_finds(found)} here already: {way} applies {_it(found)} to them.")


def _finds(found: list[tuple[str, int]]) -> str:
    """Say what new rules find, each with the number of its articles."""
    *others, (name, count) = found
    finds = f"finds {plural(count, 'article')} that {'is' if count == 1 else 'are'}"
    if not others:
        return f"The rule {name} is new, and {finds}"
    counts = ", ".join(f"{rule} ({number:,})" for rule, number in others)
    return f"The rules {counts} and {name} ({count:,}) are new, and find articles that are"


def _it(found: list[tuple[str, int]]) -> str:
    return "it" if len(found) == 1 else "one of them"


def _themes(chosen: Settings) -> tuple[str, ...]:
    return (chosen.theme, chosen.theme_light, chosen.theme_dark)


def _stamp(file: Path) -> Stamp | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ino, status.st_size
