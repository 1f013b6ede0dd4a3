"""What is drawn in the theme: its widgets are given the active one by their screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.filter import ANSIToTruecolor
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.dom import DOMNode
    from textual.filter import LineFilter

    from tui.app.themes import Theme


class Themed(Widget):
    """A widget that draws its lines itself; it is blank until it has a theme."""

    theme: reactive[Theme | None] = reactive(None)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave out what converts a terminal's own colours where there are none to convert.

        It makes a copy of every line, which Textual keeps beside the line.
        """
        filters = super().get_line_filters()
        if self.theme is None or not self.theme.truecolour:
            return filters
        return [each for each in filters if not isinstance(each, ANSIToTruecolor)]


def apply(theme: Theme, screen: DOMNode) -> None:
    """Give the theme to every widget of a screen that draws in it."""
    for widget in screen.walk_children(Themed):
        widget.theme = theme
