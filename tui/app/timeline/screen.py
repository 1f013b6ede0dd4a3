"""The card of the timeline: keys and the mouse move a cursor over its bars, Enter opens one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingsMap, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen

from tui.app.bars import Bar
from tui.app.ink import Line, Piece, clip, paint
from tui.app.panes import Pane
from tui.app.timeline import drawing
from tui.app.timeline.counts import UNITS, Unit, first_unit, query, timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.strip import Strip

    from tui.app.themes import Theme
    from tui.app.wording import Symbols
    from tui.library.survey import Day

_AROUND = 10
"""Lines beside the charts: what is shown, the axis, the cursor's bar, and a few of the tables."""

_WIDE = 44
"""Columns from which there is room for the whole title."""


class TimelinePane(Pane):
    """The charts and the tables, drawn like everything else."""

    def __init__(self, days: Sequence[Day], shown: str, theme: Theme, marks: Symbols) -> None:
        super().__init__(id="timeline-charts")
        self.bind_keys(BindingsMap())
        self.set_reactive(TimelinePane.theme, theme)
        self.days, self.shown, self.marks = days, shown, marks
        self.unit: Unit | None = None
        self.cursor = self.first = 0
        self.view: drawing.View | None = None
        self.lines: list[Line] = []
        self.plot = range(0)

    def on_resize(self) -> None:
        """Width and height decide how much is drawn, and at first by which unit."""
        if self.unit is None:
            self.gather(first_unit(self.days, max(2, self.room // 3)))
        else:
            self.draw()

    def gather(self, unit: Unit) -> None:
        """Show bars of a unit, the cursor where it was in time, or on the newest."""
        here = self.view.line.bars[self.cursor] if self.view else None
        line = timeline(self.days, unit)
        self.unit = unit
        if not line.bars:
            self.view, self.lines = None, [(Piece(text, "muted"),) for text in drawing.NOTHING]
            self.measure()
            return
        ends = [bar.last for bar in line.bars]
        wanted = here.last if here else ends[-1]
        self.cursor = next((n for n, end in enumerate(ends) if end >= wanted), len(ends) - 1)
        self.view = drawing.view_of(line, self.cursor, len(ends), self.room)
        self.first = self.view.first
        self.draw()

    def draw(self) -> None:
        """Draw it all anew: it takes a few milliseconds."""
        if self.view is None:
            return
        room, marks = self.room, self.marks
        view = drawing.view_of(self.view.line, self.cursor, self.first, room)
        self.view, self.first = view, view.first
        lines: list[Line] = [drawing.headline(view, room, marks, self.shown), ()]
        charts = drawing.charts(view, max(7, min(22, self.size.height - _AROUND)), marks)
        self.plot = range(len(lines), len(lines) + len(charts) + 2)
        lines += [*charts, *drawing.axis(view, marks), ()]
        lines += [*drawing.under_cursor(view, room, marks), ()]
        self.lines = lines + drawing.tables(view.line, room, marks)
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
            if 0 <= index < len(UNITS) and timeline(self.days, UNITS[index]).bars:
                self.gather(UNITS[index])

    @property
    def chosen(self) -> str | None:
        """The search for the bar under the cursor; null where it has no articles."""
        if self.view is None:
            return None
        bar = self.view.line.bars[self.cursor]
        return query(bar, self.view.line.unit) if bar.sum.articles else None

    def bar_under(self, event: events.Click) -> int | None:
        """The bar that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or self.view is None or offset.y + self.scroll_offset.y not in self.plot:
            return None
        return self.view.bar_at(offset.x)

    def line_at(self, line: int, theme: Theme) -> Strip:
        """Draw a line."""
        drawn = self.lines[line] if line < len(self.lines) else ()
        return paint(clip(drawn, self.room, self.marks.more), theme, self.room)


class TimelineScreen(ModalScreen[str | None]):
    """A card over the desk; its result is the search for a bar, or null."""

    CSS_PATH = "../cards.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,M", "dismiss(None)", "Close", show=False),
        Binding("enter", "open", "Open", show=False),
        Binding("left,h", "go(-1)", "Before", show=False),
        Binding("right,l", "go(1)", "After", show=False),
        Binding("p", "seek(-1)", "Before, with something", show=False),
        Binding("n", "seek(1)", "After, with something", show=False),
        Binding("home,g", "go(-1000000)", "First", show=False),
        Binding("end,G", "go(1000000)", "Last", show=False),
        Binding("w", "day_or_week", "Day or week", show=False),
        Binding("plus,equals_sign", "zoom(-1)", "Finer", show=False),
        Binding("minus", "zoom(1)", "Coarser", show=False),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
        Binding("space,pagedown", "scroll(15)", "Page down", show=False),
        Binding("b,pageup", "scroll(-15)", "Page up", show=False),
    ]

    def __init__(self, days: Sequence[Day], shown: str, theme: Theme, marks: Symbols) -> None:
        super().__init__()
        self.theme = theme
        self.pane = TimelinePane(days, shown, theme, marks)

    def compose(self) -> ComposeResult:
        """A title and the charts."""
        with Vertical(id="timeline-card", classes="card"):
            yield Bar(id="timeline-title")
            yield self.pane

    def on_mount(self) -> None:
        """Title the card, once it is known by which unit it counts."""
        self.call_after_refresh(self.entitle)

    def entitle(self) -> None:
        """Say what is counted by which unit, and the keys, as many as there is room for."""
        bar = self.query_one(Bar)
        bar.theme = self.theme
        unit = f" by {self.pane.unit}" if self.pane.view else ""
        title = "Killed and injured" if bar.size.width >= _WIDE else "Timeline"
        bar.left = (Piece(title + unit, "strong"),)
        keys = "Esc closes"
        if self.pane.view is None:
            bar.right = (Piece(keys, "faint"),)
            return
        for more in ("Enter opens", "+ - zoom", "w day or week", "n p next with something"):
            if len(keys) + len(more) + 32 <= bar.size.width:
                keys = f"{more}   {keys}"
        bar.right = (Piece(keys, "faint"),)

    def on_resize(self) -> None:
        """Another width has room for other keys."""
        self.call_after_refresh(self.entitle)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a bar; one where it stands opens it; one outside closes."""
        if event.widget is self:
            self.dismiss(None)
            return
        index = self.pane.bar_under(event)
        if index is None:
            return
        if index == self.pane.cursor:
            self.action_open()
        else:
            self.pane.go(index)

    def action_open(self) -> None:
        """Open the articles of the bar under the cursor."""
        if self.pane.chosen:
            self.dismiss(self.pane.chosen)

    def action_go(self, steps: int) -> None:
        """Move the cursor by so many bars."""
        self.pane.go(self.pane.cursor + steps)

    def action_seek(self, direction: int) -> None:
        """Go to the next bar that has something."""
        self.pane.seek(direction)

    def action_zoom(self, steps: int) -> None:
        """Count by a coarser or a finer unit."""
        self.pane.zoom(steps)
        self.entitle()

    def action_day_or_week(self) -> None:
        """Count by the week, or by the day again."""
        self.pane.gather("day" if self.pane.unit == "week" else "week")
        self.entitle()

    def action_scroll(self, lines: int) -> None:
        """Scroll to the tables and back."""
        self.pane.scroll_relative(y=lines, animate=False)
