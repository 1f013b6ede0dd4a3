"""Lines into dots, words over them, and the whole picture."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.render.formatting import ASCII
from tui.app.screens.map import frame, raster
from tui.app.screens.map.canvas import Canvas, width
from tui.app.screens.map.frame import Spot
from tui.app.screens.map.geometry import Viewport, fitted, world_view
from tui.world import coasts
from tui.world.projection import project, unproject

NUMBERS = st.integers(0, coasts.UNITS)
STEPS = st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.booleans()), max_size=6)


def spot(name: str, lat: float, lon: float, killed: int = 0, *, harmed: bool = True) -> Spot:
    return Spot(*project(lat, lon), name, killed, harmed)


GOMA = spot("Goma", -1.68, 29.22, 120)
KIRKUK = spot("Kirkuk", 35.47, 44.39, 14)
SUVA = spot("Suva", -18.14, 178.44, 2)
GENEVA = spot("Geneva", 46.2, 6.14, harmed=False)
SPOTS = (GOMA, KIRKUK, SUVA, GENEVA)


def lines(*steps: tuple[int, int, int, int, bool]) -> coasts.Lines:
    columns = np.array([step[:4] for step in steps], np.int32).reshape(-1, 4).T
    return coasts.Lines(*columns, np.array([step[4] for step in steps], bool))


def dots(cells) -> set[tuple[int, int]]:
    """The dots of Braille cells as (across, down), read from the standard's numbering."""
    order = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
    return {
        (column * 2 + across, row * 4 + down)
        for (row, column), pattern in np.ndenumerate(cells)
        for bit, (across, down) in enumerate(order)
        if int(pattern) >> bit & 1
    }


def words(drawn: frame.Frame) -> list[str]:
    return ["".join(text for text, _ in line) for line in drawn.lines]


def roles(drawn: frame.Frame) -> dict[str, str]:
    return {text.strip(): role for line in drawn.lines for text, role in line}


def test_a_line_has_a_dot_at_each_step_of_its_longer_side():
    # the middle of the map is the middle of the window, and a unit is a dot
    view = Viewport(0.5, 0.5, coasts.UNITS, 10, 5)
    middle = coasts.UNITS // 2
    drawn = raster.draw(lines((middle - 4, middle, middle + 4, middle + 2, False)), view)
    assert dots(drawn.coasts) == {
        (6, 10), (7, 10), (8, 10), (9, 11), (10, 11), (11, 11), (12, 12), (13, 12), (14, 12)
    }  # fmt: skip
    assert not drawn.borders.any()


@given(STEPS, st.floats(1, 60_000), NUMBERS, st.integers(1, 60), st.integers(1, 20))
def test_any_lines_in_any_view_are_dots_of_the_window(steps, scale, x, columns, rows):
    view = Viewport(x / coasts.UNITS, 0.5, scale, columns, rows).clamped()
    drawn = raster.draw(lines(*steps), view)
    assert drawn.coasts.shape == drawn.borders.shape == (rows, columns)
    for coast in (True, False):
        if not any(step[4] != coast for step in steps):
            assert not (drawn.coasts if coast else drawn.borders).any()


@given(NUMBERS, NUMBERS, st.integers(20, 2000))
def test_both_ends_of_a_line_in_view_are_lit_and_the_way_has_no_gap(x, y, reach):
    view = Viewport(x / coasts.UNITS, y / coasts.UNITS, 40_000, 40, 20)
    ends = (x - reach // 3, y - reach // 9, x + reach // 4, y + reach // 7)
    lit = dots(raster.draw(lines((*ends, True)), view).borders)
    for point in (ends[:2], ends[2:]):
        across, down = view.dot(*(value / coasts.UNITS for value in point))
        if 0 <= across < view.width and 0 <= down < view.height:
            assert (int(across), int(down)) in lit
    whole_way = sorted(lit)
    for (one, below), (other, under) in pairwise(whole_way):
        assert other - one <= 1
        assert abs(under - below) <= 1 or other == one


def test_the_world_goes_on_across_the_date_line():
    view = Viewport(*project(-17, 180), 4_000, 60, 20)
    lit = dots(raster.draw(coasts.lines(view.scale), view).coasts)
    assert any(across < 60 for across, _ in lit)
    assert any(across >= 60 for across, _ in lit)


def test_a_window_wider_than_the_world_shows_it_once():
    view = world_view(300, 20)
    lit = dots(raster.draw(coasts.lines(view.scale), view).coasts)
    margin = (view.width - view.scale) / 2
    assert min(across for across, _ in lit) >= int(margin) - 1
    assert max(across for across, _ in lit) <= view.width - int(margin) + 1


@pytest.mark.parametrize("scale", [2_000, 20_000])
@pytest.mark.parametrize(
    ("place", "coast", "border"),
    [
        ((-4.31, 15.28), False, True),  # Kinshasa, with Brazzaville across the river
        ((5.55, -0.2), True, False),  # Accra
        ((24.8, 66.9), True, False),  # Karachi
        ((64.0, 100.0), False, False),  # Evenkia
    ],
)
def test_coasts_and_borders_are_where_they_are_on_the_ground(scale, place, coast, border):
    drawn = raster.draw(coasts.lines(scale), Viewport(*project(*place), scale, 4, 2))
    assert drawn.coasts.any() == coast
    assert drawn.borders.any() == border


def test_without_braille_the_strokes_lean_as_the_dots_do():
    signs = raster.characters(braille=False)
    falling, rising, upright, high, low = 0b10000001, 0b01011000, 0b01000111, 0b00001001, 0b11000000
    assert [chr(signs[n]) for n in (0, falling, rising, upright, high, low)] == list(" \\/|'.")
    assert all(code < 128 for code in signs)
    assert chr(raster.characters(braille=True)[0b10000001]) == "⢁"


def test_words_take_their_cells_and_leave_one_beside():
    canvas = Canvas(12, 2)
    canvas.name(2, 0, "Goma", "text")
    assert not canvas.has_room(7, 0, 3)
    assert canvas.has_room(8, 0, 3)
    assert canvas.has_room(2, 1, 4)
    assert not canvas.has_room(9, 1, 4)
    assert not canvas.has_room(-1, 1, 4)


def test_wide_and_combining_characters_keep_the_row_as_long_as_it_is():
    canvas = Canvas(10, 1)
    canvas.write(1, 0, "東京é", "text")
    assert width("東京é") == 5
    (line,) = canvas.lines()
    assert "".join(text for text, _ in line) == " 東京é    "


def test_words_that_reach_beyond_the_edge_are_cut():
    canvas = Canvas(5, 1)
    canvas.write(3, 0, "Goma", "text")
    canvas.write(0, 4, "Goma", "text")
    (line,) = canvas.lines()
    assert "".join(text for text, _ in line) == "   Go"
    canvas = Canvas(5, 1)
    canvas.write(2, 0, "東京", "text")
    (line,) = canvas.lines()
    assert "".join(text for text, _ in line) == "  東 "


def test_marks_say_how_many_were_killed():
    view = world_view(140, 45)
    drawn = frame.draw(view, SPOTS, None)
    found = words(drawn)
    for place, sign, role in ((GOMA, "◉", "big"), (KIRKUK, "●", "toll"), (SUVA, "•", "toll")):
        column, row = view.cell(place.x, place.y)
        assert found[row][column] == sign
        assert roles(drawn)[sign] == role
    column, row = view.cell(GENEVA.x, GENEVA.y)
    assert found[row][column] == "◦"
    assert drawn.nearest(column, row) == SPOTS.index(GENEVA)
    assert drawn.nearest(column + 1, row) == SPOTS.index(GENEVA)
    assert drawn.nearest(5, 20) is None


def test_the_chosen_place_is_marked_and_named_before_all():
    view = fitted([GENEVA[:2]], 60, 20)
    near = spot("Lausanne", 46.2, 6.14, 500)
    found = "\n".join(words(frame.draw(view, (near, GENEVA), 1)))
    assert "[◦] Geneva" in found
    assert "Lausanne" not in found
    found = "\n".join(words(frame.draw(view, (near, GENEVA), None)))
    assert "◉ Lausanne" in found


def test_who_was_harmed_is_named_before_who_was_not():
    view = fitted([GENEVA[:2]], 60, 20)
    crowd = [spot(f"Quiet {n}", 46.2 + n / 50, 6.6 + n / 40, harmed=False) for n in range(30)]
    found = "\n".join(words(frame.draw(view, (KIRKUK, *crowd, spot("Annecy", 45.9, 6.1, 3)), None)))
    assert "• Annecy" in found


def test_countries_are_named_when_there_is_room_and_not_twice():
    found = "\n".join(words(frame.draw(Viewport(*project(0, 24), 3_000, 120, 40), (), None)))
    assert "DEM. REP. CONGO" in found
    assert "UGANDA" in found
    uganda = spot("Uganda", 1.3, 32.3, 4)
    found = "\n".join(words(frame.draw(Viewport(*project(0, 24), 3_000, 120, 40), (uganda,), None)))
    assert "Uganda" in found
    assert "UGANDA" not in found
    assert "CONGO" not in "\n".join(words(frame.draw(world_view(120, 40), (), None)))


def test_a_country_across_the_date_line_has_its_name_inside():
    view = Viewport(*project(62, 100), 900, 120, 30).clamped()
    rows = words(frame.draw(view, (), None))
    row = next(row for row, line in enumerate(rows) if "RUSSIA" in line)
    lat, lon = unprojected(view, rows[row].index("RUSSIA") + 3, row)
    assert 50 < lat < 75
    assert 40 < lon < 170


def unprojected(view: Viewport, column: int, row: int) -> tuple[float, float]:
    return unproject(*view.point(column * 2, row * 4))


def test_an_old_terminal_gets_plain_characters():
    drawn = frame.draw(fitted([GOMA[:2], KIRKUK[:2]], 100, 30), SPOTS, 0, ASCII)
    assert all(line.isascii() for line in words(drawn))
    assert any("[@] Goma" in line for line in words(drawn))
    ivory = Viewport(*project(7.5, -5.5), 4_000, 100, 30)
    assert "COTE D'IVOIRE" in "\n".join(words(frame.draw(ivory, (), None, ASCII)))
    assert "CÔTE D'IVOIRE" in "\n".join(words(frame.draw(ivory, (), None)))


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=14)


@settings(max_examples=60)
@given(
    st.lists(
        st.builds(
            Spot,
            st.floats(0, 0.999),
            st.floats(0.2, 0.8),
            NAMES,
            st.integers(0, 300),
            st.booleans(),
        ),
        max_size=25,
    ),
    st.integers(1, 130),
    st.integers(1, 45),
)
def test_any_places_make_a_picture_as_large_as_the_window(spots, columns, rows):
    view = fitted([place[:2] for place in spots], columns, rows)
    drawn = frame.draw(view, spots, 0 if spots else None)
    assert [cell_len(line) for line in words(drawn)] == [columns] * rows
    for cell, index in drawn.spots.items():
        assert view.cell(spots[index].x, spots[index].y) == cell


def test_no_mark_is_written_over_by_what_the_marks_mean():
    view = world_view(140, 45)
    found = words(frame.draw(view, [], None))
    assert "killed • 1+ ● 10+ ◉ 100+" in found[view.rows - 1]
    below = next(
        Spot(x / 100, y / 100, "", 5, harmed=True)
        for y in range(100)
        for x in range(100)
        if (cell := view.cell(x / 100, y / 100)) and cell[1] == view.rows - 1 and 1 < cell[0] < 20
    )
    drawn = words(frame.draw(view, [below], None))
    column, row = view.cell(below.x, below.y)
    assert drawn[row][column] == "•"
    assert "killed" not in drawn[row]
    assert "killed" in drawn[0]
