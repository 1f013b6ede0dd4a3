"""The sample's gold keeps to the contract, so that what is measured with it can be believed."""

import json
import typing
from dataclasses import fields
from pathlib import Path

import pytest

from tui.model import Casualty, ClaimKind, Precision, Status

GOLD = Path(__file__).parent / "sample" / "gold.jsonl"
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
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
        assert set(claim) == {field.name for field in fields(Casualty)} - {"span"}
        assert claim["quote"] in full(row)
        assert claim["kind"] in typing.get_args(ClaimKind)
        assert claim["status"] in typing.get_args(Status)
        assert claim["precision"] in typing.get_args(Precision)
        assert claim["group"] in GROUPS


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_every_claim_has_either_a_number_or_a_quantity_word(row):
    for claim in row["casualties"]:
        assert (claim["low"] is None) == (claim["high"] is None) == (claim["vague"] is not None)
        assert (claim["precision"] == "vague") == (claim["vague"] is not None)
        assert (claim["precision"] == "range") == (claim["low"] != claim["high"])


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_a_place_or_person_stands_in_the_text(row):
    for place in row["places"]:
        assert place["name"] in full(row)
    for person in row["people"]:
        assert all(word in full(row) for word in person["name"].split())
