"""Counts of an article that disagree, and those that are only stages of one toll."""

from __future__ import annotations

from tui.library.facts.rivals import rivalries
from tui.model import Casualty


def burnt(low, source, quote=""):
    fields = {"place": "Orsk", "weapon": "fire", "source": source, "quote": quote}
    return Casualty(kind="killed", low=low, high=low, **fields)


FIRST = burnt(12, "the surgeon")
SECOND = burnt(15, "a crew")
RISEN = burnt(17, "the minister", "The death toll has risen to 17")


def test_what_a_toll_has_risen_from_is_a_stage_and_no_rival():
    assert rivalries((RISEN, SECOND, FIRST), range(3)) == [(0,), (1,), (2,)]
    assert rivalries((SECOND, FIRST), range(2)) == [(0, 1)]


def test_larger_counts_than_that_to_which_a_toll_rose_are_rivals():
    larger = burnt(21, "the union"), burnt(24, "the guild"), RISEN
    assert (0, 1) in rivalries(larger, range(3))
