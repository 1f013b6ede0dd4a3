"""Claims in words, and parts under the wholes that they belong to."""

from __future__ import annotations

from typing import Any

from tui.library.facts.claim_parts import parts_behind_wholes
from tui.library.facts.claim_words import claim_line, count_words, range_words
from tui.model import Casualty, Range


def claim(low: int, **fields: Any) -> Casualty:
    """A claim of so many killed."""
    plain = {"vague": None, "precision": "exact", "status": "event", "subset": False}
    rest = {"victims": None, "quote": str(low), "span": (0, 1)}
    return Casualty(**{"kind": "killed", "low": low, "high": low, **plain, **rest, **fields})


def test_a_month_or_a_year_is_in_and_a_day_is_on():
    assert claim_line(claim(3, place="Kham", date="2012")) == "3 killed in Kham in 2012"
    assert claim_line(claim(3, date="2012-04")) == "3 killed in 2012-04"
    assert claim_line(claim(3, date="2012-04-02")) == "3 killed on 2012-04-02"


def test_a_span_is_told_from_its_first_day_to_its_last():
    weeks = claim(3, date="2012-04-02", date_end="2012-04-15")
    assert claim_line(weeks) == "3 killed from 2012-04-02 to 2012-04-15"
    war = claim(3, place="Kham", date="1964", date_end="1973-12-31")
    assert claim_line(war) == "3 killed in Kham from 1964 to 1973"
    assert claim_line(claim(3, date="2012", date_end="2012-12-31")) == "3 killed in 2012"


def test_an_article_is_written_small_within_a_line_and_a_name_is_not():
    assert claim_line(claim(3, source="A board")) == "3 killed according to a board"
    assert claim_line(claim(3, source="Save the Hills")) == "3 killed according to Save the Hills"


def test_who_did_it_stands_behind_by_and_with_what_in_brackets():
    assert claim_line(claim(1, victims="a man", by="Police")) == "1 killed (a man) by Police"
    assert claim_line(claim(3, weapon="drone", place="Kham")) == "3 killed by drone in Kham"
    line = claim_line(claim(14, victims="fighters", by="the air force", weapon="airstrike"))
    assert line == "14 killed (fighters) by the air force (airstrike)"


def test_a_claim_of_none_says_of_whom():
    assert claim_line(claim(0, kind="injured", victims="civilians")) == "no civilians injured"
    assert claim_line(claim(0, victims="a hiker", by="police")) == "no hiker killed by police"
    assert (
        claim_line(claim(0, victims="the crew", place="Kham")) == "none of the crew killed in Kham"
    )
    assert claim_line(claim(0)) == "no one killed"


def test_a_number_is_written_with_its_hedge_and_a_range_with_both_ends():
    assert count_words(claim(1204, precision="at_least")) == "at least 1,204"
    assert count_words(claim(1204, high=1300)) == "1,204 to 1,300"
    assert count_words(claim(12, high=None)) == "12"
    assert count_words(claim(12, high=12, precision="at_most")) == "up to 12"
    assert range_words(Range(1204, 1300)) == "1,204 to 1,300"


def test_a_part_stands_behind_a_whole_that_has_more_people():
    whole, one, farmer, leader = claim(26), claim(9, subset=True), claim(1), claim(1, subset=True)
    ordered = parts_behind_wholes([whole, one, farmer, leader])
    assert ordered == (whole, one, leader, farmer)


def test_a_part_without_a_whole_stays_where_it_is():
    part, whole = claim(9, subset=True), claim(3)
    assert parts_behind_wholes([whole, part]) == (whole, part)
    later = claim(12)
    assert parts_behind_wholes([part, later]) == (later, part)


def test_a_part_of_what_was_long_ago_is_not_set_under_the_article_s_own():
    event, past = claim(5), claim(300, status="background")
    part = claim(40, status="background", subset=True)
    assert parts_behind_wholes([event, past, part]) == (event, past, part)
    assert parts_behind_wholes([past, event, part]) == (past, part, event)
