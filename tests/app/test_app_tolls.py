"""Verdicts on claims and the toll: the facts, the headlines, map and timeline say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
import scene
from page import see, settled, shown

from tui.app.panes.facts.fact_rows import toll_hedges
from tui.app.panes.facts.with_verdicts import as_decided
from tui.model import Range, Stated, Toll

RIVAL = scene.claim("Monday | 2", kind="killed", low=9, high=9, place="Tal Sadir")
FACTS = replace(
    scene.FACTS,
    casualties=(*scene.FACTS.casualties, RIVAL),
    places=tuple(replace(place, lat=35.1, lon=36.2) for place in scene.FACTS.places),
    stated=(
        Stated(kind="killed", count=Range(14, 14), claims=(0,)),
        Stated(kind="killed", count=Range(9, 9), claims=(4,)),
        Stated(kind="injured", count=Range(30, 30), claims=(1,)),
    ),
)


@pytest.fixture
def number(filled):
    number = filled.articles.numbers()[0]
    filled.articles.put_facts(number, FACTS, "1")
    return number


async def told(app, pilot, library, number):
    """How many were killed, by each that says it; null where one says otherwise than the rest."""
    await settled(app, pilot)
    (row,) = library.articles.rows([number])
    toll = row.toll.killed.low
    assert as_decided(see(app).facts.article).facts.toll == row.toll  # which the pane draws
    assert any(f"†{toll}" in line for line in shown(app, "headlines")[:3])
    await pilot.press("m")
    await settled(app, pilot)
    place = next(place for place in app.screen.list.places if place.name == "Tal Sadir")
    assert place.killed == toll
    await pilot.press("escape", "M")
    await settled(app, pilot)
    assert toll in [day.killed for day in app.screen.pane.days]
    await pilot.press("escape")
    await settled(app, pilot)
    return toll


async def test_a_rejected_claim_leaves_the_toll_to_the_next_one_everywhere(
    filled, open_app, number
):
    app = open_app()
    async with app.run_test(size=(140, 60)) as pilot:
        assert await told(app, pilot, filled, number) == 14
        await pilot.press("4", "d")
        assert await told(app, pilot, filled, number) == 9
        stated = as_decided(see(app).facts.article).facts.stated
        assert [(toll.kind, toll.claims) for toll in stated] == [
            ("killed", (4,)),
            ("injured", (1,)),
        ]
        await pilot.press("ctrl+z")
        assert await told(app, pilot, filled, number) == 14


async def test_a_corrected_claim_is_the_toll_everywhere(filled, open_app, number):
    app = open_app()
    async with app.run_test(size=(140, 60)) as pilot:
        await pilot.press("4", "e")
        await pilot.pause()
        await pilot.press("ctrl+a", "ctrl+k", *"17", "enter")
        assert await told(app, pilot, filled, number) == 17
        facts = as_decided(see(app).facts.article).facts
        assert toll_hedges(facts)["killed"].startswith("at least")


async def test_how_sure_a_corrected_toll_is_stands_below_it(filled, open_app, number):
    app = open_app()
    async with app.run_test(size=(140, 60)) as pilot:
        await pilot.press("4", "e")
        await pilot.pause()
        await pilot.press("ctrl+a", "ctrl+k", *"17", "tab", "ctrl+a", "ctrl+k", *"at most", "enter")
        await settled(app, pilot)
        lines = shown(app, "facts")
        killed = next(at for at, line in enumerate(lines) if line.split()[:1] == ["killed"])
        assert lines[killed + 1].strip().startswith("up to")


async def test_a_claim_corrected_to_long_ago_leaves_the_toll_to_the_next_one(
    filled, open_app, number
):
    app = open_app()
    async with app.run_test(size=(140, 60)) as pilot:
        await pilot.press("4", "e")
        await pilot.pause()
        app.screen.query_one("#field-status").focus()
        await pilot.pause()
        await pilot.press("ctrl+a", "ctrl+k", *"background", "enter")
        assert await told(app, pilot, filled, number) == 9
    assert filled.articles.rows([number])[0].toll == Toll(Range(9, 9), Range(30, 30))
