"""The fields of a claim, the toll, and what is promised of any text."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from tui.facts import VERSION, analyse, explain
from tui.model import Document, Range

RAID = Document(
    id="raid",
    title="Raid on northern hideout kills six militants",
    date="2024-06-21",
    text=(
        "Six members of the Islamic State were killed on Wednesday in an airstrike by the Iraqi "
        "Air Force near Mosul, according to the Security Media Cell. One of the militants killed "
        "was a commander.\n\nIn January a drone attack on the border between Syria and Jordan cost "
        "the lives of three American soldiers. The army hit 85 targets in return."
    ),
)


def test_the_fields_of_a_claim():
    claim = analyse(RAID).casualties[0]
    assert (claim.kind, claim.low, claim.group) == ("killed", 6, "militants")
    assert (claim.by, claim.weapon) == ("Iraqi Air Force", "airstrike")
    assert (claim.place, claim.date) == ("Mosul", "2024-06-19")
    assert claim.source == "Security Media Cell"


def test_where_a_quake_was_felt_is_not_where_it_killed():
    text = (
        "A quake killed nine people on Saturday, officials said. It brought down houses in "
        "Pedernales, where two died, and was felt as far away as Guayaquil and Pasto in Colombia."
    )
    claims = analyse(Document(id="quake", text=text, date="2026-11-02")).casualties
    assert {claim.place for claim in claims} <= {"Pedernales", None}


def test_where_the_hurt_were_taken_is_not_where_it_happened():
    text = "A bus overturned near Segou. Nine people were wounded and taken to hospital in Bamako."
    (claim,) = analyse(Document(id="bus", text=text, date="2026-11-02")).casualties
    assert claim.place == "Segou"


def fields(text, number, title="", date="2026-11-04"):
    """Place, date and source of the claim with a number."""
    claims = analyse(Document(id="fields", title=title, text=text, date=date)).casualties
    return next((c.place, c.date, c.source) for c in claims if c.low == number)


WHERE_WHEN_WHO = {
    "an office is no place of what it tells": (
        "Floods killed nine people in Kasese. Twelve were injured, said Ruth Nakato of Kampala.",
        12,
        ("Kasese", None, "Ruth Nakato"),
    ),
    "nor is where a person is from": (
        "A bus fell near Oruro on Monday. Juan Quispe, 31, of Sucre, and six others died.",
        6,
        ("Oruro", "2026-11-02", None),
    ),
    "what was said on a day is of that day where no other is told": (
        "Gunmen killed seven herders in Gossi, the mayor, Ali Cisse, said on Tuesday.",
        7,
        ("Gossi", "2026-11-03", "Ali Cisse"),
    ),
    "of places that stand together the narrowest is meant": (
        "A bomb killed five shoppers in the Baghdad district of Sadr City on Monday.",
        5,
        ("Sadr City", "2026-11-02", None),
    ),
    "a day is counted back from another": (
        "Rescuers off Lamu found nine bodies on Monday, a day after a boat sank.",
        9,
        ("Lamu", "2026-11-01", None),
    ),
    "each number has the place behind it": (
        "The storm killed nine people, six in Jacmel and three in Leogane, the mayor said.",
        3,
        ("Leogane", None, "the mayor"),
    ),
    "a country that speaks is no place": (
        "A stampede killed 90 pilgrims in Mina on Monday. Iran said 13 of its citizens had died.",
        13,
        ("Mina", "2026-11-02", "Iran"),
    ),
    "she is who spoke last": (
        "A fire swept through Yaba on Monday, Ngozi Eze said. She added that 15 lodgers were hurt.",
        15,
        ("Yaba", "2026-11-02", "Ngozi Eze"),
    ),
}


@pytest.mark.parametrize(
    ("text", "number", "told"), WHERE_WHEN_WHO.values(), ids=list(WHERE_WHEN_WHO)
)
def test_where_when_and_who_says_so(text, number, told):
    assert fields(text, number) == told


def test_a_bare_number_counts_the_like_of_the_one_before():
    text = "A blast killed two guards and wounded five on Monday."
    claims = analyse(Document(id="like", text=text)).casualties
    assert [claim.victims for claim in claims] == ["guards", "guards"]


def test_one_who_is_told_of_first_gives_way_to_the_others():
    text = (
        "A wildfire reached the edge of Quillota on Monday.\n\nA volunteer, Rosa Paredes, was "
        "burned, and 14 other people were injured by smoke, the mayor said."
    )
    assert analyse(Document(id="fire", text=text)).toll.injured == Range(14, 14)


def test_what_killed_others_took_nobody_prisoner():
    text = "A fire killed five workers at a mill in Multan on Sunday. Police arrested two managers."
    claims = analyse(Document(id="mill", text=text)).casualties
    assert [(claim.kind, claim.weapon) for claim in claims] == [
        ("killed", "fire"),
        ("captured", None),
    ]


def test_what_is_long_past_is_background_and_keeps_its_own_fields():
    claim = next(claim for claim in analyse(RAID).casualties if claim.low == 3)
    assert (claim.status, claim.weapon, claim.date) == ("background", "drone", "2024-01")
    assert claim.place == "border between Syria and Jordan"
    assert claim.group == "security forces"


def test_one_of_the_killed_is_a_part_and_targets_are_nobody():
    claims = analyse(RAID).casualties
    assert [claim.low for claim in claims if claim.subset] == [1]
    assert 85 not in {claim.low for claim in claims}


def test_every_claim_is_explained_and_its_span_holds():
    facts, why = explain(RAID)
    assert len(facts.casualties) == len(why) == 3
    for claim, reason in zip(facts.casualties, why, strict=True):
        assert RAID.full[slice(*claim.span)] == claim.quote
        assert reason.trigger in reason.sentence
        assert reason.number in claim.quote or reason.number in reason.sentence
        assert reason.rule


def test_repeated_mentions_are_one_claim():
    text = "A US soldier died in Texas. The soldier's death is a mystery. He died at home."
    assert len(analyse(Document(id="one", text=text)).casualties) == 1


def test_rival_counts_stay_apart():
    text = "Police said three people were killed. Doctors said eleven people were killed."
    claims = analyse(Document(id="rivals", text=text)).casualties
    assert [(claim.low, claim.source) for claim in claims] == [(3, "Police"), (11, "Doctors")]


TABLE = (
    "Situation report in brief\n\nTerritory | Displaced | Killed | Injured\n"
    "Masisi | 41,500 | 20 | 53\nRutshuru | 7,500 | 5 | 15\nTotal | 49,000 | 25 | 68\n"
)


def test_a_table_is_read_by_its_columns():
    claims = analyse(Document(id="table", text=TABLE)).casualties
    found = {(claim.kind, claim.low): claim.subset for claim in claims}
    parts = {("killed", 20), ("injured", 15), ("displaced", 7500)}
    assert {claim for claim in parts if found[claim]} == parts
    assert not any(found[claim] for claim in (("killed", 25), ("displaced", 49000)))


HOSTILE = {
    "control characters": "12 people\x00 were\x1b[31m killed\x07.\x9b",
    "right to left": "\u202e12 people were killed \u0642\u062a\u0644 \u202c.",
    "emoji": "😀 12 people 👩‍👩‍👧 were killed 💥💥💥",
    "html": "<p>At least <b>12</b> people were killed<br/></p><script>killed(5)</script>",
    "surrogate-like": "12 people were killed \ufffd\uffff\U0010ffff",
    "only numbers": "12 " * 2000,
    "only triggers": "killed wounded dead " * 500,
    "brackets": "(" * 2000 + "killed 12" + ")" * 2000,
    "bars": "| " * 2000 + "\n" + "killed | " * 500,
    "one line": "The blast killed 12 people and wounded 30 in the city of Aleppo on Monday. " * 300,
    "blank": "\n\n\n \t ",
    "capitals": "AT LEAST 12 PEOPLE WERE KILLED IN GOMA, OFFICIALS SAID ON MONDAY",
    "no spaces": "killed12people" * 1000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_no_text_is_too_strange(text):
    document = Document(id="hostile", title=text[:60], text=text, date=text[:40])
    facts, why = explain(document)
    assert len(facts.casualties) == len(why)
    for claim in facts.casualties:
        assert document.full[slice(*claim.span)] == claim.quote


def test_the_same_text_gives_the_same_bytes():
    first, second = (msgspec.json.encode(analyse(RAID)) for _ in range(2))
    assert first == second
    assert VERSION


def test_importing_the_room_imports_nothing_heavy():
    code = "import sys, tui.facts; print([m for m in ('spacy', 'regex') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_head_of_a_text_loads_no_library_for_the_days_of_sources():
    code = """
import sys
from tui.facts import analyse
from tui.model import Document

heads = ("Updated August 6, 1879", "Published Jul 192016")
for head in heads:
    analyse(Document(id="head", text=f"{head} Floods killed nine people.", date="2016-07-28"))
print([name for name in sys.modules if name == "dateparser"])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_claim_keeps_every_mention_of_it():
    document = Document(
        id="mentions",
        title="Blast kills 14 bakers in Gabes",
        text="A gas blast killed 14 bakers on Monday. All mourned. The 14 bakers died at dawn.",
    )
    (claim,) = analyse(document).casualties
    texts = [document.full[start:end] for start, end in claim.mentions]
    assert texts == ["kills 14 bakers", "killed 14 bakers", "The 14 bakers died"]


WEAPONS = {
    "A gunman opened fire in a crowded bar in Perth, killing two.": "gunfire",
    "A Buick struck a van near Ottumwa, killing two nurses.": "vehicle",
    "A missile struck a bus in Lyman, killing five.": "missile",
    "Drones hit a truck near Sumy, killing the driver.": "drone",
    "Roe hit a car on the interstate, injuring its driver.": "vehicle",
    "A man was injured after his pickup slammed into a parked trailer.": "vehicle",
    "A helicopter struck power lines near Oban, killing two pilots.": "plane crash",
    "A bus hit a mine between Gao and Ansongo, killing nine.": "mine",
    "Four were killed in a mine collapse in Kolwezi.": "collapse",
    "Six died when the roof of a gold mine fell in.": None,
    "Soldiers fired on protesters in Bahir Dar, killing six.": "gunfire",
    "Their patrol was fired on near Diffa; one gendarme died.": "gunfire",
    "Rockets fired into northern Israel killed two farmers.": "rocket",
    "Three rockets were fired on Ashkelon, injuring one.": "rocket",
    "Eleven people died after drinking adulterated liquor.": "poisoning",
    "A Rwandan strike near Masisi killed four.": "airstrike",
    "A teachers' strike was called off after two pupils were killed.": None,
}


@pytest.mark.parametrize(("text", "weapon"), WEAPONS.items())
def test_a_weapon_is_told_by_what_its_word_stands_with(text, weapon):
    claim = analyse(Document(id="a", title="", text=text)).casualties[0]
    assert claim.weapon == weapon


def test_words_are_found_whatever_their_case_and_however_long_their_small_letters():
    text = "TWELVE PEOPLE WERE KILLED IN AN AIRSTRIKE ON İZMİR ON MONDAY, OFFICIALS SAID."
    (claim,) = analyse(Document(id="a", title="", text=text, date="2024-05-10")).casualties
    assert (claim.low, claim.weapon, claim.date) == (12, "airstrike", "2024-05-06")
    assert text[slice(*claim.span)] == claim.quote
