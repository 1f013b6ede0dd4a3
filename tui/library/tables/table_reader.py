"""Read the rows of the exported tables by pieces, so that any number takes the memory of a few.

Rows are read, and set as lines, in threads, and many in another process too, while those before
are written.
"""

from __future__ import annotations

import json
import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from tui.library.queries import search
from tui.library.rows.columns import TABLES
from tui.library.rows.stored_rows import StoredRows
from tui.library.rows.table_lines import values
from tui.library.rows.table_select import row_columns, select_points, select_rows
from tui.library.tables.row_process import Reading
from tui.library.tables.row_readers import RowReaders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from tui.library.rows.columns import TableName
    from tui.library.store import Store

PIECE = 250
"""Articles whose rows are read at once: their lines of json are 700 kB, which the processor's cache
holds. With 1,000 it took a third longer to make them, and twice as long for csv."""
FEW = 20_000
"""Articles whose rows one process has read before another is there."""
_AHEAD = 16
"""Pieces that have been read, or are being read, before they are asked for."""

_Read = TypeVar("_Read")


class PointCount(NamedTuple):
    """Rows with a point, and those without, with how many articles they are of."""

    points: int
    without_point: int
    articles: int


class TableRows:
    """Reads the rows of a table of some articles, in the order of these.

    `tell` is called with how many articles are read, and of how many; what it raises ends it.
    """

    def __init__(
        self,
        store: Store,
        table: TableName,
        numbers: Sequence[int],
        tell: Callable[[int, int], None],
    ) -> None:
        self.table: TableName = table
        self.columns = TABLES[table]
        self._store = store
        self._numbers = numbers
        self._tell = tell

    def lines(self, form: str) -> Iterator[bytes]:
        """Yield rows by pieces, set as lines of a format of `table_lines.LINES`, in UTF-8."""
        columns = (",".join(names) for names in row_columns(self.table))
        for (lines,) in self._read(form, *columns):
            yield lines

    def pieces(self) -> Iterator[StoredRows]:
        """Yield rows by pieces, each in the parts that it is stored in."""
        for parts in self._read():
            yield StoredRows(*parts)

    def _read(self, *form: str) -> Iterator[tuple[bytes, ...]]:
        readers = RowReaders(self._store, Reading(select_rows(self.table), *form))
        pool = ThreadPoolExecutor(3)
        try:
            if len(self._numbers) > FEW and _cores() > 1:
                pool.submit(readers.start_process)
            yield from (texts for texts in self._pieces(pool, readers.read) if texts[0])
        finally:
            pool.shutdown(cancel_futures=True)
            readers.close()

    def values(self) -> Iterator[tuple[Any, ...]]:
        """Yield rows as values; days and times are texts, as ISO 8601 writes them."""
        for rows in self.pieces():
            yield from values(rows.text(), self.columns)

    def points(self) -> PointCount:
        """Count the rows that have a point, of a table with coordinates."""
        counts = self._fetched(select_points(self.table))
        return PointCount(*map(sum, zip(*counts, strict=True)) if self._numbers else (0, 0, 0))

    def analyses(self) -> list[str]:
        """List the versions of the analysis that the articles have their facts from."""
        sql = (
            "SELECT DISTINCT version FROM articles "
            "WHERE version <> '' AND number IN (SELECT value FROM json_each(?))"
        )
        return sorted({version for (version,) in self._fetched(sql)})

    def _fetched(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Run a statement for each piece."""

        def fetch(numbers: str) -> list[tuple[Any, ...]]:
            with self._store.reading() as connection:
                return connection.execute(sql, (numbers,)).fetchall()

        with ThreadPoolExecutor(1) as pool:
            for rows in self._pieces(pool, fetch):
                yield from rows

    def _pieces(self, pool: Executor, read: Callable[[str], _Read]) -> Iterator[_Read]:
        """Read pieces ahead of who takes them."""
        total = len(self._numbers)
        starts = iter(range(0, total, PIECE))

        def submit(count: int) -> list[Future[_Read]]:
            pieces = (self._numbers[at : at + PIECE] for at in islice(starts, count))
            return [pool.submit(read, json.dumps(list(numbers))) for numbers in pieces]

        queue = deque(submit(_AHEAD))
        done = 0
        while queue:
            self._tell(done, total)
            yield queue.popleft().result()
            done = min(done + PIECE, total)
            queue.extend(submit(1))
        self._tell(total, total)


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Tables:
    """Gives the tables of one library."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(
        self,
        table: TableName,
        query: str = "",
        tell: Callable[[int, int], None] = lambda _, __: None,
    ) -> TableRows:
        """Prepare to read the rows of a query's articles, newest first. Raises QueryError."""
        with self._store.reading() as connection:
            numbers = search.numbers(connection, query)
        return TableRows(self._store, table, numbers, tell)
