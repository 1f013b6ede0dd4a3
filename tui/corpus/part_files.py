"""Files of a corpus's parts: rows written and read as Parquet or JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tui.atomic import flush
from tui.corpus import schema
from tui.corpus.options import PartFormat
from tui.errors import DatelineError

_BATCH = 100
"""Rows that are turned into Arrow at a time, so that few of them are there as objects."""


class Key(NamedTuple):
    """What a row is known by, and what was wrong with its document."""

    digest: str
    version: str
    id: str
    problem: str | None


class _KeyLine(msgspec.Struct):
    id: str
    version: str
    digest: str
    problem: str | None = None


def write_part(path: Path, rows: Sequence[str], form: PartFormat) -> None:
    """Write rows, each a line of JSON, to a file and wait until it is on disk. Raises OSError."""
    with path.open("wb") as file:
        if form == "jsonl":
            file.writelines(line.encode() + b"\n" for line in rows)
        else:
            _write_parquet(file, rows)
    flush(path)


def _write_parquet(file: Any, rows: Sequence[str]) -> None:
    arrow, parquet = schema.pyarrow()
    columns = schema.schema(arrow)
    batches = [
        arrow.RecordBatch.from_pylist(
            [schema.typed(msgspec.json.decode(line)) for line in rows[at : at + _BATCH]],
            schema=columns,
        )
        for at in range(0, len(rows), _BATCH)
    ]
    with parquet.ParquetWriter(file, columns, compression="zstd") as writer:
        writer.write_table(arrow.Table.from_batches(batches, columns))


def read_keys(path: Path) -> Iterator[Key]:
    """Read which documents a part holds, in its order. Raises DatelineError where it is none."""
    try:
        if path.suffix == ".jsonl":
            with path.open("rb") as lines:
                for line in lines:
                    key = msgspec.json.decode(line, type=_KeyLine)
                    yield Key(key.digest, key.version, key.id, key.problem)
            return
        _, parquet = schema.pyarrow()
        table = parquet.read_table(path, columns=["id", "version", "digest", "problem"])
        for row in table.to_pylist():
            yield Key(row["digest"], row["version"], row["id"], row["problem"])
    except (msgspec.MsgspecError, OSError, KeyError, ValueError) as error:
        raise _no_part(path) from error


def read_rows(path: Path) -> list[str]:
    """Read the rows of a part as lines of JSON. Raises DatelineError where it is none."""
    try:
        if path.suffix == ".jsonl":
            return path.read_text(encoding="utf-8").split("\n")[:-1]
        _, parquet = schema.pyarrow()
        return [msgspec.json.encode(row).decode() for row in parquet.read_table(path).to_pylist()]
    except (OSError, ValueError) as error:
        raise _no_part(path) from error


def _no_part(path: Path) -> DatelineError:
    return DatelineError(f"{path} is no part that this version wrote: name another folder.")
