"""One item of the facts pane: its lines, and the fact that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from tui.app.render.formatting import Symbols
from tui.app.render.text_layout import Line, Run, cells, paragraph
from tui.model import Decision, Span, Verdict

GUTTER = 2
"""Cells before a finding's text: the cursor's bar and a blank."""

Decisions = Mapping[tuple[str, int], Verdict]
"""The reader's verdicts by the kind and index of the fact they are about."""

Notes = Mapping[tuple[str, int], Sequence[str]]
"""What is written to facts, likewise: the reader's grade and note, what others decided."""

NOTE_LINES = 4
"""Lines that a note may take beside the fact that it is about."""

Turned = tuple[str, int, int]
"""The kind and index of a fact, and which of its mentions the reader turned to."""

_ROLES: dict[Decision, str] = {
    "confirmed": "good",
    "rejected": "error",
    "corrected": "warning",
    "added": "accent",
}


class DrawnLater(Sequence[Line]):
    """Lines of a known number that are drawn when the first of them comes into view."""

    def __init__(self, height: int, draw: Callable[[], Iterable[Line]]) -> None:
        self._height = height
        self._draw = draw
        self._lines: tuple[Line, ...] | None = None

    def __len__(self) -> int:
        """Tell how many they are, without drawing them."""
        return self._height

    @overload
    def __getitem__(self, index: int) -> Line: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...

    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        """Give one of them, or some."""
        if self._lines is None:
            self._lines = tuple(self._draw())
        return self._lines[index]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One item of the pane. `kind` and `index` name the fact; a heading or a note has no spans.

    One that is `beside` stands on the lines of the item before it, `width` cells wide from its
    `left` cell on, as does the first of such a row; a width of 0 is all there is.
    """

    kind: str
    lines: Sequence[Line]
    index: int = -1
    spans: tuple[Span, ...] = ()
    left: int = 0
    width: int = 0
    beside: bool = False

    @property
    def selectable(self) -> bool:
        """Whether the cursor may stand on it."""
        return self.index >= 0


def inset(lines: Iterable[Line]) -> Iterator[Line]:
    """Put the gutter before lines, and leave empty ones as they are."""
    return ((Run(" " * GUTTER), *line) if line else () for line in lines)


def verdict_mark(verdict: Verdict | None, room: int, marks: Symbols) -> Line:
    """Draw a decision as a word where there is room for one, else as its mark alone."""
    if verdict is None:
        return ()
    decision = verdict.decision
    symbols = {
        "confirmed": marks.reviewed,
        "rejected": marks.rejected,
        "corrected": marks.corrected,
        "added": marks.added,
    }
    text = (Run(f"{symbols[decision]} {decision}", _ROLES[decision]),)
    return text if cells(text) <= room else (Run(symbols[decision], _ROLES[decision]),)


def note_lines(notes: Iterable[str], room: int, ellipsis: str) -> Iterator[Line]:
    """Draw what is written to a fact below it."""
    for note in notes:
        yield from paragraph(note, room, "tag", NOTE_LINES, ellipsis)


def struck(role: str, verdict: Verdict | None) -> str:
    """Strike out the role of a fact's name where the reader rejected it."""
    return f"{role} rejected" if verdict and verdict.decision == "rejected" else role
