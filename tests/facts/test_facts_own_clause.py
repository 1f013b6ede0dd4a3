"""Who speaks, when and with what: from a claim's own clause, and null where that is not told."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document


def facts(text):
    return analyse(Document(id="clause", text=text, date="2026-11-19"))


def field(text, name, low, kind="killed"):
    claims = facts(text).casualties
    return next(getattr(c, name) for c in claims if (c.kind, c.low) == (kind, low))


SOURCES = {
    "he is the nameless one who spoke last": (
        (
            "The road stays closed, Lina Adeyemi said. “They took four of us,” said a "
            "15-year-old girl at the clinic. She said that three porters had died in the "
            "hills."
        ),
        3,
        "a 15-year-old girl",
    ),
    "who denied something speaks next": (
        (
            "“It is a loss,” said Bishop Paulo Neto.\n\nCaptain Ouma denied that his men "
            "had fired. “Two rioters were killed by others,” he said."
        ),
        2,
        "Ouma",
    ),
    "a victim told of in the clause before does not speak": (
        (
            "Six of those killed were cadets and the seventh was a student, Rana Haddad, "
            "who was on her way home, Colonel Samir Nassar told reporters."
        ),
        6,
        "Samir Nassar",
    ),
    "nor does whom the next sentence names": (
        (
            "It was a year in which 31 people were murdered in the town, according to "
            "Leeds police. If convicted, Gary Moss faces life."
        ),
        31,
        "Leeds police",
    ),
    "nor does who denies what others told": (
        (
            "Officials denied that anyone was killed at the depot, contradicting channels "
            "that spoke of seven dead.\n\n“All is calm,” said the spokeswoman, Oksana "
            "Reznik."
        ),
        7,
        None,
    ),
    "a report that was wrong is whose it was": (
        (
            "Twelve miners died at the pit. An early report by a local radio station that "
            "seven miners had died was wrong, said Danuta Nowak."
        ),
        7,
        "a local radio station",
    ),
    "who is only somebody's is not named": (
        (
            "The town's emergency committee gave a higher toll, saying its members had "
            "counted 31 bodies by nightfall."
        ),
        31,
        "The town's emergency committee",
    ),
    "survivors did not count the bodies": (
        (
            "Fishermen pulled 18 bodies from the sea on Friday after a ferry sank. But "
            "survivors said that 150 had been on board."
        ),
        18,
        None,
    ),
}


@pytest.mark.parametrize(("text", "low", "source"), SOURCES.values(), ids=list(SOURCES))
def test_a_source_is_who_says_so(text, low, source):
    assert field(text, "source", low) == source


def test_an_office_has_the_name_behind_the_body_that_it_heads():
    text = (
        "A bomb hit a school. Six residents were injured, said the head of the city's military "
        "administration, Andrii Moroz."
    )
    assert field(text, "source", 6, "injured") == "Andrii Moroz"


def test_what_somebody_had_done_before_is_not_the_day_of_the_event():
    text = (
        "Marta came without her husband. He had gone back for the mule on Tuesday. At least 26 "
        "people have been killed in the fighting."
    )
    assert field(text, "date", 26) is None


def test_a_sentence_that_goes_on_has_the_day_of_the_one_before():
    text = (
        "Fighters stormed the base on Thursday, killing five soldiers.\n\nOn Monday the army sent "
        "a drone against the fair. It killed a woman."
    )
    assert field(text, "date", 1) == "2026-11-16"


def test_the_time_of_a_limit_is_not_that_of_the_harm():
    text = "Without it, a further 400 people could die before the rains end in April."
    assert field(text, "date", 400) is None


WEAPONS = {
    "beaten": ("A nurse was beaten to death and two guards were hurt with machetes.", 1, "beating"),
    "bare strike, drone": (
        "Israeli strike kills three. A drone hit their car at Tyre.",
        3,
        "drone",
    ),
    "bare strike": ("An Israeli strike killed three people in Tyre.", 3, "airstrike"),
    "bombs from jets": ("Jets dropped four bombs on a camp, and nine people died.", 9, "airstrike"),
    "barrel bombs": ("Helicopters dropped two barrel bombs; seven people died.", 7, "barrel bomb"),
    "fire returned": ("Soldiers returned fire and three attackers were killed.", 3, "gunfire"),
    "the heat": ("Officials blamed the heat for 41 deaths. Wildfires burn on.", 41, "heat"),
    "similar": (
        "A bus crash killed six in Uttarkashi. Last year, 15 people died in a similar accident.",
        15,
        "vehicle",
    ),
    "hanged": ("Four men were hanged at dawn in Karaj.", 4, "hanging"),
    "thrown": ("Gunmen shot dead three clerks. Two boys were killed by stones.", 2, None),
    "said anew": (
        (
            "Two columns met in the hills on Monday.\n\nNobody could say who had "
            "won.\n\nThe colonel put the number of dead at 17 and said two men had been "
            "hurt by a drone."
        ),
        17,
        None,
    ),
    "shot down": ("There were no deaths, and air defences had shot down 16 planes.", 0, None),
}


@pytest.mark.parametrize(("text", "low", "weapon"), WEAPONS.values(), ids=list(WEAPONS))
def test_a_weapon_is_what_did_the_harm(text, low, weapon):
    assert field(text, "weapon", low) == weapon


@pytest.mark.parametrize(
    "text",
    ["With modern sensors nobody would have to die.", "“They will not kill ten thousand of us.”"],
)
def test_what_is_ruled_out_is_no_claim(text):
    assert facts(text).casualties == ()


def test_the_harmed_are_people_whatever_the_text_calls_them():
    text = (
        "The office says 26 people died, nine of them civilians, and two of the injured died later."
    )
    assert [claim.victims for claim in facts(text).casualties][1:] == [
        "civilians",
        "injured people",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Cholera killed 12 people in the north.",
        "A bomb killed two people in the Barton Street flat.",
    ],
)
def test_a_disease_and_a_street_are_no_organisations(text):
    assert facts(text).organisations == ()
