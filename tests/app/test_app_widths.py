"""Panes are as wide as the reader wants them, and stay so."""

from __future__ import annotations

import json

import pytest
from page import see, settled, shown, status

from tui.app.render.column_widths import LEFT_LEAST, MIDDLE_LEAST, RIGHT_LEAST, layout
from tui.app.session_state import SessionState, Shares, load, save


def widths(app):
    columns = (see(app).widget(f"#{name}") for name in ("left", "middle", "right"))
    return tuple(
        column.size.width + column.gutter.width if column.display else 0 for column in columns
    )


async def test_columns_are_made_wider_and_narrower_and_stay_so(filled, open_app):
    app = open_app()
    async with app.run_test(size=(160, 40)) as pilot:
        left, middle, right = widths(app)
        await pilot.press("2", "greater_than_sign", "greater_than_sign")
        await pilot.press("4", "less_than_sign")
        await pilot.pause()
        assert widths(app) == (left + 8, middle - 4, right - 4)
        await pilot.press("3", "greater_than_sign")
        await pilot.pause()
        chosen = widths(app)
        assert chosen == (left + 8, middle, right - 8)
        await pilot.press("Q")
    again = open_app()
    async with again.run_test(size=(160, 40)) as pilot:
        await pilot.pause()
        assert widths(again) == chosen
        await pilot.resize_terminal(100, 40)
        await pilot.press("2")
        await pilot.pause()
        assert widths(again)[0] == 42  # two columns have shares of their own
        await pilot.resize_terminal(160, 40)
        await pilot.press("equals_sign")
        await pilot.pause()
        assert widths(again) == (left, middle, right)


@pytest.mark.parametrize("width", [80, 116, 117, 130, 200, 400])
@pytest.mark.parametrize("focus", ["headlines", "article", "facts"])
@pytest.mark.parametrize("share", [0.001, 0.3, 0.999])
def test_no_share_makes_a_column_useless(width, focus, share):
    sizes = layout(width, focus, facts=True, shares=Shares(share, share, share, share, share))
    assert sum(sizes) == width
    for size, least in zip(sizes, (LEFT_LEAST, MIDDLE_LEAST, RIGHT_LEAST), strict=True):
        assert size == 0 or size >= least


async def test_a_rule_is_dragged_with_the_mouse(filled, open_app):
    app = open_app()
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.mouse_down("#middle", offset=(0, 10))
        await pilot.hover(offset=(70, 10))
        await pilot.mouse_up(offset=(70, 10))
        await pilot.pause()
        assert widths(app)[0] == 70
        right = see(app).widget("#right").region.x
        await pilot.mouse_down(offset=(right, 10))
        await pilot.hover(offset=(right - 6, 10))
        await pilot.mouse_up(offset=(right - 6, 10))
        await pilot.hover(offset=(20, 10))
        await pilot.pause()
        assert see(app).widget("#right").region.x == right - 6
        assert see(app).headlines.cursor == 0


async def test_the_rule_above_the_headlines_is_dragged_and_has_keys(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 30)) as pilot:
        height = see(app).feeds.size.height
        await pilot.press("left_curly_bracket", "left_curly_bracket")
        await pilot.pause()
        assert see(app).feeds.size.height == height - 2
        title = see(app).widget("#headlines-title").region.y
        await pilot.mouse_down("#headlines-title")
        await pilot.hover(offset=(3, title - 2))
        await pilot.mouse_up(offset=(3, title - 2))
        await pilot.pause()
        assert see(app).feeds.size.height == height - 4
        await pilot.press("right_curly_bracket")
        await pilot.pause()
        assert see(app).feeds.size.height == height - 3
        await pilot.press(*["left_curly_bracket"] * 30)
        await pilot.pause()
        assert see(app).feeds.size.height == 3


async def test_lines_of_text_are_as_long_as_was_chosen(filled, open_app):
    app = open_app(reading_width=60)
    async with app.run_test(size=(200, 40)) as pilot:
        await pilot.press("left_parenthesis", "left_parenthesis")
        await pilot.pause()
        assert see(app).article.text_width == 52
        assert max(len(line.strip()) for line in shown(app, "article")) <= 52
        assert status(app) == "Reading width: 52 columns."
        await pilot.press(*["left_parenthesis"] * 9)
        await pilot.pause()
        assert see(app).article.text_width == 40
        await pilot.press(*["right_parenthesis"] * 40)
        await pilot.pause()
        assert see(app).article.reading_width == 160
        assert "the pane has room for" in status(app)
        await pilot.press("left_parenthesis")  # from what is seen, not from what has no room
        await pilot.pause()
        assert see(app).article.text_width < see(app).article.room_for_text
        chosen = see(app).article.reading_width
        await pilot.press("Q")
    again = open_app(reading_width=60)
    async with again.run_test(size=(200, 40)) as pilot:
        await pilot.pause()
        assert see(again).article.reading_width == chosen
        await pilot.press("equals_sign")
        await settled(again, pilot)
        assert see(again).article.text_width == 60


def test_a_screen_that_was_left_in_disorder_is_no_matter(tmp_path):
    kept = SessionState(shares=Shares(three_left=0.4), reading_width=88)
    save(tmp_path, kept)
    assert load(tmp_path) == kept
    for shares in ([], {"three_left": "wide"}, {"three_left": 7.5}, {"three_left": -1.0}):
        (tmp_path / "screen.json").write_text(json.dumps({"shares": shares, "facts": False}))
        assert load(tmp_path) == SessionState(facts=False)


def test_a_screen_that_cannot_be_kept_leaves_nothing_behind(tmp_path):
    (tmp_path / "screen.json").mkdir()
    save(tmp_path, SessionState())
    assert [path.name for path in tmp_path.iterdir()] == ["screen.json"]
