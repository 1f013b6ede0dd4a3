"""Who does not say what a text tells, and by which name those speak who do."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document

NOBODY = {
    "who is named in the next paragraph": (
        "Eleven people died in a tram on Sunday.\n\nOne drove it, said Rui Matos, a rescuer.",
        11,
    ),
    "who goes on to say something else": (
        "In Mwanza nobody was reported killed, and police said that nine people were arrested.",
        0,
    ),
    "who spoke in the sentence before of another day": (
        "Shells killed nine in Bol, Kasai Watch said. On Friday four children died at a well.",
        4,
    ),
    "who reads to the writer": (
        '"Two girls, nine and ten, killed while fishing," he read. "We go on," Mai Vong said.',
        2,
    ),
}


@pytest.mark.parametrize("case", NOBODY)
def test_who_does_not_say_so(case):
    text, number = NOBODY[case]
    claims = analyse(Document(id="source", text=text, date="2024-06-21")).casualties
    assert next(claim for claim in claims if claim.low == number).source is None


def test_a_branch_speaks_by_the_name_of_its_body():
    text = "The Tamale branch of the nurses' union said it had counted 14 deaths."
    (claim,) = analyse(Document(id="branch", text=text, date="2024-06-21")).casualties
    assert claim.source == "The Tamale branch of the nurses' union"


def test_somebodys_kin_are_not_the_two_told_of_before():
    text = (
        "Two boys were killed by a mine near Attapeu on Sunday. A searcher, Mai Vong, was there. "
        "Her mother lost two brothers in the war."
    )
    claims = analyse(Document(id="kin", text=text, date="2024-06-21")).casualties
    assert [(c.low, c.victims) for c in claims] == [(2, "boys"), (2, "brothers")]


def test_two_who_say_that_nobody_died_speak_of_two_places():
    text = (
        'A doctor, Deeqa Nur, said patients had left the clinic "without a single death". Elders '
        "said that nobody had been killed at Jalalaqsi in Somalia."
    )
    claims = analyse(Document(id="two", text=text, date="2024-06-21")).casualties
    assert [claim.source for claim in claims] == ["Deeqa Nur", "Elders"]
