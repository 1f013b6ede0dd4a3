"""The screen of the map: the map, the places in words, and the keys of both.

    key -> action id -> what is done here -> the view, or the place that is meant
    the place that is meant -> the main screen: a search for its articles

What the library knows of the places is read in a thread, and so is the map's own data.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import on
from textual.color import Color
from textual.containers import Container, Vertical

from tui.app.render.bars import Bar, Status
from tui.app.render.chrome import Hint
from tui.app.render.footer import of_screen
from tui.app.render.formatting import UNICODE, counted
from tui.app.render.list_pane import ListPane
from tui.app.render.text_layout import Run
from tui.app.screens.action_screen import ActionScreen
from tui.app.screens.map.listing import PlacesPane, RulePane, explanation
from tui.app.screens.map.pane import MapPane
from tui.app.screens.map.places import MapCounts, asking, places_of
from tui.errors import DatelineError
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.css.types import EdgeType

    from tui.app.context import Context, OpenView
    from tui.app.keymap import Keymap, Where
    from tui.app.messages import Recounted
    from tui.app.screens.map.geometry import Viewport
    from tui.app.screens.map.pane import Home

BESIDE_FROM = 100
"""Columns from which the list stands beside the map."""

RULE_FROM = 24
"""Lines of the screen from which it is said how the map counts."""

BELOW_FROM = 12
"""Lines of the screen from which a list below the map is shown."""

NO_PLACES = (
    "No place is known in these articles.",
    "",
    "Places are found when an article is read",
    "and analysed. Open another feed, or clear",
    "the search, and come back.",
)


class Aim(NamedTuple):
    """How a map is left: the name and country of the place under its cursor, and what is in view.

    `home` says what that is, where it is no part that was gone to by hand.
    """

    place: tuple[str, str | None] | None
    view: Viewport
    home: Home


class MapScreen(ActionScreen[str | None]):
    """The map of a view; gives the search for a place that was opened.

    `work` is what is being fetched or analysed, in words; `first` an action that is done at once;
    `aim` how the map is to open.
    """

    where = "on the map"

    def __init__(
        self,
        context: Context,
        view: OpenView,
        work: str = "",
        first: str = "",
        aim: Aim | None = None,
    ) -> None:
        super().__init__(context, id="map-screen")
        self.view = view
        self.work = work
        marks = context.marks
        self.map = MapPane(marks)
        self.list = PlacesPane(marks)
        if aim:
            self.list.place = aim.place
            self.map.view, self.map.home = aim.view, aim.home
        self.status = Status(marks)
        self._title_bar = Bar(marks, id="map-title")
        self._places_bar = Bar(marks, id="places-title")
        self._rule = RulePane(marks)
        self._column = Vertical(self._places_bar, self.list, self._rule, id="places-column")
        self._both = Container(self.map, self._column, id="map-and-places")
        self._first = first
        self._reading = asyncio.Lock()
        self._waiting = False
        self._clicked: int | None = None
        self.status.hints = hints(context.keymap)
        keys: tuple[Where, ...] = ("map", "lists", "everywhere")
        self.listen(self._commands(), *keys, standing=lambda: (self.list.cursor, self.map.view))

    def _commands(self) -> dict[str, Callable[[], Any]]:
        return {
            **self.list.moves(),
            "open": self._open,
            "map-in": lambda: self.map.zoom(1),
            "map-out": lambda: self.map.zoom(-1),
            "map-left": lambda: self.map.pan(-1, 0),
            "map-right": lambda: self.map.pan(1, 0),
            "map-up": lambda: self.map.pan(0, -1),
            "map-down": lambda: self.map.pan(0, 1),
            "map-fit": self.map.fit,
            "map-world": self.map.world,
            "map-centre": self.map.centre,
            "help": self._help,
            "quit": self.quit,
            **dict.fromkeys(("map", "back", "clear"), self.close),
        }

    def compose(self) -> ComposeResult:
        """Yield a title, the map and the list, and a line that names the keys."""
        yield self._title_bar
        yield self._both
        yield self.status

    @property
    def aim(self) -> Aim:
        """How it is left."""
        return Aim(self.list.place, self.map.view, self.map.home)

    @property
    def focus_words(self) -> str:
        """The place under the cursor, with its numbers."""
        return f"Map; {self.list.words}" if self.list.words else "Map; reading the places"

    def on_mount(self) -> None:
        """Read what is to be shown."""
        self.status.work = "reading the places"
        self.run_worker(self._read(), group="places")

    def on_recounted(self, message: Recounted) -> None:
        """Read the places again: articles came or were analysed. One reading waits at most."""
        self.work = message.work
        if not self._waiting:
            self._waiting = True
            self.run_worker(self._read_again(), group="places")

    async def _read_again(self) -> None:
        async with self._reading:
            self._waiting = False
            try:
                counts = await asyncio.to_thread(places_of, self.context.library, self.view.query)
            except DatelineError as error:
                self.status.message = (Run(str(error), "error"),)
                return
            self._show(counts)

    def apply_theme(self, _: object = None) -> None:
        """Draw the ground and the rules in the active theme too."""
        super().apply_theme()
        self.styles.background = self.context.theme().css("ground")
        self._lay_out()

    async def _read(self) -> None:
        async with self._reading:
            try:
                counts = await asyncio.to_thread(self._load)
            except DatelineError as error:
                self.status.message = (Run(str(error), "error"),)
                counts = MapCounts()
            self._show(counts)
        if self._first:
            await self.action_do(self._first)

    def _show(self, counts: MapCounts) -> None:
        """Show what was read, and what is still being fetched or analysed."""
        places = counts.places
        self.status.work = self.work
        self.list.show(places, () if places else NO_PLACES)
        self.map.show(places, self.list.cursor if places else None)
        self._title(counts)
        self._rule.show(explanation(counts, self.list.marks))
        self._lay_out()
        self.announce()

    def _load(self) -> MapCounts:
        """Read the places, and what the map is drawn from; both take too long for the screen."""
        from tui.world import coasts

        coasts.lines(self.map.view.scale)
        return places_of(self.context.library, self.view.query)

    def _title(self, counts: MapCounts) -> None:
        marks, places = self.list.marks, counts.places
        title = self._title_bar
        title.left = (
            Run("Map", "strong"),
            Run(f"  {self.view.name}", "muted"),
            Run(f"  {self.view.searched}" if self.view.search else "", "accent"),
        )
        killed = sum(place.killed for place in places) + counts.killed
        injured = sum(place.injured for place in places) + counts.injured
        title.right = (
            Run(f"{marks.killed}{counted(killed)} " if killed else "", "toll"),
            Run(f"{marks.injured}{counted(injured)}  " if injured else "  ", "toll"),
            Run(plural(len(places), "place"), "muted"),
        )

    # How it is laid out

    def on_resize(self) -> None:
        """Put the list beside the map or below it."""
        self._lay_out()

    def _lay_out(self) -> None:
        width, height = self.app.size
        beside = width >= BESIDE_FROM
        column = self._column
        self._both.styles.layout = "horizontal" if beside else "vertical"
        column.styles.width = max(40, min(60, width * 33 // 100)) if beside else "1fr"
        below = min(self.list.count or len(NO_PLACES), max(3, height // 4)) + 1
        column.styles.height = "1fr" if beside else below
        column.display = beside or height >= BELOW_FROM
        self._rule.fit(whole=beside and height >= RULE_FROM)
        kind: EdgeType = "solid" if self.list.marks is UNICODE else "ascii"
        line = Color.parse(self.context.theme().css("line"))
        column.styles.border_left = (kind, line) if beside else None
        self.list.focus()  # which it loses where it has no room
        self.call_after_refresh(self._head)

    def _head(self) -> None:
        """Name the list's columns, which depend on its width."""
        title = self._places_bar
        title.left = (Run("Places", "heading"),)
        title.right = self.list.heading() if self.list.count else ()

    # What is done

    async def action_do(self, identifier: str) -> None:
        """Do an action of the registry by its id; what was clicked before counts no more."""
        self._clicked = None
        await super().action_do(identifier)

    def tell(self, message: str) -> None:
        """Say something in the bottom line, until the next key."""
        self.status.message = (Run(message, "muted"),) if message else ()

    def _open(self) -> None:
        """Close the map and search for the articles of the place."""
        places = self.list.places
        if places:
            self.dismiss(asking(places[self.list.cursor], places, self.view.search))

    def _help(self) -> None:
        from tui.app.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.context, "map"))

    @on(Status.Pressed)
    async def _hint_pressed(self, event: Status.Pressed) -> None:
        if event.action:
            await self.action_do(event.action)

    @on(ListPane.Moved)
    def _moved(self, event: ListPane.Moved) -> None:
        self.map.choose(event.index)

    @on(ListPane.Chosen)
    def _line_clicked(self, event: ListPane.Chosen) -> None:
        self._picked(event.index)

    @on(MapPane.Picked)
    def _mark_clicked(self, event: MapPane.Picked) -> None:
        self.list.go(event.index)
        self._picked(event.index)

    def _picked(self, index: int) -> None:
        """Choose a place at a first click; the next on the same one opens its articles."""
        if self._clicked == index:
            self._open()
        self._clicked = index


def hints(keymap: Keymap) -> tuple[Hint, ...]:
    """Name the keys for the bottom line."""
    arrows = "left" in keymap.keys["map-left"]
    places = Hint(f"{keymap.first('down')} {keymap.first('up')}", "places", "down")
    moving = Hint("Arrows" if arrows else keymap.first("map-left"), "pan")
    return of_screen(keymap, "map", places, moving)
