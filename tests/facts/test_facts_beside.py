"""What stands beside a claim and is not where or when it was."""

import pytest

from tui.facts import analyse
from tui.model import Document

FIRE = "A fire killed two people in Quilpue on Saturday. "
BESIDE = {
    "where and when somebody worked who was seized later": (
        f"{FIRE}Police arrested a man who was welding a gate near Limache on Friday.",
        ("captured", 1),
        (None, None),
    ),
    "where and when some were seized": (
        f"{FIRE}Police arrested three men in Limache on Sunday.",
        ("captured", 3),
        ("Limache", "2026-11-15"),
    ),
    "where those are who have crossed a border": (
        "The stadium of Moundou has taken in 2,300 people. Another 800 have crossed into Cameroon.",
        ("displaced", 800),
        ("Cameroon", None),
    ),
    "the second of two places": (
        "Mud buried Armero. Some 9,000 people were killed there and in nearby Chinchina.",
        ("killed", 9000),
        (None, None),
    ),
    "weeks that count from another day": (
        "A witness said Roe had written six weeks earlier that he would kill all seven of them.",
        ("killed", 7),
        (None, None),
    ),
}


@pytest.mark.parametrize("case", BESIDE)
def test_where_and_when_a_claim_was(case):
    text, harm, expected = BESIDE[case]
    claims = analyse(Document(id="beside", text=text, date="2026-11-18")).casualties
    claim = next(c for c in claims if (c.kind, c.low) == harm)
    assert (claim.place, claim.date) == expected


def test_a_table_counts_the_deeds_of_nobody_and_of_no_day():
    text = (
        "On 5 November rebels attacked a camp at Drodro and killed 12 people.\n\n"
        "Territory | Killed\n\nDjugu | 19\n\nMahagi | 7"
    )
    facts = analyse(Document(id="table", title="Ituri: flash update", text=text, date="2026-11-18"))
    rows = [(c.low, c.place, c.by, c.date) for c in facts.casualties if c.low in {19, 7}]
    assert rows == [(19, "Djugu", None, None), (7, "Mahagi", None, None)]
    assert {claim.source for claim in facts.casualties} == {None}
    assert "Territory" not in [place.name for place in facts.places]


def test_the_dead_of_two_sides_are_no_parts_of_one():
    text = (
        "Eleven insurgents died in a clash near Gwoza, the army said. The rebels said they had "
        "killed nine soldiers. Two farmers were shot in Bokkos."
    )
    claims = analyse(Document(id="sides", text=text, date="2026-11-18")).casualties
    assert [claim.low for claim in claims if claim.subset] == []
