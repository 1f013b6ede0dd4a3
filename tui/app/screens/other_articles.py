"""Where else a name stands: the other articles that have it, each with its claims."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from textual import on

from tui.app.render.bars import Bar
from tui.app.render.chrome import Hint
from tui.app.render.formatting import age, days, number, precision
from tui.app.render.list_pane import ListPane
from tui.app.render.text_layout import Line, Run, paragraph, spread
from tui.app.screens.action_screen import Card
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from textual.widget import Widget

    from tui.app.context import Context
    from tui.app.render.formatting import Symbols
    from tui.library.survey import ArticleClaims
    from tui.model import Casualty

MOST = 100
"""Articles read for the card; the list behind it has them all."""

CLAIMS = 4
"""Claims shown of each."""


class OtherArticlesPane(ListPane):
    """An item for each article: its headline and age, then what it claims."""

    def __init__(self, articles: tuple[ArticleClaims, ...], marks: Symbols, now: datetime) -> None:
        super().__init__(id="other-articles-list")
        self.articles, self.marks, self.now = articles, marks, now
        self._items: list[list[Line]] = []
        self._tops = [0]

    @property
    def count(self) -> int:
        """How many articles there are."""
        return len(self._items)

    def draw(self, index: int) -> list[Line]:
        """Draw the lines of an article."""
        return self._items[index]

    def top(self, index: int) -> int:
        """Find the first line of an article."""
        return self._tops[min(index, len(self._tops) - 1)]

    def item_at(self, line: int) -> int:
        """Find the article that a line belongs to."""
        return max(0, bisect_right(self._tops, line) - 1)

    def on_resize(self) -> None:
        """Wrap the lines anew."""
        self._items = [list(self._lines(article)) for article in self.articles]
        self._tops = [0]
        for item in self._items:
            self._tops.append(self._tops[-1] + len(item))
        super().on_resize()

    def _lines(self, article: ArticleClaims) -> Iterator[Line]:
        age_run = (Run(f"{age(article.published, self.now)} ", "faint"),)
        title = (Run("  "), Run(article.title or "(no title)", "strong"))
        yield spread(title, age_run, self.room, self.marks.ellipsis)
        for claim in article.claims[:CLAIMS]:
            text = claim_text(claim, f" {self.marks.dot} ")
            role = "text" if claim.status == "event" else "muted"
            for line in paragraph(text, self.room - 5, role, 3, self.marks.ellipsis):
                yield (Run("    "), *line)
        if not article.claims:
            yield (Run("    "), Run("no claims of harm", "faint"))
        if (left := len(article.claims) - CLAIMS) > 0:
            yield (Run("    "), Run(f"and {plural(left, 'claim')} more", "faint"))
        yield ()


def claim_text(claim: Casualty, joint: str) -> str:
    """Write a claim in a line: what, how exact, where, when, who says so, and its status."""
    count = " ".join(filter(None, (precision(claim), number(claim), claim.kind)))
    parts = [
        f"of these {count}" if claim.subset else count,
        claim.place,
        days(claim),
        f"says {claim.source}" if claim.source else None,
        claim.status if claim.status != "event" else None,
    ]
    return joint.join(part for part in parts if part)


class OtherArticlesCard(Card["int | None"]):
    """Shows the other articles with a name; gives one's number, 0 for all of them, or None."""

    card_id = "other-articles-card"

    def __init__(self, context: Context, name: str, articles: tuple[ArticleClaims, ...]) -> None:
        super().__init__(context)
        self.subject = name
        self.pane = pane = OtherArticlesPane(articles, context.marks, context.now())
        brief = context.keymap.brief
        self.hints = (
            Hint(brief("open"), "open"),
            Hint(brief("list-all"), "list all"),
            Hint(brief("clear"), "close"),
        )
        self.listen(
            {
                "open": self._open,
                "list-all": lambda: self.dismiss(0),
                "down": lambda: pane.move(1),
                "up": lambda: pane.move(-1),
                "top": lambda: pane.go(0),
                "bottom": lambda: pane.go(pane.count - 1),
                **dict.fromkeys(("page-down", "card-page-down"), lambda: pane.page(1)),
                **dict.fromkeys(("page-up", "card-page-up"), lambda: pane.page(-1)),
                **dict.fromkeys(("clear", "back"), self.close),
            },
            "other-articles",
            "card",
            "lists",
            "everywhere",
            standing=lambda: pane.cursor,
        )

    def contents(self) -> Iterator[Widget]:
        """Yield a title and the articles."""
        yield Bar(self.context.marks, id="other-articles-title")
        yield self.pane

    def on_mount(self) -> None:
        """Title the card."""
        total = len(self.pane.articles)
        count = f"more than {total - 1}" if total == MOST else str(total)
        noun = "article" if total == 1 else "articles"
        self.query_one(Bar).left = (
            Run(self.subject, "strong"),
            Run(f"  in {count} other {noun}", "muted"),
        )
        self.pane.focus()

    def _open(self) -> None:
        """Open the article under the cursor."""
        self.dismiss(self.pane.articles[self.pane.cursor].number)

    @on(ListPane.Chosen)
    def _clicked(self) -> None:
        self._open()
