"""What is drawn in the theme: its widgets are given the active one by their screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from tui.app.themes import Theme


class Themed(Widget):
    """A widget that draws its lines itself; it is blank until it has a theme."""

    theme: reactive[Theme | None] = reactive(None)


def apply(theme: Theme, screen: DOMNode) -> None:
    """Give the theme to every widget of a screen that draws in it."""
    for widget in screen.walk_children(Themed):
        widget.theme = theme
