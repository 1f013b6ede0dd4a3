"""Read the rows of the exported tables by pieces, so that any number takes the memory of a few.

SQLite reads rows in a thread of its own, while those before are written.
"""

from __future__ import annotations

import json
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from tui.library import search
from tui.library.columns import TABLES
from tui.library.table_lines import values
from tui.library.table_select import select_points, select_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from tui.library.columns import TableName
    from tui.library.store import Store

PIECE = 1_000
"""Articles whose rows are read at once, some 1 MB of cells."""
_AHEAD = 6
"""Pieces that one thread has read, or reads, before they are asked for, as one group is written.

Two threads that read beside each other wait for the memory of SQLite: the same rows took four times
the processor's time, and twice as long (SQLite 3.40, two cores).
"""

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

    def texts(self) -> Iterator[str]:
        """Yield rows by pieces, each a text of cells (`table_cells`)."""
        sql = select_rows(self.table)

        def read(connection: sqlite3.Connection, part: tuple[str]) -> str:
            (text,) = connection.execute(sql, part).fetchone()
            return text or ""

        return filter(None, self._pieces(read))

    def values(self) -> Iterator[tuple[Any, ...]]:
        """Yield rows as values; days and times are texts, as ISO 8601 writes them."""
        for text in self.texts():
            yield from values(text, self.columns)

    def points(self) -> PointCount:
        """Count the rows that have a point, of a table with coordinates."""
        sql = select_points(self.table)
        counts = self._pieces(lambda connection, part: connection.execute(sql, part).fetchone())
        return PointCount(*map(sum, zip(*counts, strict=True)) if self._numbers else (0, 0, 0))

    def analyses(self) -> list[str]:
        """List the versions of the analysis that the articles have their facts from."""
        sql = (
            "SELECT DISTINCT version FROM articles "
            "WHERE version <> '' AND number IN (SELECT value FROM json_each(?))"
        )
        pieces = self._pieces(lambda connection, part: connection.execute(sql, part).fetchall())
        return sorted({version for rows in pieces for (version,) in rows})

    def _pieces(self, read: Callable[[sqlite3.Connection, tuple[str]], _Read]) -> Iterator[_Read]:
        """Read pieces ahead of who takes them."""
        total = len(self._numbers)
        starts = iter(range(0, total, PIECE))
        pool = ThreadPoolExecutor(1)
        try:
            queue = deque(pool.submit(self._read, at, read) for at in islice(starts, _AHEAD))
            done = 0
            while queue:
                self._tell(done, total)
                yield queue.popleft().result()
                done = min(done + PIECE, total)
                queue.extend(pool.submit(self._read, at, read) for at in islice(starts, 1))
            self._tell(total, total)
        finally:
            pool.shutdown(cancel_futures=True)

    def _read(self, start: int, read: Callable[[sqlite3.Connection, tuple[str]], _Read]) -> _Read:
        numbers = json.dumps(list(self._numbers[start : start + PIECE]))
        with self._store.reading() as connection:
            return read(connection, (numbers,))


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
