"""The timeline: what is drawn and counted, the keys and the mouse on it, what a bar opens."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from looking import settled, status

from tui.app.drawing.wording import ASCII
from tui.app.timeline import counts
from tui.app.timeline.chart import columns
from tui.app.timeline.counts import Sum, timeline
from tui.app.timeline.screen import TimelineScreen
from tui.library.survey import Day
from tui.model import Facts


def event(day: str, killed: int, injured: int = 0, country: str | None = "SY", articles: int = 1):
    return Day(day, "event", country, articles, killed, injured)


DAYS = (
    event("2025", 3),
    event("2025-12", 5),
    event("2025-12-28", 1),
    event("2026-01-04", 4, 2),
    event("2026-01-04", 1, 0, None),
    event("2026-01-05", 7, 1, "UA", 2),
    Day("2026-01-05", "background", "UA", 4, 900, 0),
    Day("2026-01-05", "denied", "UA", 1, 0, 6),
)


def _bars(unit) -> list[tuple[object, ...]]:
    return [
        (str(b.first), str(b.last), *b.sum) for b in timeline(DAYS, unit).bars if b.sum != Sum()
    ]


def test_bars_have_no_gap_and_every_unit_has_its_own():
    assert len(timeline(DAYS, "day").bars) == 9
    assert _bars("day") == [
        ("2025-12-28", "2025-12-28", 1, 1, 0),
        ("2026-01-04", "2026-01-04", 2, 5, 2),
        ("2026-01-05", "2026-01-05", 2, 7, 1),
    ]
    assert _bars("week") == [
        ("2025-12-22", "2025-12-28", 1, 1, 0),
        ("2025-12-29", "2026-01-04", 2, 5, 2),
        ("2026-01-05", "2026-01-11", 2, 7, 1),
    ]
    assert _bars("month") == [
        ("2025-12-01", "2025-12-31", 2, 6, 0),
        ("2026-01-01", "2026-01-31", 4, 12, 3),
    ]
    assert _bars("year") == [
        ("2025-01-01", "2025-12-31", 3, 9, 0),
        ("2026-01-01", "2026-12-31", 4, 12, 3),
    ]


def test_what_is_no_event_or_told_too_coarsely_stands_beside_and_is_in_no_sum():
    by_day, by_year = timeline(DAYS, "day"), timeline(DAYS, "year")
    assert by_day.total == Sum(5, 13, 3)
    assert by_day.beside == (
        ("month or year alone", Sum(2, 8, 0)),
        ("background", Sum(4, 900, 0)),
        ("denied", Sum(1, 0, 6)),
    )
    assert by_year.total == Sum(7, 21, 3)
    assert [name for name, _ in by_year.beside] == ["background", "denied"]


def test_countries_come_by_their_killed_and_what_tells_none_last():
    assert timeline(DAYS, "day").countries == (
        ("UA", Sum(2, 7, 1)),
        ("SY", Sum(2, 5, 2)),
        (None, Sum(1, 1, 0)),
    )


def test_one_article_of_a_year_long_past_does_not_decide_the_unit():
    days = [event(f"2026-01-{day:02}", 1, articles=4) for day in range(1, 29)]
    assert counts.first_unit(days, 30) == "day"
    assert counts.first_unit([event("1995-07-11", 1), *days], 30) == "day"
    assert counts.first_unit(days, 20) == "week"
    assert counts.first_unit([event("2016-01-01", 1, articles=99), *days], 20) == "year"
    assert counts.first_unit([event("2025-12", 5)], 20) == "month"
    assert counts.first_unit([], 20) == "day"


def test_the_bars_of_a_library_that_goes_back_for_ever_have_an_end():
    line = timeline([event("1066-10-14", 7), event("2026-01-01", 1)], "day")
    assert len(line.bars) == 40_000
    assert line.total == Sum(1, 1, 0)
    assert line.beside[0][1] == Sum(1, 7, 0)


@pytest.mark.parametrize(
    ("unit", "asked"),
    [
        ("day", "happened:2026-01-05"),
        ("week", "happened:2026-01-05..2026-01-11"),
        ("month", "happened:2026-01"),
        ("year", "happened:2026"),
    ],
)
def test_a_bar_is_asked_for_by_its_time(unit, asked):
    assert counts.query(timeline(DAYS, unit).bars[-1], unit) == asked


def test_a_chart_fills_whole_cells_and_leaves_a_gap():
    assert columns((0, 4, 2), 3, 2, halves=False) == ("   ##    ", "   ## ## ")
    assert columns((0, 8, 1), 3, 2, halves=True) == ("   ██    ", "   ██ ▄▄ ")
    assert columns((0, 0), 2, 1, halves=True) == ("    ",)
    assert columns((5,), 1, 2, halves=False) == ("#", "#")


@pytest.fixture
def timeline_on(filled, open_app):
    """The timeline on the scene: 19, 20 and 21 June 2024, and a background claim of 2023."""

    async def open_it(pilot, *keys: str) -> list[str]:
        await pilot.press("M")
        await settled(pilot.app, pilot)
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        return seen(pilot.app)

    return open_it


def seen(app) -> list[str]:
    assert isinstance(app.screen, TimelineScreen)
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


def _holding(lines: list[str], words: str) -> str:
    return [line for line in lines if words in line][-1]


async def test_the_timeline_shows_what_is_shown_by_day(open_app, timeline_on):
    app = open_app()
    async with app.run_test(size=(120, 60)) as pilot:
        lines = await timeline_on(pilot)
        assert "by day" in _holding(lines, "Killed and injured")
        assert "All articles" in _holding(lines, "19 June 2024 – 21 June 2024")
        assert "†60 killed" in _holding(lines, "Friday 21 June 2024")
        assert _holding(lines, "Syria").split()[1:5] == ["Syria", "14", "30", "1"]
        assert _holding(lines, "no country told").split()[4:7] == ["70", "33", "4"]
        assert _holding(lines, "All that is drawn").split()[5:8] == ["84", "63", "5"]
        assert _holding(lines, "background").split()[2:5] == ["61", "–", "1"]
        assert "How it counts" in "".join(lines)


async def test_a_bar_opens_its_articles_and_the_search_is_kept(open_app, timeline_on):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        app.desk.open_view(app.desk.view, search="killed:14 OR killed:2 OR killed:19")
        lines = await timeline_on(pilot, "left")
        assert "Thursday 20 June 2024" in "".join(lines)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.desk.search == "(killed:14 OR killed:2 OR killed:19) happened:2024-06-20"
        assert app.desk.headlines.count == 2
        assert status(app) == "What counts on 2024-06-20: 2 articles."
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.desk.headlines.count == 11


@pytest.mark.parametrize("key", ["escape", "q", "M"])
async def test_the_timeline_closes_and_leaves_all_as_it_was(open_app, timeline_on, key):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await timeline_on(pilot, "left")
        await pilot.press(key)
        assert app.screen is app.desk
        assert (app.desk.search, app.desk.headlines.count) == ("", 11)


async def test_asked_for_again_while_it_counts_it_opens_once(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        app.desk.action_do("timeline")
        app.desk.action_do("timeline")
        await settled(app, pilot)
        assert isinstance(app.screen, TimelineScreen)
        await pilot.press("escape")
        assert app.screen is app.desk


async def test_it_is_zoomed_from_days_to_years_and_back(open_app, timeline_on):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        lines = await timeline_on(pilot, "left", "w")
        assert "17 June 2024 – 23 June 2024  †84 killed" in _holding(lines, "†84")
        units = []
        for key in ("w", "minus", "minus", "minus", "minus", "plus", "plus", "plus", "plus"):
            await pilot.press(key)
            units.append(app.screen.pane.unit)
        assert units == [
            *("day", "week", "month", "year", "year"),
            *("month", "week", "day", "day"),
        ]
        await pilot.press("minus", "minus")
        assert "June 2024  †84 killed" in "".join(seen(app))
        await pilot.press("enter")
        await settled(app, pilot)
        assert (app.desk.search, app.desk.headlines.count) == ("happened:2024-06", 5)


async def test_an_empty_bar_opens_nothing_and_is_passed_over(filled, open_app, timeline_on):
    for word in ("market", "drone"):
        filled.articles.put_facts(filled.articles.numbers(f"title:{word}")[0], Facts(), "2")
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        lines = await timeline_on(pilot, "left", "enter")
        assert "nobody killed or injured" in _holding(lines, "Thursday 20 June 2024")
        for key, day in (
            ("p", "Wednesday 19 June"),
            ("n", "Friday 21 June"),
            ("home", "Wednesday 19 June"),
            ("left", "Wednesday 19 June"),
            ("G", "Friday 21 June"),
            ("n", "Friday 21 June"),
        ):
            await pilot.press(key)
            assert _holding(seen(app), day)


async def test_the_mouse_chooses_a_bar_and_opens_it(open_app, timeline_on):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await timeline_on(pilot)
        pane = app.screen.pane
        spot = (pane.view.gutter + 2 + 1, pane.plot[3])
        await pilot.click(pane, offset=spot)
        assert pane.cursor == 0
        await pilot.click(pane, offset=spot)
        await settled(app, pilot)
        assert app.desk.search == "happened:2024-06-19"


async def test_a_click_beside_the_card_closes_it(open_app, timeline_on):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await timeline_on(pilot)
        await pilot.click(offset=(0, 0))
        assert app.screen is app.desk


async def test_where_nobody_is_counted_it_says_what_to_do(library, open_app, timeline_on):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.desk.open_view(app.desk.view, search="prisoner")
        lines = await timeline_on(pilot, "left", "n", "minus", "w", "enter", "j")
        assert "Nobody killed or injured" in "".join(lines)
        assert "clear the search" in "".join(lines)


async def test_where_only_background_is_told_it_says_so(library, filled, open_app, timeline_on):
    del filled
    market = library.articles.numbers("title:market")[0]
    known = library.articles.get(market).facts
    assert known is not None
    background = tuple(c for c in known.casualties if c.status == "background")
    library.articles.put_facts(market, Facts(casualties=background), "2")
    app = open_app()
    async with app.run_test(size=(80, 40)) as pilot:
        app.desk.open_view(app.desk.view, search="title:market")
        lines = await timeline_on(pilot)
        assert "Nobody killed or injured" in "".join(lines)
        assert "background 61 – 1" in " ".join(_holding(lines, "background").split())


async def test_its_keys_are_mapped_like_any_others(open_app, timeline_on):
    app = open_app(keys={"z": "timeline-coarser", "x": "timeline"})
    async with app.run_test(size=(120, 40)) as pilot:
        lines = await timeline_on(pilot, "z")
        assert app.screen.pane.unit == "week"
        assert "+ z zoom" in "".join(lines)
        await pilot.press("question_mark")
        await pilot.press("escape")
        assert isinstance(app.screen, TimelineScreen)
        await pilot.press("x")
        assert app.screen is app.desk
        app.desk.action_do("timeline-coarser")
        await settled(app, pilot)
        assert app.screen.pane.unit == "week"


@pytest.mark.parametrize("width", [40, 60, 80, 200])
async def test_it_fits_every_width(open_app, timeline_on, width):
    app = open_app()
    async with app.run_test(size=(width, 34)) as pilot:
        lines = await timeline_on(pilot)
        pane = app.screen.pane
        drawn = ["".join(piece.text for piece in line) for line in pane.lines]
        assert [line for line in drawn if len(line.rstrip()) > pane.room] == []
        assert "by day" in "".join(lines)
        assert "Escape closes" in "".join(lines)


async def test_it_is_drawn_in_ascii_where_there_is_no_more(open_app, timeline_on):
    app = open_app()
    app.desk.setting = app.setting._replace(marks=ASCII)
    async with app.run_test(size=(100, 40)) as pilot:
        await timeline_on(pilot)
        pane = app.screen.pane
        assert "".join(piece.text for line in pane.lines for piece in line).isascii()
        assert any("##" in piece.text for line in pane.lines for piece in line)


def test_the_charting_library_is_not_there_until_it_is_wanted():
    code = "import sys, tui.app.handlers, tui.app.desk; print('plotext' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_a_week_starts_on_a_monday():
    assert timeline(DAYS, "week").bars[0].first.weekday() == date(2026, 1, 5).weekday() == 0
