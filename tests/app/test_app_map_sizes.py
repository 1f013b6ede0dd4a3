"""The map in windows of every size, and in one that is resized while it is open."""

from __future__ import annotations

import pytest
from atlas import fill, opened, rows
from page import see, settled


@pytest.fixture
def world(library):
    return fill(library)


@pytest.mark.parametrize("size", [(20, 4), (40, 24), (80, 12), (99, 30), (300, 90)])
async def test_every_size_can_be_used_and_left_for_another(world, open_app, size):
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("plus", "j")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert screen.map.size.width <= size[0]
        assert len(rows(app, "map")) == screen.map.size.height > 0
        beside = screen.query_one("#places-column").region.x > 0
        assert beside == (size[0] >= 100)
        await pilot.press("k", "left", "minus", "0", "f")
        assert "[◉]" in "\n".join(rows(app, "map"))
        await pilot.press("enter")
        await settled(app, pilot)
        assert see(app).headlines.count == 1


async def test_the_list_has_the_focus_again_where_it_has_room_again(world, open_app):
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await opened(app, pilot)
        assert screen.focused is screen.list
        for size in ((10, 4), (140, 40)):
            await pilot.resize_terminal(*size)
            await settled(app, pilot)
        assert screen.focused is screen.list


async def test_a_view_that_was_not_moved_fits_again_in_another_window(world, open_app):
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await opened(app, pilot)
        before = screen.map.view
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert screen.map.view.scale < before.scale
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        assert screen.map.view == before


@pytest.mark.parametrize("size", [(60, 24), (200, 50)])
async def test_the_desk_fits_the_window_that_was_resized_while_the_map_was_open(
    world, open_app, size
):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot)
        await pilot.resize_terminal(*size)
        await pilot.press("escape")
        await settled(app, pilot)
        left, middle, right = (see(app).widget(f"#{name}") for name in ("left", "middle", "right"))
        shown = [column for column in (left, middle, right) if column.display]
        assert len(shown) == (1 if size[0] < 80 else 3)
        assert sum(column.region.width for column in shown) == size[0]
