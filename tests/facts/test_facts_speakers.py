"""Who says so where a name stands beside an office or a body, and who tells on."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document


def sources(text: str, title: str = "") -> list[tuple[int | None, str | None]]:
    """Number and source of each claim."""
    claims = analyse(Document(id="speakers", title=title, text=text, date="2026-11-04")).casualties
    return [(claim.low, claim.source) for claim in claims]


BESIDE = {
    "At least nine shepherds have been killed this year, according to a count by the Badia Watch "
    "network.": (9, "Badia Watch"),
    "Mines killed 47 people in the province, according to data from the monitoring group Land "
    "Lens.": (47, "Land Lens"),
    "Deputy superintendent of police Ramesh Adhikari said 29 passengers were hurt.": (
        29,
        "Ramesh Adhikari",
    ),
    "Karim Haddad who heads the network said he had the names of 19 dead.": (19, "Karim Haddad"),
    "Fighting near the port left 22 rebels dead, a military source loyal to President Omar "
    "Dawood's government said.": (22, "a military source"),
    "A doctor at the town hospital said he had received 12 bodies.": (12, "A doctor"),
    "Engineer Rami Haddad of the Kasra Demining Organization said 57 people had died.": (
        57,
        "Rami Haddad",
    ),
    "The spokesman of the Northern Rivers Liberation Movement in the hills, Omar Dawood, said nine "
    "clerks were killed.": (9, "Omar Dawood"),
    "A doctors' group, the Darna Medical Union, says 40 people have been killed.": (
        40,
        "Darna Medical Union",
    ),
    "Three guards were killed at the crossing, according to the Hamas-run Interior Ministry.": (
        3,
        "Interior Ministry",
    ),
    "A spokesman for the regional health department said six miners were hurt.": (
        6,
        "A spokesman for the regional health department",
    ),
}


@pytest.mark.parametrize(("text", "told"), BESIDE.items())
def test_who_speaks_is_the_person_or_body_whose_words_they_are(text, told):
    assert sources(text) == [told]


NEXT = {
    "Two boys died in a house fire, the county coroner said.\n\nThe roof fell in before dawn. No "
    "neighbour woke. Bell County Coroner Ann Moore spoke of smoke.": "Ann Moore",
    "The toll of the blasts in Beledweyne has risen to 48, a regional leader said.\n\nOmar Dawood "
    "told state radio that the market was closed.": "Omar Dawood",
    "Nine miners died in a pit, the governor said.\n\nFire chief Ann Moore said the shaft was full "
    "of gas.": "the governor",
    "Nine herders were killed at a well, a witness said.\n\nOmar Dawood said the dead were his "
    "cousins.": "a witness",
    "Seven people drowned off the cape, the coast guard said.\n\nCommodore Omar Dawood said the "
    "hull broke.": "the coast guard",
}


@pytest.mark.parametrize(("text", "name"), NEXT.items())
def test_an_office_of_the_first_sentence_is_who_speaks_next_where_that_fits(text, name):
    assert sources(text)[0][1] == name


ACCOUNTS = {
    "Mayor Ann Moore said a shell hit the yard. The owner and his son were killed.": "Ann Moore",
    "Mayor Ann Moore said a shell hit her yard. She was wounded.": None,
    "Police said a shell hit the yard. The owner was wounded.": "Police",
    "Police said a shell hit the yard. It was dark. Six were flown to Delhi with burns.": "Police",
    "Police said a shell hit the yard. Since then the owner has died.": None,
    "A witness said a shell hit the yard. The owner was wounded.": None,
    "A shell hit the yard, Mayor Ann Moore said. On Sunday a mine killed nine.": None,
    "A shell hit the yard, Mayor Ann Moore said. A bus left a road and killed nine.": None,
}


@pytest.mark.parametrize(("text", "told"), ACCOUNTS.items())
def test_an_official_tells_on_in_the_next_sentence_of_what_was_suffered(text, told):
    assert {source for _, source in sources(text)} == {told}


SILENT = {
    "the next sentence": (
        "A bus left the road near Almora, Sheriff Ann Moore said. On Monday six were flown to "
        "Delhi with injuries."
    ),
    "another scene": (
        "A bus left the road near Almora, Sheriff Ann Moore said. In Kanpur a wall fell on a "
        "market and killed nine."
    ),
    "another paragraph": (
        "A bus left the road near Almora, Sheriff Ann Moore said.\n\nSix people were hurt."
    ),
    "what a mourner felt": (
        "A bus left the road near Almora.\n\n“They were so kind,” said Ann Moore. Seven of "
        "the dead were nurses."
    ),
    "what the text tells of who spoke": (
        "“They count the others,” said Ann Moore, whose son Omar has been missing since Monday."
    ),
    "nobody harmed": "The fire began in a kitchen, Chief Ann Moore said. No one was hurt.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_nobody_tells_on_of_something_else(text):
    assert {source for _, source in sources(text)} == {None}


def test_a_headline_has_no_source_where_a_whole_choir_speaks():
    text = (
        "The market of Darna burned all night.\n\nMayor Ann Moore said the roof had fallen. Omar "
        "Dawood, a baker, said he had run. Rami Haddad, a tailor, said it was hot. Karim Nasser, a "
        "driver, said nobody came. Lina Salem, a nurse, said the clinic was full."
    )
    assert sources(text, "Nine killed in fire at Darna market") == [(9, None)]


def test_who_is_named_only_later_is_of_the_incident_and_not_of_the_clause():
    text = (
        "Mud killed 16 traders, the regional governor said. Hugo Salas told the radio that nine "
        "were hurt. In Lamas a girl drowned, the governor added."
    )
    claims = analyse(Document(id="later", text=text, date="2026-11-04")).casualties
    assert [(claim.low, claim.source, claim.certainty["source"]) for claim in claims] == [
        (16, "Hugo Salas", "incident"),
        (9, "Hugo Salas", "stated"),
        (1, "Hugo Salas", "stated"),
    ]


def test_a_headline_is_told_by_who_is_named_in_the_body():
    text = "Mud killed 16 traders, the regional governor said. Hugo Salas told the radio so."
    title = "Mudslide kills 16 traders, officials say"
    assert sources(text, title)[0] == (16, "Hugo Salas")
