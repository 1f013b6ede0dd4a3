"""Searching, saving a search, and going from a name to its articles."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from page import asked, see, settled, status, until
from pseudo import PATIENCE

from tui.app.render.formatting import ASCII

if TYPE_CHECKING:
    from array import array

    from tui.model import Sort


async def test_search_narrows_and_complains_at_the_mistake(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("slash", *"killed:many", "enter")
        await pilot.pause()
        assert see(app).asking
        offers = see(app).offers[0]
        assert "takes a number" in offers
        assert offers.index("▾") == len("Search: killed:")
        await pilot.press("ctrl+a", "ctrl+k", *"cholera", "enter")
        await settled(app, pilot)
        assert see(app).headlines.count == 1
        await pilot.press("escape")
        await settled(app, pilot)
        assert see(app).headlines.count == 11


@pytest.mark.parametrize(
    ("query", "at", "words"),
    [
        ("(drone OR", 9, "Here a term is missing"),
        ("is:nowhere", 3, "is: takes"),
        ("killed:many", 7, "takes a number"),
        ("drone strike on the market of Tal Sadir place:x is:no", 51, "is: takes"),
    ],
)
async def test_the_sign_stays_at_the_mistake_where_its_words_have_no_room(
    filled, open_app, query, at, words
):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *query, "enter")
        await pilot.pause()
        offers = see(app).offers[0]
        assert offers.index("▾") == len("Search: ") + at
        assert words in f"{offers} {status(app)}"


async def test_a_mistake_is_pointed_at_in_ascii_where_there_is_no_more(filled, open_app):
    app = open_app()
    see(app).prompt.marks = ASCII
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("slash", *"killed:many", "enter")
        await pilot.pause()
        offers = see(app).offers[0]
        assert offers.index("v ") == len("Search: killed:")
        assert offers.isascii()


async def test_search_shows_what_it_finds_while_it_is_typed(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("j", "slash", *"killed:>=1")
        await pilot.pause()
        assert see(app).headlines.count == 5
        await pilot.press(*"9 fee", "tab", *"aid")
        await pilot.pause()
        assert see(app).answer.value == "killed:>=19 feed:aid"
        await pilot.press("escape")
        await settled(app, pilot)
        assert see(app).headlines.count == 11
        assert see(app).headlines.cursor == 1


async def test_a_mistake_keeps_the_search_before_it_which_is_still_under_way(
    filled, open_app, monkeypatch
):
    app, find, held = open_app(), filled.articles.numbers, threading.Event()

    def wait_and_find(query: str, limit: int | None = None, **options: Sort) -> array[int]:
        held.wait(PATIENCE)
        return find(query, limit, **options)

    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("slash")
        monkeypatch.setattr(filled.articles, "numbers", wait_and_find)
        await pilot.press(*"cholera (")
        held.set()
        await until(pilot, lambda: all(worker.group != "search" for worker in app.workers))
        assert see(app).search == "cholera"
        assert see(app).headlines.count == 1


async def test_a_search_is_saved_and_opens_like_a_feed(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await see(app).open(search="killed:>=10")
        see(app).do("save-search")
        await pilot.pause()
        await pilot.press("ctrl+a", "ctrl+k", *"Many dead", "enter")
        await settled(app, pilot)
        await see(app).counts_are_read(pilot)
        assert filled.saved.all() == (("Many dead", "killed:>=10", 3),)
        view = next(v for v in see(app).feeds.views if v.kind == "search")
        await see(app).open(view)
        assert see(app).headlines.count == 3
        see(app).do("remove")
        await pilot.pause()
        await pilot.press("n")
        assert filled.saved.all()
        see(app).do("remove")
        await pilot.pause()
        await pilot.press("y")
        await settled(app, pilot)
        assert filled.saved.all() == ()
        assert see(app).search == "killed:>=10"  # its articles stay in view


async def test_the_palette_leads_from_a_person_to_where_else_it_stands(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("4", "j", "j", "j", "j", "colon", *"where else", "enter")
        await settled(app, pilot)
        assert status(app) == "No other article has Amal Haddad."


async def test_the_prompt_takes_two_lines_and_no_more(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        for key in ("t", "slash"):
            await pilot.press(key, "q")
            await pilot.pause()
            assert app.screen.query_one("#prompt").size.height == 2
            await pilot.press("escape")


@pytest.mark.parametrize("pane", ["3", "4"])
async def test_a_search_is_seen_as_it_is_typed_from_any_pane(filled, open_app, pane):
    app = open_app()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.press(pane, "slash", *"cholera")
        await until(pilot, lambda: see(app).headlines.count == 1)
        assert see(app).headlines.region.height
        await pilot.press("escape")
        await settled(app, pilot)
        assert see(app).focus == {"3": "article", "4": "facts"}[pane]
        assert not see(app).headlines.region.height


async def test_the_hint_of_a_question_ends_with_a_whole_word(filled, open_app):
    app = open_app()
    async with app.run_test(size=(60, 24)) as pilot:
        for key, hint in (("slash", "place:x …"), ("a", "an OPML file, or …")):
            await pilot.press(key)
            await asked(app, pilot)
            assert see(app).widget("#offers").render_line(0).text.rstrip().endswith(hint)
            await pilot.press("escape")
            await settled(app, pilot)


async def test_the_footer_names_the_prompts_keys_while_it_asks(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 30)) as pilot:
        for _ in range(2):
            await pilot.press("/", "p")
            await pilot.pause()
            assert [hint.word for hint in see(app).hints] == ["done", "complete", "call off"]
            await pilot.press("escape")
            await settled(app, pilot)
            assert see(app).hints[0].word == "open"


async def test_a_click_where_there_are_no_facts_is_no_fault(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await see(app).open(search="nothing-has-this-word")
        await pilot.pause()
        await pilot.click("#facts", offset=(4, 3))
        await settled(app, pilot)
        assert app.screen is app.main
        assert see(app).facts.count == 0
        for pane, said in (("4", "facts"), ("2", "headlines")):
            await pilot.press(pane, "j")
            await pilot.pause()
            assert status(app) == f"There are no {said} here."


@pytest.mark.parametrize("width", [2, 4, 9])
async def test_the_palette_opens_at_any_width(filled, open_app, width):
    app = open_app()
    async with app.run_test(size=(width, 20)) as pilot:
        await pilot.press("colon", "down", "s")
        await settled(app, pilot)
        assert app.screen is not app.main
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.screen is app.main


async def test_a_search_that_finds_nothing_says_what_may_have_been_meant(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("slash", *"place:tel person:haddd", "enter")
        await settled(app, pilot)
        assert see(app).headlines.count == 0
        assert 'person:"Amal Haddad" does' in status(app)


async def test_a_mistake_is_shown_once_and_leaves_with_the_prompt(filled, open_app):
    app = open_app()
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.press("slash", *"colour:red", "enter")
        await pilot.pause()
        assert "is no field" in status(app)  # too long for the line above what is typed
        assert "is no field" not in see(app).offers[0]
        await pilot.press("escape")
        await settled(app, pilot)
        assert not see(app).asking
        assert status(app) == ""


async def test_what_waits_for_an_answer_keeps_the_other_keys_away(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("f")
        await settled(app, pilot)
        assert filled.articles.get(number).row.starred
        await pilot.press("slash", *"fire", "ctrl+z")
        await pilot.pause()
        assert filled.articles.get(number).row.starred
        assert status(app) == "An answer is waited for here: Esc calls that off."
        await pilot.press("s")
        await pilot.pause()
        assert status(app) == ""
        await pilot.press("ctrl+z", "ctrl+c")
        await settled(app, pilot)
        assert status(app) == ""
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert not filled.articles.get(number).row.starred


def drawn(app, pane):
    """The words of a pane, whatever lines they stand on."""
    return " ".join(" ".join(see(app).rows(pane)).split())


async def test_an_empty_list_says_why_once_and_nothing_is_settled_while_one_types(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("slash", *"place:tel")
        await asked(app, pilot)
        await until(pilot, lambda: see(app).headlines.count == 0)
        assert "No article fits place:tel as far as it is typed." in drawn(app, "headlines")
        await pilot.press("enter")
        await settled(app, pilot)
        reason = "Nothing found for place:tel. Escape clears the search."
        assert reason in drawn(app, "headlines")
        assert drawn(app, "article") == "No article is open."
