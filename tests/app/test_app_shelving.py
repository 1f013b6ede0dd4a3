"""Tags, saved searches, feeds and folders are put in order from the feeds pane."""

from __future__ import annotations

import pytest
from page import asked, see, settled, status, until
from shelf import caught_up, go_to

from tui.app import themes
from tui.app.main import opening
from tui.app.panes.sidebar import COLOURS
from tui.app.render.text_layout import Run
from tui.app.session_state import SessionState
from tui.settings.rules import read_rules


@pytest.fixture
def tagged(filled):
    numbers = filled.articles.numbers()
    filled.marks.tag(numbers[:3], add=["river"])
    filled.marks.tag(numbers[2:5], add=["flood"])
    return filled


async def test_a_tag_is_renamed_and_the_change_is_undone(tagged, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "river")
        await pilot.press("enter", "1", "E", "ctrl+a", "ctrl+k", *"Nile", "enter")
        await caught_up(app, pilot)
        assert [name for name, *_ in tagged.marks.tags()] == ["flood", "Nile"]
        assert status(app).startswith("Renamed the tag 'river' to 'Nile' (3 articles). Ctrl-Z")
        assert see(app).view.name == "Nile"
        assert see(app).headlines.count == 3
        await pilot.press("ctrl+z")
        await caught_up(app, pilot)
        assert [name for name, *_ in tagged.marks.tags()] == ["flood", "river"]
        assert (see(app).view.name, see(app).headlines.count) == ("river", 3)
        await pilot.press("ctrl+y")
        await caught_up(app, pilot)
        assert (see(app).view.name, see(app).headlines.count) == ("Nile", 3)


async def test_the_cursor_stays_on_a_tag_that_is_renamed(tagged, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "river")
        await pilot.press("E", "ctrl+u", *"bank", "enter")
        await caught_up(app, pilot)
        assert see(app).feeds.current.name == "bank"
        await pilot.press("ctrl+z")
        await caught_up(app, pilot)
        assert see(app).feeds.current.name == "river"
        await pilot.press("E", "ctrl+u", *"FLOOD", "enter")
        await caught_up(app, pilot)
        assert see(app).feeds.current.name == "flood"


async def test_a_tag_renamed_to_another_is_made_one_with_it(tagged, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "river")
        await pilot.press("E", "ctrl+a", "ctrl+k", *"fl", "tab", "enter")
        await caught_up(app, pilot)
        assert tagged.marks.tags() == (("flood", 5, 5),)
        assert "one with 'flood' (3 articles)" in status(app)
        await pilot.press("ctrl+z")
        await caught_up(app, pilot)
        assert [name for name, *_ in tagged.marks.tags()] == ["flood", "river"]


async def test_a_search_that_is_open_follows_the_tag_that_it_asks_for(tagged, open_app):
    tagged.saved.put("By the water", "tag:river")
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "By the water")
        await pilot.press("enter")
        await caught_up(app, pilot)
        go_to(app, "river")
        await pilot.press("E", "ctrl+a", "ctrl+k", *"Nile", "enter")
        await caught_up(app, pilot)
        assert "in 1 search too (3 articles)" in status(app)
        assert (see(app).view.name, see(app).view.query) == ("By the water", "tag:Nile")
        assert see(app).headlines.count == 3


async def test_where_the_configuration_still_has_the_old_name_is_said(tagged, open_app):
    rules = read_rules({"river": "flood", "wet": "tag:river", "dry": "drought"})[0]
    app = open_app(rules=rules, tags={"r": "River", "f": "flood"})
    async with app.run_test(size=(200, 44)) as pilot:
        go_to(app, "river")
        await pilot.press("E", "ctrl+a", "ctrl+k", *"Nile", "enter")
        await caught_up(app, pilot)
        assert status(app).endswith(
            "config.toml still has 'river' in [rules] river, [rules] wet, [tags] r."
        )
        go_to(app, "Nile")
        await pilot.press("E", "ctrl+a", "ctrl+k", *"nile", "enter")
        await caught_up(app, pilot)
        assert "config.toml" not in status(app)


async def test_a_tag_is_removed_everywhere_and_comes_back(tagged, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "flood")
        await pilot.press("enter", "1", "d")
        await asked(app, pilot)
        assert see(app).offers[0].strip().endswith("3 articles have it (Ctrl-Z undoes it)")
        await pilot.press("d")  # a second time, by mistake
        await caught_up(app, pilot)
        assert [name for name, *_ in tagged.marks.tags()] == ["flood", "river"]
        await pilot.press("d", "y")
        await caught_up(app, pilot)
        assert [name for name, *_ in tagged.marks.tags()] == ["river"]
        assert status(app).startswith("Removed the tag 'flood' everywhere (3 articles).")
        assert see(app).view.name == "All articles"
        await pilot.press("ctrl+z")
        await caught_up(app, pilot)
        assert [name for name, *_ in tagged.marks.tags()] == ["flood", "river"]
        assert see(app).feeds.current.name == "flood"


async def test_a_colour_is_chosen_by_name_and_drawn_wherever_the_tag_stands(tagged, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "river")
        await pilot.press("c", *"re", "tab", "enter")
        await caught_up(app, pilot)
        assert tagged.marks.colours() == {"river": "red"}
        index = [view.name for view in see(app).feeds.views].index("river")
        drawn = [
            *see(app).feeds.draw(index)[0],
            *(piece for line in see(app).headlines.draw(0) for piece in line),
            *(piece for line in see(app).article.sheet.lines for piece in line),
        ]
        coloured = [piece.text.strip() for piece in drawn if "tag-red" in piece.role]
        assert coloured == ["#", "river", "#river", "#river"]
        await pilot.press("c", *"blue", "enter")
        await pilot.pause()
        assert see(app).asking  # and says what could stand there
        await pilot.press("ctrl+a", "ctrl+k", *"none", "enter")
        await caught_up(app, pilot)
        assert tagged.marks.colours() == {}
        assert Run("#river", "tag") in see(app).article.sheet.lines[5]


def test_every_theme_has_the_colours_of_tags():
    for file in themes.shipped().values():
        theme = themes.load(file)
        drawn = {str(theme.styles[f"tag-{colour}"].color) for colour in COLOURS}
        assert len(drawn) >= (1 if theme.name == "dateline-plain" else 4), theme.name


async def test_a_saved_search_is_renamed_but_not_over_another(filled, open_app):
    filled.saved.put("Many", "killed:>=10")
    filled.saved.put("Other", "drone")
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "Many")
        await pilot.press("E", "ctrl+a", "ctrl+k", *"Other", "enter")
        await pilot.pause()
        assert see(app).asking
        await pilot.press("ctrl+a", "ctrl+k", *"Mass", "enter")
        await caught_up(app, pilot)
        assert [name for name, *_ in filled.saved.all()] == ["Mass", "Other"]


async def test_what_cannot_be_renamed_says_what_can(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("1", "g", "E")
        words = "Go to a tag, a saved search, a feed or a folder first: this is none."
        assert status(app) == words
        await pilot.press("c")
        assert status(app) == "Go to a tag first: this is none."
        see(app).focus_on("headlines")
        see(app).do("colour-tag")
        await settled(app, pilot)
        assert status(app) == "Go to a tag first: 1 leads there."


async def test_the_footer_names_what_can_be_done_with_the_line_under_the_cursor(tagged, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        for name, words in (
            ("All articles", []),
            ("Wires", ["rename"]),
            ("Meridian Wire", ["rename", "move", "remove"]),
            ("river", ["rename", "colour", "remove"]),
        ):
            go_to(app, name)
            await pilot.pause()
            shown_now = [hint.word for hint in see(app).hints]
            own = {"rename", "colour", "move", "remove"}
            assert [word for word in shown_now if word in own] == words


async def test_what_many_saved_searches_find_is_counted_after_the_first_frame(filled, open_app):
    for n in range(30):
        filled.saved.put(f"Search {n:02}", "is:unread")
    app = open_app()
    assert {item.count for item in opening.read(filled, SessionState()).views[4:30]} == {0}
    async with app.run_test(size=(140, 44)) as pilot:
        await until(pilot, lambda: {i.count for i in app.main.items if i.kind == "search"} != {0})
        unread = filled.articles.count("is:unread")
        assert {i.count for i in app.main.items if i.kind == "search"} == {unread}
