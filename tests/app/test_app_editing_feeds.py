"""Feeds and folders are renamed, moved and left from the feeds pane, and all of it undone."""

from __future__ import annotations

import pytest
from page import asked, see, settled, shown, status
from shelf import caught_up, go_to, organised


async def test_a_feed_is_renamed_moved_and_unsubscribed_from(filled, open_app):
    app = open_app()
    numbers = filled.articles.numbers()
    wire = next(feed for feed in filled.feeds.all() if feed.title == "Meridian Wire")
    filled.marks.star(numbers[:2])
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "Meridian Wire")
        await pilot.press("E", "ctrl+a", "ctrl+k", *"MW", "enter")
        await caught_up(app, pilot)
        assert filled.feeds.get(wire.number).title == "MW"
        assert any("MW" in line for line in shown(app, "headlines"))
        await pilot.press("F", "ctrl+a", "ctrl+k", *"Ai", "tab", "enter")
        await caught_up(app, pilot)
        assert filled.feeds.get(wire.number).folder == "Aid"
        await pilot.press("d", "n")
        await settled(app, pilot)
        assert len(filled.feeds.all()) == 2
        await pilot.press("d")
        await pilot.pause()
        hint = see(app).prompt._question.hint
        assert hint.startswith("6 articles go with it (Ctrl-Z undoes it), 2 stay (tagged")
        await pilot.press("y")
        await caught_up(app, pilot)
        assert [feed.title for feed in filled.feeds.all()] == ["Relief Council Updates"]
        assert set(numbers[:2]) <= set(filled.articles.numbers())
        assert see(app).headlines.count == 5
        assert "6 articles went with it, 2 stay. Ctrl-Z" in status(app)


async def test_a_feed_that_is_moved_out_of_the_open_folder_takes_its_articles_along(
    filled, open_app
):
    third = filled.feeds.add("https://third.example.org/feed", "Third", "Wires")
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await caught_up(app, pilot)
        go_to(app, "Wires")
        await pilot.press("enter")
        await settled(app, pilot)
        assert see(app).headlines.count == 8
        go_to(app, "Meridian Wire")
        await pilot.press("F", "ctrl+a", "ctrl+k", *"Aid", "enter")
        await caught_up(app, pilot)
        assert see(app).view.name == "Wires"
        assert see(app).headlines.count == 0
        go_to(app, "Third")
        await pilot.press("F", "ctrl+a", "ctrl+k", *"Aid", "enter")
        await caught_up(app, pilot)
        assert filled.feeds.get(third.number).folder == "Aid"
        assert see(app).view.name == "All articles"  # the folder is no more
        assert see(app).headlines.count == 11


async def test_a_folder_is_renamed_with_all_its_feeds(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "Wires")
        await pilot.press("E", "ctrl+a", "ctrl+k", *"Agencies", "enter")
        await caught_up(app, pilot)
        assert {feed.folder for feed in filled.feeds.all()} == {"Agencies", "Aid"}
        alone = next(feed.number for feed in filled.feeds.all() if feed.folder == "Agencies")
        filled.feeds.move("Alone", alone)
        await pilot.press("ctrl+z", "ctrl+y")
        await caught_up(app, pilot)
        go_to(app, "Alone")
        await pilot.press("E", "ctrl+a", "ctrl+k", *"Desk", "enter")
        await caught_up(app, pilot)
        assert status(app) == "1 feed of Alone stands in Desk now. Ctrl-Z takes it back."


async def test_the_list_of_a_folder_that_joins_another_shows_the_feeds_of_both(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "Wires")
        await pilot.press("enter", "1", "E", "ctrl+a", "ctrl+k", *"Aid", "enter")
        await caught_up(app, pilot)
        assert see(app).view.name == "Aid"
        assert see(app).headlines.numbers == filled.articles.listed(see(app).view.query)
        urls = [feed.url for feed in filled.feeds.all() if feed.folder == "Aid"]
        assert len(urls) > 1
        assert all(url in see(app).view.query for url in urls)


@pytest.mark.parametrize("width", [100, 140])
async def test_the_question_whether_to_unsubscribe_is_whole_and_the_footer_names_its_keys(
    filled, open_app, width
):
    filled.marks.star(filled.articles.numbers("feed:relief")[:1])
    app = open_app()
    async with app.run_test(size=(width, 44)) as pilot:
        await pilot.press("1")
        names = [view.name for view in see(app).feeds.views]
        see(app).feeds.go(names.index("Relief Council Updates"))
        await pilot.press("d")
        await asked(app, pilot)
        question = see(app).offers[0].strip()
        assert question.endswith("undoes it), 1 stays (tagged, starred, checked, in other feeds)")
        assert [(hint.key, hint.word) for hint in see(app).hints] == [
            ("y", "do it"),
            ("Esc", "call off"),
        ]
        await pilot.press("escape", "slash")
        await asked(app, pilot)
        assert ("Enter", "done") in [(hint.key, hint.word) for hint in see(app).hints]


async def test_what_is_done_to_feeds_is_undone_and_done_again(filled, open_app):
    app = open_app()
    everything = filled.articles.listed()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "Meridian Wire")
        await organised(app, pilot, "enter", "1", "E", "ctrl+a", "ctrl+k", *"MW", "enter")
        assert status(app) == "Meridian Wire is called MW now. Ctrl-Z takes it back."
        await organised(app, pilot, "F", "ctrl+a", "ctrl+k", *"Aid", "enter")
        assert status(app) == "MW stands in Aid now. Ctrl-Z takes it back."
        await pilot.press("d")
        await asked(app, pilot)
        assert see(app).prompt._question.hint.startswith("8 articles go with it (Ctrl-Z undoes it)")
        await organised(app, pilot, "y")
        assert status(app).endswith("8 articles went with it. Ctrl-Z takes it back.")
        assert see(app).headlines.count == 3
        await organised(app, pilot, "1", "g", "ctrl+z")
        assert status(app) == "Undone: unsubscribed from 'MW'. Ctrl-Y does it again."
        assert see(app).feeds.current.name == "MW"
        assert see(app).headlines.numbers == everything
        await organised(app, pilot, "enter", "1", "ctrl+z", "ctrl+z")
        assert see(app).view.name == "Meridian Wire"
        assert {feed.title: feed.folder for feed in filled.feeds.all()} == {
            "Meridian Wire": "Wires",
            "Relief Council Updates": "Aid",
        }
        await organised(app, pilot, "ctrl+y", "ctrl+y", "ctrl+y")
        assert status(app) == "Done again: unsubscribed from 'MW'. Ctrl-Z takes it back."
        assert see(app).view.name == "All articles"
        assert see(app).headlines.count == 3
