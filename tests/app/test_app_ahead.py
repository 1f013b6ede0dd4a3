"""Keys typed faster than the screen follows: each does what it is typed for."""

from __future__ import annotations

import asyncio

import pytest
from page import asked, see, settled, status, until
from textual.events import Key, Paste

from tui.model import QueryRule


def at_once(app, *keys: str):
    """All keys in one go, as a quick hand or a paste sends them."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else "\r").set_sender(app))


async def done(app, pilot):
    """Wait for what is under way."""
    await pilot.pause()
    await settled(app, pilot)


@pytest.fixture
def tagged(filled):
    filled.marks.tag(filled.articles.numbers()[1:4], add=["river"])
    return filled


async def test_what_follows_enter_is_for_the_pane_that_asked(tagged, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        names = [view.name for view in see(app).feeds.views]
        see(app).focus_on("feeds")
        see(app).feeds.go(names.index("river"))
        await done(app, pilot)
        at_once(app, "c", *"red", "enter", "d", "y")  # d removes in the feeds; elsewhere it rejects
        await until(pilot, lambda: not tagged.marks.tags())
        await done(app, pilot)
        assert tagged.marks.tags() == ()


async def test_what_follows_escape_is_for_the_pane_that_asked(filled, open_app):
    app = open_app()
    first = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("4")
        await settled(app, pilot)
        at_once(app, "t", "x", "escape", "d")  # d rejects in the facts
        await until(pilot, lambda: filled.articles.get(first).verdicts)
        await done(app, pilot)
        (verdict,) = filled.articles.get(first).verdicts
        assert verdict.decision == "rejected"
        assert filled.articles.rows([first])[0].tags == ()


async def test_an_answer_of_one_key_takes_one_key(filled, open_app):
    app = open_app(tags={"w": "watch"})
    first, second = filled.articles.numbers()[:2]
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        at_once(app, "comma", "w", "j", "f")
        await until(pilot, lambda: filled.articles.count("is:starred"))
        await done(app, pilot)
        one, two = filled.articles.rows([first, second])
        assert (one.tags, one.starred) == (("watch",), False)
        assert (two.tags, two.starred) == ((), True)


async def test_what_follows_tab_is_typed_behind_what_was_completed(tagged, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        at_once(app, "t", *"ri", "tab", "s", "enter")
        await until(pilot, lambda: len(tagged.marks.tags()) > 1)
        await done(app, pilot)
        assert "rivers" in [name for name, *_ in tagged.marks.tags()]


async def test_a_mistake_keeps_what_is_typed_next_in_the_line(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        at_once(app, "slash", *"killed:x", "enter", "ctrl+a", "ctrl+k", *"cholera", "enter", "f")
        await until(pilot, lambda: filled.articles.count("is:starred"))
        await done(app, pilot)
        assert see(app).search == "cholera"
        (row,) = filled.articles.rows(see(app).headlines.numbers)
        assert row.starred


async def test_what_follows_a_view_that_is_opened_is_for_its_headlines(tagged, open_app):
    app = open_app()
    tagged_first = tagged.articles.numbers("tag:river")[1]
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        names = [view.name for view in see(app).feeds.views]
        see(app).focus_on("feeds")
        see(app).feeds.go(names.index("river"))
        await done(app, pilot)
        at_once(app, "enter", "j", "f")
        await until(pilot, lambda: tagged.articles.count("is:starred"))
        await done(app, pilot)
        assert see(app).view.name == "river"
        assert list(tagged.articles.numbers("is:starred")) == [tagged_first]


async def test_of_two_views_asked_for_at_once_the_later_one_is_shown(tagged, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        views = {view.name: view for view in see(app).feeds.views}
        await asyncio.gather(see(app).open(views["river"]), see(app).open(views["Unread"]))
        assert see(app).view.name == "Unread"
        assert see(app).headlines.count == 11


async def test_a_pane_that_was_clicked_while_something_is_asked_has_the_keys(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        see(app).headlines.focus()
        await pilot.pause()
        await pilot.press("j")
        await pilot.pause()
        assert see(app).headlines.cursor == 1


async def test_the_next_unread_far_away_is_found(filled, open_app):
    numbers = filled.articles.numbers()
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        filled.marks.read(numbers[:-1])
        await see(app).changed(pilot)
        from tui.app.panes import headlines

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(headlines, "WINDOW", 3)
            at_once(app, "n", "f")
            await until(pilot, lambda: filled.articles.count("is:starred"))
            await done(app, pilot)
        assert see(app).headlines.current == numbers[-1]
        assert see(app).article.article.row.number == numbers[-1]
        assert list(filled.articles.numbers("is:starred")) == [numbers[-1]]
        await pilot.press("n")
        await settled(app, pilot)
        assert status(app) == "Nothing unread below in All articles."


@pytest.mark.parametrize("turns", range(0, 60, 3))
async def test_keys_that_come_while_the_first_prompt_is_made_are_typed_there(
    filled, open_app, turns
):
    """However many turns of the loop lie between its key and theirs."""
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        at_once(app, "t")
        for key in (*"nurse", "enter"):
            for _ in range(turns):
                await asyncio.sleep(0)
            at_once(app, key)
        await until(pilot, lambda: filled.articles.count("tag:nurse"))
        await done(app, pilot)
        assert app.is_running
    assert filled.articles.count("tag:nurse") == 1


async def test_what_is_typed_behind_the_key_of_a_card_is_for_the_card(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("4")
        await settled(app, pilot)
        at_once(app, "e", "ctrl+u", *"31", "enter", "c")
        await until(pilot, lambda: len(filled.articles.get(number).verdicts) == 2)
        await done(app, pilot)
        verdicts = filled.articles.get(number).verdicts
        assert sorted(verdict.decision for verdict in verdicts) == ["confirmed", "corrected"]
        assert filled.articles.count("is:starred") == 0
        corrected = next(v for v in verdicts if v.decision == "corrected")
        assert '"low":31' in corrected.value


async def test_what_is_typed_behind_the_key_of_help_is_looked_for_there(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        at_once(app, "question_mark", "slash", *"tally")
        await until(pilot, lambda: app.screen.query("#help-phrase"))
        await done(app, pilot)
        assert app.screen.query_one("#help-phrase").value == "tally"
        assert see(app).search == ""


async def test_what_is_typed_before_the_first_frame_comes_in_its_order(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        at_once(app, "slash", *"cholera", "enter", "f")
        await until(pilot, lambda: filled.articles.count("is:starred"))
        await done(app, pilot)
        assert see(app).search == "cholera"


async def test_a_tag_typed_behind_a_new_one_key_tag_keeps_its_first_letter(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        at_once(app, "comma", "q", *"quake", "enter")
        await until(pilot, filled.marks.tags)
        await done(app, pilot)
        assert [name for name, *_ in filled.marks.tags()] == ["quake"]


async def test_the_answer_to_whether_a_rule_is_applied_can_be_typed_ahead(filled, open_app):
    app = open_app(rules=(QueryRule(name="strikes", query="strike", tags=("strikes",)),))
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        see(app).do("apply-rule")
        await asked(app, pilot)
        at_once(app, "enter", "y")
        await until(pilot, filled.marks.tags)
        await done(app, pilot)
        assert filled.articles.numbers("tag:strikes")


async def test_a_paste_behind_the_key_that_asks_is_pasted_there(filled, open_app):
    app = open_app()
    first = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        at_once(app, "t")
        app.post_message(Paste("mass grave").set_sender(app))
        at_once(app, *"s, friar", "enter")
        await until(pilot, lambda: filled.articles.rows([first])[0].tags)
        await done(app, pilot)
        assert filled.articles.rows([first])[0].tags == ("friar", "mass graves")
        app.post_message(Paste("no prompt takes this").set_sender(app))
        at_once(app, "f")
        await until(pilot, lambda: filled.articles.rows([first])[0].starred)


async def test_a_paste_before_the_first_frame_comes_in_its_order(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        at_once(app, "slash")
        app.post_message(Paste("basra").set_sender(app))
        at_once(app, "enter")
        await until(pilot, lambda: see(app).search == "basra")
