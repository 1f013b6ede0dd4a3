"""Where a claim's harm was done, where its own clause does not name the place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tui.facts import analyse
from tui.model import Document

CASES = {
    name: case
    for file in (
        "claim_places.toml",
        "incident_places.toml",
        "inner_places.toml",
        "beside_places.toml",
        "turned_places.toml",
        "narrower_places.toml",
    )
    for name, case in tomllib.loads(
        Path(__file__).with_name(file).read_text(encoding="utf-8")
    ).items()
}


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_where_it_happened(case):
    claims = analyse(
        Document(id="where", title=case.get("title", ""), text=case["text"], date="2026-11-04")
    ).casualties
    assert next(c.place for c in claims if c.low == case["number"]) == case.get("place")


def test_a_place_is_called_as_it_is_written_in_full():
    places = analyse(
        Document(
            id="names",
            title="HAMILTON, Ont. - Two people were killed, an Ontario court heard.",
            text="RYDULTOWY, Poland - A blast killed four miners in Rydultowy on Thursday.",
        )
    ).places
    assert {place.name for place in places} >= {"Ontario", "Rydultowy"}


def test_a_coast_lies_in_its_country_and_not_in_the_sea():
    text = "An earthquake killed 19 people on Ecuador's Pacific coast on Saturday."
    (claim,) = analyse(Document(id="1", title="", text=text, date="2026-11-22")).casualties
    assert claim.place == "Ecuador"
