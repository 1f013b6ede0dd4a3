"""Translate SQLite's errors to a sentence: what happened, to which file, what to do."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.errors import LibraryBusy, LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_TRUNCATE"}
_DAMAGED = {"SQLITE_NOTADB", "SQLITE_FORMAT", "SQLITE_IOERR_SHORT_READ"}


def explain(error: sqlite3.Error, path: Path) -> LibraryError:
    """Translate what SQLite says about the file at `path`."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if disk_is_full(error):
        return LibraryError(
            f"The library {path} cannot be written, its disk is full: free some space and do it "
            "again. What was shown as done is kept."
        )
    if name in _DAMAGED or name.startswith("SQLITE_CORRUPT"):
        return _damaged(path)
    if name.startswith("SQLITE_READONLY"):
        return LibraryError(f"The library {path} is read-only: make it and its folder writable.")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryBusy(f"The library {path} is being written by another program: try again.")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_AUTH", "SQLITE_PERM")):
        return LibraryError(
            f"The library {path} cannot be opened: make its folder yours to read and write, "
            "or name another with DATELINE_HOME."
        )
    return LibraryError(
        f"The library {path} cannot be used ({error}): run dateline doctor to check it."
    )


def disk_is_full(error: sqlite3.Error) -> bool:
    """Tell whether SQLite found no room."""
    return getattr(error, "sqlite_errorname", "") in _FULL


def _damaged(path: Path) -> LibraryError:
    return LibraryError(
        f"The library {path} is damaged: put a backup in its place with dateline restore FILE "
        "--force, which keeps it beside that (dateline backup makes them)."
    )


def explain_system(error: OSError, path: Path) -> LibraryError:
    """Translate what the system says about a file of the library."""
    return LibraryError(
        f"{path} cannot be used ({error.strerror}): make its folder yours to read and write, "
        "with room on its disk, or name another with DATELINE_HOME."
    )


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Raise errors of SQLite and of the system within as LibraryError, their causes chained.

    So does text that is no text, as the command line makes of bytes that it cannot read.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path) from error
    except UnicodeEncodeError as error:
        raise LibraryError(f"{error.object!a:.80} is no text that can be kept or found.") from error
    except zlib.error as error:
        raise _damaged(path) from error
    except OSError as error:
        raise explain_system(error, path) from error
