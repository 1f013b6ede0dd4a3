"""The gold keeps to the contract, and what is found in it stays as good as it was."""

import json
import re
import typing
from dataclasses import fields
from pathlib import Path

import msgspec
import pytest
from fields import measure
from scoring import Scores

from tui.facts import analyse
from tui.model import Casualty, ClaimKind, Document, Precision, Status

HERE = Path(__file__).parent
FILES = [HERE / "sample" / "gold.jsonl", *sorted((HERE / "gold").glob("*.jsonl"))]
ROWS = [json.loads(line) for file in FILES for line in file.read_text("utf-8").splitlines()]
OPTIONAL = {"group", "by"}
"""Fields of a claim that only the sample's gold has."""
NAMES = [row["id"] for row in ROWS]
GROUPS = {"civilians", "children", "women", "militants", "security forces", "journalists"}
GROUPS |= {"aid workers", "medics", "other", None}


def full(row):
    return f"{row['title']}\n\n{row['text']}"


def test_the_gold_is_large_enough_to_measure_with():
    assert len(ROWS) >= 15
    assert sum(len(row["casualties"]) for row in ROWS) >= 120


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_every_claim_keeps_to_the_contract(row):
    for claim in row["casualties"]:
        named = {field.name for field in fields(Casualty)} - {"span"}
        assert named - OPTIONAL <= set(claim) <= named
        assert claim["quote"] in full(row)
        assert claim["kind"] in typing.get_args(ClaimKind)
        assert claim["status"] in typing.get_args(Status)
        assert claim["precision"] in typing.get_args(Precision)
        assert claim.get("group") in GROUPS


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_every_claim_has_either_a_number_or_a_quantity_word(row):
    for claim in row["casualties"]:
        assert (claim["low"] is None) == (claim["high"] is None) == (claim["vague"] is not None)
        assert (claim["precision"] == "vague") == (claim["vague"] is not None)
        assert (claim["precision"] == "range") == (claim["low"] != claim["high"])


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_a_place_or_person_stands_in_the_text(row):
    for place in row["places"]:
        assert place["name"].casefold() in full(row).casefold()
    for person in row["people"]:
        assert all(word in full(row) for word in person["name"].split())


WRITTEN = [row for row in ROWS if re.match(r"b\d-", row["id"])]
FLOORS = {
    "claims": 0.93,
    "vague": 0.8,
    "status": 0.95,
    "toll killed": 0.85,
    "toll injured": 0.9,
    "people": 0.92,
    "role": 0.78,
    "places": 0.92,
    "country": 0.95,
}
RELIED_ON = {"place": 0.83, "date": 0.8, "source": 0.93, "weapon": 0.85, "victims": 0.84}
"""Of what is said in a field of a claim, how much at least is right."""


def test_the_facts_found_are_as_good_as_they_were():
    scores = Scores()
    for row in WRITTEN:
        asked = Document(id=row["id"], title=row["title"], text=row["text"], date=row["date"])
        scores.add(row, json.loads(msgspec.json.encode(analyse(asked))))
    table = scores.table()
    assert {name: table[name] for name, floor in FLOORS.items() if table[name] < floor} == {}


def test_what_a_claim_says_can_be_relied_on():
    counts, _ = measure(WRITTEN, errors=False)
    for field, floor in RELIED_ON.items():
        said = counts[field]["hit"] + counts[field]["wrong"] + counts[field]["made up"]
        assert counts[field]["hit"] / said >= floor, field
