"""Lock the library for one writing program, and queue its own two processes.

SQLite's own locks last as long as a transaction; this one lasts as long as the process, so that
a second reader learns at once, and not in the middle of a change, that it cannot write. The
system releases it when the process ends in any way. It is taken from the system directly,
because a library for it costs more time at the start than opening the database does.

A reader lends its lock to its refresher, which inherits the descriptor. SQLite lets the two
write one after the other, but who waits looks again after ever longer pauses, and would find the
door shut each time while the other writes article upon article: `Turns` is a queue before it.
"""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ORPHAN_SECONDS = 3.0
"""How long the refresher of a reader that was killed may take to end, and is waited for."""

_NEXT, _INSIDE = 0, 1
"""Bytes of the file of turns: the head of the queue, and the room that one may be in."""


class Lock:
    """An exclusive lock on a file that names the process which holds it."""

    def __init__(self, path: Path, descriptor: int | None = None) -> None:
        """A lock on this file; with a descriptor it is held already, by who lent it."""
        self.path = path
        self._descriptor = descriptor

    @property
    def held(self) -> bool:
        """Tell whether this object holds the lock."""
        return self._descriptor is not None

    @property
    def descriptor(self) -> int:
        """Return the descriptor that a process inherits to hold it too; -1 where it is not held."""
        return -1 if self._descriptor is None else self._descriptor

    def acquire(self) -> bool:
        """Take the lock; False where a program that lives holds it. Raises OSError."""
        end = time.monotonic() + ORPHAN_SECONDS
        while not (self.held or self._taken()):
            if self._holder_lives() or time.monotonic() > end:
                return False
            time.sleep(0.02)
        return True

    def _taken(self) -> bool:
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

    def _holder_lives(self) -> bool:
        try:
            os.kill(int(self.holder()), 0)
        except ProcessLookupError:
            return False
        except (OSError, ValueError):
            return True  # another user's, or one that could not sign
        return True

    def holder(self) -> str:
        """Read the number of the process that holds it; "" where it is not known."""
        try:
            return self.path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def release(self) -> None:
        """Release the lock; its file stays, or two processes could hold two files."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


class Turns:
    """Lets processes into a transaction in turn: who has just left cannot overtake who waits."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Queue for a transaction and hold it; on a full disk nobody queues."""
        if self._descriptor is None:
            try:
                flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
                self._descriptor = os.open(self._path, flags, 0o600)
            except OSError:
                yield
                return
        fcntl.lockf(self._descriptor, fcntl.LOCK_EX, 1, _NEXT)
        fcntl.lockf(self._descriptor, fcntl.LOCK_EX, 1, _INSIDE)
        fcntl.lockf(self._descriptor, fcntl.LOCK_UN, 1, _NEXT)
        try:
            yield
        finally:
            fcntl.lockf(self._descriptor, fcntl.LOCK_UN, 1, _INSIDE)

    def close(self) -> None:
        """Leave the queue for good; the file stays, like the lock's."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
