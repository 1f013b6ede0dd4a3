"""When harm was done: told apart from when it was counted, mourned, tried or reported."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document

THURSDAY = "2025-09-11"

DAYS = {
    "not the day on which a toll grew": (
        (
            "The death toll from a fire aboard a ferry near Mwanza climbed to 19 on Thursday, the "
            "port authority said. The vessel caught fire on Monday night as it left for Bukoba."
        ),
        19,
        "2025-09-08",
    ),
    "not the day on which the wounded died": (
        (
            "The number of people killed when a tram hit a bus in Poznan has risen to 8, after "
            "two of the injured succumbed on Wednesday. The tram left the rails on Sunday."
        ),
        8,
        "2025-09-07",
    ),
    "not the day behind a dateline": (
        (
            "KAMPALA, Sept 11 (Desk) Rescuers pulled nine bodies from the ruins of a school that "
            "collapsed in heavy rain on Sunday, the Red Cross said."
        ),
        9,
        "2025-09-07",
    ),
    "not the day of rescuers, who came after what struck": (
        (
            "AVIEMORE (Desk) — Rescuers struggled on Wednesday to reach hamlets where a quake had "
            "split the walls the night before. The quake, which struck late on Tuesday, killed 27."
        ),
        27,
        "2025-09-09",
    ),
    "not the day behind an agency and a town": (
        "(TESTA) - BELLUNO, SEPT 10 - Six hikers died after torrents burst their banks on Sunday.",
        6,
        "2025-09-07",
    ),
    "not the day before an agency's name": (
        "NALCHIK, September 10. /TESS/. Gunmen opened fire on a patrol on Monday, killing four.",
        4,
        "2025-09-08",
    ),
    "not the day on which somebody spoke of it": (
        "The raid took place on Tuesday. A source in Kandi spoke on Wednesday of sixteen dead.",
        16,
        "2025-09-09",
    ),
    "not the event's day where the sentence before turned to another place": (
        (
            "A shell killed a man in Mokha in Yemen on Wednesday. In Marib, fighter jets bombed a "
            "house. Eight members of the family were killed."
        ),
        8,
        None,
    ),
    "not the day as of which a toll is told": (
        (
            "The toll from the collapse of a bridge in Salto rose to 36 as of 5:30 a.m. on "
            "Thursday. The accident happened on Monday. Another 30 people were injured."
        ),
        30,
        "2025-09-08",
    ),
    "days ahead of the one that an opening tells of": (
        (
            "Three days after an earthquake tore through the coast, officials raised the number "
            "of dead to 53 on Wednesday. In Manta eleven guests died."
        ),
        11,
        "2025-09-07",
    ),
    "the evening before": (
        "Divers on Wednesday found the last of 8 bodies where a van sank the night before.",
        8,
        "2025-09-09",
    ),
    "the hour at which the police were called": (
        (
            "PEKIN, Ill. — Two people were stabbed, police said. Officers were called to Elm "
            "Street about 9:15 p.m. Monday, where they met a woman who pointed to the house."
        ),
        2,
        "2025-09-08",
    ),
    "a day behind an hour, which ends no sentence": (
        (
            "A purse was taken on Hill Avenue on Monday. A 17-year-old boy was shot in the leg on "
            "Martin Luther King Boulevard at 11:20 p.m. Saturday, police said."
        ),
        1,
        "2025-09-06",
    ),
    "the day further down, where the lead is of somebody's grief": (
        (
            '"I keep looking for them," said Ruth Coyle, who lives next door. Five of her friends '
            "died. The children died in a fire on Sunday, deputies said."
        ),
        5,
        "2025-09-07",
    ),
    "the day on which it was said, where nothing tells another": (
        "Regime shelling killed 3 civilians in Ariha the White Helmets said on Wednesday.",
        3,
        "2025-09-10",
    ),
    "no day on which it was only said that a disease has killed": (
        "A boy of two has died of bird flu in Soc Trang, the health ministry said on Wednesday.",
        1,
        None,
    ),
    "abducted with what the text is about": (
        "Gunmen attacked a school in Kankara on Monday and killed a guard. 9 pupils were abducted.",
        9,
        "2025-09-08",
    ),
    "not the day on which it was said, behind which what was said begins": (
        (
            "The army said on Wednesday nine of its soldiers were killed in the north. The attack "
            "occurred on Monday near Kandi."
        ),
        9,
        "2025-09-08",
    ),
    "the day after that of another, which came first": (
        "Eleven were crushed to death in Gaya on Monday, a day after a rush in Bodh injured 20.",
        11,
        "2025-09-08",
    ),
    "the day before, of what came first": (
        "Eleven were crushed to death in Gaya on Monday, a day after a rush in Bodh injured 20.",
        20,
        "2025-09-07",
    ),
    "not the day of another incident, where the first has none": (
        (
            "A car bomb killed 6 people in Azaz, the monitor reported. In a separate incident on "
            "Tuesday a mine killed two shepherds near Marea."
        ),
        6,
        None,
    ),
    "the day on which the fire broke out, not that of flowers": (
        (
            "Neighbors left flowers on Wednesday outside a home where 3 people died. The fire "
            "broke out about 3 a.m. Tuesday on Tower Hill Road, the fire chief said."
        ),
        3,
        "2025-09-09",
    ),
    "not the day on which the attack was confirmed": (
        (
            "Rebels ambushed a convoy on Monday, killing 11 soldiers. The army confirmed the "
            "attack on Tuesday but said that 3 had died."
        ),
        3,
        "2025-09-08",
    ),
    "not the day of a statement": (
        (
            "In a statement issued on Wednesday, the Arakan Army said its fighters had killed 14 "
            "soldiers in an assault near Kyaukphyu on Monday."
        ),
        14,
        "2025-09-08",
    ),
    "not the day of a statement, where no other is given": (
        "In a video released Wednesday the army's spokesman said it had killed 40 insurgents.",
        40,
        None,
    ),
    "not the day of a visit": (
        (
            "The president on Wednesday visited survivors of the blaze that killed 13 people in a "
            "Jakarta tower. The fire started on Saturday on the ninth floor."
        ),
        13,
        "2025-09-06",
    ),
    "not the day of a funeral": (
        (
            "Hundreds attended the funeral on Wednesday of three teenagers who drowned at Lake "
            "Chivero on Sunday. A fourth boy is still missing."
        ),
        1,
        "2025-09-07",
    ),
    "not the day of a rescue in another clause": (
        (
            "Bandits stormed Banki on Monday night and kidnapped 19 people. Police said 19 people "
            "were kidnapped, and that a patrol freed four of the victims on Tuesday."
        ),
        19,
        "2025-09-08",
    ),
    "a day that the parse gives to who says so": (
        "Eleven miners suffocated in a mine near Bor on Monday, the inspector, Ali Bol, said.",
        11,
        "2025-09-08",
    ),
    "a day before its verb": (
        "A judge heard how two tailors died. A gang on Monday shot dead 5 shopkeepers in Bol.",
        5,
        "2025-09-08",
    ),
    "what the event came days after": (
        (
            "Monday's attack wounded nine, the governor said. It came three days after a drone "
            "killed five people at a petrol station in Sumy."
        ),
        5,
        "2025-09-05",
    ),
    "the day before that on which it was told": (
        "The army said on Wednesday that it had killed 34 fighters near Tessit the day before.",
        34,
        "2025-09-09",
    ),
    "no day of what was last summer": (
        "Three hikers died in the Tatras on Sunday. Last summer, five people died in a storm.",
        5,
        None,
    ),
    "the moment of the event": (
        (
            "Four people died when a quake shook Poso early on Wednesday. In North Morowali, two "
            "fishermen went missing at the moment of the quake."
        ),
        2,
        "2025-09-10",
    ),
    "the day after that of a span": (
        (
            "Nine people were hanged on Monday and Tuesday. Four died at dawn on Monday. Three "
            "inmates were put to death the following day in Mashhad."
        ),
        3,
        "2025-09-09",
    ),
    "an arrest for what was done before": (
        "Police said four men were arrested on Wednesday over the killing of a priest last month.",
        4,
        "2025-09-10",
    ),
}


def claim_of(text, number, day=THURSDAY, title=""):
    claims = analyse(Document(id="when", title=title, text=text, date=day)).casualties
    return next(claim for claim in claims if claim.low == number)


@pytest.mark.parametrize(("text", "number", "iso"), DAYS.values(), ids=DAYS)
def test_a_claim_is_dated_by_what_its_time_hangs_on(text, number, iso):
    assert claim_of(text, number).date == iso


def test_the_headline_is_of_the_day_that_the_lead_gives_whatever_place_it_names():
    lead = (
        "A clerk is dead and a guard badly hurt after somebody opened fire this afternoon in a "
        "bank on the East Side of Duluth."
    )
    title = "One dead, one seriously injured in West End shooting"
    assert claim_of(lead, 1, title=title).date == THURSDAY
    facts = analyse(Document(id="when", title=title, text=lead, date=THURSDAY)).casualties
    assert {claim.date for claim in facts} == {THURSDAY}


def test_since_when_nobody_is_missing_is_no_day_of_the_event():
    text = (
        "A fire killed two shepherds above Limache on Monday.\n\nNobody missing, after two hikers "
        "walked into the village at dawn."
    )
    assert claim_of(text, 0).date is None
