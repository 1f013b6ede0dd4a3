"""Notes whose facts the analysis does not find any more, as lines below the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.panes.facts.fact_row import GUTTER, FactRow, inset, note_lines
from tui.app.render.text_layout import Run, clip, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.app.render.formatting import Symbols


def stray_rows(notes: Mapping[str, Sequence[str]], width: int, marks: Symbols) -> Iterator[FactRow]:
    """Draw notes under a heading, each with what its fact was, lest they are lost."""
    if not notes:
        return
    room = width - GUTTER - 1
    head = (Run("Notes without their fact", "muted"),)
    yield FactRow("heading", tuple(inset([(), clip(head, room)])))
    for about, lines in notes.items():
        drawn = (*paragraph(about, room, "muted", 2), *note_lines(lines, room, marks.ellipsis))
        yield FactRow("note", tuple(inset(drawn)))
