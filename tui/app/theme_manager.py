"""Chooses the theme: the one asked for, or of a pair the one for the terminal's light or dark.

The active theme's file is looked at now and then, so that a theme is designed by saving it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app import themes
from tui.app.session_state import SessionState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tui.app.themes import Theme
    from tui.settings import Settings

AUTO = "auto"
"""The name of no theme: the one that suits the terminal."""

TRUE_COLOUR = ("alacritty", "contour", "direct", "foot", "ghostty", "kitty", "rio", "wezterm")
"""In TERM they say what COLORTERM says, which ssh does not hand on."""

Stamp = tuple[tuple[int, int] | None, ...]


class Pick(NamedTuple):
    """A theme to apply, and what was wrong with the one that was asked for."""

    theme: Theme
    problems: tuple[str, ...] = ()


class ThemeManager:
    """Knows the themes there are, the chosen one, the active one, and the terminal's ground."""

    def __init__(
        self, own: Path, settings: Settings, session: SessionState, environment: Mapping[str, str]
    ) -> None:
        """Begin with what was chosen on the screen, unless config.toml has changed since."""
        self.own = own
        self.settings = settings
        remembered = session.theme if session.instead_of == settings.theme else ""
        self.chosen = remembered or settings.theme
        self.ground = _ground_of(environment) or session.ground
        self.colour = not environment.get("NO_COLOR")
        self.few = few_colours(environment)
        self._files: tuple[Path, ...] = ()
        self._read = self._seen = self._stamp()
        self.active, self.problems = self.pick()

    @property
    def name(self) -> str:
        """The name of the theme to apply now."""
        if not self.colour:
            return themes.PLAIN
        if self.chosen != AUTO:
            return self.chosen
        if self.few:
            return themes.TERMINAL
        return self.settings.theme_light if self.ground == "light" else self.settings.theme_dark

    def pick(self, name: str = "") -> Pick:
        """Load the theme to apply, or that of a name; a designed one where it cannot be had."""
        name = name or self.name
        self._files = (self.own / f"{name}.toml", themes.folder() / f"{name}.toml")
        self._read = self._seen = self._stamp()
        return Pick(*themes.choose(name, self.own))

    def follow(self, ground: str) -> bool:
        """Take in whether the terminal is light or dark; whether that asks for another theme."""
        previous, self.ground = self.name, ground
        return self.name != previous

    def reread(self) -> Pick | None:
        """Load the active theme once its file was saved; None while it is as it was.

        A file is read when it has stayed the same between two looks: an editor may write it in
        steps. Raises SettingsError where it cannot be used.
        """
        now = self._stamp()
        settled, self._seen = now == self._seen, now
        if not settled or now == self._read:
            return None
        self._read = now
        return Pick(themes.by_name(self._files[0].stem, self.own))

    def to_session(self, screen: SessionState) -> SessionState:
        """Give how the screen is left, with the theme that the next start should apply."""
        chosen = "" if self.chosen == self.settings.theme else self.chosen
        return screen._replace(theme=chosen, instead_of=self.settings.theme, ground=self.ground)

    def _stamp(self) -> Stamp:
        stamps: list[tuple[int, int] | None] = []
        for file in self._files:
            try:
                status = file.stat()
            except OSError:
                stamps.append(None)
            else:
                stamps.append((status.st_mtime_ns, status.st_ino))
        return tuple(stamps)


def few_colours(environment: Mapping[str, str]) -> bool:
    """Whether the terminal has no more than sixteen colours, as far as it tells."""
    term = environment.get("TERM", "")
    if environment.get("COLORTERM") or environment.get("TEXTUAL_COLOR_SYSTEM"):
        return False
    return "256" not in term and not many_colours(term)


def many_colours(term: str) -> bool:
    """Whether a terminal of this name has all colours, though it says so nowhere else."""
    return any(name in term for name in TRUE_COLOUR)


def _ground_of(environment: Mapping[str, str]) -> str:
    """What COLORFGBG says, where a terminal sets it: "15;0" is white on black."""
    last = environment.get("COLORFGBG", "").rpartition(";")[2]
    if not last.isdecimal() or int(last) > 15:
        return ""
    return "light" if int(last) in (7, 9, 10, 11, 12, 13, 14, 15) else "dark"
