"""A library that fails while something is opened: a message, and the reader goes on."""

from __future__ import annotations

import pytest
from page import see, settled, status
from textual.events import AppBlur, AppFocus


@pytest.fixture
def breaking(filled, sql):
    """Breaks the tables that lists are read from, as a damaged file does."""

    def break_it() -> None:
        sql(filled, "ALTER TABLE name_search RENAME TO gone")
        sql(filled, "ALTER TABLE articles RENAME COLUMN day TO gone_day")

    return break_it


@pytest.mark.parametrize("keys", [("m",), ("M",)])
async def test_what_map_and_timeline_lead_to_may_fail(filled, open_app, breaking, keys):
    with_places(filled)
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        await pilot.press(*keys)
        await settled(app, pilot)
        assert app.screen is not app.main
        breaking()
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.screen is app.main
        assert "library" in status(app)
        assert see(app).headlines.count == 11
        await pilot.press("j")
        assert see(app).headlines.cursor == 1


async def test_an_article_that_cannot_be_read_is_said(filled, open_app, sql):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        sql(filled, "ALTER TABLE texts RENAME TO gone")
        await pilot.press("j")
        await settled(app, pilot)
        assert "library" in status(app)
        assert see(app).headlines.cursor == 1


async def test_headlines_that_cannot_be_read_are_said_and_nothing_ends(filled, open_app, sql):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        sql(filled, "ALTER TABLE feeds RENAME TO gone")
        see(app).headlines.forget()
        await pilot.press("j")
        await settled(app, pilot)
        assert "library" in status(app)
        assert app.is_running


def with_places(library):
    from dataclasses import replace

    import scene

    places = tuple(replace(place, lat=35.1, lon=36.2) for place in scene.FACTS.places)
    facts = replace(scene.FACTS, places=places)
    library.articles.put_facts(library.articles.numbers()[0], facts, "1")


async def test_a_library_that_was_moved_away_is_said_when_the_reader_comes_back(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        before = filled.marks.last_change()
        filled.path.rename(filled.path.with_name("elsewhere.db"))
        app.post_message(AppBlur())
        app.post_message(AppFocus())
        await settled(app, pilot)
        assert "moved away" in status(app)
        await pilot.press("f")
        await settled(app, pilot)
        assert "nothing is written" in status(app)
        assert filled.marks.last_change() == before
