"""The charts and tables of a timeline as a pane, with a cursor on one of its bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.geometry import Size

from tui.app.render.formatting import sum_words
from tui.app.render.list_pane import Pane
from tui.app.render.text_layout import Line, clip, paragraph, to_strip
from tui.app.screens.timeline import drawing
from tui.app.screens.timeline.counts import UNITS, Unit, first_unit, query, timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.strip import Strip

    from tui.app.render.formatting import Symbols
    from tui.app.screens.timeline.counts import Timeline, TimelineBar
    from tui.app.themes import Theme
    from tui.library.survey import DayCount

_AROUND = 10
"""Lines beside the charts: what is shown, the axis, the cursor's bar, and a few of the tables."""


_CHARTS_FROM = 8
"""Lines from which the charts have room; below, the bar under the cursor is told in words alone."""


class TimelinePlace(NamedTuple):
    """Where a timeline is left: its unit, and the bar under its cursor."""

    unit: Unit
    bar: TimelineBar


class TimelinePane(Pane):
    """The charts and the tables, drawn like everything else."""

    def __init__(
        self,
        days: Sequence[DayCount],
        title: str,
        marks: Symbols,
        at: TimelinePlace | None = None,
    ) -> None:
        super().__init__(id="timeline-charts")
        self.days, self.title, self.marks = days, title, marks
        self._begin_at = at
        self.unit: Unit | None = None
        self.cursor = self.first = 0
        self.view: drawing.TimelineView | None = None
        self.lines: list[Line] = []
        self.tables: list[Line] = []
        self.plot = range(0)

    def on_resize(self) -> None:
        """Width and height decide how much is drawn, and at first by which unit."""
        if self.unit is None:
            begin = self._begin_at
            self.gather(begin.unit if begin else first_unit(self.days, max(2, self.room // 3)))
        elif self.view is not None:
            self.tables = drawing.tables(self.view.line, self.room, self.marks)
            self.draw()

    def gather(self, unit: Unit) -> None:
        """Show bars of a unit, the cursor where it was in time, or on the newest."""
        line = timeline(self.days, unit)
        if self.view is not None and not line.bars:
            return
        place = self.place or self._begin_at
        current = place.bar if place else None
        self.unit = unit
        self.tables = drawing.tables(line, self.room, self.marks)
        if not line.bars:
            nothing = [
                line
                for text in drawing.NOTHING
                for line in paragraph(text, self.room, "muted", _CHARTS_FROM) or [()]
            ]
            self.lines = [*nothing, (), *(self.tables if line.beside else ())]
            self.measure()
            return
        self.cursor = _same_time(line, current) if current else len(line.bars) - 1
        self.view = drawing.view_of(line, self.cursor, len(line.bars), self.room)
        self.first = self.view.first
        self.draw()

    def renew(self, days: Sequence[DayCount]) -> None:
        """Count other days by the same unit."""
        if days != self.days:
            self.days = days
            self.gather(self.unit or first_unit(days, max(2, self.room // 3)))

    def draw(self) -> None:
        """Draw the charts anew, above the tables, which change with the unit only."""
        if self.view is None:
            return
        room, marks = self.room, self.marks
        view = drawing.view_of(self.view.line, self.cursor, self.first, room)
        self.view, self.first = view, view.first
        if self.size.height < _CHARTS_FROM:
            self.lines = [*drawing.under_cursor(view, room, marks), (), *self.tables]
            self.plot = range(0)
            self.measure()
            return
        lines: list[Line] = [drawing.headline(view, room, marks, self.title), ()]
        charts = drawing.charts(view, max(7, min(22, self.size.height - _AROUND)), marks)
        self.plot = range(len(lines), len(lines) + len(charts) + 2)
        lines += [*charts, *drawing.axis(view, marks), ()]
        lines += [*drawing.under_cursor(view, room, marks), ()]
        self.lines = lines + self.tables
        self.measure()

    def measure(self) -> None:
        """Take in that the lines changed."""
        self.virtual_size = Size(self.room, len(self.lines))
        self.refresh()

    def go(self, index: int) -> None:
        """Put the cursor on a bar, the nearest one that there is."""
        if self.view is not None:
            self.cursor = max(0, min(index, len(self.view.line.bars) - 1))
            self.draw()

    def seek(self, direction: int) -> None:
        """Go to the next bar that has something, forward or back."""
        bars = self.view.line.bars if self.view else ()
        end = len(bars) if direction > 0 else -1
        for index in range(self.cursor + direction, end, direction):
            if bars[index].sum.articles:
                self.go(index)
                return

    def zoom(self, steps: int) -> None:
        """Go to a coarser unit, or to a finer one (below zero)."""
        if self.view is not None and self.unit is not None:
            index = UNITS.index(self.unit) + steps
            if 0 <= index < len(UNITS):
                self.gather(UNITS[index])

    def week_or_day(self) -> None:
        """Count by the week, or by the day again."""
        if self.view is not None:
            self.gather("day" if self.unit == "week" else "week")

    @property
    def place(self) -> TimelinePlace | None:
        """Where it is left; None where it has no bar."""
        if self.view is None:
            return None
        return TimelinePlace(self.view.line.unit, self.view.line.bars[self.cursor])

    @property
    def words(self) -> str:
        """The bar under the cursor for the ear, with its numbers, or why there is none."""
        if self.view is None:
            return drawing.NOTHING[0]
        bars = self.view.line.bars
        bar = bars[self.cursor]
        time = drawing.period_name(bar, self.view.line.unit, self.marks)
        return (
            f"{time}; {sum_words(*bar.sum[1:], bar.sum.articles)}; {self.cursor + 1} of {len(bars)}"
        )

    @property
    def chosen(self) -> str | None:
        """The search for the bar under the cursor; None where it has no articles."""
        if self.view is None:
            return None
        bar = self.view.line.bars[self.cursor]
        return query(bar, self.view.line.unit) if bar.sum.articles else None

    def bar_under(self, event: events.Click) -> int | None:
        """Find the bar that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or self.view is None or offset.y + self.scroll_offset.y not in self.plot:
            return None
        return self.view.bar_at(offset.x)

    def line_at(self, line: int, theme: Theme) -> Strip:
        """Draw a line."""
        drawn = self.lines[line] if line < len(self.lines) else ()
        return to_strip(clip(drawn, self.room, self.marks.ellipsis), theme, self.room)


def _same_time(line: Timeline, current: TimelineBar) -> int:
    """Find the last bar within the time of another that has something, or else the last one."""
    bars = line.bars
    inside = [n for n, bar in enumerate(bars) if bar.first <= current.last <= bar.last] or [
        len(bars) - 1
    ]
    filled = [
        n
        for n, bar in enumerate(bars)
        if bar.sum.articles and bar.last >= current.first and bar.first <= current.last
    ]
    return (filled or inside)[-1]
