"""The places in words, the most killed first, beside the map or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.render.cells import cell_len
from tui.app.render.formatting import Symbols, counted, still_upgrading, sum_words
from tui.app.render.list_pane import ListPane, Pane
from tui.app.render.text_layout import Line, Run, cells, clip, spread, to_strip, wrap
from tui.app.screens.map.places import spelled
from tui.plural import plural, without_point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

    from tui.app.screens.map.places import MapCounts, MapPlace
    from tui.app.themes import Theme

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
        self.place: tuple[str, str | None] | None = None
        """Name and country of the place under the cursor."""

    def show(self, places: Sequence[MapPlace], placeholder: Sequence[str]) -> None:
        """Show places, the cursor on the one where it was, or words where there is none."""
        current = self.place
        self.places, self.placeholder = places, placeholder
        self.measure()
        self.go(next((n for n, place in enumerate(places) if place[:2] == current), 0), tell=False)
        self.place = self.places[self.cursor][:2] if self.places else None

    def go(self, index: int, *, tell: bool = True) -> None:
        """Put the cursor on a place."""
        super().go(index, tell=tell)
        if self.places:
            self.place = self.places[self.cursor][:2]

    @property
    def count(self) -> int:
        """How many places there are."""
        return len(self.places)

    @property
    def words(self) -> str:
        """The place under the cursor for the ear, with its numbers, or why there is none."""
        if not self.places:
            return " ".join(self.placeholder)
        place = self.places[self.cursor]
        name = f"{place.label}, {place.within}" if place.within else place.label
        numbers = sum_words(place.killed, place.injured, place.articles)
        return f"{name}; {numbers}; {self.cursor + 1} of {self.count}"

    def empty(self) -> list[Line]:
        """Say what there is to know where no place is."""
        return [(Run(f" {line}", "muted"),) for line in self.placeholder]

    def heading(self) -> Line:
        """Name the numbers of a line."""
        articles = f"{'named in':>{ARTICLES}}" if self.room >= ARTICLES_FROM else ""
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
        """Write its name and its country, both by name in every line, cut where room ends."""
        label, short, within = (
            spelled(name, self.marks) for name in (place.label, place.short_label, place.within)
        )
        own = label if cell_len(label) < room else short
        name = (Run(" "), Run(own, "strong" if place.harmed else "text"))
        text = (*name, Run(f"  {within}" if within else "", "muted"))
        return clip(text, room, self.marks.ellipsis)


RULE = (
    "How it counts: an article counts once, with its toll, at the place of its event; Enter opens "
    "those. Of one day and place the greatest toll counts, of a range the lower number, as in "
    "timeline and tally. Named in: how many articles name the place; Enter opens them where no "
    "toll is."
)


def explanation(counts: MapCounts, marks: Symbols) -> tuple[str, ...]:
    """Say what is not counted or has no point, if anything, and how the map counts."""
    numbers = ((marks.killed, counts.killed), (marks.injured, counts.injured))
    tolls = " ".join(sign + counted(number) for sign, number in numbers if number)
    people = counts.killed + counts.injured
    within = f"{tolls} in {plural(counts.articles, 'article')}"
    upgrading = still_upgrading(counts.waiting) if counts.waiting else ""
    lacking = without_point(within, people) if tolls else ""
    return (" ".join(filter(None, (upgrading, lacking))), RULE)


class RulePane(Pane):
    """Lines below the places: what has no point, and with room for it how the map counts."""

    def __init__(self, marks: Symbols) -> None:
        super().__init__(id="map-rule")
        self.can_focus = False
        self.marks = marks
        self.texts: tuple[str, ...] = ()
        self.whole = False

    def show(self, texts: tuple[str, ...]) -> None:
        """Show other texts; the first is the one that matters most."""
        self.texts = texts
        self.fit(whole=self.whole)

    def fit(self, *, whole: bool) -> None:
        """Take as many lines as there is to say."""
        self.whole = whole
        self.styles.height = len(self._lines())
        self.refresh()

    def _lines(self) -> list[Line]:
        texts = [text for text in (self.texts if self.whole else self.texts[:1]) if text]
        return [
            (Run(f" {line}", "warning" if text != RULE else "faint"),)
            for text in texts
            for line, _ in wrap(text, max(20, self.room - 2))
        ]

    def on_resize(self) -> None:
        """Wrap anew."""
        self.fit(whole=self.whole)

    def line_at(self, line: int, theme: Theme) -> Strip:
        """Draw a line."""
        lines = self._lines()
        return to_strip(lines[line] if line < len(lines) else (), theme, self.room)


def _number(sign: str, number: int, width: int) -> Run:
    return Run(f"{sign + counted(number) if number else '':>{width}}", "toll")
