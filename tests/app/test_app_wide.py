"""What a wide window has room for, and words that stand by themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from page import appears, settled

from tui.app.render.formatting import UNICODE
from tui.app.screens.timeline import drawing
from tui.app.screens.timeline.counts import Sum, Timeline, TimelineBar
from tui.library.countries import code_of, name_of

LINE = Timeline(
    unit="day",
    bars=(),
    countries=(("CD", Sum(4, 2, 1)), ("SY", Sum(1, 0, 1))),
    beside=(("background", Sum(4, 900, 0)),),
    total=Sum(5, 2, 2),
)


def told(lines):
    return ["".join(piece.text for piece in line).rstrip() for line in lines]


def test_a_wide_timeline_has_its_tables_side_by_side():
    narrow, wide = (told(drawing.tables(LINE, room, UNICODE)) for room in (100, 190))
    assert len(wide) < len(narrow)
    assert wide[0].startswith("By country")
    assert "Not drawn" in wide[0]
    assert any("DR Congo" in line and "background" in line for line in wide)
    assert max(map(len, wide)) <= 190
    assert sorted(" ".join(narrow).split()) == sorted(" ".join(wide).split())


@pytest.mark.parametrize(
    ("code", "name", "also"),
    [
        ("CD", "DR Congo", "Congo - Kinshasa"),
        ("CG", "Republic of the Congo", "Congo-Brazzaville"),
        ("MM", "Myanmar", "Burma"),
        ("HK", "Hong Kong", "Hong Kong SAR China"),
    ],
)
def test_countries_are_called_as_the_news_call_them(code, name, also):
    assert name_of(code) == name
    assert code_of(name) == code_of(also) == code


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("closer", ["Map: Closer"]),
        ("share", ["Let the account fetch this feed"]),  # by its id: no word of it begins so
        ("shown re", ["Mark all shown read"]),
        ("mkalrd", ["Mark all shown read"]),
        ("qwxz", []),
    ],
)
async def test_the_palette_finds_actions_by_their_words_before_it_takes_letters(
    filled, open_app, typed, found
):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("colon", *("space" if sign == " " else sign for sign in typed))
        await appears(app, pilot, "CommandList")
        await settled(app, pilot)
        options = app.screen.query_one("CommandList").options
        assert [option.hit.text for option in options if hasattr(option, "hit")] == found


def test_a_toll_of_long_ago_does_not_make_the_bars_of_now_thin():
    days = [date(2024, 6, 1) + timedelta(days=n) for n in range(400)]
    told_of = {0, *range(390, 400)}
    bars = tuple(
        TimelineBar(day, day, Sum(1, 3, 0) if n in told_of else Sum(), ())
        for n, day in enumerate(days)
    )
    view = drawing.view_of(LINE._replace(bars=bars), 399, 400, 112)
    assert view.cell == 11
    assert view.bars[-1] == bars[-1]
    assert set(bars[390:]) <= set(view.bars)
    every = tuple(bar._replace(sum=Sum(1, 3, 0)) for bar in bars)
    assert drawing.view_of(LINE._replace(bars=every), 399, 400, 112).cell == 2
