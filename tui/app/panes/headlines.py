"""The headlines: a window over the numbers a query found, rows fetched as they come in view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.message import Message

from tui.app.panes import headline_row
from tui.app.render.list_pane import ListPane
from tui.app.render.text_layout import Line, Run, paragraph
from tui.errors import LibraryError
from tui.model import Row

if TYPE_CHECKING:
    from datetime import datetime

    from textual import events

WINDOW = 64
"""Rows fetched at once: more than a screen shows, so that a key rarely waits for a query."""

KEPT = 2_000
"""Rows kept; at about a kilobyte each."""

Fetch = Callable[[Sequence[int]], tuple[Row, ...]]


class Headlines(ListPane):
    """The list of articles.

    Marks are kept by article, not by place: moving about, searching and opening another list
    leave them. Only those that are shown count, so that nothing unseen is ever changed.
    """

    class Marked(Message):
        """An article was marked with the mouse, alone or with all up to it."""

        def __init__(self, index: int, *, through: bool) -> None:
            super().__init__()
            self.index = index
            self.through = through

    class MarksChanged(Message):
        """Other articles are marked than before."""

    class Unreadable(Message):
        """The library could not be read."""

        def __init__(self, message: str) -> None:
            super().__init__()
            self.message = message

    def __init__(self, fetch: Fetch, now: Callable[[], datetime]) -> None:
        super().__init__(id="headlines")
        self._fetch = fetch
        self._now = now
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self.numbers: Sequence[int] = ()
        self.marked: set[int] = set()
        self._count: int | None = 0
        """Of those that are shown, how many are marked; None where they must be counted."""
        self.range_from: int | None = None
        """The article from which a range is marked: the last that was marked."""
        self.placeholder = "Nothing here yet."
        self.tag_roles: Mapping[str, str] = {}

    @property
    def count(self) -> int:
        """How many articles are shown."""
        return len(self.numbers)

    @property
    def current(self) -> int | None:
        """The number of the article under the cursor."""
        return self.numbers[self.cursor] if self.cursor < self.count else None

    @property
    def chosen(self) -> list[int]:
        """What an action works on: the marked articles, or else the one under the cursor."""
        if marked := self.shown_marked:
            return marked
        return [] if self.current is None else [self.current]

    @property
    def shown_marked(self) -> list[int]:
        """The marked articles among those that are shown, in their order."""
        return [number for number in self.numbers if number in self.marked] if self.marked else []

    @property
    def marked_count(self) -> int:
        """How many of those that are shown are marked."""
        if self._count is None:
            self._count = len(self.shown_marked)
        return self._count

    def mark_every(self) -> None:
        """Mark all that are shown."""
        self.marked.update(self.numbers)
        self._count = self.count
        self._marks_changed()

    def show(
        self, numbers: Sequence[int], *, keep: int | None = None, placeholder: str = ""
    ) -> None:
        """Show these articles; the cursor stays on article `keep`, at the same height."""
        line = self.top(self.cursor) - self.scroll_offset.y
        self.numbers = numbers
        self._count = None if self.marked else 0
        self.placeholder = placeholder or self.placeholder
        self.measure()
        index = _find(numbers, keep)
        self.cursor = index or 0
        if self.count and self.size.height:  # else the first size shows the cursor
            y = max(0, self.top(index) - line) if index is not None else 0
            self.scroll_to(y=y, animate=False)
            self.go(self.cursor, tell=False)

    def say_empty(self, reason: str) -> None:
        """Say otherwise why the list is empty."""
        self.placeholder = reason
        self.refresh()

    def forget(self, numbers: Iterable[int] | None = None) -> None:
        """Drop rows that changed (all without numbers), so that they are fetched anew."""
        if numbers is None:
            self._rows.clear()
        else:
            changed = set(numbers)
            for number in [cached for cached in self._rows if cached in changed]:
                del self._rows[number]
        self.refresh()

    def row(self, index: int) -> Row | None:
        """Fetch the row at an index with its neighbours; None where it is gone or unreadable."""
        number = self.numbers[index]
        if number not in self._rows:
            first = max(0, index - WINDOW // 4)
            missing = [n for n in self.numbers[first : first + WINDOW] if n not in self._rows]
            for row in self._read(missing):
                self._rows[row.number] = row
            while len(self._rows) > KEPT:
                self._rows.popitem(last=False)
        return self._rows.get(number)

    def _read(self, numbers: Sequence[int]) -> tuple[Row, ...]:
        """Rows of the library. While something is drawn no error may be raised: it is told."""
        try:
            return self._fetch(numbers)
        except LibraryError as error:
            self.post_message(self.Unreadable(str(error)))
            return ()

    def next_unread(self, direction: int) -> int | None:
        """Find the nearest unread index after (1) or before (-1) the cursor, where it is near.

        Farther away than a window of rows is a matter of asking the library.
        """
        end = min(self.count, self.cursor + WINDOW) if direction > 0 else self.cursor - WINDOW
        for index in range(self.cursor + direction, max(-1, end), direction):
            row = self.row(index)
            if row and not row.read:
                return index
        return None

    def mark(self, index: int) -> None:
        """Mark an article, or take the mark off."""
        number = self.numbers[index]
        count = self.marked_count
        self.marked ^= {number}
        self._count = count + (1 if number in self.marked else -1)
        self.range_from = number if number in self.marked else None
        self._marks_changed()

    def mark_through(self, index: int) -> int:
        """Mark all from the last mark to an article; how many they are.

        Where the last mark is not shown, a range starts here.
        """
        first = _find(self.numbers, self.range_from)
        first = index if first is None else first
        span = self.numbers[min(first, index) : max(first, index) + 1]
        self.marked.update(span)
        self._count = None
        self.range_from = self.numbers[index]
        self._marks_changed()
        return len(span)

    def unmark(self, numbers: Iterable[int] | None = None) -> None:
        """Take the marks off these articles; off all without numbers."""
        self.range_from = None
        if not self.marked:
            return
        if numbers is None:
            self.marked.clear()
        else:
            self.marked.difference_update(numbers)
        self._count = None if self.marked else 0
        self._marks_changed()

    def _marks_changed(self) -> None:
        self.refresh()
        self.post_message(self.MarksChanged())

    def on_click(self, event: events.Click) -> None:
        """Mark at a click beside a headline or with Ctrl; with Shift mark all up to it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = self.item_at(offset.y + self.scroll_offset.y)
        aside = offset.x < headline_row.GUTTER
        if index < self.count and (event.shift or event.ctrl or aside):
            event.prevent_default()
            event.stop()
            self.post_message(self.Marked(index, through=event.shift))

    def draw(self, index: int) -> list[Line]:
        """Draw the lines of one headline."""
        row = self.row(index)
        if row is None:
            return [(Run("   (no longer in the library)", "faint"),)]
        marked = row.number in self.marked
        return headline_row.draw(
            row, self.room, self._now(), marked=marked, marks=self.marks, tag_roles=self.tag_roles
        )

    def empty(self) -> list[Line]:
        """Say what an empty list says."""
        lines = paragraph(self.placeholder, self.size.width - 4, "muted", 8)
        return [(), *((Run("   "), *line) for line in lines)]

    def top(self, index: int) -> int:
        """Headlines are all of one height."""
        return index * headline_row.height(self.room)

    def item_at(self, line: int) -> int:
        """Find the headline that a line belongs to."""
        return line // headline_row.height(self.room)

    def on_resize(self) -> None:
        """Keep the cursor's headline in view where heights change with the width."""
        self.virtual_size = Size(self.room, self.top(self.count))
        super().on_resize()


def _find(numbers: Sequence[int], number: int | None) -> int | None:
    if number is None:
        return None
    try:
        return numbers.index(number)
    except ValueError:
        return None
