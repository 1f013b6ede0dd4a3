"""The rows of a tally as a pane, with a cursor on one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.render.list_pane import ListPane
from tui.app.render.text_layout import Line, Run, wrap
from tui.app.screens.tally.layout import TallyLines, lay_out
from tui.library.tally_words import row_words

if TYPE_CHECKING:
    from tui.app.render.formatting import Symbols
    from tui.library.tally import Dimension, Tally

NOTHING = (
    "Nobody killed or injured is counted in what is shown.",
    "",
    "Open a list that has more articles, or clear the search, and come back.",
)


class TallyPlace(NamedTuple):
    """Where a tally is left: what it counts by and across, and the value under the cursor."""

    by: Dimension
    across: Dimension | None
    value: str | None


class TallyPane(ListPane):
    """The rows of a tally, and below them what no row can say."""

    def __init__(self, marks: Symbols, at: TallyPlace | None = None) -> None:
        super().__init__(id="tally-rows")
        self._begin_at = at
        self.marks = marks
        self.tally: Tally | None = None
        self.lines = TallyLines((), (), (), ())
        self._passed = 0
        self._problem = ""

    def fail(self, problem: str) -> None:
        """Say why nothing is counted, where nothing was."""
        self._problem = problem
        self.refresh()

    def show(self, tally: Tally) -> None:
        """Show other counts; the cursor stays on its value where that is still a row."""
        if self.tally is None or self.tally.dimensions != tally.dimensions:
            self._passed = 0
        current, same = self.value, bool(self._begin_at)
        if self.tally:
            same = self.tally.dimensions[0] == tally.dimensions[0]
        elif self._begin_at:
            current = self._begin_at.value
        self.tally = tally
        self.lay_out()
        at = self.lines.values.index(current) if same and current in self.lines.values else 0
        self.cursor = 0
        self.go(at, tell=False)

    def lay_out(self) -> None:
        """Set the rows anew, as another width needs it."""
        if self.tally is not None:
            self.lines = lay_out(self.tally, self.room, self.marks, self._passed)
            self.measure()

    def pass_columns(self, step: int) -> None:
        """Go to the columns that have no room here, or back: as many as are in view, less one."""
        lines = self.lines
        if step > 0 and not lines.omitted:
            return
        visible = lines.columns - lines.omitted - lines.hidden
        self._passed = max(0, lines.hidden + step * max(1, visible - 1))
        self.lay_out()
        fits = self._passed
        while self._passed and not self.lines.omitted:  # the last columns fill the window too
            fits, self._passed = self._passed, self._passed - 1
            self.lay_out()
        if self._passed != fits and self.lines.omitted:
            self._passed = fits
            self.lay_out()

    @property
    def value(self) -> str | None:
        """The first dimension's value of the row under the cursor."""
        values = self.lines.values
        return values[self.cursor] if self.cursor < len(values) else None

    @property
    def words(self) -> str:
        """The row under the cursor for the ear, with every number of it."""
        tally, values = self.tally, self.lines.values
        if tally is None or self.cursor >= len(values):
            return NOTHING[0] if tally else self._problem or "Counting"
        name, place = row_words(tally, values[self.cursor]), f"{self.cursor + 1} of {len(values)}"
        return f"{name}; {place}"

    @property
    def count(self) -> int:
        """How many rows there are, and one item below them."""
        return len(self.lines.rows) + 1 if self.lines.rows else 0

    def selectable(self, index: int) -> bool:
        """Rows are, what stands below them is not."""
        return index < len(self.lines.rows)

    def top(self, index: int) -> int:
        """Find the first line of an item."""
        return index if index < self.count else len(self.lines.rows) + len(self.lines.below)

    def item_at(self, line: int) -> int:
        """Find the item that a line belongs to."""
        return min(line, max(0, self.count - 1))

    def show_item(self, index: int) -> None:
        """Show what stands below the last row too, which no cursor goes to."""
        if index == len(self.lines.rows) - 1:
            super().show_item(index + 1)
        super().show_item(index)

    def draw(self, index: int) -> list[Line]:
        """Draw the line of a row, or all that stands below."""
        rows = self.lines.rows
        return [rows[index]] if index < len(rows) else list(self.lines.below)

    def empty(self) -> list[Line]:
        """Say why there is no row, and what is not counted."""
        if self.tally is None:
            problem = wrap(self._problem, self.room - 1)
            lines: list[Line] = [(Run(f" {text}", "error"),) for text, _ in problem if text]
            return lines or [(Run(" Counting", "muted"),)]
        nothing = (line for text in NOTHING for line, _ in wrap(text, self.room - 1) or [("", 0)])
        return [*((Run(f" {line}", "muted"),) for line in nothing), (), *self.lines.below[2:]]

    def on_resize(self) -> None:
        """Columns come and go with the width."""
        self.lay_out()
        super().on_resize()
