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
    "Three soldiers were hurt when their lorry ran over an IED near Demba.": "bomb",
    "He rammed a bomb-laden vehicle into a gate, killing five people.": "bomb",
    "A tailings dam collapsed near Demba on Friday, killing seven people.": "collapse",
    "An embankment gave way near Demba, killing two people.": "flood",
    "Three workers died after they breathed in toxic fumes in a sewer.": "poisoning",
    "A landslip killed four people near Demba.": "landslide",
    "Nine people died when two rubber boats broke up off Demba.": "shipwreck",
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


TWO = (
    "A car bomb killed nine people in Demba on Monday, while gunmen shot a judge dead in Sona.",
    "Shelling killed four people in Demba; a landslide buried two in Sona and killed them.",
)


@pytest.mark.parametrize("text", TWO)
def test_each_incident_of_a_sentence_has_its_own_weapon(text):
    claims = analyse(Document(id="two", text=text, date="2026-11-04")).casualties
    first = next(c for c in claims if c.low in {9, 4})
    assert first.weapon == ("bomb" if first.low == 9 else "shelling")


VAGUE = {
    "A drone struck the market in Demba on Monday.\n\nThe drone hit at noon. Doctors said that 13 "
    "people had died of starvation in the camp.": "famine",
    "A car bomb went off in Demba on Monday.\n\nThe explosion killed four people.": "bomb",
    "Gunmen opened fire on a bus in Demba on Monday. Shots rang out.\n\nThe explosion of a gas "
    "bottle killed three people.": "explosion",
    "An earthquake struck Demba on Monday.\n\nTwo sisters died of a heart attack.": "earthquake",
    "Floods swept through Demba on Monday.\n\nFour people drowned.": "flood",
}


@pytest.mark.parametrize(("text", "weapon"), VAGUE.items())
def test_a_vague_cause_yields_only_to_what_can_be_behind_it(text, weapon):
    assert weapons(text) == {weapon}


BEFORE = {
    "Gunmen opened fire on a convoy near Demba on Monday, and the gunfire lasted an hour.\n\nThe "
    "day was a dark one. A roadside bomb hit a lorry near Sona. Two people were killed.": "bomb",
    "A missile hit Demba on Monday, and another missile hit Sona.\n\nLater a mine went off under a "
    "tractor. A farmer was killed.": "mine",
    "A suicide bomber struck Demba on Monday.\n\nThe bomb went off at noon. Six people were "
    "killed.": "suicide bombing",
    "Barrel bombs fell on Demba on Monday, barrel bombs all day.\n\nOne bomb hit a school. Six "
    "people were killed.": "barrel bomb",
    "An earthquake struck Demba on Monday.\n\nAn aftershock followed at noon. Six people were "
    "killed.": "earthquake",
}


@pytest.mark.parametrize(("text", "weapon"), BEFORE.items())
def test_the_sentences_before_name_a_weapon_before_the_text_does(text, weapon):
    assert weapons(text) == {weapon}


def test_what_people_throw_at_one_leaves_open_what_the_others_died_of():
    text = (
        "Police opened fire on a crowd in Kisumu. The commander said that three people died in "
        "the protest, one of them a constable hit by a stone."
    )
    assert weapons(text) == {None}
