"""Quantities in a text, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.facts.numbers import find_quantities, value

WRITTEN = {
    "eighty-five": 85,
    "one hundred and six": 106,
    "a hundred": 100,
    "two dozen": 24,
    "half a dozen": 6,
    "half a million": 500_000,
    "three quarters of a million": 750_000,
    "1.2 million": 1_200_000,
    "3 hundred thousand": 300_000,
    "1,200": 1_200,
    "12\u00a0500": 12_500,
    "2 crore": 20_000_000,
    "a couple of": 2,
    "one two": None,
    "1.5": None,
    "many": None,
    "": None,
}


@pytest.mark.parametrize(("written", "number"), WRITTEN.items())
def test_value(written, number):
    assert value(written) == number


READ = {
    "At least 40 people": ("At least 40", 40, 40, "at_least"),
    "as many as two dozen": ("as many as two dozen", 24, 24, "at_most"),
    "some 40 people": ("some 40", 40, 40, "about"),
    "no fewer than 30": ("no fewer than 30", 30, 30, "at_least"),
    "a hundred or so": ("a hundred or so", 100, 100, "about"),
    "100-plus dead": ("100-plus", 100, 100, "at_least"),
    "between 12 and 15 dead": ("between 12 and 15", 12, 15, "range"),
    "12-15 dead": ("12-15", 12, 15, "range"),
    "from 12 to 15 dead": ("from 12 to 15", 12, 15, "range"),
    "three or four men": ("three or four", 3, 4, "range"),
    "two to three hundred": ("two to three hundred", 200, 300, "range"),
    "more than a dozen": ("more than a dozen", 12, 12, "at_least"),
    "nearly 200 000 civilians": ("nearly 200 000", 200_000, 200_000, "about"),
    "Some 1 300 houses": ("Some 1 300", 1_300, 1_300, "about"),
    "12 500 000 people": ("12 500 000", 12_500_000, 12_500_000, "exact"),
    "On May 5 300 people": ("300", 300, 300, "exact"),
    "Flight 17 298 people": ("298", 298, 298, "exact"),
    "a total of 24": ("a total of 24", 24, 24, "exact"),
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_a_quantity_with_its_hedge(text, expected):
    (found,) = find_quantities(text)
    assert (text[found.start : found.end], found.low, found.high, found.precision) == expected


VAGUE = {
    "dozens were hurt": "dozens",
    "several dozen homes": "dozens",
    "tens of thousands fled": "thousands",
    "hundreds of them": "hundreds",
    "in their hundreds": "hundreds",
    "a large number of fighters": "number of",
    "a few villagers": "few",
}


@pytest.mark.parametrize(("text", "lemma"), VAGUE.items())
def test_a_quantity_word(text, lemma):
    assert [found.vague for found in find_quantities(text)] == [lemma]


@pytest.mark.parametrize(
    "text",
    [
        "on 19 June",
        "May 6, 2016",
        "in 2014",
        "a 77 year old woman",
        "aged 12",
        "Harden, 36, died",
        "boys, 11 and 13, died",
        "sisters, five, eight and twelve, died",
        "their daughters (9 and 12).",
        "boys aged nine and thirteen",
        "his sister, seven, drowned",
        "a couple, both 71, died",
        "at 7 p.m.",
        "at 12:20",
        "30%",
        "50 percent",
        "$12 million",
        "€40",
        "12 km north",
        "the last 24 hours",
        "Flight 370",
        "an AK-47",
        "Resolution 2254",
        "won 3-1",
        "the 12th day",
        "one in four",
        "how many of them",
        "the number of cases",
        "a five-storey house",
    ],
)
def test_what_counts_nobody(text):
    assert find_quantities(text) == ()


def test_two_numbers_side_by_side_stay_two():
    assert [found.low for found in find_quantities("toll rises to 11 44 injured")] == [11, 44]


def test_numbers_in_a_row_that_are_no_ages_stay():
    (text, respective) = (
        "killed 11, 13 and 15 people",
        "in Sumy and Poltava, 2 and 3, respectively",
    )
    assert [found.low for found in find_quantities(text)] == [11, 13, 15]
    assert [found.low for found in find_quantities(respective)] == [2, 3]
    assert [found.low for found in find_quantities("aged people and 12 children")] == [12]


def test_night_guards_are_counted_and_nights_are_not():
    assert [found.low for found in find_quantities("two night guards in three nights")] == [2]


@given(st.integers(min_value=1, max_value=10**10))
def test_any_number_is_read_back_from_its_digits(number):
    assert value(str(number)) == number
    assert value(f"{number:,}") == number


@given(st.integers(min_value=2, max_value=9_999).filter(lambda n: not 1000 <= n <= 2100))
def test_any_number_before_people_is_found(number):
    (found,) = find_quantities(f"The quake killed {number} people.")
    assert (found.low, found.high, found.precision) == (number, number, "exact")


@given(st.integers(1, 500), st.integers(1, 500))
def test_any_range_keeps_its_ends_in_order(low, more):
    (found,) = find_quantities(f"Between {low} and {low + more} people died.")
    assert (found.low, found.high, found.precision) == (low, low + more, "range")


@given(st.text(max_size=400))
def test_spans_lie_in_any_text_and_in_order(text):
    found = find_quantities(text)
    for quantity in found:
        assert 0 <= quantity.start <= quantity.core[0] < quantity.core[1] <= quantity.end
        assert quantity.end <= len(text)
        assert (quantity.vague is None) == (quantity.low is not None)
    cores = [quantity.core for quantity in found]
    assert cores == sorted(cores)
    assert all(a[1] <= b[0] for a, b in pairwise(cores))
