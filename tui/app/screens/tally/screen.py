"""The card of the tally: by one thing or by two, Enter opens the articles behind a row."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import on

from tui.app.render.bars import Bar
from tui.app.render.chrome import Hint
from tui.app.render.footer import of_screen
from tui.app.render.list_pane import ListPane
from tui.app.render.text_layout import Run
from tui.app.screens.action_screen import Card
from tui.app.screens.help import HelpScreen
from tui.app.screens.tally.pane import TallyPane, TallyPlace
from tui.errors import DatelineError
from tui.library.tally import DIMENSIONS, Dimension
from tui.library.tally_words import label, noun, row_query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.widget import Widget

    from tui.app.context import Context, OpenView
    from tui.app.keymap import Where
    from tui.app.messages import Recounted

FIRST: Dimension = "country"


WIDE = 60
"""Cells of the title from which it says who is counted."""


class TallyChoice(NamedTuple):
    """The search for the articles behind a row, and the row's name."""

    query: str
    name: str
    at: TallyPlace


class TallyScreen(Card[TallyChoice | None]):
    """A card that counts what a view finds; `first` is the id of an action that is done at once.

    `at` is where it opens.
    """

    CSS_PATH = "../../cards.tcss"
    card_id = "tally-card"
    where = "in the tally"

    def __init__(
        self, context: Context, view: OpenView, first: str = "", at: TallyPlace | None = None
    ) -> None:
        super().__init__(context)
        self.view = view
        self.by: Dimension = at.by if at else FIRST
        self.across = at.across if at else None
        self.bar = Bar(context.marks, id="tally-title")
        self.head = Bar(context.marks, id="tally-head")
        self.pane = pane = TallyPane(context.marks, at)
        self._first = first
        self._counting = asyncio.Lock()
        self._waiting = False
        self._clicked: int | None = None
        self.hints = self._hints()
        keys: tuple[Where, ...] = ("tally", "lists", "everywhere")
        self.listen(self._commands(), *keys, standing=lambda: (pane.cursor, pane.lines.hidden))

    def _commands(self) -> dict[str, Callable[[], Any]]:
        pane = self.pane
        return {
            "tally-next": lambda: self._turn(1),
            "tally-previous": lambda: self._turn(-1),
            "tally-cross": self._cross,
            "tally-earlier": lambda: self._pass_columns(1),
            "tally-later": lambda: self._pass_columns(-1),
            **pane.moves(),
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
        async with self._counting:
            await self._count()
        if self._first:
            await self.action_do(self._first)

    def on_recounted(self, _: Recounted) -> None:
        """Count again: articles came or were analysed. One counting waits at most."""
        if not self._waiting:
            self._waiting = True
            self.run_worker(self._count_again(), group="tally")

    async def _count_again(self) -> None:
        async with self._counting:
            self._waiting = False
            await self._count()

    @property
    def focus_words(self) -> str:
        """What is counted by, and the row under the cursor with its numbers."""
        across = f" and {noun(self.across)}" if self.across else ""
        return f"By {noun(self.by)}{across}; {self.pane.words}"

    async def action_do(self, identifier: str) -> None:
        """Do an action of the registry by its id; what was clicked before counts no more."""
        self._clicked = None
        await super().action_do(identifier)

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """What is counted by."""
        return (self.by, self.across) if self.across else (self.by,)

    async def _count(self) -> None:
        """Count in a thread; a counting that fails leaves what is shown."""
        self._entitle()
        survey = self.context.library.survey
        try:
            tally = await asyncio.to_thread(survey.tally, self.dimensions, self.view.query)
        except DatelineError as error:
            self.pane.fail(str(error))
            return
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
        """Say what is counted; the other columns have keys where some have no room."""
        lines = self.pane.lines
        across = f" and {noun(self.across)}" if self.across else ""
        partial = bool(self.across) and bool(lines.omitted or lines.hidden)
        if partial:
            across += f" ({lines.columns - lines.omitted - lines.hidden} of {lines.columns})"
        wide = self.bar.size.width >= WIDE
        kinds = "Killed by" if self.across else "Killed and injured by"
        self.bar.left = (
            Run(f"{kinds if wide else 'By'} {noun(self.by)}{across}  ", "strong"),
            Run(self.view.title, "accent"),
        )
        self.head.left = lines.head
        self.name_keys(self._hints(partial=partial))

    def _hints(self, *, partial: bool = False) -> tuple[Hint, ...]:
        key = self.context.keymap.first
        others = Hint(f"{key('tally-earlier')} {key('tally-later')}", "columns")
        moving = Hint(f"{key('tally-previous')} {key('tally-next')}", "by what")
        own = (others, moving) if partial else (moving,)
        return of_screen(self.context.keymap, "tally", *own)

    def on_resize(self) -> None:
        """Name as many columns as another width has room for."""
        self.call_after_refresh(self._entitle)

    @on(ListPane.Chosen)
    def _row_clicked(self, event: ListPane.Chosen) -> None:
        """Choose a row at a first click; the next on the same one opens its articles."""
        if self._clicked == event.index:
            self._open()
        self._clicked = event.index

    def _open(self) -> None:
        """Open the articles of the row under the cursor."""
        if self.pane.tally is not None and self.pane.lines.rows:
            value = self.pane.value
            at = TallyPlace(self.by, self.across, value)
            self.dismiss(TallyChoice(row_query(self.by, value), label(self.by, value), at))
