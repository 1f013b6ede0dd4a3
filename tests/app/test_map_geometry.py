"""Where places are on the map, and which part of it is in view."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.screens.map.geometry import (
    CLOSEST,
    CLOSEST_FIT,
    Viewport,
    fitted,
    scale_bar,
    world_view,
)
from tui.world.projection import project, unproject

LATS = st.floats(-84, 84)
LONS = st.floats(-180, 179.999)
SIZES = st.tuples(st.integers(1, 300), st.integers(1, 90))
PLACES = st.lists(st.tuples(st.floats(-55, 72), LONS), min_size=1, max_size=12)
GOMA, SUVA, APIA = (-1.68, 29.22), (-18.14, 178.44), (-13.83, -171.77)


def views(size: tuple[int, int], place: tuple[float, float], scale: float) -> Viewport:
    return Viewport(*project(*place), scale, *size).clamped()


VIEWS = st.builds(views, SIZES, st.tuples(LATS, LONS), st.floats(1, CLOSEST))


@given(LATS, LONS)
def test_a_place_comes_back_from_the_map(lat, lon):
    back_lat, back_lon = unproject(*project(lat, lon))
    assert back_lat == pytest.approx(lat, abs=1e-6)
    assert math.cos(math.radians(back_lon - lon)) == pytest.approx(1, abs=1e-9)


def test_the_middle_and_the_edges_are_where_they_belong():
    assert project(0, 0) == (0.5, 0.5)
    assert project(0, -180)[0] == 0
    assert project(60, 0)[1] < 0.5 < project(-60, 0)[1]
    assert 0 <= project(90, 0)[1] < project(-90, 0)[1] <= 1


@given(VIEWS)
def test_a_view_is_never_too_close_nor_too_far_nor_beyond_the_poles(view):
    assert view.scale <= CLOSEST or view.scale == world_view(view.columns, view.rows).scale
    assert view.scale >= world_view(view.columns, view.rows).scale
    assert 0 < view.y < 1
    assert view.clamped() == view


@given(
    st.tuples(st.floats(-40, 40), LONS),
    st.floats(4_000, 20_000),
    st.floats(0.5, 4),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_what_is_under_the_mouse_stays_there_when_one_comes_closer(place, scale, factor, at):
    view = Viewport(*project(*place), scale, 120, 40)
    across, down = at[0] * view.width, at[1] * view.height
    closer = view.zoomed(factor, across, down)
    assert closer.scale == pytest.approx(scale * factor)
    assert closer.dot(*view.point(across, down)) == pytest.approx((across, down), abs=1e-3)


@given(PLACES, SIZES)
def test_a_fitted_view_shows_every_place(places, size):
    points = [project(*place) for place in places]
    view = fitted(points, *size)
    whole_scale = world_view(*size).scale
    for point in points:
        across, down = view.dot(*point)
        assert -1 <= across <= view.width + 1
        if view.scale > whole_scale * 1.1:
            assert -1 <= down <= view.height + 1


def test_a_fitted_view_leaves_a_margin_and_is_not_too_close():
    view = fitted([project(*GOMA)], 120, 40)
    assert view.cell(*project(*GOMA)) in {(60, 20), (59, 20), (60, 19)}
    assert view.scale == pytest.approx(view.width * CLOSEST_FIT)
    wide = fitted([project(*GOMA), project(50, 36)], 120, 40)
    columns = sorted(wide.cell(*project(*place))[0] for place in (GOMA, (50, 36)))
    rows = sorted(wide.cell(*project(*place))[1] for place in (GOMA, (50, 36)))
    assert columns[0] > 3
    assert columns[1] < 117
    assert rows[0] > 2
    assert rows[1] < 38


def test_places_on_both_sides_of_the_date_line_are_neighbours():
    view = fitted([project(*SUVA), project(*APIA)], 100, 30)
    suva, apia = view.cell(*project(*SUVA)), view.cell(*project(*APIA))
    assert suva[0] < apia[0]
    assert view.width / view.scale < 0.1


def test_without_places_the_whole_world_is_shown():
    assert fitted([], 100, 30) == world_view(100, 30)


def test_out_of_view_is_no_cell():
    view = fitted([project(*GOMA)], 100, 30)
    assert view.cell(*project(50, 36)) is None


@given(VIEWS, SIZES)
def test_another_window_shows_the_same_place(view, size):
    again = view.resized(*size)
    assert again.x == view.x
    assert (again.columns, again.rows) == size
    assert again.scale >= view.scale or view.scale > CLOSEST


@given(VIEWS, st.integers(1, 60))
def test_the_bar_of_the_scale_is_round_and_has_room(view, most):
    kilometres, cells = scale_bar(view, most)
    if kilometres:
        assert str(kilometres).rstrip("0") in {"1", "2", "5"}
        assert 1 <= cells <= most
        assert kilometres == pytest.approx(cells * 2 * view.kilometres, rel=0.6)
