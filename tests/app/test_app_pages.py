"""The page of an article: fetched again, with its outcome said, and the reason where it was not."""

from __future__ import annotations

import scene
from page import see, settled, shown, status

from tui.model import Body, Page
from tui.refresh import Progress

WALL = "The page shows a notice about cookies, not the article"
DONE = Progress(stage="pages", finished=True)


async def test_the_article_says_why_its_page_is_not_here(filled, open_app):
    number = filled.articles.numbers()[0]
    filled.articles.page_failed(number, WALL, scene.NOW)
    app = open_app()
    async with app.run_test(size=(140, 60)) as pilot:
        await pilot.press("3", "G")
        words = " ".join(" ".join(shown(app, "article")).split())
        assert f"its page could not be read: {WALL}." in words.replace(" ▐", "")


async def test_a_page_that_was_asked_for_says_what_came_of_it(filled, open_app):
    first, second = filled.articles.numbers()[:2]
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("2", "space", "space", "x")
        await settled(app, pilot)
        await see(app).refresher_takes(pilot, DONE)
        await settled(app, pilot)
        assert "could not" not in status(app)  # both wait
        page = Page(state="full", body=Body("A text. " * 900))
        filled.articles.put_page(first, page, scene.NOW)
        filled.articles.page_failed(second, WALL, scene.NOW)
        await see(app).refresher_takes(pilot, DONE)
        await settled(app, pilot)
        assert status(app) == (
            "The full text of 1 article was fetched. "
            f"1 page could not be read: {WALL}. What was there stays."
        )
        await see(app).refresher_takes(pilot, Progress(stage="feeds", finished=True, by_hand=True))
        await settled(app, pilot)
        assert status(app) == "Nothing new."  # it was said once


async def test_a_page_that_was_fetched_says_so(filled, open_app):
    number = filled.articles.numbers()[0]
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("2", "x")
        await settled(app, pilot)
        page = Page(state="full", body=Body("A text. " * 900))
        filled.articles.put_page(number, page, scene.NOW)
        await see(app).refresher_takes(pilot, DONE)
        await settled(app, pilot)
        assert status(app) == "The full text of 1 article was fetched."
