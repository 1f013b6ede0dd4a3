"""Where else a name stands: the other articles that have it, each with its claims."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.app.render.bars import Bar
from tui.app.render.chrome import Hint
from tui.app.render.formatting import age, day, number, plural, precision
from tui.app.render.list_pane import ListPane
from tui.app.render.text_layout import Line, Run, cells, paragraph, spread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from textual.app import ComposeResult

    from tui.app.render.formatting import Symbols
    from tui.app.themes import Theme
    from tui.library.survey import ArticleClaims
    from tui.model import Casualty

MOST = 100
"""Articles read for the card; the list behind it has them all."""

WAYS = "Enter opens   s lists all   Esc closes"
CARD = 100
"""Columns that the card takes at most."""

CLAIMS = 4
"""Claims shown of each."""


class OtherArticlesPane(ListPane):
    """An item for each article: its headline and age, then what it claims."""

    def __init__(self, others: tuple[ArticleClaims, ...], marks: Symbols, now: datetime) -> None:
        super().__init__(id="other-articles-list")
        self.others, self.marks, self.now = others, marks, now
        self._items: list[list[Line]] = []
        self._tops = [0]

    @property
    def count(self) -> int:
        """How many articles there are."""
        return len(self._items)

    def draw(self, index: int) -> list[Line]:
        """The lines of an article."""
        return self._items[index]

    def top(self, index: int) -> int:
        """The first line of an article."""
        return self._tops[min(index, len(self._tops) - 1)]

    def item_at(self, line: int) -> int:
        """The article that a line belongs to."""
        return max(0, bisect_right(self._tops, line) - 1)

    def on_resize(self) -> None:
        """Lines wrap anew."""
        self._items = [list(self._lines(other)) for other in self.others]
        self._tops = [0]
        for item in self._items:
            self._tops.append(self._tops[-1] + len(item))
        super().on_resize()

    def _lines(self, other: ArticleClaims) -> Iterator[Line]:
        when = (Run(f"{age(other.published, self.now)} ", "faint"),)
        title = (Run("  "), Run(other.title or "(no title)", "strong"))
        yield spread(title, when, self.room, self.marks.more)
        for claim in other.claims[:CLAIMS]:
            words = _words(claim, f" {self.marks.dot} ")
            role = "text" if claim.status == "event" else "muted"
            for line in paragraph(words, self.room - 5, role, 3, self.marks.more):
                yield (Run("    "), *line)
        if not other.claims:
            yield (Run("    "), Run("no claims of harm", "faint"))
        if (left := len(other.claims) - CLAIMS) > 0:
            yield (Run("    "), Run(f"and {plural(left, 'claim')} more", "faint"))
        yield ()


def _words(claim: Casualty, joint: str) -> str:
    """A claim in a line: what, how exact, where, when, who says so, and what it is if no event."""
    count = " ".join(filter(None, (precision(claim), number(claim), claim.kind)))
    parts = [
        f"of these {count}" if claim.subset else count,
        claim.place,
        day(claim.date) if claim.date else None,
        f"says {claim.source}" if claim.source else None,
        claim.status if claim.status != "event" else None,
    ]
    return joint.join(part for part in parts if part)


class OtherArticlesCard(ModalScreen["int | None"]):
    """Shows the other articles with a name; gives one's number, 0 for all of them, or None."""

    CSS_PATH = "../cards.tcss"
    hints = (Hint("Enter", "open"), Hint("s", "list all"), Hint("Esc", "close"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Close", show=False),
        Binding("s", "dismiss(0)", "All in the list", show=False),
        Binding("enter", "open", "Open", show=False),
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("space,pagedown,ctrl+d", "page(1)", "Page down", show=False),
        Binding("pageup,ctrl+u", "page(-1)", "Page up", show=False),
    ]

    def __init__(
        self,
        name: str,
        others: tuple[ArticleClaims, ...],
        theme: Theme,
        marks: Symbols,
        now: datetime,
    ) -> None:
        super().__init__()
        self.name_shown, self.theme = name, theme
        self.pane = OtherArticlesPane(others, marks, now)

    def compose(self) -> ComposeResult:
        """A title and the articles."""
        with Vertical(id="other-articles-card", classes="card"):
            yield Bar(self.pane.marks, id="other-articles-title")
            yield self.pane

    def on_mount(self) -> None:
        """Title the card, and take the keys."""
        bar = self.query_one(Bar)
        bar.theme = self.pane.theme = self.theme
        many = len(self.pane.others)
        found = f"more than {many - 1}" if many == MOST else str(many)
        noun = "article" if many == 1 else "articles"
        bar.left = (
            Run(self.name_shown, "strong"),
            Run(f"  in {found} other {noun}", "muted"),
        )
        self.pane.focus()

    def on_resize(self) -> None:
        """Say beside the title what can be done, where both have room; the footer says it too."""
        bar = self.query_one(Bar)
        room = min(self.app.size.width, CARD) - cells(bar.left) - 10
        bar.right = (Run(WAYS, "faint"),) if len(WAYS) <= room else ()

    def action_open(self) -> None:
        """Open the article under the cursor."""
        self.dismiss(self.pane.others[self.pane.cursor].number)

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self.pane.move(steps)

    def action_page(self, direction: int) -> None:
        """Move it by a window."""
        self.pane.page(direction)

    @on(ListPane.Chosen)
    def _clicked(self) -> None:
        self.action_open()
