"""The map's data is built from TopoJSON: cut, shared arcs told apart, simplified, and read back."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.world import build, coasts
from tui.world.projection import project

SQUARES = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [-180, -90]},
    # west square, the side that both share, east square, and an island across the date line
    "arcs": [
        [[200, 110], [-10, 0], [0, -10], [10, 0]],
        [[200, 100], [0, 10]],
        [[200, 110], [20, 0], [0, -10], [-20, 0]],
        [[358, 100], [-356, 0], [0, 4], [356, 0], [0, -4]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Westland"}},
                {"type": "MultiPolygon", "arcs": [[[2, 1]]], "properties": {"name": "Macedonia"}},
                {"type": "Polygon", "arcs": [[3]], "properties": {"name": "Island"}},
            ]
        }
    },
}


@pytest.fixture
def built(tmp_path, monkeypatch):
    for scale in ("110m", "50m", "10m"):
        (tmp_path / f"countries-{scale}.json").write_text(json.dumps(SQUARES), encoding="utf-8")
    target = tmp_path / "world.npz"
    build.build(tmp_path, target)
    monkeypatch.setattr(coasts, "TARGET", target)
    for read in (coasts._tier, coasts.names):
        read.cache_clear()
    yield target
    for read in (coasts._tier, coasts.names):
        read.cache_clear()


def units(lat: float, lon: float) -> tuple[int, int]:
    x, y = project(lat, lon)
    return round(x * coasts.UNITS), round(y * coasts.UNITS)


def test_what_two_countries_share_is_a_border_and_the_rest_coast(built):
    lines = coasts.lines(100)
    border = lines.border
    assert border.sum() == 1
    ends = {(int(lines.x[border][0]), int(lines.y[border][0]))}
    ends.add((int(lines.to_x[border][0]), int(lines.to_y[border][0])))
    assert ends == {units(10, 20), units(20, 20)}


def test_lines_are_cut_at_the_date_line_and_none_crosses_the_map(built):
    lines = coasts.lines(100)
    assert np.abs(lines.to_x - lines.x).max() < coasts.UNITS / 2
    assert {0, coasts.UNITS} <= set(lines.x.tolist()) | set(lines.to_x.tolist())


def test_names_stand_in_their_countries_and_are_those_of_today(built):
    names = coasts.names()
    assert set(names.names.tolist()) == {"Westland", "North Macedonia", "Island"}
    for number, west, east in ((0, 10, 20), (1, 20, 40), (2, 178, 182)):
        mine = names.country == number
        assert mine.sum() == build.SCANS
        assert names.left[mine].min() == pytest.approx(units(0, west)[0], abs=1)
        assert names.right[mine].max() == pytest.approx(units(0, east)[0], abs=1)


def test_the_same_package_gives_the_same_bytes(built, tmp_path):
    build.build(tmp_path, tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == built.read_bytes()


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=2, max_size=40))
def test_simplified_lines_keep_their_ends_and_are_never_far_off(points):
    kept = build.simplified(points, 8.0)
    assert kept[0] == points[0]
    assert kept[-1] == points[-1]
    rest = iter(points)
    assert all(point in rest for point in kept)
    for point in points:
        assert min(_off(point, one, other) for one, other in pairwise(kept)) <= 9


def _off(point, start, end) -> float:
    at, one, other = (np.array(value, float) for value in (point, start, end))
    along = other - one
    length = float(along @ along)
    share = 0.0 if not length else min(1.0, max(0.0, float((at - one) @ along) / length))
    return float(np.hypot(*(at - one - share * along)))


def test_what_is_shipped_is_whole_and_small():
    assert coasts.TARGET.stat().st_size < 1_000_000
    sizes = [len(coasts.lines(scale).x) for scale in (300, 2_000, 20_000)]
    assert sizes == sorted(sizes)
    assert sizes[0] > 5_000
    assert "Sudan" in coasts.names().names.tolist()
