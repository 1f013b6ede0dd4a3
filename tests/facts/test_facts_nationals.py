"""People who are told of by their nation: "a Dane, two Swedes and a Kenyan"."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document


def counts(text):
    found = analyse(Document(id="n", title="", text=text, date="2026-03-11")).casualties
    return [(c.kind, c.low, c.victims, c.group) for c in found]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("A Dane, two Scots and a Kenyan were killed near Luxor.", [1, 2, 1]),
        ("The dead include three Turks, a Nepali and two Maltese, police said.", [3, 1, 2]),
        ("Among the injured were two Filipinos and a Sri Lankan.", [2, 1]),
        ("Police arrested two Greeks and a Kosovar over the theft.", [2, 1]),
        ("Four Rohingya, a Tamil and two Kurds drowned.", [4, 1, 2]),
        ("A Finn and his wife were found dead in Alanya.", [1, 1]),
        ("A Finnish trawler sank; two sailors drowned.", [2]),
        ("A Kenyan court heard that a Kenyan firm had let nine men die.", [9]),
    ],
)
def test_each_is_counted_and_no_adjective(text, numbers):
    assert [low for _, low, _, _ in counts(text)] == numbers


def test_a_nation_before_a_body_is_no_person():
    assert counts("A Danish UN medic was killed.") == [("killed", 1, "A Danish UN medic", "medics")]
    assert counts("A Kenyan AU soldier was killed.")[0][2] == "A Kenyan AU soldier"


def test_others_are_not_of_the_nation_before():
    assert [c[2] for c in counts("The blast killed two Danes and wounded five.")] == [
        "Danes",
        "people",
    ]


def test_a_nation_says_of_nobody_what_they_do():
    found = counts("Two Danes and a Swedish nurse were hurt.")
    assert found == [("injured", 2, "Danes", None), ("injured", 1, "a Swedish nurse", "medics")]


@pytest.mark.parametrize(
    "text",
    [
        "The Swedes beat two Danes in the final.",
        "He beat the American to the title.",
        "She beat three rivals in the second round.",
    ],
)
def test_who_is_beaten_at_a_game_is_not_hurt(text):
    assert counts(text) == []


def test_who_is_beaten_is_hurt():
    assert counts("Guards beat two Danes in the cells.") == [("injured", 2, "Danes", None)]
