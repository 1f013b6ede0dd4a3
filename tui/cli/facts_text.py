"""A document's facts as lines for people; this runs in a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.corpus.analysis import Analysed, document_of, note_on

if TYPE_CHECKING:
    from tui.corpus.record import Record


def facts_text(record: Record, explain: bool) -> Analysed:  # noqa: FBT001
    """Analyse a record: its facts as lines, with reasons or without. Raises AnalysisError."""
    from tui import facts as room
    from tui.report import explained_lines, facts_lines

    document, problem = document_of(record)
    facts, reasons = room.explain(document)
    title = [document.title] if document.title else []
    lines = explained_lines(facts, reasons) if explain else facts_lines(facts)
    return Analysed("\n".join([*title, *lines]), note_on(document, facts, problem))
