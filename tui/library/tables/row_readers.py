"""Read rows with SQLite here and, where it pays, with that of another process, whichever is free.

Two threads of one process wait for the memory of SQLite: the same rows took four times the
processor's time, and twice as long (SQLite 3.40, two cores).
"""

from __future__ import annotations

import fcntl
import subprocess
import sys
from contextlib import suppress
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, cast

from tui.library.tables import row_process

if TYPE_CHECKING:
    from tui.library.store import Store
    from tui.library.tables.row_process import Reading

COMMAND = (sys.executable, "-P", "-m", row_process.__name__)
"""`-P`, lest a folder of our name, where an export was started, is taken for the program."""
_PIPE = 1 << 20
"""Bytes of rows that wait in the pipe, on Linux; it else holds 64 kB, and they come in turns."""


class RowReaders:
    """Reads the rows of articles in one way; threads may ask at the same time."""

    def __init__(self, store: Store, reading: Reading) -> None:
        self._store = store
        self._reading = reading
        self._process: _Process | None = None
        self._free: SimpleQueue[_Process | None] = SimpleQueue()  # None: SQLite of this process
        self._free.put(None)

    def start_process(self) -> None:
        """Let another process read too, once it can. Raises OSError where there is none."""
        address = self._store.address
        self._process = _Process()
        self._process.prepare(address, self._reading)
        self._free.put(self._process)

    def read(self, numbers: str) -> tuple[bytes, ...]:
        """Read the rows of articles, as `Reading.texts` does. Raises LibraryError."""
        process = self._free.get()
        if process is None:
            try:
                return self._read_here(numbers)
            finally:
                self._free.put(None)
        try:
            texts = process.read(numbers)
        except OSError:  # it has ended, and is asked no more
            return self.read(numbers)
        self._free.put(process)
        return texts

    def close(self) -> None:
        """End the process, of which nothing is asked any more."""
        if self._process is not None:
            self._process.end()

    def _read_here(self, numbers: str) -> tuple[bytes, ...]:
        with self._store.reading() as connection:
            return self._reading.texts(connection, numbers)


class _Process:
    """A process that reads; see `row_process` for what it speaks. Raises OSError."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # what a terminal sends to its programs is the export's
        )
        self._orders = cast("IO[bytes]", self._process.stdin)
        self._rows = cast("IO[bytes]", self._process.stdout)
        if sys.platform == "linux":
            with suppress(OSError):  # what the user may have in pipes is taken
                fcntl.fcntl(self._rows, fcntl.F_SETPIPE_SZ, _PIPE)

    def prepare(self, address: str, reading: Reading) -> None:
        """Open the library and take what to read; it has read when this returns."""
        self._send(address, *(text.replace("\n", " ") for text in reading))
        self.read("[]")

    def read(self, numbers: str) -> tuple[bytes, ...]:
        self._send(numbers)
        sizes = [self._number() for _ in range(self._number())]
        return tuple(map(self._receive, sizes))

    def _number(self) -> int:
        return int.from_bytes(self._receive(row_process.SIZE))

    def _send(self, *lines: str) -> None:
        self._orders.writelines(f"{line}\n".encode() for line in lines)
        self._orders.flush()

    def _receive(self, size: int) -> bytes:
        received = self._rows.read(size)
        if len(received) < size:
            raise BrokenPipeError
        return received

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._rows.close()
        with suppress(OSError):  # what it was asked last
            self._orders.close()
