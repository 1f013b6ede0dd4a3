"""Put together rows that the library stores in parts: what an article has alike, and the rest."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from tui.library.rows import table_cells

_CELL, _ROW, _GROUP, _MADE = (
    mark.encode()
    for mark in (table_cells.CELL, table_cells.ROW, table_cells.GROUP, table_cells.MADE)
)
_BETWEEN = _CELL + b"%b" + _ROW + b"%b" + _CELL
"""What stands between two rows of an article."""


class StoredRows(NamedTuple):
    """Rows of some articles as they are read, in UTF-8 with the marks of `table_cells`.

    `cells` are those that each row has to itself, by `GROUP` for each article. `shared` has, by
    `ROW`, the first cell of an article's rows and then their last ones, article after article;
    where it is empty, rows have all their cells to themselves. `made` has, by `MADE`, what stands
    in place of such marks.
    """

    cells: bytes
    shared: bytes
    made: bytes

    def text(self) -> bytes:
        """Return the complete rows."""
        if not self.shared:
            return self.cells
        shared = self.shared.split(_ROW)
        articles = zip(shared[::2], self._filled().split(_GROUP), shared[1::2], strict=True)
        return _ROW.join(
            _CELL.join((first, own.replace(_ROW, _BETWEEN % (last, first)), last))
            for first, own, last in articles
        )

    def _filled(self) -> bytes:
        """The rows' own cells, with those that were made when they were read."""
        parts = self.cells.split(_MADE)
        if len(parts) == 1:
            return self.cells
        first, *rest = parts
        return b"".join((first, *chain(*zip(self.made.split(_MADE), rest, strict=True))))
