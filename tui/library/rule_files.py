"""Append to the files of rules: whole lines, each once, to nothing but a file of the user's."""

from __future__ import annotations

import fcntl
import json
import os
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui import clean
from tui.errors import LibraryError
from tui.typed_paths import kind, typed_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.settings import Folders

TAIL = 1_000_000
"""Bytes from the end of a file in which a line is looked for that a kill may have left there."""


def problem(file: str, folders: Folders) -> str:
    """Say why a path can be no rule's file, or lies in one of our folders; "" where it can.

    There it would spoil the library or the configuration, or go with the cache.
    """
    path = typed_path(file)
    name = clean.line(file)
    if not path.is_absolute():
        return f"the file {name} must be named from / or ~ on."
    if kind(path.parent) != "folder":
        return f"the folder of the file {name} is not there."
    if kind(path) in ("folder", "other") or "\0" in file:
        return f"{name} is no file that lines can be added to."
    if folders.hold(path):
        return f"{name} lies in one of Dateline's own folders: name a file elsewhere."
    return ""


def append(file: str, rows: Sequence[dict[str, Any]]) -> None:
    """Append rows as JSON Lines, but those of which the file's end has the rule and the id.

    On a full disk the file is as it was. Raises LibraryError.
    """
    path = typed_path(file)
    try:
        with _locked(path) as descriptor:
            size = os.fstat(descriptor).st_size
            tail = os.pread(descriptor, TAIL, max(0, size - TAIL))
            size, separator = _mended(descriptor, size, tail)
            present = _present(tail)
            lines = [
                json.dumps(row, ensure_ascii=False)
                for row in rows
                if (row["rule"], row["id"]) not in present
            ]
            if lines:
                _write(descriptor, size, separator + "\n".join(lines) + "\n")
    except OSError as error:
        raise LibraryError(f"{clean.line(file)} cannot be written: {error.strerror}.") from error


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NONBLOCK
    descriptor = os.open(path, flags, 0o600)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise LibraryError(f"{clean.line(str(path))} is no file that lines can be added to.")
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def _mended(descriptor: int, size: int, tail: bytes) -> tuple[int, str]:
    """Take away half a line of ours that a kill left; gives the size, and what must come first."""
    if not tail or tail.endswith(b"\n"):
        return size, ""
    last = tail[tail.rfind(b"\n") + 1 :]
    if _row(last) is None and last.startswith(b'{"rule": '):
        size -= len(last)
        os.ftruncate(descriptor, size)
        return size, ""
    return size, "\n"


def _present(tail: bytes) -> set[tuple[str, str]]:
    rows = (row for line in tail.split(b"\n") if (row := _row(line)) is not None)
    return {(str(row.get("rule")), str(row.get("id"))) for row in rows}


def _row(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _write(descriptor: int, size: int, text: str) -> None:
    """Write all or nothing. Raises OSError."""
    rest = text.encode()
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, size)
        raise
