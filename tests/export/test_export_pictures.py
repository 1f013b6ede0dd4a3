"""The pictures of a brief: a map with its places in it, a timeline without gaps in time."""

from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tui.export.areas import Area
from tui.export.svg_map import WIDTH, draw_map
from tui.export.svg_timeline import bars, draw_timeline, period
from tui.library.survey import PlaceCount
from tui.library.tally import Estimate, TallyRow

SVG = {"s": "http://www.w3.org/2000/svg"}
KUTUM = PlaceCount("Kutum <&>", "SD", 14.2, 24.67, 1, 27, 60)
GOMA = PlaceCount("Goma", "CD", -1.68, 29.22, 1, 0, 3)
SUVA = PlaceCount("Suva", "FJ", -18.14, 178.44, 1, 4, 0)
PLACES = st.builds(
    PlaceCount,
    st.text(st.characters(exclude_categories=["C"]), max_size=20),
    st.none(),
    st.floats(-80, 80),
    st.floats(-180, 180),
    st.just(1),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
)


def parsed(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


def texts(root: etree._Element) -> list[str]:
    return ["".join(text.itertext()) for text in root.iterfind(".//s:text", SVG)]


def row(killed: tuple[int, int, int] | None, injured: tuple[int, int, int] | None = None):
    both = (killed and Estimate(*killed), injured and Estimate(*injured))
    return TallyRow((None,), *both, 1, 1)


def test_a_map_names_its_places_and_draws_disks_and_rings():
    root = parsed(draw_map([KUTUM, GOMA]))
    assert {"Kutum <&>27", "Goma"} <= set(texts(root))
    disk, ring = root.iterfind(".//s:circle", SVG)
    assert (disk.get("fill"), ring.get("fill")) == ("#a31621", "none")
    assert float(disk.get("r")) > float(ring.get("r"))
    assert disk.findtext("s:title", namespaces=SVG) == "Kutum <&>: 27 killed, 60 injured"
    assert "Sudan" in texts(root)
    assert len(root.findall(".//s:path", SVG)) == 2


def test_no_name_stands_on_the_disk_of_another_place():
    west = PlaceCount("Labbezanga", "ML", 14.95, 0.7, 1, 28, 40)
    east = PlaceCount("Ansongo", "ML", 15.2, 2.6, 1, 27, 0)
    root = parsed(draw_map([west, east, KUTUM, PlaceCount("Dakar", "SN", 14.7, -17.4, 1, 1, 0)]))
    starts = {text.text: float(text.get("x")) for text in root.iterfind(".//s:text", SVG)}
    disks = sorted(float(disk.get("cx")) for disk in root.iterfind(".//s:circle", SVG))
    _, middle, beside, _ = disks
    assert starts["Labbezanga"] < middle < beside < starts["Ansongo"]


def test_somewhere_in_a_country_is_a_square_as_large_as_its_disk_would_be():
    root = parsed(draw_map([KUTUM, Area("Chad", "TD", 15.4, 18.7, 1, 27, 0)]))
    (disk,), (square,) = root.findall(".//s:circle", SVG), root.findall(".//s:rect[s:title]", SVG)
    area = math.pi * float(disk.get("r")) ** 2
    assert float(square.get("width")) ** 2 == pytest.approx(area, rel=0.02)
    assert square.findtext("s:title", namespaces=SVG) == "somewhere in Chad: 27 killed, 0 injured"
    assert "in Chad27" in texts(root)


@settings(max_examples=15)
@given(st.lists(PLACES, min_size=1, max_size=5))
def test_every_place_stands_inside_the_map(places):
    root = parsed(draw_map(places))
    height = float(root.get("height"))
    circles = root.findall(".//s:circle", SVG)
    assert len(circles) == len(places)
    for circle in circles:
        assert -1 <= float(circle.get("cx")) <= WIDTH + 1
        assert -1 <= float(circle.get("cy")) <= height + 1


def test_places_all_around_the_world_are_shown_with_it():
    root = parsed(draw_map([KUTUM, SUVA, SUVA._replace(name="Apia", lon=-171.77)]))
    xs = [float(circle.get("cx")) for circle in root.iterfind(".//s:circle", SVG)]
    assert max(xs) - min(xs) > WIDTH * 0.9


@pytest.mark.parametrize(
    ("last", "of"),
    [(date(2026, 3, 31), "day"), (date(2026, 6, 1), "week"), (date(2028, 1, 1), "month")],
)
def test_a_bar_stands_for_as_much_time_as_has_room(last, of):
    assert period([date(2026, 3, 1), last]) == of


@pytest.mark.parametrize(
    ("of", "labels", "drawn"),
    [
        ("day", ("2026-02-27", "2026-03-01"), ["2026-02-27", "2026-02-28", "2026-03-01"]),
        ("week", ("2025-W52", "2026-W02"), ["2025-W52", "2026-W01", "2026-W02"]),
        ("month", ("2025-12", "2026-02"), ["2025-12", "2026-01", "2026-02"]),
    ],
)
def test_no_time_between_the_first_and_the_last_is_left_out(of, labels, drawn):
    rows = dict.fromkeys(labels, row((1, 1, 1)))
    made = bars(rows, of)
    assert [bar.label for bar in made] == drawn
    assert [bar.row is None for bar in made] == [False, True, False]


def test_a_bar_is_as_high_as_its_number_and_a_line_spans_what_is_stated():
    rows = {"2026-03-01": row((10, 20, 40)), "2026-03-02": row((40, 40, 40))}
    root = parsed(draw_timeline(bars(rows, "day")))
    _, *rects = root.iterfind(".//s:rect", SVG)
    first, second = (float(rect.get("height")) for rect in rects)
    assert second == pytest.approx(2 * first, abs=0.2)
    spans = [path for path in root.iterfind(".//s:path", SVG) if "V" in path.get("d")]
    assert len(spans) == 1
    assert {"killed", "0", "10", "40", "2026-03-01"} <= set(texts(root))
    assert "injured" not in texts(root)


def test_a_small_number_beside_a_large_one_can_be_seen_and_none_cannot():
    rows = {"2026-01": row((3, 3, 3)), "2026-02": row((9000,) * 3), "2026-03": row((0, 0, 0))}
    _, *rects = parsed(draw_timeline(bars(rows, "month"))).iterfind(".//s:rect", SVG)
    least, _, none = (float(rect.get("height")) for rect in rects)
    assert least >= 2
    assert none == 0


def test_injured_alone_have_their_panel():
    assert "injured" in texts(
        parsed(draw_timeline(bars({"2026-03": row(None, (0, 0, 0))}, "month")))
    )


@pytest.mark.parametrize("count", [1, 2, 8, 12, 25, 61])
def test_first_and_last_have_labels_within_the_picture_none_over_another(count):
    days = [f"{date(2024, 5, 3) + timedelta(days=n)}" for n in range(count)]
    root = parsed(draw_timeline(bars({days[0]: row((1, 2, 3)), days[-1]: row((3, 3, 3))}, "day")))
    labels = [text for text in root.iterfind(".//s:text", SVG) if text.text in days]
    assert {labels[0].text, labels[-1].text} == {days[0], days[-1]}
    middles = [float(label.get("x")) for label in labels]
    assert min(middles) > 60
    assert max(middles) < WIDTH - 30
    assert all(b - a > 66 for a, b in pairwise(middles))


def test_no_name_of_a_country_is_covered_by_a_disk():
    towns = [
        PlaceCount(f"t{lat}", "SD", lat, lon, 1, 200, 0)
        for lat in range(10, 21)
        for lon in range(24, 36, 2)
    ]
    root = parsed(draw_map(towns))
    names = [t for t in root.iterfind(".//s:text", SVG) if t.get("letter-spacing")]
    assert names
    for name in names:
        x, y, half = float(name.get("x")), float(name.get("y")), len(name.text) * 3.5
        for disk in root.iterfind(".//s:circle", SVG):
            near_x = max(x - half, min(float(disk.get("cx")), x + half))
            away = math.dist((near_x, y - 4), (float(disk.get("cx")), float(disk.get("cy"))))
            assert away > float(disk.get("r")) - 5, name.text
