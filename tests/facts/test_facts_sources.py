"""Who says so: names behind common nouns and pronouns, and nobody across a contrast."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document

SAYS = {
    "who put the dead at a number": (
        "The ministry said 38 died. The World Food Programme put the dead at more than 90.",
        90,
        "World Food Programme",
    ),
    "who speaks behind those who did it": (
        "Kenyan troops killed 15 smugglers near Ijara overnight, the defence ministry said.",
        15,
        "the defence ministry",
    ),
    "who spoke on a day of the dead": (
        "Gunmen raided Kofa near Dosso. An army source in Niamey spoke on Friday of 16 dead.",
        16,
        "An army source",
    ),
    "a name before what is set between commas": (
        (
            "A drone hit a bus in Nikopol on Monday. The bus was full, Serhiy Petrenko, "
            "governor of Dnipropetrovsk region, wrote. Three passengers were hurt, he said."
        ),
        3,
        "Serhiy Petrenko",
    ),
    "an office whose holder speaks next": (
        (
            "A drone killed four in Nikopol, the regional governor said. The bus was full, Serhiy "
            "Petrenko, governor of Dnipropetrovsk region, wrote on Telegram."
        ),
        4,
        "Serhiy Petrenko",
    ),
    "a monitor that is named next": (
        (
            "Clashes in eastern Syria have killed seven people, a war monitor said. The Syrian "
            "Observatory for Human Rights said shells fell on two villages."
        ),
        7,
        "Syrian Observatory for Human Rights",
    ),
    "who is the subject of the sentence before": (
        (
            "A resident, Sani Lawal, said gunmen took everybody. The police officer, Yazid Bello, "
            "however described this as exaggerated. He said 19 persons were kidnapped."
        ),
        19,
        "Yazid Bello",
    ),
    "two residents": (
        "A drone hit a market in Nyala, killing eight, according to two residents by phone.",
        8,
        "two residents",
    ),
    "a name that begins with a verb": (
        "More than 1,600 pupils were abducted there, according to Save the Children.",
        1600,
        "Save the Children",
    ),
    "who gives a toll": (
        "A rights group, one of dozens that have sprung up, gave a lower toll of 16 killed.",
        16,
        "A rights group",
    ),
    "who speaks of dead": (
        "Bombs killed seven, the White Helmets said. Turkey's broadcaster spoke of five dead.",
        5,
        "Turkey's broadcaster",
    ),
    "no day of a report": (
        "In its report on Tuesday, the monitoring group Airwatch said that 212 people were killed.",
        212,
        "Airwatch",
    ),
    "who believes it": (
        "Doctors Without Borders, which runs the ward, believes that as many as 100 died.",
        100,
        "Doctors Without Borders",
    ),
    "who has verified deaths": (
        "The United Nations mission has verified the deaths of 1,206 civilians in Ukraine.",
        1206,
        "United Nations",
    ),
    "who speaks behind a turn": (
        (
            "Two fishermen were reported missing, but both have since been found safe, rescue "
            "chief Amir Rizal said."
        ),
        2,
        "Amir Rizal",
    ),
    "a governorate": (
        "A block collapsed in Alexandria, killing seven people, the governorate said.",
        7,
        "the governorate",
    ),
    "he is not she": (
        (
            "Two men died, police commander Yoav Levin said. Mayor Samira Hadad wept. She said it "
            "was too much. He said 5 officers were hurt."
        ),
        5,
        "Yoav Levin",
    ),
    "companies": (
        "Armed men killed six of its crew, maritime security companies reported.",
        6,
        "maritime security companies",
    ),
    "a body that is a board": (
        "Two people were shot dead in Kisii on Monday, a rights body said.",
        2,
        "a rights body",
    ),
    "who heads a body": (
        "Police found 11 dead, according to Bor Model Police Station chief Peter Deng Mabior.",
        11,
        "Peter Deng Mabior",
    ),
    "a spokesman with a title": (
        "A spokesman for the army, Major Peter Deng, denied it and said three soldiers had died.",
        3,
        "Peter Deng",
    ),
    "a spokesperson with no article": (
        "Sixteen people were killed by two gang members, spokesperson Amina Dualeh said.",
        16,
        "Amina Dualeh",
    ),
    "an office that was named": (
        "The prosecutor in Bol, Mahamat Djibrine, said 24 died. The prosecutor said 4 were killed.",
        4,
        "Mahamat Djibrine",
    ),
    "no thing that is cited": (
        "Captain Ben Malasa said two gunmen were killed, citing blood trails in the grass.",
        2,
        "Ben Malasa",
    ),
    "whom another cites": (
        "State radio reported, citing the health ministry, that nine people were killed in Demba.",
        9,
        "the health ministry",
    ),
    "who was quoted as saying": (
        "Ama Kisanga, a nurse in Demba, was quoted as saying that 9 people were killed.",
        9,
        "Ama Kisanga",
    ),
    "a source behind a colon": (
        "Killed: 9 people died in the flood at Demba (source: National Relief Committee).",
        9,
        "National Relief Committee",
    ),
    "a study": ("A quake there might kill 4,000 people, the study warns.", 4000, "the study"),
    "a name and what stands in brackets": (
        "Nine people were killed, the Kasai Rights Observatory (KRO) said.",
        9,
        "Kasai Rights Observatory",
    ),
    "a verb before a name": (
        "Sixty fighters were killed at dawn near Adwa said the Tekeze Rights Observatory.",
        60,
        "Tekeze Rights Observatory",
    ),
    "the monitor": (
        (
            "The Kasai Rights Observatory recorded shelling near Demba on Friday. Six people died, "
            "the monitor said."
        ),
        6,
        "Kasai Rights Observatory",
    ),
    "the group, which is not of whom it tells": (
        (
            "The Kasai Rights Observatory said Boko Haram had come by night. The group said eleven "
            "villagers were killed."
        ),
        11,
        "Kasai Rights Observatory",
    ),
    "the source": (
        (
            "A source at the Ministry of Health told reporters of the blast. The source said nine "
            "people were killed."
        ),
        9,
        "Ministry of Health",
    ),
    "who speaks in its own clause, though another speaks nearer": (
        (
            "The mayor announced a curfew; nine people had been killed at the depot by the old "
            "harbour wall, police said."
        ),
        9,
        "police",
    ),
    "who identified the dead": (
        "Nine traders, identified by the coroner of Demba County as refugees, died by the bridge.",
        9,
        "the coroner",
    ),
    "who speaks where": (
        (
            "A citizen was martyred and five others, including an African migrant, were wounded on "
            "Wednesday by missile shelling on populated villages of Kassab border district, a "
            "security official in Bol province told Saba."
        ),
        5,
        "a security official",
    ),
    "nobody in a dateline": (
        (
            "MBANDAKA — Parents of a guard who died after nine days in jail filed a lawsuit "
            "Monday, saying guards laughed as 6 inmates were hurt."
        ),
        6,
        None,
    ),
    "where somebody posted it": (
        "In a post on Facebook, Mayor Ivo Terzic wrote that 7 people had been killed.",
        7,
        "Ivo Terzic",
    ),
    "who speaks only in a later clause": (
        "More than 60 people drowned off Pangani, whereas the union put the number of dead at 110.",
        60,
        None,
    ),
}


@pytest.mark.parametrize(("text", "number", "source"), SAYS.values(), ids=SAYS)
def test_who_says_so(text, number, source):
    claims = analyse(Document(id="says", text=text, date="2026-11-04")).casualties
    found = next(claim.source for claim in claims if claim.low == number)
    assert found == source or (source is not None and source in (found or ""))


def test_a_headline_names_the_source_of_what_its_article_opens_with() -> None:
    facts = analyse(
        Document(
            id="a",
            title="Two stabbed to death near Demba: police",
            text="Two men were stabbed to death in a bar near Demba. A third was injured.",
        )
    )
    assert {claim.source for claim in facts.casualties} == {"police"}


def test_a_clash_is_not_the_outbreak_that_its_text_goes_on_to() -> None:
    facts = analyse(
        Document(
            id="a",
            title="Cholera follows clashes near Demba",
            text="Clashes near Demba killed 22 people. In the camp, six patients died of cholera.",
        )
    )
    assert {claim.low: claim.weapon for claim in facts.casualties} == {22: None, 6: "disease"}


def test_words_that_say_most_of_the_victims_are_those_of_the_claim() -> None:
    facts = analyse(
        Document(
            id="a",
            title="Nine killed at Demba",
            text="Gunmen came to Demba by night. They killed nine traders there, police said.",
        )
    )
    assert [claim.victims for claim in facts.casualties] == ["traders"]
