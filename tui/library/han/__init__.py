"""One form of the characters that Chinese and Japanese write in several.

    龍 竜 龙    all three are found by each

The table is that of OpenCC, see build.py, loaded for the first text that has such a character.
"""

from __future__ import annotations

from pathlib import Path

TABLE = Path(__file__).with_name("simplified.txt")
"""Two lines of as many characters: forms, and what they are simplified to in China."""


def simplifications() -> dict[int, int]:
    """Load the forms and what China writes for each, as `str.translate` takes them."""
    forms, simple = TABLE.read_text(encoding="utf-8").splitlines()
    return str.maketrans(forms, simple)
