"""A feed that takes its time holds up neither the pages of the others nor their facts."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import BinaryIO

from tui.library import Library
from tui.refresh import Progress, refresh

LEAD = "Four people were killed when a crane fell on a ferry terminal on Friday, the mayor said."
FEED = """<rss version="2.0"><channel><title>{key}</title><item><title>The {key} crane</title>
<guid>{key}</guid><link>{base}/{key}.html</link><description>{lead}</description></item>
</channel></rss>"""
PAGE = """<!doctype html><html lang="en"><head><title>The {key} crane</title></head><body>
<article><h1>The {key} crane</h1><p>{lead}</p><p>It had been raised the week before, to lift
pontoons out of the basin, and had passed its inspection, according to the port.</p><p>Ferries
left from the old pier on Saturday, with delays of an hour, while divers searched the basin.</p>
<p>The company that owns the crane said that it was helping the police with their inquiry, and
that all the others of its kind would stand still until the cause was known.</p></article>
</body></html>"""
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n"


async def _followed(
    library: Library, facts_came: threading.Event
) -> AsyncGenerator[Progress, None]:
    """The steps of a refresh, which says when an article has its facts."""
    async with aclosing(refresh(library)) as run:
        async for step in run:
            yield step
            if step.stage == "facts" and step.articles:
                facts_came.set()


def test_pages_wait_for_no_slow_feed_and_its_own_come_in_the_same_run(
    home, newsroom, hostile, monkeypatch
):
    monkeypatch.setattr("tui.refresh.feed_round.QUIET", 0.05)
    facts_came = threading.Event()

    def late(wire: BinaryIO) -> None:
        assert facts_came.wait(60)
        wire.write(HEAD + FEED.format(key="late", base=newsroom.base, lead=LEAD).encode())

    async def run(library: Library) -> list[Progress]:
        return [step async for step in _followed(library, facts_came)]

    for key in ("prompt", "late"):
        newsroom.put(f"/{key}.html", PAGE.format(key=key, lead=LEAD))
    with Library.open(home) as library:
        library.feeds.add(hostile.play("/late.xml", late))
        prompt = FEED.format(key="prompt", base="{base}", lead=LEAD)
        library.feeds.add(newsroom.put("/prompt.xml", prompt, "text/xml"))
        steps = asyncio.run(run(library))
        assert all(library.articles.get(number).full for number in library.articles.numbers())
    assert not [step.note for step in steps if step.failed]
    assert [step.stage for step in steps if step.articles] == ["feeds", "pages", "facts"] * 2
    assert [step.done for step in steps if step.stage == "feeds"][-2:] == [1, 2]
    assert steps[-1].waiting == 0
