"""The card of the timeline: keys and the mouse move a cursor over its bars, Enter opens one."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tui.app.render.bars import Bar
from tui.app.render.chrome import Hint
from tui.app.render.footer import of_screen
from tui.app.render.text_layout import Run
from tui.app.screens.action_screen import Card
from tui.app.screens.help import HelpScreen
from tui.app.screens.timeline.pane import TimelinePane
from tui.errors import DatelineError
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual import events
    from textual.widget import Widget

    from tui.app.context import Context, OpenView
    from tui.app.messages import Recounted
    from tui.app.screens.timeline.pane import TimelinePlace
    from tui.library.survey import DayCount

_LAST = 10**9
"""A bar beyond the last one, which stands for the last."""

_WIDE = 44
"""Columns from which there is room for the whole title."""


class TimelineScreen(Card[str | None]):
    """A card with the days of a view; its result is the search for a bar, or None.

    `first` is the id of an action that is done at once, `at` where it opens.
    """

    CSS_PATH = "../../cards.tcss"
    card_id = "timeline-card"
    where = "in the timeline"

    def __init__(
        self,
        context: Context,
        days: Sequence[DayCount],
        view: OpenView,
        first: str = "",
        at: TimelinePlace | None = None,
    ) -> None:
        super().__init__(context)
        self.view = view
        self.bar = Bar(context.marks, id="timeline-title")
        self.pane = TimelinePane(days, view.title, context.marks, at)
        self._first = first
        self._reading = asyncio.Lock()
        self._waiting = False
        key = context.keymap.first
        moving = Hint(f"{key('timeline-earlier')} {key('timeline-later')}", "bars")
        skipping = Hint(f"{key('timeline-previous')} {key('timeline-next')}", "over empty ones")
        self.hints = of_screen(context.keymap, "timeline", moving, last=(skipping,))
        self.listen(
            self._commands(), "timeline", "lists", "everywhere", standing=lambda: self._stands
        )

    @property
    def _stands(self) -> object:
        return self.pane.unit, self.pane.cursor, self.pane.scroll_offset.y

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

    @property
    def focus_words(self) -> str:
        """What is counted by, and the bar under the cursor with its numbers."""
        return f"By {self.pane.unit}; {self.pane.words}" if self.pane.view else self.pane.words

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
                await self._look_for_upgrade()
                self.entitle()

    async def _look_for_upgrade(self) -> None:
        """Say how many articles are not counted, because the library is being upgraded."""
        waiting = await asyncio.to_thread(self.context.library.maintenance.unfilled)
        words = f"{plural(waiting, 'article')} not upgraded, not counted" if waiting else ""
        self.bar.right = (Run(words, "warning"),)

    async def _begin(self) -> None:
        await self._look_for_upgrade()
        if self._first:
            await self.action_do(self._first)
        self.entitle()

    def entitle(self) -> None:
        """Say what is counted by which unit."""
        bar = self.bar
        unit = f" by {self.pane.unit}" if self.pane.view else ""
        title = "Killed and injured" if bar.size.width >= _WIDE else "Timeline"
        bar.left = (Run(title + unit, "strong"),)
        self.announce()

    def on_resize(self) -> None:
        """Title it as another width has room for."""
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
        self.pane.scroll_relative(y=lines, animate=False, immediate=True)
