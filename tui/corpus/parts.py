"""A folder of parts that mirrors its inputs: as if they had been analysed in one go.

A part gets its name when it is complete and on disk, so that a killed run loses what was in none
yet, and nothing else. The next run compares its inputs with the rows that are there, one by one,
and does only what is missing. From the first row on that differs the parts are set aside, and what
of them still fits is taken over: documents that were added, changed or removed stand where a new
run would put them.

Nothing but parts lies in the folder, which readers of folders take for one table. Beside it is
`.NAME.work` while a run is under way.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tui.atomic import flush
from tui.corpus.options import PartFormat
from tui.corpus.part_files import Key, read_keys, read_rows, write_part
from tui.corpus.record import Record
from tui.errors import DatelineError, unwritable

_NAME = re.compile(r"part-(\d{5,})\.(parquet|jsonl)")


class PartsForm(NamedTuple):
    """How parts are written: their format, their documents at most, and the analysis's version.

    With `retry`, rows that have a problem count as missing. Without `replace`, rows of documents
    that the inputs do not have where they stand are a mistake.
    """

    format: PartFormat
    size: int
    version: str
    retry: bool = False
    replace: bool = False


class Parts:
    """The parts of a folder, as the documents of the inputs come in their order.

    First `holds` is asked of each record until one is missing; from then on `row` is, and every
    row is added. `documents` counts all rows, `taken` those that were there.
    """

    def __init__(self, folder: Path, form: PartsForm) -> None:
        """Look at what is there. Raises DatelineError where that is not ours."""
        self._folder = folder
        self._form = form
        self._work = folder.with_name(f".{folder.name}.work")
        self._existing = self._list()
        self._at = 0
        self._keys: list[Key] = []
        self._key = 0
        self._matching = True
        self._rows: list[str] = []
        self._old: dict[tuple[str, str], tuple[Path, int]] | None = None
        self._loaded: tuple[Path | None, list[str]] = (None, [])
        self.documents = 0
        self.taken = 0
        self.problems: list[tuple[str, str]] = []

    def holds(self, record: Record) -> bool:
        """Tell whether the next row is this record's; once one is not, the rest is set aside.

        Raises DatelineError where that would replace the rows of other documents by mistake.
        """
        if not self._matching:
            return False
        key = self._next_key()
        if key is None or not self._fits(key, record.digest):
            self._permit(key, record.digest)
            self._set_aside()
            return False
        self._key += 1
        self.taken += 1
        self._count(key.id, key.problem)
        return True

    def row(self, record: Record) -> str | None:
        """Find the row of a record among those set aside, or None."""
        if self._old is None:
            self._old = self._index()
        place = self._old.get((record.digest, self._form.version))
        if place is None:
            return None
        path, number = place
        if self._loaded[0] != path:
            self._loaded = (path, read_rows(path))
        self.taken += 1
        return self._loaded[1][number]

    def add(self, row: str, name: str, problem: str | None) -> None:
        """Add the next row, a line of JSON. Raises DatelineError where it cannot be written."""
        self._rows.append(row)
        self._count(name, problem)
        if len(self._rows) >= self._form.size:
            self._write()

    def finish(self) -> None:
        """Write the last part; what is there beyond the inputs' end is no more."""
        if self._matching and (key := self._next_key()) is not None:
            self._permit(key, "")
            self._set_aside()
        if self._rows:
            self._write()
        shutil.rmtree(self._work, ignore_errors=True)

    def _list(self) -> list[Path]:
        """List the parts in order, so far as none is missing between them."""
        try:
            names = sorted(path.name for path in self._folder.iterdir() if path.name[0] != ".")
        except OSError as error:
            raise unwritable(self._folder, error) from error
        for name in names:
            match = _NAME.fullmatch(name)
            if match is None or match[2] != self._form.format:
                raise DatelineError(
                    f"{self._folder} holds {name}, which is no part of {self._form.format}: name "
                    "an empty folder, or a new one."
                )
        numbers = [int(name[5:].partition(".")[0]) for name in names]
        complete = next((at for at, number in enumerate(numbers) if at != number), len(numbers))
        for name in reversed(names[complete:]):
            self._move(self._folder / name)
        return [self._folder / name for name in names[:complete]]

    def _fits(self, key: Key, digest: str) -> bool:
        same = (key.digest, key.version) == (digest, self._form.version)
        return same and not (self._form.retry and key.problem)

    def _permit(self, key: Key | None, digest: str) -> None:
        if key is not None and key.digest != digest and not self._form.replace:
            raise DatelineError(
                f"{self._folder} holds the facts of other inputs, {key.id} for one: name another "
                "folder, or say --force to replace them."
            )

    def _next_key(self) -> Key | None:
        while self._key >= len(self._keys) and self._at < len(self._existing):
            self._keys = list(read_keys(self._existing[self._at]))
            self._at += 1
            self._key = 0
        return self._keys[self._key] if self._key < len(self._keys) else None

    def _set_aside(self) -> None:
        """Go on from here with new parts; what the current one holds up to here begins the first.

        The last part goes first, so that whatever is left by a kill has no gap.
        """
        self._matching = False
        if self._key < len(self._keys) or 0 < len(self._keys) < self._form.size:
            self._at -= 1
            self._rows = read_rows(self._existing[self._at])[: self._key]
        for path in reversed(self._existing[self._at :]):
            self._move(path)

    def _move(self, path: Path) -> None:
        old = self._work / "old"
        try:
            old.mkdir(parents=True, exist_ok=True)
            path.replace(old / f"{len([*old.iterdir()]):05}-{path.name}")
        except OSError as error:
            raise unwritable(old, error) from error

    def _index(self) -> dict[tuple[str, str], tuple[Path, int]]:
        """Find the rows that were set aside, also by a run that was killed."""
        rows = {}
        for path in sorted((self._work / "old").glob("*-part-*")):
            for number, key in enumerate(read_keys(path)):
                if self._fits(key, key.digest):
                    rows[key.digest, key.version] = (path, number)
        return rows

    def _count(self, name: str, problem: str | None) -> None:
        self.documents += 1
        if problem is not None:
            self.problems.append((name, problem))

    def _write(self) -> None:
        path = self._folder / f"part-{self._at:05}.{self._form.format}"
        unfinished = self._work / path.name
        try:
            self._work.mkdir(exist_ok=True)
            write_part(unfinished, self._rows, self._form.format)
            unfinished.replace(path)
            flush(self._folder)
        except OSError as error:
            raise unwritable(path, error) from error
        self._rows = []
        self._at += 1


@contextmanager
def open_parts(folder: Path, form: PartsForm) -> Iterator[Parts]:
    """Open a folder of parts to go on with, or make it, for this run alone.

    Raises DatelineError where it cannot be written, another run writes it, or it holds other files.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield Parts(folder, form)
    except BlockingIOError as error:
        raise DatelineError(
            f"{folder} is being written by another run: wait for it, or name another folder."
        ) from error
    finally:
        os.close(handle)
