"""A grid of characters, each with a role, on which lines are laid and words written over them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from tui.app.render.cells import cell_len

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tui.app.screens.map.raster import Drawn

Run = tuple[str, str]
"""Characters beside each other that have one role, and that role."""

_AFTER_WIDE = 0
"""Stands in the second cell of a wide character, and is not written."""


class Canvas:
    """Rows of cells. What was written is taken, and can be kept clear of."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows = rows
        self._codes = np.full((rows, columns), ord(" "), np.uint32)
        self._inks = np.zeros((rows, columns), np.uint8)
        self._taken = np.zeros((rows, columns), bool)
        self._roles = ["text"]

    def lay(self, drawn: Drawn, characters: NDArray[np.uint32], coast: str, border: str) -> None:
        """Lay coasts and borders; where both are in a cell, it has the coasts' role."""
        self._codes = characters[drawn.coasts | drawn.borders]
        self._inks[drawn.borders > 0] = self._ink(border)
        self._inks[drawn.coasts > 0] = self._ink(coast)

    def write(self, column: int, row: int, text: str, role: str) -> None:
        """Write over what is there; what does not fit into the row is left out."""
        room, codes = max(0, self.columns - column), _codes(text)
        if codes[room : room + 1] == (_AFTER_WIDE,):
            room -= 1
        codes = codes[:room]
        if 0 <= row < self.rows and column >= 0 and codes:
            place = row, slice(column, column + len(codes))
            self._codes[place] = codes
            self._inks[place] = self._ink(role)
            self._taken[place] = True

    def name(self, column: int, row: int, text: str, role: str) -> None:
        """Write with an empty cell at both ends, so that no line runs into the words."""
        self.write(column, row, text, role)
        for beside in (column - 1, column + width(text)):
            if 0 <= row < self.rows and 0 <= beside < self.columns and not self._taken[row, beside]:
                self._codes[row, beside] = ord(" ")
                self._taken[row, beside] = True

    def is_free(self, column: int, row: int) -> bool:
        """Whether nothing was written in a cell of the grid."""
        return not self._taken[row, column]

    def has_room(self, column: int, row: int, length: int) -> bool:
        """Whether so many cells and one on each side are in the grid and not taken."""
        if not (0 <= row < self.rows and column >= 0 and column + length <= self.columns):
            return False
        return not self._taken[row, max(0, column - 1) : column + length + 1].any()

    def lines(self) -> list[list[Run]]:
        """Give the rows, each as runs of one role."""
        return [self._line(row) for row in range(self.rows)]

    def _line(self, row: int) -> list[Run]:
        inks = self._inks[row]
        edges = [0, *(np.flatnonzero(np.diff(inks)) + 1).tolist(), self.columns]
        text = self._codes[row].astype("<u4").tobytes().decode("utf-32-le")
        return [
            (text[first:last].replace("\0", ""), self._roles[inks[first]])
            for first, last in pairwise(edges)
            if first < last
        ]

    def _ink(self, role: str) -> int:
        if role not in self._roles:
            self._roles.append(role)
        return self._roles.index(role)


def width(text: str) -> int:
    """Count the cells that a text takes on the canvas."""
    return len(_codes(text))


@lru_cache(maxsize=2_000)
def _codes(text: str) -> tuple[int, ...]:
    """Give a code for every cell; what takes no cell of its own is left out."""
    codes: list[int] = []
    for character in unicodedata.normalize("NFC", text):
        cells = cell_len(character)
        if cells:
            codes += [ord(character), *[_AFTER_WIDE] * (cells - 1)]
    return tuple(codes)
