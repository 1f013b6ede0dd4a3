"""Articles without a toll of their own: digests, disputed counts, features, harm at the edge."""

import pytest

from tui.facts import analyse
from tui.model import Document

LONG = "The hills are green, and the river is slow. Goats graze there. Women plant rice. "
NONE = {
    "a digest of several towns": (
        "Evening round-up: attacks across the south",
        "A bomb in Kano killed two men. Gunmen in Jos shot dead a baker.",
    ),
    "a headline of two counts": (
        "Police say four, doctors say nine: the dead of the Kitwe march",
        "Police said four people died in Kitwe. Doctors said that nine people were killed.",
    ),
    "a dispute": (
        "The disputed dead of Kitwe",
        "Police said four people died in Kitwe. Doctors said that nine people were killed.",
    ),
    "a feature on a war long over": (
        "The field that nobody ploughs",
        (
            f"{LONG}The war of 1969 killed 4,000 people. In 1994 a mine killed nine men. In 2003 "
            "another killed six. Last month a mine killed a boy, said Vang Lee."
        ),
    ),
    "people who were freed": (
        "31 abducted pupils freed in Sokoto",
        (
            "Thirty-one pupils who were kidnapped from a school near Sokoto last month were "
            "released on Friday, the state said. They are with a doctor.\n\nTheir parents wait at "
            "the gate. Goats graze there.\n\nGunmen stormed the school on 2 April. They shot dead "
            "two guards."
        ),
    ),
}


@pytest.mark.parametrize("case", NONE)
def test_articles_that_have_no_toll(case):
    title, text = NONE[case]
    toll = analyse(Document(id="none", title=title, text=text, date="2026-05-04")).toll
    assert toll.killed is None


def test_who_is_hurt_at_the_edge_of_an_epidemic_is_not_its_toll():
    text = (
        "A cholera outbreak has killed 70 people and infected 900 in Pemba. Clinics are full. "
        "Water is short. Nurses are tired. Roads are cut. Chlorine has run out in most wards. "
        "The rains are due in a month. On Friday two cleaners were wounded with knives by a mob."
    )
    doc = Document(id="edge", title="Cholera deaths reach 70", text=text, date="2026-05-04")
    toll = analyse(doc).toll
    assert toll.killed is not None
    assert (toll.killed.low, toll.injured) == (70, None)


def test_a_toll_that_nobody_counts_as_yet_is_none_but_it_happened():
    text = (
        "A ferry sank off Bau, and boats brought back 18 bodies on Friday. Two of the survivors "
        "later died, a doctor said, which would raise the toll to 20."
    )
    facts = analyse(Document(id="would", title="Ferry sinks: 18 dead", text=text))
    assert facts.toll.killed is not None
    assert facts.toll.killed.low == 18
    assert {claim.status for claim in facts.casualties if claim.low == 20} == {"event"}
