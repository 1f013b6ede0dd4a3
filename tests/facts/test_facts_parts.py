"""Who is counted already: parts of a total of which the text does not say so in one breath."""

import pytest

from tui.facts import analyse
from tui.model import Document


def parts(text):
    claims = analyse(Document(id="parts", text=text, date="2026-03-04")).casualties
    return [(c.kind, c.low) for c in claims if c.subset]


PARTS = {
    "kin of who tells of them": (
        "The mudslide killed 31 people. Rosa Meza lost her husband and two sons.",
        [("killed", 1), ("killed", 2)],
    ),
    "somebody whom the text names": (
        "Seventeen people were injured in the derailment. Oskar Lund, 61, was treated for burns.",
        [("injured", 1)],
    ),
    "those who were hurt worst, ahead of their number": (
        "The blast injured 22 people. Of the injured, seven have severe burns.",
        [("injured", 7)],
    ),
    "bodies found of all who died": (
        "All 14 people on board died. By dusk divers had found nine bodies.",
        [("killed", 9)],
    ),
    "the three of whom each was told": (
        "Ida Holm, her son Nils and her brother, Per Dahl, were killed. The three were shot.",
        [("killed", 1), ("killed", 1), ("killed", 1)],
    ),
    "some freed and the rest held": (
        "Thirty of the 36 pupils who were kidnapped were freed. Six pupils remain in captivity.",
        [("abducted", 30), ("abducted", 6)],
    ),
    "bodies found before the total was told": (
        "At least 33 people are dead, the service said, after divers brought up six more bodies.",
        [("killed", 6)],
    ),
}


@pytest.mark.parametrize("case", PARTS)
def test_who_is_part_of_a_total(case):
    text, expected = PARTS[case]
    assert parts(text) == expected


APART = {
    "another town": (
        "A bomb killed nine people in Quetta on Sunday. In Turbat a baker, Noor Shah, was shot."
    ),
    "another group": "Rebels killed four farmers on Sunday. A soldier, Musa Ali, was killed too.",
    "bodies without a whole": "The storm killed nine people. Two more bodies were found at noon.",
    "a doubt": (
        "The storm killed 12 people. A nurse, Mina Das, and her daughter were killed by a tree. It "
        "was not clear whether the two were among the 12."
    ),
    "two sides": "Troops killed two men in Bern and three in Basel. Five people died in Geneva.",
}


@pytest.mark.parametrize("case", APART)
def test_who_is_no_part_of_a_total(case):
    assert parts(APART[case]) == []


def test_one_of_several_goes_by_the_name_behind():
    text = "Four rescuers were hurt. One of them, Naveed Ansari, has since died in hospital."
    claims = analyse(Document(id="one", text=text, date="2026-03-04")).casualties
    assert next(c.victims for c in claims if c.kind == "killed") == "Naveed Ansari"


def test_members_go_by_whose_they_are():
    text = "Three members of one family were killed by a falling wall."
    (claim,) = analyse(Document(id="members", text=text, date="2026-03-04")).casualties
    assert claim.victims == "members of one family"


def test_a_part_of_the_background_is_background():
    text = (
        "A storm killed six people in Pemba on Monday. The province has lived through nine years "
        "of insurgency, in which more than 6,000 people have been killed and over a million "
        "displaced. About 90,000 of the displaced live in sites around Pemba."
    )
    claims = analyse(Document(id="part", text=text, date="2026-03-04")).casualties
    assert {c.low: c.status for c in claims}[90_000] == "background"
