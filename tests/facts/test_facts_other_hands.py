"""Whose deed a claim is not: another town's fight, an attack told again, the shooters' own loss."""

import pytest

from tui.facts import analyse
from tui.model import Document

BOMBER = "A suicide bomber of the Red Dawn Brigade killed nine people in Quetta on Thursday.\n\n"
RAID = (
    "Gunmen kidnapped 40 pupils from a school in Birnin Gwari in October. They shot dead two "
    "guards.\n\n"
)
HANDS = {
    "who fell in another town's fight": (
        (
            f"{BOMBER}In Turbat, troops shot dead two suspected militants. A soldier, Adil Khan, "
            "died in the exchange of fire."
        ),
        ("killed", 1),
        (None, "gunfire"),
    ),
    "whom an attack killed of which the text has told": (
        (
            f"{RAID}The air force said it killed 19 bandits on Thursday in raids on camps near "
            "Dogon Dawa. Herders said the raids also killed a weaver."
        ),
        ("killed", 1),
        (None, None),
    ),
    "the dead of both sides": (
        (
            "The Valley Front said that it had killed more than thirty of its enemies. A general "
            "put the number of dead combatants at 21."
        ),
        ("killed", 21),
        (None, None),
    ),
    "the hurt of those who fired": (
        (
            "Police opened fire on marchers in Kisumu on Tuesday. Eleven officers were injured, "
            "the commander said."
        ),
        ("injured", 11),
        (None, None),
    ),
    "whom the main attack hurt as well": (
        (
            "Rebels attacked the town of Bria on Monday, killing six people. The attack also "
            "wounded nine."
        ),
        ("injured", 9),
        ("Rebels", None),
    ),
}


@pytest.mark.parametrize("case", HANDS)
def test_whose_deed_it_is(case):
    text, harm, expected = HANDS[case]
    claims = analyse(Document(id="hands", text=text, date="2026-11-18")).casualties
    claim = next(c for c in claims if (c.kind, c.low) == harm)
    assert (claim.by, claim.weapon) == expected
