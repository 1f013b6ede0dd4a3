"""The map's mouse, keys, help and theme, and its characters on old terminals."""

from __future__ import annotations

import subprocess
import sys

import pytest
from atlas import fill, opened, rows, where
from page import lines, see, settled
from textual.events import MouseScrollUp

from tui.app.messages import ThemeChosen
from tui.app.render.formatting import ASCII
from tui.app.screens.map.geometry import world_view


@pytest.fixture
def world(library):
    return fill(library)


async def test_a_click_means_a_place_and_another_one_opens_it(world, open_app):
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await opened(app, pilot)
        at = where(app, "●")
        await pilot.click("#map", offset=at)
        await pilot.pause()
        assert screen.list.cursor == 1
        assert where(app, "[●]") == (at[0] - 1, at[1])
        await pilot.click("#map", offset=(2, 2))
        assert screen.list.cursor == 1
        await pilot.click("#places", offset=(4, 0))
        await pilot.pause()
        assert screen.list.cursor == 0
        await pilot.click("#places", offset=(4, 0))
        await settled(app, pilot)
        assert see(app).search == 'toll-place:"Goma, CD"'


async def test_the_mouse_drags_the_map_and_its_wheel_zooms(world, open_app):
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("plus", "plus", "c")
        at = where(app, "◉")
        there = at[0] + 10, at[1] + 3
        await pilot.mouse_down("#map", offset=at)
        await pilot.hover("#map", offset=there)
        await pilot.mouse_up("#map", offset=there)
        await pilot.pause()
        assert near(where(app, "◉"), there)
        await pilot.hover("#map", offset=at)
        assert near(where(app, "◉"), there)
        scale = screen.map.view.scale
        await pilot._post_mouse_events([MouseScrollUp], "#map", offset=there, button=0)
        await pilot.pause()
        assert screen.map.view.scale == pytest.approx(scale * 1.25)
        assert near(where(app, "◉"), there)


def near(one, other):
    """Whether two cells are the same or touch: a mark may stand at the edge of its cell."""
    return abs(one[0] - other[0]) <= 1 and abs(one[1] - other[1]) <= 1


async def test_the_bottom_line_names_keys_and_can_be_clicked(world, open_app):
    app = open_app(keys={"z": "map-in"})
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await opened(app, pilot)
        line = rows(app, "status")[0]
        assert "Enter articles  Esc close" in line
        assert "z closer" in line
        scale = screen.map.view.scale
        await pilot.click("#status", offset=(line.index("z closer"), 0))
        await pilot.press("z")
        await pilot.pause()
        assert screen.map.view.scale == pytest.approx(scale * 1.6**2)
        await pilot.click("#status", offset=(line.index("close"), 0))
        await pilot.pause()
        assert app.screen is app.main


async def test_help_opens_over_the_map_and_closes_to_it(world, open_app):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        assert app.screen is not screen
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is screen


async def test_the_map_wears_a_theme_that_is_put_on_while_it_is_open(world, open_app):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        app.post_message(ThemeChosen("dateline-light"))
        await settled(app, pilot)
        assert screen.map.theme.name == screen.list.theme.name == "dateline-light"
        assert screen.styles.background.hex.lower() == app.context.theme().css("ground")


async def test_an_action_of_the_map_that_is_chosen_by_name_opens_it(world, open_app):
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        see(app).do("map-world")
        await settled(app, pilot)
        assert app.screen.map.view == world_view(*app.screen.map.size)


async def test_a_key_may_mean_one_thing_on_the_desk_and_another_on_the_map(world, open_app):
    app = open_app(keys={"f": "read"})
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("0", "f")
        assert screen.map.view != world_view(*screen.map.size)


async def test_old_terminals_get_a_map_of_plain_characters(world, open_app):
    app = open_app(marks=ASCII)
    async with app.run_test(size=(140, 40)) as pilot:
        await opened(app, pilot)
        for pane in ("map", "places", "status"):
            assert all(line.isascii() for line in rows(app, pane))
        assert "Geneve" in "\n".join(rows(app, "map"))
        await pilot.press("G", "enter")
        await settled(app, pilot)
        assert see(app).search == 'place:"Genève"'


def test_nothing_of_the_map_is_imported_before_its_key():
    program = (
        "import sys, tui.app.app, tui.app.main.main_screen, tui.app.commands.open_map\n"
        "print([name for name in sys.modules if name.startswith(('tui.app.screens.map', 'numpy'))])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("screen", "ways"),
    [
        ("m", {"g": "k", "G": "j", "plus": "plus", "0": "minus"}),
        ("M", {"g": "h", "G": "l", "plus": "plus", "minus": "minus"}),
        ("number_sign", {"g": "k", "G": "j"}),
    ],
)
async def test_where_it_goes_no_further_a_key_says_so(filled, open_app, screen, ways):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(screen)
        await settled(app, pilot)
        for there, further in ways.items():
            await pilot.press(*[there] * 20, further)
            await pilot.pause()
            assert bottom(app) == "This is as far as it goes."
        await pilot.press("x" if screen == "number_sign" else "f")
        await settled(app, pilot)
        assert bottom(app) != "This is as far as it goes."


def bottom(app):
    """What the last line of the screen says."""
    return lines(app.screen.query("CardKeys, #status").last())[0].strip()
