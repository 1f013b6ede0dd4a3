"""The first start: what to read first, chosen on one card."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, SelectionList, Static
from textual.widgets.selection_list import Selection

from tui.app.themes import Theme
from tui.app.wording import plural
from tui.errors import DatelineError

if TYPE_CHECKING:
    from tui.app.desk import Desk

TITLE = "Welcome to Dateline"
WORDS = (
    "News on the left, the article in the middle, and beside it the people, places and casualty "
    "counts it speaks of, each tied to its sentence. What would you like to read?"
)
NOTE = "Space chooses   Tab to the address   Enter starts reading   Esc starts empty"
PLACEHOLDER = "or: the address of a site or feed, or an OPML file"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: addresses of feeds that are known, and what was typed."""

    feeds: tuple[str, ...] = ()
    typed: str = ""


class Welcome(ModalScreen[Choice | None]):
    """Offers the sample newsroom, starter feeds, an address or an OPML file."""

    BINDINGS = (
        Binding("escape", "dismiss(None)", "Start empty", show=False),
        Binding("j", "cursor(1)", "Down", show=False),
        Binding("k", "cursor(-1)", "Up", show=False),
        Binding("enter", "start", "Start", show=False, priority=True),
        Binding("tab", "app.focus_next", "Next", show=False),
    )

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def compose(self) -> ComposeResult:
        """One card: a list to choose from and a line to type in."""
        with Vertical(id="card"):
            yield Static(TITLE, id="welcome-title", markup=False)
            yield Static(WORDS, classes="words", markup=False)
            yield SelectionList[str](*_selections(), id="starters", compact=True)
            yield Input(placeholder=PLACEHOLDER, id="address", compact=True)
            yield Static("", id="complaint", markup=False)
            yield Static(NOTE, classes="note", markup=False)

    def on_mount(self) -> None:
        """Begin on the list."""
        self.query_one(SelectionList).focus()

    def action_cursor(self, step: int) -> None:
        """Move in the list."""
        choices = self.query_one(SelectionList)
        choices.action_cursor_down() if step > 0 else choices.action_cursor_up()

    @on(Input.Submitted)
    def action_start(self) -> None:
        """Take what is chosen; the highlighted one where nothing is."""
        choices = self.query_one(SelectionList)
        typed = self.query_one(Input).value.strip()
        feeds = tuple(choices.selected)
        if not feeds and not typed:
            self.query_one("#complaint", Static).update("Choose at least one, or press Esc.")
            return
        self.dismiss(Choice(feeds, typed))


def _selections() -> list[Selection[str]]:
    from tui.feeds.starters import SAMPLE, STARTERS

    first = Selection(_prompt(SAMPLE.title, SAMPLE.description), SAMPLE.url, initial_state=True)
    return [first, *(Selection(_prompt(feed.title, feed.description), feed.url) for feed in STARTERS)]


def _prompt(title: str, about: str) -> Content:
    return Content.assemble(f"{title:<26}", (about, "$text-muted"))


async def begin(desk: Desk, choice: Choice) -> None:
    """Subscribe to what was chosen and fetch it."""
    from tui.app.finding import subscribe
    from tui.feeds.starters import SAMPLE, STARTERS
    from tui.refresh import Order

    known = {feed.url: feed for feed in (SAMPLE, *STARTERS)}
    for url in choice.feeds:
        feed = known[url]
        await asyncio.to_thread(desk.library.feeds.add, feed.url, feed.title, feed.folder)
    try:
        if choice.typed and Path(choice.typed).expanduser().is_file():
            count = await asyncio.to_thread(_import, desk, Path(choice.typed).expanduser())
            desk.say(f"Imported {plural(count, 'feed')}.")
        elif choice.typed:
            await subscribe(desk, choice.typed)
    except (DatelineError, OSError) as error:
        desk.say(str(error), "error")
    await desk.news.ready()
    desk.news.count_again()
    desk.news.request(Order())


def _import(desk: Desk, file: Path) -> int:
    from tui.feeds import opml

    feeds = opml.read(file.read_bytes())
    for feed in feeds:
        desk.library.feeds.add(feed.url, feed.title, feed.folder)
    return len(feeds)
