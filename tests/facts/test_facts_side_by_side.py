"""The toll of texts that tell of several incidents, of other counts and of other events' harm."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tui.facts import analyse
from tui.model import Document, Range

CASES = tomllib.loads(Path(__file__).with_name("side_by_side.toml").read_text())


def number(count: Range | None) -> int:
    return -1 if count is None else count.high


@pytest.mark.parametrize("name", CASES)
def test_the_toll_of_several_incidents(name: str):
    case = CASES[name]
    document = Document(id="case", title=case["title"], text=case["text"], date="2025-03-10")
    toll = analyse(document).toll
    assert [number(toll.killed), number(toll.injured)] == case["toll"]
