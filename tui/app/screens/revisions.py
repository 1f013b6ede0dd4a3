"""What the last update of an article changed: sentences that went and came, and the toll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size

from tui.app.render.bars import Bar
from tui.app.render.chrome import Hint
from tui.app.render.formatting import UNICODE, Symbols, age, toll
from tui.app.render.list_pane import Pane
from tui.app.render.text_layout import Line, Run, to_strip, wrap
from tui.app.screens.action_screen import Card
from tui.library.sentence_diff import differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.strip import Strip
    from textual.widget import Widget

    from tui.app.context import Context
    from tui.app.themes import Theme
    from tui.model import Article

ROLES = {"-": "error", "+": "good", " ": "muted"}
PAGE = 15
"""Lines that a page is, as in the help."""


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


class RevisionPane(Pane):
    """The comparison, drawn like everything else."""

    def __init__(self, article: Article, marks: Symbols) -> None:
        super().__init__(id="revision-text")
        self.article, self.marks = article, marks
        self.lines: list[Line] = []

    def on_resize(self) -> None:
        """Wrap the sentences anew."""
        self.lines = revision_lines(self.article, self.room, self.marks)
        self.virtual_size = Size(self.room, len(self.lines))
        self.refresh()

    def line_at(self, line: int, theme: Theme) -> Strip:
        """Draw a line."""
        drawn = self.lines[line] if line < len(self.lines) else ()
        return to_strip(drawn, theme, self.room)


class RevisionCard(Card[None]):
    """A card over the screen that scrolls; its own key closes it too."""

    card_id = "revision-card"

    def __init__(self, context: Context, article: Article) -> None:
        super().__init__(context)
        self.pane = RevisionPane(article, context.marks)
        brief = context.keymap.brief
        self.hints = (Hint(brief("down", "up"), "scroll"), Hint(brief("clear"), "close"))
        self.listen(
            {
                "down": lambda: self._scroll(1),
                "up": lambda: self._scroll(-1),
                **dict.fromkeys(("page-down", "card-page-down"), lambda: self._scroll(PAGE)),
                **dict.fromkeys(("page-up", "card-page-up"), lambda: self._scroll(-PAGE)),
                "top": lambda: self.pane.scroll_home(animate=False),
                "bottom": lambda: self.pane.scroll_end(animate=False),
                **dict.fromkeys(("changes", "clear", "back", "open"), self.close),
            },
            "card",
            "lists",
            "everywhere",
        )

    def contents(self) -> Iterator[Widget]:
        """Yield a title and the comparison."""
        yield Bar(self.context.marks, id="revision-title")
        yield self.pane

    def on_mount(self) -> None:
        """Say when it changed, and what closes the card."""
        replaced = self.pane.article.revisions[-1].replaced
        bar = self.query_one(Bar)
        since = age(replaced, self.context.now())
        bar.left = (Run("What its last update changed", "strong"), Run(f"  {since}", "muted"))
        bar.right = (Run(f"{self.context.keymap.brief('clear')} closes", "faint"),)
        self.pane.focus()

    def on_click(self) -> None:
        """Close at a click too."""
        self.close()

    def _scroll(self, lines: int) -> None:
        self.pane.scroll_relative(y=lines, animate=False)
