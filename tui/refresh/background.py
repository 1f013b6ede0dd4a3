"""The pipeline beside the reader: a process of its own, so that no key waits for it.

    order | process, started where there is none | step, step, ... finished | tell

A thread here waits for what the process says; it holds nothing up, and loads no network client.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui import crash
from tui.errors import DatelineError
from tui.refresh.run_process import RunProcess
from tui.refresh.steps import Order, Progress, now

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Feed

Tell = Callable[[Progress], None]

IDLE_SECONDS = 10.0
"""How long the process waits for another order; then it goes, with its workers and the model.

They hold some 200 MB each, and are there again in a second or two.
"""


class _Run(NamedTuple):
    """An order, and who else hears of its steps."""

    order: Order
    follow: Tell | None = None


class Refresher:
    """Run one order after the other until it is stopped.

    `tell` is called from the refresher's own thread. `every` is the time in minutes between
    scheduled runs, 0 for none; after each run read articles older than `keep_days` go, 0 keeps
    all; without `full_text` only the pages that an order names are fetched. Stopping is immediate:
    what was stored stays, what was under way is asked again next time.
    """

    def __init__(
        self,
        library: Library,
        tell: Tell,
        *,
        every: float = 0,
        keep_days: int = 0,
        full_text: bool = True,
    ) -> None:
        """Prepare; nothing runs before `start`."""
        self._library = library
        self._tell = tell
        self._every = every * 60
        self._keep_days = keep_days
        self._full_text = full_text
        self._orders: queue.SimpleQueue[_Run | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="refresher", daemon=True)
        self._process: RunProcess | None = None
        self._under_way: _Run | None = None
        self._makes_way = False  # whether the run that is under way is to be left
        self._left = False  # whether one was, whose pages and facts are still wanted
        self._stopping = False
        self._configured = False
        self._changing = threading.Lock()  # held while the process is started or taken away

    def start(self) -> None:
        """Start the thread; it waits for an order."""
        self._thread.start()

    def request(self, order: Order = Order(), follow: Tell | None = None) -> None:  # noqa: B008
        """Ask for a run, which waits for feeds that are being asked, and not for pages and facts.

        These go on after it. What another program follows, or names its pages, ends first.
        `follow` is called with the steps of this run alone, as `tell`.
        """
        self._orders.put(_Run(order, follow))
        run, process = self._under_way, self._process
        if run and process and not run.follow and run.order.pages is None:
            self._makes_way = True
            process.make_way()

    def configure(self, *, every: float, keep_days: int, full_text: bool) -> None:
        """Take other settings, and those of the library, once what waits is done."""
        self._every, self._keep_days, self._full_text = every * 60, keep_days, full_text
        self._configured = True
        self._orders.put(None)

    def stop(self) -> None:
        """End what is under way and wait for the thread."""
        self._stopping = True
        self._orders.put(None)
        self._let_go()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        due = self._due()
        while not self._stopping:
            run = self._next(due)
            if run is None:
                self._let_go()
                due = self._due() if self._configured else due
                self._configured = False
            elif not self._stopping:
                self._carry_out(run)
                due = self._due()

    def _due(self) -> float:
        return time.monotonic() + self._every if self._every else float("inf")

    def _next(self, due: float) -> _Run | None:
        """The next run, or the one of the clock; none where it is time to rest."""
        remaining = 0.0 if self._left else max(0.0, due - time.monotonic())
        wait = min(remaining, IDLE_SECONDS) if self._process else remaining
        try:
            return self._orders.get(timeout=wait if wait < threading.TIMEOUT_MAX else None)
        except queue.Empty:
            if self._left:
                self._left = False
                return _Run(Order(feeds=(), scheduled=True))
            return _Run(Order(scheduled=True)) if time.monotonic() >= due else None

    def _carry_out(self, run: _Run) -> None:
        order = run.order
        if not self._full_text and order.pages is None:
            order = replace(order, pages=())
        last = Progress(stage="feeds")
        self._under_way, self._makes_way = run, False
        try:
            for last in self._steps(order):
                self._say(run, last)
            if not self._stopping:
                self._library.expire(self._keep_days)
                self._library.prune_journal()
        except DatelineError as error:
            self._say(run, Progress(stage="feeds", note=str(error), failed=True))
        except Exception as error:  # noqa: BLE001 a fault in a run must not end the reader
            self._say(run, fault(self._library, error))
        self._under_way = None
        self._left = self._left or self._makes_way
        asked = order.feeds != () or order.account
        by_hand = asked and not order.scheduled and not self._makes_way
        done, total = last.done, last.total
        end = Progress(stage=last.stage, done=done, total=total, finished=True, by_hand=by_hand)
        self._say(run, end)

    def _say(self, run: _Run, step: Progress) -> None:
        self._tell(step)
        if run.follow and not (step.finished and self._stopping):
            run.follow(step)  # one that is stopped has not ended, and who follows goes on itself

    def _steps(self, order: Order) -> Iterator[Progress]:
        """What comes of an order. Raises LibraryError, and DatelineError where the process died."""
        from tui.refresh.due import anything_to_do
        from tui.refresh.schedule import select_feeds

        if not anything_to_do(self._library, order):
            return  # without starting what takes a client's and a model's time and memory
        self._library.require_writable()
        if feeds := select_feeds(self._library.feeds.all(), order, now()):
            yield Progress(stage="feeds", total=len(feeds))  # the first may take its time
        finished = False
        try:
            if process := self._started():
                yield from process.carry_out(order)
                finished = True
        finally:
            if not finished:
                self._let_go()

    def _started(self) -> RunProcess | None:
        """The process, new where there was none or it has died; none where we are stopping."""
        with self._changing:
            if self._stopping:
                return None
            if self._process is None or self._process.died():
                self._process = RunProcess(self._library)
            return self._process

    def _let_go(self) -> None:
        with self._changing:
            process, self._process = self._process, None
        if process:
            process.end()


class Subscriber:
    """Find feeds at addresses in a process of its own, so that none waits for a refresh."""

    def __init__(self, library: Library) -> None:
        """Prepare; nothing runs before `subscribe`."""
        self._library = library
        self._processes: set[RunProcess] = set()

    def subscribe(self, address: str) -> Feed | None:
        """Add the feed at an address, or behind the page there; None where it was stopped.

        It takes as long as the network does. Raises DatelineError with what went wrong.
        """
        self._library.require_writable()
        process = RunProcess(self._library)
        self._processes.add(process)
        try:
            for step in process.carry_out(Order(subscribe=address)):
                if step.failed:
                    raise DatelineError(step.note)
                return self._library.feeds.get(step.feed or 0)
        finally:
            self._processes.discard(process)
            process.end()
        return None

    def stop(self) -> None:
        """End what is under way."""
        for process in tuple(self._processes):
            process.end()


def fault(library: Library, error: Exception) -> Progress:
    """Return a step that says that a run ended by a fault of ours, and where it is reported."""
    file = crash.report(library.path.parent, error)
    note = "A fault in Dateline ended this refresh; what it had fetched is kept."
    report = f" `dateline doctor` shows the report {file.name}." if file else ""
    return Progress(stage="feeds", note=note + report, failed=True)
