"""Connections that only read, lent from a pool: any thread may read while another writes."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Immutable(sqlite3.Connection):
    """Reads a file that nobody writes: it would not see what is written."""


class ReadingPool:
    """Holds the connections that are not lent."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """Connect in this way, where none is idle."""
        self._connect = connect
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()  # held for a moment, to lend and give back
        self._closed = False

    @contextmanager
    def lend(self, *, written: bool) -> Iterator[sqlite3.Connection]:
        """Lend a connection, which sees what this process writes where the file is `written`."""
        connection = self._take(written=written) or self._connect()
        try:
            yield connection
        finally:
            with self._lock:
                if self._closed:
                    connection.close()
                else:
                    self._idle.append(connection)

    def _take(self, *, written: bool) -> sqlite3.Connection | None:
        with self._lock:
            while self._idle:
                connection = self._idle.pop()
                if not (written and isinstance(connection, Immutable)):
                    return connection
                connection.close()
        return None

    def close(self) -> None:
        """Close all that are not lent, and these when they come back."""
        with self._lock:
            self._closed = True
            while self._idle:
                self._idle.pop().close()
