"""What a source states beside its text, as lines below the facts that were read out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.panes.facts.fact_row import GUTTER, FactRow, inset
from tui.app.render.text_layout import Run, cells, paragraph, spread
from tui.report import statement_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model import Statement

_TEXT_ROLE = "muted"
_LINES = 3
"""Lines that a field may take; pictures are described at length."""


def statement_rows(statement: Statement | None, width: int) -> Iterator[FactRow]:
    """Draw the fields of a statement under a heading, `width` cells wide; nothing for None."""
    fields = tuple(statement_fields(statement))
    if not fields:
        return
    room = width - GUTTER - 1
    yield FactRow(
        "heading", tuple(inset([(), spread((Run("Source states", "heading"),), (), room)]))
    )
    for name, value in fields:
        label = Run(f"{name}  ", "faint")
        indent = cells((label,))
        lines = paragraph(value, max(room - indent, 10), _TEXT_ROLE, _LINES)
        rows = [
            (label if number == 0 else Run(" " * indent), *line)
            for number, line in enumerate(lines)
        ]
        yield FactRow("note", tuple(inset(rows)))
