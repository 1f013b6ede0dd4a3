"""A run of the pipeline, followed on stderr."""

from __future__ import annotations

import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.cli import common
from tui.plural import plural
from tui.refresh import Progress
from tui.refresh.steps import left_over

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

FAILURES = 3
"""Pages and articles that failed of which a run says why; the sentence at its end counts all."""

_TITLES = {
    "account": "Account",
    "feeds": "Feeds",
    "index": "Index",
    "rows": "Upgrade",
    "pages": "Articles",
    "facts": "Facts",
}


@dataclass
class RunCount:
    """What a run changed, counted. `feeds` were asked; `failed` of them, and `articles_failed`.

    `pages_waiting` are those that the next run fetches.
    """

    feeds: int = 0
    failed: int = 0
    new: int = 0
    updated: int = 0
    pages: int = 0
    facts: int = 0
    articles_failed: int = 0
    pages_waiting: int = 0

    def __post_init__(self) -> None:
        """Know which articles came, and of which a page or facts did: no fields, hence no JSON."""
        self._came: set[int] = set()
        self._completed: set[int] = set()

    def add(self, step: Progress) -> None:
        """Count one step."""
        self.pages_waiting = step.waiting or self.pages_waiting
        if step.stage in ("feeds", "account"):
            self.new += step.new
            self.updated += len(step.articles) - step.new
            self._came.update(step.articles)
        if step.feed is not None:
            self.feeds += 1
            self.failed += step.failed
        elif step.stage in ("pages", "facts"):
            self._complete(step)

    def _complete(self, step: Progress) -> None:
        if step.failed:
            self.articles_failed += 1
            return
        self._completed.update(step.articles)
        if step.stage == "pages":
            self.pages += len(step.articles)
        else:
            self.facts += len(step.articles)

    @property
    def sentence(self) -> str:
        """The counts for people."""
        failed = plural(self.articles_failed, "page")
        earlier = len(self._completed - self._came)
        was = "was" if earlier == 1 else "were"
        return (
            f"{plural(self.feeds, 'feed')} asked, {self.failed:,} failed; "
            f"{plural(self.new, 'new article')}, {self.updated:,} updated; "
            f"{self.pages:,} fetched in full, {self.facts:,} analysed"
            + (f", among them {earlier:,} that {was} here before" if earlier else "")
            + (f", {failed} failed." if self.articles_failed else ".")
            + left_over(self.pages, self.pages_waiting)
        )


async def follow(changed: RunCount, run: AsyncGenerator[Progress, None]) -> None:
    """Count what a run changes, with a progress bar on stderr, naming there what failed."""
    if not (sys.stderr.isatty() and common.narrates()):
        async with aclosing(run) as steps:
            async for step in steps:
                _count(changed, step)
        return

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn())
    with Bars(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}
        async with aclosing(run) as steps:
            async for step in steps:
                _count(changed, step)
                _draw(bars, tasks, step)


def _count(changed: RunCount, step: Progress) -> None:
    changed.add(step)
    of_page = step.failed and step.stage not in ("account", "feeds")
    if step.note and common.narrates() and not (of_page and changed.articles_failed > FAILURES):
        common.complain(step.note)
    for notice in step.notices:
        common.notify(notice)


def _draw(bars: Bars, tasks: dict[str, TaskID], step: Progress) -> None:
    if step.stage in ("pages", "facts") and not step.total:
        return  # a step beside those that are counted
    if step.stage not in tasks:
        tasks[step.stage] = bars.add_task(_TITLES[step.stage], total=step.total)
    bars.update(tasks[step.stage], completed=step.done, total=step.total)
