"""Tables that stand in a text as lines of cells: one kind of harm a column, one place a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.document_index import Link, Scene
from tui.facts.casualties.participant import Party
from tui.facts.numbers import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.triggers import Trigger

_ROW = re.compile(r"^[^\n]*(?:\||\t)[^\n]*$", re.MULTILINE)
_CELL = re.compile(r"[^|\t\n]+")
_TOTAL = re.compile(r"\s*(?:grand )?total|\s*all\b|\s*sum\b", re.IGNORECASE)

Cell = tuple[int, int]


def table_links(scene: Scene) -> list[Link]:
    """The numbers of all tables, each under the trigger in the head of its column."""
    found: list[Link] = []
    for rows in _tables(scene.reading.text):
        columns = _columns(scene, rows[0])
        if not columns:
            continue
        names = [scene.reading.text[slice(*row[0])] for row in rows[1:]]
        summed = any(_TOTAL.match(name) for name in names)
        for row, name in zip(rows[1:], names, strict=True):
            part = summed and not _TOTAL.match(name)
            found += _row(scene, row, columns, part=part)
    return found


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


def _columns(scene: Scene, head: list[Cell]) -> dict[int, Trigger]:
    """The trigger of each column whose head names a harm."""
    found: dict[int, Trigger] = {}
    for number, (start, end) in enumerate(head):
        for word in range(scene.reading.at(start), scene.reading.before(end)):
            if word in scene.harm:
                found.setdefault(number, scene.harm[word])
    return found


def _row(
    scene: Scene, row: list[Cell], columns: dict[int, Trigger], *, part: bool
) -> Iterator[Link]:
    reading = scene.reading
    for number, trigger in columns.items():
        if number >= len(row):
            continue
        start, end = row[number]
        written = reading.text[start:end].strip()
        count = value(written) if written[:1].isdigit() else None
        word = reading.at(start)
        if count is None or word >= len(reading):
            continue
        stop = max(word + 1, reading.before(end))
        span = (reading.starts[word], reading.ends[stop - 1])
        party = Party(word, stop, None, "number", span, count, count, None, "exact", "unknown")
        yield Link(party, trigger, "table", "right", subset=part)
