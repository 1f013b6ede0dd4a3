"""Several feeds are marked and unsubscribed from, moved or fetched at once, and all is undone."""

from __future__ import annotations

import pytest
import scene
from page import asked, see, settled, shown, status
from shelf import caught_up, go_to


@pytest.fixture
def several(filled):
    """The library with four feeds: two in folders of their own, two in one."""
    filled.feeds.add("https://third.example.org/feed", "Third", "Wires")
    filled.feeds.add("https://fourth.example.org/feed", "Fourth")
    return filled


def titles(library):
    return sorted(feed.title for feed in library.feeds.all())


async def test_marked_feeds_are_left_at_once_and_come_back_by_one_undo(several, open_app):
    app = open_app()
    everything = several.articles.numbers()
    several.marks.star(everything[:2])
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "Meridian Wire")
        await pilot.press("space", "space")
        await settled(app, pilot)
        words = "2 feeds marked: d unsubscribes, F moves, Ctrl-R fetches, Escape unmarks."
        assert status(app) == words
        names = [line.partition("✓")[0].strip("▌│ ") for line in shown(app, "feeds") if "✓" in line]
        assert names == ["Meridian Wire", "Third"]
        assert see(app).title("feeds") == ("Dateline", "2 marked")
        await pilot.press("g", "d")
        await asked(app, pilot)
        assert see(app).prompt._question.label == "Unsubscribe from 2 feeds?"
        hint = see(app).prompt._question.hint
        assert hint.startswith("6 articles go with them (Ctrl-Z undoes it), 2 stay (tagged")
        await pilot.press("y")
        await caught_up(app, pilot)
        assert titles(several) == ["Fourth", "Relief Council Updates"]
        left = "Unsubscribed from 2 feeds; 6 articles went with them, 2 stay."
        assert status(app).startswith(left)
        assert see(app).title("feeds") == ("Dateline", "")
        await pilot.press("ctrl+z")
        await caught_up(app, pilot)
        assert len(titles(several)) == 4
        assert several.articles.numbers() == everything
        assert status(app).startswith("Undone: unsubscribed from 2 feeds.")


async def test_marked_feeds_move_to_a_folder_together(several, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "Fourth")
        await pilot.press("space")
        go_to(app, "Relief Council Updates")
        await pilot.press("space", "F")
        await asked(app, pilot)
        assert see(app).prompt._question.label == "Folder of 2 feeds:"
        assert see(app).prompt.line.value == ""
        await pilot.press(*"Far", "enter")
        await caught_up(app, pilot)
        moved = {feed.title for feed in several.feeds.all() if feed.folder == "Far"}
        assert moved == {"Fourth", "Relief Council Updates"}
        assert status(app) == "2 feeds stand in Far now. Ctrl-Z takes it back."
        assert not see(app).feeds.marked
        await pilot.press("ctrl+z")
        await caught_up(app, pilot)
        assert {feed.folder for feed in several.feeds.all()} == {"Wires", "Aid", ""}


async def test_a_folder_marks_its_feeds_and_what_is_no_feed_says_so(several, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "Wires")
        await pilot.press("space")
        assert len(see(app).feeds.marked) == 2
        go_to(app, "Wires")
        await pilot.press("space")
        await settled(app, pilot)
        assert not see(app).feeds.marked
        assert status(app) == "No feed is marked any more."
        for key in ("space", "V"):
            await pilot.press("g", key)
            await settled(app, pilot)
            assert status(app) == "Only feeds are marked here, one by one or all of a folder."
        await pilot.press("ctrl+r")
        await settled(app, pilot)
        assert status(app) == "Go to a feed first: this is none; R fetches all."
        await pilot.press("2", "ctrl+r")
        await settled(app, pilot)
        assert status(app) == "Go to a feed first: 1 leads there; R fetches all."
        go_to(app, "Fourth")
        await pilot.press("V")
        go_to(app, "Third")
        await pilot.press("V")
        assert len(see(app).feeds.marked) > 2
        await pilot.press("escape")
        await settled(app, pilot)
        assert not see(app).feeds.marked


async def test_what_failed_does_not_hide_what_marks_are_for(several, open_app):
    for feed in several.feeds.all():
        several.feeds.failed(feed.number, "its server is gone", now=scene.NOW, due=scene.NOW)
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "Meridian Wire")
        await pilot.press("space")
        await settled(app, pilot)
        assert status(app).startswith("1 feed marked: ")


async def test_feeds_are_marked_by_mouse_and_marking_opens_nothing(several, open_app):
    app = open_app()
    async with app.run_test(size=(140, 60)) as pilot:
        await settled(app, pilot)
        lines = {view.name: place for place, view in enumerate(see(app).feeds.views)}
        opened = see(app).view
        await pilot.click("#feeds", offset=(8, lines["Meridian Wire"]), control=True)
        await settled(app, pilot)
        assert [view.name for view in see(app).feeds.marked_views] == ["Meridian Wire"]
        await pilot.click("#feeds", offset=(8, lines["Third"]), shift=True)
        await settled(app, pilot)
        assert [view.name for view in see(app).feeds.marked_views] == ["Meridian Wire", "Third"]
        assert see(app).view is opened
        assert see(app).feeds.has_focus


async def test_a_marked_feed_that_is_left_elsewhere_is_marked_no_more(several, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        go_to(app, "Third")
        await pilot.press("space")
        (third,) = see(app).feeds.marked
        several.feeds.remove(third)
        await see(app).changed(pilot)
        await caught_up(app, pilot)
        assert not see(app).feeds.marked
