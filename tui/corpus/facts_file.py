"""A file of facts, one line a document, that a run which was killed can go on with."""

from __future__ import annotations

import fcntl
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from tui.errors import DatelineError, unwritable


class _Line(msgspec.Struct):
    id: str


class FactsFile:
    """Lines of facts on disk, and of which documents they are."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        """Read which documents a file holds, and cut the half line that a killed run left."""
        self._path = path
        self._file = file
        self._held: Counter[str] = Counter()
        end = 0
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.endswith(b"\n"):
                    self._held[_id_of(line, path, number)] += 1
                    end += len(line)
        file.truncate(end)
        self.documents = self._held.total()

    def take(self, document: str) -> bool:
        """Strike a document's id off those that were there; says whether it was."""
        held = self._held[document] > 0
        self._held[document] -= held
        return held

    def write(self, line: str) -> None:
        """Add a line, which outlives the program from then on. Raises DatelineError."""
        rest = line.encode() + b"\n"
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            raise unwritable(self._path, error) from error


@contextmanager
def open_facts_file(path: Path) -> Iterator[FactsFile]:
    """Open a file to go on with, or make it.

    Raises DatelineError where it cannot be written, another run writes it, or it is no such file.
    """
    try:
        file = path.open("ab", buffering=0)
    except OSError as error:
        raise unwritable(path, error) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            facts = FactsFile(path, file)
        except BlockingIOError as error:
            message = f"{path} is being written by another run: wait for it, or name another file."
            raise DatelineError(message) from error
        except OSError as error:
            raise unwritable(path, error) from error
        yield facts


def _id_of(line: bytes, path: Path, number: int) -> str:
    try:
        return msgspec.json.decode(line, type=_Line).id
    except msgspec.MsgspecError as error:
        raise DatelineError(
            f"{path} holds something other than facts in line {number}: name another file."
        ) from error
