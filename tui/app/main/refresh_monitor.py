"""Follows the refresher and orders runs of it; what comes of them it posts to the main screen."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tui.app.main.messages import (
    Alert,
    Changed,
    Notice,
    Progressed,
    Withdrawn,
    Working,
)
from tui.app.main.run_lane import RunLane

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
        self._lane = RunLane()
        self._aside = RunLane()
        """For orders that sync the account and nothing else, while the other lane is busy."""
        self._starting = False
        self._started = asyncio.Event()
        self._promise = ""
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
            self._lane.refresher = await asyncio.to_thread(self._make)
            self._started.set()
            if self.has_account or library.feeds.all():
                from tui.refresh import Order

                self.request(Order(scheduled=True))

    def _make(self) -> Refresher:
        self.has_account = self._context.library.account.get() is not None
        return self._refresher(self._lane)

    def _refresher(self, lane: RunLane) -> Refresher:
        from tui.refresh import Refresher

        aside = lane is self._aside

        def tell(step: Progress) -> None:
            self._post(Progressed(step, aside=aside))

        refresher = Refresher(self._context.library, tell, **self._rhythm(aside=aside))
        refresher.start()
        return refresher

    def _rhythm(self, *, aside: bool) -> dict[str, Any]:
        """What the refresher of a lane is told of settings: one that is asked has no clock."""
        settings = self._context.settings
        return {
            "every": 0 if aside else settings.refresh_minutes,
            "keep_days": settings.keep_days,
            "full_text": settings.full_text,
        }

    def configure(self, settings: Settings) -> None:
        """Take other settings, for the refreshers too."""
        self._context = self._context._replace(settings=settings)
        for lane in (self._lane, self._aside):
            if lane.refresher:
                lane.refresher.configure(**self._rhythm(aside=lane is self._aside))

    async def ready(self) -> None:
        """Wait until the refresher takes orders; one that could not write until now starts."""
        if self._online and self._context.library.writable:
            await self.start()
            await self._started.wait()

    def follow_run(self, order: Order, follow: Callable[[Progress], None]) -> bool:
        """Order a run for another program, which hears of its steps; False without a refresher."""
        return self._lane_for(order).request(order, follow)

    @property
    def busy(self) -> bool:
        """Tell whether feeds or articles are being fetched, or wait for that."""
        return self._lane.busy

    def _lane_for(self, order: Order) -> RunLane:
        """Find where an order is carried out: a sync alone waits for no page and no feed."""
        if not (order.syncs_alone and self._lane.busy):
            return self._lane
        if self._aside.refresher is None:
            self._aside.refresher = self._refresher(self._aside)
        return self._aside

    def request(self, order: Order, label: str = "", notice: str = "", lead: str = "") -> None:
        """Order a run; without a refresher nothing happens.

        Where `label` is named, as `All feeds`, it is said when it is fetched, if that is not now;
        what is ordered already is not ordered twice. A `notice` stands till the run has ended. A
        `lead` is said before how the run ended, which would else replace it within a moment.
        """
        if self._lane.refresher is None:
            return
        lane = self._lane_for(order)
        if lead:
            lane.lead(lead)
        if lane.has(order):
            if label:
                self._announce(f"{label}: already being fetched.")
            return
        if notice:
            self._announce(notice)
        busy = lane.busy
        lane.request(order)
        if label and busy:
            work = f": {lane.work}" if lane.work else ""
            self._promise = f"{label}: next, after what is under way{work}."
            self._post(Notice(self._promise))
        elif label:
            self._say_work(lane, STAGES["account" if order.syncs_alone else "feeds"])

    def _announce(self, text: str) -> None:
        """Say what is true until the last run that is ordered has ended."""
        self._true_till_end.append(text)
        self._post(Notice(text))

    @cached_property
    def subscriber(self) -> Subscriber:
        """What finds the feed at an address."""
        from tui.refresh import Subscriber

        return Subscriber(self._context.library)

    def stop(self) -> None:
        """End what is under way."""
        if "subscriber" in self.__dict__:
            self.subscriber.stop()
        for lane in (self._aside, self._lane):
            if lane.refresher:
                lane.refresher.stop()

    def follow(self, step: Progress, *, aside: bool = False) -> None:
        """Take in one step: where the work is, what went wrong, which articles changed."""
        lane = self._aside if aside else self._lane
        lane.follow(step)
        if self._promise and not (self._lane.waits or self._aside.waits):
            self._post(Withdrawn(self._promise))
            self._promise = ""
        if step.finished:
            self._finish(lane, step)
        elif step.stage == lane.stage and (step.total or step.stage == "account"):
            count = f" {step.done}/{step.total}" if step.total else ""
            self._say_work(lane, f"{STAGES[step.stage]}{count}")
        of_article = step.stage in ("pages", "facts")
        if step.note and step.feed is None and step.failed != of_article:  # or of a rule
            lane.trouble = step.note
            self._post(Notice(step.note, "error"))
        elif step.note and not step.failed and step.stage == "feeds":
            self._post(Notice(step.note, "warning"))
        for notice in step.notices:
            self._post(Notice(notice, "text"))
            self._post(Alert(notice))
        if step.articles or step.failed or step.finished:
            self._post(Changed(step.articles, lists=bool(step.new) or step.finished))

    def _finish(self, lane: RunLane, step: Progress) -> None:
        """Say how a run ended, and take back what was true while it went on."""
        self._say_work(lane, "")
        if not (self._lane.busy or self._aside.busy):
            for text in self._true_till_end:
                self._post(Withdrawn(text))
            self._true_till_end.clear()
        self._post(lane.finish(step))

    def _say_work(self, lane: RunLane, text: str) -> None:
        """Say what is under way: of two runs the one that was asked for and is over soon."""
        lane.work = text
        self._post(Working(self._aside.work or self._lane.work))
