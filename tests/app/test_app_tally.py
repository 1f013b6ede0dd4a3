"""The tally: by one thing or two, its sums, and the articles behind a row."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
import scene
from page import lines, see, settled, status

from tui.app.messages import Recounted
from tui.app.render.formatting import ASCII
from tui.app.render.text_layout import cells
from tui.app.screens.tally.layout import lay_out
from tui.app.screens.tally.screen import TallyScreen
from tui.errors import LibraryError
from tui.library.tally import DIMENSIONS, Estimate, Tally, TallyRow
from tui.library.tally_words import row_query
from tui.model import Place, Range, Stated, Toll, Where

YEAR = [f"2026-{month:02}" for month in range(1, 13)]


def row(*values: str | None, killed=None, injured=None, articles=1, claims=1):
    return TallyRow(values, killed, injured, articles, claims)


def tally(*rows: TallyRow, by=("country",), **counts: int):
    total = TallyRow((), Estimate(4, 9, 12), None, 3, 3)
    gaps = {"uncounted": 0, "not_analysed": 0, "quantity_word": 0, **counts}
    return Tally(by, rows, total, **gaps)


TWO = (
    row("SY", killed=Estimate(4, 8, 11), injured=Estimate(2, 2, 2), articles=2),
    row(None, killed=Estimate(1, 1, 1)),
)


def words(line):
    return "".join(run.text for run in line)


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


def titled(app):
    return words(app.screen.query_one("#tally-title").left)


def test_a_row_has_low_best_and_high_and_a_bar():
    laid_out = lay_out(tally(*TWO), 100)
    assert words(laid_out.head).split() == ["killed", "range", "injured", "articles", "claims"]
    first, second = map(words, laid_out.rows)
    assert first.split()[:6] == ["Syria", "8", "4–11", "2", "2", "1"]
    assert first.count("█") > 7 * second.count("█") > 0
    assert second.split()[:3] == ["not", "stated", "1"]
    assert words(laid_out.below[0]).split()[:3] == ["all", "9", "4–12"]
    assert "1 article with a toll: country not stated." in words(laid_out.below[2])


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


@pytest.mark.parametrize("room", [24, 40, 60, 80, 200])
def test_what_has_no_room_gives_way_and_nothing_is_cut_in_two(room):
    laid_out = lay_out(tally(*TWO, uncounted=2), room, ASCII)
    assert all(cells(line) <= room for line in (laid_out.head, *laid_out.rows))
    assert all(words(line).isascii() for line in (*laid_out.rows, laid_out.below[0]))
    assert words(laid_out.rows[0]).split()[1] == "8"


def test_of_two_dimensions_one_stands_across_and_what_has_no_room_is_counted():
    rows = [row("SY", f"2026-{n:02}", killed=Estimate(n, n, n)) for n in range(1, 10)]
    laid_out = lay_out(tally(*rows, row("IQ", None, killed=None), by=("country", "month")), 60)
    assert words(laid_out.head).split() == ["2026-07", "2026-08", "2026-09", "not", "stated", "all"]
    assert laid_out.values == ("SY", "IQ")
    assert words(laid_out.rows[0]).split() == ["Syria", "7", "8", "9", "45"]
    assert words(laid_out.below[0]).split() == ["all", "7", "8", "9", "–", "9"]
    assert "6 earlier months have no room" in words(laid_out.below[2])
    assert (laid_out.columns, laid_out.omitted) == (10, 6)


def test_sums_that_mean_nothing_are_left_out():
    rows = [
        row("2026-03", "mine", killed=Estimate(1, 1, 1)),
        row("2026-03", "drone", killed=Estimate(2, 2, 2)),
        row("2026-04", "mine", killed=Estimate(4, 4, 4)),
    ]
    by_month = lay_out(tally(*rows, by=("month", "weapon")), 80)
    assert words(by_month.head).split() == ["mine", "drone"]
    assert words(by_month.below[0]).split() == ["all", "5", "2"]
    rows = [row(weapon, month, killed=killed) for (month, weapon), killed, *_ in rows]
    by_weapon = lay_out(tally(*rows, by=("weapon", "month")), 80)
    assert words(by_weapon.head).split() == ["2026-03", "2026-04", "all"]
    assert [words(line).split()[-1] for line in by_weapon.rows] == ["5", "2"]
    assert by_weapon.below[0] == ()


def test_one_column_across_that_has_no_room_is_one():
    rows = [row("SY", name, killed=Estimate(1, 1, 1)) for name in ("Idlib, SY", "Homs, SY")]
    laid_out = lay_out(tally(*rows, by=("country", "admin1")), 31)
    assert "1 more region has no" in words(laid_out.below[1])
    rows = [row(name, "SY", killed=Estimate(1, 1, 1)) for name in ("Idlib, SY", "Homs, SY")]
    rows += [row("Anbar, IQ", country, killed=Estimate(1, 1, 1)) for country in ("IQ", "IR")]
    laid_out = lay_out(tally(*rows, by=("admin1", "country")), 31)
    assert "2 more countries have" in words(laid_out.below[2])


@pytest.mark.parametrize(
    ("dimension", "value", "query"),
    [
        ("day", "2026-03-08", "happened:2026-03-08"),
        ("week", "2026-W10", "happened:2026-03-02..2026-03-08"),
        ("month", "2026-03", "happened:2026-03"),
        ("month", None, "-happened:month (killed:>0 OR injured:>0)"),
        ("country", "SY", "toll-country:SY"),
        ("place", "Tal, IQ", 'toll-place:"Tal, IQ"'),
        ("place", "Tal", 'toll-place:Tal toll-country:"not stated"'),
        ("admin1", "Anbar, IQ", 'toll-region:"Anbar, IQ"'),
        ("weapon", "drone", "toll-weapon:drone"),
        ("tag", None, "-is:tagged (killed:>0 OR injured:>0)"),
        ("source", None, 'toll-source:"not stated"'),
        ("actor", "the army", 'toll-actor:"the army"'),
    ],
)
def test_each_row_has_its_search(dimension, value, query):
    assert row_query(dimension, value) == query


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_search_of_a_row_finds_its_articles(filled, dimension):
    counted = filled.survey.tally((dimension,))
    assert counted.rows
    for found in counted.rows:
        assert filled.articles.count(row_query(dimension, found.values[0])) == found.articles


async def test_it_counts_what_is_shown_and_a_row_leads_to_its_articles(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 34)) as pilot:
        await opened(app, pilot)
        assert titled(app).startswith("Killed and injured by country  All articles")
        assert drawn(app)[0].split()[:3] == ["▌Syria", "14", "30"]
        assert "all" in " ".join(drawn(app)[:3])
        await pilot.press("enter")
        await settled(app, pilot)
        assert see(app).search == "toll-country:SY"
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
        await pilot.press("<")
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


@pytest.mark.parametrize("width", [80, 90, 100, 120])
async def test_keys_in_the_title_leave_the_name_of_what_is_counted_whole(filled, open_app, width):
    app = open_app()
    async with app.run_test(size=(width, 30)) as pilot:
        await opened_across_a_year(app, pilot)
        assert titled(app).endswith("  All articles")
        (line,) = lines(app.screen.query_one("#tally-title"))
        assert "  All articles " in line
