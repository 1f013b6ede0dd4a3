"""Index the articles of a library of an earlier version for search, beside whoever reads them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING

from tui.refresh.steps import Progress

if TYPE_CHECKING:
    from tui.library import Library


async def index(library: Library) -> AsyncGenerator[Progress, None]:
    """Index all articles that wait for it, newest first, in steps between which others write.

    Where it is ended, what was indexed stays so, and the next run goes on. Raises LibraryError.
    """
    total = await asyncio.to_thread(library.unindexed)
    done = 0
    while done < total and (count := await asyncio.to_thread(library.index_articles)):
        done += count
        yield Progress(stage="index", done=done, total=total)
