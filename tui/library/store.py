"""Connect to the library's file: a pool of readers, one writer, its errors.

Reading connections are lent from a pool, so that any thread may read while another writes (WAL).
There is one writing connection behind a lock, and every change is one transaction: what
`writing` has left is on disk and survives the end of the process. A process that was lent the
lock has a writing connection of its own, and the two take turns.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from tui.errors import LibraryBusy, LibraryError
from tui.library import migrations
from tui.library.file_identity import FileIdentity
from tui.library.lock import Lock, Turns
from tui.library.reading_pool import Immutable, ReadingPool
from tui.library.sqlite_errors import disk_is_full, translate_errors
from tui.library.writing_connection import WritingConnection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

C = TypeVar("C", bound=sqlite3.Connection)

OLDEST = (3, 37)
"""The first SQLite that can do what the schema asks for (STRICT tables)."""

LOG = 32 << 20
"""Bytes of the log from which on it is folded into the file, which waits for the disk.

A large feed touches the same pages again and again: to do so twice as often takes a tenth of its
refresh more. Whose change comes then waits for it, which of 64 MB takes as long again.
"""

READ_CACHE = 128
"""Kilobytes of pages that a reading connection holds: with four times as many no query is faster,
since the system has them too, and each connection of the reader would hold as much for good.
"""

LARGE_CACHE = 48 << 10
"""Kilobytes of pages that a large transaction changes; what is more is written twice."""

_WAIT = 5.0  # seconds until another program's transaction counts as busy


class Store:
    """Holds the file open. `read_only_reason` says why it cannot be written, or is "".

    `locked` is whether that is because another program of the user's writes it, `shared` whether
    another process writes in turn with this one.
    """

    def __init__(
        self,
        path: Path,
        *,
        write: bool,
        lent: int | None = None,
        tell: Callable[[str, int, int], None] = lambda *_: None,
    ) -> None:
        """Open a file; `lent` is the descriptor of a lock that another process holds for both.

        `tell` is called while one of an earlier version is backed up, see `migrations.migrate`.
        """
        self.path, self.shared = path, lent is not None
        self.read_only_reason, self.locked = "", False
        self._wants_write, self._tell = write, tell
        self._identity = FileIdentity(path)
        self._lock = Lock(path.with_name(f"{path.stem}.lock"), lent)
        self._turns = Turns(path.with_name(f"{path.stem}.turns"))
        self._pool = ReadingPool(self._connect)
        self._guard = threading.RLock()  # held for a transaction
        self._writer: WritingConnection | None = None
        self._closed = threading.Event()
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        if sqlite3.sqlite_version_info < OLDEST:
            raise LibraryError(
                f"The library {self.path} needs SQLite {'.'.join(map(str, OLDEST))}, and this "
                f"Python has {sqlite3.sqlite_version}: run dateline with a newer Python."
            )
        with translate_errors(self.path):
            self._identity.check()
            missing = not self.path.exists()
        if self._wants_write or missing or not self._current():
            self._become_writer()
            if not self._wants_write:
                self._resign()
                self.read_only_reason = "it was opened for reading"
        else:
            self.read_only_reason = "it was opened for reading"

    def _current(self) -> bool:
        """Whether the file can be read as it is; raises LibraryError where it is not for us."""
        latest = max(migrations.scripts())
        with self.reading() as connection:
            return migrations.version(connection, self.path, latest) == latest

    def _become_writer(self) -> None:
        """Take the lock and open the writing connection, or say in `read_only_reason` why not."""
        self.read_only_reason = self._take_lock()
        current = self.path.exists() and self._current()  # asked before anything is written
        if self.read_only_reason:
            if not current:
                raise LibraryError(
                    f"The library {self.path} cannot be made: {self.read_only_reason}."
                )
            return
        with translate_errors(self.path):
            if not current and not self.path.exists():
                migrations.create(self.path)
            try:
                self._writer = self._connected(WritingConnection)
            except sqlite3.Error as error:
                if not (current and disk_is_full(error)):
                    raise
                self._resign()
                self.read_only_reason = "its disk is full: free some space and do it again"
            else:
                migrations.migrate(self._writer, self.path, tell=self._tell)

    def _take_lock(self) -> str:
        """Take the lock; "" where that went well, else why not."""
        self.locked = False
        for path in (self.path.parent, self.path):
            if path.exists() and not os.access(path, os.W_OK):
                return f"{path} is read-only"
        try:
            acquired = self._lock.acquire()
        except OSError as error:
            return f"{self._lock.path} cannot be written ({error.strerror})"
        self.locked = not acquired
        holder = self._lock.holder() or "unknown"
        return "" if acquired else f"another dateline (process {holder}) is writing this library"

    def _resign(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        self._lock.release()

    def _connect(self) -> sqlite3.Connection:
        """Connect to read."""
        if self._frozen():
            return self._connected(Immutable)
        try:
            return self._connected(sqlite3.Connection)
        except sqlite3.OperationalError:
            if self._has_log():
                raise
            return self._connected(Immutable)  # its disk may be full

    def _connected(self, kind: type[C]) -> C:
        self._identity.check()
        connection = sqlite3.connect(
            self._address(immutable=kind is Immutable),
            uri=True,
            timeout=_WAIT,
            isolation_level=None,
            check_same_thread=False,
            factory=kind,
        )
        try:
            if kind is not WritingConnection:
                connection.execute("PRAGMA query_only = ON")
                connection.execute(f"PRAGMA cache_size = -{READ_CACHE}")
                connection.execute("PRAGMA user_version").fetchone()
            else:
                self.path.chmod(0o600)
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA fullfsync = ON")  # macOS else leaves it to the drive
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA cache_size = -16000")
                connection.execute(f"PRAGMA wal_autocheckpoint = {LOG // 4096}")
                connection.execute(f"PRAGMA journal_size_limit = {2 * LOG}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _address(self, *, immutable: bool) -> str:
        return self.path.absolute().as_uri() + ("?immutable=1" if immutable else "")

    def _frozen(self) -> bool:
        """Whether nothing can change the file, as on a medium that is read-only.

        SQLite must be told, since it otherwise wants to make files beside the one it reads.
        """
        return not os.access(self.path.parent, os.W_OK) and not self._has_log()

    def _has_log(self) -> bool:
        """Whether there are changes that SQLite has not folded into the file yet."""
        log = self.path.with_name(f"{self.path.name}-wal")
        return log.exists() and log.stat().st_size > 0

    @property
    def address(self) -> str:
        """Return the URI by which another process reads the file. Raises LibraryError."""
        self.check_file()
        return self._address(immutable=self._frozen())

    @property
    def writable(self) -> bool:
        """Tell whether this process may write."""
        return self._writer is not None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Borrow a connection that only reads."""
        if self._closed.is_set():
            raise LibraryError(f"The library {self.path} was closed.")
        with translate_errors(self.path), self._pool.lend(written=self.writable) as connection:
            yield connection

    @contextmanager
    def writing(self, *, durable: bool = True, large: bool = False) -> Iterator[sqlite3.Connection]:
        """Run one transaction: all of it is kept, or nothing. Raises LibraryBusy, LibraryError.

        A `durable` one, which is the reader's own decision, has reached the disk when it is over,
        with all that came before it, and survives a power cut too; any other survives the end of
        the process. A `large` one changes many pages, which are held in memory from then on. Within
        another of the same thread it is a part of that one.
        """
        with self._guard, translate_errors(self.path):
            connection = self._writing_connection()
            part_of_another = connection.in_transaction
            if part_of_another:
                yield connection
                return
            with self._turns.turn():
                level = "FULL" if durable else "NORMAL"
                connection.execute(f"PRAGMA synchronous = {level}")  # no part of a transaction
                if large:
                    connection.execute(f"PRAGMA cache_size = -{LARGE_CACHE}")
                with connection.transaction():
                    yield connection

    def _writing_connection(self) -> WritingConnection:
        if self._closed.is_set():
            raise LibraryError(f"The library {self.path} was closed.")
        self.check_file()
        if self._writer is None and self._wants_write:
            self._become_writer()  # the other one may have ended
        if self._writer is None:
            remedy = " Do it there, or close it first." if self.locked else ""
            raise LibraryBusy(
                f"The library {self.path} cannot be written: {self.read_only_reason}.{remedy}"
            )
        return self._writer

    def check_file(self) -> None:
        """Raise LibraryError where the file is another one than was opened, or is gone."""
        with translate_errors(self.path):
            self._identity.check()

    @property
    def lock_descriptor(self) -> int:
        """Return the descriptor a process inherits to write too; -1 where this one cannot write."""
        return self._lock.descriptor

    def require_writable(self) -> None:
        """Raise LibraryBusy where this process cannot write, with the reason."""
        with self._guard:
            self._writing_connection()

    def close(self) -> None:
        """Close every connection that is not lent, and let another process write."""
        with self._guard:
            self._closed.set()
            self._pool.close()
            self._resign()
            self._turns.close()
