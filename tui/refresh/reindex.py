"""Go on with the upgrade of a library of an earlier version, beside whoever reads it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from typing import TYPE_CHECKING

from tui.refresh.steps import Progress, Stage

if TYPE_CHECKING:
    from tui.library import Library


async def upgrade(library: Library) -> AsyncGenerator[Progress, None]:
    """Index all articles that wait for it, then make their rows; newest first, by small steps.

    Others write between these. Where it is ended, what was done stays so, and the next run goes on.
    Raises LibraryError.
    """
    maintenance = library.maintenance
    jobs: tuple[tuple[Stage, Callable[[], int], Callable[[], int]], ...] = (
        ("index", maintenance.unindexed, maintenance.index_articles),
        ("rows", maintenance.unfilled, maintenance.fill_articles),
    )
    for stage, waiting, work in jobs:
        total = await asyncio.to_thread(waiting)
        done = 0
        while done < total and (count := await asyncio.to_thread(work)):
            done += count
            yield Progress(stage=stage, done=done, total=total)
