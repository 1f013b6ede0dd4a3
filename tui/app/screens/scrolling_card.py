"""A card of drawn lines that scrolls: what help and the comparison of revisions are made of."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.geometry import Size

from tui.app.render.chrome import Hint
from tui.app.render.list_pane import Pane
from tui.app.render.text_layout import Line, to_strip
from tui.app.screens.action_screen import Card

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.strip import Strip

    from tui.app.context import Context
    from tui.app.themes import Theme

PAGE = 15
"""Lines that a page is: the lowest card has no more of them."""


class LinesPane(Pane):
    """Lines that are made anew for each width; `make` takes the cells that a line has."""

    def __init__(self, make: Callable[[int], list[Line]], name: str) -> None:
        super().__init__(id=name)
        self._make = make
        self.lines: list[Line] = []

    def on_resize(self) -> None:
        """Make the lines anew: what they hold depends on the width."""
        self.make_anew()

    def make_anew(self) -> None:
        """Make the lines anew, of what there is to say now."""
        self.lines = self._make(self.room)
        self.virtual_size = Size(self.room, len(self.lines))
        self.refresh()

    def line_at(self, line: int, theme: Theme) -> Strip:
        """Draw a line."""
        drawn = self.lines[line] if line < len(self.lines) else ()
        return to_strip(drawn, theme, self.room)


class ScrollingCard(Card[None]):
    """A card over the screen that scrolls; the actions that opened it close it too."""

    def __init__(
        self,
        context: Context,
        pane: LinesPane,
        opened_by: Sequence[str],
        more: Mapping[str, Callable[[], None]] = MappingProxyType({}),
    ) -> None:
        """`more` are actions that this card has beside those of every one."""
        super().__init__(context)
        self.pane = pane
        brief = context.keymap.brief
        self.hints = (Hint(brief("down", "up"), "scroll"), Hint(brief("clear"), "close"))
        self.listen(
            {
                "down": lambda: self._scroll(1),
                "up": lambda: self._scroll(-1),
                **dict.fromkeys(("page-down", "card-page-down"), lambda: self._scroll(PAGE)),
                **dict.fromkeys(("page-up", "card-page-up"), lambda: self._scroll(-PAGE)),
                "top": lambda: self.pane.scroll_home(animate=False, immediate=True),
                "bottom": lambda: self.pane.scroll_end(animate=False, immediate=True),
                **dict.fromkeys((*opened_by, "back", "open"), self.close),
                "clear": self.leave,
                **more,
            },
            "card",
            "lists",
            "everywhere",
            standing=lambda: self.pane.scroll_offset,
        )

    def leave(self) -> None:
        """Close; a card that was narrowed may go back to all of it first."""
        self.close()

    def on_click(self) -> None:
        """Close at a click too."""
        self.close()

    def _scroll(self, lines: int) -> None:
        self.pane.scroll_relative(y=lines, animate=False, immediate=True)
