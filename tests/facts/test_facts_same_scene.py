"""What a claim takes from the sentences before it: of its own scene, and not of another."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tui.facts import analyse
from tui.model import Document

CASES = tomllib.loads((Path(__file__).parent / "same_scene.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_what_is_told_before_is_of_its_own_scene(name: str) -> None:
    case = CASES[name]
    kind, number = case.pop("claim").split()
    title, text = case.pop("title", ""), case.pop("text")
    facts = analyse(Document(id="x", text=text, title=title))
    found = next(c for c in facts.casualties if (c.kind, c.low) == (kind, int(number)))
    assert {field: getattr(found, field) or "" for field in case} == case
