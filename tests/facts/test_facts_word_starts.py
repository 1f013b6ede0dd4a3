"""Patterns tried only where a word can begin them find what they find when tried anywhere."""

import re

import pytest

from tui.facts.lexicon import weapons
from tui.facts.word_starts import WordStarts, beginnings, joined

TEXT = """
    two car bombs and a mortar: an airstrike hit the hill, where an i.e.d. had gone off. air raids,
    mid-air, re-bombed; 3 may 2021, the 12th of june. a. bombs' ab b-52s, émigrés, the bombing-run
"""
PATTERNS = [
    "bombs?",
    "(?:car |truck )?bombs?",
    "air[ -]?(?:strikes?|raids?)",
    r"[0-3]?\d(?:th)?(?: of)? (?:may|june)",
    r"\w+ hit",
    "(?<!an )air",
    "(?:an? ){1,2}air",
    "(?P<any>the|a)+ hill",
    r"i\.e\.d\.",
    "é?migrés",
    "x*bombing",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_matches_as_it_does_anywhere_in_a_text(pattern):
    anywhere = re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", TEXT)
    assert [match.span() for _, match in WordStarts([pattern]).matches(TEXT)] == [
        match.span() for match in anywhere
    ]


def test_of_several_patterns_the_first_that_matches_takes_the_words():
    found = WordStarts(PATTERNS).first_matches(TEXT)
    anywhere = re.finditer(rf"(?<![\w-])(?:{'|'.join(PATTERNS)})(?![\w-])", TEXT)
    assert [match.span() for _, match in found] == [match.span() for match in anywhere]


@pytest.mark.parametrize("start", range(len(PATTERNS)))
@pytest.mark.parametrize("place", ["", r"\b"])
def test_joined_patterns_match_as_the_same_one_after_the_other(place, start):
    patterns = [f"{place}{pattern}" for pattern in PATTERNS[start:]]
    plainly = re.finditer("|".join(f"(?:{pattern})" for pattern in patterns), TEXT)
    found = re.finditer(joined(patterns), TEXT)
    assert [match.span() for match in found] == [match.span() for match in plainly]


def test_joined_patterns_are_tried_only_behind_a_look():
    assert joined([r"\bbombs?", r"\b(?:hand )?grenades?", r"\w+ raid"]) == (
        r"\b(?=[bgh])(?:(?:bombs?)|(?:(?:hand )?grenades?))|(?:(?:\w+ raid))"
    )


def test_each_pattern_is_told_by_its_number():
    found = WordStarts(["bombs?", "car bombs?"]).matches(TEXT)
    assert [(number, match[0]) for number, match in found] == [
        (1, "car bombs"), (0, "bombs"), (0, "bombs"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("drones?", {"dr"}),
        ("(?:hand )?grenades?", {"ha", "gr"}),
        ("an? bomb", {"an", "a "}),
        (r"(?<!x )\w+ing", {""}),
        (r"[a-c]\d", {f"{letter}{digit}" for letter in "abc" for digit in range(10)}),
        ("a(?:b|.)c", {"ab", "a"}),
        ("a{2}b", {"a"}),
        ("(?i:x)y", {""}),
    ],
)
def test_how_texts_begin(pattern, begins):
    assert beginnings(pattern) == begins


def test_most_words_can_begin_no_weapon():
    patterns = [pattern for of_kind in weapons().weapons.values() for pattern in of_kind]
    assert sum("" in beginnings(pattern) for pattern in patterns) == 0
