"""Put a backup in the place of the library, which goes to its name with .1 behind it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from tui.errors import LibraryBusy, LibraryError
from tui.library import migrations
from tui.library.lock import Lock

if TYPE_CHECKING:
    from pathlib import Path

_LOG = ("-wal", "-shm")
"""What SQLite keeps beside a library; beside another one it would be taken for that one's."""


def restore(backup: Path, library: Path, *, force: bool) -> None:
    """Copy a backup into the place of the library; with `force` also where there is one.

    The copy is checked and on the disk before anything else is touched. Raises LibraryBusy while
    another program writes the library, and LibraryError where the backup is none, is damaged or
    newer than this program, or the library would be replaced without `force`.
    """
    if library.exists() and library.samefile(backup):
        raise LibraryError(f"{backup} is the library itself: name a backup of it.")
    lock = Lock(library.with_name(f"{library.stem}.lock"))
    staged = library.with_name(f"{library.stem}.restored")
    try:
        _lock(lock, library)
        if library.exists() and not force:
            raise LibraryError(
                f"The library {library} exists: say --force to put {backup} in its place; it is "
                f"kept as {library.name}.1 then."
            )
        _copy(backup, staged)
        _keep(library)
        migrations.put_in_place(staged, library)
    except OSError as error:
        raise LibraryError(f"{library} cannot be written ({error.strerror}).") from error
    finally:
        lock.release()
        with suppress(OSError):
            staged.unlink(missing_ok=True)


def _lock(lock: Lock, library: Path) -> None:
    if not lock.acquire():
        holder = lock.holder() or "unknown"
        raise LibraryBusy(
            f"The library {library} is open in another dateline (process {holder}): close that one "
            "first."
        )


def _copy(backup: Path, staged: Path) -> None:
    """Copy a backup whole, where it is one that this program can read."""
    try:
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as source:
            if not migrations.version(source, backup, max(migrations.scripts())):
                raise LibraryError(f"{backup} is empty, and no backup: name another file.")
            migrations.backup(source, staged)
    except sqlite3.Error as error:
        raise LibraryError(
            f"{backup} cannot be restored ({error}): name another backup. The library is as it was."
        ) from error


def _keep(library: Path) -> None:
    """Give a library its second name, which stays when another file gets the first."""
    if not library.exists():
        return
    kept = library.with_name(f"{library.name}.1")
    with suppress(sqlite3.Error), closing(sqlite3.connect(library)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # one that is whole
    for ending in _LOG:
        log = library.with_name(f"{library.name}{ending}")
        old = kept.with_name(f"{kept.name}{ending}")
        old.unlink(missing_ok=True)
        if log.exists():
            log.replace(old)
    kept.unlink(missing_ok=True)
    try:
        os.link(library, kept)
    except OSError:  # a disk without links
        library.replace(kept)
