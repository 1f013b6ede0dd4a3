"""Write values as the cells that rows are stored and read with, whatever format they are for.

A cell is as csv and json have it in common: a number, true or false as they are, a text within
quotation marks, nothing where the value is missing. Characters that no text has stand for what the
two do not have in common, so that a format is made by exchanging them in many rows at once: a value
that Python handles costs several times one that it does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.library.rows.columns import Column

FORMULA = ("=", "+", "-", "@", "\t", "\r", ";", "＝", "＋", "－", "＠", "；")
"""What spreadsheets run: the full-width signs too, and after ";" where that parts cells."""

QUOTE = "\x1a"
"""Around a text, which has its own quotation marks as they are."""
GUARD = "\x1b"
"""At the beginning of a text that spreadsheets would run."""
GROUP = "\x1c"
"""Between the rows of one article and those of the next."""
MADE = "\x1d"
"""In place of a cell that is made when it is read, and between those that are."""
ROW = "\x1e"
"""Between rows."""
CELL = "\x1f"
"""Between cells."""

_CONTROLS = dict.fromkeys(code for code in range(0x20) if chr(code) not in "\t\n")


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def join_cells(columns: Iterable[Column], values: dict[str, Any]) -> str:
    """Join the cells of some columns; days and times are texts, as ISO 8601 writes them.

    A value that is `MADE` itself stands for a cell that is made later.
    """
    return CELL.join(_cell(column, values[column.name]) for column in columns)


def _cell(column: Column, value: Any) -> str:
    if value is None or value == MADE:
        return value or ""
    if column.type == "boolean":
        return "true" if value else "false"
    if column.type in ("integer", "number"):
        return str(value)
    text = str(value)
    if not text.isprintable():  # which takes a tenth of the time
        text = text.translate(_CONTROLS)
    guard = GUARD if text.startswith(FORMULA) else ""
    return f"{QUOTE}{guard}{text}{QUOTE}"
