"""The timeline: what is drawn and counted, the keys and the mouse on it, what a bar opens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page import see, settled, status

from tui.app.render.formatting import ASCII
from tui.app.screens.timeline.chart import columns, with_values
from tui.app.screens.timeline.screen import TimelineScreen
from tui.model import Facts


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
        assert _holding(lines, "no country").split()[3:6] == ["70", "33", "4"]
        assert _holding(lines, "All that is drawn").split()[5:8] == ["84", "63", "5"]
        assert _holding(lines, "background").split()[2:5] == ["–", "–", "1"]
        assert "How it counts" in "".join(lines)


async def test_a_bar_opens_its_articles_and_the_search_is_kept(open_app, timeline_on):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await see(app).open(search="killed:14 OR killed:2 OR killed:19")
        lines = await timeline_on(pilot, "left")
        assert "Thursday 20 June 2024" in "".join(lines)
        await pilot.press("enter")
        await settled(app, pilot)
        assert see(app).search == "(killed:14 OR killed:2 OR killed:19) happened:2024-06-20"
        assert see(app).headlines.count == 2
        assert status(app) == "20 June 2024: 2 articles. q goes back to the timeline."
        await pilot.press("q")
        await settled(app, pilot)
        assert "Thursday 20 June 2024" in "".join(seen(app))
        await pilot.press("enter")
        await settled(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        assert see(app).headlines.count == 11


@pytest.mark.parametrize("key", ["escape", "q", "M"])
async def test_the_timeline_closes_and_leaves_all_as_it_was(open_app, timeline_on, key):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await timeline_on(pilot, "left")
        await pilot.press(key)
        assert app.screen is app.main
        assert (see(app).search, see(app).headlines.count) == ("", 11)


async def test_asked_for_again_while_it_counts_it_opens_once(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        see(app).do("timeline")
        see(app).do("timeline")
        await settled(app, pilot)
        assert isinstance(app.screen, TimelineScreen)
        await pilot.press("escape")
        assert app.screen is app.main


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
        pane = app.screen.pane
        for key in ("w", "minus", "plus", "minus", "minus", "w", "minus"):
            await pilot.press(key)
            assert pane.view.line.bars[pane.cursor].sum.articles
        assert "June 2024  †84 killed" in "".join(seen(app))
        await pilot.press("enter")
        await settled(app, pilot)
        assert (see(app).search, see(app).headlines.count) == ("happened:2024-06", 5)


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
        assert see(app).search == "happened:2024-06-19"


async def test_a_click_beside_the_card_closes_it(open_app, timeline_on):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await timeline_on(pilot)
        await pilot.click(offset=(0, 0))
        assert app.screen is app.main


async def test_where_nobody_is_counted_it_says_what_to_do(library, open_app, timeline_on):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app).open(search="prisoner")
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
        await see(app).open(search="title:market")
        lines = await timeline_on(pilot)
        assert "Nobody killed or injured" in "".join(lines)
        assert "background – – 1" in " ".join(_holding(lines, "background").split())


async def test_its_keys_are_mapped_like_any_others(open_app, timeline_on):
    app = open_app(keys={"z": "timeline-coarser", "x": "timeline"})
    async with app.run_test(size=(120, 40)) as pilot:
        lines = await timeline_on(pilot, "z")
        assert app.screen.pane.unit == "week"
        assert "+ finer  z coarser" in lines[-1]
        await pilot.press("question_mark")
        await pilot.press("escape")
        assert isinstance(app.screen, TimelineScreen)
        await pilot.press("x")
        assert app.screen is app.main
        see(app).do("timeline-coarser")
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
        assert "Esc close" in lines[-1]


async def test_it_is_drawn_in_ascii_where_there_is_no_more(open_app, timeline_on):
    app = open_app(marks=ASCII)
    async with app.run_test(size=(100, 40)) as pilot:
        await timeline_on(pilot)
        pane = app.screen.pane
        assert "".join(piece.text for line in pane.lines for piece in line).isascii()
        assert any("##" in piece.text for line in pane.lines for piece in line)


@given(
    st.lists(st.integers(0, 5_000), max_size=30),
    st.integers(2, 9),
    st.integers(1, 20),
    st.booleans(),
)
def test_bars_are_as_high_as_their_values(values, cell, height, halves):
    lines = columns(values, cell, height, halves=halves)
    assert [len(line) for line in lines] == [cell * len(values)] * height
    fine = 2 if halves else 1
    for index, value in enumerate(values):
        bar = [line[index * cell : (index + 1) * cell] for line in lines]
        assert {part[-1] for part in bar} == {" "}
        steps = sum({"█": 2, "#": 1, "▄": 1}.get(part[0], 0) for part in bar)
        assert abs(steps - value * height * fine / max([*values, 1])) < 1
        assert bool(steps) == bool(value)
        assert bar == sorted(bar, key=lambda part: " ▄█#".index(part[0]))


def test_bars_are_drawn_in_half_blocks_or_plain_characters():
    assert columns((1, 0, 4), 3, 2, halves=True) == ("      ██ ", "▄▄    ██ ")
    assert columns((1, 0, 4), 3, 2, halves=False) == ("      ## ", "##    ## ")
    assert columns((2, 0), 1, 1, halves=True) == ("█ ",)
    assert columns((0, 0), 2, 1, halves=True) == ("    ",)


def test_values_stand_over_their_bars_where_all_of_them_have_room():
    values = (1, 0, 12, 6)
    bars = ["            ", *columns(values, 3, 2, halves=True)]
    assert with_values(bars, values, 3) == ("      12    ", "1     ██ 6  ", "▄▄    ██ ██ ")
    assert with_values(bars, (1, 0, 120, 6), 3) == tuple(bars)
    assert with_values([], (), 3) == ()


async def test_the_bars_say_their_values(open_app, timeline_on):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        lines = await timeline_on(pilot)
        above = [line.split() for line in lines[lines.index(_holding(lines, "† Killed")) :]]
        assert [word for words in above[:14] for word in words if word in ("60", "14", "10")] != []


async def test_bars_have_a_ground_of_their_own_so_that_no_font_stripes_them(open_app, timeline_on):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await timeline_on(pilot)
        strips = app.screen._compositor.render_strips()
        full = [s for strip in strips for s in strip if set(s.text) == {"█"}]
        assert full
        assert all(segment.style.bgcolor == segment.style.color for segment in full)


async def test_no_name_of_a_table_is_cut_in_a_narrow_window(open_app, timeline_on):
    app = open_app()
    async with app.run_test(size=(40, 60)) as pilot:
        drawn = "\n".join(await timeline_on(pilot))
        assert "no country" in drawn
        assert "All that is drawn" in drawn
