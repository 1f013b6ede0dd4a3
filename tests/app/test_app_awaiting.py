"""An article whose analysis is still to come, with what the reader added to it already."""

from __future__ import annotations

from dataclasses import replace

import scene
from page import carded, see, settled, status, until

from tui.app.start.plain import first_screen
from tui.model import Block, Body, Entry


async def test_what_was_added_before_the_analysis_does_not_stand_there_as_all_of_it(
    library, open_app
):
    feed = library.feeds.add("https://w.example/feed", "Wire").number
    text = "Four shepherds were injured near Qasr Harun, a nurse said."
    entry = Entry(
        key="k",
        link="",
        title="Shells on the pastures",
        published=scene.NOW,
        body=Body(text, (Block("paragraph", 0, len(text)),)),
    )
    (number,) = library.articles.ingest(feed, [entry], scene.NOW).new
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("enter", "4", "j")
        await settled(app, pilot)
        assert status(app) == "There are no facts here yet."
        await pilot.press("3", "v", "enter")
        await carded(app, pilot)
        await pilot.press("tab", "ctrl+u", *"4", "enter")
        await settled(app, pilot)
        await until(pilot, lambda: any("+ added" in row for row in see(app).rows("facts")))
        assert any("Not analysed yet" in row for row in see(app).rows("facts"))
        assert "Not analysed yet" in first_screen(library, 80)
        library.articles.put_facts(number, replace(scene.FACTS, casualties=()), "1")
        assert not library.articles.get(number).awaited
        assert "Not analysed yet" not in first_screen(library, 80)
