"""A theme in Textual's own terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import BUILTIN_THEMES
from textual.theme import Theme as TextualTheme

if TYPE_CHECKING:
    from tui.app.themes import Theme


def textual_theme(theme: Theme, name: str) -> TextualTheme:
    """Name the inks of a theme as Textual does, for the widgets that it draws itself."""
    ink = {name: theme.css(name) for name in theme.colours}
    return TextualTheme(
        name=name,
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
            "keys": "dim" if theme.native else ink["muted"],
            "strong": ink["strong"],
            "selected": ink["selected"],
        },
    )
