"""What is open on the main screen: a view, a search in it, an article; and how panes show it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from tui.app.context import Context, OpenView
from tui.app.main import titles
from tui.app.panes.sidebar import tag_roles
from tui.app.render.bars import Bar
from tui.app.render.list_pane import ListPane
from tui.app.render.text_layout import Run
from tui.errors import LibraryError, NoSuchArticle, QueryError

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from tui.app.keymap import Keymap
    from tui.app.main.refresh_monitor import RefreshMonitor
    from tui.app.main.startup import Startup
    from tui.app.panes.article.pane import ArticlePane
    from tui.app.panes.facts.pane import FactsPane
    from tui.app.panes.feeds import FeedsPane
    from tui.app.panes.headlines import Headlines
    from tui.app.panes.sidebar import SidebarItem
    from tui.app.prompt.prompt import Prompt
    from tui.app.render.bars import Status
    from tui.library import Library
    from tui.model import Article


MANY = 2_000
"""Articles from which on all that is kept of rows is dropped: looking for each costs more."""


class ViewScreen(Screen[None]):
    """Knows what is open on the main screen. Reading the library here takes milliseconds."""

    context: Context
    startup: Startup
    library: Library
    keymap: Keymap
    feeds: FeedsPane
    headlines: Headlines
    reader: ArticlePane
    facts: FactsPane
    prompt: Prompt
    news: RefreshMonitor
    status: Status
    view: SidebarItem
    search: str
    _article_due = False
    _opening: object = None

    def bar(self, name: str) -> Bar:
        """The title above a pane."""
        return self.query_one(f"#{name}-title", Bar)

    async def open(self, view: SidebarItem, *, keep: int | None = None, search: str = "") -> None:
        """Show a view's headlines, its search narrowed, and an article. Raises QueryError.

        In a thread: of a large library even all numbers take longer than a frame. Where another
        view is asked for meanwhile, that one is shown.
        """
        self._opening = opening = object()
        numbers = await asyncio.to_thread(
            self.library.articles.numbers, _joined(view.query, search)
        )
        if opening is self._opening and self.is_running:
            self._show_list(view, search, numbers, keep)
            self.show_article(self.headlines.current)

    def _show_list(
        self, view: SidebarItem, search: str, numbers: array[int], keep: int | None
    ) -> None:
        self.view, self.search = view, search
        self.headlines.forget()
        self.headlines.show(
            numbers, keep=keep, words=titles.nothing(view, search, self.keymap.named)
        )
        self.feeds.open(view)
        self.news.forget()
        titles.name_list(self)

    async def find(self, search: str, *, keep: int | None = None) -> None:
        """Show what a search in the view finds, and an article. Raises QueryError."""
        await self.open(self.view, search=search, keep=keep)

    def show_views(self, views: tuple[SidebarItem, ...]) -> None:
        """Show what can be opened, and draw tags in their colours wherever they stand."""
        self.feeds.show(views)
        roles = tag_roles(views)
        if roles != self.headlines.tag_roles:
            self.headlines.tag_roles = roles
            self.headlines.refresh()
        self.reader.colour_tags(roles)

    async def narrow(self, search: str) -> None:
        """Show what a search finds while it is typed; a mistake shows nothing new yet."""
        query = _joined(self.view.query, search)
        with suppress(QueryError):
            numbers = await asyncio.to_thread(self.library.articles.numbers, query)
            if self.prompt.display and self.is_running:
                self._show_list(self.view, search, numbers, None)

    @property
    def query_text(self) -> str:
        """The query that finds what is shown."""
        return _joined(self.view.query, self.search)

    @property
    def open_view(self) -> OpenView:
        """What is listed, for a screen that draws it another way."""
        return OpenView(self.view.name, self.search, self.query_text)

    def take_in(self, numbers: array[int]) -> None:
        """Show newer headlines without moving the one under the eyes."""
        self.headlines.show(numbers, keep=self.headlines.current)
        if self.reader.article is None:
            self.show_article(self.headlines.current)
        titles.name_list(self)
        titles.name_article(self)

    def show_article(self, number: int | None) -> None:
        """Show an article and its facts, or that there is none."""
        article = self.load(number)
        self.reader.show(
            article, "" if article else "" if self.headlines.count else self.headlines.words
        )
        self.facts.show(article)
        titles.name_article(self)

    @on(ListPane.Moved, "#headlines")
    def _headline_moved(self) -> None:
        """The cursor is drawn first, the article after it: so a held key never waits for one."""
        if not self._article_due:
            self._article_due = True
            self.call_after_refresh(self._show_current)

    def _show_current(self) -> None:
        self._article_due = False
        shown = self.reader.article
        if shown is None or shown.row.number != self.headlines.current:
            self.show_article(self.headlines.current)

    def load(self, number: int | None) -> Article | None:
        """Read an article from the library; null where it is gone, or cannot be read."""
        if number is None:
            return None
        try:
            return self.library.articles.get(number)
        except NoSuchArticle:
            return None
        except LibraryError as error:
            self.say(str(error), "error")
            return None

    def say(self, words: str, role: str = "text") -> None:
        """Say something in the status line; it stays until the next key."""
        self.status.message = (Run(words, role),)

    def reload(self, numbers: Sequence[int] | None = None) -> None:
        """Draw again what changed in the library; all of it without numbers, or with many."""
        changed = None if numbers is None or len(numbers) > MANY else set(numbers)
        self.headlines.forget(changed)
        shown = self.reader.article.row.number if self.reader.article else None
        if shown is not None and (changed is None or shown in changed):
            article = self.load(shown)
            self.reader.show(article)
            self.facts.show(article)
        self.news.count_again(lists=bool(self.query_text))
        titles.name_list(self)
        titles.name_article(self)


def _joined(view: str, search: str) -> str:
    """The query that finds what both find."""
    return f"({view}) ({search})" if view and search else view or search
