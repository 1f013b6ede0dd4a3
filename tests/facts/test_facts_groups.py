"""Of which group the victims are: by their noun, their age, and what a text calls them later."""

import pytest

from tui.facts import analyse
from tui.model import Document

GROUPS = {
    "A landslide killed her niece Amal, 8, on Sunday night.": (1, "children"),
    "A stray shell killed his 12-year-old nephew near the well.": (1, "children"),
    "The river drowned six-year-old Tirunesh at the ford.": (1, "children"),
    "Her cousin Petr, aged ten, was killed by a falling pole.": (1, "children"),
    "A seven-month-old baby died in the cold.": (1, "children"),
    "A landslide killed his niece Amal, 38, on Sunday.": (1, "women"),
    "A 34-year-old nephew was killed by a falling pole.": (1, None),
    "A volunteer firefighter was killed when the wall came down.": (1, "other"),
    "Three volunteers were killed when the wall came down.": (3, "aid workers"),
    "A veteran politician was killed at his door.": (1, "other"),
    "Two veterans were killed at a parade.": (2, "security forces"),
    "Gunmen killed two general managers of the mine.": (2, "other"),
    "Five of those killed were army cadets.": (5, "security forces"),
    "Seven of the dead were nurses from the clinic.": (7, "medics"),
    "No child was killed in the collapse.": (0, "children"),
    "None of the passengers was killed.": (0, "civilians"),
    "Nobody was killed in the collapse.": (0, None),
}


@pytest.mark.parametrize("text", GROUPS)
def test_the_group_of_the_victims(text):
    low, group = GROUPS[text]
    claims = analyse(Document(id="group", text=text, date="2026-03-02")).casualties
    claim = next(c for c in claims if c.kind == "killed" and c.low == low)
    assert claim.group == group
