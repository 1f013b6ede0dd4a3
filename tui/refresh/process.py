"""The refresher's process: runs the pipeline apart from the screen, and says how it goes.

    standard input     the library that is lent, then an order a line, or null where another waits
                       for the one under way; it ends, the process ends
    standard output    a step a line; `finished` is an order's last

A pipeline in the reader's own process would hold the interpreter's lock for a key's time again
and again, and keep a network client's memory for good. Here it can be ended at any moment, and
what it loaded goes with it.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress

import msgspec

from tui.errors import DatelineError
from tui.library import Library
from tui.library.facade import LibraryHandle
from tui.refresh.steps import Order, Progress

LAST_SECONDS = 1.0
"""From the end of its input until the process goes, whatever is under way."""

LEAVABLE = frozenset({"index", "rows", "pages", "facts"})
"""Stages that a run leaves where another order waits: they go on in any later run, and may take
minutes."""

NICENESS = 5
"""How far it steps back behind the screen (Unix niceness); its workers go further."""


def main() -> None:
    """Serve one reader until it closes the pipe or is gone."""
    os.nice(NICENESS)
    lent = msgspec.json.decode(sys.stdin.buffer.readline(), type=LibraryHandle)
    with suppress(asyncio.CancelledError), Library.borrow(lent) as library:
        asyncio.run(_serve(library))


async def _serve(library: Library) -> None:
    orders: asyncio.Queue[Order] = asyncio.Queue()
    another_waits = asyncio.Event()
    serving = asyncio.current_task()
    assert serving is not None  # noqa: S101
    loop = asyncio.get_running_loop()

    def listen() -> None:
        with suppress(RuntimeError):  # the loop may have ended by itself
            for line in sys.stdin.buffer:
                if order := msgspec.json.decode(line, type=Order | None):
                    loop.call_soon_threadsafe(orders.put_nowait, order)
                else:
                    loop.call_soon_threadsafe(another_waits.set)
            loop.call_soon_threadsafe(serving.cancel)
        time.sleep(LAST_SECONDS)
        os._exit(1)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        with suppress(BrokenPipeError):  # nobody listens any more: the input ends in a moment
            order = await orders.get()
            another_waits.clear()
            await _carry_out(library, order, another_waits)


async def _carry_out(library: Library, order: Order, another_waits: asyncio.Event) -> None:
    from tui.refresh.background import fault
    from tui.refresh.subscription import subscribe

    try:
        if order.subscribe:
            feed = await subscribe(library, order.subscribe)
            tell(Progress(stage="feeds", feed=feed.number))
        else:
            async with aclosing(_steps(library, order, another_waits)) as steps:
                async for step in steps:
                    tell(step)
    except DatelineError as error:
        tell(Progress(stage="feeds", note=str(error), failed=True))
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 a fault in a run must not end the next ones
        tell(fault(library, error))
    tell(Progress(stage="feeds", finished=True))


async def _steps(
    library: Library, order: Order, another_waits: asyncio.Event
) -> AsyncGenerator[Progress, None]:
    """Yield the steps of a run, up to where it may be left once another order waits."""
    from tui.refresh.pipeline import refresh

    waiting = asyncio.create_task(another_waits.wait())
    last = Progress(stage="feeds")
    async with aclosing(refresh(library, order)) as steps:
        try:
            while True:
                step = asyncio.create_task(anext(steps, None))
                leaving = {waiting} if _may_leave(last) else set()
                await asyncio.wait({step, *leaving}, return_when=asyncio.FIRST_COMPLETED)
                if not step.done() or (came := step.result()) is None:
                    return
                yield (last := came)
        finally:  # before the run is closed, which it cannot be while it takes a step
            for task in (step, waiting):
                task.cancel()
            await asyncio.wait({step, waiting})


def _may_leave(last: Progress) -> bool:
    """Tell whether a run may be left after this step, also where it waits for slow feeds alone."""
    return last.stage in LEAVABLE or (last.stage == "feeds" and last.feed is None and last.done > 0)


def tell(step: Progress) -> None:
    """Say a step to the reader."""
    sys.stdout.buffer.write(msgspec.json.encode(step) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
