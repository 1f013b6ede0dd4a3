"""Kinds of sentence that the sample newsroom has, told of other people and places."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document


def facts(text, title=""):
    return analyse(Document(id="newsroom", title=title, text=text, date="2026-11-20"))


def claim(text, kind, low, title=""):
    claims = facts(text, title).casualties
    return next(c for c in claims if (c.kind, c.low) == (kind, low))


PUT = "Nine people were killed in the raid, the army said. "


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Two people died in a crash, police in Baraboo, Wisconsin said.", "police in Baraboo"),
        ("Two people died in a crash, police in Baraboo, Wis., said.", "police in Baraboo"),
        ("Residents of Maungdaw said by telephone that two had died.", "Residents of Maungdaw"),
        ("In Kandahar, police said two farmers were killed.", "police"),
        ("Malawi said two people were killed in floods.", "Malawi"),
    ],
)
def test_who_speaks_has_a_seat_that_does_not_speak_itself(text, source):
    assert claim(text, "killed", 2).source == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A local radio station spoke of 14 dead.", "A local radio station"),
        ("Residents put it at 14.", "Residents"),
        ("Residents gave a figure of 14.", "Residents"),
    ],
)
def test_a_rival_count_is_of_who_counts(text, source):
    assert claim(PUT + text, "killed", 14).source == source


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Shells between 6 p.m. on Monday and noon on Tuesday killed two.", "16", "17"),
        ("From 6 pm on Monday to 6 am on Tuesday drones killed two men.", "16", "17"),
        ("Clashes in Goma killed two people this week.", "16", "20"),
        ("Clashes in Goma killed two people last week.", "09", "15"),
    ],
)
def test_a_span_has_hours_at_its_ends_and_this_week_ends_today(text, first, last):
    found = claim(text, "killed", 2)
    assert (found.date, found.date_end) == (f"2026-11-{first}", f"2026-11-{last}")


def test_who_died_in_captivity_died_on_no_day_of_the_raid():
    text = (
        "Gunmen stormed a school in Kano on 21 October and shot dead two guards. A boy said that "
        "one captive had died of fever."
    )
    assert claim(text, "killed", 1).date is None


@pytest.mark.parametrize(
    ("text", "low", "weapon", "by"),
    [
        ("A Delta plane overran the airstrip in Lukla, killing three.", 3, "plane crash", None),
        ("A drone dropped an explosive on a car in Kherson, killing three.", 3, "drone", None),
        ("A grenade dropped by a drone killed three.", 3, "drone", None),
        ("The air force bombed a depot, killing three.", 3, "airstrike", "air force"),
        ("A car bomb killed three after drones had passed over.", 3, "bomb", None),
    ],
)
def test_what_did_it_is_the_whole_of_what_the_words_name(text, low, weapon, by):
    found = claim(text, "killed", low)
    assert (found.weapon, found.by) == (weapon, by)


def test_a_fire_is_not_what_hurt_those_under_a_staircase():
    text = "A fire killed nine people. Two firefighters were hurt when a staircase gave way."
    assert claim(text, "injured", 2).weapon == "collapse"


def test_who_treats_the_hurt_did_not_hurt_them():
    assert claim("Doctors treated 31 survivors for burns.", "injured", 31).by is None


def test_people_are_moved_from_a_place_and_not_of_it():
    text = "The state evacuated 250 families from the lower slopes."
    assert claim(text, "displaced", 250).victims == "families"
    text = "About 250 people from Kutum were displaced."
    assert claim(text, "displaced", 250).victims == "people from Kutum"


def test_a_name_that_a_text_has_shown_to_be_a_place_is_one_again():
    text = (
        "Armero still mourns. They meet in Armero in the department of Tolima.\n\n"
        "A river of mud buried Armero. About 900 people were killed there."
    )
    assert claim(text, "killed", 900).place == "Armero"


def test_the_army_of_a_capital_is_in_no_capital():
    text = (
        "In Mali, men near Gao shot at a column of the army of Bamako. Nine soldiers were killed."
    )
    assert [place.name for place in facts(text).places] == ["Mali", "Gao"]


def test_where_most_deaths_were_is_not_where_all_of_an_outbreak_are():
    text = (
        "A cholera outbreak in the Mozambican province of Cabo Delgado has killed 61 people.\n\n"
        "Most of the deaths, 44, occurred in the rural districts of Montepuez and Chiure.\n\n"
        "In the past 24 hours, three deaths were recorded."
    )
    assert claim(text, "killed", 3).place == "Cabo Delgado"
