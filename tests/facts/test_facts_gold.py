"""The gold keeps to the contract, and what is found in it stays as good as it was."""

import json
import typing
from dataclasses import fields
from pathlib import Path

import pin
import pytest

from tui.model import Casualty, ClaimKind, Group, Precision, Status

HERE = Path(__file__).parent
FILES = [HERE / "sample" / "gold.jsonl", *sorted((HERE / "gold").glob("*.jsonl"))]
ROWS = [json.loads(line) for file in FILES for line in file.read_text("utf-8").splitlines()]
OPTIONAL = {"group", "by", "where", "certainty", "date_end", "date_precision", "mentions"}
"""Fields of a claim that not every gold has."""
NAMES = [row["id"] for row in ROWS]
GROUPS = {*typing.get_args(Group), None}


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


def test_no_score_has_fallen():
    fallen = [change for change in pin.differences(pin.scores()) if change[3] < change[2]]
    assert fallen == []


def test_changed_rules_have_a_raised_version():
    assert pin.stale() == ""
