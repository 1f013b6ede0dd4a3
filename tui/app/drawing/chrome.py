"""What stands around and upon the lines of the panes: titles, keys, the cursor, the thumb.

Pure functions, because they draw the first screen too, before Textual is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.drawing.ink import Line, Piece, cells, clip, spread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.app.drawing.wording import Symbols


class Hint(NamedTuple):
    """A key and what it does, as the footer names it; a click does it."""

    key: str
    word: str
    action: str


def title(left: Line, right: Line, room: int, *, active: bool) -> Line:
    """The line above a pane; its first piece is brighter where the pane has the focus."""
    if active and left:
        left = (left[0]._replace(role="accent"), *left[1:])
    return (Piece(" "), *spread(left, (*right, Piece(" ")), room - 1))


def status(left: Line, right: Line, room: int) -> Line:
    """The line at the bottom: what was said or the keys at its left, the work at its right."""
    inner = room - 2
    right = clip(right, inner - min(cells(left), inner // 2) - 1)
    return (Piece(" "), *spread(left, right, inner))


def keys(hints: Iterable[Hint], room: int) -> Line:
    """As many keys with their words as fit whole."""
    pieces: list[Piece] = []
    for hint in hints:
        one = [Piece(hint.key, "key"), Piece(f" {hint.word}  ", "muted")]
        if cells((*pieces, *one)) > room + 2:
            break
        pieces += one
    return tuple(pieces)


def under_cursor(line: Line, marks: Symbols, *, focused: bool) -> tuple[Line, str]:
    """A line of the item that the cursor is on, and the role that lies over it."""
    if not focused:
        return line, "selection-quiet"
    if line:
        first, *rest = line
        line = (Piece(marks.bar, "bar"), first._replace(text=first.text[1:]), *rest)
    return line, "selection"


def on_thumb(y: int, height: int, first: int, whole: int) -> bool:
    """Whether a line of a window shows how far down one is: a thumb as long as what is in view.

    The window of `height` lines begins at line `first` of a `whole`.
    """
    top = round(first * height / max(1, whole))
    length = max(1, round(height * height / max(1, whole)))
    return whole > height and top <= y < top + length
