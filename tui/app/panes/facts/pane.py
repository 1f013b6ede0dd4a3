"""The facts pane: the toll, then each fact, each leading to its sentence."""

from __future__ import annotations

from bisect import bisect_right
from itertools import zip_longest
from typing import TYPE_CHECKING

from tui.app.panes.facts.fact_row import Decisions, FactRow, Turned
from tui.app.panes.facts.fact_rows import findings
from tui.app.panes.facts.note_rows import stray_rows
from tui.app.panes.facts.with_verdicts import (
    analysed,
    as_decided,
    decisions,
    facts_of,
    notes,
    stray_notes,
)
from tui.app.render.list_pane import ListPane
from tui.app.render.text_layout import Run, spread, to_strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.strip import Strip

    from tui.app.render.text_layout import Line
    from tui.app.themes import Theme
    from tui.library.facts.fact_identity import Fact
    from tui.model import Article, Span


class FactsPane(ListPane):
    """The facts of the article that is shown."""

    def __init__(self) -> None:
        super().__init__(id="facts")
        self.article: Article | None = None
        self._rows: tuple[FactRow, ...] = ()
        self._drawn_room = -1
        self._decided: Decisions = {}
        self._tops: list[int] = [0]
        self._mention = -1

    @property
    def count(self) -> int:
        """How many items there are, headings and the toll included."""
        return len(self._rows)

    @property
    def current(self) -> FactRow | None:
        """The fact under the cursor."""
        row = self._rows[self.cursor] if self.cursor < self.count else None
        return row if row and row.selectable else None

    @property
    def fact(self) -> Fact | None:
        """The fact under the cursor, as the analysis gave it."""
        current = self.current
        if current is None or self.article is None or self.article.facts is None:
            return None
        return facts_of(self.article.facts, current.kind)[current.index]

    @property
    def decision(self) -> str:
        """What the reader decided on the fact under the cursor; "" where it is undecided."""
        current = self.current
        verdict = self._decided.get((current.kind, current.index)) if current else None
        return verdict.decision if verdict else ""

    @property
    def marked(self) -> tuple[Span, ...]:
        """What is to be marked of the current fact: the mention that was turned to, or all."""
        spans = self.spans(self.cursor)
        return spans[self._mention : self._mention + 1] if self._mention >= 0 else spans

    def turn(self, steps: int) -> bool:
        """Turn to the next mention of the current fact, or the previous; false: there is one."""
        count = len(self.spans(self.cursor)) if self.current else 0
        if count < 2:
            return False
        first = 0 if steps > 0 else count - 1
        self._mention = first if self._mention < 0 else (self._mention + steps) % count
        self._draw_all()
        return True

    def watch_cursor(self) -> None:
        """Show another fact as a whole first."""
        if self._mention >= 0:
            self._mention = -1
            self._draw_all()

    @property
    def decided(self) -> tuple[int, int]:
        """How many of the facts the reader has decided on, and how many there are."""
        every = [item for item in self._rows if item.selectable]
        return sum((item.kind, item.index) in self._decided for item in every), len(every)

    @property
    def undecided(self) -> list[Fact]:
        """The facts that the reader has not decided on, in their order."""
        facts = self.article.facts if self.article else None
        if facts is None:
            return []
        return [
            facts_of(facts, item.kind)[item.index] for item in self._rows if self._is_open(item)
        ]

    @property
    def ahead(self) -> tuple[FactRow, ...]:
        """The facts from the cursor on, then those before it, as they stand now."""
        return (*self._rows[self.cursor :], *self._rows[: self.cursor])

    def go_undecided(self, order: Sequence[FactRow] = ()) -> bool:
        """Go to the first undecided fact, of an order or as they stand; false: none is left."""
        places = {
            (row.kind, row.index): n for n, row in enumerate(self._rows) if self._is_open(row)
        }
        for fact in order or self._rows:
            if fact.selectable and (fact.kind, fact.index) in places:
                self.go(places[fact.kind, fact.index])
                return True
        return False

    def go_to(self, kind: str, key: str) -> None:
        """Go to the fact of this identity, where it is here."""
        from tui.library.facts.fact_identity import identity

        facts = self.article.facts if self.article else None
        if facts is None:
            return
        keys = [identity(fact)[1] for fact in facts_of(facts, kind)]
        for index, item in enumerate(self._rows):
            if item.kind == kind and item.selectable and keys[item.index] == key:
                self.go(index)

    def _is_open(self, item: FactRow) -> bool:
        return item.selectable and (item.kind, item.index) not in self._decided

    def show(self, article: Article | None) -> None:
        """Show an article's facts; of the same article the cursor stays on its fact."""
        same = article and self.article and article.row.number == self.article.row.number
        fact = self.current if same else None
        self.article = article
        if not same:
            self._mention = -1
        self._draw_all()
        if not same:
            self.cursor = 0
            self.resting = False
            self.scroll_to(y=0, animate=False)
        rows = [n for n, row in enumerate(self._rows) if fact and _same(row, fact)]
        place = rows[0] if rows else min(self.cursor, max(0, self.count - 1))
        self.cursor = self._nearest(place, forward=True)

    def on_focus(self) -> None:
        """Mark the fact that was come to from now on."""
        self.resting = True
        super().on_focus()
        if self.current:
            self.post_message(self.Moved(self, self.cursor))

    def find(self, offset: int) -> int | None:
        """Find the item mentioned at this character of the document; names before claims."""
        hits = [
            (item.kind == "casualty", index)
            for index, item in enumerate(self._rows)
            if any(start <= offset < end for start, end in item.spans)
        ]
        return min(hits)[1] if hits else None

    def spans(self, index: int) -> tuple[Span, ...]:
        """Give the spans of an item's fact in the document."""
        return self._rows[index].spans if index < self.count else ()

    def selectable(self, index: int) -> bool:
        """Facts are, the toll and headings are not."""
        return self._rows[index].selectable

    def top(self, index: int) -> int:
        """Find the first line of an item."""
        return self._tops[min(index, len(self._tops) - 1)]

    def bottom(self, index: int) -> int:
        """Find the line after the last one of an item; what is beside it ends there too."""
        return self.top(index) + len(self._rows[index].lines)

    def item_at(self, line: int) -> int:
        """Find the item that a line belongs to, the first of those side by side."""
        return self._row(line)[0]

    def item_under(self, line: int, column: int) -> int:
        """Find the item that a cell of a line belongs to; `count` where there is none."""
        items = (index for index in self._row(line) if index < self.count)
        return max((n for n in items if self._rows[n].left <= column), default=self.count)

    def _row(self, line: int) -> range:
        """Find the items that share a line: one, or rival counts side by side."""
        last = first = max(0, bisect_right(self._tops, line) - 1)
        while first < self.count and self._rows[first].beside:
            first -= 1
        return range(first, last + 1)

    def line_at(self, line: int, theme: Theme) -> Strip:
        """Draw a line, put together where rival counts stand side by side."""
        items = self._row(line)
        if len(items) == 1 or line >= self.top(self.count):
            return super().line_at(line, theme)
        runs: list[Run] = []
        for index in items:
            drawn, over = self.styled_line(index, line - self.top(index))
            drawn = spread(drawn, (), self._rows[index].width, self.marks.ellipsis)
            runs += [piece._replace(role=f"{piece.role} {over}") for piece in drawn]
        return to_strip(tuple(runs), theme, self.room)

    def draw(self, index: int) -> list[Line]:
        """Draw the lines of a fact."""
        return list(self._rows[index].lines)

    def show_item(self, index: int) -> None:
        """Show an item whole; the first fact together with the toll and heading above it."""
        if all(not item.selectable for item in self._rows[:index]):
            self.scroll_to(y=0, animate=False)
        super().show_item(index)

    def on_resize(self) -> None:
        """Facts wrap anew at another width; a prompt that opens takes no more than height."""
        if self.room != self._drawn_room:
            self._draw_all()
        super().on_resize()

    def _drawn(self, article: Article) -> Iterator[FactRow]:
        yield from findings(
            as_decided(article),
            self.room,
            decided=self._decided,
            notes=notes(article),
            analysed=analysed(article),
            marks=self.marks,
            turned=self._turned(),
        )
        yield from stray_rows(stray_notes(article), self.room, self.marks)

    def _turned(self) -> Turned | None:
        item = self.current
        return (item.kind, item.index, self._mention) if item and self._mention >= 0 else None

    def _draw_all(self) -> None:
        article = self.article
        self._drawn_room = self.room
        self._decided = decisions(article) if article else {}
        self._rows = tuple(self._drawn(article)) if article else ()
        self._tops = [0]
        for item, following in zip_longest(self._rows, self._rows[1:]):
            beside = following is not None and following.beside
            self._tops.append(self._tops[-1] + (0 if beside else len(item.lines)))
        self.measure()


def _same(row: FactRow, fact: FactRow) -> bool:
    """Whether two rows are about one fact, whatever the order of the rows."""
    return (row.kind, row.index) == (fact.kind, fact.index)
