"""What happens in the background: the refresher's steps, new articles, counts that change."""

from __future__ import annotations

import asyncio
from collections import deque
from functools import cached_property, partial
from typing import TYPE_CHECKING

from tui.app.main import titles
from tui.app.main.messages import Progressed
from tui.app.messages import Recounted
from tui.app.panes import sidebar
from tui.app.render.formatting import counted, plural
from tui.errors import DatelineError

if TYPE_CHECKING:
    from array import array

    from textual.timer import Timer

    from tui.app.main.main_screen import MainScreen
    from tui.app.render.text_layout import Line
    from tui.refresh import Order, Progress, Refresher, Subscriber

STAGES = {"feeds": "fetching feeds", "pages": "fetching articles", "facts": "finding facts"}

SETTLE = 0.4
"""Seconds that changes are gathered for before counts are read again."""


class RefreshMonitor:
    """Follows the refresher, and announces what came without moving anything."""

    def __init__(self, main: MainScreen) -> None:
        self.main = main
        self.refresher: Refresher | None = None
        self.waiting: array[int] | None = None
        self._timer: Timer | None = None
        self._started = asyncio.Event()
        self._new = self._failed = 0
        self._orders: deque[Order] = deque()
        self._under_way: Order | None = None
        self._stage = ""
        self._promised: Line = ()
        self._told = self._seen = 0
        """How often something was told that can change what is listed, and of that was seen."""
        self.begins = False
        """Whether the next articles are the first ones, for a reader who knows no key yet."""

    async def start(self) -> None:
        """Start the refresher, once the first frame is out."""
        if not self.main.startup.online or not self.main.library.writable:
            if not self.main.library.writable:
                self.main.say(f"Reading only: {self.main.library.read_only_reason}.", "warning")
            return
        self.refresher = await asyncio.to_thread(self._make)
        self._started.set()
        if self.main.library.feeds.all():
            from tui.refresh import Order

            self.request(Order(scheduled=True))

    def _make(self) -> Refresher:
        from tui.refresh import Refresher

        def tell(step: Progress) -> None:
            self.main.post_message(Progressed(step))

        chosen = self.main.context.settings
        refresher = Refresher(
            self.main.library,
            tell,
            every=chosen.refresh_minutes,
            keep_days=chosen.keep_days,
            full_text=chosen.full_text,
        )
        refresher.start()
        return refresher

    async def ready(self) -> None:
        """Wait until the refresher takes orders."""
        if self.main.startup.online and self.main.library.writable:
            await self._started.wait()

    def request(self, order: Order, what: str = "") -> bool:
        """Ask for a run; false where there is no refresher.

        Where `what` is named, as `All feeds`, it is said when it is fetched, if that is not now;
        what is being asked already is not asked twice.
        """
        if self.refresher is None:
            return False
        if self._asks_already(order):
            if what:
                self.main.say(f"{what}: already being fetched.", "muted")
            return True
        busy = bool(self._orders or self._under_way)
        self._orders.append(order)
        self.refresher.request(order)
        if what and busy:
            work = f": {self.main.status.work}" if self.main.status.work else ""
            self.main.say(f"{what}: next, after what is under way{work}.", "muted")
            self._promised = self.main.status.message
        elif what:
            self.main.status.work = "fetching feeds"
        return True

    def _asks_already(self, order: Order) -> bool:
        """Whether an order waits its turn, or is at the feeds right now."""
        now = self._under_way if self._stage == "feeds" else None
        return order in (*self._orders, now)

    def _keep_up(self, step: Progress) -> None:
        """Know which order is under way: the one that waits longest, or else one of the clock."""
        from tui.refresh import Order

        if self._under_way is None:
            self._under_way = self._orders.popleft() if self._orders else Order(scheduled=True)
            if not self._orders and self.main.status.message == self._promised:
                self.main.status.message = self._promised = ()
        self._stage = step.stage
        if step.finished:
            self._under_way = None

    @cached_property
    def subscriber(self) -> Subscriber:
        """What finds the feed at an address."""
        from tui.refresh import Subscriber

        return Subscriber(self.main.library)

    def stop(self) -> None:
        """End what is under way."""
        if "subscriber" in self.__dict__:
            self.subscriber.stop()
        if self.refresher:
            self.refresher.stop()

    def follow(self, step: Progress) -> None:
        """Take in one step: where the work is, what went wrong, which articles changed."""
        status = self.main.status
        self._keep_up(step)
        self._new += step.new
        self._failed += step.failed and step.feed is not None
        if step.finished:
            status.work = ""
            self._sum_up(by_hand=step.by_hand)
        elif step.total:
            status.work = f"{STAGES[step.stage]} {step.done}/{step.total}"
        if step.failed and step.note and step.feed is None and step.stage == "feeds":
            self.main.say(step.note, "error")
        if step.articles:
            self._redraw(step.articles)
        if step.articles or step.failed or step.finished:
            changed = bool(step.articles and self.main.query_text)  # facts can make it found
            self.count_again(lists=changed or bool(step.new) or step.finished)

    def _sum_up(self, *, by_hand: bool) -> None:
        """Say what a run that was asked for brought; one by the clock is quiet."""
        failed = f"; {plural(self._failed, 'feed')} failed" if self._failed else ""
        if by_hand and not self.main.status.message:
            brought = plural(self._new, "new article") if self._new else "Nothing new"
            keys = self._first_keys() if self.begins and self._new else ""
            self.main.say(f"{brought}{failed}.{keys}", "warning" if failed else "muted")
        self._new = self._failed = 0

    def _first_keys(self) -> str:
        """Where to begin, said once."""
        self.begins = False
        named = self.main.keymap.named
        return f" {named('open')} opens one, {named('help')} names every key."

    def _redraw(self, numbers: tuple[int, ...]) -> None:
        main = self.main
        main.headlines.forget(numbers)
        article = main.reader.article
        if article and article.row.number in numbers:
            fresh = main.load(article.row.number)
            main.reader.show(fresh)
            main.facts.show(fresh)
            titles.name_article(main)

    def count_again(self, *, lists: bool = True) -> None:
        """Read the counts again, soon, and what is listed too; many changes cost one reading."""
        self._told += lists
        if self._timer is None:
            self._timer = self.main.set_timer(SETTLE, self._later)

    def _later(self) -> None:
        self._timer = None
        reading = partial(self.catch_up, lists=self._told > self._seen)
        self.main.run_worker(reading, group="counts", exclusive=True)  # type: ignore[arg-type]

    async def catch_up(self, *, lists: bool = True) -> None:
        """Show the counts as they are, and with `lists` how many articles wait to be shown."""
        main, library = self.main, self.main.library
        query, told = main.query_text, self._told
        try:
            views = await asyncio.to_thread(sidebar.shelf, library)
            found = await asyncio.to_thread(self._unshown, query) if lists else None
        except DatelineError as error:
            main.say(str(error), "error")
            return
        if not main.app.is_running:
            return  # the reader was closed meanwhile
        main.show_views(views)
        main.lay_out()
        for screen in main.app.screen_stack:
            screen.post_message(Recounted(main.status.work))
        if found is None:
            return
        self._seen = told
        if query != main.query_text:
            return
        numbers, new = found
        shown = main.headlines.numbers
        if not shown:
            main.take_in(numbers)
            return
        self.waiting = numbers if new else None
        top = main.keymap.first("top") or main.keymap.named("refresh")
        what = "it" if new == 1 else "them"
        main.status.news = f"{counted(new)} new: {top} shows {what}" if new else ""

    def _unshown(self, query: str) -> tuple[array[int], int]:
        """What a query finds now, and how many of it are not shown."""
        numbers, shown = self.main.library.articles.numbers(query), self.main.headlines.numbers
        tail = _shared_tail(numbers, shown)
        fresh, known = numbers[: len(numbers) - tail], shown[: len(shown) - tail]
        return numbers, len(set(fresh).difference(known))

    def bring(self) -> bool:
        """Show what waits, at the top of the list; false where nothing does."""
        if self.waiting is None:
            return False
        self.main.take_in(self.waiting)
        self.forget()
        return True

    def forget(self) -> None:
        """Nothing waits any more."""
        self.waiting = None
        self.main.status.news = ""


def _shared_tail(one: array[int], other: array[int]) -> int:
    """How many numbers at the end are the same in both: what came since is at the top.

    A set of all of them would take a hundred times the memory of what is looked for.
    """
    these, those = memoryview(one), memoryview(other)
    same, more = 0, min(len(one), len(other)) + 1
    while more - same > 1:
        middle = (same + more) // 2
        if these[len(one) - middle :] == those[len(other) - middle :]:
            same = middle
        else:
            more = middle
    return same
