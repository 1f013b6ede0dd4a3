"""Widgets of which every line is the same: what holds others, and shows no more than its ground.

Textual keeps every line of a widget, each with its pieces between the widgets over it: of the main
screen's containers some thousand, which take more memory than all the panes and are never seen.
"""

from __future__ import annotations

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Uniform(Widget):
    """A widget of one line, as often as it is high."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Render the line once, for all of them."""
        x, y, width, height = crop
        return super().render_lines(Region(x, y, width, min(height, 1))) * height

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 each is the same
        """Render what lies within the border: else Textual renders and keeps every line of it."""
        return Strip.blank(self.size.width, self.visual_style.rich_style)
