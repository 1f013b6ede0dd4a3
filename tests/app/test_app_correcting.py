"""What is typed on a fact's card as a fact again, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import scene
from hypothesis import given
from hypothesis import strategies as st

from tui.app.render.formatting import day, from_day
from tui.app.screens.fact_choices import offers, settled, without_point
from tui.app.screens.fact_fields import FieldError, corrected, fields
from tui.library.facts.fact_identity import Fact
from tui.model import Casualty, Facts, Organisation, Person, Place

CLAIM = scene.FACTS.casualties[0]
TOWN = Place(name="Tal Sadir", country="SY", kind="town", lat=1.0, lon=2.0, geonames=3)


def typed(fact, **changes: str):
    return corrected(fact, {**fields(fact), **changes})


@pytest.mark.parametrize("fact", [*scene.FACTS.casualties, *scene.FACTS.people, TOWN])
def test_what_was_not_touched_stays(fact):
    assert typed(fact).fact == fact


def test_a_claim_that_is_placed_anew_has_no_point_yet():
    claim = replace(CLAIM, place="Tal Sadir", where=TOWN.where)
    assert typed(claim, weapon="mine").fact.where == TOWN.where
    assert typed(claim, place="Tal Nur").fact.where is None


@pytest.mark.parametrize(
    ("number", "precision", "found"),
    [
        ("16", "at least", (16, 16, None, "at_least")),
        ("100,000,000,000", "at least", (10**11, 10**11, None, "at_least")),
        ("1,204", "about", (1204, 1204, None, "about")),
        ("12-14", "at least", (12, 14, None, "range")),
        ("12 to 14", "about", (12, 14, None, "about")),
        ("dozens", "at least", (None, None, "dozens", "vague")),
        ("two dozen", "exact", (24, 24, None, "exact")),
        ("about 40", fields(CLAIM)["precision"], (40, 40, None, "about")),
        ("between 12 and 14", fields(CLAIM)["precision"], (12, 14, None, "range")),
    ],
)
def test_a_number_takes_its_precision_along(number, precision, found):
    fact = typed(CLAIM, number=number, precision=precision).fact
    assert (fact.low, fact.high, fact.vague, fact.precision) == found


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"number": "14x"}, "number", "like 14"),
        ({"number": "abc"}, "number", "like 14"),
        ({"number": "12 people"}, "number", "like 14"),
        ({"number": "9-2"}, "number", "larger"),
        ({"number": "25-20", "precision": "range"}, "number", "larger"),
        ({"number": "25–20", "precision": "about"}, "number", "larger"),
        ({"number": "9223372036854775807"}, "number", "at most 100,000,000,000"),
        ({"number": "5" + 21 * "0"}, "number", "at most 100,000,000,000"),
        ({"number": "3-" + 50 * "9"}, "number", "at most 100,000,000,000"),
        ({"number": ""}, "number", "like 14"),
        ({"precision": "range"}, "precision", "14 is exact, at least, at most or about"),
        ({"kind": "hurt"}, "kind", "one of killed, injured"),
        ({"group": "people"}, "group", "one of children"),
        ({"date": "yesterday"}, "date", "a day like 20 June 2024"),
        ({"date": "2024-02-31"}, "date", "a day like"),
        ({"part": "perhaps"}, "part", "one of yes, no"),
        ({"toll": "maybe"}, "toll", "one of as found, states it, adds to it"),
    ],
)
def test_a_mistake_is_said_at_its_field(changes, field, words):
    with pytest.raises(FieldError, match=words) as caught:
        typed(CLAIM, **changes)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("written", "iso", "precision"),
    [
        ("21 June 2024", "2024-06-21", "day"),
        ("June 21, 2024", "2024-06-21", "day"),
        ("3 Sept. 2024", "2024-09-03", "day"),
        ("Jan 2024", "2024-01", "month"),
        ("2023", "2023", "year"),
        ("2024-06-19", "2024-06-19", "day"),
        ("", None, None),
    ],
)
def test_a_date_is_typed_as_the_screen_writes_it(written, iso, precision):
    assert fields(CLAIM)["date"] == "20 June 2024"
    fact = typed(replace(CLAIM, date_end="2024-06-22"), date=written).fact
    assert (fact.date, fact.date_end, fact.date_precision) == (iso, None, precision)


@given(st.dates(date(1000, 1, 1)), st.integers(1, 3))
def test_every_date_that_is_written_is_read_again(written, parts):
    iso = "-".join(written.isoformat().split("-")[:parts])
    assert from_day(day(iso)) == from_day(iso) == iso


@given(st.text(max_size=20))
def test_what_is_no_date_is_refused(text):
    iso = from_day(text)
    assert iso is None or from_day(day(iso)) == iso


def test_a_claim_has_the_point_of_the_place_that_was_typed():
    facts = replace(scene.FACTS, places=(TOWN, Place(name="Nowhere", country="IQ")))
    kirkuk = settled(replace(CLAIM, place="Kirkuk"), CLAIM, facts)
    assert kirkuk.where.country == "IQ"
    assert without_point(kirkuk, CLAIM, facts) == ""
    tripoli = settled(replace(CLAIM, place="Tripoli"), CLAIM, facts)
    assert tripoli.where.country == "LY"
    near = replace(facts, places=(Place(name="Beirut", country="LB"),))
    assert settled(replace(CLAIM, place="Tripoli"), CLAIM, near).where.country == "LB"
    picked = Place(name="Tripoli", country="GR", lat=37.5, lon=22.4)
    assert settled(replace(CLAIM, place="Tripoli"), CLAIM, near, picked).where == picked.where
    invented = settled(replace(CLAIM, place="Tal Zarqun"), CLAIM, facts)
    assert invented.where is None
    assert without_point(invented, CLAIM, facts) == "Tal Zarqun"
    assert without_point(CLAIM, CLAIM, facts) == ""


def test_a_claim_can_be_a_part_and_count_in_the_toll():
    written = typed(CLAIM, part="yes", toll="adds to it", weapon="", group="medics")
    assert written.toll == "adds"
    assert (written.fact.subset, written.fact.weapon, written.fact.group) == (True, None, "medics")
    assert fields(written.fact, "adds")["toll"] == "adds to it"


def test_a_country_is_typed_by_name_or_code():
    assert fields(TOWN)["country"] == "Syria"
    assert typed(TOWN, country="iraq").fact.country == "IQ"
    assert typed(TOWN, country="").fact.country is None
    with pytest.raises(FieldError, match="a name or a code"):
        typed(TOWN, country="Narnia")
    with pytest.raises(FieldError, match="cannot be empty"):
        typed(Person(name="x"), name=" ")


def test_offers_begin_as_it_was_typed_and_those_of_the_article_come_first():
    def values(fact: Fact, field: str, begun: str) -> list[str]:
        return [offer.value for offer in offers(fact, field, begun, scene.FACTS)]

    assert values(CLAIM, "status", "b") == ["background"]
    assert values(CLAIM, "weapon", "air") == ["airstrike"]
    assert values(CLAIM, "place", "qa")[0] == "Qasr Harun"
    assert "Kirkuk" in values(CLAIM, "place", "kirk")
    assert values(CLAIM, "source", "front") == ["Northern Front"]
    assert values(TOWN, "country", "syr") == ["Syria"]
    assert values(Organisation(name="x"), "kind", "arm") == ["armed group"]
    assert values(replace(CLAIM), "victims", "") == []
    assert offers(Casualty(kind="killed"), "by", "", Facts()) == ()
