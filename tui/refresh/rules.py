"""What rules do outside the library, as soon as the article that they found is kept."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library import Library
    from tui.refresh.steps import Progress


async def with_rules(library: Library, step: Progress) -> Progress:
    """Write and tell what rules have to say of a step's articles, and put that into the step.

    What a kill left undone goes with the first step of the next run.
    """
    first_or_new = step.articles or not step.done
    if not first_or_new or not library.rules.reach_out:
        return step
    delivery = await asyncio.to_thread(library.rules.deliver)
    note = step.note or " ".join(delivery.problems)
    return replace(step, note=note, notices=delivery.notices)
