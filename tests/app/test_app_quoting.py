"""Copying a sentence with its source, through the terminal."""

from __future__ import annotations

from page import see, settled, status

HEADLINE = "Market strike in Tal Sadir kills at least 14, hospital says"


async def on_the_strike(app, pilot):
    await pilot.pause()
    numbers = see(app).headlines.numbers
    titles = [see(app).headlines.row(index).title for index in range(len(numbers))]
    see(app).headlines.go(titles.index(HEADLINE))
    await settled(app, pilot)


async def test_in_the_facts_it_is_the_sentence_of_the_fact(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await on_the_strike(app, pilot)
        await pilot.press("4", "j", "Y")
        await pilot.pause()
        words = "Three children are among the dead, according to the hospital's director, Dr Amal"
        assert app.clipboard.startswith(f"“{words} Haddad.” | {HEADLINE} | ")
        assert status(app) == "Copied the sentence, with its source."


async def test_in_the_article_it_is_what_is_selected(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await on_the_strike(app, pilot)
        await pilot.press("3", "v", "j", "l", "Y")
        await pilot.pause()
        first, *rest = app.clipboard.split(" | ")
        assert first == "“Three”"
        assert rest[0] == HEADLINE
        assert status(app) == "Copied what is selected, with its source."


async def test_elsewhere_it_is_the_headline_and_no_quotation(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await on_the_strike(app, pilot)
        await pilot.press("2", "Y")
        await pilot.pause()
        headline, source, link = app.clipboard.split(" | ")
        assert headline == HEADLINE
        assert source.endswith("June 2024")
        assert link.startswith("https://")


async def test_without_an_article_there_is_nothing_to_copy(library, open_app):
    app = open_app()
    app.offer_start = False
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("Y")
        await pilot.pause()
        assert status(app) == "Open an article first."
