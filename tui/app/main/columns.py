"""The columns on the screen: as wide as the layout says, and moved with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from textual.color import Color
from textual.containers import Horizontal, Vertical
from textual.css.scalar import Scalar
from textual.message import Message

from tui.app.render.bars import Bar
from tui.app.render.column_widths import BOTH_FROM, COLUMN_OF, feeds_room, layout
from tui.app.render.formatting import UNICODE
from tui.app.render.uniform import Uniform

if TYPE_CHECKING:
    from textual import events
    from textual.css.types import EdgeType
    from textual.geometry import Size

    from tui.app.main.titles import Title
    from tui.app.panes.article.pane import ArticlePane
    from tui.app.panes.facts.pane import FactsPane
    from tui.app.panes.feeds import FeedsPane
    from tui.app.panes.headlines import Headlines
    from tui.app.render.formatting import Symbols
    from tui.app.render.list_pane import Pane
    from tui.app.session_state import Shares
    from tui.app.themes import Theme


class Column(Vertical, Uniform):
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


class Arrangement(NamedTuple):
    """What decides how wide and high the columns are: the screen, the focus, what is hidden."""

    size: Size
    focus: str
    feeds: bool
    facts: bool
    shares: Shares


class Columns(Horizontal, Uniform):
    """The four panes in three columns, each below its title."""

    def __init__(
        self,
        feeds: FeedsPane,
        headlines: Headlines,
        article: ArticlePane,
        facts: FactsPane,
        marks: Symbols,
    ) -> None:
        panes: dict[str, Pane] = {
            "feeds": feeds,
            "headlines": headlines,
            "article": article,
            "facts": facts,
        }
        bars = {name: Bar(marks, id=f"{name}-title") for name in panes}
        bars["headlines"].styles.margin = (1, 0, 0, 0)
        columns = (
            Column(bars["feeds"], feeds, bars["headlines"], headlines, id="left"),
            Column(bars["article"], article, id="middle"),
            Column(bars["facts"], facts, id="right"),
        )
        super().__init__(*columns, id="columns")
        self.panes = panes
        self.bars = bars
        self._feeds, self._headlines = feeds, headlines
        self._columns = dict(zip(("left", "middle", "right"), columns, strict=True))
        self._rule_kind: EdgeType = "solid" if marks is UNICODE else "ascii"

    def entitle(self, pane: str, title: Title) -> None:
        """Set the line above a pane."""
        bar = self.bars[pane]
        bar.left, bar.right = title

    def has_room_for(self, pane: str) -> bool:
        """Whether a pane is on the screen, with its column."""
        return self._columns[COLUMN_OF[pane]].display and self.panes[pane].display

    def focus_pane(self, pane: str) -> None:
        """Make room for a pane and give it the focus."""
        self._columns[COLUMN_OF[pane]].display = True
        self.panes[pane].display = True
        self.panes[pane].focus()

    def lay_out(self, now: Arrangement, theme: Theme) -> None:
        """Give every column its width, and the pane that has the focus its title.

        What is as it should be is not set again, because each change costs a layout of everything.
        """
        widths = layout(now.size.width, now.focus, facts=now.facts, shares=now.shares)
        for name, column in self._columns.items():
            width = getattr(widths, name)
            if column.display != bool(width):
                column.display = bool(width)
            if width and column.styles.width != Scalar.from_number(width):
                column.styles.width = width
        line = Color.parse(theme.css("line"))
        self._rule("middle", line if widths.left else None)
        self._rule("right", line if widths.left or widths.middle else None)
        self._share_left(now)
        for name, bar in self.bars.items():
            bar.active = name == now.focus

    def _rule(self, name: str, colour: Color | None) -> None:
        """A thin line parts a column from the one to its left."""
        styles = self._columns[name].styles
        if colour is None:
            styles.border_left = None
        elif styles.border_left != (self._rule_kind, colour):
            styles.border_left = (self._rule_kind, colour)

    def _share_left(self, now: Arrangement) -> None:
        """The feeds get what they need, up to the share chosen for them, or two fifths."""
        feeds, headlines = self._feeds, self._headlines
        low = now.size.height < BOTH_FROM
        with_feeds = now.focus == "feeds" or (now.feeds and not low)
        with_headlines = not low or now.focus != "feeds"
        if headlines.display != with_headlines:
            headlines.display = with_headlines
        if feeds.display != with_feeds:
            feeds.display = self.bars["feeds"].display = with_feeds
        height = max(3, min(feeds.count, feeds_room(now.size.height, now.shares)))
        if feeds.styles.height != Scalar.from_number(height):
            feeds.styles.height = height
