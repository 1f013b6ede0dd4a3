"""The lock by which one process writes the library.

SQLite's own locks last as long as a transaction; this one lasts as long as the process, so that
a second reader learns at once, and not in the middle of a change, that it cannot write. The
system releases it when the process ends in any way. It is taken from the system directly,
because a library for it costs more time at the start than opening the database does.
"""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Lock:
    """An exclusive lock on a file that names the process which holds it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._descriptor is not None

    def acquire(self) -> bool:
        """Take the lock without waiting; False where another holds it. Raises OSError."""
        if self.held:
            return True
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except OSError:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        self._sign(descriptor)
        return True

    @staticmethod
    def _sign(descriptor: int) -> None:
        """Write the process number; on a full disk the lock holds without it."""
        try:
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        except OSError:
            return

    def holder(self) -> str:
        """The number of the process that holds it, or "" where it is not known."""
        try:
            return self.path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def release(self) -> None:
        """Let go; the file stays, since removing it would let two processes hold two files."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
