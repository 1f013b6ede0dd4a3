"""A change to the library is one message, and every pane that shows what changed follows it."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page import see, settled, shown, status, until

from tui.app.panes.sidebar import shelf
from tui.library import Library
from tui.library.fact_identity import all_facts, identity
from tui.model import Facts, Verdict

KINDS = ("read", "star", "tag", "review", "confirm", "undo", "rename feed", "save search")
PANES = ("feeds", "headlines", "article", "facts")


def change(library, kind, number):
    """Change the library as a command does; gives the articles that the message of it names."""
    marks, row = library.marks, library.articles.get(number).row
    match kind:
        case "read":
            marks.read([number], not row.read)
        case "star":
            marks.star([number], not row.starred)
        case "tag":
            marks.tag([number], add=["flood"])
        case "review":
            marks.review([number], not row.reviewed)
        case "confirm":
            known = map(identity, all_facts(library.articles.get(number).facts or Facts()))
            verdicts = [Verdict(kind=kind, key=key, decision="confirmed") for kind, key in known]
            marks.verdicts(number, verdicts)
        case "undo":
            marks.undo()
            return None
        case "rename feed":
            library.feeds.edit(library.feeds.all()[0].number, title="Another name")
            return None
        case "save search":
            library.saved.put("Hurt", "killed:>=1")
            return ()
    return (number,)


def drawn(app):
    """What the panes draw, and the lines above them."""
    return {pane: (see(app).title(pane), *shown(app, pane)) for pane in PANES}


@pytest.mark.parametrize("kind", KINDS)
async def test_every_pane_follows_a_change_of_each_kind(filled, open_app, kind):
    app = open_app()
    async with app.run_test(size=(160, 44)) as pilot:
        await settled(app, pilot)
        number = see(app).headlines.current
        if kind == "undo":
            await see(app).changed(pilot, change(filled, "star", number))
        before = drawn(app)
        await see(app).changed(pilot, change(filled, kind, number))
        await see(app).counts_are_read(pilot)
        after = drawn(app)
        assert after != before
    anew = open_app()
    async with anew.run_test(size=(160, 44)) as pilot:
        await settled(anew, pilot)
        assert drawn(anew) == after


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=5), data=st.data())
async def test_panes_hold_what_the_library_holds_after_any_changes(filled, open_app, kinds, data):
    app = open_app()
    async with app.run_test(size=(160, 44)) as pilot:
        await settled(app, pilot)
        page = see(app)
        for kind in kinds:
            number = data.draw(st.sampled_from(list(page.headlines.numbers)))
            await page.changed(pilot, change(filled, kind, number))
        await page.counts_are_read(pilot)
        for index, number in enumerate(page.headlines.numbers):
            assert page.headlines.row(index) == filled.articles.rows([number])[0]
        article = filled.articles.get(page.headlines.current)
        assert page.article.article == page.facts.article == article
        assert page.feeds.views == shelf(filled)


async def test_a_change_costs_no_layout_and_a_hidden_column_no_more_than_two(filled, open_app):
    app = open_app()
    async with app.run_test(size=(160, 44)) as pilot:
        await settled(app, pilot)
        screen = type(app.screen)
        lay_out = screen._refresh_layout
        with patch.object(screen, "_refresh_layout", autospec=True, side_effect=lay_out) as layouts:
            await pilot.press("f")
            await settled(app, pilot)
            assert layouts.call_count == 0
            await pilot.press("]")
            await pilot.pause()
            assert 1 <= layouts.call_count <= 2  # the article has other lines in its new width


async def test_what_is_marked_stands_in_the_title_however_it_was_marked(filled, open_app):
    app = open_app()
    async with app.run_test(size=(160, 44)) as pilot:
        await settled(app, pilot)
        see(app).headlines.mark(0)
        see(app).headlines.mark_through(3)
        await pilot.pause()
        assert see(app).title("headlines")[1] == "4 marked"
        see(app).headlines.unmark([see(app).headlines.numbers[1]])
        await pilot.pause()
        assert see(app).title("headlines")[1] == "3 marked"


async def test_a_message_that_was_clicked_away_can_be_said_again(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(app, pilot)
        for _ in range(2):
            see(app).say("Once more.")
            await pilot.pause()
            assert status(app) == "Once more."
            await pilot.click("#status")
            await pilot.pause()
            assert status(app) == ""


async def test_a_library_is_taken_over_from_a_reader_that_has_gone(filled, folders, open_app):
    """Renaming, adding and fetching are no more refused than tagging is."""
    filled.close()
    with Library.open(folders) as writer, Library.open(folders) as waiting:
        assert not waiting.writable
        app = open_app(library=waiting)
        async with app.run_test(size=(140, 40)) as pilot:
            await settled(app, pilot)
            see(app).focus_on("feeds")
            see(app).feeds.go([item.kind for item in see(app).feeds.views].index("feed"))
            for key in ("E", "a", "R", "S"):
                await pilot.press(key)
                await settled(app, pilot)
                refused = key != "S"  # where nothing is searched for there is nothing to save
                assert ("cannot be written" in status(app)) == refused
            writer.close()
            for key in ("E", "a"):
                await pilot.press(key)
                await until(pilot, lambda: see(app).asking)
                await pilot.press("escape")
                await settled(app, pilot)
            assert waiting.writable
            await pilot.press("R")
            await settled(app, pilot)
            assert "cannot be written" not in status(app)
