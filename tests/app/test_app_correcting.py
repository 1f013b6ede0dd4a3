"""What is typed on a fact's card as a fact again, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import scene

from tui.app.screens.fact_choices import offers
from tui.app.screens.fact_fields import FieldError, corrected, fields
from tui.library.fact_identity import Fact
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
        ({"number": ""}, "number", "like 14"),
        ({"precision": "range"}, "precision", "14 is exact, at least, at most or about"),
        ({"kind": "hurt"}, "kind", "one of killed, injured"),
        ({"group": "people"}, "group", "one of children"),
        ({"date": "yesterday"}, "date", "a day like"),
        ({"date": "2024-02-31"}, "date", "a day like"),
        ({"part": "perhaps"}, "part", "one of yes, no"),
        ({"toll": "maybe"}, "toll", "one of as found, states it, adds to it"),
    ],
)
def test_a_mistake_is_said_at_its_field(changes, field, words):
    with pytest.raises(FieldError, match=words) as caught:
        typed(CLAIM, **changes)
    assert caught.value.field == field


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
