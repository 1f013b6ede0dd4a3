"""Asking for feeds while a run is under way: it comes after, or is being done already."""

from __future__ import annotations

import pytest
from page import see, status, until
from slow_server import Slow
from textual.events import Key

from tui.refresh import Progress


@pytest.fixture
def slow():
    server = Slow()
    yield server
    server.close()


async def test_who_asks_in_the_first_moment_is_heard(library, open_app, slow):
    library.feeds.add(slow.url, "Slow Wire")
    app = open_app(online=True)
    async with app.run_test(size=(140, 44)) as pilot:
        app.post_message(Key("R", "R").set_sender(app))
        await slow.is_asked()  # by the run that a start begins with
        slow.answer.release()
        await slow.is_asked()
        slow.answer.release()
        await until(pilot, lambda: status(app) == "Nothing new.")


async def press(pilot, key):
    await pilot.press(key)
    await pilot.pause()


async def test_all_feeds_are_asked_after_what_is_under_way_and_that_is_said(
    library, open_app, slow
):
    feed = library.feeds.add(slow.url, "Slow Wire")
    app = open_app(online=True)
    async with app.run_test(size=(140, 44)) as pilot:
        await slow.is_asked()  # by the run that a start begins with
        await until(pilot, lambda: see(app).bottom.work == "fetching feeds 0/1")
        await press(pilot, "R")
        promise = "All feeds: next, after what is under way: fetching feeds 0/1."
        assert status(app) == promise
        await press(pilot, "R")
        assert status(app) == "All feeds: already being fetched."
        slow.answer.release()
        await slow.is_asked()
        await press(pilot, "R")
        assert status(app) == "All feeds: already being fetched."
        await pilot.press("1")
        names = [view.name for view in see(app).feeds.views]
        see(app).feeds.go(names.index("Slow Wire"))
        await press(pilot, "ctrl+r")
        assert status(app).startswith("Slow Wire: next, after what is under way")
        slow.answer.release()
        await slow.is_asked()
        slow.answer.release()
        idle = ("Nothing new.", "")  # the run before said so, too
        await until(pilot, lambda: (status(app), see(app).bottom.work) == idle)
    assert library.feeds.get(feed.number).error is None


async def test_a_folder_is_fetched_with_its_feeds_and_no_other(library, open_app, slow):
    for n, folder in enumerate(("Wires", "Wires", "")):
        library.feeds.add(f"{slow.url}?{n}", f"Wire {n}", folder)
    app = open_app(online=True)
    for _ in range(5):
        slow.answer.release()
    async with app.run_test(size=(140, 44)) as pilot:
        for _ in range(3):
            await slow.is_asked()  # by the run that a start begins with
        await until(pilot, lambda: see(app).bottom.work == "")
        await pilot.press("1")
        names = [view.name for view in see(app).feeds.views]
        see(app).feeds.go(names.index("Wires"))
        await press(pilot, "ctrl+r")
        await until(pilot, lambda: status(app) == "Nothing new.")
    assert [slow.asked.acquire(blocking=False) for _ in range(3)] == [True, True, False]


async def test_a_run_says_how_it_ended_whatever_stood_there(filled, open_app):
    app = open_app()
    over = Progress(stage="feeds", finished=True, by_hand=True)
    async with app.run_test(size=(140, 44)) as pilot:
        see(app).say("All feeds: already being fetched.")
        await see(app).refresher_takes(pilot, over)
        assert status(app) == "Nothing new."
        failed = Progress(stage="account", note="The server refused the name.", failed=True)
        await see(app).refresher_takes(pilot, failed, over)
        assert status(app) == "Nothing new. The server refused the name."
        brought = Progress(stage="account", new=1, articles=(9,))
        quiet = Progress(stage="account", finished=True)
        await see(app).refresher_takes(pilot, brought, quiet, over)
        assert status(app) == "Nothing else is new."  # beside "1 new" of the run before it
        await see(app).refresher_takes(pilot, brought, over)
        assert status(app) == "1 new article."
        pages = [Progress(stage="pages", articles=(n,)) for n in (1, 2)]
        left = Progress(stage="pages", waiting=1_204)
        await see(app).refresher_takes(pilot, *pages, left, over)
        end = "2 pages fetched; 1,204 wait for the next run."
        assert status(app) == f"Nothing else is new. {end}"
        await see(app).refresher_takes(pilot, over)
        assert status(app) == "Nothing else is new."


async def test_what_was_done_stands_before_how_its_run_ended(library, open_app, slow):
    library.feeds.add(slow.url, "Coast")
    app = open_app(online=True)
    for _ in range(3):
        slow.answer.release()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("a", *slow.url, "enter")
        await until(pilot, lambda: status(app).endswith(" Nothing new."))
        assert status(app) == "Coast is subscribed already. Nothing new."


async def test_what_a_rule_could_not_do_is_said_with_the_end_of_a_run(filled, open_app):
    app = open_app()
    unwritten = Progress(stage="facts", note="The rule lines: the folder is not there.")
    over = Progress(stage="facts", finished=True, by_hand=True)
    async with app.run_test(size=(140, 44)) as pilot:
        await see(app).refresher_takes(pilot, unwritten)
        assert status(app) == unwritten.note
        await see(app).refresher_takes(pilot, over)
        assert status(app) == f"Nothing new. {unwritten.note}"


async def test_a_feed_that_answers_while_pages_come_does_not_take_their_place_at_the_foot(
    filled, open_app
):
    app = open_app()
    feeds = [Progress(stage="feeds", feed=n, done=n, total=9) for n in (1, 2)]
    pages = Progress(stage="pages", done=3, total=40)
    waited_for = Progress(stage="feeds", done=2, total=9)
    async with app.run_test(size=(140, 44)) as pilot:
        await see(app).refresher_takes(pilot, feeds[0], pages, feeds[1])
        assert see(app).bottom.work == "fetching articles 3/40"
        await see(app).refresher_takes(pilot, waited_for)
        assert see(app).bottom.work == "fetching feeds 2/9"
