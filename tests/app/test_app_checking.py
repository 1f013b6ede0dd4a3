"""Checking facts with the keyboard alone: deciding, reviewing, going on. What shows is on disk."""

from __future__ import annotations

from dataclasses import replace

import scene
from page import carded, done, see, settled, shown, status
from textual.events import Key

from tui.model import Facts, Person, Range, Stated, Toll

EVERY = 11
"""Facts in the scene's first article."""


def name_somebody(library, number):
    """Give an article one person, at the start of its headline."""
    person = Person(name="Ferry", mentions=((0, 5),))
    library.articles.put_facts(number, replace(Facts(language="en"), people=(person,)), "1")


async def test_a_review_run_leads_from_article_to_article(filled, open_app):
    numbers = list(filled.articles.numbers())
    filled.marks.review([numbers[1]])
    name_somebody(filled, numbers[2])
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await done(app, pilot, "w")
        assert see(app).focus == "facts"
        assert not filled.articles.rows([numbers[0]])[0].reviewed  # seen only now
        assert status(app) == "Check its facts, then w marks it reviewed and goes on."
        await done(app, pilot, "w")
        assert filled.articles.rows([numbers[0]])[0].reviewed
        assert see(app).headlines.current == see(app).article.article.row.number == numbers[2]
        assert filled.articles.rows([numbers[2]])[0].read
        assert (see(app).focus, see(app).facts.fact.name) == ("facts", "Ferry")
        assert status(app) == "Marked 1 article reviewed; 9 to go. Ctrl-Z takes it back."
        await done(app, pilot, "c")
        assert status(app) == "Every fact here is decided: w marks it reviewed and goes on."
        await done(app, pilot, "w")
        assert see(app).headlines.current == numbers[3]
        assert see(app).focus == "article"
        await done(app, pilot, "ctrl+z")
        assert status(app) == "Undone: marked 1 article reviewed. Ctrl-Y does it again."
        assert not filled.articles.rows([numbers[2]])[0].reviewed
        assert see(app).headlines.current == see(app).article.article.row.number == numbers[2]
        await done(app, pilot, "ctrl+y")
        assert status(app).startswith("Done again: marked 1 article reviewed.")
        assert filled.articles.rows([numbers[2]])[0].reviewed


async def test_in_a_narrow_window_a_review_run_names_the_article_that_it_opens_at_a_fact(
    filled, open_app
):
    numbers = list(filled.articles.numbers())
    places = filled.articles.get(numbers[0]).facts.places[1:]  # named far below the title
    filled.articles.put_facts(numbers[0], Facts(language="en", places=places), "1")
    title = filled.articles.rows(numbers[:1])[0].title
    for width, named in ((80, True), (140, False)):
        filled.marks.review(numbers[:-1], value=False)
        app = open_app()
        async with app.run_test(size=(width, 20)) as pilot:
            await pilot.press("G", "enter", "w")
            await settled(app, pilot)
            assert see(app).headlines.current == numbers[0]
            assert see(app).article.scroll_offset.y
            assert status(app).endswith(f" Now: {title}") == named


async def test_a_review_run_goes_round_and_ends(filled, open_app):
    numbers = list(filled.articles.numbers())
    filled.marks.review(numbers[1:-1])
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("G", "enter", "w")
        await settled(app, pilot)
        assert see(app).headlines.current == numbers[0]
        assert see(app).facts.fact == scene.FACTS.casualties[0]
        await pilot.press("w")
        await settled(app, pilot)
        assert "nothing shown is left to review" in status(app)
        assert filled.articles.count("is:reviewed") == len(numbers)
        await pilot.press("W")
        await settled(app, pilot)
        assert list(filled.articles.numbers("-is:reviewed")) == [numbers[0]]


async def test_reviewed_shows_in_the_list_and_above_the_article(filled, open_app):
    filled.marks.review([filled.articles.numbers()[0]])
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.pause()
        about = next(line for line in shown(app, "headlines") if "†14" in line)
        assert about.split()[1:4] == ["3h", "✓", "Meridian"]
        title = see(app).widget("#article-title").render_line(0).text
        assert "reviewed" in title
        await pilot.press("W")
        await settled(app, pilot)
        assert "✓" not in "\n".join(shown(app, "headlines"))


async def test_deciding_goes_on_to_what_is_undecided(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 60)) as pilot:
        await pilot.press("4", "j", "c")
        await settled(app, pilot)
        assert see(app).facts.fact == scene.FACTS.casualties[1]
        assert f"1 of {EVERY} decided" in see(app).widget("#facts-title").render_line(0).text
        await pilot.press("k", "k", "d")
        await settled(app, pilot)
        assert see(app).facts.fact == scene.FACTS.casualties[1]
        await pilot.press("G", "c")
        await settled(app, pilot)
        assert see(app).facts.fact == scene.FACTS.casualties[1]


async def test_no_fact_is_passed_over_where_a_decision_moves_others(filled, open_app):
    number = filled.articles.numbers()[0]
    stated = (Stated(kind="injured", count=Range(30, 30), claims=(1,)),)  # rejected it goes down
    toll = Toll(injured=Range(30, 30))
    filled.articles.put_facts(number, replace(scene.FACTS, toll=toll, stated=stated), "1")
    app = open_app()
    async with app.run_test(size=(140, 60)) as pilot:
        await pilot.press("4")
        facts, order, decided = see(app).facts, see(app).facts.undecided, []
        for _ in order:
            decided.append(facts.fact)
            await pilot.press("d")
            await settled(app, pilot)
        assert decided == order


async def test_all_that_is_left_is_confirmed_and_taken_back_in_one_step(filled, open_app):
    number = filled.articles.numbers()[0]
    app = open_app()
    async with app.run_test(size=(140, 60)) as pilot:
        await pilot.press("4", "d", "C")
        await settled(app, pilot)
        decided = [verdict.decision for verdict in filled.articles.get(number).verdicts]
        assert sorted(decided) == ["confirmed"] * (EVERY - 1) + ["rejected"]
        assert f"{EVERY} of {EVERY} decided" in see(app).widget("#facts-title").render_line(0).text
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert status(app) == f"Undone: decided on {EVERY - 1} facts. Ctrl-Y does it again."
        (verdict,) = filled.articles.get(number).verdicts
        assert verdict.decision == "rejected"


async def test_a_fact_is_decided_at_its_sentence_and_escape_and_q_lead_back_to_it(filled, open_app):
    number = filled.articles.numbers()[0]
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await done(app, pilot, "4", "enter")
        first = see(app).facts.fact
        assert see(app).focus == "article"
        assert "confirm" in [hint.action for hint in see(app).hints]
        await done(app, pilot, "c")
        assert [verdict.decision for verdict in filled.articles.get(number).verdicts] == [
            "confirmed"
        ]
        following = see(app).facts.fact
        assert following != first
        assert see(app).article.spans == see(app).facts.marked
        await pilot.press("e")
        await carded(app, pilot)
        await done(app, pilot, "escape", "escape")
        assert (see(app).focus, see(app).facts.fact) == ("facts", following)
        await done(app, pilot, "enter", "d", "q")
        assert len(filled.articles.get(number).verdicts) == 2
        assert see(app).focus == "facts"
        await done(app, pilot, "3", "c")
        assert len(filled.articles.get(number).verdicts) == 2  # read, and no fact in hand
        assert status(app) == (
            "c does nothing here. In the feeds (1): Colour of this tag. "
            "In the facts (4): Confirm this fact."
        )


async def test_a_key_that_is_held_opens_one_card(filled, open_app):
    """Cards over cards, each drawn through all below it, took the reader seconds a key."""
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("4")
        for key in "eeeee":
            app.post_message(Key(key, key).set_sender(app))
        await carded(app, pilot)
        assert [type(screen).__name__ for screen in app.screen_stack].count("FactCard") == 1
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.main
        await pilot.press("3", "v")
        for key in "iiii":
            app.post_message(Key(key, key).set_sender(app))
        await carded(app, pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.main


async def test_at_an_end_a_key_says_that_it_is_one(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("2", "k")
        assert status(app) == "This is the beginning of the headlines."
        await pilot.press("G", "j")
        assert status(app) == "This is the end of the headlines."
        await pilot.press("k")
        assert status(app) == ""
        await pilot.press("escape")
        assert "no search and no mark to clear" in status(app)
        await pilot.press("3", "g", "k")
        assert status(app) == "This is the beginning of the article."


async def test_no_key_is_dead(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("L")
        await settled(app, pilot)
        assert status(app) == (
            "L does nothing here. While text is selected (v): A word more. "
            "On the map (m): Pan to the east."
        )
        for key, name in (("z", "z"), ("f1", "F1"), ("delete", "Delete"), ("ctrl+x", "Ctrl-X")):
            await pilot.press(key)
            assert status(app) == f"{name} does nothing here. ? names every key."
        await pilot.press("0")
        assert status(app) == "0 does nothing here. On the map (m): The whole world."


async def test_the_mentions_of_a_fact_are_turned_through(filled, open_app):
    app = open_app()
    first, second = scene.FACTS.places[0].mentions
    async with app.run_test(size=(140, 60)) as pilot:
        await pilot.press("4")
        while getattr(see(app).facts.fact, "name", "") != "Tal Sadir":
            await pilot.press("j")
        await settled(app, pilot)
        assert see(app).article.spans == (first, second)
        assert place(app).endswith("×2")
        for key, span, words in (
            ("space", first, "1/2"),
            ("space", second, "2/2"),
            ("space", first, "1/2"),
            ("backspace", second, "2/2"),
        ):
            await pilot.press(key)
            await settled(app, pilot)
            assert see(app).article.spans == (span,)
            assert place(app).endswith(words)
        await pilot.press("enter")
        await settled(app, pilot)
        assert (see(app).focus, see(app).article.spans) == ("article", (second,))
        await pilot.press("4", "j", "space")
        await settled(app, pilot)
        assert place(app).endswith("×2")
        assert status(app) == "No other mention of it was found."


def place(app):
    return next(line for line in shown(app, "facts") if "Tal Sadir   Syria" in line)
