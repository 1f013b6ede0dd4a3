"""A claim's frame: whose place, day, side and source it is, and whose it is not."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Casualty, Document


def claim(text: str, kind: str, number: int, title: str = "") -> Casualty:
    facts = analyse(Document(id="frame", title=title, text=text, date="2026-11-04"))
    return next(c for c in facts.casualties if (c.kind, c.low) == (kind, number))


PLACES = {
    "an item of a list by places that no table has": (
        "A quake shook western Nepal on Friday. Jajarkot: 30 dead. Oruvel West: 12 dead.",
        ("killed", 12, None),
    ),
    "a suburb that is named later": (
        (
            "Jets struck a Damascus suburb on Monday, a monitor said. They hit Syria's Eastern "
            "Ghouta region at noon. Six people were injured in the attack."
        ),
        ("injured", 6, "Eastern Ghouta"),
    ),
    "where it left the road": (
        (
            "A bus fell into a ravine in Peru's Ayacucho region on Monday, killing 18. It was "
            "on its way to Lima when it left the road near Puquio."
        ),
        ("killed", 18, "Puquio"),
    ),
    "last year, with no place": (
        (
            "A bus fell into a river near Huancayo on Tuesday, killing eight people. Last year 31 "
            "people died when two trucks collided."
        ),
        ("killed", 31, None),
    ),
    "not where the hospital is": (
        (
            "A bomb killed six bakers in Tikrit on Monday. Doctors at a clinic in Samarra treated "
            "19 wounded people."
        ),
        ("injured", 19, "Tikrit"),
    ),
    "not where the victims are from": (
        "Two men from Omaha were injured Friday when their plane went down near Wayne, Nebraska.",
        ("injured", 2, "Wayne"),
    ),
    "not where who speaks has an office": (
        (
            "Gunmen attacked a convoy near Gao on Monday. Four drivers were shot dead, said Issa "
            "Diarra, a spokesman for the police in Bamako."
        ),
        ("killed", 4, "Gao"),
    ),
    "not where a force has its seat": (
        (
            "A bomb exploded in Kismayo on Monday. The mission, headquartered in Stuttgart, said "
            "that three guards were killed."
        ),
        ("killed", 3, "Kismayo"),
    ),
    "not the neighbour at the border": (
        (
            "Jihadists killed nine soldiers near the border with Mali on Friday, Niger's army "
            "said. The column was attacked near Banibangou."
        ),
        ("killed", 9, "Banibangou"),
    ),
    "the very place within a province": (
        (
            "A raid killed seven men in the Afghan province of Nangarhar on Thursday. The raid hit "
            "a car in Achin, officials said."
        ),
        ("killed", 7, "Achin"),
    ),
    "the part that its town owns": (
        "Nine people died in a fire in Lahore's Gulberg district on Tuesday.",
        ("killed", 9, "Gulberg"),
    ),
    "another province than that of the village": (
        (
            "Gunmen killed nine farmers in a raid on Kidandan village in Kaduna state on Monday, "
            "residents said.\n\nIn October bandits killed 21 people at a market in Zamfara state."
        ),
        ("killed", 21, "Zamfara"),
    ),
    "a village that the text puts in a district": (
        "Last night five porters drowned at Dharasu in Uttarkashi.",
        ("killed", 5, "Dharasu"),
    ),
}


@pytest.mark.parametrize(("text", "frame"), PLACES.values(), ids=PLACES)
def test_the_place_of_a_claim(text, frame):
    kind, number, place = frame
    assert claim(text, kind, number).place == place


def test_a_headline_that_stands_above_the_text_again_hides_no_dateline():
    title = "Two hurt as barn burns down"
    text = f"{title}. ELKINS, W.Va. - Two farmers were hurt when a barn burned down on Monday."
    assert claim(text, "injured", 2, title).place == "ELKINS"


DAYS = {
    "what came after it is no other day": (
        "Two brothers died early Saturday after fire swept through their home.",
        ("killed", 2, "2026-10-31"),
    ),
    "an attack that began": (
        "At least 30 guards were killed, an official said. The attack on the camp began on Friday.",
        ("killed", 30, "2026-10-30"),
    ),
    "earlier than what was told of before": (
        (
            "Gunmen killed six guards in Samarra on Monday. Two days earlier a bomb killed three "
            "bakers in Tikrit."
        ),
        ("killed", 3, "2026-10-31"),
    ),
    "of something whose past is told": (
        "The union, whose office closed last year, says that a blast killed nine miners.",
        ("killed", 9, None),
    ),
    "hours later, elsewhere": (
        (
            "A bomb killed six bakers in Tikrit on Monday. Hours later, gunmen killed four guards "
            "in Samarra."
        ),
        ("killed", 4, "2026-11-02"),
    ),
    "after Friday prayers": (
        "Guards fired on a crowd in Hama after Friday prayers, killing 20 people.",
        ("killed", 20, "2026-10-30"),
    ),
    "the day of a count is none": (
        "As of 2 November, 29 people had died in the floods.",
        ("killed", 29, None),
    ),
}


@pytest.mark.parametrize(("text", "frame"), DAYS.values(), ids=DAYS)
def test_the_day_of_a_claim(text, frame):
    kind, number, day = frame
    assert claim(text, kind, number).date == day


SOURCES = {
    "the name of an office": (
        (
            "A blast killed seven tailors, the regional governor said. Petro Hlyva, governor of "
            "the region, said the search went on."
        ),
        ("killed", 7, "Petro Hlyva"),
    ),
    "the last of a row, and no victim": (
        "Gunmen abducted at least 31 travelers near Zaria, police and residents said Tuesday.",
        ("abducted", 31, "police and residents"),
    ),
    "who tells, and not who counts": (
        "Peru recorded 148 deaths in mines in 2025, the National Mining Agency says.",
        ("killed", 148, "National Mining Agency"),
    ),
    "what the text calls a group right behind its name": (
        (
            "Relief United said nine people died in Nyala. The Nile Lawyers, a rights group, "
            "blamed the army. Eleven others were hurt, the group said."
        ),
        ("injured", 11, "Nile Lawyers"),
    ),
    "whom the next sentence quotes": (
        (
            "Five guards were killed when gunmen ambushed their car in Mastung. According to "
            "Deputy Commissioner Rashid Baloch, they were on patrol."
        ),
        ("killed", 5, "Rashid Baloch"),
    ),
    "as the text has it": (
        "Nine people were killed in Omdurman, MSF said.",
        ("killed", 9, "MSF"),
    ),
}


@pytest.mark.parametrize(("text", "frame"), SOURCES.values(), ids=SOURCES)
def test_the_source_of_a_claim(text, frame):
    kind, number, source = frame
    assert source in (claim(text, kind, number).source or "")


AGENTS = {
    "behind a dateline": (
        "PATNA, India – Local police detained a baker, 46, over a theft on Monday.",
        ("captured", 1, "Local police"),
    ),
    "not who shot others days before": (
        (
            "A bomb killed nine people in Maiduguri on Monday. The attack came days after gunmen "
            "shot dead four farmers in Konduga."
        ),
        ("killed", 9, None),
    ),
    "not who attacked elsewhere on another day": (
        (
            "Gunmen shot dead nine people in Birnin Gwari on Tuesday. On Sunday a bomb killed "
            "three bakers in Borno State."
        ),
        ("killed", 3, None),
    ),
    "the suspect, by name": (
        (
            "A gunman killed three people in Dayton on Sunday. The suspect, identified as Marek "
            "Dolan, was charged with murder."
        ),
        ("killed", 3, "Marek Dolan"),
    ),
    "whose fighters": (
        "Islamic State said that its fighters had killed eight soldiers near Hajin.",
        ("killed", 8, "Islamic State"),
    ),
    "who shot dead": (
        "On Monday gunmen shot dead five guards near their home.",
        ("killed", 5, "gunmen"),
    ),
    "who claims it in the next sentence": (
        "In Homs two bombs went off, killing eight people. Islamic State claimed the bombings.",
        ("killed", 8, "Islamic State"),
    ),
    "nobody harmed those between two sides": (
        "Rebels attacked Goma on Monday. Nine traders died in the fighting.",
        ("killed", 9, None),
    ),
    "the other side harmed one of them": (
        "Rebels attacked Goma on Monday. Nine guards died in the fighting.",
        ("killed", 9, "Rebels"),
    ),
    "no weapon": ("Barrel bombs kill ten people in Tafas.", ("killed", 10, None)),
    "no search": (
        "The army launched a search operation at Babagund. Three men were killed there.",
        ("killed", 3, None),
    ),
}


@pytest.mark.parametrize(("text", "frame"), AGENTS.values(), ids=AGENTS)
def test_the_agent_of_a_claim(text, frame):
    assert claim(text, *frame[:2]).by == frame[2]


WEAPONS = {
    "a pit is no land mine": ("A coal mine blast killed 12 miners in Boyaca.", 12, "explosion"),
    "who storms makes no storm": (
        "Shots rang out as men stormed a wake in Celaya, and nine were shot dead.",
        9,
        "gunfire",
    ),
    "nor who tries to storm": (
        "Guards opened fire on crowds trying to storm a bank in Lima, killing four.",
        4,
        "gunfire",
    ),
    "one for all items of a list": (
        "Drones hit two cities on Monday. Kharkiv: two dead. Sumy: five dead.",
        5,
        "drone",
    ),
    "a bomb at a road": ("A roadside bomb killed three rangers in Rueso.", 3, "bomb"),
    "a bus that fell": ("Eleven pilgrims died when a bus fell into a gorge.", 11, "vehicle"),
}


@pytest.mark.parametrize(("text", "number", "weapon"), WEAPONS.values(), ids=WEAPONS)
def test_the_weapon_of_a_claim(text, number, weapon):
    assert claim(text, "killed", number).weapon == weapon


def test_another_months_attack_has_no_weapon_of_this_ones():
    text = (
        "Gunmen shot dead nine people in Kaduna on Monday. Last month bandits killed 21 in Zamfara."
    )
    assert claim(text, "killed", 21).weapon is None
