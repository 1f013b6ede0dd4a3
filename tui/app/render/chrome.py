"""What stands around and upon the lines of the panes: titles, keys, the cursor, the thumb.

Pure functions, because they draw the first screen too, before Textual is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.render.cells import cell_len
from tui.app.render.text_layout import Line, Run, cells, clip, spread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.app.render.formatting import Symbols


_BETWEEN = 2
"""Blank cells after a hint, and before what stands at the right."""


class Hint(NamedTuple):
    """A key and what it does, as the footer names it; a click does it."""

    key: str
    word: str
    action: str = ""

    @property
    def width(self) -> int:
        """Cells that it takes in the line, with those up to the next one."""
        return cell_len(f"{self.key} {self.word}") + _BETWEEN


def title(left: Line, right: Line, room: int, *, active: bool, ellipsis: str = "…") -> Line:
    """Draw the line above a pane; its first run is brighter where the pane has the focus."""
    if active and left:
        left = (left[0]._replace(role="accent"), *left[1:])
    right = clip(right, room - 2, ellipsis)
    return (Run(" "), *spread(left, (*right, Run(" ")), room - 1, ellipsis))


def status(left: Line, right: Line, room: int, ellipsis: str = "…") -> Line:
    """Draw the line at the bottom: the keys at its left, the work at its right."""
    inner = room - 2
    right = clip(right, inner - min(cells(left), inner // 2) - 1, ellipsis)
    return (Run(" "), *spread(left, right, inner, ellipsis))


def message_line(message: Line, right: Line, room: int, ellipsis: str = "…") -> Line:
    """Draw the line at the bottom with a message; of the work beside it goes what is not whole."""
    inner = room - 2
    left_over = inner - cells(message) - _BETWEEN
    while right and cells(right) > left_over:
        right = right[:-1]
    return (Run(" "), *spread(message, right, inner, ellipsis))


def fitting(hints: Iterable[Hint], room: int) -> tuple[Hint, ...]:
    """Choose as many hints as fit whole; the last one, which leads to the others, in any case."""
    every = tuple(hints)
    if not every:
        return ()
    *others, last = every
    result: list[Hint] = []
    room += _BETWEEN - last.width
    for hint in others:
        room -= hint.width
        if room < 0:
            break
        result.append(hint)
    return (*result, last)


def keys(hints: Iterable[Hint], room: int) -> Line:
    """Draw as many keys with their words as fit whole."""
    return tuple(
        piece
        for hint in fitting(hints, room)
        for piece in (Run(hint.key, "key"), Run(f" {hint.word}  ", "muted"))
    )


def under_cursor(line: Line, marks: Symbols, *, focused: bool) -> tuple[Line, str]:
    """Draw a line of the item under the cursor; gives also the role that lies over it.

    Where the keys go elsewhere a thin line says where they would go on: not every terminal has
    a ground that is quieter than another.
    """
    if line:
        bar = Run(marks.bar, "bar") if focused else Run(marks.quote, "bar-quiet")
        first, *rest = line
        line = (bar, first._replace(text=first.text[1:]), *rest)
    return line, "selection" if focused else "selection-quiet"


def on_thumb(y: int, height: int, first: int, total: int) -> bool:
    """Whether a line of a window shows how far down one is: a thumb as long as what is in view.

    The window of `height` lines begins at line `first` of a `whole`.
    """
    top = round(first * height / max(1, total))
    length = max(1, round(height * height / max(1, total)))
    return total > height and top <= y < top + length
