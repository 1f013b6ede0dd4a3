"""Who goes on with a count, who claims one, and what is neither a source nor a day."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Casualty, Document


def claims(text: str) -> list[Casualty]:
    return analyse(Document(id="goes", title="", text=text, date="2026-11-04")).casualties


TOLD = "Four villagers died in the flood at Sarwan, Governor Rahim Anwar said. "

GOES_ON = {
    "another few": (TOLD + "Another 12 were injured.", 12),
    "others": (TOLD + "Seven others were injured.", 7),
    "some of them": (TOLD + "Two of them were killed in a school.", 2),
    "some of the dead": (TOLD + "Three of the victims were killed in their beds.", 3),
}


@pytest.mark.parametrize(("text", "count"), GOES_ON.values(), ids=GOES_ON)
def test_who_told_of_the_dead_tells_how_many_more_there_are(text, count):
    assert [c.source for c in claims(text) if c.low == count] == ["Rahim Anwar"]


OTHERS_TELL = {
    "something of its own": TOLD + "A bus left the road at Bol and killed 12.",
    "a new attack": TOLD + "Another attack at Bol killed 12.",
    "another paragraph": TOLD.strip() + "\n\nAnother 12 were injured.",
    "who only saw it": "Four people died at Sarwan, residents said. Another 12 were injured.",
}


@pytest.mark.parametrize("text", OTHERS_TELL.values(), ids=OTHERS_TELL)
def test_a_count_that_does_not_go_on_has_no_source(text):
    assert [c.source for c in claims(text) if c.low == 12] == [None]


CLAIMED = {
    "Rebels near Bol claimed to have killed 17 soldiers in an ambush.": "Rebels",
    "Spokesman Karim Haddad claimed 15 policemen had been killed.": "Karim Haddad",
}


@pytest.mark.parametrize(("text", "who"), CLAIMED.items())
def test_who_claims_that_harm_was_done_is_its_source(text, who):
    assert [c.source for c in claims(text)] == [who]


def test_a_claim_of_lives_says_nothing():
    assert [c.source for c in claims("The fire at Bol claimed 15 lives.")] == [None]


def test_the_time_of_day_behind_by_speaks_for_nobody():
    text = "Spokeswoman Amy Hale said nine people were injured and released by the afternoon."
    assert [c.source for c in claims(text)] == ["Amy Hale"]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Col. Omar Dawood, commander of the task force,", "Omar Dawood"),
        ("Omar Dawood", "a military official"),
    ],
)
def test_the_official_whom_a_text_quotes_first_is_who_speaks_next_in_office(who, name):
    text = (
        "BOL (Desk) - Nine soldiers were killed in a gun battle near Bol on Monday, a military "
        f"official said.\n\n{who} said troops met the rebels at noon."
    )
    assert [c.source for c in claims(text)] == [name]


NO_DAYS = {
    "a birth": "One patient, a woman born in 1951, died under the rubble of the clinic.",
    "a treaty": "Three of the men killed at Bol had signed the 2016 peace deal.",
    "a name": "The commander of the 14 October Brigade said eight soldiers were killed at Bol.",
}


@pytest.mark.parametrize("text", NO_DAYS.values(), ids=NO_DAYS)
def test_births_names_and_treaties_give_no_day_of_harm(text):
    assert [c.date for c in claims(text)] == [None]
