"""Where a text turns to another day than its event's, recalls what was long before, or counts."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document

THURSDAY = "2025-09-11"
OPENING = "Gunmen raided Kolo on Saturday and shot five traders dead. "


def claim_of(text: str, number: int, kind: str = "killed", date: str = THURSDAY):
    facts = analyse(Document(id="d", text=text, date=date))
    return next(c for c in facts.casualties if c.high == number and c.kind == kind)


TURNS = {
    "to the day on which the sentence before attacks": (
        OPENING + "On Tuesday they ambushed a lorry at Bani. Two women were hurt.",
        2,
        "injured",
        "2025-09-09",
    ),
    "to no day where the sentence before only moves on": (
        OPENING + "The governor flew to the town on Tuesday. Seven herders were hurt.",
        7,
        "injured",
        None,
    ),
    "not where the other day was before the event, as the text says": (
        OPENING + "The traders had come from Gaya on Thursday. Seven more were hurt.",
        7,
        "injured",
        "2025-09-06",
    ),
    "not where people are missed": (
        OPENING + "Mothers waited at the gate on Tuesday. Four boys are missing.",
        4,
        "missing",
        "2025-09-06",
    ),
    "not in another paragraph": (
        OPENING + "On Tuesday soldiers attacked a camp.\n\nSeven traders were hurt.",
        7,
        "injured",
        "2025-09-06",
    ),
}


@pytest.mark.parametrize(("text", "number", "kind", "day"), TURNS.values(), ids=TURNS)
def test_a_claim_is_of_the_day_to_which_the_text_has_turned(text, number, kind, day):
    assert claim_of(text, number, kind).date == day


LATER = {
    "people who fled": ("Some 900 villagers fled to Dosso.", 900, "displaced", None),
    "people in a camp": ("A school is sheltering 640 displaced people.", 640, "displaced", None),
    "people without a house": ("Forty people were left homeless.", 40, "displaced", "2025-09-06"),
    "a death of wounds": ("Two of the wounded have died.", 2, "killed", None),
    "a death there": ("Three guards died at the gate.", 3, "killed", "2025-09-06"),
}


@pytest.mark.parametrize(("text", "number", "kind", "day"), LATER.values(), ids=LATER)
def test_what_lasts_or_comes_later_has_not_the_day_of_the_event(text, number, kind, day):
    assert claim_of(f"{OPENING}Police came at noon. {text}", number, kind).date == day


EVENTS = {
    "not that of those whom the victims went to free": (
        (
            "Nine rangers were killed near Mora as they looked for a farmer who was abducted on "
            "Monday when their jeep ran over a mine on Wednesday. Four others were wounded."
        ),
        4,
        "injured",
        "2025-09-10",
    ),
    "not that of a sentence passed on somebody": (
        (
            "Widows cheered on Wednesday as a judge sentenced the driver of a truck to nine "
            "years. The truck ran down three pilgrims and killed them."
        ),
        3,
        "killed",
        None,
    ),
    "that of an attack further down": (
        (
            "Eleven people died in violence in the Tiko hills. Schools are closed. Nobody knows "
            "who is behind it. Horsemen attacked two hamlets on Sunday."
        ),
        11,
        "killed",
        "2025-09-07",
    ),
    "not that of a condition in hospital": (
        (
            "A van struck a girl in Elko late Sunday. The girl, 9, was flown to a Reno hospital, "
            "where she was listed in critical condition Wednesday."
        ),
        1,
        "injured",
        "2025-09-07",
    ),
}


@pytest.mark.parametrize(("text", "number", "kind", "day"), EVENTS.values(), ids=EVENTS)
def test_an_event_has_its_own_day(text, number, kind, day):
    assert claim_of(text, number, kind).date == day


def test_a_wave_of_attacks_is_of_one_day_wherever_they_were():
    text = (
        "A wave of car bombs hit shops in Baghdad on Wednesday, police said. Traffic stood still. "
        "Smoke hung over the river. Sirens wailed. In Kirkuk three women were killed."
    )
    assert claim_of(text, 3).date == "2025-09-10"


def test_a_number_that_ends_a_title_is_no_day_of_the_text():
    facts = analyse(
        Document(
            id="d",
            title="Gas leak in Tartus hospitalises 11",
            text="September 10 2025 A leak at a depot made people ill yesterday. Eleven were hurt.",
            date=THURSDAY,
        )
    )
    assert {c.date for c in facts.casualties} == {"2025-09-09"}


def test_who_is_still_in_hospital_was_not_hurt_on_that_day():
    text = (
        "Fumes filled a hall in Elko on Monday. Two men were still at Elko Hospital on Wednesday."
    )
    assert claim_of(text, 2, "injured").date == "2025-09-08"


HEADS = {
    "behind a town": "TARTUS September 10 2025 A shell killed six shepherds yesterday.",
    "behind an agency": "AKKAR (NNA) - 10 September 2025 A shell killed six shepherds yesterday.",
    "in digits": "10.09.2025 A shell killed six shepherds yesterday.",
    "behind the time": "08:15 10.09.2025(updated 09:40 10.09.2025) A shell killed six yesterday.",
}


@pytest.mark.parametrize("text", HEADS.values(), ids=HEADS)
def test_days_count_from_the_date_at_the_head_of_a_text(text):
    assert claim_of(text, 6).date == "2025-09-09"


def test_a_date_far_from_the_outlet_s_is_no_head():
    text = "TARTUS May 10 2025 A shell killed six shepherds yesterday."
    assert claim_of(text, 6).date == "2025-09-10"


BODY = "A mortar killed two bakers in Saqba on Wednesday. Police came. The road is closed. "
RECALLED = {
    "a conflict's": ("The conflict has killed 290 people.", 290, "killed"),
    "a war's, in passive words": ("Some 310 people have died in Yemen's war.", 310, "killed"),
    "an army's in a war": ("The coalition has killed 420 civilians there.", 420, "killed"),
    "since what is only recalled": (
        "Mines have killed 75 farmers since the fall of the old rulers.",
        75,
        "killed",
    ),
    "a month's": ("The monitor counted 61 people killed in August.", 61, "killed"),
    "last month's": ("Last month, a drone killed 13 guards at a depot.", 13, "killed"),
    "a winter's": ("So far this winter avalanches have claimed 14 lives.", 14, "killed"),
    "a year's up to a month": ("In the year to March bears killed six people.", 6, "killed"),
    "a year's, counted on a day": (
        "The city had 133 homicides this year by Sunday.",
        133,
        "killed",
    ),
    "a vast one": ("By its count 6,200 civilians were killed in raids.", 6200, "killed"),
}


@pytest.mark.parametrize(("text", "number", "kind"), RECALLED.values(), ids=RECALLED)
def test_a_count_beyond_the_event_is_background(text, number, kind):
    assert claim_of(BODY + text, number, kind).status == "background"


HAPPENED = {
    "a fight's over days": ("Fighting since Monday has displaced 3,100 people.", 3100, "displaced"),
    "of who watches a war": ("A war monitor said five had been killed.", 5, "killed"),
    "of who claims it": ("The coalition claimed to have killed 25 guards.", 25, "killed"),
    "before a look back": (
        "Eight people died in a march, a year after one in which more than 60 were killed.",
        8,
        "killed",
    ),
    "before a sum": (
        "Three more were hurt on Tuesday, bringing to 405 the number since the war began.",
        3,
        "injured",
    ),
    "since the day before": ("Shells have killed 14 people since Tuesday.", 14, "killed"),
    "somebody who is back since": (
        "A medic who was injured by a splinter has since returned to work.",
        1,
        "injured",
    ),
    "beside who tried to flee": (
        "A mine went off as families tried to leave killing 4 people.",
        4,
        "killed",
    ),
}


@pytest.mark.parametrize(("text", "number", "kind"), HAPPENED.values(), ids=HAPPENED)
def test_harm_of_these_days_is_an_event(text, number, kind):
    assert claim_of(BODY + text, number, kind).status == "event"


def test_a_text_without_a_date_recalls_what_it_dates_by_another_year():
    text = (
        "A ferry sank on Lake Mai in April 2019, killing 20 people. Divers searched. Boats are "
        "often crowded. In June 2011 a barge overturned near Bolobo and killed 80."
    )
    assert claim_of(text, 80, date="").status == "background"
    assert claim_of(text, 20, date="").status == "event"
