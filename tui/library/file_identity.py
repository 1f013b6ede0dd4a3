"""Tell whether the library's file is still the one that was opened.

Somebody may move it away, delete it or put another in its place while it is open. What is written
then goes to a file without a name, and would be lost although it was shown as done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import LibraryError

if TYPE_CHECKING:
    import os
    from pathlib import Path


class FileIdentity:
    """Remembers which file was opened under a path: its device and inode."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: tuple[int, int] | None = None

    def check(self) -> None:
        """Remember the file at first, then compare: one call to the system, some microseconds.

        Raises LibraryError that names what happened, and for a file of 0 bytes, which no library
        is: SQLite would make a new one of it. A path without a file is none until it was opened.
        """
        try:
            status = self._path.stat()
        except FileNotFoundError:
            if self._opened is not None:
                raise self._error("was moved away or deleted", "put it back in its place") from None
            return
        if not status.st_size:
            raise LibraryError(
                f"The library {self._path} is empty (0 bytes), which none ever is: `dateline "
                "restore FILE --force` puts a backup in its place; delete it to begin a new one."
            )
        self._compare(status)

    def _compare(self, status: os.stat_result) -> None:
        identity = (status.st_dev, status.st_ino)
        if self._opened is None:
            self._opened = identity
        elif self._opened != identity:
            raise self._error("was replaced by another file", "close every dateline, start again")

    def _error(self, event: str, remedy: str) -> LibraryError:
        return LibraryError(
            f"The library {self._path} {event} while it was open: nothing is written any more. "
            f"What was shown as done before is in the file that was there; {remedy}."
        )
