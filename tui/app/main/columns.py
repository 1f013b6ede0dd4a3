"""The columns on the screen: as wide as the layout says, and moved with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.color import Color
from textual.containers import Vertical
from textual.css.scalar import Scalar
from textual.message import Message

from tui.app.prompt.prompt import LINES
from tui.app.render.bars import Bar
from tui.app.render.column_widths import BOTH_FROM, COLUMN_OF, feeds_room, layout
from tui.app.render.footer import hints, in_prompt
from tui.app.render.formatting import UNICODE

if TYPE_CHECKING:
    from textual import events
    from textual.css.types import EdgeType

    from tui.app.main.main_screen import MainScreen


class Column(Vertical):
    """A column of panes. The rules beside and within it can be taken with the mouse and moved."""

    ALLOW_SELECT = False

    class Dragged(Message):
        """A rule is held at a place of the screen: this column's left edge, or the one below.

        `x` is where the column is to begin, `y` where its lower pane is; -1 stays.
        """

        def __init__(self, column: str, x: int, y: int) -> None:
            super().__init__()
            self.column = column
            self.x = x
            self.y = y

    _held: Literal["", "edge", "title"] = ""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the rule that the mouse is on."""
        x, y = int(event.screen_x), int(event.screen_y)
        if self.styles.border_left[0] and x == self.region.x:
            self._held = "edge"
        elif self.id == "left" and y == self.query_one("#headlines-title").region.y:
            self._held = "title"
        if self._held:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say where the rule was moved to."""
        if self._held == "edge":
            self.post_message(self.Dragged(self.id or "", int(event.screen_x), -1))
        elif self._held == "title":
            self.post_message(self.Dragged(self.id or "", -1, int(event.screen_y)))

    def on_mouse_up(self) -> None:
        """Let it go."""
        if self._held:
            self._held = ""
            self.release_mouse()


def lay_out(main: MainScreen) -> None:
    """Give every column its width, the focused pane its title, the footer its keys.

    What is as it should be is not set again, because each change costs a layout of everything.
    """
    focus = main.focused_pane
    sizes = layout(main.app.size.width, focus, facts=main.facts_shown, shares=main.shares)
    for name in ("left", "middle", "right"):
        column = main.query_one(f"#{name}")
        width = getattr(sizes, name)
        if column.display != bool(width):
            column.display = bool(width)
        if width and column.styles.width != Scalar.from_number(width):
            column.styles.width = width
    _rule(main, "middle", shown=bool(sizes.left))
    _rule(main, "right", shown=bool(sizes.left or sizes.middle))
    _share_left(main, focus)
    for name in COLUMN_OF:
        main.query_one(f"#{name}-title", Bar).active = name == focus
    name_keys(main, focus)


def _rule(main: MainScreen, name: str, *, shown: bool) -> None:
    """A thin line parts a column from the one to its left."""
    styles = main.query_one(f"#{name}").styles
    colour = Color.parse(main.theme.css("line"))
    kind: EdgeType = "solid" if main.context.marks is UNICODE else "ascii"
    if not shown:
        styles.border_left = None
    elif styles.border_left != (kind, colour):
        styles.border_left = (kind, colour)


def _share_left(main: MainScreen, focus: str) -> None:
    """The feeds get what they need, up to the share chosen for them, or two fifths."""
    low = main.app.size.height < BOTH_FROM
    shown = focus == "feeds" or (main.feeds_shown and not low)
    if low and main.headlines.display != (focus != "feeds"):
        main.headlines.display = focus != "feeds"
    elif not low:
        main.headlines.display = True
    if main.feeds.display != shown:
        main.feeds.display = main.query_one("#feeds-title").display = shown
    height = max(3, min(main.feeds.count, feeds_room(main.app.size.height, main.shares)))
    if main.feeds.styles.height != Scalar.from_number(height):
        main.feeds.styles.height = height


def place(main: MainScreen, focus: str) -> str:
    """Whose keys are in force: the focused pane's, or those of selecting in the article."""
    selecting = focus == "article" and main.reader.selection is not None
    return "selection" if selecting else focus


def name_keys(main: MainScreen, focus: str) -> None:
    """Name the keys that matter now in the footer; in the prompt and on a card their own."""
    main.status.lift = LINES + 1 if main.prompt.display else 0
    if main.card is not None:
        main.status.hints = getattr(main.card, "hints", ())
        return
    if main.prompt.display:
        main.status.hints = in_prompt(main.keymap)
        return
    current = main.feeds.current
    main.status.hints = hints(main.keymap, place(main, focus), current.kind if current else "")
