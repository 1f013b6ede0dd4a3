"""Read rows with SQLite here and, where it pays, with that of another process, by turns.

Two threads of one process wait for the memory of SQLite: the same rows took four times the
processor's time, and twice as long (SQLite 3.40, two cores). A thread that waits for the other
process waits for the interpreter too, while lines are set here, so one thread does it all.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections import deque
from contextlib import suppress
from select import POLLIN, POLLOUT, poll
from typing import IO, TYPE_CHECKING, cast

from tui.errors import LibraryError
from tui.library.tables import row_process

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.library.store import Store
    from tui.library.tables.row_process import Reading, Texts

COMMAND = (sys.executable, "-P", "-m", row_process.__name__)
"""`-P`, lest a folder of our name, where an export was started, is taken for the program."""
_MEMORY = {"MALLOC_TRIM_THRESHOLD_": str(32 << 20), "MALLOC_MMAP_THRESHOLD_": str(4 << 20)}
"""Has glibc hold what is free between two pieces: to get it anew took a tenth of the time."""
_PIPE = 1 << 20
"""Bytes of rows that wait in the pipe, on Linux; it else holds 64 kB, and they come in turns."""
_ORDERS = 12
"""Pieces that the process is asked for at a time, so that it has work while much is written here.

Of the last ones it is asked for half at most, lest it is waited for.
"""
_AHEAD = 24
"""Pieces that are read before their turn: so many are read here until the process has begun."""


class RowReaders:
    """Reads the rows of pieces of articles, each a JSON array of their numbers."""

    def __init__(self, store: Store, reading: Reading) -> None:
        self._store = store
        self._reading = reading
        self._process: _Process | None = None

    def start_process(self) -> None:
        """Let another process read too; where none can, all is read here, as from a moved file."""
        with suppress(OSError, LibraryError):
            self._process = _Process(self._store.address, self._reading)

    def read(self, pieces: Sequence[str]) -> Iterator[Texts]:
        """Yield the texts of pieces in their order. Raises LibraryError."""
        ready: dict[int, Texts] = {}
        free = 0  # the first piece that nobody has been asked for
        for place in range(len(pieces)):
            end = min(place + _AHEAD, len(pieces))
            while place not in ready:
                free = self._ask(pieces, free, end)
                self._collect(pieces, ready, wait=free == end)
                if place not in ready and free < end:
                    ready[free] = self._read_here(pieces[free])
                    free += 1
            yield ready.pop(place)

    def close(self) -> None:
        """End the process, of which nothing is asked any more."""
        if self._process is not None:
            self._process.end()

    def _ask(self, pieces: Sequence[str], free: int, end: int) -> int:
        """Ask the process for the next pieces, as long as it has few. Returns the next free one."""
        process = self._process
        while process is not None and free < end:
            if len(process.asked) >= min(_ORDERS, (len(pieces) - free + 1) // 2):
                break
            process.ask(free, pieces[free])
            free += 1
        return free

    def _collect(self, pieces: Sequence[str], ready: dict[int, Texts], *, wait: bool) -> None:
        """Take what the process has read; what it never will, since it has ended, is read here."""
        process = self._process
        if process is None:
            return
        try:
            while process.asked and (wait or process.has_answer()):
                ready[process.asked[0]] = process.answer()
                process.asked.popleft()
                wait = False
        except OSError:
            process.end()
            self._process = None
            ready.update((place, self._read_here(pieces[place])) for place in process.asked)

    def _read_here(self, numbers: str) -> Texts:
        with self._store.reading() as connection:
            rows = self._reading.rows(connection, numbers)
        return self._reading.texts(rows)


class _Process:
    """A process that reads, and the places of the pieces that it has been asked for.

    See `row_process` for what it speaks. Raises OSError.
    """

    def __init__(self, address: str, reading: Reading) -> None:
        self.asked: deque[int] = deque()
        self._process = subprocess.Popen(
            COMMAND,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_MEMORY},
            start_new_session=True,  # what a terminal sends to its programs is the export's
        )
        self._orders = cast("IO[bytes]", self._process.stdin)
        self._rows = cast("IO[bytes]", self._process.stdout)
        if sys.platform == "linux":
            with suppress(OSError):  # what the user may have in pipes is taken
                fcntl.fcntl(self._rows, fcntl.F_SETPIPE_SZ, _PIPE)
        os.set_blocking(self._orders.fileno(), False)  # lest each waits for the other to read
        self._unsent = b""
        self._send(address, *(text.replace("\n", " ") for text in reading))

    def ask(self, place: int, numbers: str) -> None:
        """Ask for a piece; that it has ended is known where the answer is taken."""
        self.asked.append(place)
        self._send(numbers)

    def has_answer(self) -> bool:
        """Tell whether it has begun to answer, or has ended."""
        self._send()
        answers = poll()
        answers.register(self._rows, POLLIN)
        return bool(answers.poll(0))

    def answer(self) -> Texts:
        """Wait for the texts of the piece that it was asked for first."""
        either = poll()
        either.register(self._rows, POLLIN)
        either.register(self._orders, POLLOUT)
        while self._unsent and self._rows.fileno() not in dict(either.poll()):
            self._send()
        sizes = [self._number() for _ in range(self._number())]
        return tuple(map(self._receive, sizes))

    def _number(self) -> int:
        return int.from_bytes(self._receive(row_process.SIZE))

    def _send(self, *lines: str) -> None:
        """Send as much as the pipe holds, of these lines and those before."""
        self._unsent += "".join(f"{line}\n" for line in lines).encode()
        try:
            while self._unsent and (sent := self._orders.write(self._unsent)):
                self._unsent = self._unsent[sent:]
        except BrokenPipeError:
            self._unsent = b""

    def _receive(self, size: int) -> bytes:
        parts = []
        while size:
            parts.append(self._rows.read(size))
            if not parts[-1]:
                raise BrokenPipeError
            size -= len(parts[-1])
        return b"".join(parts)

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._rows.close()
        self._orders.close()
