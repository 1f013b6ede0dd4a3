"""Run one statement on the library in a process of its own, as `row_readers` asks for it.

    standard input     the library's URI, the statement, whose values are bytes or NULL, then
                       numbers of articles, a JSON array; each a line; it ends, the process ends
    standard output    the `PARTS` values of its one row, after `SIZE` bytes for each that say how
                       many bytes it is

It loads little, lest it be there when the work is done.
"""

from __future__ import annotations

import sqlite3
import sys

SIZE = 8
PARTS = 3


def main() -> None:
    """Serve one export until it closes the pipe or is gone."""
    orders = sys.stdin.buffer
    address, statement = (orders.readline().decode().rstrip("\n") for _ in range(2))
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA cache_size = -512")
    output = sys.stdout.buffer
    for numbers in orders:
        row = connection.execute(statement, (numbers.decode(),)).fetchone()
        parts = [part or b"" for part in row]
        output.writelines(len(part).to_bytes(SIZE) for part in parts)
        output.writelines(parts)
        output.flush()


if __name__ == "__main__":
    main()
