"""The second half of a run: each article's page, then its facts."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Coroutine, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from tui.errors import DatelineError, LibraryError, NotAsked
from tui.facts import VERSION
from tui.refresh.analysis import Outcome, analyse
from tui.refresh.due import ALL, pages_due
from tui.refresh.queue import Queue
from tui.refresh.run_memory import recall, remember
from tui.refresh.schedule import held_until
from tui.refresh.steps import Order, Progress, as_they_come, now
from tui.workers import Workers

if TYPE_CHECKING:
    from tui.feeds.fetch import Fetcher
    from tui.library import Library
    from tui.refresh.feed_round import FeedRound

PAGES_A_RUN = 500
"""Pages fetched in one run, newest first; the next run goes on where this one stopped."""

FACTS_A_RUN = 5_000
"""Articles analysed in one run, at some ten a second."""

PAGES_AT_ONCE = 6
"""Articles under way at a time: two are being read, the others are on the wire.

Those that wait for their turn at a host are not counted, or one slow host would stop the rest.
"""

READ_SECONDS = 20.0
"""Time a worker has for one page; the slowest honest ones take a tenth of it."""

WINDOW = 600
"""Articles that wait for their turn at a host at a time, so that memory does not grow with them."""

A_HOST = 30
"""Of these, so many of one host, so that slow ones do not fill the window."""

HOSTS = "hosts"
"""The cache's key for what hosts want beyond a run."""

PATIENCE = 120.0
PATIENCE_IN_FULL = 3_600.0
"""Seconds that the turns of a host's pages may take; what would wait longer is for later runs."""

Claims = dict[str, tuple[float, float]]


class _PageRun:
    """The pages of a run and what they share; an article's facts are a job behind its page.

    So a text is there to be read while the model that finds the facts in it is still loaded.
    """

    def __init__(
        self,
        library: Library,
        fetcher: Fetcher,
        workers: Workers,
        order: Order,
        pages: Sequence[tuple[int, str]],
    ) -> None:
        self.library = library
        self.fetcher = fetcher
        self.workers = workers
        self.order = order
        self.patience = PATIENCE_IN_FULL if order.full else PATIENCE
        self.turns = asyncio.Semaphore(PAGES_AT_ONCE)
        self.queue = Queue(pages, A_HOST)
        self.done = {"pages": 0, "facts": 0}
        self._total = len(pages)
        self._texts: deque[int] = deque()
        self._coming = self._analyses = 0

    def take(self) -> Coroutine[Any, Any, Outcome] | None:
        """Take the next job: facts of a text that is there, else a page.

        As long as pages come a worker is left to them: to load the model takes seconds.
        """
        processes = self.workers.processes
        at_once = processes + 1 if self.fetched else max(1, processes - 1)
        if self._texts and self._analyses < at_once:
            self._analyses += 1
            return analyse(self.library, self.workers, self._texts.popleft())
        page = self.queue.take()
        return _page(self, *page) if page else None

    @property
    def fetched(self) -> bool:
        """Whether no page is under way any more."""
        return self.done["pages"] == self._total

    def step(self, outcome: Outcome | None = None) -> Progress:
        """Say what a job did; without one how far the facts are, once all pages have come."""
        stage, number, note = outcome or Outcome("facts", 0)
        if outcome:
            self.done[stage] += 1
        if outcome and stage == "facts":
            self._analyses -= 1
        elif number:
            self._texts.append(number)
            self._coming += 1
        facts = self._coming if self.fetched else 0
        return Progress(
            stage=stage,
            done=self.done[stage],
            total=self._total if stage == "pages" else facts,
            note=note,
            articles=(number,) if number else (),
            failed=bool(note),
        )


async def complete(
    library: Library, fetcher: Fetcher, workers: Workers, order: Order, asked: FeedRound
) -> AsyncGenerator[Progress, None]:
    """Fetch the pages that are wanted, with their facts, then analyse what else wants facts.

    Slow feeds may bring more pages meanwhile, which come next.
    """
    most = left = ALL if order.full else PAGES_A_RUN
    last = False
    while not last:
        last = asked.over
        if pages := await asyncio.to_thread(pages_due, library, order, left):
            left -= len(pages)
            run = _PageRun(library, fetcher, workers, order, pages)
            async with aclosing(_pages(run, len(pages))) as steps:
                async for step in steps:
                    yield step
        if not (last or asked.over):
            yield Progress(stage="feeds", done=asked.done, total=asked.total)
            await asked.settle()
    if left < most:
        waiting = len(await asyncio.to_thread(pages_due, library, order, ALL))
        yield Progress(stage="pages", waiting=waiting)
    async with aclosing(_facts(library, workers)) as steps:
        async for step in steps:
            yield step


async def _pages(run: _PageRun, total: int) -> AsyncGenerator[Progress, None]:
    """Fetch pages, and find the facts in each text that came."""
    library, fetcher = run.library, run.fetcher
    if not run.order.full:
        fetcher.honour(await asyncio.to_thread(_recall_claims, library))
    yield Progress(stage="pages", total=total)
    async with aclosing(as_they_come(run.take, WINDOW)) as results:
        async for _, outcome in results:
            yield run.step(outcome)
            if run.fetched and outcome.stage == "pages":
                yield run.step()
    await asyncio.to_thread(_keep_claims, library, fetcher.claims())


async def _facts(library: Library, workers: Workers) -> AsyncGenerator[Progress, None]:
    """Analyse what else wants facts.

    The first takes longest, with the model to load: without a word the stage before it would seem
    to be still under way.
    """
    numbers = await asyncio.to_thread(library.articles.facts_due, VERSION, FACTS_A_RUN)
    total = len(numbers)
    if total:
        yield Progress(stage="facts", total=total)
    jobs = (analyse(library, workers, number) for number in numbers)
    at_once = workers.processes + 1  # while one is written the workers have work
    async with aclosing(as_they_come(lambda: next(jobs, None), at_once)) as results:
        async for done, (stage, number, note) in results:
            yield Progress(
                stage=stage,
                done=done,
                total=total,
                note=note,
                articles=(number,),
                failed=bool(note),
            )


async def _page(run: _PageRun, number: int, link: str) -> Outcome:
    """Fetch one article's page, or leave the feed's own text.

    A page whose host has no turn left in this run stays wanted, and nothing failed.
    """
    try:
        if not await run.fetcher.page_turn(link, run.patience):
            return Outcome("pages", 0)
    finally:
        run.queue.leave(link)
    async with run.turns:
        return Outcome("pages", number, await _fetch(run, number, link))


async def _fetch(run: _PageRun, number: int, link: str) -> str:
    """Fetch one article's page and store what it says; what failed, or "".

    A page that stands before the article has failed too, and is not asked again by itself.
    """
    try:
        async with run.fetcher.fetching(link, foreign=True) as answer:
            page = await run.workers.call(
                "tui.refresh.worker_tasks.read_page",
                *(answer.body, answer.url, answer.content_type),
                seconds=READ_SECONDS,
            )
        await asyncio.to_thread(run.library.articles.put_page, number, page, now())
    except LibraryError:
        raise
    except DatelineError as error:
        at = now()
        await asyncio.to_thread(
            partial(
                run.library.articles.page_failed,
                *(number, str(error), at),
                hold=held_until(error, at),
                asked=not isinstance(error, NotAsked),
            )
        )
        return f"{link}: {error}"
    return f"{link}: {page.problem}" if page.problem and not page.body.text else ""


def _recall_claims(library: Library) -> Claims:
    return recall(library, HOSTS, Claims) or {}


def _keep_claims(library: Library, claims: Claims) -> None:
    """Keep what hosts want beyond this run, for pages and for the feeds of those that rest."""
    remember(library, HOSTS, claims)
    resting = {name: datetime.fromtimestamp(until, UTC) for name, (until, _) in claims.items()}
    library.feeds.hold_hosts({name: until for name, until in resting.items() if until > now()})
