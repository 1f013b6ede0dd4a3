"""Put together rows that the library stores in parts: what an article has alike, and the rest."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tui.library.rows import table_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

_CELL, _ROW, _GROUP, _MADE = (
    mark.encode()
    for mark in (table_cells.CELL, table_cells.ROW, table_cells.GROUP, table_cells.MADE)
)
_Value = TypeVar("_Value")


class RowColumns(NamedTuple):
    """Names of the columns that rows have to themselves, and of those that an article's share."""

    own: tuple[str, ...]
    shared: tuple[str, ...] = ()


class StoredRows(NamedTuple):
    """Rows of some articles as they are read, in UTF-8 with the marks of `table_cells`.

    `cells` are those that each row has to itself, by `GROUP` for each article. `shared` are those
    that all rows of an article have, of which the first one stands before the row's own, a row for
    each article; where it is empty, rows have all their cells to themselves. `made` has, by `MADE`,
    what stands in place of such marks.
    """

    cells: bytes
    shared: bytes = b""
    made: bytes = b""

    def text(self) -> bytes:
        """Return the complete rows."""
        return complete(self.shared, self.grouped(), _CELL, _ROW)

    def own(self) -> bytes:
        """Return the rows without what they share."""
        return self.grouped().replace(_GROUP, _ROW)

    def grouped(self) -> bytes:
        """Return the rows' own cells, with those that are made when they are read."""
        parts = self.cells.split(_MADE)
        if len(parts) == 1:
            return self.cells
        first, *rest = parts
        return b"".join((first, *chain(*zip(self.made.split(_MADE), rest, strict=True))))

    def counts(self) -> list[int]:
        """Count the rows of each article."""
        return [cells.count(_ROW) + 1 for cells in self.cells.split(_GROUP)]


def repeated(values: Iterable[_Value], counts: Iterable[int]) -> list[_Value]:
    """Repeat each value as often as its count says."""
    return list(chain.from_iterable(map(repeat, values, counts)))


def joined_shared(pieces: Iterable[StoredRows]) -> bytes:
    """Join what the rows of several pieces share, in their order."""
    return _ROW.join(piece.shared for piece in pieces)


def complete(shared: bytes, own: bytes, cell: bytes, row: bytes) -> bytes:
    """Put together what rows share and their own cells, with these marks of cells and of rows.

    Both have the mark of cells already, of which the first shared one has none within it.
    """
    if not shared:
        return own.replace(_ROW, row)
    parts: list[bytes] = []
    for alike, rows in zip(shared.split(_ROW), own.split(_GROUP), strict=True):
        first, _, last = alike.partition(cell)
        between = b"".join((cell, last, row, first, cell))
        parts += (first, cell, rows.replace(_ROW, between), cell, last, row)
    return b"".join(parts[:-1])
