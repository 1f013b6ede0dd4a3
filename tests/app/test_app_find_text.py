"""Finding words in the article: the next place, all around, and a selection from there."""

from __future__ import annotations

import scene
from hypothesis import given
from hypothesis import strategies as st
from page import asked, see, settled, status

from tui.app.commands.find_text import following, places


@given(st.text(alphabet="ab \n.*", max_size=40), st.text(alphabet="ab .*", max_size=4))
def test_every_place_where_the_words_stand_is_found(full, phrase):
    for start, end in places(full.upper(), phrase):
        assert full[start:end].split() == phrase.split()
    assert (
        bool(places(full, phrase))
        == (bool(phrase.strip()) and " ".join(phrase.split()) in " ".join(full.split()))
        or phrase.strip() in ".*"
    )


def test_after_the_last_place_comes_the_first():
    matches = ((2, 4), (8, 10), (20, 22))
    assert [following(matches, start, beyond=False) for start in (0, 2, 3, 21)] == [0, 0, 1, 0]
    assert [following(matches, start, beyond=True) for start in (0, 2, 8, 20)] == [0, 1, 2, 0]


def found(app):
    (span,) = see(app).article.spans
    return span, scene.FULL[slice(*span)]


async def test_words_are_found_from_place_to_place_and_selected(filled, open_app):
    app = open_app()
    at = [span for span in scene.spans("hospital") if span[0] > len(scene.TITLE)]
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        await pilot.press("ctrl+f", *"HOSPITAL")
        await asked(app, pilot)
        assert found(app)[1] == "hospital"  # it shows while it is typed
        await pilot.press("enter")
        await settled(app, pilot)
        first = found(app)[0]
        assert first in at
        assert "of 4 places: Enter goes on, v selects it." in status(app)
        await pilot.press("ctrl+f", "enter")
        await settled(app, pilot)
        assert found(app)[0] == at[at.index(first) + 1]
        await pilot.press("v")
        await pilot.pause()
        start, end = see(app).article.selection.span
        assert scene.FULL[start:end].startswith("hospital")


async def test_enter_goes_on_to_the_next_place_and_round(filled, open_app):
    app = open_app()
    every = set(scene.spans("market")) | set(scene.spans("Market"))
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("3", "enter")
        await settled(app, pilot)
        assert status(app) == "Nothing is found yet: Ctrl-F finds words in the article."
        await pilot.press("ctrl+f", *"market", "enter")
        await settled(app, pilot)
        seen = {found(app)[0]}
        for _ in range(len(every)):
            await pilot.press("enter")
            await settled(app, pilot)
            seen.add(found(app)[0])
        assert seen == every
        await pilot.press("ctrl+f", "ctrl+u", *"ambulances", "enter")
        await settled(app, pilot)
        assert status(app) == "It stands at this place alone: v selects it."
        await pilot.press("2", "j", "3", "enter")
        await settled(app, pilot)
        assert status(app).startswith("ambulances does not stand in this article: Ctrl-F")


async def test_what_does_not_stand_there_is_said_and_escape_brings_the_mark_back(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("4", "j")
        await settled(app, pilot)
        marked = see(app).article.spans
        assert marked
        await pilot.press("ctrl+f", *"zebra", "enter")
        await asked(app, pilot)
        assert "It does not stand in this article." in see(app).offers[0]
        await pilot.press("escape")
        await settled(app, pilot)
        assert see(app).article.spans == marked
        assert see(app).focus == "facts"


async def test_without_an_article_nothing_is_asked(library, open_app):
    app = open_app()
    app.offer_start = False
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("ctrl+f")
        await pilot.pause()
        assert status(app) == "Open an article first."
