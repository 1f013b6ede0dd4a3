"""What of the library is shown: a list and the search in it, an article, counts; and what follows.

commands, refresher -> Changed -> rows and the article are read again, counts a little later
listing, article, items, waiting -> their watchers -> panes and the titles above them
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on
from textual.reactive import var

from tui.app.context import OpenView
from tui.app.main import listing, messages, titles
from tui.app.main.columns import Columns
from tui.app.main.listing import FIRST, Listing, Origin
from tui.app.main.recount import Listed, Matches, Recounter
from tui.app.main.run_screen import RunScreen
from tui.app.messages import Recounted
from tui.app.panes.article.pane import ArticlePane
from tui.app.panes.facts.pane import FactsPane
from tui.app.panes.feeds import FeedsPane
from tui.app.panes.headlines import Headlines
from tui.app.panes.sidebar import tag_roles
from tui.app.render.list_pane import ListPane
from tui.errors import LibraryError, NoSuchArticle, QueryError

if TYPE_CHECKING:
    from tui.app.context import Context
    from tui.app.panes.sidebar import SidebarItem
    from tui.library.number_list import NumberList
    from tui.model import Article, Sort

MANY_FACTS = 200
"""Facts of an article from which on drawing them is a frame's work of its own."""

FORGET_ALL = 2_000
"""Changed articles from which on every row that is kept is dropped: looking for each costs more."""


class LibraryScreen(RunScreen):
    """Feeds, headlines, an article and its facts, as they are in the library.

    To show something else is to set a reactive. Only an article is read on the event loop, which
    takes milliseconds; everything else in a thread.
    """

    items: var[tuple[SidebarItem, ...]] = var((), init=False)
    listing: var[Listing] = var(listing.EMPTY, init=False, always_update=True)
    article: var[Article | None] = var(None, init=False, always_update=True)
    waiting: var[Matches | None] = var(None, init=False, always_update=True)

    def __init__(self, context: Context, reading_width: int, *, online: bool) -> None:
        super().__init__(context, id="main", online=online)
        self.feeds = FeedsPane()
        self.headlines = Headlines(self.library.articles.rows, context.now)
        self.article_pane = ArticlePane(reading_width)
        self.facts = FactsPane()
        self.columns = Columns(
            self.feeds, self.headlines, self.article_pane, self.facts, context.marks
        )
        self.recounter = Recounter(
            self,
            self.library,
            lambda: Listed(self.query_text, self.listing.sort, self.listing.numbers),
            self._recounted,
        )
        self.sort: Sort = "date"
        """What lists are sorted by; the next one that is opened is."""
        self.origin: Origin | None = None
        """Where what is listed was opened from, if that was a map, a tally or a timeline."""
        self._opening: object = None
        self._article_due = False

    @property
    def view(self) -> SidebarItem:
        """The view that is open."""
        return self.listing.view

    @property
    def search(self) -> str:
        """The search in it; "" for none."""
        return self.listing.search

    @property
    def query_text(self) -> str:
        """The query that finds what is listed."""
        return self.listing.query

    @property
    def open_view(self) -> OpenView:
        """What is listed, for a screen that draws it another way."""
        return OpenView(self.view.name, self.search, self.query_text, self.listing.called)

    # What is opened

    async def open(
        self, view: SidebarItem, *, keep: int | None = None, search: str = "", called: str = ""
    ) -> None:
        """Show a view's headlines, its search narrowed, and an article. Raises QueryError.

        A search that nobody typed is `called` by what it finds.

        In a thread: of a large library even all numbers take longer than a frame. Where another
        view is asked for meanwhile, that one is shown. What is sorted shows its first ones first.
        """
        self._opening = opening = object()
        query, sort = listing.joined(view.query, search), listing.order(self.sort, search)
        first = None if sort == "date" or keep is not None else FIRST
        find = self.library.articles.listed
        numbers = await asyncio.to_thread(find, query, first, sort=sort)
        if opening is self._opening and self.is_running:
            self.listing = Listing(view, search, numbers, keep, sort, called=called)
            self.show_current()
            if len(numbers) == first:
                self.run_worker(self._list_rest(), group="list", exclusive=True)

    async def _list_rest(self) -> None:
        """List all that a query finds, of which the first are listed."""
        opening, now = self._opening, self.listing
        numbers = await asyncio.to_thread(self.library.articles.listed, now.query, sort=now.sort)
        if opening is self._opening and self.is_running:
            self._list(numbers)

    async def find(self, search: str, *, keep: int | None = None) -> None:
        """Show what a search in the view finds, and an article. Raises QueryError."""
        await self.open(self.view, search=search, keep=keep)

    async def narrow(self, search: str) -> None:
        """Show what a search finds while it is typed; a mistake shows nothing new yet."""
        query, find = listing.joined(self.view.query, search), self.library.articles.listed
        sort = listing.order(self.sort, search)
        with suppress(QueryError):
            if "*" in query and sort == "date":  # the first of them, as soon as they are there
                self._show_narrowed(search, await asyncio.to_thread(find, query, FIRST))
            self._show_narrowed(search, await asyncio.to_thread(find, query, sort=sort))

    def _show_narrowed(self, search: str, numbers: NumberList) -> None:
        if self.prompt.display and self.is_running:
            sort = listing.order(self.sort, search)
            self.listing = Listing(self.view, search, numbers, sort=sort, typed=True)

    def list_waiting(self) -> None:
        """List the new articles that wait, at the top; the one under the eyes stays there."""
        if self.waiting:
            self._list(self.waiting.numbers)

    def _list(self, numbers: NumberList) -> None:
        """List other articles of the same query; where none was shown, one is now."""
        self.listing = self.listing._replace(numbers=numbers, keep=self.headlines.current)
        if self.article is None:
            self.show_current()

    def show_current(self) -> None:
        """Show the article under the cursor and its facts, or that there is none."""
        self.article = self._read(self.headlines.current)

    def _read(self, number: int | None) -> Article | None:
        """Read an article from the library; None where it is gone, or cannot be read."""
        if number is None:
            return None
        try:
            return self.library.articles.get(number)
        except NoSuchArticle:
            return None
        except LibraryError as error:
            self.say(str(error), "error")
            return None

    @on(ListPane.Moved, "#headlines")
    def _headline_moved(self) -> None:
        """The cursor is drawn first, the article after it: so a held key never waits for one."""
        if not self._article_due:
            self._article_due = True
            self.call_after_refresh(self._follow_cursor)

    def _follow_cursor(self) -> None:
        self._article_due = False
        if self.article is None or self.article.row.number != self.headlines.current:
            self.show_current()

    # What follows

    def _watch_items(self, items: tuple[SidebarItem, ...]) -> None:
        """Show what can be opened, and draw tags in their colours wherever they stand."""
        self.feeds.show(items)
        roles = tag_roles(items)
        if roles != self.headlines.tag_roles:
            self.headlines.tag_roles = roles
            self.headlines.refresh()
        self.article_pane.colour_tags(roles)

    def _watch_listing(self, old: Listing, now: Listing) -> None:
        self.headlines.forget()
        self.headlines.show(now.numbers, keep=now.keep, placeholder=self._why_empty(now))
        if (old.view, old.search) != (now.view, now.search):
            self.feeds.open(now.view)
            self.origin = None
        self.waiting, self.came = None, 0
        self._entitle_list()
        self._entitle_article()

    def _why_empty(self, now: Listing) -> str:
        fetching, named = bool(self.work), self.keymap.named
        return titles.empty_list(now.view, now.search, named, typed=now.typed, fetching=fetching)

    def _watch_work(self, work: str) -> None:
        super()._watch_work(work)
        if not self.headlines.count:
            self.headlines.say_empty(self._why_empty(self.listing))

    def _watch_article(self, article: Article | None) -> None:
        nothing = "" if article or self.headlines.count else titles.NO_ARTICLE
        self.article_pane.show(article, nothing)
        self._entitle_article()
        facts = article.facts if article else None
        if facts and len(facts.casualties) + len(facts.people) + len(facts.places) > MANY_FACTS:
            self.call_later(self._show_facts)  # a key may come before it
        else:
            self._show_facts()

    def _show_facts(self) -> None:
        self.facts.show(self.article)
        self.columns.entitle("facts", titles.of_facts(*self.facts.decided))
        if self.focused is self.facts:
            self.name_keys()

    def _watch_waiting(self) -> None:
        self.name_waiting()

    def name_waiting(self) -> None:
        """Say how many new articles wait, and the keys that list them from where the focus is."""
        key = self.keymap.first("top") or self.keymap.named("refresh")
        if self.focused is not self.headlines and self.keymap.first("top"):
            key = f"{self.keymap.named('headlines')} then {key}"
        self.status.news = titles.waiting(self.waiting.new, key) if self.waiting else ""

    @on(FeedsPane.Marked)
    def _feed_clicked(self, event: FeedsPane.Marked) -> None:
        self.feeds.focus()
        (self.feeds.mark_through if event.through else self.feeds.mark)(event.index)
        self.feeds.go(event.index)
        self.say_feeds_marked()

    def say_feeds_marked(self) -> None:
        """Say how many feeds are marked, and what can be done with them."""
        self.say(titles.feeds_marked(len(self.feeds.marked), self.keymap.named), "muted")

    @on(FeedsPane.MarksChanged)
    def _entitle_feeds(self) -> None:
        self.columns.entitle("feeds", titles.of_feeds(len(self.feeds.marked)))

    @on(Headlines.MarksChanged)
    def _entitle_list(self) -> None:
        marked, count = self.headlines.marked_count, self.headlines.count
        self.columns.entitle("headlines", titles.of_list(self.listing, marked, count))

    def _entitle_article(self) -> None:
        place, count = self.headlines.cursor, self.headlines.count
        title = titles.of_article(self.article, place, count, self.context.marks)
        self.columns.entitle("article", title)
        self.announce()

    @on(messages.Changed)
    def _library_changed(self, change: messages.Changed) -> None:
        """Draw again what changed: rows and the article at once, counts a little later."""
        numbers = change.numbers
        several = numbers is None or len(numbers) > FORGET_ALL
        self.headlines.forget(None if several else numbers)
        number = self.article.row.number if self.article else None
        if number is not None and (several or number in (numbers or ())):
            self.article = self._read(number)
        self.recounter.request(lists=change.lists or bool(self.query_text and numbers != ()))
        change.followed.set()

    def _recounted(self, items: tuple[SidebarItem, ...], matches: Matches | None) -> None:
        """Show the counts as they are, and how many articles wait to be listed."""
        self.items = items
        for screen in self.app.screen_stack:
            screen.post_message(Recounted(self.work))
        now = self.query_text, self.listing.sort
        if matches is None or (matches.query, matches.sort) != now:
            return
        if self.headlines.count:
            self.waiting = matches if matches.new else None
        else:
            self._list(matches.numbers)
