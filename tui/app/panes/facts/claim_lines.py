"""How claims are drawn: the number and what it counts, who says so; rivals side by side."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.app.panes.facts.fact_row import (
    GUTTER,
    DrawnLater,
    FactRow,
    inset,
    note_lines,
    struck,
    verdict_mark,
)
from tui.app.render.formatting import Symbols, days, number, precision
from tui.app.render.text_layout import Line, Run, cells, paragraph, spread
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.app.panes.facts.claim_groups import ClaimGroup
    from tui.app.panes.facts.fact_row import Decisions, Notes
    from tui.model import Casualty, Verdict

NUMBER = 9
"""Cells that numbers are aligned in, at most."""

INDENT = 4
"""Cells before the fields of a claim at most, however long the numbers are."""

FIELD = 6
"""Cells of the column in which the names of fields stand: the longest, and a blank."""

FIELD_LINES = 2
"""Lines that the value of a field takes at most."""

CELL = 14
"""Cells that one of several rivals needs at least."""


class ClaimLines:
    """Draws the claims of one article at a width in cells."""

    def __init__(
        self,
        claims: Sequence[Casualty],
        room: int,
        decided: Decisions,
        marks: Symbols,
        notes: Notes = MappingProxyType({}),
    ) -> None:
        self.claims = claims
        self.notes = notes
        self.room = room
        self.decided = decided
        self.marks = marks
        self.width = self._indent = 1

    def section(self, groups: Sequence[ClaimGroup]) -> Iterator[FactRow]:
        """Draw what stands below one heading, with its numbers in a column of their own width."""
        shown = (index for group in groups for index in (*group.claims, *group.parts))
        digits = (len(number(self.claims[index], self.marks)) for index in shown)
        self.width = min(NUMBER, max(digits, default=1))
        self._indent = min(self.width + 1, INDENT)
        for group in groups:
            yield from self._group(group)

    def _group(self, group: ClaimGroup) -> Iterator[FactRow]:
        """Draw a claim or its rivals, then their parts, whose branches stand in one column."""
        if len(group.claims) == 1:
            yield self._item(group.claims[0])
        else:
            yield from self._rivals(group.claims)
        digits = [len(number(self.claims[part], self.marks)) for part in group.parts]
        for part in group.parts:
            yield self._item(part, of_group=max(digits))

    def _item(self, index: int, *, of_group: int = 0) -> FactRow:
        """Draw a claim when it comes into view: a chronicle has a thousand, a screen ten.

        One `of_group` is a part: so many cells its numbers take there.
        """
        claim = self.claims[index]

        def draw() -> Iterator[Line]:
            return inset(self._claim(claim, index, of_group=of_group))

        about = ("casualty", index)
        at_once = self.decided.get(about) or self.notes.get(about)
        height = 0 if at_once else self._height(claim, of_group=of_group)
        lines = tuple(draw()) if at_once else DrawnLater(height, draw)
        return FactRow("casualty", lines, index, (claim.span,))

    def _height(self, claim: Casualty, *, of_group: int) -> int:
        """Count the lines of a claim that nothing was decided on or written to."""
        hedged = bool(precision(claim))  # which may stand in the first line or below it
        fields = (
            self._head(claim, None, of_group=of_group)[1]
            if hedged
            else _fields(claim, self.marks, of_group=of_group)
        )
        room = self.room - self._indent - FIELD
        return 1 + sum(
            1
            if len(value) <= room and value.isascii() and value.isprintable()
            else len(paragraph(value, room, "text", FIELD_LINES))
            for value in fields.values()
        )

    def _claim(self, claim: Casualty, index: int, *, of_group: int) -> list[Line]:
        verdict = self.decided.get(("casualty", index))
        head, fields = self._head(claim, verdict, of_group=of_group)
        right = verdict_mark(verdict, self.room - cells(head) - 2, self.marks)
        lines: list[Line] = [spread(head, right, self.room, self.marks.ellipsis)]
        notes = self.notes.get(("casualty", index), ())
        return [*lines, *self._columns(fields), *self._notes(notes)]

    def _head(
        self, claim: Casualty, verdict: Verdict | None, *, of_group: int
    ) -> tuple[Line, dict[str, str]]:
        """Draw what stands before a verdict's mark, and list the fields below it."""
        head = (*self._lead(claim, of_group=of_group), Run(claim.kind, struck("text", verdict)))
        fields = _fields(claim, self.marks, of_group=of_group)
        if hedge := precision(claim):
            piece = Run(f", {hedge}", "muted")
            if cells((*head, piece, *verdict_mark(verdict, 0, self.marks))) + 1 <= self.room:
                return (*head, piece), fields
            fields = {"is": hedge, **fields}
        return head, fields

    def _notes(self, notes: Sequence[str]) -> Iterator[Line]:
        """Draw what is written to a claim below its fields, in the column of their values."""
        indent = self._indent
        for note in notes:
            lead = Run(f"{'':{indent}}{'note':<{FIELD}}", "faint")
            for line in note_lines([note], self.room - indent - FIELD, self.marks.ellipsis):
                yield (lead, *line)
                lead = Run(" " * (indent + FIELD))

    def _columns(self, fields: Mapping[str, str]) -> Iterator[Line]:
        """Draw fields in two columns, names and values, so that one reads down either."""
        indent = self._indent
        room = self.room - indent - FIELD
        for name, value in fields.items():
            lead = Run(f"{'':{indent}}{name:<{FIELD}}", "faint")
            for line in paragraph(value, room, "text", FIELD_LINES, self.marks.ellipsis):
                yield (lead, *line)
                lead = Run(" " * (indent + FIELD))

    def _lead(self, claim: Casualty, *, of_group: int) -> Line:
        """Draw its number; a branch leads to a part from the group that stands above it."""
        amount, weight = number(claim, self.marks), _weight(claim)
        if not of_group:
            return (Run(f"{amount:>{self.width}} ", weight),)
        gap = " " * max(0, self.width - of_group)
        lead = Run(f"{gap}{self.marks.branch} ", "faint")
        return (lead, Run(f"{amount:>{of_group}} ", weight))

    # Rivals

    def _rivals(self, indexes: Sequence[int]) -> Iterator[FactRow]:
        """Draw a head with what they agree on, then a cell for each, as many in a row as fit."""
        yield FactRow("heading", tuple(inset(self._rival_head(indexes))))
        columns = max(1, min(len(indexes), (self.room + GUTTER) // CELL))
        width = (self.room + GUTTER) // columns
        for first in range(0, len(indexes), columns):
            row = indexes[first : first + columns]
            rooms = [width - GUTTER - 1] * (len(row) - 1)
            rooms.append(self.room - width * (len(row) - 1))
            drawn = [list(inset(self._cell(i, room))) for i, room in zip(row, rooms, strict=True)]
            height = max(len(lines) for lines in drawn)
            for column, (index, lines) in enumerate(zip(row, drawn, strict=True)):
                yield FactRow(
                    "casualty",
                    (*lines, *[()] * (height - len(lines))),
                    index,
                    (self.claims[index].span,),
                    left=column * width,
                    width=rooms[column] + GUTTER + 1,
                    beside=column > 0,
                )

    def _rival_head(self, indexes: Sequence[int]) -> list[Line]:
        claims = [self.claims[index] for index in indexes]
        count = (Run(f"{plural(len(claims), 'count')}, not agreed", "warning"),)
        kind: Line = (Run(claims[0].kind, "strong"),)
        short = cells((*kind, *count)) < self.room
        lines = [spread(kind, count if short else (), self.room, self.marks.ellipsis)]
        about = [
            _agreed([claim.place for claim in claims]),
            _agreed([days(c, self.marks) for c in claims]),
        ]
        victims = _agreed([claim.victims for claim in claims])
        summary = ", ".join(filter(None, [victims, *about]))
        return (
            [*lines, *paragraph(summary, self.room, "text", 2, self.marks.ellipsis)]
            if summary
            else lines
        )

    def _cell(self, index: int, room: int) -> list[Line]:
        """Draw one count of several: its number and its verdict's mark, who says so."""
        claim, verdict = self.claims[index], self.decided.get(("casualty", index))
        head: Line = (Run(number(claim, self.marks), struck(_weight(claim), verdict)),)
        if mark := verdict_mark(verdict, 0, self.marks):
            head = (*head, Run(" "), *mark)
        details = [claim.source or ""]
        if hedge := precision(claim):
            if cells(head) + len(hedge) + 1 <= room:
                head = (*head, Run(f" {hedge}", "muted"))
            else:
                details.insert(0, hedge)
        drawn = (paragraph(text, room, "muted", 2, self.marks.ellipsis) for text in details)
        note = note_lines(self.notes.get(("casualty", index), ()), room, self.marks.ellipsis)
        return [head, *(line for lines in drawn for line in lines), *note]


def _weight(claim: Casualty) -> str:
    if claim.status != "event":
        return "muted"
    harmed = claim.high is None or claim.high > 0
    return "big" if harmed and claim.kind == "killed" else "strong"


def _agreed(values: Sequence[str | None]) -> str:
    """Give what all say who say anything; "" where they differ."""
    distinct = {value for value in values if value}
    return distinct.pop() if len(distinct) == 1 else ""


def _fields(claim: Casualty, marks: Symbols, *, of_group: int) -> dict[str, str]:
    """List what is known of a claim beside its number, by the names that the column has.

    One `of_group` stands below the whole that it is a part of.
    """
    group = claim.group if claim.group != "other" else None
    victims = claim.victims or group or ""
    if group and claim.victims and group.rstrip("s") not in claim.victims.lower():
        victims = f"{victims} ({group})"
    known = {
        "of": "a count that is not among these" if claim.subset and not of_group else None,
        "who": victims,
        "how": claim.weapon,
        "by": claim.by,
        "where": claim.place,
        "when": days(claim, marks),
        "says": claim.source,
    }
    return {name: value for name, value in known.items() if value}
