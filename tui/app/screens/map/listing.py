"""The places in words, the most killed first, beside the map or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.render.formatting import Symbols, counted
from tui.app.render.list_pane import ListPane
from tui.app.render.text_layout import Line, Run, cells, clip, spread
from tui.app.screens.map.places import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.screens.map.places import MapPlace

ARTICLES_FROM = 50
"""Cells of a line from which the number of articles stands beside those of the harmed."""

KILLED, INJURED, ARTICLES = 7, 9, 10
"""Cells of the columns: their heads, and a blank before them."""


class PlacesPane(ListPane):
    """A line for each place: its name and country, killed, injured, articles."""

    def __init__(self, marks: Symbols) -> None:
        super().__init__(id="places")
        self.marks = marks
        self.places: Sequence[MapPlace] = ()
        self.placeholder: Sequence[str] = ()

    def show(self, places: Sequence[MapPlace], placeholder: Sequence[str]) -> None:
        """Show places, the cursor on the one where it was, or words where there is none."""
        current = self.places[self.cursor][:2] if self.places else None
        self.places, self.placeholder = places, placeholder
        self.measure()
        self.go(next((n for n, place in enumerate(places) if place[:2] == current), 0), tell=False)

    @property
    def count(self) -> int:
        """How many places there are."""
        return len(self.places)

    def empty(self) -> list[Line]:
        """Say what there is to know where no place is."""
        return [(Run(f" {line}", "muted"),) for line in self.placeholder]

    def heading(self) -> Line:
        """Name the numbers of a line."""
        articles = f"{'articles':>{ARTICLES}}" if self.room >= ARTICLES_FROM else ""
        return (Run(f"{'killed':>{KILLED}}{'injured':>{INJURED}}{articles} ", "faint"),)

    def draw(self, index: int) -> list[Line]:
        """Draw the line of a place."""
        place = self.places[index]
        right: Line = (
            _number(self.marks.killed, place.killed, KILLED),
            _number(self.marks.injured, place.injured, INJURED),
        )
        if self.room >= ARTICLES_FROM:
            right += (Run(f"{counted(place.articles):>{ARTICLES}}", "count"),)
        left = self._title(place, self.room - cells(right) - 2)
        return [spread(left, (*right, Run(" ")), self.room, self.marks.ellipsis)]

    def _title(self, place: MapPlace, room: int) -> Line:
        """Write its name and its country, by its code where there is not the room for more."""
        own, within = (spelled(name, self.marks) for name in (place.name, place.within))
        name = (Run(" "), Run(own, "strong" if place.harmed else "text"))
        text = (*name, Run(f"  {within}" if within else "", "muted"))
        if cells(text) > room and within:
            text = (*name, Run(f"  {place.country}", "muted"))
        return clip(text if cells(text) <= room else name, room, self.marks.ellipsis)


def _number(sign: str, number: int, width: int) -> Run:
    return Run(f"{sign + counted(number) if number else '':>{width}}", "toll")
