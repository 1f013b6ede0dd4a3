"""Who came to harm, as the text calls them: by what they were, and by name where it gives one."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document

CASES = {
    "what the dead were": (
        "A bomb killed nine people in Quetta on Monday. Eight of the dead were cadets.",
        8,
        "cadets",
    ),
    "what the victims were": (
        "A bus crash killed nine people in Oruro on Monday. Two of the victims were tourists.",
        2,
        "tourists",
    ),
    "deaths are of people": (
        "A storm hit Palawan on Monday. Seven of the deaths were in Coron.",
        7,
        "people",
    ),
    "one word for several civilians": (
        "Clinics in Goma recorded 38 civilian deaths in May.",
        38,
        "civilians",
    ),
    "a name behind a title": (
        "Gunmen abducted a teacher, Mrs Amina Bello, in Zurmi on Monday.",
        1,
        "a teacher, Mrs Amina Bello",
    ),
    "a pronoun for the subject of the sentence before": (
        (
            "A hiker has died in Zermatt, police said. Peter Moser had been walking alone. He was "
            "found on Monday and was pronounced dead in Brig."
        ),
        1,
        "Peter Moser",
    ),
    "no pronoun for who speaks": (
        (
            "A hiker died near Zermatt on Monday. Peter Moser said that the path was closed. He "
            "died in the snow."
        ),
        1,
        "A hiker",
    ),
    "of whom it is said that none were hurt": (
        "A drone hit a depot in Goma on Monday. No civilians were hurt, the army said.",
        0,
        "civilians",
    ),
    "whom the verb before has": ("None of the passengers was injured in Brig.", 0, "passengers"),
    "nobody at all": ("No one was hurt in the landslide in Brig on Monday.", 0, "people"),
    "no deaths are of people": ("There were no deaths in Brig.", 0, "people"),
    "no civilian casualties are of civilians": (
        "No civilian casualties were reported in Brig.",
        0,
        "civilians",
    ),
    "somebody unhurt": ("The driver of the van was not hurt in Brig.", 0, "The driver of the van"),
    "those set free and well": ("None of the freed hostages was hurt.", 0, "freed hostages"),
    "no pronoun": ("A van left the road in Brig. He was not hurt.", 0, None),
    "an office before a name": (
        "A shell hit a hall in Kilis injuring 16 governor Ali Tekin said.",
        16,
        "people",
    ),
    "those who are only a part": (
        "A blast killed 25 including rebels of the Amal group.",
        25,
        "people",
    ),
    "none of them takes in those of one kind": (
        "No one was hurt in Brig on Monday, police said. No children were hurt in Brig.",
        0,
        "people",
    ),
    "the lodger, not who kept her": (
        "Peter Moser had kept the body of a lodger for a year after she died in Brig.",
        1,
        "a lodger",
    ),
}


@pytest.mark.parametrize(("text", "number", "victims"), CASES.values(), ids=list(CASES))
def test_who_came_to_harm(text, number, victims):
    claims = analyse(Document(id="who", text=text, date="2026-11-04")).casualties
    assert next(c.victims for c in claims if c.low == number) == victims


@pytest.mark.parametrize(
    ("noun", "group"),
    [("non-combatants", "civilians"), ("noncombatants", "civilians"), ("combatants", "militants")],
)
def test_who_does_not_fight_is_no_militant(noun, group):
    (claim,) = analyse(Document(id="who", text=f"A bomb killed three {noun} in Goma.")).casualties
    assert claim.group == group


def test_a_name_that_a_later_sentence_gives_is_taken():
    claims = analyse(
        Document(
            id="who",
            title="Nurse shot dead in Goma",
            text="A nurse, Ama Boateng, was shot dead in Goma on Monday.",
            date="2026-11-04",
        )
    ).casualties
    assert [claim.victims for claim in claims] == ["A nurse, Ama Boateng"]


def test_a_headline_is_the_last_that_is_quoted():
    title = "Blast kills 12 in Goma"
    text = "An explosion killed 12 market traders in Goma on Monday. All 12 died at once."
    (claim,) = analyse(Document(id="q", title=title, text=text, date="2026-11-04")).casualties
    assert claim.quote == "killed 12 market traders"
    assert len(claim.mentions) > 1
    assert claim.span in claim.mentions


def test_an_age_shows_a_child():
    text = "A bomb wounded nine men and her niece (7)."
    claims = analyse(Document(id="age", text=text, date="2026-11-04")).casualties
    assert next(c for c in claims if c.low == 1).group == "children"


NAMED_NEXT = {
    "the noun by name": (
        "A woman and two clerks were hurt in a house fire. The woman, Tina Marsh, 33, was stable.",
        "Tina Marsh",
    ),
    "a rank by name": (
        "A Tulsa officer was shot and wounded on Monday. Officer Mark Dean was in stable state.",
        "Mark Dean",
    ),
    "a name and an age": (
        "A pedestrian was struck and killed on Monday. Ricky Sutton, 40, of Elgin died there.",
        "Ricky Sutton",
    ),
    "who the victim was": (
        "A teenager drowned in Lake Mead. The victim was identified as Jose Lopez, 16, of Reno.",
        "Jose Lopez",
    ),
    "nobody who drove": (
        "A cyclist was killed on Monday. Todd Ellis, 40, was driving a pickup.",
        "A cyclist",
    ),
    "nobody who speaks": (
        "A cyclist was killed on Monday. Todd Ellis, 40, said that he had called for help.",
        "A cyclist",
    ),
}


@pytest.mark.parametrize(("text", "victim"), NAMED_NEXT.values(), ids=NAMED_NEXT)
def test_somebody_is_who_the_next_sentences_name(text, victim):
    claims = analyse(Document(id="next", text=text, date="2026-11-04")).casualties
    assert [c.victims for c in claims if c.low == 1] == [victim]


def test_a_headline_tells_of_the_person_whom_the_text_names():
    title = "Suspect arrested in bank holdup"
    text = "A suspect was arrested on Thursday. Leroy Banks, 31, was taken into custody in Gary."
    (claim,) = analyse(Document(id="h", title=title, text=text, date="2026-11-04")).casualties
    assert claim.victims == "Leroy Banks"


def test_three_people_of_three_towns_are_not_one():
    text = (
        "A man was stabbed to death in Leeds on Friday. A child was shot dead in Hull on Saturday. "
        "Colonel Peter Vane, a soldier, was shot dead in York on Sunday."
    )
    claims = analyse(Document(id="three", text=text, date="2026-11-04")).casualties
    assert len(claims) == 3


WHOLES = {
    "Seven of the 11 killed in the collapse were children, officials said.": "children",
    "Nine of the 12 who died in the crash were believed to be students.": "students",
}


@pytest.mark.parametrize(("text", "victims"), WHOLES.items())
def test_what_a_part_of_the_dead_were(text, victims):
    claims = analyse(Document(id="part", text=text, date="2026-11-04")).casualties
    assert claims[0].victims == victims
