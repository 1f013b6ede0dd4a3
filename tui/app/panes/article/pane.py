"""The article: set once for a width, then drawn line by line as it scrolls by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.message import Message
from textual.reactive import var

from tui.app.panes.article.typeset import TypesetArticle, mark_current, typeset
from tui.app.render.cells import cell_len
from tui.app.render.list_pane import Pane
from tui.app.render.text_layout import Line, Run, highlight, paragraph, to_strip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.binding import BindingsMap
    from textual.strip import Strip

    from tui.app.panes.article.selection import Selection
    from tui.app.themes import Theme
    from tui.model import Article, Span

MARGIN = 3
"""Cells left of the text, and at least one right of it."""


class ArticlePane(Pane):
    """The article pane. It limits the reading width and keeps its place in the text."""

    ALLOW_SELECT = False  # selecting text is our own: by words, to make facts of them

    class Clicked(Message):
        """The reader clicked on a character of the document."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    class Selecting(Message):
        """Selecting began or ended, or checking a fact in the text; other keys are in force."""

    reading_width: var[int] = var(0, init=False)
    """Cells that a line of text takes at most."""

    def __init__(self, reading_width: int) -> None:
        super().__init__(id="article")
        self.set_reactive(ArticlePane.reading_width, reading_width)
        self.article: Article | None = None
        self.spans: tuple[Span, ...] = ()
        self.placeholder = ""
        self.numbered = False
        self.tag_roles: Mapping[str, str] = {}
        self.selection: Selection | None = None
        self.phrase = ""
        """The words that were looked for last, in any article."""
        self.match: Span | None = None
        """The place where they stand, while it is what is marked."""
        self.at_sentence = False
        """Whether the reader came from a fact, whose keys are in force then."""
        self._keys: tuple[BindingsMap, BindingsMap, BindingsMap] | None = None
        self._pressed = -1
        self._dragged = False
        self._sheet = TypesetArticle()
        self._set_for: tuple[Article | None, int, bool] = (None, 0, False)

    @property
    def text_width(self) -> int:
        """Cells that a line of text may take."""
        return max(16, min(self.reading_width, self.room_for_text))

    @property
    def room_for_text(self) -> int:
        """Cells that the pane has for a line of text."""
        return self.size.width - self.inset - 2

    @property
    def inset(self) -> int:
        """Cells left of the text: more where there is room to spare, to keep it near the middle."""
        if self.size.width < 50:
            return 1
        spare = self.size.width - self.reading_width - 2
        return max(MARGIN, spare // 2)

    @property
    def sheet(self) -> TypesetArticle:
        """The article as it is set now."""
        if self._set_for != (self.article, self.text_width, self.numbered):
            self._set()
        return self._sheet

    def show(self, article: Article | None, placeholder: str = "") -> None:
        """Show an article from its top; the same article again stays where it is."""
        same = article and self.article and self.article.row.number == article.row.number
        place = self.sheet.offset_of(self.scroll_offset.y) if same and self.scroll_offset.y else -1
        if not same:
            self.spans, self.match = (), None
            self.select(None)
            self.come_to_sentence(value=False)
        self.article = article
        self.placeholder = placeholder
        self._measure()
        if not same:
            self.scroll_to(y=0, animate=False)
        elif place >= 0:
            self.scroll_to(y=self.sheet.line_of(place), animate=False)
        self.refresh()

    def mark(self, spans: tuple[Span, ...], *, scroll: bool = True) -> None:
        """Mark a fact's spans, and bring the first into view, some lines from the top."""
        self.match = None
        self.spans = spans
        self.refresh()
        if spans and scroll:
            self._bring(min(start for start, _ in spans))

    def show_match(self, span: Span | None) -> None:
        """Mark the place where words that are looked for stand, or none."""
        self.mark((span,) if span else ())
        self.match = span

    def bind_each(
        self, reading: BindingsMap, at_sentence: BindingsMap, selecting: BindingsMap
    ) -> None:
        """Take the keys of reading, those at a fact's sentence, and those while text is selected.

        The later ones come in the place of the earlier.
        """
        self._keys = (reading, at_sentence, selecting)
        self.bind_keys(reading)

    def come_to_sentence(self, *, value: bool) -> None:
        """Take the keys of the fact whose sentence is marked, or leave them."""
        if value != self.at_sentence:
            self.at_sentence = value
            self._rebind()

    def _rebind(self) -> None:
        if self._keys:
            self.bind_keys(self._keys[2 if self.selection else int(self.at_sentence)])
            self.post_message(self.Selecting())

    def select(self, selection: Selection | None) -> None:
        """Show what is selected, with the keys that change it; or end selecting."""
        previous, self.selection = self.selection, selection
        if selection:
            self._bring(selection.head[0])
        self.refresh()
        if bool(previous) != bool(selection):
            self._rebind()

    @property
    def first_in_view(self) -> int:
        """The character of the document that a selection begins at: the marked fact, or the top."""
        line, height = self.scroll_offset.y, self.size.height
        for start, _ in self.spans:
            if line <= self.sheet.line_of(start) < line + height:
                return start
        title = self.article.row.title if self.article else ""
        return max(self.sheet.offset_of(line), len(title) + 2 if title else 0)

    def _bring(self, offset: int) -> None:
        """Bring a character into view, some lines from the top."""
        line = self.sheet.line_of(offset)
        height = self.size.height
        if not self.scroll_offset.y + 1 <= line < self.scroll_offset.y + height - 2:
            self.scroll_to(y=max(0, line - height // 3), animate=False)

    def number(self, *, links: bool) -> None:
        """Show the numbers of the links, or not; the place in the text stays."""
        place = self.sheet.offset_of(self.scroll_offset.y) if self.scroll_offset.y else -1
        self.numbered = links
        self._measure()
        if place >= 0:
            self.scroll_to(y=self.sheet.line_of(place), animate=False)

    def turn(self) -> bool:
        """Turn the page; false where the end is already in view."""
        bottom = self.scroll_offset.y + self.size.height
        if bottom >= self.virtual_size.height:
            return False
        self.scroll_to(y=self.scroll_offset.y + max(1, self.size.height - 2), animate=False)
        return True

    def colour_tags(self, roles: Mapping[str, str]) -> None:
        """Draw tags in these roles; the article is set anew where they are others than before."""
        if roles != self.tag_roles:
            self.tag_roles = roles
            self._set_for = (None, 0, False)
            self.refresh()

    def move(self, steps: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_offset.y + steps, animate=False)

    def page(self, direction: int) -> None:
        """Scroll by a window, up (-1) or down (1)."""
        self.move(direction * max(1, self.size.height - 2))

    def line_at(self, line: int, theme: Theme) -> Strip:
        """Draw one line, centred, with the current fact marked."""
        lines = self.sheet.lines if self.article else self._empty()
        if line >= len(lines):
            return self.blank(theme)
        drawn = lines[line]
        if self.selection:
            start, end = self.selection.head
            drawn = highlight(mark_current(drawn, (self.selection.span,)), [(start, end, "cursor")])
        elif self.spans:
            drawn = mark_current(drawn, self.spans)
        return to_strip((Run(" " * self.inset), *drawn), theme, self.room)

    def watch_reading_width(self) -> None:
        """Set the article in longer or shorter lines."""
        self.on_resize()

    def on_resize(self) -> None:
        """Set the article anew and stay at the same place of the text."""
        place = self._sheet.offset_of(self.scroll_offset.y) if self.scroll_offset.y else -1
        self._measure()
        if place >= 0:
            self.scroll_to(y=self.sheet.line_of(place), animate=False)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Keep where the mouse went down: from there a drag selects."""
        self._pressed = self._offset_of(event)
        self._dragged = False

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select by words from where the mouse went down."""
        at = self._offset_of(event) if event.button == 1 and self._pressed >= 0 else -1
        if at < 0 or not self.article or (at == self._pressed and not self._dragged):
            return
        from tui.app.panes.article import selection

        self._dragged = True
        text = selection.read(self.article.document.full)
        self.select(selection.words(text, self._pressed, at))

    def on_click(self, event: events.Click) -> None:
        """Say which character was clicked; the click that ends a drag is none."""
        if self._dragged:
            self._dragged = False
            return
        at = self._offset_of(event)
        if at >= 0:
            self.select(None)
            self.post_message(self.Clicked(at))

    def _offset_of(self, event: events.MouseEvent) -> int:
        """Find the character under the mouse; -1 where there is none."""
        offset = event.get_content_offset(self)
        if offset is None or not self.article:
            return -1
        line = offset.y + self.scroll_offset.y
        if line >= len(self.sheet.lines):
            return -1
        return _offset_at(self.sheet.lines[line], offset.x - self.inset)

    def _set(self) -> None:
        self._set_for = (self.article, self.text_width, self.numbered)
        self._sheet = (
            typeset(
                self.article,
                self.text_width,
                self.marks,
                numbered=self.numbered,
                tag_roles=self.tag_roles,
                previous=self._sheet,
            )
            if self.article
            else TypesetArticle()
        )

    def _measure(self) -> None:
        self.virtual_size = Size(self.room, len(self.sheet.lines) if self.article else 0)
        self.refresh()

    def _empty(self) -> tuple[Line, ...]:
        return ((), *paragraph(self.placeholder, self.text_width, "muted", 8))


def _offset_at(line: Line, x: int) -> int:
    """Find the character of the document at a cell; wide ones take two, combining ones none."""
    for piece in line:
        for index, character in enumerate(piece.text):
            x -= cell_len(character)
            if x < 0:
                return piece.start + index if piece.start >= 0 else -1
    return -1
