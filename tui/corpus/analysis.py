"""One record into its facts; this runs in a worker, because a page may be hostile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from tui import clean
from tui.facts.extent import unread
from tui.model import Document

if TYPE_CHECKING:
    from tui.corpus.record import Record
    from tui.model import Facts

Form = Literal["json", "explained json", "row"]
"""How facts are written: as JSON with or without reasons, or as a row of a corpus."""

SECONDS = 60.0
"""Time for one document's facts, with the loading of the model; the longest takes a tenth of it."""


class Analysed(NamedTuple):
    """What is printed or kept of a document, and what its reader should know, or ""."""

    text: str
    note: str = ""


def analyse(record: Record, form: Form) -> Analysed:
    """Find the facts of a record and write them in a form. Raises AnalysisError."""
    from tui import facts as room
    from tui.library import serialize

    document, problem = document_of(record)
    facts, reasons = room.explain(document)
    note = note_on(record, document, facts, problem)
    if form == "row":
        return Analysed(_encoded(row(record, document, facts, problem)), note)
    fields = serialize.document(document, facts)
    if form == "explained json":
        fields["explanations"] = reasons
    return Analysed(_encoded(fields), note)


def note_on(record: Record, document: Document, facts: Facts, problem: str) -> str:
    """Say what the reader of a document's facts should know of them, or ""."""
    if facts.language not in ("", "en"):
        return f"{record.name} is in {facts.language!r}; facts are read in English only."
    problem = f"{problem}." if problem else unread(document.full)
    return problem and f"{record.name}: {problem}"


def row(record: Record, document: Document, facts: Facts, problem: str) -> dict[str, Any]:
    """Serialize a document as a row of a corpus: its facts, where they are from, and by what."""
    from tui.facts import VERSION
    from tui.facts.dates import day_of
    from tui.library import serialize

    fields = serialize.document(document, facts)
    day = day_of(document.date) if document.date else None
    return {
        **fields,
        "date": None if day is None else day.isoformat(),
        "source": record.source,
        "url": record.url or None,
        "problem": problem or None,
        "version": VERSION,
        "digest": record.digest,
    }


def failed_row(record: Record, problem: str) -> str:
    """Serialize a document that could not be read or analysed: a row without facts."""
    from tui.model import Facts

    document = Document(id=record.id, title=record.title, text="", date=record.date)
    return _encoded(row(record, document, Facts(), problem))


def document_of(record: Record) -> tuple[Document, str]:
    """Read the text of a record or its page, and say what is wrong with the page, or ""."""
    if record.page is None:
        text, title, day = record.text, record.title, record.date
        return Document(id=record.id, title=title, text=text, date=day), ""
    from tui import pages

    page = pages.extract(record.page, record.url, record.content_type)
    day = page.published.date().isoformat() if page.published else ""
    return Document(id=record.id, title=page.title, text=page.body.text, date=day), page.problem


def _encoded(fields: dict[str, Any]) -> str:
    import msgspec

    return clean.escaped(msgspec.json.encode(fields).decode())
