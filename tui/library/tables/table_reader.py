"""Read the rows of the exported tables by pieces, so that any number takes the memory of a few.

Many are read in another process too, while those before are written.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from tui.errors import LibraryError
from tui.library.facts import unfilled
from tui.library.queries import search
from tui.library.rows.columns import TABLES
from tui.library.rows.stored_rows import StoredRows
from tui.library.rows.table_lines import values
from tui.library.rows.table_select import row_columns, select_points, select_rows
from tui.library.tables.row_process import Reading
from tui.library.tables.row_readers import RowReaders
from tui.plural import plural

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from tui.library.rows.columns import TableName
    from tui.library.store import Store
    from tui.library.tables.row_process import Texts

PIECE = 1_000
"""Articles whose rows are read at once, some 1 MB of cells."""
LINES = 250
"""Articles whose rows become lines at once, some 700 kB of json, which the processor's cache holds:
those of 1,000 took a third longer to make, and twice as long in csv."""
FEW = 10_000
"""Articles whose rows one process has read before another is of use."""

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
        for (lines,) in self._read(Reading(select_rows(self.table), form, *columns), LINES):
            yield lines

    def pieces(self, *, milliseconds: bool = False) -> Iterator[StoredRows]:
        """Yield rows by pieces, each in the parts that it is stored in; see `select_rows`."""
        select = select_rows(self.table, milliseconds=milliseconds)
        for parts in self._read(Reading(select), PIECE):
            yield StoredRows(*parts)

    def _read(self, reading: Reading, size: int) -> Iterator[Texts]:
        """Read so many articles at once, and give the texts of those that have rows."""
        readers = RowReaders(self._store, reading)
        try:
            if len(self._numbers) > FEW and _cores() > 1:
                readers.start_process()
            yield from (texts for texts in self._told(readers.read, size) if texts[0])
        finally:
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

        def fetch(pieces: Sequence[str]) -> Iterator[list[tuple[Any, ...]]]:
            for numbers in pieces:
                with self._store.reading() as connection:
                    yield connection.execute(sql, (numbers,)).fetchall()

        for rows in self._told(fetch, PIECE):
            yield from rows

    def _told(self, read: Callable[[Sequence[str]], Iterator[_Read]], size: int) -> Iterator[_Read]:
        """Read pieces of so many articles, and tell how many there are."""
        total = len(self._numbers)
        starts = range(0, total, size)
        pieces = [json.dumps(list(self._numbers[start : start + size])) for start in starts]
        for start, piece in zip(starts, read(pieces), strict=True):
            self._tell(start, total)
            yield piece
        self._tell(total, total)


def _require_filled(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Raise LibraryError where some of these articles have no rows yet."""
    (waiting,) = connection.execute(
        "SELECT count(*) FROM unfilled WHERE number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    ).fetchone()
    if waiting:
        raise LibraryError(
            f"The library is being upgraded, and has no rows yet of {plural(waiting, 'article')} "
            "of these: write them when that is done."
        )


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
            if unfilled.count(connection):
                _require_filled(connection, numbers)
        return TableRows(self._store, table, numbers, tell)
