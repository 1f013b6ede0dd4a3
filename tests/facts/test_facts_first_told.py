"""Who did it and who says so, by what a text tells first and what it calls them."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Casualty, Document


def claims(text: str, title: str = "") -> tuple[Casualty, ...]:
    """The claims of a text."""
    return analyse(Document(id="first", title=title, text=text, date="2026-11-04")).casualties


LATE = (
    "Nine traders died at a market in Bara on Monday. The town lies on a river. Stalls were closed "
    "for days. A mayor spoke of a dark week. The governor came by car.\n\n"
    "In another district, fighters of the Marran Front attacked a post."
)
"""A text that tells at its end who did something else."""


def test_who_is_told_of_late_did_not_do_what_a_text_opens_with() -> None:
    """Where nobody says who did it, no attack of another paragraph is behind it."""
    assert claims(LATE)[0].by is None


def test_who_opens_a_text_did_what_it_goes_on_about() -> None:
    """Paragraphs later the dead are still those of the opening's attack."""
    text = (
        "Fighters of the Marran Front attacked a market in Bara on Monday. The town lies on a "
        "river. Stalls were closed.\n\nNine people died there, a medic said."
    )
    assert claims(text)[0].by == "Marran Front"


def test_who_claims_it_late_is_not_behind_gunmen_of_the_opening() -> None:
    """The opening says who did it; what a group says at the end is of this or another deed."""
    text = (
        "Gunmen attacked a market in Bara on Monday, killing nine traders. "
        + "The town lies on a river. " * 7
        + "The Marran Front claimed responsibility for an attack."
    )
    assert claims(text)[0].by == "Gunmen"


DOERS = {
    "Suspected herders attacked Gora village on Monday. The gunmen killed four farmers.": (
        "Suspected herders"
    ),
    "Blasts killed 39 people across Lebanon in an attack widely attributed to Israel.": "Israel",
    "Militiamen of the Front for the Hills (FFH) killed 14 people near Bule.": (
        "Front for the Hills (FFH)"
    ),
    "The fight broke out where members of Los Primos attacked a cell, killing 31 inmates.": (
        "Los Primos"
    ),
    "Ten Palestinians were killed and 20 others injured by Israeli gunfire in Jenin.": "Israel",
    "The regime said its troops had killed four rebels.": "regime",
    "A suicide bomber blew up his minibus at a checkpoint, killing 11 people.": "suicide bomber",
    "Seven people died in a clash between soldiers and illegal miners at Obuasi.": None,
    "Two people were killed in a fight between two groups over land near Pir Jo.": None,
    "Seven people died in clashes between police and protesters in Conakry.": "police",
    "Two people were killed in a fight between herders and farmers near Gboko.": (
        "herders and farmers"
    ),
}


@pytest.mark.parametrize(("text", "expected"), DOERS.items(), ids=DOERS)
def test_who_did_it(text: str, expected: str | None) -> None:
    """A name where the text has one; nobody where two armed sides leave it open."""
    assert {claim.by for claim in claims(text)} == {expected}


def test_who_is_ambushed_in_a_headline_ambushed_nobody() -> None:
    """Headlines leave out the verb that makes a passive."""
    text = "The convoy was hit on Tuesday and gunmen opened fire. Ten were wounded, a medic said."
    assert claims(text, "Park rangers ambushed in the north")[0].by == "gunmen"


SOURCES = {
    "The prisons agency, SNAI, said 13 inmates were wounded.": "The prisons agency (SNAI)",
    "The war has killed 2,800 people, according to the observatory's last count.": (
        "the observatory"
    ),
    "SNHR statistics show that 457 civilians have died since January.": "SNHR",
    "The authority's data shows that 406 people have died since June.": "The authority",
    "One of its chiefs, known as Bolgar, told journalists that two gunmen were killed.": None,
    "Medics of Magen David Adom said five people were wounded.": "Medics of Magen David Adom",
    "The zone's office later raised the number of the dead to 146.": "The zone's office",
    "About 910 people were homeless by the count of the World Food Programme.": (
        "World Food Programme"
    ),
    "A source gave the army's losses as 19 dead.": "A source",
    "The Irrigation Department cautioned that 15,000 people may be displaced.": (
        "Irrigation Department"
    ),
}


@pytest.mark.parametrize(("text", "expected"), SOURCES.items(), ids=SOURCES)
def test_who_says_so(text: str, expected: str | None) -> None:
    """Who counts, warns or keeps the figures is a source; who only hears it is none."""
    assert {claim.source for claim in claims(text)} == {expected}


CAUSES = {
    "Gunmen stormed a mine near Bule on Sunday, killing nine people.": "gunfire",
    "Six miners died after a pit caved in on them at Benin.": "collapse",
    "Three labourers were killed in a hillock collapse at Chiknagul.": "collapse",
    "Three herders were killed when they were struck by lightning near Kapenguria.": "lightning",
    "A coach ran off the road above Coroico, killing 14 passengers.": "vehicle",
    "Five people died when the Atari burst its banks near Kween.": "flood",
    "Six children died of encephalitis in Muzaffarpur.": "disease",
}


@pytest.mark.parametrize(("text", "expected"), CAUSES.items(), ids=CAUSES)
def test_what_did_it(text: str, expected: str | None) -> None:
    """Gunmen kill with guns where nothing else is named; what gives way has many nouns."""
    assert {claim.weapon for claim in claims(text)} == {expected}
