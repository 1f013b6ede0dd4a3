"""From a name to the other articles that have it, with the claims there."""

from __future__ import annotations

from dataclasses import replace

import pytest
import scene
from page import see, settled, status

from tui.app.screens.other_articles import OtherArticlesCard
from tui.model import Facts, Person


async def at_person(pilot, app, name="Amal Haddad"):
    """Open the article with all kinds of facts, and go to a person."""
    await see(app).open(search='title:"Market strike"')
    await pilot.pause()
    await pilot.press("4")
    await pilot.pause()
    index = next(
        i
        for i, item in enumerate(see(app).facts._rows)
        if item.kind == "person" and scene.FACTS.people[item.index].name == name
    )
    see(app).facts.go(index)
    await pilot.pause()


@pytest.fixture
def number(filled):
    """Another article in which the hospital's director is named, with its claims."""
    other = filled.articles.numbers('-title:"Market strike"')[0]
    person = Person(name="Amal Haddad", mentions=((0, 5),))
    facts = replace(Facts(language="en"), people=(person,), casualties=scene.FACTS.casualties)
    filled.articles.put_facts(other, facts, "1")
    return other


def text_of(app):
    """What the card's list shows."""
    pane = app.screen.pane
    lines = [line for index in range(pane.count) for line in pane.draw(index)]
    return "\n".join("".join(piece.text for piece in line) for line in lines)


@pytest.mark.parametrize("size", [(40, 16), (80, 24), (140, 44)])
async def test_the_card_has_the_other_articles_claims_and_opens_one(filled, number, open_app, size):
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await at_person(pilot, app)
        await pilot.press("s")
        await settled(app, pilot)
        assert isinstance(app.screen, OtherArticlesCard)
        told = " ".join(text_of(app).split())
        assert "at least 14 killed" in told
        assert "says the town's hospital" in told
        assert "of these 3 killed" in told
        assert filled.articles.rows([number])[0].title[:20] in told
        await pilot.press("enter")
        await settled(app, pilot)
        assert see(app).article.article.row.number == number
        assert see(app).focus == "article"
        assert see(app).search == 'person:"Amal Haddad"'


async def test_all_of_them_can_be_listed_or_none_opened(filled, number, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await at_person(pilot, app)
        here = see(app).article.article.row.number
        await pilot.press("s")
        await settled(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        assert see(app).article.article.row.number == here
        assert see(app).focus == "facts"
        await pilot.press("s")
        await settled(app, pilot)
        await pilot.press("s")
        await settled(app, pilot)
        assert see(app).headlines.count == 2
        assert see(app).focus == "headlines"


async def test_a_name_of_no_other_article_is_said_to_be(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await at_person(pilot, app, "Yusuf Karim")
        await pilot.press("s")
        await settled(app, pilot)
        assert status(app) == "No other article has Yusuf Karim."
