"""The tally: by one thing or two, its sums, and the articles behind a row."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
import scene
from page import appears, lines, see, settled, status
from tallies import YEAR, row, tally, words

from tui.app.messages import Recounted
from tui.app.screens.tally.screen import TallyScreen
from tui.errors import LibraryError
from tui.library.tally import DIMENSIONS, Estimate, Tally
from tui.model import Place, Range, Stated, Toll, Where


async def opened(app, pilot):
    await pilot.pause()
    await pilot.press("number_sign")
    await settled(app, pilot)
    assert isinstance(app.screen, TallyScreen)
    return app.screen


async def opened_across_a_year(app, pilot):
    screen = await opened(app, pilot)
    screen.across = "month"
    rows = [row("SY", month, killed=Estimate(1, 1, 1)) for month in YEAR]
    screen.pane.show(tally(*rows, by=("country", "month")))
    screen.on_resize()
    await pilot.pause()
    return screen


def drawn(app):
    return lines(app.screen.query_one("#tally-rows"))


def keys(app):
    """What the last line of the screen says."""
    return lines(app.screen.query("CardKeys, #status").last())[0].strip()


def titled(app):
    return words(app.screen.query_one("#tally-title").left)


async def test_heads_end_where_their_numbers_end(filled, open_app):
    app = open_app()
    for size in ((80, 24), (120, 34)):
        async with app.run_test(size=size) as pilot:
            await opened(app, pilot)
            (head,) = lines(app.screen.query_one("#tally-head"))
            (all_of_them,) = (line for line in drawn(app) if line.split()[:1] == ["all"])
            assert head.split() == ["killed", "injured", "articles", "claims"]
            assert len(head.rstrip()) == len(all_of_them.rstrip())
        app = open_app()


async def test_a_row_leaves_out_articles_that_only_name_it(filled, open_app):
    number, count = filled.articles.numbers()[1], Range(3, 3)
    fiji = Where(lat=-18.1, lon=178.4, country="FJ")
    claim = replace(scene.FACTS.casualties[0], low=3, high=3, place="Suva", where=fiji)
    facts = replace(
        scene.FACTS,
        toll=Toll(killed=count),
        casualties=(claim,),
        places=(*scene.FACTS.places, Place(name="Suva", country="FJ", lat=-18.1, lon=178.4)),
        stated=(Stated(kind="killed", count=count, claims=(0,)),),
    )
    filled.articles.put_facts(number, facts, "1")
    app = open_app()
    async with app.run_test(size=(120, 34)) as pilot:
        await opened(app, pilot)
        await pilot.press(
            *["down"] * next(at for at, line in enumerate(drawn(app)) if "Syria" in line)
        )
        await pilot.press("enter")
        await settled(app, pilot)
        assert filled.articles.count("place:SY") == 2
        assert see(app).headlines.count == 1
        assert status(app) == "Syria: 1 article. q goes back to the tally."


async def test_it_counts_what_is_shown_and_a_row_leads_to_its_articles(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 34)) as pilot:
        await opened(app, pilot)
        assert titled(app).startswith("Killed and injured by country  All articles")
        assert drawn(app)[0].split()[:3] == ["▌Syria", "14", "30"]
        assert "all" in " ".join(drawn(app)[:3])
        await pilot.click("#tally-rows", offset=(4, 0))  # chooses, the next one opens
        await pilot.pause()
        assert isinstance(app.screen, TallyScreen)
        await pilot.click("#tally-rows", offset=(4, 0))
        await settled(app, pilot)
        assert see(app).search == "toll-country:SY"
        assert see(app).title("headlines")[0] == "All articles: Syria"
        assert see(app).headlines.count == 1
        assert status(app) == "Syria: 1 article. q goes back to the tally."
        await pilot.press("number_sign")
        await settled(app, pilot)
        assert drawn(app)[0].split()[:2] == ["▌Syria", "14"]


async def test_the_title_says_how_many_of_what_stands_across_have_room(filled, open_app):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened_across_a_year(app, pilot)
        months = [name for name in words(screen.head.left).split() if name != "all"]
        assert titled(app).startswith(f"Killed by country and month ({len(months)} of 12)")


async def test_columns_without_room_are_come_to_and_left_again(filled, open_app):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened_across_a_year(app, pilot)
        newest = words(screen.head.left).split()
        met = set(newest)
        while screen.pane.lines.omitted:
            await pilot.press("<")
            met.update(words(screen.head.left).split())
        assert sorted(met) == [*YEAR, "all"]
        assert titled(app).startswith("Killed by country and month (")
        last = words(screen.head.left).split()
        assert len(last) == len(newest)
        assert " later months have no room" in " ".join(drawn(app))
        await pilot.press("<")
        assert words(screen.head.left).split() == last
        await pilot.press(*[">"] * 9)
        assert words(screen.head.left).split() == newest


async def test_keys_count_by_another_thing_and_put_one_across(filled, open_app):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("h")
        await settled(app, pilot)
        assert titled(app).startswith("Killed and injured by month")
        await pilot.press("l", "x")
        await settled(app, pilot)
        assert titled(app).startswith("Killed by country and day")
        for _ in DIMENSIONS[1:]:
            await pilot.press("x")
            await settled(app, pilot)
        assert titled(app).startswith("Killed and injured by country")
        await pilot.press("G", "enter")
        await settled(app, pilot)
        assert app.screen is app.main
        assert see(app).search == 'toll-country:"not stated"'
        assert status(app).startswith("not stated: ")


async def test_of_nothing_no_columns_are_missed(library, open_app):
    app = open_app()
    async with app.run_test(size=(60, 24)) as pilot:
        await appears(app, pilot, "#starters")
        await pilot.press("escape")
        await opened(app, pilot)
        await pilot.press("x")
        await settled(app, pilot)
        assert titled(app) == "By country and day  All articles"
        assert "or clear the search, and come back." in " ".join(" ".join(drawn(app)).split())


async def test_where_nobody_was_harmed_it_says_so(filled, open_app):
    app = open_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await see(app).open(search="-killed:>0 -injured:>0")
        await opened(app, pilot)
        assert "Nobody killed or injured is counted" in drawn(app)[0]
        await pilot.press("enter", "j", "x", "escape")
        await settled(app, pilot)
        assert app.screen is app.main


async def test_back_leads_from_the_articles_of_a_row_to_that_row(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 34)) as pilot:
        await see(app).open(search="killed:>0 OR injured:>0")
        see(app).headlines.go(2)
        article = see(app).headlines.current
        await opened(app, pilot)
        await pilot.press("x")
        await settled(app, pilot)
        drawn_before, value = drawn(app), app.screen.pane.value
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.screen is app.main
        await pilot.press("enter", "q", "q")  # from an article to the list, and back
        await settled(app, pilot)
        assert isinstance(app.screen, TallyScreen)
        assert drawn(app) == drawn_before
        assert app.screen.pane.value == value
        await pilot.press("escape")
        await settled(app, pilot)
        assert see(app).search == "killed:>0 OR injured:>0"
        assert see(app).headlines.current == article
        await pilot.press("q")
        await settled(app, pilot)
        assert see(app).search == ""


async def test_what_it_was_opened_for_is_done_whatever_comes_in_meanwhile(
    filled, open_app, monkeypatch
):
    app, counted, gate = open_app(), filled.survey.tally, threading.Event()
    calls = []

    def count(*arguments: Any) -> Tally:
        calls.append(arguments)
        gate.wait(30)
        return counted(*arguments)

    monkeypatch.setattr(filled.survey, "tally", count)
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(app, pilot)
        screen = TallyScreen(app.context, app.main.open_view, "tally-cross")
        app.push_screen(screen)
        await pilot.pause()
        for _ in range(3):
            screen.post_message(Recounted(""))
        await pilot.pause()
        gate.set()
        await settled(app, pilot)
        assert screen.across
        assert screen.pane.tally.dimensions == screen.dimensions
        assert len(calls) == 3  # the first, the one across, and once for all that came


async def test_a_counting_that_fails_says_why(filled, open_app, monkeypatch):
    def fail(*_: Any) -> Tally:
        raise LibraryError("The library was moved away.")

    app = open_app()
    monkeypatch.setattr(filled.survey, "tally", fail)
    async with app.run_test(size=(120, 30)) as pilot:
        await opened(app, pilot)
        assert drawn(app)[0].strip() == "The library was moved away."


@pytest.mark.parametrize("width", [80, 120])
async def test_the_keys_of_columns_without_room_are_named_where_there_are_some(
    filled, open_app, width
):
    app = open_app()
    async with app.run_test(size=(width, 30)) as pilot:
        await opened(app, pilot)
        before = keys(app)
        await pilot.press("escape")
        await opened_across_a_year(app, pilot)
        assert titled(app).endswith("  All articles")
        assert "columns" not in before
        assert keys(app) == before.replace("Esc close", "Esc close  < > columns")


@pytest.mark.parametrize(
    ("key", "where", "use"), [("m", "on the map", "plus"), ("M", "in the timeline", "j")]
)
async def test_a_key_without_use_on_a_screen_says_so_until_the_next(
    filled, open_app, key, where, use
):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for opening, place, other in ((key, where, use), ("number_sign", "in the tally", "j")):
            await pilot.press(opening)
            await settled(app, pilot)
            named = keys(app)
            await pilot.press("t")
            await pilot.pause()
            assert keys(app) == f"t does nothing {place}: Escape leads back."
            await pilot.press(other)
            await pilot.pause()
            assert keys(app) == named
            await pilot.press("escape")
            assert app.screen is app.main


async def test_an_upgrade_that_is_not_done_is_told_beside_every_count(filled, open_app, sql):
    sql(filled, "INSERT INTO unfilled SELECT number FROM articles LIMIT 2")
    app = open_app(online=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await settled(app, pilot)
        told = lines(app.screen.query_one("#map-rule"))[0]
        assert told.startswith(" The library is being upgraded: 2 articles are not counted yet.")
        await pilot.press("escape", "M")
        await settled(app, pilot)
        (title,) = lines(app.screen.query_one("#timeline-title"))
        assert title.endswith("2 articles not upgraded, not counted")
