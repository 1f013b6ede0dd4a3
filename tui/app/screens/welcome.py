"""The first start: what to read first, chosen on one card."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.render.chrome import Hint
from tui.app.render.formatting import Symbols
from tui.app.render.list_pane import ListPane
from tui.app.render.text_layout import Line, Run, spread

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.app.themes import Theme
    from tui.feeds.subscription import Subscription

TITLE = "Welcome to Dateline"
WORDS = (
    "News on the left, the article in the middle, and beside it the people, places and casualty "
    "counts it speaks of, each tied to its sentence. What would you like to read first?"
)
NOTE = "Space chooses · Enter starts · Tab to the address · Esc starts empty"
PLACEHOLDER = "or the address of a site or feed, or an OPML file"
NAME_WIDTH = 26

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

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("space", "choose", "Choose", show=False),
    ]

    def __init__(self, feeds: tuple[Subscription, ...], theme: Theme, marks: Symbols) -> None:
        super().__init__(id="starters")
        self.feeds = feeds
        self.marks = marks
        self.chosen = {feeds[0].url}
        self.asked = False
        """Whether the reader chose here; till then it is only a proposal."""
        self.set_reactive(Starters.theme, theme)

    @property
    def count(self) -> int:
        """How many feeds are offered."""
        return len(self.feeds)

    def draw(self, index: int) -> list[Line]:
        """A box, the feed's name, what it brings."""
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
        return [spread(lead, (Run(" "),), self.room, self.marks.more)]

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self.move(steps)

    def action_choose(self) -> None:
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
        self.action_choose()


class WelcomeCard(ModalScreen[Choice | None]):
    """Offers the sample newsroom, starter feeds, an address or an OPML file."""

    CSS_PATH = "../cards.tcss"
    hints = (
        Hint("Space", "choose"),
        Hint("Tab", "address"),
        Hint("Enter", "start"),
        Hint("Esc", "start empty"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Start empty", show=False),
        Binding("enter", "start", "Start", show=False, priority=True),
        Binding("tab", "app.focus_next", "Next", show=False),
        Binding("shift+tab", "app.focus_previous", "Previous", show=False),
    ]

    def __init__(self, theme: Theme, marks: Symbols) -> None:
        super().__init__()
        self.theme = theme
        self.marks = marks

    def compose(self) -> ComposeResult:
        """One card: a list to choose from and a line to type in."""
        from tui.feeds.starters import SAMPLE, STARTERS

        starters = Starters((SAMPLE, *STARTERS), self.theme, self.marks)
        starters.styles.max_height = starters.count
        with Vertical(id="card", classes="card"):
            yield Static(TITLE, id="welcome-title", markup=False)
            yield Static(WORDS, classes="words", markup=False)
            yield starters
            yield Input(placeholder=PLACEHOLDER, id="address", compact=True)
            yield Static("", id="complaint", markup=False)
            yield Static(NOTE.replace("·", self.marks.dot), classes="note", markup=False)

    def on_mount(self) -> None:
        """Begin on the list."""
        self.query_one(Starters).focus()

    def on_resize(self) -> None:
        """Keep the line that names the keys on the screen: the list scrolls where it is low."""
        low = self.app.size.height < LOW
        starters = self.query_one(Starters)
        starters.styles.height = "1fr" if low else starters.count
        self.set_class(low, "-low")
        self.set_class(self.app.size.height < LOWEST, "-lowest")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Who types an address wants that one: what was only proposed gives way."""
        self.query_one(Starters).propose(something=not event.value.strip())

    def action_start(self) -> None:
        """Take what is chosen."""
        feeds = self.query_one(Starters).chosen
        typed = self.query_one(Input).value.strip()
        if not feeds and not typed:
            words = "Choose at least one feed or type an address; Esc starts empty."
            self.query_one("#complaint", Static).update(words)
            return
        self.dismiss(Choice(tuple(sorted(feeds)), typed))
