"""A document's facts as lines for people; this runs in a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.corpus.analysis import Analysed, document_of, note_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.corpus.record import Record
    from tui.model import Certainty, Explanation, Facts

_FOUND: Mapping[Certainty, str] = {
    "stated": "stated in its clause",
    "sentence": "in its sentence",
    "incident": "of its incident",
    "dateline": "by the dateline",
    "headline": "by the headline",
}
"""How a field of a claim was found, in words."""


def facts_text(record: Record, explain: bool) -> Analysed:  # noqa: FBT001
    """Analyse a record: its facts as lines, with reasons or without. Raises AnalysisError."""
    from tui import facts as room
    from tui.report import facts_lines

    document, problem = document_of(record)
    facts, reasons = room.explain(document)
    title = [document.title] if document.title else []
    lines = _explained_lines(facts, reasons) if explain else facts_lines(facts)
    return Analysed("\n".join([*title, *lines]), note_on(record, document, facts, problem))


def _explained_lines(facts: Facts, explanations: Iterable[Explanation]) -> Iterator[str]:
    """Set each claim with its sentence, number, trigger and rule, and how its fields were found."""
    from tui.library.facts.claim_words import claim_line

    for claim, why in zip(facts.casualties, explanations, strict=True):
        yield claim_line(claim)
        yield f"    sentence  {why.sentence}"
        yield f"    number    {why.number}"
        yield f"    trigger   {why.trigger}"
        yield f"    rule      {why.rule}"
        for field, certainty in claim.certainty.items():
            yield f"    {field:<9} {getattr(claim, field)} ({_FOUND[certainty]})"
