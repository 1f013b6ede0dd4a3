"""The map on the screen: opened, looked about in, resized, and left for a place's articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from atlas import fill, opened, rows, where
from page import see, settled, status, text

from tui.app.screens.map.geometry import world_view
from tui.app.screens.map.places import MapCounts, MapPlace, asking, places_of
from tui.app.screens.map.screen import MapScreen
from tui.model import Casualty, Facts, Place, Range, Toll


@pytest.fixture
def world(library):
    return fill(library)


async def test_the_map_shows_places_by_how_many_were_killed(world, open_app):
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        await opened(app, pilot)
        listed = [line.split() for line in rows(app, "places")[:5]]
        assert listed[0][-2:] == ["†120", "‡40"]
        assert "Lebanon" in listed[2]
        assert [words[0] for words in listed] == ["▌Goma", "Tripoli", "Tripoli", "Suva", "Genève"]
        drawn = "\n".join(rows(app, "map"))
        assert "[◉] Goma" in drawn
        assert "● Tripoli" in drawn
        title = app.screen.query_one("#map-title")
        assert text(title.left) == "Map  All articles"
        assert text(title.right) == "†135 ‡51  5 places"
        await pilot.press("escape")
        assert app.screen is app.main


async def test_a_wide_list_counts_the_articles_too(world, open_app):
    app = open_app()
    async with app.run_test(size=(200, 50)) as pilot:
        await opened(app, pilot)
        assert rows(app, "places")[0].split()[-3:] == ["†120", "‡40", "1"]
        assert text(app.screen.query_one("#places-title").right).split() == [
            "killed",
            "injured",
            "named",
            "in",
        ]


async def test_countries_are_told_by_their_names_in_every_line(world, open_app):
    app = open_app()
    async with app.run_test(size=(33, 30)) as pilot:
        await opened(app, pilot)
        assert rows(app, "places")[0].split() == ["▌Goma", "DR", "Con…", "†120", "‡40"]
        assert rows(app, "places")[3].split()[:2] == ["Suva", "Fiji"]


@pytest.mark.parametrize("key", ["m", "q", "escape"])
async def test_three_keys_close_it_and_nothing_changes(world, open_app, key):
    app = open_app()
    async with app.run_test(size=(120, 30)) as pilot:
        await opened(app, pilot)
        await pilot.press("j", "plus", key)
        await pilot.pause()
        assert app.screen is app.main
        assert see(app).search == ""
        assert see(app).headlines.count == 5


async def test_the_marked_place_comes_into_view(world, open_app):
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await opened(app, pilot)
        for _ in range(6):
            await pilot.press("plus")
        assert "[◉] Goma" in "\n".join(rows(app, "map"))
        await pilot.press("G")
        await pilot.pause()
        assert "[◦] Genève" in "\n".join(rows(app, "map"))
        assert "Goma" not in "\n".join(rows(app, "map"))
        scale = screen.map.view.scale
        await pilot.press("g", "j")
        await pilot.pause()
        assert "[●] Tripoli" in "\n".join(rows(app, "map"))
        assert screen.map.view.scale == scale


async def test_keys_zoom_and_pan_and_bring_back(world, open_app):
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await opened(app, pilot)
        first = screen.map.view
        here = where(app, "◉")
        await pilot.press("plus")
        assert screen.map.view.scale == pytest.approx(first.scale * 1.6)
        assert where(app, "◉") == here
        await pilot.press("minus")
        assert screen.map.view.scale == pytest.approx(first.scale)
        await pilot.press("plus", "plus", "plus", "c")
        assert where(app, "◉") == (screen.map.size.width // 2, screen.map.size.height // 2)
        middle = where(app, "◉")
        await pilot.press("right", "down")
        left, up = where(app, "◉")
        assert left < middle[0]
        assert up < middle[1]
        await pilot.press("H", "K")
        assert where(app, "◉") == middle
        await pilot.press("0")
        assert screen.map.view == world_view(*screen.map.size)
        await pilot.press("f")
        drawn = "\n".join(rows(app, "map"))
        assert all(sign in drawn for sign in "◉●•◦")


async def test_enter_opens_the_articles_of_the_place_among_those_shown(world, open_app):
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        await see(app).open(search="killed:>=1 OR injured:>=1")
        await opened(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.screen is app.main
        assert see(app).search == '(killed:>=1 OR injured:>=1) toll-place:"Goma, CD"'
        assert see(app).headlines.count == 1
        assert status(app) == "Goma: 1 article. q goes back to the map."
        named = "All articles: Goma, in killed:>=1 OR injured:>=1"
        assert see(app).title("headlines")[0] == named
        await opened(app, pilot)
        assert app.screen.view.title == named
        assert len([line for line in rows(app, "places") if line]) == 1
        await pilot.press("enter")
        await settled(app, pilot)
        assert see(app).search == '(killed:>=1 OR injured:>=1) toll-place:"Goma, CD"'
        await pilot.press("q")
        await settled(app, pilot)
        assert see(app).search == "killed:>=1 OR injured:>=1"
        assert len([line for line in rows(app, "places") if line]) > 1


async def test_back_leads_from_the_articles_of_a_place_to_the_map_as_it_was(world, open_app):
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("j", "plus", "plus", "L")
        before = rows(app, "map"), screen.list.cursor
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.screen is app.main
        await pilot.press("q")
        await settled(app, pilot)
        assert (rows(app, "map"), app.screen.list.cursor) == before


async def test_a_place_that_the_search_names_beside_another_is_opened_alone(world, open_app):
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        await see(app).open(search='place:"Goma" OR place:"Suva"')
        await opened(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert see(app).search == '(place:"Goma" OR place:"Suva") toll-place:"Goma, CD"'
        assert see(app).headlines.count == 1


async def test_a_name_of_two_places_asks_for_the_country_too(world, open_app):
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("j", "j", "enter")
        await settled(app, pilot)
        assert see(app).search == 'toll-place:"Tripoli, LB"'
        assert see(app).headlines.count == 1
        places = [MapPlace(*place)._replace(killed=0, injured=0) for place in screen.list.places]
        assert asking(places[2], places, "") == 'place:"Tripoli" place:LB'


async def test_a_library_without_places_says_what_to_do(filled, open_app):
    for number in filled.articles.numbers():
        filled.articles.put_facts(number, Facts(language="en"), "1")
    app = open_app()
    async with app.run_test(size=(120, 30)) as pilot:
        await opened(app, pilot)
        assert "No place is known in these articles." in "\n".join(rows(app, "places"))
        assert "⠤" in "\n".join(rows(app, "map"))
        await pilot.press("j", "c", "f", "plus", "enter", "G")
        await pilot.pause()
        assert isinstance(app.screen, MapScreen)
        await pilot.press("m")
        assert app.screen is app.main


@pytest.mark.parametrize("size", [(120, 30), (80, 24)])
async def test_what_has_no_point_stands_in_its_country_or_is_counted_in_words(
    filled, open_app, size
):
    app = open_app()
    async with app.run_test(size=size) as pilot:
        screen = await opened(app, pilot)
        assert rows(app, "places")[0].split()[:3] == ["▌somewhere", "in", "Syria"]
        said = " ".join("\n".join(rows(app, "map-rule")).split())
        assert said.startswith("†70 ‡33 in 4 articles have no point and are not on the map.")
        assert ("How it counts" in said) == (size[0] >= 100)
        assert "†84 ‡63" in "".join(run.text for run in screen.query_one("#map-title").right)
        await pilot.press("enter")
        await settled(app, pilot)
        assert see(app).search == "toll-country:SY"
        assert see(app).headlines.count == 1


async def test_it_can_be_closed_before_it_has_read_anything(world, open_app):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("m", "enter", "plus", "f", "j", "escape")
        await settled(app, pilot)
        assert app.screen is app.main


def test_the_map_in_paper(world, open_app, snap_compare):
    async def play(pilot) -> None:
        await pilot.press("m")
        await settled(pilot.app, pilot)
        await pilot.press("j", "plus")
        await pilot.pause()

    app = open_app(theme="dateline-paper")
    assert snap_compare(app, terminal_size=(120, 34), run_before=play)


async def test_a_country_without_room_for_its_label_is_not_cut_into_another(filled, open_app):
    number = filled.articles.numbers()[0]
    claim = Casualty(kind="killed", low=99, high=99, place="Qasr")
    told = Facts(
        casualties=(claim,),
        places=(Place(name="Qasr", country="NG"),),
        toll=Toll(Range(99, 99)),
    )
    filled.articles.put_facts(number, told, "1")
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot)
        assert rows(app, "places")[0].split()[:2] == ["▌in", "Nigeria"]
        await pilot.resize_terminal(200, 50)
        await pilot.pause()
        assert rows(app, "places")[0].split()[:3] == ["▌somewhere", "in", "Nigeria"]


def test_a_toll_without_a_point_stands_in_the_middle_of_its_region_or_country(filled):
    number = filled.articles.numbers()[0]
    for country, admin1, name, query in (
        ("IQ", "Anbar", "Anbar", 'toll-region:"Anbar, IQ"'),
        ("IQ", "Nowhere", "Iraq", "toll-country:IQ"),
        ("KN", None, "St. Kitts & Nevis", "toll-country:KN"),
    ):
        place = Place(name="Qasr", country=country, admin1=admin1)
        claim = Casualty(kind="killed", low=99, high=99, place="Qasr")
        toll = Toll(Range(99, 99))
        filled.articles.put_facts(
            number, Facts(casualties=(claim,), places=(place,), toll=toll), "1"
        )
        area = places_of(filled, "killed:99").places[0]
        assert (area.name, area.country, area.killed, area.area) == (name, country, 99, True)
        assert area.label == f"somewhere in {name}"
        assert area.short_label == f"in {name}"
        assert asking(area, [area], "") == query
        assert filled.articles.numbers(query).tolist() == [number]
    filled.articles.put_facts(
        number, Facts(casualties=(replace(claim, place=None),), toll=toll), "1"
    )
    assert places_of(filled, "killed:99") == MapCounts((), 1, 99, 0)
