"""The toll of texts of all kinds."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tui.facts import analyse
from tui.model import Document, Range

HERE = Path(__file__).parent
CASES = [
    (text, *numbers)
    for table in ("tolls.toml", "notes.toml")
    for kind in tomllib.loads((HERE / table).read_text(encoding="utf-8")).values()
    for text, numbers in kind.items()
]


def number(found: Range | None) -> int:
    if found is None:
        return -1
    assert found.low == found.high
    return found.low


@pytest.mark.parametrize(("text", "killed", "injured"), CASES, ids=[text for text, *_ in CASES])
def test_the_toll_of_a_text(text: str, killed: int, injured: int):
    toll = analyse(Document(id="case", text=text, date="2025-03-10")).toll
    assert (number(toll.killed), number(toll.injured)) == (killed, injured)
