"""Which columns fit: three from about 120, two from 80, one below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from textual.color import Color
from textual.css.scalar import Scalar

from tui.app.bars import Bar
from tui.app.footer import hints
from tui.app.wording import UNICODE

if TYPE_CHECKING:
    from textual.css.types import EdgeType

    from tui.app.desk import Desk

Column = Literal["left", "middle", "right"]

THREE_FROM, TWO_FROM = 116, 80

BOTH_FROM = 14
"""Lines of the screen from which feeds and headlines are shown together."""

COLUMN_OF: dict[str, Column] = {
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


def layout(width: int, focus: str, *, facts: bool) -> Layout:
    """The columns for a width, the pane that has the focus, and whether facts are wanted."""
    column = COLUMN_OF[focus]
    if width < TWO_FROM:
        return Layout(*(width if column == name else 0 for name in ("left", "middle", "right")))
    if width < THREE_FROM:
        if column == "right":
            right = width * 42 // 100
            return Layout(0, width - right, right)
        left = width * 42 // 100
        return Layout(left, width - left, 0)
    left = max(36, min(60, width * 30 // 100))
    right = max(34, min(48, width * 25 // 100)) if facts or column == "right" else 0
    return Layout(left, width - left - right, right)


def lay_out(desk: Desk) -> None:
    """Give every column of the desk its width, the focused pane its title, the footer its keys.

    What is as it should be is not set again, because each change costs a layout of everything.
    """
    focus = desk.focused_pane
    sizes = layout(desk.app.size.width, focus, facts=desk.facts_shown)
    for name in ("left", "middle", "right"):
        column = desk.query_one(f"#{name}")
        width = getattr(sizes, name)
        if column.display != bool(width):
            column.display = bool(width)
        if width and column.styles.width != Scalar.from_number(width):
            column.styles.width = width
    _rule(desk, "middle", shown=bool(sizes.left))
    _rule(desk, "right", shown=bool(sizes.left or sizes.middle))
    _share_left(desk, focus)
    for name in COLUMN_OF:
        desk.query_one(f"#{name}-title", Bar).active = name == focus
    desk.status.hints = hints(desk.keymap, focus)


def _rule(desk: Desk, name: str, *, shown: bool) -> None:
    """A thin line parts a column from the one to its left."""
    styles = desk.query_one(f"#{name}").styles
    colour = Color.parse(desk.theme.css("line"))
    kind: EdgeType = "solid" if desk.setting.marks is UNICODE else "ascii"
    if not shown:
        styles.border_left = None
    elif styles.border_left != (kind, colour):
        styles.border_left = (kind, colour)


def _share_left(desk: Desk, focus: str) -> None:
    """The feeds get what they need, up to two fifths of the column."""
    low = desk.app.size.height < BOTH_FROM
    shown = focus == "feeds" or (desk.feeds_shown and not low)
    if low and desk.headlines.display != (focus != "feeds"):
        desk.headlines.display = focus != "feeds"
    elif not low:
        desk.headlines.display = True
    if desk.feeds.display != shown:
        desk.feeds.display = desk.query_one("#feeds-title").display = shown
    height = max(3, min(desk.feeds.count, (desk.app.size.height - 4) * 2 // 5))
    if desk.feeds.styles.height != Scalar.from_number(height):
        desk.feeds.styles.height = height
