"""Tables that stand in a text as lines of cells: one kind of harm a column, one place a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.document_index import Argument, DocumentIndex
from tui.facts.casualties.index.participant import Participant
from tui.facts.numbers import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.triggers import Trigger

_ROW = re.compile(r"^[^\n]*(?:\||\t)[^\n]*$", re.MULTILINE)
_CELL = re.compile(r"[^|\t\n]+")
_TOTAL = re.compile(r"\s*(?:grand )?total|\s*all\b|\s*sum\b", re.IGNORECASE)

Cell = tuple[int, int]


def table_arguments(index: DocumentIndex) -> list[Argument]:
    """Find the numbers of all tables, each under the trigger in the head of its column."""
    results: list[Argument] = []
    for rows in _tables(index.tokens.text):
        columns = _columns(index, rows[0])
        if not columns:
            continue
        names = [index.tokens.text[slice(*row[0])] for row in rows[1:]]
        summed = any(_TOTAL.match(name) for name in names)
        for row, name in zip(rows[1:], names, strict=True):
            part = summed and not _TOTAL.match(name)
            results += _row(index, row, columns, part=part)
    return results


def _tables(text: str) -> Iterator[list[list[Cell]]]:
    """Runs of lines that have cells, as the spans of the cells of each row."""
    rows: list[list[Cell]] = []
    end = -1
    for line in _ROW.finditer(text):
        cells = [m.span() for m in _CELL.finditer(text, *line.span()) if m[0].strip()]
        if text[max(end, 0) : line.start()].strip() or not cells:
            if len(rows) > 1:
                yield rows
            rows = []
        if cells:
            rows.append(cells)
        end = line.end()
    if len(rows) > 1:
        yield rows


def _columns(index: DocumentIndex, head: list[Cell]) -> dict[int, Trigger]:
    """The trigger of each column whose head names a harm."""
    columns: dict[int, Trigger] = {}
    for number, (start, end) in enumerate(head):
        for word in range(index.tokens.word_at(start), index.tokens.word_end(end)):
            if word in index.harm:
                columns.setdefault(number, index.harm[word])
    return columns


def _row(
    index: DocumentIndex, row: list[Cell], columns: dict[int, Trigger], *, part: bool
) -> Iterator[Argument]:
    tokens = index.tokens
    for number, trigger in columns.items():
        if number >= len(row):
            continue
        start, end = row[number]
        written = tokens.text[start:end].strip()
        count = value(written) if written[:1].isdigit() else None
        word = tokens.word_at(start)
        if count is None or word >= len(tokens):
            continue
        stop = max(word + 1, tokens.word_end(end))
        span = (tokens.starts[word], tokens.ends[stop - 1])
        participant = Participant(
            word, stop, None, "number", span, count, count, None, "exact", "unknown"
        )
        yield Argument(participant, trigger, "table", "right", subset=part)
