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

    `cells` are those that each row has to itself, by `GROUP` for each article. `shared` are those
    that all rows of an article have, of which the first one stands before the row's own, a row for
    each article; where it is empty, rows have all their cells to themselves. `made` has, by `MADE`,
    what stands in place of such marks.
    """

    cells: bytes
    shared: bytes
    made: bytes

    def text(self) -> bytes:
        """Return the complete rows."""
        if not self.shared:
            return self.cells
        articles = zip(self.shared.split(_ROW), self._filled().split(_GROUP), strict=True)
        return _ROW.join(_complete(*shared.partition(_CELL), own) for shared, own in articles)

    def own(self) -> bytes:
        """Return the rows without what they share."""
        return self._filled().replace(_GROUP, _ROW)

    def repeated(self) -> bytes:
        """Return what rows share, a row for each of them."""
        articles = zip(self.shared.split(_ROW), self.cells.split(_GROUP), strict=True)
        rows = ((shared + _ROW) * (own.count(_ROW) + 1) for shared, own in articles)
        return b"".join(rows).removesuffix(_ROW)

    def _filled(self) -> bytes:
        """The rows' own cells, with those that were made when they were read."""
        parts = self.cells.split(_MADE)
        if len(parts) == 1:
            return self.cells
        first, *rest = parts
        return b"".join((first, *chain(*zip(self.made.split(_MADE), rest, strict=True))))


def _complete(first: bytes, cell: bytes, last: bytes, own: bytes) -> bytes:
    """The rows of an article, each with the cells that they share."""
    return cell.join((first, own.replace(_ROW, _BETWEEN % (last, first)), last))
