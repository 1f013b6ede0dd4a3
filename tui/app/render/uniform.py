"""Widgets of which every line is the same: what holds others, and shows no more than its ground.

Textual keeps every line of a widget, each with its pieces between the widgets over it: of the main
screen's containers some thousand, which take more memory than all the panes and are never seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.strip import Strip


class Uniform(Widget):
    """A widget of one line, as often as it is high."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Render the line once, for all of them."""
        x, y, width, height = crop
        return super().render_lines(Region(x, y, width, min(height, 1))) * height
