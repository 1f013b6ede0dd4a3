"""Follows the refresher and orders runs of it; what comes of them it posts to the main screen."""

from __future__ import annotations

import asyncio
from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING

from tui.app.main.messages import (
    Alert,
    Changed,
    Notice,
    Progressed,
    RunFinished,
    Withdrawn,
    Working,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

    from tui.app.context import Context
    from tui.refresh import Order, Progress, Refresher, Subscriber
    from tui.settings import Settings

STAGES = {
    "account": "syncing with the server",
    "feeds": "fetching feeds",
    "index": "indexing for search",
    "rows": "upgrading the library",
    "pages": "fetching articles",
    "facts": "finding facts",
}


READS_ONLY = "reading only"
"""What stands at the foot of a reader that cannot write, as long as that is so."""


class RefreshMonitor:
    """Owns the refresher. Its messages are Working, Changed, RunFinished, Notice and Withdrawn."""

    def __init__(
        self, context: Context, post: Callable[[Message], object], *, online: bool
    ) -> None:
        """`post` takes messages from any thread; without `online` nothing is ever fetched."""
        self._context = context
        self._post = post
        self._online = online
        self._refresher: Refresher | None = None
        self._starting = False
        self._started = asyncio.Event()
        self._new = self._failed = self._pages = self._waiting = self._taken = self._sent = 0
        self._orders: deque[Order] = deque()
        self._under_way: Order | None = None
        self._stage = ""
        self._work = ""
        self._trouble = ""
        self._promise = ""
        self._leads: list[str] = []
        self._true_till_end: list[str] = []
        self.has_account = False
        """Whether decisions of the reader have a server to go to."""

    async def start(self) -> None:
        """Start the refresher, once the first frame is out."""
        library = self._context.library
        if not library.writable:
            self._post(Notice(f"Reading only: {library.read_only_reason}.", "warning"))
            self._post(Working(READS_ONLY))
        elif self._online and not self._starting:
            self._starting = True
            self._post(Working(""))
            self._refresher = await asyncio.to_thread(self._make)
            self._started.set()
            if self.has_account or library.feeds.all():
                from tui.refresh import Order

                self.request(Order(scheduled=True))

    def _make(self) -> Refresher:
        from tui.refresh import Refresher

        settings = self._context.settings
        self.has_account = self._context.library.account.get() is not None
        refresher = Refresher(
            self._context.library,
            self._progressed,
            every=settings.refresh_minutes,
            keep_days=settings.keep_days,
            full_text=settings.full_text,
        )
        refresher.start()
        return refresher

    def configure(self, settings: Settings) -> None:
        """Take other settings, for the refresher too."""
        self._context = self._context._replace(settings=settings)
        if self._refresher:
            self._refresher.configure(
                every=settings.refresh_minutes,
                keep_days=settings.keep_days,
                full_text=settings.full_text,
            )

    def _progressed(self, step: Progress) -> None:
        self._post(Progressed(step))

    async def ready(self) -> None:
        """Wait until the refresher takes orders; one that could not write until now starts."""
        if self._online and self._context.library.writable:
            await self.start()
            await self._started.wait()

    def follow_run(self, order: Order, follow: Callable[[Progress], None]) -> bool:
        """Order a run for another program, which hears of its steps; False without a refresher."""
        if self._refresher is None:
            return False
        self._orders.append(order)
        self._refresher.request(order, follow)
        return True

    def request(self, order: Order, label: str = "", notice: str = "", lead: str = "") -> None:
        """Order a run; without a refresher nothing happens.

        Where `label` is named, as `All feeds`, it is said when it is fetched, if that is not now;
        what is ordered already is not ordered twice. A `notice` stands till the run has ended. A
        `lead` is said before how the run ended, which would else replace it within a moment.
        """
        if self._refresher is None:
            return
        if lead:
            self._leads.append(lead)
        if self._is_ordered(order):
            if label:
                self._announce(f"{label}: already being fetched.")
            return
        if notice:
            self._announce(notice)
        busy = bool(self._orders or self._under_way)
        self._orders.append(order)
        self._refresher.request(order)
        if label and busy:
            work = f": {self._work}" if self._work else ""
            self._promise = f"{label}: next, after what is under way{work}."
            self._post(Notice(self._promise))
        elif label:
            self._say_work(STAGES["feeds"])

    def _announce(self, text: str) -> None:
        """Say what is true until the last run that is ordered has ended."""
        self._true_till_end.append(text)
        self._post(Notice(text))

    def _is_ordered(self, order: Order) -> bool:
        """Whether an order waits its turn, or is at the feeds right now."""
        now = self._under_way if self._stage == "feeds" else None
        return order in (*self._orders, now)

    @cached_property
    def subscriber(self) -> Subscriber:
        """What finds the feed at an address."""
        from tui.refresh import Subscriber

        return Subscriber(self._context.library)

    def stop(self) -> None:
        """End what is under way."""
        if "subscriber" in self.__dict__:
            self.subscriber.stop()
        if self._refresher:
            self._refresher.stop()

    def follow(self, step: Progress) -> None:
        """Take in one step: where the work is, what went wrong, which articles changed."""
        self._follow_orders(step)
        self._new += step.new
        self._failed += step.failed and step.feed is not None
        if step.stage == "account":
            self._taken += len(step.articles) - step.new
            self._sent += step.pushed
        self._pages += len(step.articles) if step.stage == "pages" and not step.failed else 0
        self._waiting = step.waiting or self._waiting
        if step.finished:
            self._finish(step)
        elif step.total or step.stage == "account":
            count = f" {step.done}/{step.total}" if step.total else ""
            self._say_work(f"{STAGES[step.stage]}{count}")
        of_article = step.stage in ("pages", "facts")
        if step.note and step.feed is None and step.failed != of_article:  # or of a rule
            self._trouble = step.note
            self._post(Notice(step.note, "error"))
        elif step.note and not step.failed and step.stage == "feeds":
            self._post(Notice(step.note, "warning"))
        for notice in step.notices:
            self._post(Notice(notice, "text"))
            self._post(Alert(notice))
        if step.articles or step.failed or step.finished:
            self._post(Changed(step.articles, lists=bool(step.new) or step.finished))

    def _finish(self, step: Progress) -> None:
        """Say how a run ended, and take back what was true while it went on."""
        from tui.refresh.steps import left_over, synced

        self._say_work("")
        if not self._orders:
            for text in self._true_till_end:
                self._post(Withdrawn(text))
            self._true_till_end.clear()
        result = (self._new, self._failed, self._trouble)
        lead = "" if self._orders else " ".join(self._leads)
        self._leads = self._leads if self._orders else []
        rest = left_over(self._pages, self._waiting) + synced(self._taken, self._sent)
        self._post(RunFinished(*result, by_hand=step.by_hand, lead=lead, rest=rest))
        self._new = self._failed = self._pages = self._waiting = self._taken = self._sent = 0
        self._trouble = ""

    def _follow_orders(self, step: Progress) -> None:
        """Know which order is under way: the one that waits longest, or else one of the clock."""
        from tui.refresh import Order

        if self._under_way is None:
            self._under_way = self._orders.popleft() if self._orders else Order(scheduled=True)
            if self._promise and not self._orders:
                self._post(Withdrawn(self._promise))
                self._promise = ""
        self._stage = step.stage
        if step.finished:
            self._under_way = None

    def _say_work(self, text: str) -> None:
        self._work = text
        self._post(Working(text))
