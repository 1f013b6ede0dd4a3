"""With what it was done: illness, and nothing by a place's name or another's attack."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document


def weapons(text: str) -> set[str | None]:
    """The weapon or cause of each claim."""
    claims = analyse(Document(id="weapons", text=text, date="2026-11-04")).casualties
    return {c.weapon for c in claims}


CASES = {
    "Mrs. Ida Cole died on Friday of complications from a stroke.": "stroke",
    "Former mayor Tom Hale died of a heart attack on Monday.": "heart attack",
    "Actress Lena Park died on Sunday after a long battle with breast cancer.": "cancer",
    "Two hikers died of dehydration in the Grand Canyon.": "dehydration",
    "Two people were killed in a Route 9 wreck near Demba by night.": "vehicle",
    "A bus with wedding guests fell into a gorge near Demba, killing 17.": "vehicle",
    "Nineteen children were hurt when a school bus and grain truck collide near Demba.": "vehicle",
    "The drunken driver got 19 years for the crash that killed three.": "vehicle",
    "Six people died when two trains collided near Demba.": "train crash",
    "Four people died when two small planes collided over Demba.": "plane crash",
    "Seven people drowned when a pirogue sank on Lake Kivu.": "shipwreck",
    "Drug overdoses killed nine people in Perry County.": "overdose",
    "Ten people died when a mine went off under a lorry near Demba.": "mine",
    "Israeli fire has killed 97 people since March.": None,
    "Fire gutted a block in Demba. Nobody was hurt.": "fire",
    "Related News Regime rains down bombs on Deraa town and its hospitals in the southern plain of "
    "the country Two marchers killed at rally in Nablus": None,
    "Two boys who had been missing were found unharmed in Storm Lake, Iowa.": None,
    "The regime bombed Douma on Monday. On Friday medics counted: 45 people have been killed in "
    "four days of regime raids on the town.": None,
    "The coalition carried out 12 air strikes. The monitor said 45 militants and 20 soldiers had "
    "been killed.": None,
}


@pytest.mark.parametrize(("text", "weapon"), CASES.items())
def test_with_what_it_was_done(text, weapon):
    assert weapons(text) == {weapon}


def test_who_flew_did_not_kill_both_sides_nor_do_rebels_fly():
    text = "Rebel fire killed three people in Fouaa. Warplanes hit Idlib in reply, killing nine."
    claims = analyse(Document(id="sides", text=text, date="2026-11-04")).casualties
    assert [(c.low, c.by) for c in claims] == [(3, "Rebels"), (9, None)]


def test_a_gun_that_killed_others_did_nothing_to_those_who_are_unharmed():
    text = "Gunmen shot two guards dead at a bank in Demba. No customers were harmed."
    claims = analyse(Document(id="unharmed", text=text, date="2026-11-04")).casualties
    assert [(c.low, c.weapon) for c in claims] == [(2, "gunfire"), (0, None)]
