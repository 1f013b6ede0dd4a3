"""Read rows in a process of its own, as `row_readers` asks for them.

    standard input     the library's URI and the four texts of a `Reading`, a line each, then
                       numbers of articles, a JSON array a line; it ends, the process ends
    standard output    for each array the texts that were made of the rows: how many, how many bytes
                       each is, numbers of `SIZE` bytes, then the texts

It loads little, lest it be there when the work is done.
"""

from __future__ import annotations

import sqlite3
import sys
from typing import NamedTuple

from tui.library.rows.stored_rows import RowColumns, StoredRows
from tui.library.rows.table_lines import LINES

Texts = tuple[bytes, ...]
"""The parts of `StoredRows`, or lines alone."""

SIZE = 8


class Reading(NamedTuple):
    """What is read of articles: a statement, and how the parts of its one row are set.

    `form` is a key of `table_lines.LINES`, or nothing where the parts stay as they are. The names
    of the columns are parted by commas.
    """

    statement: str
    form: str = ""
    own: str = ""
    shared: str = ""

    def rows(self, connection: sqlite3.Connection, numbers: str) -> StoredRows:
        """Read the rows of articles, whose numbers are a JSON array."""
        row = connection.execute(self.statement, (numbers,)).fetchone()
        return StoredRows(*(part or b"" for part in row))

    def texts(self, rows: StoredRows) -> Texts:
        """Return the parts of rows, or the one text of their lines."""
        if not self.form:
            return rows
        columns = RowColumns(tuple(self.own.split(",")), tuple(self.shared.split(",")))
        return (LINES[self.form](rows, columns) if rows.cells else b"",)


def main() -> None:
    """Serve one export until it closes the pipe or is gone."""
    orders = sys.stdin.buffer
    address, *order = (orders.readline().decode().rstrip("\n") for _ in range(5))
    reading = Reading(*order)
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA cache_size = -512")
    output = sys.stdout.buffer
    for numbers in orders:
        texts = reading.texts(reading.rows(connection, numbers.decode()))
        sizes = (size.to_bytes(SIZE) for size in (len(texts), *map(len, texts)))
        output.write(b"".join((*sizes, *texts)))
        output.flush()


if __name__ == "__main__":
    main()
