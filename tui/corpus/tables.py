"""Tables of documents: CSV and Parquet, a row at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from tui import clean
from tui.corpus.columns import columns
from tui.corpus.record import Record
from tui.corpus.schema import pyarrow
from tui.errors import DatelineError

MAX_FIELD = 16 * 1024 * 1024
"""Characters of a field of CSV; a quotation without an end would take in all that follows."""

DELIMITERS = ",;\t|"
BATCH = 64
"""Rows of Parquet that are held in memory."""


def read_csv(file: BinaryIO, name: str, source: str, chosen: Mapping[str, str]) -> Iterator[Record]:
    """Read the rows below a head of names; a row that cannot be read costs itself.

    Raises DatelineError where there is no head that names the text.
    """
    csv.field_size_limit(MAX_FIELD)
    lines = _lines(file)
    head = next((line for line in lines if line.strip()), "")
    delimiter = max(DELIMITERS, key=head.count)
    names = next(csv.reader([head], delimiter=delimiter), [])
    layout = columns(names, chosen, source)
    rows = csv.reader(lines, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        place = f"{name}, row {number}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Record(id=place, source=source, problem=f"{place}: it is no CSV ({error}).")
            continue
        if any(cell.strip() for cell in row):
            yield layout.record(dict(zip(names, row, strict=False)), place, source)


def _lines(file: BinaryIO) -> Iterator[str]:
    """Lines of text; bytes that are no UTF-8 wait as surrogates for the decoding of their field."""
    start = file.read(2)
    wide = start in (b"\xff\xfe", b"\xfe\xff")
    rest: Any = _Rejoined(start, file)
    encoding, errors = ("utf-16", "replace") if wide else ("utf-8-sig", "surrogateescape")
    return iter(io.TextIOWrapper(io.BufferedReader(rest), encoding, errors, newline=""))


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were looked at."""

    def __init__(self, start: bytes, file: BinaryIO) -> None:
        self._start = start
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._start or self._file.read(len(buffer))
        self._start = b""
        buffer[: len(data)] = data
        return len(data)


def read_parquet(
    file: BinaryIO, name: str, source: str, chosen: Mapping[str, str]
) -> Iterator[Record]:
    """Read the rows of a Parquet file, only the columns that are needed.

    Raises DatelineError where it is none, or the extra is missing.
    """
    arrow, parquet = pyarrow()
    try:
        table = parquet.ParquetFile(file)
        layout = columns(table.schema_arrow.names, chosen, source)
        number = 0
        for batch in table.iter_batches(BATCH, columns=[name for name in {*layout} if name]):
            for row in batch.to_pylist():
                number += 1
                yield layout.record(row, f"{name}, row {number}", source)
    except (arrow.ArrowException, OSError) as error:
        raise DatelineError(
            f"{source} cannot be read as Parquet: {clean.line(str(error))}."
        ) from error
