"""Names that only their surroundings show: of bodies, couples, and people called by surname."""

import pytest

from tui.facts import analyse
from tui.model import Document


def found(text, date="2026-03-02"):
    return analyse(Document(id="names", text=text, date=date))


BODIES = {
    "Seven divers drowned, the rescue charity Harbour Without Walls said.": (
        "Harbour Without Walls",
        None,
    ),
    "The Telegram channel Salt and Wind wrote that nine sailors had died.": (
        "Salt and Wind",
        "media",
    ),
    "The mining company Cobre Alto said four workers were killed.": ("Cobre Alto", "company"),
    "A union of teachers, Chalk in the Hand, counted 12 dead.": ("Chalk in the Hand", None),
    "The rebel movement Spears of Dawn killed three porters.": ("Spears of Dawn", "armed group"),
    "The watchdog Clear Ledger says 40 people were arrested.": ("Clear Ledger", None),
    "The Coastal Erosion Agency said two people were killed.": (
        "Coastal Erosion Agency",
        "agency",
    ),
}


@pytest.mark.parametrize("text", BODIES)
def test_a_noun_for_a_body_introduces_its_name(text):
    bodies = [(body.name, body.kind) for body in found(text).organisations]
    assert BODIES[text] in bodies


NO_BODIES = [
    "The chief of the group, Martin Ortega, said four died.",
    "The ethnic group Luo mourned four men.",
    "The group on Tuesday killed four men.",
    "The group Friday killed four men.",
]


@pytest.mark.parametrize("text", NO_BODIES)
def test_people_peoples_and_days_behind_such_a_noun_are_no_bodies(text):
    assert found(text).organisations == ()


def test_two_bodies_behind_one_noun_are_two():
    text = "The charity Oxfam and Unicef counted nine dead in Kano."
    assert "Oxfam" in [body.name for body in found(text).organisations]


PEOPLE = {
    "KUMASI, Ghana - Yawson Dzifa lost a shop. 'The sea took it,' Dzifa said.": ["Yawson Dzifa"],
    "A diver from another crew, Some Khamvong, was killed near the dam.": ["Some Khamvong"],
    "A couple, Jonas and Annika Ekdahl, died in the snow.": ["Jonas Ekdahl", "Annika Ekdahl"],
    "Hillary Clinton and Joe Biden met. Clinton and Donald Trump spoke.": [
        "Hillary Clinton",
        "Joe Biden",
        "Donald Trump",
    ],
}


@pytest.mark.parametrize("text", PEOPLE)
def test_names_are_the_fullest_that_a_text_has(text):
    assert [person.name for person in found(text).people] == PEOPLE[text]


ROLES = {
    "The police surgeon Dr Lina Haddad counted six dead.": "police surgeon",
    "Health minister Mrs. Ruth Abena said six had died.": "Health minister",
    "A guard from another unit, Sothea Chan, was killed.": "guard",
    "Senator Luis Paz wept for the brothers and their aunt, Carmen Ruiz.": "aunt",
    "Ann, the daughter of Marco and Lucia Ferri, was killed.": None,
}


@pytest.mark.parametrize("text", ROLES)
def test_a_form_of_address_is_no_part_of_an_office(text):
    assert found(text).people[-1].role == ROLES[text]
