"""Which place a name is, by what the text calls it and says that it lies in."""

import pytest

from tui.facts import analyse
from tui.model import Document

KINDS = {
    "a region's name that near towns do not draw to its seat": (
        "Donetsk region\n\nShells hit Kramatorsk and Sloviansk and killed two men in Kramatorsk.",
        ("Donetsk", "region", 48.1),
    ),
    "a district of the city that is told, not of another": (
        "A shell killed two men in the Dniprovskyi district of Kherson.",
        ("Dniprovskyi", "district", 46.6),
    ),
    "a quarter of the city that is told, not the town elsewhere of that name": (
        "A shell killed two men in the Zahraa district of Homs. A medic from Zahraa was hurt.",
        ("Zahraa", "district", 34.72),
    ),
    "a district of a province is where it is": (
        "A shell killed two men in the Rastan district of Homs.",
        ("Rastan", "district", 34.93),
    ),
    "a neighbourhood of a city has no namesake abroad": (
        "A fire killed two people in the Mirpur neighbourhood of Dhaka.",
        ("Mirpur", "neighbourhood", 23.8),
    ),
    "a city is no district because it has one": (
        "Two men died in the Kreuzberg district of Berlin.",
        ("Berlin", "town", 52.52),
    ),
    "an area of a city has no namesake abroad": (
        "Nine people died in the Gulshan area of Karachi.",
        ("Gulshan", "area", 24.86),
    ),
    "an island is not the town on it": (
        "A ferry sank off Indonesia's Buton island; 18 died. It had left Baubau at noon.",
        ("Baubau", "town", -5.46),
    ),
    "the head of a table's row": (
        "Fighting in Congo killed 33.\n\nArea | Killed\n\nMasisi | 20\n\nNyiragongo | 13",
        ("Nyiragongo", "region", -1.5),
    ),
    "a country behind a city and its comma": (
        "Four people were killed in Sumy city, Ukraine's officials said.",
        ("Ukraine", "country", 49.0),
    ),
    "a region and its town, of which the town is narrower": (
        "A fire in Chile's Valparaíso region killed two. In the port of Valparaíso nobody died.",
        ("Valparaíso", "town", -33.04),
    ),
}


@pytest.mark.parametrize("case", KINDS)
def test_what_a_place_is_and_where(case):
    text, expected = KINDS[case]
    places = analyse(Document(id="where", text=text, date="2026-03-02")).places
    named = [(p.name, p.kind, p.lat) for p in places if p.name == expected[0]]
    assert named == [expected]
