"""Migrate the file by schema/0001_*.sql, 0002_*.sql and so on, each in one transaction.

The number of the last one is the file's `user_version`, and `application_id` tells our files
from other people's. A file of a newer version is refused and not touched, because an older
program cannot know what it would break.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tui.atomic import flush, unwound_by_signals
from tui.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = Path(__file__).parent / "schema"
APPLICATION = 0x44_4C_4E_45  # "DLNE"

FILLED = SCHEMA / "0020_rows.sql"
"""The last script whose tables take more than SQL to fill from what the library has.

Its articles wait in `unfilled`, and are filled as they are indexed: see `unfilled.fill_batch`.
"""

UNFILLED = SCHEMA / "0023_unfilled.sql"
"""The script with the table of these, which scripts before it need too."""

LOGINS = SCHEMA / "0010_logins.sql"
"""The script with which names and passwords leave the addresses of feeds."""

NOTES = SCHEMA / "0022_search_terms.sql"
"""The last script after which notes are indexed anew."""

BACKUP, CHECK = "Backing up the library before its upgrade", "Checking the backup"
"""The steps of an upgrade that take time; what takes longer is done when the library is open."""

PAGES = 16_384
"""Of a backup copied at once, 64 MB: some tenths of a second."""


Tell = Callable[[str, int, int], None]


def _quietly(step: str, done: int, total: int) -> None:
    """Tell nobody."""


def scripts(folder: Path = SCHEMA) -> dict[int, Path]:
    """List the migrations by number."""
    paths = sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    return {int(path.name[:4]): path for path in paths}


def version(connection: sqlite3.Connection, path: Path, latest: int) -> int:
    """Read the file's version; 0 is an empty file. Raises LibraryError if it is not ours."""
    (have,) = connection.execute("PRAGMA user_version").fetchone()
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    if owner != APPLICATION:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables or have or owner:
            raise LibraryError(
                f"{path} is not a library of dateline, so it is left alone: move it away, or "
                "name another folder with DATELINE_HOME."
            )
    if have > latest:
        raise LibraryError(
            f"The library {path} has version {have}, and this dateline knows {latest} at most: "
            "update dateline, or name another folder with DATELINE_HOME."
        )
    return int(have)


def create(path: Path) -> None:
    """Make an empty library beside its place, so that half a one never stands there.

    What a kill left is made anew.
    """
    fresh = path.with_name(f"{path.stem}.new")
    fresh.unlink(missing_ok=True)
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection, fresh)
    put_in_place(fresh, path)


def put_in_place(partial: Path, target: Path) -> None:
    """Give a file that is written its name, once all of it is on the disk."""
    flush(partial)
    partial.replace(target)
    with suppress(OSError):  # some network drives cannot flush a folder
        flush(target.parent)


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    folder: Path = SCHEMA,
    tell: Tell = _quietly,
) -> None:
    """Migrate the file to the last version, with a backup before where it has data.

    `tell` is called with the name of a step, how much of it is done, and of how much.
    """
    migrations = scripts(folder)
    current = version(connection, path, max(migrations))
    pending = [number for number in migrations if number > current]
    if not pending:
        return
    saved = path.with_name(f"{path.stem}.before-{pending[-1]}{path.suffix}")
    if current:
        backup(connection, saved, tell)
    private = current and LOGINS in map(migrations.get, pending) and _private(saved, path)
    for number in pending:
        _apply(connection, number, migrations[number], path)
    if private:
        _pack(connection)


def _private(copy: Path, path: Path) -> bool:
    """Move logins out of the copy of a library; tell whether there were any."""
    from tui.library.logins import part_logins

    with closing(sqlite3.connect(copy)) as connection:
        parted = part_logins(connection, path)
        connection.commit()
        if parted:
            _pack(connection)
    return parted


def _pack(connection: sqlite3.Connection) -> None:
    """Write the file anew: what was overwritten would stay in its free pages, and in its log."""
    with suppress(sqlite3.OperationalError):  # its disk has not the room
        connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def backup(
    connection: sqlite3.Connection,
    target: Path,
    tell: Tell = _quietly,
    *,
    keep: bool = False,
) -> None:
    """Copy the library, as it is at this moment, to `target`, for the user alone.

    It is written beside the target and then put in its place, so that a copy which fails
    halfway or is damaged never stands there as if it were one. With `keep` a file that stands
    there goes to its name with .1 behind it.
    """
    partial = target.with_name(f"{target.name}.part")
    partial.unlink(missing_ok=True)
    with unwound_by_signals():
        try:
            _copy(connection, partial, tell)
            if keep and target.is_file():
                target.replace(target.with_name(f"{target.name}.1"))
            put_in_place(partial, target)
        finally:
            for end in ("", "-journal", "-wal", "-shm"):
                partial.with_name(f"{partial.name}{end}").unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection, file: Path, tell: Tell) -> None:
    """Copy the library into a new file for the user alone, and check it."""
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(file)) as copy:
        connection.backup(
            copy, pages=PAGES, progress=lambda _, rest, total: tell(BACKUP, total - rest, total)
        )
        copy.execute("PRAGMA journal_mode = DELETE")
        tell(CHECK, 0, 1)
        _check(copy)
        tell(CHECK, 1, 1)


def _check(copy: sqlite3.Connection) -> None:
    (state,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    if state != "ok":
        raise sqlite3.DatabaseError(f"the copy is damaged: {state}")


def _apply(connection: sqlite3.Connection, number: int, script: Path, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in _statements(script.read_text(encoding="utf-8")):
            connection.execute(statement)
        _fill(connection, script, path)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _fill(connection: sqlite3.Connection, script: Path, path: Path) -> None:
    """Do for a script what takes more than SQL."""
    if script == FILLED:
        for statement in _statements(UNFILLED.read_text(encoding="utf-8")):
            connection.execute(statement)
        connection.execute(
            "INSERT OR IGNORE INTO unfilled "
            "SELECT number FROM facts UNION SELECT article FROM verdicts"
        )
    if script == LOGINS:
        from tui.library.logins import part_logins

        part_logins(connection, path)
    if script == NOTES:
        from tui.library.facts.notes import index_all

        index_all(connection)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: executescript() would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
