"""The map on the screen: what part of it is in view, and what the mouse does there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.message import Message
from textual.strip import Strip

from tui.app.render.formatting import UNICODE, Symbols
from tui.app.render.text_layout import Run, to_strip
from tui.app.render.themed import Themed
from tui.app.screens.map.geometry import DOTS_ACROSS, DOTS_DOWN, STEP, Viewport, fitted, world_view
from tui.app.screens.map.places import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from tui.app.screens.map.frame import Frame, Spot
    from tui.app.screens.map.places import MapPlace

Home = Literal["harmed", "all", "world", ""]
"""What is in view: places where anybody was harmed, all, the world, or what was gone to by hand."""

WHEEL = 1.25
"""How much closer a notch of the wheel brings the map."""


class MapPane(Themed):
    """Draws the places on the map; `loaded` is set when what it needs was read in a thread."""

    ALLOW_SELECT: ClassVar[bool] = False

    class Picked(Message):
        """A place's mark was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, marks: Symbols = UNICODE) -> None:
        super().__init__(id="map")
        self.styles.width = self.styles.height = "1fr"
        self.marks = marks
        self.places: Sequence[MapPlace] = ()
        self.chosen: int | None = None
        self.view = world_view(1, 1)
        self.loaded = False
        self.home: Home = "harmed"
        self._spots: Sequence[Spot] = ()
        self._frame: Frame | None = None
        self._held: tuple[int, int] | None = None
        self._dragged = False

    def show(self, places: Sequence[MapPlace], chosen: int | None) -> None:
        """Show places, the first time all where anybody was harmed; later ones move nothing."""
        from tui.app.screens.map.frame import Spot

        renewed = bool(self.places)
        self.places, self.chosen, self.loaded = places, chosen, True
        self._spots = [
            Spot(
                *place.point,
                spelled(place.label, self.marks),
                place.killed,
                place.harmed,
                place.area,
            )
            for place in places
        ]
        if renewed and places:
            self._drawn_anew()
        else:
            self._go_home()

    def choose(self, index: int) -> None:
        """Mark a place as the one that is meant, and bring it into view."""
        self.chosen = index
        point = self.places[index].point
        if self.loaded and self.view.cell(*point) is None:
            self._look(self.view.centred(*point))
        self._drawn_anew()

    # Where the map is looked at

    def zoom(self, direction: int) -> None:
        """Closer (1) or farther (-1); the chosen place stays where it is, else the middle."""
        across, down = self.view.width / 2, self.view.height / 2
        if self.chosen is not None and self.view.cell(*self.places[self.chosen].point):
            across, down = self.view.dot(*self.places[self.chosen].point)
        self._look(self.view.zoomed(STEP**direction, across, down))

    def pan(self, across: int, down: int) -> None:
        """Move by a fifth of the window."""
        self._look(self.view.moved(across * self.view.width / 5, down * self.view.height / 5))

    def fit(self) -> None:
        """Show every place."""
        self.home = "all"
        self._go_home()

    def world(self) -> None:
        """Show the whole world."""
        self.home = "world"
        self._go_home()

    def centre(self) -> None:
        """Bring the chosen place into the middle."""
        if self.chosen is not None:
            self._look(self.view.centred(*self.places[self.chosen].point))

    def _look(self, view: Viewport) -> None:
        self.view, self.home = view, ""
        self._drawn_anew()

    def _go_home(self) -> None:
        """Show what was asked for, in the window as it is now."""
        columns, rows = max(1, self.size.width), max(1, self.size.height)
        if self.home == "world":
            self.view = world_view(columns, rows)
        elif self.home:
            harmed = [place for place in self.places if place.harmed]
            targets = harmed if harmed and self.home == "harmed" else self.places
            self.view = fitted([place.point for place in targets], columns, rows)
        else:
            self.view = self.view.resized(columns, rows)
        self._drawn_anew()

    def on_resize(self) -> None:
        """Keep to what was asked for, or to the place and scale."""
        self._go_home()

    # How it is drawn

    def _drawn_anew(self) -> None:
        self._frame = None
        self.refresh()

    @property
    def frame(self) -> Frame:
        """The picture of the view, made when it is first asked for."""
        if self._frame is None:
            from tui.app.screens.map import frame

            self._frame = frame.draw(self.view, self._spots, self.chosen, self.marks)
        return self._frame

    def render_line(self, y: int) -> Strip:
        """Draw a row of the picture."""
        if self.theme is None:
            return Strip.blank(self.size.width)
        if not self.loaded or y >= self.view.rows:
            return to_strip((), self.theme, self.size.width)
        line = tuple(Run(text, role) for text, role in self.frame.lines[y])
        return to_strip(line, self.theme, self.size.width)

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the map."""
        self._held, self._dragged = (int(event.x), int(event.y)), False
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move the map with the mouse that holds it."""
        if self._held is None:
            return
        across, down = self._held[0] - int(event.x), self._held[1] - int(event.y)
        if across or down:
            self._held, self._dragged = (int(event.x), int(event.y)), True
            self._look(self.view.moved(across * DOTS_ACROSS, down * DOTS_DOWN))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go; where the map was not moved, the mark there is meant."""
        held, self._held = self._held, None
        if held is None:
            return
        self.release_mouse()
        if not self._dragged and self.loaded:
            index = self.frame.nearest(int(event.x), int(event.y))
            if index is not None:
                self.post_message(self.Picked(index))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Closer, around what is under the mouse."""
        event.stop()
        self._wheel(event, WHEEL)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Farther, around what is under the mouse."""
        event.stop()
        self._wheel(event, 1 / WHEEL)

    def _wheel(self, event: events.MouseEvent, factor: float) -> None:
        across, down = event.x * DOTS_ACROSS + 1, event.y * DOTS_DOWN + 2
        self._look(self.view.zoomed(factor, across, down))
