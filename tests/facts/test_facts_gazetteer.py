"""The gazetteer: what it holds, how it is looked up, how it is built."""

from __future__ import annotations

import sqlite3
import threading
from importlib.resources import files

import pytest

from tui.errors import AnalysisError
from tui.facts.gazetteer import bare, division, fold, look_up, lookup, villages
from tui.facts.gazetteer.romanized import romanized

MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Şalāḩ ad-Dīn", "salah ad din"),
        ("U.S.", "us"),
        ("Côte d'Ivoire", "cote divoire"),
        ("Sana’a", "sanaa"),
        ("  Port-au-Prince ", "port au prince"),
        ("Łódź", "lodz"),
        ("", ""),
    ],
)
def test_names_are_folded(name: str, key: str):
    assert fold(name) == key


def test_articles_are_taken_off_longer_names_only():
    assert bare("al bab") == "bab"
    assert bare("the hague") == "hague"
    assert bare("al") == "al"
    assert bare("ad") == "ad"


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kirkuk", "city", "IQ"),
        ("Kirkuk", "region", "IQ"),
        ("Salahuddin", "region", "IQ"),
        ("Baghuz", "town", "SY"),
        ("Al-Mawasi", "region", "PS"),
        ("Zamzam", "camp", "SD"),
        ("Ain al-Asad", "base", "IQ"),
        ("Golan Heights", "region", "SY"),
        ("Donbas", "region", ""),
        ("Nagorno-Karabakh", "region", "AZ"),
        ("Mindanao", "region", "PH"),
        ("Kurdistan", "region", "IQ"),
        ("Euphrates", "river", ""),
        ("South China Sea", "sea", ""),
        ("Rafah crossing", "crossing", "PS"),
        ("Mont Blanc", "mountain", ""),
        ("Chamonix", "town", "FR"),
        ("Alxa League", "region", "CN"),
        ("Lake Kariba", "lake", ""),
        ("Puget Sound", "sea", "US"),
        ("Farallon Islands", "island", "US"),
        ("Burma", "country", "MM"),
        ("U.S.", "country", "US"),
        ("DRC", "country", "CD"),
        ("Kiev", "city", "UA"),
        ("Rangoon", "city", "MM"),
        ("Springfield", "town", "US"),
        ("Khyber Pakhtunkhwa", "region", "PK"),
        ("Fulton County", "district", "US"),
        ("Bulacan", "district", "PH"),
        ("Afmadow", "town", "SO"),
        ("Laiza", "town", "MM"),
        ("Panjwayi", "district", "AF"),
        ("Aitaroun", "town", "LB"),
        ("Moss Side", "neighbourhood", "GB"),
    ],
)
def test_places_are_known(name: str, kind: str, country: str):
    assert (kind, country) in {(place.kind, place.country) for place in look_up(fold(name))}


def test_a_name_in_another_script_or_unknown_is_no_place():
    assert look_up(fold("كركوك")) == ()
    assert look_up("no such place at all") == ()
    assert look_up("") == ()


def test_the_most_populous_comes_first_and_carries_its_number():
    first = look_up("kirkuk")[0]
    assert first.thousands >= look_up("kirkuk")[-1].thousands
    cities = [place for place in look_up("kirkuk") if place.kind == "city"]
    assert [place.geonames for place in cities] == [94787]
    assert (round(cities[0].lat), round(cities[0].lon)) == (35, 44)
    assert cities[0].region == 98410


def test_what_was_added_by_hand_has_no_number():
    assert [place.geonames for place in look_up("zamzam") if place.kind == "camp"] == [None]


@pytest.mark.parametrize(
    ("name", "region"),
    [("Gharanij", "Deir ez-Zor"), ("Nyabiondo", "Nord-Kivu"), ("Siau", None)],
)
def test_what_was_added_by_hand_lies_in_the_region_of_the_towns_around(name: str, region: str):
    assert [division(place.region) for place in look_up(fold(name))] == [region]


def test_villages_with_a_post_code_are_kept_apart_by_country():
    (village,) = villages("hlushkivka", "UA")
    assert (division(village.region), village.geonames, village.thousands) == ("Kharkiv", None, 0)
    assert (round(village.lat), round(village.lon)) == (50, 38)
    assert villages("hlushkivka", "RU") == look_up("hlushkivka") == ()


def test_villages_of_one_name_have_numbers_of_their_own():
    namesakes = villages("gelik", "TR")
    assert len({village.id for village in namesakes}) == len(namesakes) > 1


@pytest.mark.parametrize(
    ("name", "country", "latin"),
    [
        ("Глушківка", "UA", "hlushkivka"),
        ("Згурівка", "UA", "zghurivka"),
        ("Юр'ївка", "UA", "yurivka"),
        ("Яєчня", "UA", "yaiechnia"),
        ("Красный Яр", "RU", "krasny yar"),
        ("Тёткино", "RU", "tyotkino"),
        ("Елец", "RU", "yelets"),
        ("Златирът", "BG", "zlatirat"),
        ("Bagna", "IN", "bagna"),
    ],
)
def test_cyrillic_names_are_spelled_as_their_country_spells_them(
    name: str, country: str, latin: str
):
    assert romanized(name, country) == latin


def test_the_file_is_small_enough_for_the_wheel():
    path = files("tui.facts.gazetteer").joinpath("places.db")
    assert len(path.read_bytes()) <= 25 * MEGABYTE


def test_it_cannot_be_written():
    with pytest.raises(sqlite3.OperationalError):
        lookup._open().execute("DELETE FROM names")


def test_other_threads_look_up_too():
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(len(look_up("grozny"))))
    thread.start()
    thread.join()
    assert found
    assert found[0] > 0


def test_a_damaged_file_is_named(tmp_path):
    broken = tmp_path / "places.db"
    broken.write_bytes(b"no database at all" * 100)
    with pytest.raises(AnalysisError, match=r"places\.db"):
        lookup._connect(broken)
    with pytest.raises(AnalysisError, match=r"absent\.db"):
        lookup._connect(tmp_path / "absent.db")


@pytest.mark.slow
def test_the_file_is_what_the_script_builds(tmp_path):
    from tui.facts.gazetteer.build import build

    build(tmp_path / "places.db")
    built = (tmp_path / "places.db").read_bytes()
    assert built == files("tui.facts.gazetteer").joinpath("places.db").read_bytes()


@pytest.mark.parametrize(
    ("town", "country", "region"),
    [
        ("Manila", "PH", "National Capital Region"),
        ("Jakarta", "ID", "Jakarta Special Capital Region"),
        ("Jaffna", "LK", "Northern Province"),
        ("Kirkuk", "IQ", "Kirkuk"),
    ],
)
def test_a_subdivision_keeps_the_word_for_its_kind_where_the_rest_says_too_little(
    town: str, country: str, region: str
):
    entry = next(e for e in look_up(fold(town)) if e.country == country and e.kind == "city")
    assert division(entry.region) == region
