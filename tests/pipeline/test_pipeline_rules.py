"""What rules tell of a run: together, and each mistake once."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

import pytest

from tui.library import Library
from tui.model import QueryRule
from tui.refresh import Order, Progress, refresh, rules

ITEM = """<item><title>Ferry {number} sinks</title><guid>{number}</guid>
<description>Officials in the port said that {number} people were killed.</description></item>"""
FEED = "<rss version='2.0'><channel><title>Harbour Wire</title>{items}</channel></rss>"


def run(library: Library) -> list[Progress]:
    async def collect() -> list[Progress]:
        async with aclosing(refresh(library, Order(pages=()))) as steps:
            return [step async for step in steps]

    return asyncio.run(collect())


@pytest.fixture
def rows(home, newsroom, tmp_path):
    """A library with a feed of six ferries, and rules that tell, write and cannot write."""
    made = (
        QueryRule(name="ferries", query="ferry", notify=True, file=str(tmp_path / "ferries.jsonl")),
        QueryRule(name="lost", query="ferry", file=str(tmp_path / "gone" / "lost.jsonl")),
    )
    items = "".join(ITEM.format(number=number) for number in range(2, 8))
    with Library.open(home, rules=made) as library:
        library.feeds.add(newsroom.put("/feed.xml", FEED.format(items=items), "text/xml"))
        yield library


def test_what_came_in_is_told_in_one_line_and_a_mistake_once(rows, tmp_path):
    steps = run(rows)
    (told,) = [notice for step in steps for notice in step.notices]
    assert told.startswith("ferries: Ferry ")
    assert told.endswith("more")
    assert len((tmp_path / "ferries.jsonl").read_text().splitlines()) == 6
    (problem,) = [step.note for step in steps if step.note]
    assert "The rule lost" in problem
    assert sum(len(step.articles) for step in steps if step.stage == "facts") == 6


def test_a_long_run_tells_what_came_meanwhile(rows, monkeypatch):
    monkeypatch.setattr(rules, "APART", 0.0)
    steps = run(rows)
    told = [notice for step in steps for notice in step.notices]
    assert len(told) > 1
    assert len([step.note for step in steps if step.note]) == 1
