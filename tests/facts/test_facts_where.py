"""Where a claim's place lies: its point, what the point is, and what it lies in."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.facts.gazetteer import division, look_up
from tui.model import Document, Place, Where


def places_in(text: str) -> dict[str, Place]:
    return {place.name: place for place in analyse(Document(id="w", text=text)).places}


def test_a_claim_carries_the_point_of_its_place():
    text = "A bomb killed four shoppers in Kirkuk on Monday, Iraqi police said."
    (claim,) = analyse(Document(id="w", text=text)).casualties
    assert claim.place == "Kirkuk"
    assert claim.where == Where(
        lat=35.47,
        lon=44.39,
        country="IQ",
        admin1="Kirkuk",
        admin2=claim.where.admin2 if claim.where else "",
        geonames=94787,
        precision="town",
    )


def test_a_claim_without_a_place_has_no_point():
    (claim,) = analyse(Document(id="w", text="A bomb killed four shoppers.")).casualties
    assert (claim.place, claim.where) == (None, None)


def test_a_part_of_a_city_that_many_have_is_told_with_its_city():
    text = "A shell hit a bus in the Zahnivka district of Kherson. The driver was killed."
    (claim,) = analyse(Document(id="w", text=text)).casualties
    assert (claim.place, claim.where is not None) == ("Zahnivka, Kherson", True)


def test_under_the_heading_of_a_region_the_only_town_named_there_is_where():
    text = (
        "What officials reported.\n\nOdesa region\n\nDrones attacked the port of Izmail on the "
        "Danube. A warehouse burned. Nobody slept. A guard was found dead under the rubble.\n\n"
        "Kharkiv region\n\nA woman was killed in Kupiansk."
    )
    claims = analyse(Document(id="w", text=text)).casualties
    assert [claim.place for claim in claims] == ["Izmail", "Kupiansk"]


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Three people died in Peru.", "Peru", "country"),
        ("Three people died in Anbar province, Iraq.", "Anbar", "region"),
        ("Three people died in Travis County, Texas.", "Travis County", "district"),
        ("Three people died in Fallujah, Iraq.", "Fallujah", "town"),
        ("Three people died in the Zamzam camp in Sudan.", "Zamzam", "point"),
    ],
)
def test_what_a_point_is_is_said(text: str, name: str, precision: str):
    assert places_in(text)[name].precision == precision


def test_a_village_that_no_gazetteer_has_is_put_where_the_text_says_it_lies():
    places = places_in("Soldiers burned the village of Kwanbara Tullo in Borno state, Nigeria.")
    village, state = places["Kwanbara Tullo"], places["Borno"]
    assert (village.lat, village.lon) == (state.lat, state.lon)
    assert (village.precision, village.geonames) == ("region", None)
    assert (village.country, village.admin1) == ("NG", "Borno")


def test_a_village_in_a_country_alone_has_no_point():
    village = places_in("Soldiers burned the village of Kwanbara Tullo in Nigeria.")[
        "Kwanbara Tullo"
    ]
    assert (village.country, village.lat, village.precision) == ("NG", None, None)


def test_divisions_have_their_english_names():
    basra = next(place for place in look_up("basra") if place.kind == "city")
    assert division(basra.region) == "Basra"
    austin = next(place for place in look_up("austin") if place.kind == "city")
    assert division(austin.district) == "Travis County"
    assert division(0) is None


def test_american_post_towns_are_known_without_a_number():
    found = [place for place in look_up("canjilon") if place.country == "US"]
    assert [(place.kind, place.geonames) for place in found] == [("village", None)]


def test_codes_of_airports_are_no_names():
    assert "city" not in {place.kind for place in look_up("act")}


TOWNS = {
    "by a state in the name of its police": (
        "Two London residents were held on Monday, the Kentucky State Police said.",
        "London",
        (37, -84),
    ),
    "by a county and a state in names of bodies": (
        "A barn burned near Aurora. The Missouri Highway Patrol closed a road.",
        "Aurora",
        (37, -94),
    ),
    "by the towns around it, none of which is the only one so called": (
        "Fire crews from Madison, Norfolk, Wayne, Pierce, Laurel and Plainview met on Sunday.",
        "Norfolk",
        (42, -97),
    ),
    "the largest, where nothing speaks for another": (
        "A ship caught fire in the port of Norfolk, the coast guard said.",
        "Norfolk",
        (37, -76),
    ),
}


@pytest.mark.parametrize(("text", "name", "point"), TOWNS.values(), ids=TOWNS)
def test_a_town_is_told_from_its_namesakes(text, name, point):
    facts = analyse(Document(id="towns", text=text))
    town = next(place for place in facts.places if place.name == name)
    assert (round(town.lat), round(town.lon)) == point
