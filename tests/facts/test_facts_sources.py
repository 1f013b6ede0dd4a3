"""Who says so: names behind common nouns and pronouns, and nobody across a contrast."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document

SAYS = {
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
