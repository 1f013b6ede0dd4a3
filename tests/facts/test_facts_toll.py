"""The toll of an article: which of its numbers say how many its main event killed and injured."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document, Range

TOLLS = {
    "the headline's number wins over its parts": (
        "Rocket attacks kill 13",
        "Seven people were killed in the park. Six people were killed at the market.",
        (13, None),
    ),
    "a count that a source gives is no running total": (
        "",
        "A bomb killed 43 people in Azaz on Monday. A doctor put the number of dead at 60.",
        (43, None),
    ),
    "a running total wins over what is smaller": (
        "Strike kills 58 villagers",
        "The death toll from the strike has risen to 82, officials said.",
        (82, None),
    ),
    "people whom one verb names together are added up": (
        "",
        "The blast killed 50 soldiers and eight shopkeepers. Thirty were hurt.",
        (58, 30),
    ),
    "attackers are left out": (
        "",
        "Thirty-two commuters and three suicide bombers were killed.",
        (32, None),
    ),
    "an exact number replaces a hedge": (
        "Over 20 fighters killed",
        "A total of 24 fighters were killed near the river on Monday.",
        (24, None),
    ),
    "whom a headline does not count is added": (
        "Nine students hurt as minibus and tractor collide",
        "Nine students were hurt when their minibus hit a tractor. A driver was also hurt.",
        (None, 10),
    ),
    "who may be of a headline's number is not": (
        "Four people hurt in crash",
        "Four people were hurt in a crash on Monday. A driver was also hurt.",
        (None, 4),
    ),
    "one hurt and the passengers": (
        "",
        "A man of 45 was hurt when his pickup hit a pole. Two passengers were hurt as well.",
        (None, 3),
    ),
    "one hurt, and others elsewhere": (
        "",
        "A soldier was wounded in the raid. Two officers were hurt in another attack on Sunday.",
        (None, 1),
    ),
    "all of them, and who they were": (
        "",
        "All 26 people aboard the coach, 24 tourists from Dalian and the driver, were killed.",
        (26, None),
    ),
    "several are no more than are counted later": (
        "",
        "A crash left one dead and several hurt. Four people were taken to hospital.",
        (1, 4),
    ),
    "what something comes after": (
        "",
        "A teacher was stabbed and hurt. It happened two weeks after eleven people died in Orebro.",
        (None, 1),
    ),
    "a similar one before": (
        "",
        "A blast hurt three men in Aru on Thursday. On Monday, a similar blast had killed a boy.",
        (None, 3),
    ),
    "the hurt of whom the text told before the toll rose": (
        "",
        "A blast killed two people and hurt nine. Then the number of dead rose to four.",
        (4, 9),
    ),
    "two countries of one sentence": (
        "",
        "In Portugal fires killed 45 and injured 70, while in Spain four died and 16 were hurt.",
        (49, 86),
    ),
    "background is no toll": (
        "",
        "Talks resumed. The civil war has killed more than 280,000 people since 2011.",
        (None, None),
    ),
    "incidents side by side have none": (
        "Violence across the country",
        "Gunmen killed three in Kirkuk. A bomb killed two in Baquba. Shells killed two in Hawija.",
        (None, None),
    ),
    "nobody hurt is a toll of none": ("", "The roof fell in, but no one was hurt.", (None, 0)),
    "deaths that the headline denies are no toll": (
        "Officials deny deaths after blast at depot",
        (
            "Officials denied that anyone had died, against channels that spoke of seven dead. "
            "There were no casualties, a spokeswoman said. Five people were injured by glass."
        ),
        (0, 5),
    ),
    "who denies a killing denies no death": (
        "Army denies killing civilians after strike kills nine",
        "Nine people were killed in the strike, a medic said. The army said it killed no one.",
        (9, None),
    ),
    "the three are those of whom the text has told": (
        "Jury hears of last call",
        (
            "She was killed minutes after a call, a jury heard. Ray Voss is charged in the "
            "deaths of Ann Lee, 39, her son Tom, 12, and her partner, Jim Roe, 44. The three "
            "were shot at home."
        ),
        (3, None),
    ),
    "who speaks against the headline counts no injured": (
        "Officials deny deaths after blast at depot",
        (
            "There were no casualties, officials said. A channel wrote that four guards had died "
            "and 13 were hurt. The mayor said that two people were injured by glass."
        ),
        (0, 2),
    ),
    "one who is told of late is not all who were hurt": (
        "Airstrikes kill 40 in Idlib",
        (
            "Airstrikes killed 40 people in Idlib on Monday. They fell on a market. Rescuers came "
            "at noon. They dug until night. Shops burned. A wounded girl was carried out later."
        ),
        (40, None),
    ),
    "a list by places without a total": (
        "",
        "Drones struck two cities on Monday. Kharkiv: two dead, nine wounded. Sumy: 5 dead.",
        (None, None),
    ),
    "a list by places and its total": (
        "",
        "A quake shook Nepal on Monday, killing 42. Jajarkot: 30 dead. Dolpa: 12 dead.",
        (42, None),
    ),
    "scores are not four": (
        "Scores injured in market blast",
        "Scores of people were injured. Four shoppers were injured at one stall.",
        (None, None),
    ),
    "the injured of another town are not those of the headline's deaths": (
        "Suicide bomber kills 14 in Kirkuk",
        (
            "A suicide bomber killed 14 people in Kirkuk on Monday. He drove into a queue. Shops "
            "burned. Police closed the roads. The army sent troops.\n\nNobody claimed it.\n\n"
            "In Mosul, a mortar shell wounded five shepherds on Sunday."
        ),
        (14, None),
    ),
    "a part in the middle leaves the number of the injured whole": (
        "",
        "Two miners were shot dead and at least 40 people, 12 of them officers, injured in Puno.",
        (2, 40),
    ),
    "the year's toll on a route is not the shipwreck's": (
        "Dozens drown off Sfax",
        (
            "At least 61 people drowned off Sfax on Monday. The death toll on the route in 2023 "
            "stands at 1,420."
        ),
        (61, None),
    ),
    "a number behind a headline of many": (
        "Coach fall leaves many dead",
        (
            "A coach fell into a gorge near Ica. Police said 14 bodies had been recovered. Another "
            "21 passengers were taken to hospital, and one of them died on arrival."
        ),
        (15, 21),
    ),
    "those who could've died did not": (
        "Gas leak sends 14 to hospital",
        "A gas leak sent 14 workers to hospital. A foreman said 90 people could've died.",
        (None, 14),
    ),
    "a number told twice of a town is not that of two incidents": (
        "Truck bomb hits market in Tikrit",
        (
            "A truck bomb in Tikrit killed 20 people on Monday. A doctor in "
            "Tikrit said he had received 20 bodies. "
            "In Samarra two officers were shot dead. A mine in Mosul killed 40 pilgrims."
        ),
        (20, None),
    ),
}


@pytest.mark.parametrize(("title", "text", "toll"), TOLLS.values(), ids=list(TOLLS))
def test_toll(title, text, toll):
    found = analyse(Document(id="toll", title=title, text=text)).toll
    expected = tuple(None if count is None else Range(count, count) for count in toll)
    assert (found.killed, found.injured) == expected


def test_the_toll_says_what_it_stands_on_and_what_comes_next():
    text = (
        "Fourteen people were killed and 30 wounded in a blast in Kirkuk on Thursday, police said. "
        "A doctor said that 11 people were killed. "
        "Eight soldiers and four civilians were killed by a second bomb, the army said."
    )
    facts = analyse(Document(id="next", title="Blast in Kirkuk kills 14", text=text))
    told = [
        (stated.kind, stated.count.low, [facts.casualties[n].low for n in stated.claims])
        for stated in facts.stated
    ]
    assert told == [
        ("killed", 14, [14]),
        ("killed", 11, [11]),
        ("killed", 12, [8, 4]),
        ("injured", 30, [30]),
    ]
    assert (facts.toll.killed, facts.toll.injured) == (Range(14, 14), Range(30, 30))


def test_an_outbreak_that_is_told_of_late_makes_no_epidemic_of_a_clash():
    lead = "Seven people were killed and eight wounded in clashes in Odesa."
    slow = "Aid is slow. " * 8
    late = "The province has had an outbreak of cholera since May. " * 4
    text = f"{lead}\n\n{slow}\n\n{late}"
    facts = analyse(Document(id="1", title="Seven killed in Odesa", text=text, date="2026-11-22"))
    assert facts.toll.injured == Range(8, 8)


@pytest.mark.parametrize(("dead", "hurt"), [("Five", Range(1, 1)), ("Thirty", None)])
def test_one_hurt_told_of_late_is_all_the_injured_where_few_died(dead, hurt):
    between = (
        " The road to the coast was closed all day. Traders kept their stalls shut. A council "
        "will meet on Friday. Rain is expected in the evening. Schools stay closed until June."
        " The harbour master spoke of long delays."
    )
    text = (
        f"{dead} people were killed when a bus overturned near Segou on Monday.{between * 2} A "
        "girl was injured at the crossing when she ran to help."
    )
    assert analyse(Document(id="late", text=text, date="2026-11-04")).toll.injured == hurt
