"""The main screen: four panes, a prompt, a status line, and what holds them together.

    key -> action id -> command -> work in a thread -> library -> Changed -> the panes follow

Panes post what was chosen, commands change the library or what is open. What is hidden, shared
out and said are reactives as well: to set one is all, its watcher lays out and names the keys.
"""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING, Any

from textual import on
from textual.message import Message
from textual.reactive import var

from tui.app.main import opening, titles
from tui.app.main.columns import Arrangement, Column
from tui.app.main.library_screen import LibraryScreen
from tui.app.main.pane_keys import bind_panes
from tui.app.main.peers import Peers
from tui.app.messages import ActionChosen
from tui.app.panes.article.pane import ArticlePane
from tui.app.panes.headlines import Headlines
from tui.app.prompt.messages import Complained
from tui.app.prompt.prompt import LINES
from tui.app.render import column_widths
from tui.app.render.bars import Bar, Status
from tui.app.render.footer import hints
from tui.app.render.formatting import whole_sentence
from tui.app.render.list_pane import ListPane, Pane
from tui.app.render.uniform import Uniform
from tui.app.session_state import SessionState, Shares

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.screen import Screen

    from tui.app.main.startup import Startup
    from tui.app.panes.sidebar import SidebarItem
    from tui.app.themes import Theme


class MainScreen(LibraryScreen, Uniform):
    """Feeds and headlines, the article, its facts."""

    class Ready(Message):
        """The first frame is out, and keys can be answered."""

    theme: var[Theme | None] = var(None, init=False)
    show_feeds: var[bool] = var(default=True, init=False)
    show_facts: var[bool] = var(default=True, init=False)
    shares: var[Shares] = var(Shares(), init=False)

    def __init__(self, startup: Startup) -> None:
        context, session = startup.context, startup.session
        width = session.reading_width or context.settings.reading_width
        super().__init__(context, width, online=startup.online)
        self.startup = startup
        self.peers = Peers(self)
        self.set_reactive(MainScreen.show_feeds, session.feeds)
        self.set_reactive(MainScreen.show_facts, session.facts)
        self.set_reactive(MainScreen.shares, session.shares)
        self.ready = False
        self._card: Screen[Any] | None = None
        self._last_pane = "headlines"
        for pane in self.panes:
            pane.marks = context.marks
        bind_panes(self)

    @property
    def panes(self) -> tuple[Pane, ...]:
        """The four panes, in their order."""
        return tuple(self.columns.panes.values())

    def compose(self) -> ComposeResult:
        """Three columns and a status line; a prompt comes between them when something is asked."""
        yield self.columns
        yield self.status

    def on_mount(self) -> None:
        """Show the library; what needs the network comes after the first frame."""
        self.watch(self.app, "app_focus", self._check_file, init=False)
        self.app.screen_change_signal.subscribe(self, self._covered)
        self._covered(self.app.screen)
        read = self.startup.opening or opening.read(self.library, self.startup.session)
        first = opening.rest(self.library, read)
        self.items = first.views
        self.columns.entitle("feeds", titles.FEEDS)
        self.columns.entitle("facts", titles.FACTS)
        self.sort = first.sort
        self.listing = first.listing
        self.theme = self.context.theme()
        self.set_focus(self.headlines)
        if complaint := self.startup.complaint:
            self.say(complaint, "warning")
        gc.freeze()  # the widgets; lines of frames refer to themselves, and would stay for good
        self.call_after_refresh(self._after_first_frame)

    def _after_first_frame(self) -> None:
        self.ready = True
        self.post_message(self.Ready())
        self.show_current()
        self.run_worker(self.mount_prompt(), group="prompt")
        self.run_worker(self.monitor.start(), group="refresher")
        self.run_worker(self.peers.start(), group="peers")
        searches = sum(item.kind == "search" for item in self.items)
        if searches > opening.MOST_SEARCHES:
            self.recounter.request(lists=False)

    def _check_file(self, focused: bool) -> None:  # noqa: FBT001 Textual's signature
        """Say what became of the library's file while the reader was elsewhere."""
        if focused:
            self.carry_out(asyncio.to_thread(self.library.check_file), "check-file")

    def to_session(self) -> SessionState:
        """Give how the screen is left, for the next start."""
        width, default = self.article_pane.reading_width, self.context.settings.reading_width
        return SessionState(
            feeds=self.show_feeds,
            facts=self.show_facts,
            opened=self.view.key,
            sort=self.sort,
            article=self.article.row.number if self.article else 0,
            shares=self.shares,
            reading_width=width if width != default else 0,
            rules="\n".join(rule.name for rule in self.context.settings.rules),
        )

    # How it is laid out

    def _watch_theme(self, theme: Theme) -> None:
        self.prompt.theme = theme
        self.styles.background = theme.css("ground")
        for widget in (*self.panes, *self.query(Bar), self.status):
            widget.theme = theme
        self._lay_out()

    def _watch_items(self, items: tuple[SidebarItem, ...]) -> None:
        super()._watch_items(items)
        self._lay_out()

    def _watch_shares(self) -> None:
        self._lay_out()

    _watch_show_feeds = _watch_show_facts = _watch_shares

    def on_resize(self) -> None:
        """Lay the columns out anew: another width may have room for more or fewer."""
        self._lay_out()

    def on_descendant_focus(self) -> None:
        """Lay the columns out anew: the focus may need another one."""
        if self.focused_pane != "article":
            self.article_pane.come_to_sentence(value=False)
        self.name_waiting()
        self._lay_out()

    def _lay_out(self) -> None:
        """Give every column the width it has now, and the footer its keys."""
        if self.theme is not None:
            self.columns.lay_out(self.arrangement, self.theme)
            self.name_keys()

    @property
    def arrangement(self) -> Arrangement:
        """What decides how the columns are laid out; a search is seen in the headlines."""
        searching = self.prompt.asking and self.prompt.live
        size, focus = self.app.size, "headlines" if searching else self.focused_pane
        return Arrangement(size, focus, self.show_feeds, self.show_facts, self.shares)

    @property
    def focused_pane(self) -> str:
        """The id of the pane that has the focus, or that had it before the prompt."""
        if isinstance(self.focused, Pane) and self.focused.id:
            self._last_pane = self.focused.id
        return self._last_pane

    @property
    def place(self) -> str:
        """Whose keys are in force: the focused pane's, or those of selecting in the article."""
        focus = self.focused_pane
        if focus == "article" and self.article_pane.selection:
            return "selection"
        return "sentence" if focus == "article" and self.article_pane.at_sentence else focus

    def focus_pane(self, pane: str) -> None:
        """Go to a pane, making room for it."""
        self._last_pane = pane
        self.columns.focus_pane(pane)
        self._lay_out()

    def return_focus(self) -> None:
        """Go back to the pane that had the focus before the prompt."""
        self.focus_pane(self.focused_pane)

    def _covered(self, screen: Screen[Any]) -> None:
        """The footer names the keys of the card that lies over the main screen, if one does."""
        self._card = None if screen is self else screen
        self.name_keys()

    def name_keys(self) -> None:
        """Name the keys that matter now in the footer; in the prompt and on a card their own."""
        self.status.lift = LINES + 1 if self.prompt.display else 0
        if self._card is not None:
            self.status.lift = 1  # the line of its keys lies over the last one here
            self.status.hints = getattr(self._card, "hints", ())
        elif self.prompt.display:
            self.status.hints = self.prompt.hints
        else:
            item = self.feeds.current if self.place == "feeds" else None
            kind = item.kind if item else "fact" if self.facts.fact else ""
            self.status.hints = hints(self.keymap, self.place, kind, writable=self.library.writable)
        self.announce()

    # What the panes tell

    @on(Headlines.Marked)
    def _marked(self, event: Headlines.Marked) -> None:
        self.headlines.focus()
        if event.through:
            self.headlines.mark_through(event.index)
        else:
            self.headlines.mark(event.index)
        self.headlines.go(event.index)
        self.say_marked()

    def say_marked(self) -> None:
        """Say how many articles are marked for bulk, and what can be done with them."""
        if count := self.headlines.marked_count:
            self.say(titles.marked(count, self.keymap.named), "muted")

    @on(Complained)
    @on(Headlines.Unreadable)
    def _complained(self, event: Complained | Headlines.Unreadable) -> None:
        self.say(event.message, "error")

    @on(ListPane.Moved, "#feeds")
    def _feed_moved(self) -> None:
        item = self.feeds.current
        self.name_keys()
        if item and item.error and not self.feeds.marked:  # then what marks are for is said
            self.say(whole_sentence(item.error, of=item.name), "error")

    @on(ListPane.Moved, "#facts")
    def _fact_moved(self, event: ListPane.Moved) -> None:
        self.article_pane.mark(self.facts.spans(event.index))

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
        """Follow the mouse that holds a rule."""
        size = self.app.size
        if message.y >= 0:
            lines = message.y - self.feeds.region.y - 1
            self.shares = column_widths.with_feeds(self.shares, lines, size.height)
        elif message.column == "middle":
            self.share("left", message.x)
        else:
            self.share("right", size.width - message.x)

    def share(self, column: column_widths.Name, cells: int) -> None:
        """Give a column a width, and keep it as a share in the layout that is shown now."""
        now = self.arrangement
        self.shares = column_widths.with_column(
            now.shares, column, cells, now.size.width, now.focus, facts=now.facts
        )

    @on(ArticlePane.Selecting)
    def _selection_changed(self) -> None:
        if self.article_pane.selection:
            self.focus_pane("article")
        self.name_keys()

    @on(ActionChosen)
    def _action_chosen(self, message: ActionChosen) -> None:
        self.action_do(message.identifier)

    @on(Status.Pressed)
    def _hint_pressed(self, event: Status.Pressed) -> None:
        if event.action:
            self.action_do(event.action)

    @on(Status.Dismissed)
    def _message_dismissed(self) -> None:
        self.message = ()
