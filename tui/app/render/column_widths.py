"""Which columns fit: three from about 120, two from 80, one below; and how wide each is.

Pure arithmetic, since the first screen is laid out by it before Textual is there.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from tui.app.session_state import Shares

Name = Literal["left", "middle", "right"]

THREE_FROM, TWO_FROM = 116, 80
"""Columns of the screen from which three and two panes beside each other are read with ease."""

LEFT_LEAST, MIDDLE_LEAST, RIGHT_LEAST = 24, 32, 24
"""Cells below which a column is of no use, whatever share of the screen was chosen for it."""

BOTH_FROM = 14
"""Lines of the screen from which feeds and headlines are shown together."""

COLUMN_OF: dict[str, Name] = {
    "feeds": "left",
    "headlines": "left",
    "article": "middle",
    "facts": "right",
}


class Layout(NamedTuple):
    """The width of each column in cells; 0 is not shown."""

    left: int
    middle: int
    right: int


def layout(width: int, focus: str, *, facts: bool, shares: Shares = Shares()) -> Layout:  # noqa: B008
    """Lay out columns for a width, the pane with the focus, and whether facts are shown."""
    column = COLUMN_OF[focus]
    if width < TWO_FROM:
        return Layout(*(width if column == name else 0 for name in ("left", "middle", "right")))
    if width < THREE_FROM:
        if column == "right":
            right = _chosen(shares.two_right, width, RIGHT_LEAST, MIDDLE_LEAST)
            right = right or width * 42 // 100
            return Layout(0, width - right, right)
        left = _chosen(shares.two_left, width, LEFT_LEAST, MIDDLE_LEAST) or width * 42 // 100
        return Layout(left, width - left, 0)
    has_facts = facts or column == "right"
    auto_right = max(34, min(48, width * 25 // 100))
    right = _chosen(shares.three_right, width, RIGHT_LEAST, LEFT_LEAST + MIDDLE_LEAST)
    right = (right or auto_right) if has_facts else 0
    left = _chosen(shares.three_left, width, LEFT_LEAST, MIDDLE_LEAST + right)
    left = left or min(max(36, min(60, width * 30 // 100)), width - right - MIDDLE_LEAST)
    return Layout(left, width - left - right, right)


def _chosen(share: float, width: int, least: int, others: int) -> int:
    """Give the cells of a share that was chosen, leaving the others theirs; 0 where none was."""
    return max(least, min(round(share * width), width - others)) if share else 0


def with_column(
    shares: Shares, column: Name, cells: int, width: int, focus: str, *, facts: bool
) -> Shares:
    """Give a column so many cells, as a share of the width in the layout that fits it."""
    shape = "three" if width >= THREE_FROM else "two"
    name = f"{shape}_{column}"
    chosen = shares._replace(**{name: max(1, min(cells, width)) / width})
    got = layout(width, focus, facts=facts, shares=chosen)
    return chosen._replace(**{name: getattr(got, column) / width})


def with_feeds(shares: Shares, lines: int, height: int) -> Shares:
    """Give the feeds so many lines, as a share of the height."""
    most = feeds_room(height, Shares(feeds=1.0))
    return shares._replace(feeds=max(3, min(lines, most)) / max(1, height - 4))


def feeds_room(height: int, shares: Shares) -> int:
    """Count the lines that the feeds may take; the headlines keep a few in any case."""
    room = height - 4
    return min(round(shares.feeds * room) or room * 2 // 5, max(3, room - 4))
