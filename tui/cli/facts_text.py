"""A document's facts as the text that is printed of it; this runs in a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import clean

if TYPE_CHECKING:
    from tui.model import Document


def facts_text(document: Document, as_json: bool, explain: bool) -> tuple[str, str]:  # noqa: FBT001
    """Analyse a document: its facts as one line of JSON or as lines for people, and a note.

    The note says what the reader should know of this document, or is empty. Raises AnalysisError.
    """
    from tui import facts as room
    from tui.library import serialize
    from tui.report import explained_lines, facts_lines

    found, reasons = room.explain(document)
    note = ""
    if found.language not in ("", "en"):
        note = f"{document.id} is in {found.language!r}; facts are read in English only."
    if as_json:
        import msgspec

        row = serialize.document(document, found)
        if explain:
            row["explanations"] = reasons
        return clean.escaped(msgspec.json.encode(row).decode()), note
    title = [document.title] if document.title else []
    lines = explained_lines(found, reasons) if explain else facts_lines(found)
    return "\n".join([*title, *lines]), note
