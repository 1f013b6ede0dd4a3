"""Who publishes a text: releases and reports of organisations are the source of their counts."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document

RELEASES = {
    "what a monitor's page opens with": (
        "Shells hit Demba",
        "Human Rights Watch May 3 2026 Two men were killed when shells hit Demba by night.",
        "Human Rights Watch",
    ),
    "what it condemns": (
        "UNHCR condemns raid on camp",
        "GENEVA - Armed men raided a camp near Demba by night. They killed nine refugees there.",
        "UNHCR",
    ),
    "what its team saw": (
        "Clinic hit in Demba",
        (
            "The clinic of Save the Children was shelled on Monday. Four patients were killed. Our "
            "team has left Demba."
        ),
        "Save the Children",
    ),
    "what sources told it": (
        "Mine near Demba",
        (
            "Sources informed the Kasai Observatory for Human Rights of fighting. It went on by "
            "night. Three shepherds were killed by a mine near Demba."
        ),
        "Kasai Observatory for Human Rights",
    ),
    "what it calls its report": (
        "Medics killed in May",
        (
            "The Kasai Network for Human Rights has released its monthly report on medics. The "
            "report says that seven medics were killed in May."
        ),
        "Kasai Network for Human Rights",
    ),
    "what its first words condemn": (
        "Attack on vaccinators",
        "UNICEF strongly condemns the attack in Demba. Two vaccinators were killed by gunmen.",
        "UNICEF",
    ),
    "what a newspaper was told": (
        "Bus falls into gorge",
        (
            "A resident told us that the brakes had failed. It rained. Nine people died when the "
            "bus fell near Demba. Save the Children has a clinic there."
        ),
        None,
    ),
    "whose press office it is from": (
        "The night in the province",
        (
            "Press service of the Kasai Regional Military Administration, 4 May 2026\n\n"
            "Two drones came down near Demba. A miller was killed there."
        ),
        "Kasai Regional Military Administration",
    ),
    "who it says has prepared it": (
        "Situation report No. 7",
        (
            "This bulletin has been prepared by the National Disaster Office (NDO) with its "
            "partners.\n\nHIGHLIGHTS\n\n• Sixteen people were killed by the storm in Demba."
        ),
        "National Disaster Office (NDO)",
    ),
    "whose update it is": (
        "UNHCR Weekly Operational Update",
        "Convoys reached Demba on Tuesday. Three drivers were killed when a lorry hit a mine.",
        "UNHCR",
    ),
    "whose findings a dateline stands before": (
        "New counts for May",
        (
            "DEMBA — The Kasai Network for Human Rights today published the results of its survey "
            "of prisons. Twelve inmates were killed in a fire."
        ),
        "Kasai Network for Human Rights",
    ),
    "who hands it to newspapers": (
        "Bandits flee the hills",
        (
            "PRESS RELEASE. Kasai Regional Police Command Demba. Patrols met bandits in the hills. "
            "Nine bandits were killed. The Kasai Regional Police Command thanks all who helped."
        ),
        "Kasai Regional Police Command",
    ),
    "a number of an agency's update": (
        "UNHCR camp burns - Update 2",
        "A camp near Demba burned down on Monday. Three children were killed.",
        None,
    ),
    "no release": (
        "Aid workers flee Demba",
        (
            "Gunmen killed six people near Demba on Monday. They burned houses, too. It "
            "rained. “Our team has left,” said Ann Lee of "
            "Save the Children, which has a clinic there."
        ),
        None,
    ),
}


@pytest.mark.parametrize(("title", "text", "source"), RELEASES.values(), ids=RELEASES)
def test_what_a_release_counts_is_from_who_published_it(title, text, source):
    claims = analyse(Document(id="release", title=title, text=text, date="2026-06-04")).casualties
    assert {claim.source for claim in claims if claim.kind == "killed"} == {source}
