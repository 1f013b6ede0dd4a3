"""The pipeline beside the reader: a thread with a loop of its own, so that no key waits for it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import aclosing, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from tui import crash
from tui.errors import DatelineError
from tui.refresh.steps import Order, Progress

if TYPE_CHECKING:
    from tui.library import Library

Tell = Callable[[Progress], None]


class Refresher:
    """Runs one order after the other until it is stopped.

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
        every: int = 0,
        keep_days: int = 0,
        full_text: bool = True,
    ) -> None:
        """Prepare; nothing runs before `start`."""
        self._keep_days = keep_days
        self._full_text = full_text
        self._library = library
        self._tell = tell
        self._every = every * 60 or None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._orders: asyncio.Queue[Order] | None = None
        self._ready = threading.Event()

    def start(self) -> None:
        """Start the thread; it waits for an order."""
        self._thread = threading.Thread(target=self._run, name="refresher", daemon=True)
        self._thread.start()
        self._ready.wait()

    def request(self, order: Order = Order()) -> None:  # noqa: B008
        """Ask for a run; it waits its turn."""
        if self._loop and self._orders:
            self._loop.call_soon_threadsafe(self._orders.put_nowait, order)

    def stop(self) -> None:
        """End what is under way and wait for the thread."""
        if self._loop and self._thread and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._serving.cancel)
            self._thread.join()

    def _run(self) -> None:
        with suppress(asyncio.CancelledError):
            asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._orders = asyncio.Queue()
        task = asyncio.current_task()
        assert task is not None  # noqa: S101
        self._serving = task
        self._ready.set()
        while True:
            await self._carry_out(await self._next(self._orders))

    async def _next(self, orders: asyncio.Queue[Order]) -> Order:
        try:
            async with asyncio.timeout(self._every):
                return await orders.get()
        except TimeoutError:
            return Order(scheduled=True)

    async def _carry_out(self, order: Order) -> None:
        from tui.refresh.pipeline import refresh

        if not self._full_text and order.pages is None:
            order = replace(order, pages=())
        last = Progress(stage="feeds")
        try:
            async with aclosing(refresh(self._library, order)) as steps:
                async for last in steps:
                    self._tell(last)
            await asyncio.to_thread(self._library.expire, self._keep_days)
        except DatelineError as error:
            self._tell(Progress(stage="feeds", note=str(error), failed=True))
        except Exception as error:  # noqa: BLE001 a fault in a run must not end the reader
            file = crash.report(self._library.path.parent, error)
            note = "A fault in Dateline ended this refresh; what it had fetched is kept."
            more = f" `dateline doctor` shows the report {file.name}." if file else ""
            self._tell(Progress(stage="feeds", note=note + more, failed=True))
        finally:
            by_hand = not order.scheduled and order.feeds != ()
            done, total = last.done, last.total
            self._tell(
                Progress(stage=last.stage, done=done, total=total, finished=True, by_hand=by_hand)
            )
