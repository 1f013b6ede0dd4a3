"""Which panes fit: three columns from about 120, two from 80, one below; pure, so that it is tested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Column = Literal["left", "middle", "right"]

THREE_FROM, TWO_FROM = 116, 80

COLUMN_OF: dict[str, Column] = {
    "feeds": "left",
    "headlines": "left",
    "article": "middle",
    "facts": "right",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """The width of each column in cells; 0 is not shown."""

    left: int
    middle: int
    right: int


def layout(width: int, focus: str, *, facts: bool) -> Layout:
    """The columns for a width, the pane that has the focus, and whether facts are wanted."""
    column = COLUMN_OF[focus]
    if width < TWO_FROM:
        return Layout(
            *(width if column == name else 0 for name in ("left", "middle", "right"))
        )
    if width < THREE_FROM:
        if column == "right":
            right = width * 42 // 100
            return Layout(0, width - right, right)
        left = width * 42 // 100
        return Layout(left, width - left, 0)
    left = max(36, min(60, width * 30 // 100))
    right = max(34, min(48, width * 25 // 100)) if facts or column == "right" else 0
    return Layout(left, width - left - right, right)
