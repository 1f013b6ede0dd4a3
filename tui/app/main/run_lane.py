"""A lane of runs, one after the other: what is ordered, what is under way, what came of it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from tui.app.main.messages import RunFinished

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.refresh import Order, Progress, Refresher


class RunLane:
    """The orders of one refresher, and the counts of its run."""

    def __init__(self) -> None:
        self.refresher: Refresher | None = None
        self.work = ""
        """What is under way, in words; "" where it rests."""
        self._orders: deque[Order] = deque()
        self._under_way: Order | None = None
        self.stage = ""
        """Where the run is: pages may come while the last feeds are asked."""
        self._leads: list[str] = []
        self._clear()

    def _clear(self) -> None:
        self._new = self._failed = self._pages = self._waiting = self._taken = self._sent = 0
        self.trouble = ""

    @property
    def waits(self) -> bool:
        """Tell whether an order waits for its turn."""
        return bool(self._orders)

    @property
    def busy(self) -> bool:
        """Tell whether a run is under way or waits."""
        return bool(self._orders or self._under_way)

    def has(self, order: Order) -> bool:
        """Tell whether an order waits its turn, or is at the feeds right now."""
        now = self._under_way if self.stage == "feeds" else None
        return order in (*self._orders, now)

    def request(self, order: Order, follow: Callable[[Progress], None] | None = None) -> bool:
        """Order a run; False without a refresher."""
        if self.refresher is None:
            return False
        self._orders.append(order)
        self.refresher.request(order, follow)
        return True

    def lead(self, text: str) -> None:
        """Have something said before how the last run ended that is ordered now."""
        self._leads.append(text)

    def follow(self, step: Progress) -> None:
        """Count what a step brought, of the order that waits longest, or else one of the clock."""
        from tui.refresh import Order

        if self._under_way is None:
            self._under_way = self._orders.popleft() if self._orders else Order(scheduled=True)
        if step.feed is None or not self.stage:
            self.stage = step.stage
        self._new += step.new
        self._failed += step.failed and step.feed is not None
        if step.stage == "account":
            self._taken += len(step.articles) - step.new
            self._sent += step.pushed
        self._pages += len(step.articles) if step.stage == "pages" and not step.failed else 0
        self._waiting = step.waiting or self._waiting
        if step.finished:
            self._under_way, self.stage = None, ""

    def finish(self, step: Progress) -> RunFinished:
        """Tell how a run ended, and begin to count anew."""
        from tui.refresh.steps import left_over, synced

        lead = "" if self._orders else " ".join(self._leads)
        self._leads = self._leads if self._orders else []
        rest = left_over(self._pages, self._waiting) + synced(self._taken, self._sent)
        result = (self._new, self._failed, self.trouble)
        self._clear()
        return RunFinished(*result, by_hand=step.by_hand, lead=lead, rest=rest)
