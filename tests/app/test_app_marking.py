"""Tags, marks, verdicts and undo: what is shown is on disk."""

from __future__ import annotations

import pytest
from page import asked, see, settled, shown, status
from textual.events import Key

from tui.app.commands.tag import tag_names


async def test_tags_with_completion_then_undo_then_restart(filled, open_app):
    numbers = filled.articles.numbers()
    filled.marks.tag([numbers[5]], add=["watchlist"])
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("t", *"siege, wat", "tab", "enter")
        await settled(app, pilot)
        assert filled.articles.rows([numbers[0]])[0].tags == ("siege", "watchlist")
        assert "Ctrl-Z" in status(app)
        assert any("#siege" in line for line in shown(app, "headlines"))
        await pilot.press("f", "ctrl+z")
        await settled(app, pilot)
        assert not filled.articles.rows([numbers[0]])[0].starred
        assert status(app).startswith("Undone")
        await pilot.press("Q")
    again = open_app()
    async with again.run_test(size=(140, 44)) as pilot:
        await pilot.pause()
        assert any("#siege" in line for line in shown(again, "headlines"))
        tags = [view for view in again.main.feeds.views if view.kind == "tag"]
        assert [view.name for view in tags] == ["siege", "watchlist"]
        await again.main.open(tags[1])
        assert list(again.main.headlines.numbers) == [numbers[0], numbers[5]]


async def test_undo_walks_back_through_the_whole_history(filled, open_app):
    app = open_app()
    numbers = filled.articles.numbers()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("f", "j", "f", "r")
        await settled(app, pilot)
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        await settled(app, pilot)
        rows = filled.articles.rows(list(numbers[:2]))
        assert not any(row.starred or row.read for row in rows)
        assert status(app).startswith("Undone: subscribed to 'Relief Council Updates'.")
        assert filled.articles.count() == 8
        await pilot.press("ctrl+z", "ctrl+z")
        await settled(app, pilot)
        assert status(app) == "Nothing to undo."


async def test_undo_is_of_what_the_reader_did_and_goes_there_and_redo_does_it_again(
    filled, open_app
):
    app = open_app()
    first, second, *_ = filled.articles.numbers()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("f", "j", "enter")  # opening marks read, which is no step
        await settled(app, pilot)
        assert filled.articles.rows([second])[0].read
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert not filled.articles.rows([first])[0].starred
        assert filled.articles.rows([second])[0].read
        assert see(app).headlines.current == see(app).article.article.row.number == first
        assert status(app) == "Undone: starred 1 article. Ctrl-Y does it again."
        await pilot.press("ctrl+y")
        await settled(app, pilot)
        assert filled.articles.rows([first])[0].starred
        assert status(app) == "Done again: starred 1 article. Ctrl-Z takes it back."
        await pilot.press("ctrl+y")
        await settled(app, pilot)
        assert status(app).startswith("Nothing to do again")


async def test_undo_of_a_verdict_goes_back_to_its_fact(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("4")
        fact = see(app).facts.fact
        await pilot.press("c")
        await settled(app, pilot)
        assert see(app).facts.fact != fact
        await pilot.press("j", "ctrl+z")
        await settled(app, pilot)
        assert see(app).facts.fact == fact


async def test_marks_act_together(filled, open_app):
    app = open_app()
    numbers = filled.articles.numbers()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("space", "space", "f")
        await settled(app, pilot)
        rows = filled.articles.rows(list(numbers[:3]))
        assert [row.starred for row in rows] == [True, True, False]
        assert not see(app).headlines.marked


async def test_a_range_is_marked_from_the_last_mark_to_the_cursor(filled, open_app):
    app = open_app()
    numbers = filled.articles.numbers()
    async with app.run_test(size=(140, 60)) as pilot:
        await pilot.press("j", "V")
        assert status(app).startswith("A range starts here")
        await pilot.press("j", "j", "j", "V")
        assert status(app).startswith("4 articles marked: t tags")
        assert see(app).headlines.chosen == list(numbers[1:5])
        await pilot.press("G", "k", "space", "k", "k", "k", "V")  # upwards, from a mark of its own
        assert see(app).headlines.chosen == [*numbers[1:5], *numbers[7:10]]
        await pilot.press("enter", "f")
        await settled(app, pilot)
        starred = [row.number for row in filled.articles.rows(list(numbers)) if row.starred]
        assert starred == [*numbers[1:5], *numbers[7:10]]
        assert not see(app).headlines.marked


async def test_marks_survive_moving_about_and_escape_takes_them_off(filled, open_app):
    app = open_app()
    numbers = filled.articles.numbers()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("space", "space", "slash", *"cholera", "enter")
        await settled(app, pilot)
        assert see(app).headlines.chosen == [numbers[2]]  # nothing that is not shown is changed
        await pilot.press("space", "f")
        await settled(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        assert see(app).headlines.chosen == list(numbers[:2])
        await pilot.press("1", "G", "enter", "1", "g", "enter")
        await settled(app, pilot)
        assert see(app).headlines.chosen == list(numbers[:2])
        await pilot.press("f")
        await settled(app, pilot)
        rows = filled.articles.rows(list(numbers[:4]))
        assert [row.starred for row in rows] == [True, True, True, False]
        await pilot.press("space", "escape")
        assert status(app) == "No article is marked any more."
        assert see(app).headlines.chosen == [see(app).headlines.current]


async def test_marks_and_ranges_by_mouse(filled, open_app):
    app = open_app()
    numbers = filled.articles.numbers()
    async with app.run_test(size=(140, 60)) as pilot:
        height = see(app).headlines.top(1)
        await pilot.click("#headlines", offset=(1, 0))
        await pilot.click("#headlines", offset=(20, 3 * height), shift=True)
        await settled(app, pilot)
        assert see(app).headlines.chosen == list(numbers[:4])
        await pilot.click("#headlines", offset=(20, height), control=True)
        await settled(app, pilot)
        assert see(app).headlines.chosen == [numbers[0], *numbers[2:4]]
        assert see(app).headlines.has_focus  # marking opens nothing
        await pilot.click("#headlines", offset=(20, height))
        await settled(app, pilot)
        assert see(app).article.has_focus


async def test_a_verdict_is_kept_and_taken_back(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("4", "c", "d")
        await settled(app, pilot)
        decided = {v.key: v.decision for v in filled.articles.get(number).verdicts}
        assert sorted(decided.values()) == ["confirmed", "rejected"]
        facts = shown(app, "facts")
        assert next(line for line in facts if "14 killed" in line).endswith("✓ ▐")
        assert next(line for line in facts if "3 killed" in line).endswith("✗ rejected ▐")
        await pilot.press("ctrl+z", "ctrl+z")
        await settled(app, pilot)
        assert filled.articles.get(number).verdicts == ()


async def test_a_correction_is_shown_kept_and_taken_back(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("4", "e")
        await pilot.pause()
        await pilot.press(*"16-18", "tab", "tab", "x", "enter")
        await pilot.pause()
        problem = app.screen.query_one("#problem-kind")
        assert problem.display
        assert "kind is one of killed" in str(problem.render())
        await pilot.press("ctrl+a", "ctrl+k", *"killed", "enter")
        await settled(app, pilot)
        facts = "\n".join(shown(app, "facts"))
        assert "16–18 killed" in facts
        assert "corrected" in facts
        (verdict,) = filled.articles.get(number).verdicts
        assert verdict.decision == "corrected"
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert filled.articles.get(number).verdicts == ()


async def test_facts_that_became_fewer_while_the_window_changed_are_shown(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 20)) as pilot:
        await pilot.press("4", "G")
        await pilot.resize_terminal(160, 20)
        see(app).facts.on_resize()
        see(app).show_article(see(app).headlines.numbers[3])
        await pilot.pause()
        assert app.is_running


async def test_what_is_typed_before_the_prompt_opens_is_for_the_prompt(filled, open_app):
    app = open_app()
    first = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 44)) as pilot:
        for typed in ("friar", "nurse"):  # f stars, r marks read, n goes on
            for key in ("t", *typed, "enter"):
                app.post_message(Key(key, key if len(key) == 1 else "\r").set_sender(app))
            await pilot.pause()
            await settled(app, pilot)
        (row,) = filled.articles.rows([first])
        assert row.tags == ("friar", "nurse")
        assert not row.starred
        assert see(app).headlines.current == first


async def test_a_tag_of_two_words_is_typed_completed_and_taken_off(filled, open_app):
    first, second = filled.articles.numbers()[:2]
    filled.marks.tag([first], add=["river", "two words"])
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        await pilot.press("j", "t", *"river, two w", "tab", "enter")
        await settled(app, pilot)
        assert filled.articles.rows([second])[0].tags == ("river", "two words")
        await pilot.press("T", *"river", "enter")
        await settled(app, pilot)
        await pilot.press("T")
        await asked(app, pilot)
        assert see(app).answer.value == "two words"
        await pilot.press("enter")
        await settled(app, pilot)
        assert filled.articles.rows([second])[0].tags == ()


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("new tag", ["new tag"]),
        ("new tag, river", ["new tag", "river"]),
        ("ford، river、ridge，weir", ["ford", "river", "ridge", "weir"]),
        ("#river  #ridge road", ["river", "ridge road"]),
        ('"new tag", river', ["new tag", "river"]),
        ('river, "a, b #c", ridge', ["river", "a, b #c", "ridge"]),
        ('"not closed', ["not closed"]),
        (" , river,, ", ["river"]),
        ('"" , "', []),
    ],
)
def test_tags_are_parted_at_commas_outside_quotation_marks(answer, names):
    assert tag_names(answer) == names
