"""Whose deed a claim tells by other words than its own: of a total, a headline, an attack."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document


def doers(text: str, title: str = "") -> dict[tuple[str, int | None], str | None]:
    """The agent of each claim by kind and number."""
    claims = analyse(Document(id="deeds", title=title, text=text, date="2026-11-04")).casualties
    return {(c.kind, c.low): c.by for c in claims}


def only(text: str) -> str | None:
    (agent,) = set(doers(text).values())
    return agent


FAR_SUBJECTS = {
    "On Saturday an army patrol smashed a column of rebels on the highway to Kasra killing nine "
    "insurgents an officer said.": "army patrol",
    "Planes of the Gulf coalition attacked two trawlers off Ras Kamil killing six sailors.": (
        "Gulf coalition"
    ),
    "A blaze at a hostel for migrant teenagers killed 14 girls on Friday.": None,
    "Omani soldiers shot dead three Saudi soldiers near the pass.": "Omani soldiers",
}


@pytest.mark.parametrize(("text", "agent"), FAR_SUBJECTS.items())
def test_who_killed_is_the_subject_and_not_where_it_was(text, agent):
    assert only(text) == agent


ATTACKERS = {
    "A midwife was killed on Monday when three armed men burst into the clinic at Obo.": (
        "armed men"
    ),
    "Two mines planted by Boko Haram exploded near Gwoza as farmers came home, killing a boy.": (
        "Boko Haram"
    ),
    "In May 2015 four students died when police opened fire on a rally in the town.": "police",
    "A gas attack blamed on Damascus killed 40 villagers in June 2016.": "Damascus",
    "Unknown gunmen assassinated a councillor in Nawa. His nephew was wounded.": "Unknown gunmen",
}


@pytest.mark.parametrize(("text", "agent"), ATTACKERS.items())
def test_who_attacked_by_another_clause(text, agent):
    assert only(text) == agent


def test_a_group_goes_by_what_its_sentence_calls_it():
    text = (
        "Islamic State killed nine bakers in Tel Amar on Monday. On Tuesday ISIS killed 14 drivers "
        "near Kasra."
    )
    assert doers(text) == {("killed", 9): "Islamic State", ("killed", 14): "ISIS"}


def test_a_part_of_the_dead_was_killed_by_who_killed_them_all():
    text = (
        "The Ruvu Front killed 18 pickers at Mbinga on Monday, the governor said. Seven of the "
        "dead were women."
    )
    assert set(doers(text).values()) == {"Ruvu Front"}


def test_a_headline_is_of_what_the_opening_says():
    text = "BUNIA - Herders with spears killed a nurse near Tchabi overnight, the ministry said."
    assert doers(text, "Ebola nurse slain as epidemic spreads")["killed", 1] == "Herders"


def test_what_a_long_text_tells_at_its_end_is_not_of_its_main_attack():
    filler = (
        "Traders kept their stalls shut on Wednesday, and the roads out of the town were empty. "
    )
    text = (
        "The Ruvu Front attacked the market of Mbinga on Monday. Nine traders were killed.\n\n"
        f"{filler * 9}\n\nFour miners were killed in Kalemba on Sunday."
    )
    assert doers(text) == {("killed", 9): "Ruvu Front", ("killed", 4): None}
