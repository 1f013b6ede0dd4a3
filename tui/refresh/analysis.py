"""An article's facts: from the cache, or found in a worker, and stored."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import DatelineError, NoSuchArticle, TooMuch
from tui.facts import VERSION
from tui.model import Document, Facts, Toll
from tui.refresh.run_memory import count, recall, remember
from tui.refresh.steps import Stage
from tui.workers import Workers

if TYPE_CHECKING:
    from tui.library import Library

ANALYSE_SECONDS = 60.0
"""Time a worker has for one article's facts, with the loading of the model."""

TRIES = 3
"""Times that a text may take too long, which a busy machine makes any: two may be of one run."""


class Outcome(NamedTuple):
    """Say what a job did: the number of the article, 0 where none was touched, and what failed."""

    stage: Stage
    number: int
    note: str = ""


async def analyse(library: Library, workers: Workers, number: int) -> Outcome:
    """Find one article's facts.

    A text that took too long each time is kept as read without a language, or it would cost as
    long again in every run. An article that was removed meanwhile wants none.
    """
    try:
        article = await asyncio.to_thread(library.articles.get, number)
    except NoSuchArticle:
        return Outcome("facts", number)
    note = ""
    try:
        facts = await _facts_of(library, workers, article.document)
        if article.statement and article.statement.exercise:
            facts = without_event(facts)
    except TooMuch as error:
        facts, note = Facts(), f"{article.row.title}: {error}"
        slow = await asyncio.to_thread(count, library, f"slow-{VERSION}-{number}")
        if slow and slow < TRIES:
            return Outcome("facts", number, note)
    except DatelineError as error:
        return Outcome("facts", number, f"{article.row.title}: {error}")
    await asyncio.to_thread(library.articles.put_facts, number, facts, VERSION)
    return Outcome("facts", number, note)


def without_event(facts: Facts) -> Facts:
    """Return what a text says where nothing happened: an exercise harms nobody and has no toll."""
    claims = tuple(replace(claim, status="hypothetical") for claim in facts.casualties)
    return replace(facts, casualties=claims, toll=Toll(), stated=())


async def _facts_of(library: Library, workers: Workers, document: Document) -> Facts:
    """A document's facts, from the cache where this very text was analysed before."""
    content = f"{document.date}\0{document.title}\0{document.text}".encode()
    key = f"facts-{VERSION}-{hashlib.blake2b(content, digest_size=20).hexdigest()}"
    cached = await asyncio.to_thread(recall, library, key, Facts)
    if cached is None:
        cached = await workers.call(
            "tui.refresh.worker_tasks.read_facts", document, seconds=ANALYSE_SECONDS
        )
        await asyncio.to_thread(remember, library, key, cached)
    return cached
