"""The first start: what to read first, chosen on one card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from textual import on
from textual.widgets import Input, Static

from tui.app.bindings import some_bindings, with_reasons
from tui.app.keymap import display
from tui.app.prompt.input import LineInput
from tui.app.prompt.paths import PathCompletion
from tui.app.render.chrome import Hint
from tui.app.render.formatting import Symbols
from tui.app.render.list_pane import ListPane
from tui.app.render.text_layout import Line, Run, spread
from tui.app.screens.action_screen import Card

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.widget import Widget

    from tui.app.context import Context
    from tui.feeds.subscription import Subscription

TITLE = "Welcome to Dateline"
WORDS = (
    "News on the left, the article in the middle, and beside it the people, places and casualty "
    "counts it speaks of, each tied to its sentence. What would you like to read first?"
)
PLACEHOLDER = "or the address of a site or feed, or an OPML file"
NAME_WIDTH = 26
"""Cells for the name of a starter feed: the longest of them, and a gap."""

LOW = 28
"""Lines of a screen below which the list of feeds gets what the rest of the card leaves."""

LOWEST = 22
"""Lines below which the card says only what is needed to choose."""


class Choice(NamedTuple):
    """What was chosen: addresses of feeds that are known, and what was typed."""

    feeds: tuple[str, ...] = ()
    typed: str = ""


class Starters(ListPane):
    """The sample newsroom and the starter feeds, each chosen or not."""

    def __init__(self, feeds: tuple[Subscription, ...], marks: Symbols) -> None:
        super().__init__(id="starters")
        self.feeds = feeds
        self.marks = marks
        self.chosen = {feeds[0].url}
        self.asked = False
        """Whether the reader chose here; till then it is only a proposal."""

    @property
    def count(self) -> int:
        """How many feeds are offered."""
        return len(self.feeds)

    def draw(self, index: int) -> list[Line]:
        """Draw a box, the feed's name, what it brings."""
        feed = self.feeds[index]
        chosen = feed.url in self.chosen
        mark = self.marks.marked if chosen else " "
        lead = (
            Run(" ["),
            Run(mark, "good"),
            Run("] "),
            Run(f"{feed.title:<{NAME_WIDTH}}", "strong" if chosen else "text"),
            Run(feed.description, "muted"),
        )
        return [spread(lead, (Run(" "),), self.room, self.marks.ellipsis)]

    def choose(self) -> None:
        """Choose the feed under the cursor, or not."""
        self.chosen ^= {self.feeds[self.cursor].url}
        self.asked = True
        self.refresh()

    def propose(self, *, something: bool) -> None:
        """Propose the first feed, or nothing, as long as the reader has not chosen."""
        if not self.asked:
            self.chosen = {self.feeds[0].url} if something else set()
            self.refresh()

    @on(ListPane.Chosen)
    def _clicked(self, event: ListPane.Chosen) -> None:
        event.stop()
        self.choose()


class WelcomeCard(Card[None]):
    """Offers the sample newsroom, starter feeds, an address or an OPML file.

    It stays until what was typed is subscribed to, and says what is wrong with it.
    """

    card_id = "card"

    def __init__(self, context: Context, start: Callable[[WelcomeCard, Choice], object]) -> None:
        """`start` subscribes to what is chosen, and closes the card or complains on it."""
        from tui.feeds.starter_feeds import SAMPLE, STARTERS

        super().__init__(context)
        self._start_with = start
        self._looking = False
        self._paths = PathCompletion((".opml", ".xml", ".bundle"), loose=False)
        self.starters = Starters((SAMPLE, *STARTERS), context.marks)
        brief = context.keymap.brief
        self.hints = (
            Hint(brief("choose-feed"), "choose"),
            Hint(brief("next-field"), "address"),
            Hint(brief("save"), "start"),
            Hint(brief("cancel"), "start empty"),
        )
        fields: dict[str, Callable[[], Any]] = {
            "save": self._start,
            "cancel": self.close,
            "next-field": self._next,
            "previous-field": self.focus_previous,
        }
        moves: dict[str, Callable[[], Any]] = {
            **self.starters.moves(),
            "choose-feed": self.starters.choose,
            "quit": self.quit,
        }
        self.listen({**fields, **moves}, "form", priority=True)
        keys = some_bindings(context.keymap, moves, "welcome", "everywhere")
        self.starters.bind_keys(with_reasons(context.keymap, keys))

    def contents(self) -> Iterator[Widget]:
        """Yield a list to choose from and a line to type in."""
        self._fit()  # the first frame of the card too is as it stays
        self.starters.styles.max_height = self.starters.count
        yield Static(TITLE, id="welcome-title", markup=False)
        yield Static(WORDS, classes="words", markup=False)
        yield self.starters
        yield LineInput(placeholder=PLACEHOLDER, id="address", compact=True)
        yield Static("", id="complaint", markup=False)

    def on_mount(self) -> None:
        """Begin on the list."""
        self.starters.focus()

    def on_resize(self) -> None:
        """Keep the line for an address on the screen: the list scrolls where it is low."""
        self._fit()

    def _fit(self) -> None:
        low = self.app.size.height < LOW
        self.starters.styles.height = "1fr" if low else self.starters.count
        self.set_class(low, "-low")
        self.set_class(self.app.size.height < LOWEST, "-lowest")

    async def _next(self) -> None:
        """Complete the path that is typed, or else go to what is next."""
        field = self.query_one(Input)
        if field.has_focus and field.value:
            extended = await self._paths.extend(field.value)
            if extended != field.value:
                field.value = extended
                field.cursor_position = len(extended)
                return
        self.focus_next()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Take the proposal back: whoever types an address wants that one.

        What was wrong with what stood there before leaves with it.
        """
        if not self.query_one("#complaint").has_class("-quiet"):
            self._say("", wrong=True)
        self.starters.propose(something=not event.value.strip())

    def _start(self) -> None:
        """Take what is chosen."""
        if self._looking:
            return
        feeds = self.starters.chosen
        typed = self.query_one(Input).value.strip()
        if not feeds and not typed:
            key = self.context.keymap.brief("cancel")
            self.complain(f"Choose at least one feed or type an address; {key} starts empty.")
            return
        self._looking = True
        if typed:
            self._say("Looking there…", wrong=False)
        self._start_with(self, Choice(tuple(sorted(feeds)), typed))

    def action_explain(self, key: str) -> None:
        """Say where to type an address: whoever begins one in the list would see nothing of it."""
        if not self.starters.has_focus:
            super().action_explain(key)
            return
        there = self.context.keymap.named("next-field")
        self.complain(f"{display(key)} does nothing in the list: {there} goes to the address.")

    def complain(self, message: str) -> None:
        """Say what is wrong with what was chosen or typed, which stays to be mended."""
        self._looking = False
        self._say(message, wrong=True)

    def _say(self, message: str, *, wrong: bool) -> None:
        line = self.query_one("#complaint", Static)
        line.update(message)
        line.set_class(not wrong, "-quiet")
