"""Make texts safe to stand in the cells of a spreadsheet."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r", ";", "＝", "＋", "－", "＠", "；")
"""What spreadsheets run: the full-width signs too, and after ";" where that parts cells."""


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
