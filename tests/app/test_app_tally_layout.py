"""The tally's rows and columns: what stands where, what gives way, and the search of each row."""

from __future__ import annotations

import pytest
from page import lines, settled
from tallies import TWO, row, tally, words

from tui.app.render.formatting import ASCII
from tui.app.render.text_layout import cells
from tui.app.screens.tally.layout import lay_out
from tui.app.screens.tally.pane import TallyPane
from tui.library.tally import DIMENSIONS, Estimate
from tui.library.tally_words import row_query


def test_a_row_has_low_best_and_high_and_a_bar():
    laid_out = lay_out(tally(*TWO), 100)
    assert words(laid_out.head).split() == ["killed", "range", "injured", "articles", "claims"]
    first, second = map(words, laid_out.rows)
    assert first.split()[:6] == ["Syria", "8", "4–11", "2", "2", "1"]
    assert first.count("█") > 7 * second.count("█") > 0
    assert second.split()[:3] == ["not", "stated", "1"]
    assert words(laid_out.below[0]).split()[:3] == ["all", "9", "4–12"]
    assert "1 article with a toll: country not stated." in words(laid_out.below[2])


@pytest.mark.parametrize("room", [24, 40, 60, 80, 200])
def test_what_has_no_room_gives_way_and_nothing_is_cut_in_two(room):
    laid_out = lay_out(tally(*TWO, uncounted=2), room, ASCII)
    assert all(cells(line) <= room for line in (laid_out.head, *laid_out.rows))
    assert all(words(line).isascii() for line in (*laid_out.rows, laid_out.below[0]))
    assert words(laid_out.rows[0]).split()[1] == "8"


def test_of_two_dimensions_one_stands_across_and_what_has_no_room_is_counted():
    rows = [row("SY", f"2026-{n:02}", killed=Estimate(n, n, n)) for n in range(1, 10)]
    laid_out = lay_out(tally(*rows, row("IQ", None, killed=None), by=("country", "month")), 60)
    assert words(laid_out.head).split() == ["2026-07", "2026-08", "2026-09", "year", "alone", "all"]
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


async def test_the_keys_reach_what_stands_below_the_last_row(filled, open_app):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("number_sign")
        await settled(app, pilot)
        pane = app.screen.query_one(TallyPane)
        towns = [f"Town {at}" for at in range(40)]
        rows = [row(town, killed=Estimate(1, 1, 1)) for town in towns]
        pane.show(tally(*rows, by=("place",)))
        await pilot.press("G")
        await pilot.pause()
        assert any(line.split()[:1] == ["all"] for line in lines(pane))
        assert any("▌Town" in line for line in lines(pane))
        await pilot.press("g")
        await pilot.pause()
        assert lines(pane)[0].startswith("▌Town")
