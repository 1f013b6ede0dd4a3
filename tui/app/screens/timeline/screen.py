"""The card of the timeline: keys and the mouse move a cursor over its bars, Enter opens one."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.geometry import Size

from tui.app.render.bars import Bar
from tui.app.render.chrome import Hint
from tui.app.render.footer import of_screen
from tui.app.render.list_pane import Pane
from tui.app.render.text_layout import Line, Run, clip, to_strip
from tui.app.screens.action_screen import Card
from tui.app.screens.help import HelpScreen
from tui.app.screens.timeline import drawing
from tui.app.screens.timeline.counts import UNITS, Unit, first_unit, query, timeline
from tui.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual import events
    from textual.strip import Strip
    from textual.widget import Widget

    from tui.app.context import Context, OpenView
    from tui.app.messages import Recounted
    from tui.app.render.formatting import Symbols
    from tui.app.screens.timeline.counts import Timeline, TimelineBar
    from tui.app.themes import Theme
    from tui.library.survey import DayCount

_AROUND = 10
"""Lines beside the charts: what is shown, the axis, the cursor's bar, and a few of the tables."""

_LAST = 10**9
"""A bar beyond the last one, which stands for the last."""

_WIDE = 44
"""Columns from which there is room for the whole title."""


class TimelinePane(Pane):
    """The charts and the tables, drawn like everything else."""

    def __init__(self, days: Sequence[DayCount], title: str, marks: Symbols) -> None:
        super().__init__(id="timeline-charts")
        self.days, self.title, self.marks = days, title, marks
        self.unit: Unit | None = None
        self.cursor = self.first = 0
        self.view: drawing.TimelineView | None = None
        self.lines: list[Line] = []
        self.tables: list[Line] = []
        self.plot = range(0)

    def on_resize(self) -> None:
        """Width and height decide how much is drawn, and at first by which unit."""
        if self.unit is None:
            self.gather(first_unit(self.days, max(2, self.room // 3)))
        elif self.view is not None:
            self.tables = drawing.tables(self.view.line, self.room, self.marks)
            self.draw()

    def gather(self, unit: Unit) -> None:
        """Show bars of a unit, the cursor where it was in time, or on the newest."""
        line = timeline(self.days, unit)
        if self.view is not None and not line.bars:
            return
        current = self.view.line.bars[self.cursor] if self.view else None
        self.unit = unit
        self.tables = drawing.tables(line, self.room, self.marks)
        if not line.bars:
            nothing: list[Line] = [(Run(text, "muted"),) for text in drawing.NOTHING]
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
    told = [
        n
        for n, bar in enumerate(bars)
        if bar.sum.articles and bar.last >= current.first and bar.first <= current.last
    ]
    return (told or inside)[-1]


class TimelineScreen(Card[str | None]):
    """A card with the days of a view; its result is the search for a bar, or None.

    `first` is the id of an action that is done at once.
    """

    CSS_PATH = "../../cards.tcss"
    card_id = "timeline-card"

    def __init__(
        self, context: Context, days: Sequence[DayCount], view: OpenView, first: str = ""
    ) -> None:
        super().__init__(context)
        self.view = view
        self.bar = Bar(context.marks, id="timeline-title")
        self.pane = TimelinePane(days, view.title, context.marks)
        self._first = first
        self._reading = asyncio.Lock()
        self._waiting = False
        key = context.keymap.first
        moving = Hint(f"{key('timeline-earlier')} {key('timeline-later')}", "bars")
        self.hints = of_screen(context.keymap, "timeline", moving)
        self.listen(self._commands(), "timeline", "lists", "everywhere")

    def _commands(self) -> dict[str, Callable[[], Any]]:
        pane = self.pane
        return {
            "timeline-earlier": lambda: pane.go(pane.cursor - 1),
            "timeline-later": lambda: pane.go(pane.cursor + 1),
            "timeline-next": lambda: pane.seek(1),
            "timeline-previous": lambda: pane.seek(-1),
            "timeline-finer": lambda: pane.zoom(-1),
            "timeline-coarser": lambda: pane.zoom(1),
            "timeline-weeks": pane.week_or_day,
            "top": lambda: pane.go(0),
            "bottom": lambda: pane.go(_LAST),
            "down": lambda: self._scroll(1),
            "up": lambda: self._scroll(-1),
            "page-down": lambda: self._scroll(pane.size.height - 2),
            "page-up": lambda: self._scroll(2 - pane.size.height),
            "open": self._open,
            "help": lambda: self.app.push_screen(HelpScreen(self.context, "timeline")),
            "quit": self.quit,
            **dict.fromkeys(("timeline", "back", "clear"), self.close),
        }

    def contents(self) -> Iterator[Widget]:
        """Yield a title and the charts."""
        yield self.bar
        yield self.pane

    def on_mount(self) -> None:
        """Do what it was opened for, once it is laid out."""
        self.call_after_refresh(self._begin)

    def on_recounted(self, _: Recounted) -> None:
        """Count again: articles came or were analysed. One counting waits at most."""
        if not self._waiting:
            self._waiting = True
            self.run_worker(self._count_again(), group="days")

    async def _count_again(self) -> None:
        """Read the days and show them; a reading that fails leaves what is shown."""
        async with self._reading:
            self._waiting = False
            with suppress(DatelineError):
                survey = self.context.library.survey
                self.pane.renew(await asyncio.to_thread(survey.days, self.view.query))
                self.entitle()

    async def _begin(self) -> None:
        if self._first:
            await self.action_do(self._first)
        self.entitle()

    def entitle(self) -> None:
        """Say what is counted by which unit, and the keys, as many as there is room for."""
        bar = self.bar
        unit = f" by {self.pane.unit}" if self.pane.view else ""
        title = "Killed and injured" if bar.size.width >= _WIDE else "Timeline"
        bar.left = (Run(title + unit, "strong"),)
        key = self.context.keymap.first
        hints = [
            f"{key('open')} opens",
            f"{key('timeline-finer')} {key('timeline-coarser')} zoom",
            f"{key('timeline-weeks')} weeks or days",
            f"{key('timeline-previous')} {key('timeline-next')} over empty ones",
        ]
        text = f"{key('clear')} closes"
        for hint in hints if self.pane.view else ():
            if len(text) + len(hint) + 32 <= bar.size.width:
                text = f"{hint}   {text}"
        bar.right = (Run(text, "faint"),)

    def on_resize(self) -> None:
        """Name as many keys as another width has room for."""
        self.call_after_refresh(self.entitle)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the bar that was clicked, or open that; close beside the card."""
        if event.widget is self:
            self.dismiss(None)
            return
        index = self.pane.bar_under(event)
        if index is None:
            return
        if index == self.pane.cursor:
            self._open()
        else:
            self.pane.go(index)

    async def action_do(self, identifier: str) -> None:
        """Do an action of the registry by its id; another unit has another title."""
        await super().action_do(identifier)
        self.entitle()

    def _open(self) -> None:
        """Open the articles of the bar under the cursor."""
        if self.pane.chosen:
            self.dismiss(self.pane.chosen)

    def _scroll(self, lines: int) -> None:
        """Scroll to the tables and back."""
        self.pane.scroll_relative(y=lines, animate=False)
