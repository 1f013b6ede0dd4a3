"""Times in clauses that describe somebody or something are none of the harm's."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document

WEDNESDAY = "2026-03-11"

SENTENCES = {
    "The cult, founded in 1997, killed 14 villagers.": ("event", None),
    "A coach built in 1986 overturned, killing 13 people.": ("event", None),
    "Police killed three men in Bahia, a state that saw 900 murders last year.": ("event", None),
    "A crash killed five people on a road where 11 died last month.": ("event", None),
    "Ten years after the flood, a quake killed four people on Thursday.": ("event", "2026-03-05"),
    "A bomber killed 12 people on Sunday, the anniversary of the revolt.": ("event", "2026-03-08"),
    "The burial of the 17 victims took place on Tuesday.": ("event", None),
    "Nine people died on a boat that sank on Monday.": ("event", "2026-03-09"),
    "Two soldiers were hurt in a convoy attacked on Sunday.": ("event", "2026-03-08"),
    "The bridge, where 12 people died in 1998, reopened on Monday.": ("background", "1998"),
    "Some 2,000 people have died in a campaign launched in 2017.": ("background", "2017"),
    "The group, formed in 2014, has killed 300 people since 2016.": ("background", None),
    "Gunmen killed 140 pupils at the college in 2015.": ("background", "2015"),
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_described_noun_lends_no_time(text: str):
    claim = analyse(Document(id="a", title="", text=text, date=WEDNESDAY)).casualties[0]
    assert (claim.status, claim.date) == SENTENCES[text]
