"""What rules do outside the library with the articles that a run kept."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.refresh.steps import Progress

if TYPE_CHECKING:
    from tui.library import Library

APART = 20.0
"""Seconds between two times that a run's rules speak: what comes meanwhile is told in one line."""


async def with_rules(
    library: Library, steps: AsyncGenerator[Progress, None]
) -> AsyncGenerator[Progress, None]:
    """Go through a run's steps, and write and tell what rules have to say: now and then, and last.

    A kill leaves it to the next run. What cannot be written is said once.
    """
    if not library.rules.reach_out:
        async for step in steps:
            yield step
        return
    said: set[str] = set()
    due = time.monotonic() + APART
    step = Progress(stage="facts")
    async with aclosing(steps):
        async for step in steps:
            if time.monotonic() < due:
                yield step
            else:
                yield await _with_delivery(library, step, said)
                due = time.monotonic() + APART
    last = await _with_delivery(library, Progress(stage=step.stage), said)
    if last.note or last.notices:
        yield last


async def _with_delivery(library: Library, step: Progress, said: set[str]) -> Progress:
    """Put into a step what rules tell with it; their problems where it has no note of its own."""
    notices: list[str] = []
    problems: list[str] = []
    written = 1
    while written:  # of a rule so much at a time
        delivery = await asyncio.to_thread(library.rules.deliver)
        written = delivery.written
        notices += delivery.notices
        problems = [problem for problem in delivery.problems if problem not in said]
    if not step.note:
        said.update(problems)
        step = replace(step, note=" ".join(problems))
    return replace(step, notices=tuple(notices))
