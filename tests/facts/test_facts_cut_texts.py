"""A text that breaks off at any word has facts, or none: pages and feeds are cut anywhere."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tui.facts import analyse
from tui.model import Document

HERE = Path(__file__).parent
TEXTS = [
    case["text"]
    for case in tomllib.loads((HERE / "beside_places.toml").read_text(encoding="utf-8")).values()
]
ENDS = (
    "Officers named the suspect as the driver,",
    "Two guards had died. Their",
    "A second",
    "The blast was claimed by",
    "He blamed it on what",
    "Five of them",
    "Two were believed",
    "A spokesman for the army, Major Ann Roe",
    "Colombia: bomb kills",
    "Troops advanced in the West",
    "X",
)


@pytest.mark.parametrize("text", TEXTS[::3])
def test_a_text_cut_at_any_word_is_analysed(text: str) -> None:
    words = text.split(" ")
    for end in range(1, len(words)):
        cut = " ".join(words[:end])
        for claim in analyse(Document(id="cut", title="", text=cut, date="2026-11-04")).casualties:
            assert claim.quote in cut


@pytest.mark.parametrize("end", ENDS)
def test_a_text_that_ends_in_the_middle_is_analysed(end: str) -> None:
    text = f"A bomb killed nine people in Kirkuk on Monday. {end}"
    claims = analyse(Document(id="end", title="", text=text, date="2026-11-04")).casualties
    assert ("killed", 9) in {(claim.kind, claim.low) for claim in claims}
