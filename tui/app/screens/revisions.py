"""What the last update of an article changed: sentences that went and came, and the toll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.render.bars import Bar
from tui.app.render.formatting import UNICODE, Symbols, age, toll
from tui.app.render.text_layout import Line, Run, wrap
from tui.app.screens.scrolling_card import LinesPane, ScrollingCard
from tui.library.texts.sentence_diff import differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from tui.app.context import Context
    from tui.model import Article

ROLES = {"-": "error", "+": "good", " ": "muted"}


def revision_lines(article: Article, room: int, marks: Symbols = UNICODE) -> list[Line]:
    """Compare an article with what it said before its last change, sentence by sentence."""
    earlier = article.revisions[-1]
    lines: list[Line] = []
    before, now = toll(earlier.toll, marks), toll(article.row.toll, marks)
    if before != now:
        change = f"{before or 'none'} {marks.arrow} {now or 'none'}"
        lines += [(Run("Toll: ", "muted"), Run(change, "toll")), ()]
    for old, new in ((earlier.title, article.row.title), (earlier.text, article.body.text)):
        for sign, sentence in differences(old, new):
            lead = sign
            for text, _ in wrap(sentence, room - 2):
                lines.append((Run(f"{lead} ", ROLES[sign]), Run(text, ROLES[sign])))
                lead = " "
        lines.append(())
    return lines


class RevisionCard(ScrollingCard):
    """A card over the screen that scrolls; its own key closes it too."""

    card_id = "revision-card"

    def __init__(self, context: Context, article: Article) -> None:
        def make(room: int) -> list[Line]:
            return revision_lines(article, room, context.marks)

        super().__init__(context, LinesPane(make, "revision-text"), ("changes",))
        self.article = article

    def contents(self) -> Iterator[Widget]:
        """Yield a title and the comparison."""
        yield Bar(self.context.marks, id="revision-title")
        yield self.pane

    def on_mount(self) -> None:
        """Say when it changed, and what closes the card."""
        replaced = self.article.revisions[-1].replaced
        bar = self.query_one(Bar)
        since = age(replaced, self.context.now())
        bar.left = (Run("What its last update changed", "strong"), Run(f"  {since}", "muted"))
        self.pane.focus()
