"""Drawing without widgets: pieces of text with roles, lines of pieces, and lines into strips.

Panes are drawn by pure functions from model types to lines; only here do roles become colours.
Text stays text all the way down, so nothing from outside is ever read as markup.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich._wrap import divide_line
from rich.style import Style

from tui.app.render.cells import cell_len, clusters, most_cells, set_cell_size, varies

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.strip import Strip

    from tui.app.themes import Theme

WRAPPED_AT_MOST = 200_000
"""Characters of one block that are set; more is no reading matter."""


class Run(NamedTuple):
    """Text in one role, or in several ("quote person"). `start` is its offset in the document."""

    text: str
    role: str = "text"
    start: int = -1


# Words of characters that are one cell wide whatever stands beside them, one blank between two.
_WORD = r"[!-~¡-¬®-˿Ͱ-҂Ҋ-Ԯ‐-‧‰-⁞₠-₾]+"
_NARROW = re.compile(f"{_WORD}(?: {_WORD})*")

_PARTS = re.compile(r"\s+|\S+\s*")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")

Line = tuple[Run, ...]


def cells(line: Iterable[Run]) -> int:
    """Count the cells of a line."""
    return sum(cell_len(piece.text) for piece in line)


def fit(text: str, room: int, ellipsis: str = "…") -> str:
    """Fit a text into so many cells: the whole, or its beginning and an ellipsis."""
    if most_cells(text) <= room:
        return text
    width = room - cell_len(ellipsis)
    return _cut(text, width).rstrip() + ellipsis if width > 0 else _cut(text, room)


def _cut(text: str, room: int) -> str:
    """As much of a text as fits; letters that are written together stay whole."""
    if not varies(text):
        return set_cell_size(text, room)
    count = 0
    result: list[str] = []
    for cluster in clusters(text):
        count += most_cells(cluster)
        if count > room:
            break
        result.append(cluster)
    return "".join(result)


def pad(text: str, room: int) -> str:
    """Pad a text with blanks up to so many cells."""
    return text + " " * (room - cell_len(text))


def clip(line: Line, room: int, ellipsis: str = "…") -> Line:
    """Clip a line to what fits, with an ellipsis where something is left out."""
    runs: list[Run] = []
    for piece in line:
        size = most_cells(piece.text)
        if size > room:
            if room > 0:
                runs.append(piece._replace(text=fit(piece.text, room, ellipsis)))
            break
        runs.append(piece)
        room -= size
    return tuple(runs)


def spread(left: Line, right: Line, room: int, ellipsis: str = "…") -> Line:
    """Two lines in one, at both ends of the room; the left one gives way."""
    taken = cells(right)
    left = clip(left, room - taken - (1 if taken else 0), ellipsis)
    return (*left, Run(" " * max(0, room - taken - cells(left))), *right)


def wrap(text: str, room: int) -> list[tuple[str, int]]:
    """Wrap a text into lines of at most so many cells, each with its offset in the text."""
    if len(text) <= room and text.isascii() and text.isprintable():
        return [(text.rstrip(), 0)]
    if _NARROW.fullmatch(text):
        return _fold(text[:WRAPPED_AT_MOST], max(2, room))
    lines, start = [], 0
    for line in text[:WRAPPED_AT_MOST].replace("\t", " ").split("\n"):
        divide = _divide if varies(line) else divide_line
        breaks = [0, *divide(line, max(2, room)), len(line)]
        lines += [(line[a:b].rstrip(), start + a) for a, b in pairwise(breaks)]
        start += len(line) + 1
    return lines


def _divide(line: str, room: int) -> list[int]:
    """Where to break a line on whose cells terminals disagree: at blanks, else between clusters."""
    breaks: list[int] = []
    at = used = 0
    for word in _PARTS.findall(line):
        size = most_cells(word.rstrip())
        if used and used + size > room:
            breaks.append(at)
            used = 0
        for cluster in clusters(word) if size > room else [word]:
            count = most_cells(cluster)
            if used and size > room and used + count > room:
                breaks.append(at)
                used = 0
            used += count
            at += len(cluster)
    return breaks


def _fold(text: str, room: int) -> list[tuple[str, int]]:
    """Wrap text of narrow characters, where a character is a cell: ten times as fast."""
    lines, at = [], 0
    while len(text) - at > room:
        end = text.rfind(" ", at, at + room + 1)
        at_blank = end > at
        end = end if at_blank else at + room
        lines.append((text[at:end], at))
        at = end + at_blank
    lines.append((text[at:], at))
    return lines


def paragraph(text: str, room: int, role: str, most: int, ellipsis: str = "…") -> list[Line]:
    """Wrap a short text into at most so many lines."""
    lines = [line for line, _ in wrap(text, room)]
    if len(lines) > most:
        rest = text[wrap(text, room)[most - 1][1] :]
        lines = [*lines[: most - 1], fit(rest, room, ellipsis)]
    return [(Run(line, role),) for line in lines]


def whole_words(text: str, room: int, ellipsis: str = "…") -> str:
    """Cut a text to a line that ends with a whole word."""
    if cell_len(text) <= room:
        return text
    first = wrap(text, max(1, room - cell_len(ellipsis) - 1))[0][0]
    return f"{first} {ellipsis}"


def highlight(line: Line, spans: Sequence[tuple[int, int, str]]) -> Line:
    """Add a role to a line where spans of the document cover it.

    Spans must be sorted; where two overlap, both roles are added.
    """
    result = line
    for start, end, role in spans:
        result = tuple(part for piece in result for part in _split(piece, start, end, role))
    return result


def _split(piece: Run, start: int, end: int, role: str) -> Iterable[Run]:
    first, last = start - piece.start, end - piece.start
    if piece.start < 0 or last <= 0 or first >= len(piece.text):
        return (piece,)
    first, last = max(first, 0), min(last, len(piece.text))
    parts = (
        Run(piece.text[:first], piece.role, piece.start),
        Run(piece.text[first:last], f"{piece.role} {role}", piece.start + first),
        Run(piece.text[last:], piece.role, piece.start + last),
    )
    return (part for part in parts if part.text)


def to_strip(line: Line, theme: Theme, room: int, over: str = "") -> Strip:
    """Make a line what the terminal gets, filled to the room; `over` lies over all of it."""
    from rich.segment import Segment
    from textual.strip import Strip

    return Strip([Segment(*part) for part in styled(line, theme, room, over)], room)


def styled(line: Line, theme: Theme, room: int, over: str = "") -> list[tuple[str, Style]]:
    """Style a line, filled or cut to the room."""
    runs = []
    for piece in line:
        text, size = piece.text, cell_len(piece.text)
        if size > room:
            text, size = set_cell_size(text, room), room
        runs.append((anchored(text), _style(theme.name, f"{piece.role} {over}", theme)))
        room -= size
    if room > 0:
        runs.append((" " * room, _style(theme.name, over, theme)))
    return runs


def anchored(text: str) -> str:
    """Text that is read from right to left, so ended that what follows it stays in its place.

    A terminal that orders such text itself would else draw the next column into it.
    """
    return f"{text}\u200e" if _RIGHT_TO_LEFT.search(text) else text


def forget_styles() -> None:
    """Drop styles computed from a theme, because it was loaded anew."""
    _STYLES.clear()


_STYLES: dict[tuple[str, str], Style] = {}


def _style(theme_name: str, roles: str, theme: Theme) -> Style:
    key = (theme_name, roles)
    if (style := _STYLES.get(key)) is None:
        style = theme.base
        for role in roles.split():
            style += theme.styles[role]
        if style.reverse:  # each ink would be a ground of its own
            style += Style(color=theme.colours["text"])
        _STYLES[key] = style
    return style
