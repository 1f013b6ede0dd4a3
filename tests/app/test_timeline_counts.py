"""What the timeline counts and how its bars are drawn, without an app."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tui.app.render.formatting import UNICODE
from tui.app.screens.timeline import counts, drawing
from tui.app.screens.timeline.chart import columns
from tui.app.screens.timeline.counts import Sum, timeline
from tui.library.survey import DayCount


def event(day: str, killed: int, injured: int = 0, country: str | None = "SY", articles: int = 1):
    return DayCount(day, "event", country, articles, killed, injured)


DAYS = (
    event("2025", 3),
    event("2025-12", 5),
    event("2025-12-28", 1),
    event("2026-01-04", 4, 2),
    event("2026-01-04", 1, 0, None),
    event("2026-01-05", 7, 1, "UA", 2),
    DayCount("2026-01-05", "background", "UA", 4, 900, 0),
    DayCount("2026-01-05", "denied", "UA", 1, 0, 6),
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
        ("background", Sum(4)),
        ("denied", Sum(1)),
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


def test_a_week_starts_on_a_monday():
    assert timeline(DAYS, "week").bars[0].first.weekday() == date(2026, 1, 5).weekday() == 0


def test_the_countries_of_a_bar_end_at_a_whole_one():
    days = [event("2026-01-04", n, n, code) for n, code in enumerate(("SY", "UA", "NP", "FR"), 10)]
    view = drawing.view_of(timeline(days, "day"), 0, 0, 100)

    def countries(room: int) -> str:
        return "".join(run.text for run in drawing.under_cursor(view, room, UNICODE)[-1])

    assert countries(100) == "France †13 ‡13  Nepal †12 ‡12  Ukraine †11 ‡11  Syria †10 ‡10"
    assert countries(50) == "France †13 ‡13  Nepal †12 ‡12  and 2 more"
    assert countries(27) == "France †13 ‡13  and 3 more"
    assert countries(12) == "4 countries"


def test_the_last_bar_is_named_and_names_keep_apart():
    days = [event(f"2026-{month:02}-03", 1) for month in range(1, 12)]
    for room in (40, 61, 118):
        view = drawing.view_of(timeline(days, "month"), 10, 0, room)
        _, times = drawing.axis(view, UNICODE)
        text = "".join(run.text for run in times)
        assert text.endswith("Nov 2026")
        assert re.fullmatch(r" +(?:[A-Z][a-z]{2,4} \d{4} {2,})*Nov 2026", text)
