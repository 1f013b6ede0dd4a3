"""Who did it where no clause says so outright: police who tell of arrests, "he", the accused."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document


def doers(text: str, title: str = "") -> list[tuple[str, int | None, str | None]]:
    """Kind, number and agent of each claim."""
    claims = analyse(Document(id="doers", title=title, text=text, date="2026-11-04")).casualties
    return [(c.kind, c.low, c.by) for c in claims]


ARRESTS = {
    "A 32-year-old Dover man was arrested on Tuesday after a break-in, police said.": "police",
    "Two people were taken into custody for looting in Kisumu, Kisumu County Police Commander "
    "Alphonse Kimani said.": "Kisumu County Police",
    "The army said 30 militants were captured in North Waziristan.": "The army",
    "Islamic State fighters overran the base. Some 20 soldiers were captured.": "Islamic State",
    "The Taliban overran two posts, killing 11. Another six were taken prisoner.": "Taliban",
    "About 60 people were arrested when riot police broke up a sit-in, lawyers said.": (
        "riot police"
    ),
    "Security forces raided houses before dawn. Nine young men were arrested, activists said.": (
        "Security forces"
    ),
    "His lawyer said that nine students were arrested on Friday.": None,
    "Roe was one of five men police arrested on Sunday.": "police",
    "The army says nine rebels came for a captured pilot.": None,
}


@pytest.mark.parametrize(("text", "agent"), ARRESTS.items())
def test_who_made_arrests(text, agent):
    assert {by for kind, _, by in doers(text) if kind == "captured"} == {agent}


PRONOUNS = {
    "Prosecutors say Daniel Crane entered the shop with a rifle. He shot two clerks.": (
        "Daniel Crane"
    ),
    "The attacker walked into the chapel at noon. He opened fire on worshippers, killing six.": (
        "attacker"
    ),
    "Lionel Vance admitted that he and a cousin robbed the pier and that he stabbed two anglers.": (
        "Lionel Vance"
    ),
    "Crown lawyer Ida Moss said Karl Brandt had written that he would kill four neighbours.": (
        "Karl Brandt"
    ),
    "Sheriff Ann Moore read a statement. Reporters waited. He killed three co-workers.": None,
}


@pytest.mark.parametrize(("text", "agent"), PRONOUNS.items())
def test_whose_deed_a_pronoun_tells(text, agent):
    assert {by for _, _, by in doers(text)} == {agent}


ACCUSED = {
    "A plea is being discussed for Karen Holt, a Salem woman accused of murdering two sons.": (
        "Karen Holt"
    ),
    "Marcus Webb was convicted of killing two sisters in Tulsa.": "Marcus Webb",
    "Investigators booked Carl Simms, 23, on suspicion of murder in the shooting deaths of two "
    "teenagers.": "Carl Simms",
}


@pytest.mark.parametrize(("text", "agent"), ACCUSED.items())
def test_who_is_accused_of_it(text, agent):
    assert (2, agent) in {(low, by) for _, low, by in doers(text)}


CLAUSES = {
    "The killing of three farmers by herdsmen has raised fears.": "herdsmen",
    "Suspected cattle rustlers attacked a village in Turkana, leaving 11 people dead.": (
        "Suspected cattle rustlers"
    ),
    "Four fishermen were taken hostage when pirates boarded their trawler.": "pirates",
    "Warplanes thought to be Russian hit the hospital, killing two nurses.": "Russia",
    "Nine people were wounded when shells fired from rebel-held areas struck the market.": "rebels",
    "The national border units were able to kill 14 smugglers near Tamba.": (
        "national border units"
    ),
    "The Syrian Coalition condemned the attack on its offices. Five civilians were killed.": None,
    "A Coast Guard helicopter lifted the boy to Kodiak after a crash that killed three.": None,
    "Islamic State holds Manbij. The extremists killed nine bakers.": "Islamic State",
    "Regime shelling kills nine in the town of Maarat.": "Regime",
    "The coalition admitted the deaths of 61 farmers in its raids.": "coalition",
    "AFP said the president fired two ministers. Nine people were killed in the protests.": None,
}


@pytest.mark.parametrize(("text", "agent"), CLAUSES.items())
def test_who_did_it_by_what_the_clause_is(text, agent):
    assert {by for _, _, by in doers(text)} == {agent}


def test_each_of_two_sides_has_the_losses_that_the_other_made():
    text = "In that battle the Islamic State lost 37 fighters and the SDF lost 15."
    assert doers(text) == [
        ("killed", 37, "SDF"),
        ("killed", 15, "Islamic State"),
    ]


def test_an_officer_who_came_to_harm_attacked_nobody():
    text = "Four rockets fell on the market town, one policeman killed and six others hurt."
    assert all(by is None for _, _, by in doers(text))


HELPERS = (
    "The driver of the van, Ann Roe, was pronounced dead at the scene by Elkhorn Ambulance crews.",
    "Thirty people have been treated for gunshot wounds by the organisation Doctors Unbound.",
    "At least three weavers were killed this year, according to a count by the Amal organization.",
)


@pytest.mark.parametrize("text", HELPERS)
def test_who_helped_or_counted_did_not_do_it(text):
    assert {by for *_, by in doers(text)} == {None}


def test_a_count_over_a_month_is_of_no_single_attack():
    text = (
        "Iraqi warplanes bombed a depot of the Islamic State at Qaim on Tuesday, killing two "
        "guards.\n\nA total of 382 Iraqis were killed across the country in January, the UN said."
    )
    assert {low: by for _, low, by in doers(text)}[382] is None


def test_who_pleads_for_a_light_is_charged_with_nothing():
    text = (
        "Seventeen pupils were hurt when a bus and a truck collided near Paulding.\n\n"
        "Neighbours have pleaded for a light at the crossing since a fatal crash in 2012."
    )
    assert {by for *_, by in doers(text)} == {None}


def test_a_log_of_fires_and_an_officer_for_operations_attacked_nobody():
    text = "Garberville: Two cyclists were injured on Oak Street on Monday."
    assert {by for *_, by in doers(text, "Police and fire log")} == {None}


def test_a_group_whose_name_ends_in_a_nation_is_no_state():
    text = (
        "Four clerks were killed when a bomb went off at Mullazai on Tuesday. "
        "The banned Tehreek-i-Adl Pakistan claimed responsibility."
    )
    assert {by for *_, by in doers(text)} == {"Tehreek-i-Adl Pakistan"}


BEHIND_A_WEAPON = {
    "An explosive device left behind by Daesh killed two engineers near Sukhna on Friday.": "Daesh",
    "Mines planted by rebels killed three shepherds near Bosso on Tuesday.": "rebels",
    "He said snipers had shot dead two women who left the mosque.": "snipers",
    "The monitor has documented 39 deaths among them, 23 from mines and 16 at the hands of "
    "bandits.": "bandits",
    "Suspected herders invaded Agatu on Tuesday, killing 14 persons.": "Suspected herders",
    "Seven farmers were killed on Monday when gunmen suspected to be herders invaded Kwall, a "
    "village in Bassa.": "gunmen suspected to be herders",
}


@pytest.mark.parametrize(("text", "agent"), BEHIND_A_WEAPON.items())
def test_who_stands_behind_a_weapon_or_a_suspicion(text, agent):
    assert doers(text)[-1][2] == agent


def test_who_takes_people_in_did_not_drive_them_out():
    assert {by for *_, by in doers("Uganda hosts more than 900,000 refugees.")} == {None}


def test_fighters_of_two_sides_who_died_together_have_nobody():
    text = "At least 11 rebels and four soldiers were killed in clashes near Taiz, a medic said."
    assert {by for *_, by in doers(text)} == {None}


def test_an_attack_behind_a_turn_of_the_text_did_not_do_what_is_ahead():
    text = (
        "Eight people were killed in two blasts in Kirkuk on Monday, police said.\n\n"
        "A car bomb killed five of them.\n\n"
        "In related news, Peshmerga forces attacked a camp near Daquq and killed nine militants."
    )
    assert [by for _, low, by in doers(text) if low in {8, 5}] == [None, None]


OTHERS_DID = {
    "The driver, a man of 71, was pronounced dead at the scene by Coroner Omar Dawood.": None,
    "In Darna, the Nasser family buried seven members on Tuesday.": None,
    "Around 30 raiders were killed in the riposte, supported by the air force.": None,
    "Fire officials ordered about 300 residents out of their homes.": None,
    "A group of militants stormed the station, killing six clerks.": "militants",
    "Congo's spokesman accused the Rwandan army of shelling a camp, killing at least nine.": (
        "Rwandan army"
    ),
}


@pytest.mark.parametrize(("text", "agent"), OTHERS_DID.items())
def test_who_mourns_helps_or_speaks_did_no_harm(text, agent):
    assert {by for _, _, by in doers(text)} == {agent}
