"""The main screen: four panes, a prompt, a status line, and what holds them together.

    key -> action id -> handler -> work in a thread -> library -> what is shown is read again

Panes tell what was chosen; handlers (moving, marking, finding, checking) decide what is done;
the main screen knows what is open and shows it. Nothing on it waits for the disk or the network.
"""

from __future__ import annotations

import asyncio
import gc
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, TypeVar

from textual import on
from textual.containers import Horizontal
from textual.message import Message

from tui import crash
from tui.app.bindings import bindings
from tui.app.main import columns, opening, titles
from tui.app.main.columns import Column
from tui.app.main.messages import Progressed
from tui.app.main.opened_view import ViewScreen
from tui.app.main.refresh_monitor import RefreshMonitor
from tui.app.messages import ActionChosen
from tui.app.panes import sidebar
from tui.app.panes.article.pane import ArticlePane
from tui.app.panes.facts.pane import FactsPane
from tui.app.panes.feeds import FeedsPane
from tui.app.panes.headlines import Headlines
from tui.app.prompt.key_buffer import ASKING, KeyBuffer
from tui.app.prompt.prompt import Prompt, Question
from tui.app.render.bars import Bar, Status
from tui.app.render.column_widths import COLUMN_OF
from tui.app.render.list_pane import ListPane, Pane
from tui.app.session_state import SessionState
from tui.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.screen import Screen

    from tui.app.commands.export import ExportJob
    from tui.app.main.startup import Startup
    from tui.app.themes import Theme

T = TypeVar("T")


class MainScreen(ViewScreen):
    """Feeds and headlines, the article, its facts."""

    class Ready(Message):
        """The first frame is out, and keys can be answered."""

    def __init__(self, startup: Startup) -> None:
        super().__init__(id="main")
        self.startup = startup
        self.context = context = startup.context
        self.theme = context.theme()
        self.library = context.library
        self.keymap = context.keymap
        self.feeds = FeedsPane()
        self.headlines = Headlines(self.library.articles.rows, context.now)
        self.reader = ArticlePane(startup.session.reading_width or context.settings.reading_width)
        self.facts = FactsPane()
        self.prompt = Prompt(context.keymap, context.marks)
        self.ahead = KeyBuffer(self)
        self.status = Status(context.marks)
        self.news = RefreshMonitor(self)
        self.view = sidebar.ALL
        self.search = ""
        self.ready = False
        self.card: Screen[Any] | None = None
        self.feeds_shown, self.facts_shown = startup.session.feeds, startup.session.facts
        self.shares = startup.session.shares
        self._writing = asyncio.Lock()
        self.writing_out: ExportJob | None = None
        self._bindings = bindings(self.keymap, "everywhere")
        for pane in self.panes:
            pane.marks = context.marks
        self.feeds.bind_keys(bindings(self.keymap, "feeds", "lists"))
        self.headlines.bind_keys(bindings(self.keymap, "lists"))
        self.reader.bind_both(bindings(self.keymap, "article"), bindings(self.keymap, "selection"))
        self.facts.bind_keys(bindings(self.keymap, "facts"))

    @property
    def panes(self) -> tuple[Pane, ...]:
        """The four panes, in their order."""
        return (self.feeds, self.headlines, self.reader, self.facts)

    @property
    def now(self) -> datetime:
        """The time, which tests hold still."""
        return self.context.now()

    def compose(self) -> ComposeResult:
        """Three columns, a prompt that is mostly hidden, and a status line."""
        marks = self.context.marks
        above = {pane.id: Bar(marks, id=f"{pane.id}-title") for pane in self.panes}
        above["headlines"].styles.margin = (1, 0, 0, 0)
        with Horizontal(id="columns"):
            for name, panes in (
                ("left", (self.feeds, self.headlines)),
                ("middle", (self.reader,)),
                ("right", (self.facts,)),
            ):
                with Column(id=name):
                    for pane in panes:
                        yield above[pane.id]
                        yield pane
        yield self.status

    def on_mount(self) -> None:
        """Show the library; what needs the network comes after the first frame."""
        self.app.screen_change_signal.subscribe(self, self._covered)
        self._covered(self.app.screen)
        first = self.startup.opening or opening.read(self.library, self.startup.session)
        self.show_views(first.views)
        self.apply_theme(self.theme)
        titles.name_panes(self)
        self._show_list(first.view, "", first.numbers, first.article)
        self.set_focus(self.headlines)
        if complaint := self.startup.complaint:
            self.say(complaint, "warning")
        self.call_after_refresh(self._after_first_frame)

    def _after_first_frame(self) -> None:
        gc.freeze()
        gc.enable()
        self.ready = True
        self.post_message(self.Ready())
        self.show_article(self.headlines.current)
        self.run_worker(self.news.start(), group="news")

    def apply_theme(self, theme: Theme) -> None:
        """State flows down: every pane follows the theme."""
        self.theme = self.prompt.theme = theme
        self.styles.background = theme.css("ground")
        for widget in (*self.panes, *self.query(Bar), self.status):
            widget.theme = theme
        self.lay_out()

    # What is done

    def action_do(self, identifier: str) -> None:
        """Do an action of the registry by its id."""
        self.status.message = ()
        crash.done.append(identifier)
        try:
            result: Any = self.keymap.by_id[identifier].does(self)
        except DatelineError as error:
            self.say(str(error), "error")
            return
        if isawaitable(result):
            work = self.ahead.during(result) if identifier in ASKING else result
            self.carry_out(work, identifier)

    def carry_out(self, work: Awaitable[Any], name: str = "") -> None:
        """Do what takes a while; an error is said."""
        self.run_worker(self._finish(work), group="actions", name=name)

    async def _finish(self, work: Awaitable[Any]) -> None:
        try:
            await work
        except DatelineError as error:
            self.say(str(error), "error")

    async def write(self, work: Callable[..., T], *arguments: Any) -> T:
        """Change the library in a thread, one change after the other; back when it is on disk."""
        async with self._writing:
            return await asyncio.to_thread(work, *arguments)

    async def require_writable(self) -> None:
        """Raise LibraryBusy where this reader cannot write; take over from one that has gone."""
        await self.write(self.library.require_writable)

    async def ask(self, question: Question) -> str | None:
        """Ask in the prompt, and go back to the pane that had the focus."""
        if not self.prompt.is_attached:
            await self.mount(self.prompt, before=self.status)
        answer = await self.prompt.ask(question, self.ahead)
        self.focus_pane(self.focused_pane)
        self.app.call_later(self.prompt.line.let_go)  # once the pane has the focus
        return answer

    # How it is laid out

    def on_resize(self) -> None:
        """Another width may have room for more or fewer columns."""
        self.lay_out()

    def lay_out(self) -> None:
        """Give every column the width it has now, and the footer its keys."""
        columns.lay_out(self)

    @property
    def focused_pane(self) -> str:
        """The id of the pane that has the focus, or that had it before the prompt."""
        focused = self.focused
        if isinstance(focused, Pane) and focused.id:
            self._last_pane = focused.id
        return getattr(self, "_last_pane", "headlines")

    def focus_pane(self, name: str) -> None:
        """Go to a pane, making room for it."""
        self._last_pane = name
        column = self.query_one(f"#{COLUMN_OF[name]}")
        column.display = True
        pane = self.query_one(f"#{name}", Pane)
        pane.display = True
        pane.focus()
        self.lay_out()

    def left_as(self) -> SessionState:
        """How the screen is left, for the next start."""
        article, reading = self.reader.article, self.reader.reading_width
        return SessionState(
            feeds=self.feeds_shown,
            facts=self.facts_shown,
            opened=self.view.key,
            article=article.row.number if article else 0,
            shares=self.shares,
            reading_width=reading if reading != self.context.settings.reading_width else 0,
        )

    def on_descendant_focus(self) -> None:
        """The focus may need another column."""
        self.lay_out()

    def _covered(self, screen: Screen[Any]) -> None:
        """The footer names the keys of the card that lies over the main screen, if one does."""
        self.card = None if screen is self else screen
        columns.name_keys(self, self.focused_pane)

    # What the panes tell

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        self.news.follow(message.step)

    @on(Headlines.Marked)
    def _marked(self, event: Headlines.Marked) -> None:
        from tui.app.commands import mark

        self.headlines.focus()
        mark.mark_clicked(self, event.index, through=event.through)

    @on(Prompt.Complained)
    def _complained(self, event: Prompt.Complained) -> None:
        self.say(event.words, "error")

    @on(Headlines.Unreadable)
    def _not_read(self, event: Headlines.Unreadable) -> None:
        self.say(event.words, "error")

    @on(ListPane.Moved, "#feeds")
    def _feed_moved(self) -> None:
        view = self.feeds.current
        columns.name_keys(self, self.focused_pane)
        if view and view.error:
            self.say(f"{view.name}: {view.error}", "error")

    @on(ListPane.Moved, "#facts")
    def _fact_moved(self, event: ListPane.Moved) -> None:
        self.reader.mark(self.facts.spans(event.index))

    @on(ListPane.Chosen)
    def _chosen(self, event: ListPane.Chosen) -> None:
        event.pane.focus()
        self.action_do("jump" if event.pane is self.facts else "open")

    @on(ArticlePane.Clicked)
    def _text_clicked(self, event: ArticlePane.Clicked) -> None:
        index = self.facts.find(event.offset)
        if index is not None:
            self.facts.go(index)

    @on(Column.Dragged)
    def _rule_dragged(self, message: Column.Dragged) -> None:
        from tui.app.commands import resize

        resize.drag(self, message)

    @on(ArticlePane.Selecting)
    def _selection_changed(self) -> None:
        if self.reader.selection:
            self.focus_pane("article")
        self.lay_out()

    @on(ActionChosen)
    def _action_chosen(self, message: ActionChosen) -> None:
        self.action_do(message.identifier)

    @on(Status.Pressed)
    def _hint_pressed(self, event: Status.Pressed) -> None:
        if event.action:
            self.action_do(event.action)
