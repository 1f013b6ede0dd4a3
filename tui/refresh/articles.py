"""The second half of a run: each article's page, then its facts."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncGenerator, Coroutine, Sequence
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Any

from tui.errors import DatelineError, LibraryError, NoSuchArticle, TooMuch
from tui.facts import VERSION
from tui.model import Document, Facts
from tui.refresh.steps import Progress, Stage, as_they_come, now
from tui.workers import Workers

if TYPE_CHECKING:
    from tui.feeds.fetch import Fetcher
    from tui.library import Library

PAGES_A_RUN = 500
"""Pages fetched in one run, newest first; the next run goes on where this one stopped."""

FACTS_A_RUN = 5_000
"""Articles analysed in one run, at some ten a second."""

PAGES_AT_ONCE = 6
"""Articles under way at a time: two are being read, the others are on the wire."""

READ_SECONDS = 20.0
"""Time a worker has for one page; the slowest honest ones take a tenth of it."""

ANALYSE_SECONDS = 120.0
"""Time a worker has for one article's facts, with the loading of the model."""


async def complete(
    library: Library, fetcher: Fetcher, workers: Workers, *, full: bool
) -> AsyncGenerator[Progress, None]:
    """Fetch the pages that are wanted, with their facts, then analyse what else wants facts."""
    limit = 1_000_000 if full else PAGES_A_RUN
    pages = await asyncio.to_thread(library.articles.wanting_page, limit)
    jobs = [_page(library, fetcher, workers, number, link) for number, link in pages]
    async with aclosing(_steps("pages", jobs, PAGES_AT_ONCE)) as steps:
        async for step in steps:
            yield step
    async with aclosing(_facts(library, workers)) as steps:
        async for step in steps:
            yield step


async def _facts(library: Library, workers: Workers) -> AsyncGenerator[Progress, None]:
    numbers = await asyncio.to_thread(library.articles.wanting_facts, VERSION, FACTS_A_RUN)
    jobs = [_analyse(library, workers, number) for number in numbers]
    async with aclosing(_steps("facts", jobs, 2)) as steps:
        async for step in steps:
            yield step


async def _steps(
    stage: Stage, jobs: Sequence[Coroutine[Any, Any, tuple[int, str]]], at_once: int
) -> AsyncGenerator[Progress, None]:
    """Report each job's article, and what failed in it, as it is done."""
    async with aclosing(as_they_come(jobs, at_once)) as results:
        async for done, (number, note) in results:
            yield Progress(
                stage=stage,
                done=done,
                total=len(jobs),
                note=note,
                articles=(number,),
                failed=bool(note),
            )


async def _page(
    library: Library, fetcher: Fetcher, workers: Workers, number: int, link: str
) -> tuple[int, str]:
    """Fetch one article's page, then find the facts in it, or else in the feed's own text."""
    note = ""
    try:
        answer = await fetcher.fetch_page(link)
        page = await workers.call(
            "tui.refresh.reading.read_page",
            *(answer.body, answer.url, answer.content_type),
            seconds=READ_SECONDS,
        )
        await asyncio.to_thread(library.articles.put_page, number, page, now())
    except LibraryError:
        raise
    except DatelineError as error:
        await asyncio.to_thread(library.articles.page_failed, number, str(error), now())
        note = f"{link}: {error}"
    _, problem = await _analyse(library, workers, number)
    return number, note or problem


async def _analyse(library: Library, workers: Workers, number: int) -> tuple[int, str]:
    """Find one article's facts. Gives its number and what failed.

    A text that took too long is kept as read without a language, or it would cost as long again
    in every run. An article that was removed meanwhile wants none.
    """
    try:
        article = await asyncio.to_thread(library.articles.get, number)
    except NoSuchArticle:
        return number, ""
    note = ""
    try:
        facts = await _facts_of(library, workers, article.document)
    except TooMuch as error:
        facts, note = Facts(), f"{article.row.title}: {error}"
    except DatelineError as error:
        return number, f"{article.row.title}: {error}"
    await asyncio.to_thread(library.articles.put_facts, number, facts, VERSION)
    return number, note


async def _facts_of(library: Library, workers: Workers, document: Document) -> Facts:
    """A document's facts, from the cache where this very text was analysed before."""
    said = f"{document.date}\0{document.title}\0{document.text}".encode()
    key = f"facts-{VERSION}-{hashlib.blake2b(said, digest_size=20).hexdigest()}"
    known = await asyncio.to_thread(_recall, library, key)
    if known is None:
        known = await workers.call(
            "tui.refresh.reading.read_facts", document, seconds=ANALYSE_SECONDS
        )
        await asyncio.to_thread(_remember, library, key, known)
    return known


def _recall(library: Library, key: str) -> Facts | None:
    with suppress(LibraryError):  # a cache that cannot be used costs time, and nothing else
        known: Facts | None = library.cache.get_packed(key, Facts)
        return known
    return None


def _remember(library: Library, key: str, facts: Facts) -> None:
    with suppress(LibraryError):
        library.cache.put_packed(key, facts)
