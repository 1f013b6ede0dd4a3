"""The card of the tally: by one thing or by two, Enter opens the articles behind a row."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import on

from tui.app.render.bars import Bar
from tui.app.render.chrome import Hint
from tui.app.render.footer import of_screen
from tui.app.render.list_pane import ListPane
from tui.app.render.text_layout import Line, Run
from tui.app.screens.action_screen import Card
from tui.app.screens.help import HelpScreen
from tui.app.screens.tally.layout import TallyLines, lay_out
from tui.errors import DatelineError
from tui.library.tally import DIMENSIONS, Dimension, Tally
from tui.library.tally_words import label, noun, row_query, row_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.widget import Widget

    from tui.app.context import Context, OpenView
    from tui.app.messages import Recounted
    from tui.app.render.formatting import Symbols

FIRST: Dimension = "country"

NOTHING = (
    "Nobody killed or injured is counted in what is shown.",
    "",
    "Open a list that has more articles, or clear the search, and come back.",
)


class TallyChoice(NamedTuple):
    """The search for the articles behind a row, the row's name, and how many it counts.

    The rows of a cross table share articles: how many there are in all is not known of those.
    """

    query: str
    name: str
    articles: int | None


class TallyPane(ListPane):
    """The rows of a tally, and below them what no row can say."""

    def __init__(self, marks: Symbols) -> None:
        super().__init__(id="tally-rows")
        self.marks = marks
        self.tally: Tally | None = None
        self.lines = TallyLines((), (), (), ())
        self._passed = 0

    def show(self, tally: Tally) -> None:
        """Show other counts; the cursor stays on its value where that is still a row."""
        if self.tally is None or self.tally.dimensions != tally.dimensions:
            self._passed = 0
        same = self.tally is not None and self.tally.dimensions[0] == tally.dimensions[0]
        current = self.value
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
            return NOTHING[0] if tally else "Counting"
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

    def draw(self, index: int) -> list[Line]:
        """Draw the line of a row, or all that stands below."""
        rows = self.lines.rows
        return [rows[index]] if index < len(rows) else list(self.lines.below)

    def empty(self) -> list[Line]:
        """Say why there is no row, and what is not counted."""
        if self.tally is None:
            return [(Run(" Counting", "muted"),)]
        return [*((Run(f" {text}", "muted"),) for text in NOTHING), (), *self.lines.below[2:]]

    def on_resize(self) -> None:
        """Columns come and go with the width."""
        self.lay_out()
        super().on_resize()


class TallyScreen(Card[TallyChoice | None]):
    """A card that counts what a view finds; `first` is the id of an action that is done at once."""

    CSS_PATH = "../../cards.tcss"
    card_id = "tally-card"

    def __init__(self, context: Context, view: OpenView, first: str = "") -> None:
        super().__init__(context)
        self.view = view
        self.by: Dimension = FIRST
        self.across: Dimension | None = None
        self.bar = Bar(context.marks, id="tally-title")
        self.head = Bar(context.marks, id="tally-head")
        self.pane = TallyPane(context.marks)
        self._first = first
        key = context.keymap.first
        moving = Hint(f"{key('tally-previous')} {key('tally-next')}", "by what")
        self.hints = of_screen(context.keymap, "tally", moving)
        self.listen(self._commands(), "tally", "lists", "everywhere")

    def _commands(self) -> dict[str, Callable[[], Any]]:
        pane = self.pane
        return {
            "tally-next": lambda: self._turn(1),
            "tally-previous": lambda: self._turn(-1),
            "tally-cross": self._cross,
            "tally-earlier": lambda: self._pass_columns(1),
            "tally-later": lambda: self._pass_columns(-1),
            "down": lambda: pane.move(1),
            "up": lambda: pane.move(-1),
            "page-down": lambda: pane.page(1),
            "page-up": lambda: pane.page(-1),
            "top": lambda: pane.go(0),
            "bottom": lambda: pane.go(pane.count - 1),
            "open": self._open,
            "help": lambda: self.app.push_screen(HelpScreen(self.context, "tally")),
            "quit": self.quit,
            **dict.fromkeys(("tally", "back", "clear"), self.close),
        }

    def contents(self) -> Iterator[Widget]:
        """Yield a title, the head of the columns and the rows."""
        yield self.bar
        yield self.head
        yield self.pane

    def on_mount(self) -> None:
        """Count, then do what it was opened for."""
        self.pane.focus()
        self.run_worker(self._begin(), group="tally")

    async def _begin(self) -> None:
        await self._count()
        if self._first:
            await self.action_do(self._first)

    def on_recounted(self, _: Recounted) -> None:
        """Count again: articles came or were analysed."""
        self.run_worker(self._count(), group="tally", exclusive=True)

    @property
    def focus_words(self) -> str:
        """What is counted by, and the row under the cursor with its numbers."""
        across = f" and {noun(self.across)}" if self.across else ""
        return f"By {noun(self.by)}{across}; {self.pane.words}"

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """What is counted by."""
        return (self.by, self.across) if self.across else (self.by,)

    async def _count(self) -> None:
        """Count in a thread; a counting that fails leaves what is shown."""
        self._entitle()
        with suppress(DatelineError):
            survey = self.context.library.survey
            tally = await asyncio.to_thread(survey.tally, self.dimensions, self.view.query)
            if tally.dimensions == self.dimensions:
                self.pane.show(tally)
                self._entitle()
                self.announce()

    async def _turn(self, step: int) -> None:
        """Count by the next thing, which is not the one across."""
        names = [dimension for dimension in DIMENSIONS if dimension != self.across]
        self.by = names[(names.index(self.by) + step) % len(names)]
        await self._count()

    async def _cross(self) -> None:
        """Put the next thing across, and after the last one none."""
        names = [None, *(dimension for dimension in DIMENSIONS if dimension != self.by)]
        self.across = names[(names.index(self.across) + 1) % len(names)]
        await self._count()

    def _pass_columns(self, step: int) -> None:
        self.pane.pass_columns(step)
        self._entitle()

    def _entitle(self) -> None:
        """Say what is counted, and the keys, as many as there is room for."""
        lines = self.pane.lines
        across = f" and {noun(self.across)}" if self.across else ""
        partial = bool(self.across) and bool(lines.omitted or lines.hidden)
        if partial:
            across += f" ({lines.columns - lines.omitted - lines.hidden} of {lines.columns})"
        kinds = "Killed" if self.across else "Killed and injured"
        self.bar.left = (
            Run(f"{kinds} by {noun(self.by)}{across}  ", "strong"),
            Run(self.view.title, "accent"),
        )
        key = self.context.keymap.first
        text = f"{key('clear')} closes"
        others = f"{key('tally-earlier')} {key('tally-later')} the others"
        for hint in (
            *([others] if partial else ()),
            f"{key('tally-cross')} across",
            f"{key('tally-previous')} {key('tally-next')} by another",
            f"{key('open')} opens",
        ):
            if len(text) + len(hint) + 3 + 44 <= self.bar.size.width:
                text = f"{hint}   {text}"
        self.bar.right = (Run(text, "faint"),)
        self.head.left = lines.head

    def on_resize(self) -> None:
        """Name as many keys and columns as another width has room for."""
        self.call_after_refresh(self._entitle)

    @on(ListPane.Chosen)
    async def _row_clicked(self) -> None:
        await self._open()

    async def _open(self) -> None:
        """Open the articles of the row under the cursor, where a search can ask for them."""
        tally = self.pane.tally
        if tally is None or not self.pane.lines.rows:
            return
        value = self.pane.value
        places: tuple[str, ...] = ()
        if self.by == "admin1" and value is not None:
            survey = self.context.library.survey
            parts = await asyncio.to_thread(survey.tally, ("admin1", "place"), self.view.query)
            places = tuple(r.values[1] for r in parts.rows if r.values[0] == value and r.values[1])
        query = row_query(self.by, value, places)
        title = label(self.by, value)
        if query is None:
            self.bar.left = (Run(f"No search asks for what has no {noun(self.by)}.", "warning"),)
        else:
            articles = None if self.across else tally.rows[self.pane.cursor].articles
            self.dismiss(TallyChoice(query, title, articles))
