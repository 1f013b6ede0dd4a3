"""The columns on the screen: as wide as the layout says, and moved with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from textual.color import Color
from textual.containers import Vertical
from textual.css.scalar import Scalar
from textual.message import Message

from tui.app.prompt.prompt import LINES
from tui.app.render.bars import Bar, CardKeys
from tui.app.render.column_widths import BOTH_FROM, COLUMN_OF, feeds_room, layout
from tui.app.render.footer import IN_PROMPT, hints
from tui.app.render.formatting import UNICODE

if TYPE_CHECKING:
    from textual import events
    from textual.css.types import EdgeType
    from textual.screen import Screen

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


def lay_out(desk: MainScreen) -> None:
    """Give every column its width, the focused pane its title, the footer its keys.

    What is as it should be is not set again, because each change costs a layout of everything.
    """
    focus = desk.focused_pane
    sizes = layout(desk.app.size.width, focus, facts=desk.facts_shown, shares=desk.shares)
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
    name_keys(desk, focus)


def _rule(desk: MainScreen, name: str, *, shown: bool) -> None:
    """A thin line parts a column from the one to its left."""
    styles = desk.query_one(f"#{name}").styles
    colour = Color.parse(desk.theme.css("line"))
    kind: EdgeType = "solid" if desk.setting.marks is UNICODE else "ascii"
    if not shown:
        styles.border_left = None
    elif styles.border_left != (kind, colour):
        styles.border_left = (kind, colour)


def _share_left(desk: MainScreen, focus: str) -> None:
    """The feeds get what they need, up to the share chosen for them, or two fifths."""
    low = desk.app.size.height < BOTH_FROM
    shown = focus == "feeds" or (desk.feeds_shown and not low)
    if low and desk.headlines.display != (focus != "feeds"):
        desk.headlines.display = focus != "feeds"
    elif not low:
        desk.headlines.display = True
    if desk.feeds.display != shown:
        desk.feeds.display = desk.query_one("#feeds-title").display = shown
    height = max(3, min(desk.feeds.count, feeds_room(desk.app.size.height, desk.shares)))
    if desk.feeds.styles.height != Scalar.from_number(height):
        desk.feeds.styles.height = height


def place(desk: MainScreen, focus: str) -> str:
    """Whose keys are in force: the focused pane's, or those of selecting in the article."""
    selecting = focus == "article" and desk.reader.selection is not None
    return "selection" if selecting else focus


def name_keys(desk: MainScreen, focus: str) -> None:
    """Name the keys that matter now in the footer; in the prompt and on a card their own."""
    desk.status.lift = LINES + 1 if desk.prompt.display else 0
    if desk.card is not None:
        desk.status.hints = getattr(desk.card, "hints", ())
        return
    if desk.prompt.display:
        desk.status.hints = IN_PROMPT
        return
    current = desk.feeds.current
    desk.status.hints = hints(desk.keymap, place(desk, focus), current.kind if current else "")


def name_keys_of_card(desk: MainScreen, card: Screen[Any]) -> None:
    """Name the keys of a card below it as brightly as elsewhere: it dims the main screen."""
    if card.is_running and desk.status.hints and not card.query(CardKeys):
        card.mount(CardKeys(desk.status.hints, lambda: desk.theme))
