"""Headlines sorted by date, toll, feed and relevance, and taken up again by the next start."""

from __future__ import annotations

import pytest
from page import see, settled, status

from tui.app.main import library_screen
from tui.app.session_state import load


def tolls(app):
    page = see(app)
    rows = app.context.library.articles.rows(page.headlines.numbers)
    return [row.toll.killed.high if row.toll.killed else 0 for row in rows]


@pytest.mark.parametrize("first", [3, 500])
async def test_a_key_sorts_by_toll_feed_and_date_again(filled, open_app, monkeypatch, first):
    monkeypatch.setattr(library_screen, "FIRST", first)  # the first of many, or all at once
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        newest = list(see(app).headlines.numbers)
        await pilot.press("O")
        await settled(app, pilot)
        assert tolls(app) == sorted(tolls(app), reverse=True)
        assert sorted(see(app).headlines.numbers) == sorted(newest)
        assert see(app).headlines.cursor == 0
        assert "by toll" in see(app).title("headlines")[0]
        assert "most killed first" in status(app)
        assert status(app).endswith("O sorts by feed next.")
        await pilot.press("O")
        await settled(app, pilot)
        assert "by feed" in see(app).title("headlines")[0]
        await pilot.press("O")
        await settled(app, pilot)
        assert list(see(app).headlines.numbers) == newest
        assert "by" not in see(app).title("headlines")[0]


async def test_only_a_search_is_sorted_by_relevance(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("slash", *"killed", "enter")
        await settled(app, pilot)
        found = sorted(see(app).headlines.numbers)
        await pilot.press("O", "O", "O")
        await settled(app, pilot)
        assert "by relevance" in see(app).title("headlines")[0]
        assert sorted(see(app).headlines.numbers) == found
        await pilot.press("escape")
        await settled(app, pilot)
        assert see(app).headlines.count == len(filled.articles.numbers())


async def test_without_a_search_nothing_is_said_to_be_relevant(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("slash", *"killed", "enter", "O", "O", "O")
        await settled(app, pilot)
        assert "by relevance" in see(app).title("headlines")[0]
        await pilot.press("escape")
        await settled(app, pilot)
        assert "by" not in see(app).title("headlines")[0].split()


async def test_the_next_start_knows_relevance_for_its_next_search(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("slash", *"killed", "enter", "O", "O", "O", "escape")
        await settled(app, pilot)
        await pilot.press("Q")
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.pause()
        assert "by" not in see(app).title("headlines")[0].split()
        await pilot.press("slash", *"killed", "enter")
        await settled(app, pilot)
        assert "by relevance" in see(app).title("headlines")[0]


async def test_the_next_start_sorts_as_the_last_one(filled, open_app, folders):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("O")
        await settled(app, pilot)
        by_toll = list(see(app).headlines.numbers)
        await pilot.press("Q")
    assert load(folders.data).sort == "toll"
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.pause()
        assert list(see(app).headlines.numbers) == by_toll
        assert "by toll" in see(app).title("headlines")[0]
