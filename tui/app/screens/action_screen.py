"""Screens over the main one: their keys come from the registry, their theme from the context."""

from __future__ import annotations

from inspect import iscoroutine
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual._styles_cache import StylesCache
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widgets import Input

from tui.app.bindings import bind, some_bindings, with_reasons
from tui.app.keymap import display
from tui.app.messages import FocusChanged
from tui.app.render import themed
from tui.app.render.bars import CardKeys, tell_below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.app.context import Context
    from tui.app.keymap import Where
    from tui.app.render.chrome import Hint


LOW = 10
"""Lines of a screen below which a card is all of it, without a frame."""


def forget_lines() -> None:
    """Drop the lines of widgets that are gone.

    A cache of Textual's is keyed by the objects that hold the drawn lines of a widget, a thousand
    of them: a hundred closed maps. What has to be computed anew is two colours for each widget.
    """
    StylesCache.get_inner_outer.cache_clear()


MOVING = frozenset(
    [
        *("down", "up", "page-down", "page-up", "top", "bottom"),
        *("card-page-down", "card-page-up"),
        *("map-in", "map-out", "map-left", "map-right", "map-up", "map-down"),
        *("timeline-earlier", "timeline-later", "timeline-next", "timeline-previous"),
        *("timeline-finer", "timeline-coarser", "tally-earlier", "tally-later"),
    ]
)
"""Actions that go on in a direction, and say where that has an end."""


class ActionScreen(Screen[ScreenResultType]):
    """A screen that does some actions of the registry while it is open, and follows the theme."""

    ALLOW_SELECT: ClassVar[bool] = False
    where: ClassVar[str] = "here"
    """Where a key does nothing that the screen has no use for."""

    def __init__(self, context: Context, *, id: str | None = None) -> None:  # noqa: A002 Textual's name for it
        super().__init__(id=id)
        self.context = context
        self._actions: Mapping[str, Callable[[], Any]] = {}
        self._standing: Callable[[], object] = object

    def listen(
        self,
        actions: Mapping[str, Callable[[], Any]],
        *places: Where,
        priority: bool = False,
        standing: Callable[[], object] = object,
    ) -> None:
        """Do these actions at the keys that they have in the places, of which the first one wins.

        With `priority` the keys come before those of the field that has the focus. Every other
        key that no field takes says why it does nothing, Ctrl-C too: the app's own keys end at a
        card. `standing` is what moving changes; by default the ends of a way are not told.
        """
        self._actions, self._standing = actions, standing
        keymap = self.context.keymap
        own = some_bindings(keymap, actions, *places, priority=priority)
        bind(self, with_reasons(keymap, own, "ctrl+c"))

    async def action_do(self, identifier: str) -> None:
        """Do an action of the registry by its id."""
        self.tell("")
        before = self._standing()
        result = self._actions[identifier]()
        if iscoroutine(result):
            await result
        if identifier in MOVING and self._standing() == before:
            self.tell("This is as far as it goes.")

    def action_explain(self, key: str) -> None:
        """Say that a key does nothing here, and what leads to where it does."""
        leave = self.context.keymap.named("cancel" if "cancel" in self._actions else "clear")
        self.tell(f"{display(key)} does nothing {self.where}: {leave} leads back.")

    def tell(self, message: str) -> None:
        """Say something in the last line, until the next key."""

    @property
    def focus_words(self) -> str:
        """What has the focus, in a line, for who hears the screen; "" where the cursor shows it."""
        return ""

    def announce(self) -> None:
        """Tell a screen reader what has the focus, once that is drawn."""
        if self.context.settings.screen_reader:
            self.post_message(FocusChanged())

    def on_mount(self) -> None:
        """Draw in the active theme, and in each that follows it while the screen is open."""
        self.apply_theme()
        self.app.theme_changed_signal.subscribe(self, self.apply_theme)

    def on_unmount(self) -> None:
        """End the subscription: it would hold the screen, and all that is on it, in memory."""
        self.app.theme_changed_signal.unsubscribe(self)
        forget_lines()

    def apply_theme(self, _: object = None) -> None:
        """Give the active theme to what is drawn in it."""
        themed.apply(self.context.theme(), self)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with a result; once, because Textual would take away what lies below then."""
        if self.is_current:
            return super().dismiss(result)
        nothing: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]
        return nothing

    def close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def quit(self) -> None:
        """End the reader."""
        self.app.exit()


class Card(ActionScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A card over the main screen, with its keys named at the bottom as brightly as elsewhere."""

    CSS_PATH = "../cards.tcss"
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-tiny"), (LOW, "-roomy")]  # noqa: RUF012 Textual's
    card_id: ClassVar[str]
    hints: tuple[Hint, ...] = ()
    """The keys to name, once, in the last line; the main screen's footer names them too."""

    def compose(self) -> ComposeResult:
        """Yield the frame with what is in it, and the keys."""
        low = self.app.size.height < LOW  # else Textual notes it later, and makes all styles anew
        self.add_class("-tiny" if low else "-roomy", update=False)
        with Vertical(id=self.card_id, classes="card"):
            yield from self.contents()
        yield CardKeys(self.hints, self.context.marks)

    def name_keys(self, hints: tuple[Hint, ...]) -> None:
        """Name other keys: those that are in force now."""
        self.hints = hints
        for line in self.query(CardKeys):
            line.hints = hints

    def tell(self, message: str) -> None:
        """Say something in place of the keys, until the next one; what is said over it leaves."""
        tell_below(self, message)

    @on(Input.Changed)
    def _typed_on(self) -> None:
        """Name the keys again: whoever types has read what was said."""
        self.tell("")

    def contents(self) -> Iterator[Widget]:
        """Yield the widgets in the frame; a card that has none is an empty frame."""
        yield from ()
