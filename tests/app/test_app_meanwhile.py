"""Map and timeline, open while articles are still being analysed."""

from __future__ import annotations

import scene
from atlas import facts, fill, opened, rows
from page import see, settled

from tui.app.screens.timeline.screen import TimelineScreen
from tui.model import Body, Entry, Facts, Range, Toll
from tui.refresh import Progress


async def test_a_place_that_is_found_meanwhile_appears_and_nothing_moves(library, open_app):
    fill(library)
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("j", "plus")
        view, place = screen.map.view, screen.list.places[screen.list.cursor]
        number = library.articles.numbers()[-1]
        library.articles.put_facts(number, facts("Baku", "AZ", 40.41, 49.87, 777, None), "1")
        await see(app).refresher_takes(
            pilot, Progress(stage="facts", done=1, total=2, articles=(number,))
        )
        await see(app).counts_are_read(pilot)
        await settled(app, pilot)
        assert "†777" in rows(app, "places")[0]
        assert screen.list.places[screen.list.cursor] == place
        assert screen.map.view == view
        assert screen.status.work == "finding facts 1/2"
        await see(app).refresher_takes(
            pilot, Progress(stage="facts", done=2, total=2, finished=True)
        )
        await see(app).counts_are_read(pilot)
        await settled(app, pilot)
        assert screen.status.work == ""


async def test_an_empty_list_says_that_its_articles_are_on_their_way(library, open_app):
    library.feeds.add("https://coast.example/feed", "Coast")
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        for step, said in (
            (Progress(stage="feeds", done=0, total=1), "they stand here as soon as"),
            (Progress(stage="feeds", done=1, total=1, finished=True), "a adds a feed"),
        ):
            await see(app).refresher_takes(pilot, step)
            assert said in " ".join("".join(rows(app, "headlines")).split())


async def test_a_toll_that_is_found_meanwhile_is_counted_and_the_cursor_stays(filled, open_app):
    app = open_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("M")
        await settled(app, pilot)
        assert isinstance(app.screen, TimelineScreen)
        await pilot.press("p")
        pane = app.screen.pane
        before, day = pane.view.line.total, pane.view.line.bars[pane.cursor].first
        number = filled.articles.numbers()[-1]
        struck = Facts(language="en", toll=Toll(killed=Range(777, 777)))
        filled.articles.put_facts(number, struck, "1")
        await see(app).counts_are_read(pilot)
        await settled(app, pilot)
        assert pane.view.line.total.killed == before.killed + 777
        assert pane.view.line.bars[pane.cursor].first == day


async def test_the_article_says_its_place_among_those_that_were_brought_in(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        assert see(app).title("article")[1].endswith("1 / 11")
        entry = Entry(
            key="late",
            link="https://late.example.org/",
            title="A late one",
            published=scene.NOW,
            body=Body("It came late."),
        )
        filled.articles.ingest(filled.feeds.all()[0].number, [entry], scene.NOW)
        await see(app).counts_are_read(pilot)
        see(app).list_waiting()
        await settled(app, pilot)
        assert see(app).title("article")[1].endswith("/ 12")
