"""The toll of openings of encyclopedia articles on disasters."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tui.facts import analyse
from tui.model import Document, Range

Count = int | list[int]

TABLE = Path(__file__).with_name("openings.toml")
CASES = [
    (text, *numbers)
    for kind in tomllib.loads(TABLE.read_text(encoding="utf-8")).values()
    for text, numbers in kind.items()
]


def count(found: Range | None) -> Count:
    if found is None:
        return -1
    return found.low if found.low == found.high else [found.low, found.high]


@pytest.mark.parametrize(("text", "killed", "injured"), CASES, ids=[text for text, *_ in CASES])
def test_the_toll_of_an_opening(text: str, killed: Count, injured: Count):
    toll = analyse(Document(id="case", text=text, date="")).toll
    assert (count(toll.killed), count(toll.injured)) == (killed, injured)
