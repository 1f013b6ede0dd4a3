"""Who did it where others say so, or where one sentence tells of two incidents."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Casualty, Document


def claims(text: str, title: str = "") -> tuple[Casualty, ...]:
    """The claims of a text."""
    return tuple(
        analyse(Document(id="accused", title=title, text=text, date="2026-11-04")).casualties
    )


ACCUSED = {
    "said of the network in a clause behind": (
        (
            "A drone hit a market in Kordofan, killing 16 people. The network, which accused "
            "the Rapid Support Forces, said nine women were among them."
        ),
        {"Rapid Support Forces"},
    ),
    "a word for the kind of a group ahead of its name": (
        (
            "Nine traders died when shells fell on Tawila. The network accused the paramilitary "
            "Rapid Support Forces of firing from the east."
        ),
        {"Rapid Support Forces"},
    ),
    "held on counts of murder": (
        (
            "Two clerks were found shot to death in Harlow, police said. Amos Reed, 44, is "
            "being held in the county jail on two counts of murder."
        ),
        {"Amos Reed"},
    ),
    "arrested and charged": (
        (
            "A student was killed and a teacher wounded by gunfire at a party in Carthage. Dorian "
            "Pike, 20, was arrested on Wednesday and is charged with murder."
        ),
        {"Dorian Pike"},
    ),
    "a spokesman for his group": (
        (
            "A suicide bomber killed nine people in Kunduz. Taliban spokesman Zabihullah Rahmani "
            "claimed responsibility for the bombing."
        ),
        {"Taliban"},
    ),
    "two who blame each other": (
        (
            "Gunmen stormed a mine near Bambari, killing nine people. The government and the "
            "rebels blamed each other. A rebel spokesman accused the Wagner Group of the raid."
        ),
        {"gunmen", "Gunmen"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), ACCUSED.values(), ids=ACCUSED)
def test_who_is_accused_did_it(text, expected):
    assert {claim.by for claim in claims(text)[:1]} <= expected


SAID = {
    "Hamas' armed wing said its fighters killed five Israeli soldiers in an ambush.": "Hamas",
    "A guard was shot and wounded by a masked man in Minya on Tuesday.": "masked man",
    "Youths threw stones at a patrol in Beni on Sunday and two volunteers were hurt.": "Youths",
    "Five constables were killed when Maoists triggered an explosive device in Sukma.": "Maoists",
    "The army's warplanes bombed the town of Kutum, killing seven people.": "army",
    "Nine people were killed when a junta jet fighter dropped two bombs on a school.": "junta",
    "One man was killed by a sniper in Taiz at dawn on Monday.": "sniper",
    "The Interior Ministry said on Tuesday that it had arrested 17 suspects.": "Interior Ministry",
    "Rebels stormed the post, and Captain Diallo said eight clerks had lost their lives.": "Rebels",
    "The army said it had freed seven hostages.": None,
    "Six were killed by rocket fire on Binnish, while five died in Russian airstrikes.": None,
    "Nine were killed in an ambush at Makalondi, and in March gunmen shot dead six at Tera.": None,
}


@pytest.mark.parametrize(("text", "agent"), SAID.items())
def test_who_did_it_by_the_clause(text, agent):
    assert claims(text)[0].by == agent


def test_a_state_did_not_kill_its_own_soldiers():
    text = (
        "Israeli strikes killed 19 people in Gaza on Tuesday. Three Israeli soldiers were killed "
        "in Rafah, medics said."
    )
    assert [claim.by for claim in claims(text)] == ["Israel", None]


def test_the_make_of_a_drone_is_nobody():
    text = "A Shahed drone crashed into a house in Sumy. Four people died there."
    assert {claim.by for claim in claims(text)} == {None}


def test_a_headline_tells_of_two_incidents_beside_a_semicolon():
    text = "A car bomb exploded in Sadr City on Tuesday, killing nine people."
    title = "Car bomb in Sadr City kills nine; gunmen shoot five pilgrims"
    assert {claim.by for claim in claims(text, title) if claim.low == 9} == {None}


def test_one_army_strikes_with_several_weapons():
    text = (
        "Israeli airstrikes killed 19 people across Gaza on Tuesday. A missile fired by a drone "
        "hit a kitchen, killing six."
    )
    assert [claim.by for claim in claims(text)] == ["Israel", "Israel"]
