"""Who did it: in the clause, in the sentence, by the incident; and nobody where nothing says so."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document


def agents(text: str, title: str = "") -> list[tuple[str, int | None, str | None, str | None]]:
    """Kind, number, agent and how it was found, of each claim."""
    claims = analyse(Document(id="agents", title=title, text=text, date="2026-11-04")).casualties
    return [(c.kind, c.low, c.by, c.certainty.get("by")) for c in claims]


STATED = {
    "Six drovers were shot dead by border guards near Zaranj.": "border guards",
    "A US drone strike killed two commanders outside Jamaame.": "US",
    "Five bakers were killed in rebel shelling of the old town.": "rebels",
    "A Russian missile killed four bus drivers in Izium.": "Russia",
    "Taliban insurgents killed nine road builders near Farah.": "Taliban",
    "Nine people died in air strikes by the Sudanese army on Nyala.": "Sudanese army",
    "An eight-member gang hacked a shopkeeper to death at Bhind.": "eight-member gang",
    "Unidentified men killed four salt traders near Taoudenni.": "Unidentified men",
    "Boko Haram killed 12 woodcutters at Gwoza.": "Boko Haram",
    "At least 30 civilians were killed by Russian and government air strikes.": (
        "Russia and government"
    ),
}


@pytest.mark.parametrize(("text", "agent"), STATED.items())
def test_an_agent_of_the_clause(text, agent):
    (claim,) = agents(text)
    assert claim[2:] == (agent, "stated")


SENDERS = {
    "A bomber blew himself up in Zabul, killing nine tailors. The local branch of Islamic State "
    "claimed the attack.": "Islamic State",
    "A car bomb in Cauca killed two bakers. The minister blamed dissidents of the FARC.": (
        "dissidents of FARC"
    ),
    "The army said it beat off an al-Shabaab raid at Marka, killing 24 militants.": "army",
    "Six people were killed when members of the Taliban attacked Farah.": "Taliban",
    "Boko Haram attacked Gwoza. On Thursday, the same group killed five woodcutters.": "Boko Haram",
    "An unidentified armed group attacked Bankass on Monday. Five farmers were killed.": (
        "unidentified armed group"
    ),
    "Fulani militia killed a pastor at Gashish.": "Fulani militia",
    "Two children died when a landmine went off at Hays. The mine had been laid by the Houthis.": (
        "Houthis"
    ),
    "BOL, Chad — Members of Boko Haram stormed a market before dawn, killing 12 traders.": (
        "Boko Haram"
    ),
    "At least 40 attackers were killed when troops fought back at Diapaga.": "troops",
    "Nine soldiers died in a gunbattle with Boko Haram near Bol on Monday.": "Boko Haram",
    "Georgia: car bomb outside a bank leaves four dead": None,
    "Four men died in a clash with the ELN at Tame when a shell of their own side fell short.": (
        None
    ),
    "Kenyan special forces, backed by drones operated by the United States Africa Command, killed "
    "15 smugglers near Ijara overnight.": "Kenyan special forces",
    "An Israeli drone fired at a van near Tyre. The Health Ministry's emergency operations center "
    "said that three passers-by were wounded.": "Israel",
    "The army evacuated 2,000 people from Bor after the flood.": None,
    "Hue is worst hit with nine deaths, followed by Quang Tri with seven.": None,
    "Al-Shabaab attacked a base. Two herders were caught in the crossfire and killed.": None,
}


@pytest.mark.parametrize(("text", "agent"), SENDERS.items())
def test_who_is_behind_an_attack(text, agent):
    assert agents(text)[-1][2] == agent


SENTENCE = {
    "Al-Shabaab claimed responsibility for an attack that killed eleven porters.": "Al-Shabaab",
    "Officials blamed separatists for the killing of ten travellers on a bus.": "separatists",
    "Abena Larbi, 31, is charged with killing three tailors in Hohoe.": "Abena Larbi",
    "Nine labourers were shot dead when bandits stormed a quarry at Zurmi.": "bandits",
}


@pytest.mark.parametrize(("text", "agent"), SENTENCE.items())
def test_an_agent_of_another_clause(text, agent):
    (claim,) = agents(text)
    assert claim[2] == agent
    assert claim[3] in {"sentence", "stated"}


def test_an_agent_of_the_incident_goes_with_its_other_claims():
    text = (
        "Militants attacked a village near Djibo on Monday. Eleven people were killed and 20 were "
        "wounded, the mayor said."
    )
    assert agents(text) == [
        ("killed", 11, "Militants", "incident"),
        ("injured", 20, "Militants", "incident"),
    ]


def test_the_fullest_name_of_an_agent_is_given():
    text = "The Chadian army attacked Baga Sola on Monday. The army killed nine fishers."
    assert agents(text)[-1][2] == "Chadian army"


NOBODY = {
    "a bomb without a sender": "A bomb killed four soldiers in Tank. No group has claimed it.",
    "a source": "Officers said a blast killed six traders in Arua.",
    "who told of it": "Two passers-by were wounded on Monday, said a medic who carried them.",
    "an illness": "Cholera killed 54 people in Beledweyne after soldiers attacked the town.",
    "a flood": "Rebels attacked Bunagana in May. On Monday floods killed nine people there.",
    "nobody harmed": "No child was hurt by the police.",
    "the victims themselves": "Rebels attacked the barracks at dawn. Twelve rebels were killed.",
    "where, not who": "An Afghan bombing killed nine people on Monday.",
    "somebody elsewhere": (
        "Rebels attacked Goma on Monday. Elsewhere, three people were killed on a road near Uvira."
    ),
    "who told of an operation": (
        "A raid communicated by the Interior Ministry ended at noon. Two men were killed in it."
    ),
    "what is only blamed for other things": (
        "The mayor blamed traders for high prices. A woman was killed in Gao on Monday."
    ),
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_nobody_did_it_where_nothing_says_so(text):
    assert {claim[2] for claim in agents(text)} == {None}


def test_an_attack_at_another_place_has_not_the_agent_of_the_first():
    text = (
        "Three fighters were killed in air strikes by the Nigerian Air Force near Gwoza.\n\n"
        "In March a drone attack on a base at the border between Chad and Libya cost the lives of "
        "two French soldiers."
    )
    assert [(low, by) for _, low, by, _ in agents(text)] == [(3, "Nigerian Air Force"), (2, None)]


def lead(quiet: int) -> str:
    """A text whose attack is told of after so many sentences in which nothing happens."""
    attack = "Rebels of the Marran Front attacked the town at dawn."
    return f"Two traders died in Sake. {'The town lies on a river. ' * quiet}{attack}"


def test_who_attacked_within_the_first_four_sentences_did_it():
    assert agents(lead(2))[0][2] == "Marran Front"


def test_who_attacked_later_in_a_text_may_have_done_something_else():
    assert agents(lead(3))[0][2] is None


RESPONSIBLE = {
    "Seven porters were killed by a shell near Arauquita. The navy, which the union blamed for the "
    "shelling, is silent.": "navy",
    "A bomb went off at Jalula, killing nine tanners. The governor accused the Naqshbandi Army of "
    "planting the device.": "Naqshbandi Army",
    "Eight ferrymen were hacked to death at Beni, an elder said, blaming the attack on the Allied "
    "Democratic Forces.": "Allied Democratic Forces",
    "A market at Razih was bombed on Monday, killing 12 weavers. Local radio said warplanes of the "
    "Saudi-led coalition were responsible.": "Saudi-led coalition",
    "Nine dockers died in a shooting at Colima, which the mayor called the work of the Jalisco "
    "cartel.": "Jalisco cartel",
    "Shelling killed a cobbler at Taiz. A nurse said the shells came from positions held by the "
    "Houthis.": "Houthis",
    "Mortars hit a dairy at Chaman, killing four, a colonel said, pointing the finger at Taliban "
    "border guards.": "Taliban border guards",
    "A blast at Herat killed 18 weavers. Islamic State said one of its fighters was behind it.": (
        "Islamic State"
    ),
    "Eleven prisoners died in a riot at Machala. The warden blamed the violence on a split within "
    "the Lagartos gang.": "Lagartos gang",
    "Two bakers were stabbed in a park at Vevey. The suspect, a retired postman, was held.": (
        "retired postman"
    ),
    "A blast at Kano killed nine porters. A little-known group calling itself Ansar al-Nur claimed "
    "the attack.": "Ansar al-Nur",
    "Members of the Red Reef gang stormed Liancourt, killing 12 grocers.": "Red Reef gang",
    "Six clerks were shot dead at Kilwa, but rebels were not behind it, the minister said.": None,
}


@pytest.mark.parametrize(("text", "agent"), RESPONSIBLE.items())
def test_who_is_said_to_be_behind_it(text, agent):
    assert agents(text)[0][2] == agent


FOUGHT = {
    "A dispute over a well between Arab herders and Maba farmers has claimed 24 lives.": (
        ["Arab herders and Maba farmers"]
    ),
    "Clashes between Sudanese soldiers and Beja rebels at Dilling left 12 soldiers and seven rebels"
    " dead.": ["Beja rebels", "Sudanese soldiers"],
    "Fighting between the army and the Karama Front has killed 40 people.": [None],
    "Nine prisoners were killed when members of two rival gangs fought at Machala.": [
        "rival gangs"
    ],
    "Two men were shot dead on Monday as police clashed with students at Kisii.": ["police"],
    "Two grocers were shot dead at Lod in what an officer called a feud between two families.": [
        None
    ],
}


@pytest.mark.parametrize(("text", "sides"), FOUGHT.items())
def test_who_is_harmed_in_a_fight_is_harmed_by_the_other_side(text, sides):
    assert [claim[2] for claim in agents(text)] == sides


def test_an_attack_goes_on_through_the_text_until_the_text_turns():
    text = (
        "Armed herders raided Doka on Monday, burning 30 huts.\n\nThe road is closed.\n\n"
        "The school is shut.\n\nMaize is dear too.\n\nThe market was moved.\n\n"
        "The bridge is out.\n\nNineteen people were wounded in Doka.\n\n"
        "Elsewhere, three grocers were shot dead at Gusau."
    )
    assert [(low, by) for _, low, by, _ in agents(text)] == [(19, "Armed herders"), (3, None)]


def test_one_group_is_not_called_by_the_name_of_another():
    text = "Jama'at Nusrat al-Islam wal-Muslimin (JNIM) killed nine millers at Djibo."
    assert agents(text)[0][2] == "Jama'at Nusrat al-Islam wal-Muslimin (JNIM)"


def test_what_crashed_is_nobody_who_killed():
    text = "A Buick struck a van near Ottumwa, killing two nurses. It was an accident, police said."
    assert agents(text)[0][2] is None


FOLLOWED = {
    "Warplanes said to belong to the junta struck a dairy at Kawlin, killing two.": "junta",
    "Gunmen surrounded a mill at Mantau at dawn. They killed 27 tanners.": "Gunmen",
    "The man who killed six tailors at Highland Park wore a mask.": "man",
    "A court sentenced a dentist, Salim Jamil, to life for a bombing that killed 22 clerks in "
    "2005.": "Salim Jamil",
    "The air force shot down 19 drones over Odesa, where debris injured a baker.": None,
    "A car ploughed into a crowd at Trier, killing two. The driver, a retired dentist, was "
    "arrested.": "retired dentist",
    "Police opened fire on students at Kisii. Nineteen of them died.": "Police",
}


@pytest.mark.parametrize(("text", "agent"), FOLLOWED.items())
def test_words_for_who_did_it_are_followed(text, agent):
    assert agents(text)[0][2] == agent


def weapons(text: str, title: str = "") -> list[tuple[int | None, str | None]]:
    claims = analyse(Document(id="w", title=title, text=text, date="2026-11-04")).casualties
    return [(c.low, c.weapon) for c in claims]


WEAPONS = {
    "Artillery fire struck a market at Nahud, killing 21 grocers and wounding 47.": "shelling",
    "Two joiners were killed by an old mine near Hasakah.": "mine",
    "A fire at a hostel in Almaty killed 13 clerks.": "fire",
    "Three students died when a car hit a tree at Leeds.": "vehicle",
    "Pilgrims were fired on at Minya; nine of them died.": "gunfire",
    "At least 40 fans died in a crush at a stadium.": "stampede",
}


@pytest.mark.parametrize(("text", "weapon"), WEAPONS.items())
def test_with_what_it_was_done(text, weapon):
    assert {name for _, name in weapons(text)} == {weapon}


def test_a_headline_of_two_deeds_keeps_them_apart():
    text = (
        "A minibus hit a landmine at Mataban on Sunday, killing six weavers.\n\n"
        "Two children were among the dead.\n\n"
        "Separately, a clan elder was shot dead in Kismayo."
    )
    title = "Roadside blast kills six at Mataban as elder is shot dead in Kismayo"
    assert sorted(weapons(text, title)) == [(1, "gunfire"), (2, "mine"), (6, "mine")]


def test_bombs_from_a_plane_are_an_airstrike_where_the_text_goes_on():
    text = "A junta fighter jet bombed a school at Kawlin. Twenty-six people were wounded."
    assert weapons(text, "Junta jet bombs school at Kawlin") == [(26, "airstrike")]


def test_a_dateline_is_nobody_who_attacked():
    text = "BOL, Chad — Members of the Red Reef gang stormed Liancourt, killing 12 grocers."
    assert agents(text + " Nine people were wounded.")[1][2] == "Red Reef gang"


def test_who_looks_for_the_missing_did_not_harm_them():
    assert agents("Rescuers searched for nine men trapped in a mine near Enugu.")[0][2] is None
