"""Where a claim's harm was done, where its own clause does not name the place."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document

CASES = {
    "another clause is farther than its words": (
        "In Masisi five farmers were killed, and in Goma a market burned down.",
        5,
        "Masisi",
    ),
    "a clause that while opens is one by itself": (
        (
            "A market burned down in Goma, while five farmers were killed by lightning on their "
            "way home from the fields around Masisi."
        ),
        5,
        "Masisi",
    ),
    "a sentence that goes on is where the one before was": (
        (
            "Rebels took Labbezanga. They killed 23 soldiers there.\n\n"
            "On Friday a drone hit a fair in Tessit. It killed eight villagers."
        ),
        8,
        "Tessit",
    ),
    "another claim of a round-up is where the one before was": (
        (
            "A bomb killed three in Kirkuk on Monday.\n\nShells killed four shepherds in Hawija. "
            "Six guards were wounded."
        ),
        6,
        "Hawija",
    ),
    "after several places nobody knows": (
        (
            "A bomb killed three in Kirkuk on Monday.\n\nShells killed four in Hawija and two in "
            "Baquba. Six guards were wounded."
        ),
        6,
        None,
    ),
    "the heading above it": (
        (
            "Reports of the night.\n\nKharkiv region\n\nA bomb killed two men in Kupiansk.\n\n"
            "Kherson region\n\nA drone hit an ambulance. Three medics were killed."
        ),
        3,
        "Kherson",
    ),
    "the city is the event's": (
        (
            "Gunmen killed two men in Marseille on Monday. A car was found in Aubagne. Such feuds "
            "have claimed 14 lives in the city since January."
        ),
        14,
        "Marseille",
    ),
    "the region is the one named last": (
        (
            "Shells hit Kherson, in Kherson region, on Monday and killed nine. Eleven medics have "
            "been killed in the region since January."
        ),
        11,
        "Kherson",
    ),
    "the villages that strikes targeted are the event's": (
        (
            "Air strikes killed 25 people in northern Mali on Monday. Residents spoke of a raid "
            "that hit the village of Bounti. Nine of the dead were children."
        ),
        9,
        "Bounti",
    ),
    "a place of another clause is farther than one of its own": (
        (
            "In Djibo, where a convoy of traders was stopped for hours by men in uniform, nine "
            "people were killed while in Arbinda all shops stayed open."
        ),
        9,
        "Djibo",
    ),
    "a later sentence says where it crashed": (
        (
            "A plane crash killed 14 people in Bolivia on Monday. It crashed near Tarabuco. "
            "Six of the dead were children."
        ),
        6,
        "Tarabuco",
    ),
    "a region holds all claims of its event": (
        (
            "A bus fell into a ravine in Zacatecas on Monday and 18 pilgrims died. Eleven of the "
            "victims were women."
        ),
        11,
        "Zacatecas",
    ),
    "those who were held were held there": (
        (
            "Police opened fire on a crowd in Kisumu on Monday and killed three. Nobody has "
            "counted the hurt. The law society says that 96 people were arrested."
        ),
        96,
        "Kisumu",
    ),
    "a staff speaks from elsewhere": (
        (
            "A shell killed two men in Kramatorsk on Monday. The general staff in Kyiv said that "
            "30 soldiers were killed."
        ),
        30,
        "Kramatorsk",
    ),
    "who speaks for a country is not where it was": (
        (
            "A lorry hit a wall near Oruro on Monday. Six people died in the wreck, Bolivia's road "
            "transport board said."
        ),
        6,
        "Oruro",
    ),
    "a town of care is no place of harm": (
        (
            "A blast tore through a depot in Kotri on Monday. Five men remain in intensive care in "
            "Karachi with burns, and eight others were killed."
        ),
        8,
        "Kotri",
    ),
    "a way ends elsewhere": (
        (
            "Gunmen raided a school in Zurmi on Monday. They killed four guards and marched the "
            "pupils into Sokoto."
        ),
        4,
        "Zurmi",
    ),
    "the home of the victims is no place of harm": (
        "Families who were raised in Oruro mourned on Monday. A bus crash killed nine of them.",
        9,
        None,
    ),
    "ties to a place are no place of harm": (
        (
            "Crash victims had Oruro ties. A bus overturned near Potosi on Monday, and 14 people "
            "died in the crash."
        ),
        14,
        "Potosi",
    ),
    "officers from a place are no place of harm": (
        "Officers from Lugo found 3 bodies in a flat in Vigo on Monday.",
        3,
        "Vigo",
    ),
    "there is where the sentence before was": (
        (
            "Shells fell on Kupiansk on Monday. Six people were killed there, officials in Kharkiv "
            "said."
        ),
        6,
        "Kupiansk",
    ),
    "the first of two places that share a number": (
        "Clashes in Sake and Kitshanga displaced 6,400 people on Monday.",
        6400,
        "Sake",
    ),
    "a lake, not the island that it lies on": (
        "A boat sank in Lake Toba on Sumatra on Monday, with the loss of 19 lives.",
        19,
        "Lake Toba",
    ),
    "a country that has deaths": (
        "Peru has had 15 deaths from the virus since Monday. A clinic opened in Lima.",
        15,
        "Peru",
    ),
    "the row of a table": (
        (
            "Fighting went on in North Kivu.\n\nTerritory | Displaced | Killed\n\n"
            "Walikale | 4,100 | 20\n\nNyiragongo | 1,500 | 13"
        ),
        1500,
        "Nyiragongo",
    ),
    "somebody dead, by the sentence behind": (
        (
            "Clashes went on in Antioquia on Monday. Among the dead is the leader Nubia Prada. "
            "She was shot at a roadblock in Ituango."
        ),
        1,
        "Ituango",
    ),
    "nobody knows where in a country one victim of a flood was": (
        (
            "Floods in Somalia have killed 43 people since Monday, officials said on Friday.\n\n"
            "A tea seller spoke of that night. Her neighbour lost his wife when the house fell in."
        ),
        1,
        None,
    ),
    "a suburb that its city stands before": (
        "Mortar rounds hit the Aleppo suburb of Khan Tuman on Monday, killing six people.",
        6,
        "Khan Tuman",
    ),
    "a camp, as the text calls it": (
        "Seven people were killed when a shell hit a school in the Yarmouk refugee camp.",
        7,
        "Yarmouk",
    ),
    "what a place is, and where it lies": (
        "Gunmen attacked the Drodro displacement site in Djugu territory, killing 16 people.",
        16,
        "Drodro",
    ),
    "a rural town and its department": (
        "The army said that five rebels were killed in rural Tame, in the department of Arauca.",
        5,
        "Tame",
    ),
    "where bodies were recovered": (
        "In Dir, 14 bodies were recovered from the village of Kando Bagh, officials said.",
        14,
        "Kando Bagh",
    ),
    "where the hurt are treated": (
        (
            "Ten people died in a stampede in Rewa on Monday. Another 25 were hurt and are being "
            "treated in Satna."
        ),
        25,
        "Rewa",
    ),
    "a sea that no table has": (
        "Five passengers died after a fire broke out on a ferry in the Camotes Sea on Monday.",
        5,
        "Camotes Sea",
    ),
    "an area is not the province": (
        "Five guards were killed in the Tang Sar area of Khuzdar district, Pakistan, on Monday.",
        5,
        "Tang Sar",
    ),
    "a spot within the region of the opening": (
        (
            "A dam burst in Kenya's Rift Valley and killed at least 41 people, officials said.\n\n"
            "The water broke loose at Solai on Wednesday night. Rescuers found 11 bodies."
        ),
        11,
        "Solai",
    ),
    "the same facility": (
        (
            "Six inmates died in a riot at a prison in Latacunga on Monday, officials in Ecuador "
            "said. Last year 14 people died in another riot at the same facility."
        ),
        14,
        "Latacunga",
    ),
    "what they went on to do": (
        (
            "Nine pupils came home to Birnin Gwari in Nigeria on Friday. Gunmen on motorcycles had "
            "stormed their school at Kuyallo Dutse in May. They shot dead two guards and fled. A "
            "boy was hit by a bullet. Kaduna sent police. Nigeria has seen worse."
        ),
        2,
        "Kuyallo Dutse",
    ),
    "where a denied deed was is no place of the next": (
        (
            "Twelve soldiers were killed in a battle at Labbezanga in Mali on Friday. The Front "
            "denies that its men executed two shepherds at Fafa Kore. Nine civilians were hurt in "
            "the battle. Bamako said nothing."
        ),
        9,
        "Labbezanga",
    ),
    "residents tell of their own village": (
        (
            "Somali troops took Bulo Marer on Monday. Residents of nearby Golweyn said that two "
            "farmers died when a shell landed on a house. Somalia has asked for help."
        ),
        2,
        "Golweyn",
    ),
    "where the dead came from": (
        "Three climbers died in a rockfall in Chamonix. Two were from Prague and one from Bristol.",
        3,
        "Chamonix",
    ),
    "the province and not a district": (
        (
            "Laos cleared fields in Kham district of Xieng Khouang province in May. In 2007, scrap "
            "killed 30 people in the province."
        ),
        30,
        "Xieng Khouang",
    ),
    "a country that has the dead": (
        "Canada has had 15 deaths, all in the Toronto area, since the virus came in March.",
        15,
        "Canada",
    ),
    "where somebody died later": (
        (
            "A bomb killed 43 people in Azaz in Syria. Turkish media said 23 of the wounded had "
            "been taken to Kilis where one succumbed."
        ),
        1,
        "Kilis",
    ),
    "what fell on a village": (
        "A woman and six men were killed in Syria by barrel bombs dropped on Kafr Bayda.",
        6,
        "Kafr Bayda",
    ),
    "no one hurt there is not that here": (
        (
            "A drone struck a car park in Kharkiv, and no one was hurt. Two men were killed in "
            "Izmail. No one was hurt in Odesa."
        ),
        0,
        "Kharkiv",
    ),
    "a town is not where one part of many was": (
        (
            "Iran hanged nine prisoners in two days, a rights group said.\n\nFour men were hanged "
            "on Monday in Karaj. Two were hanged in Mashhad."
        ),
        9,
        "Iran",
    ),
    "where suspects from elsewhere were held": (
        "Police arrested two men from Holyoke in Chicopee, Massachusetts, on Sunday.",
        2,
        "Chicopee",
    ),
    "where they lived": (
        (
            "Three miners died in a mine at Shukruti, near Chiatura in Georgia, on Wednesday. The "
            "dead are three friends, all residents of the village of Perevisa."
        ),
        3,
        "Shukruti",
    ),
    "where troops met an enemy": (
        (
            "Four soldiers were killed in a firefight in Negros Occidental in the Philippines on "
            "Thursday. The colonel said troops were on patrol in Barangay Talisan when they "
            "chanced upon rebels."
        ),
        4,
        "Barangay Talisan",
    ),
    "a dateline with a day": (
        (
            "Tbilisi, 30 October. Three miners died in Shukruti on Wednesday. The dead are all "
            "from the village of Perevisa."
        ),
        3,
        "Shukruti",
    ),
}


@pytest.mark.parametrize(("text", "number", "place"), CASES.values(), ids=list(CASES))
def test_where_it_happened(text, number, place):
    claims = analyse(Document(id="where", text=text, date="2026-11-04")).casualties
    assert next(c.place for c in claims if c.low == number) == place


def test_a_place_is_called_as_it_is_written_in_full():
    places = analyse(
        Document(
            id="names",
            title="HAMILTON, Ont. - Two people were killed, an Ontario court heard.",
            text="RYDULTOWY, Poland - A blast killed four miners in Rydultowy on Thursday.",
        )
    ).places
    assert {place.name for place in places} >= {"Ontario", "Rydultowy"}


def test_a_coast_lies_in_its_country_and_not_in_the_sea():
    text = "An earthquake killed 19 people on Ecuador's Pacific coast on Saturday."
    (claim,) = analyse(Document(id="1", title="", text=text, date="2026-11-22")).casualties
    assert claim.place == "Ecuador"
