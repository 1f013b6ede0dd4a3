"""Write rows as csv, jsonl, geojson, markdown, parquet or xlsx, each as it comes.

Of text formats the stream is of text, of parquet and xlsx of bytes.
"""

from __future__ import annotations

import csv
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from tui.errors import DatelineError
from tui.library.table_cells import guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from types import ModuleType

    from tui.library.columns import Column, ColumnType
    from tui.library.table_rows import Cells

BINARY = frozenset({"parquet", "xlsx"})
"""Formats whose stream is of bytes."""

_BATCH = 4_096
"""Rows of a group of a parquet file that are held in memory."""
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_575
"""Of a sheet of xlsx, beside its head."""
_ESCAPES = str.maketrans({"|": r"\|", "\\": r"\\", "*": r"\*", "_": r"\_", "`": r"\`", "@": r"\@",
                          "<": r"\<", "[": r"\[", "~": r"\~", "#": r"\#", "$": r"\$"})  # fmt: skip


def _csv(columns: Sequence[Column], rows: Iterable[Cells], stream: Any) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    cells = [(column.name, _CSV_CELLS[column.type]) for column in columns]
    writer.writerows(
        [None if (value := row[name]) is None else cell(value) for name, cell in cells]
        for row in rows
    )


def _moment(value: datetime) -> str:
    return value.isoformat().replace("+00:00", "Z")


def _same(value: object) -> object:
    return value


_CSV_CELLS: Mapping[ColumnType, Callable[[Any], object]] = {
    "text": guarded,
    "integer": _same,
    "number": _same,
    "boolean": lambda value: "true" if value else "false",
    "date": _same,
    "time": _moment,
}
"""What makes a cell of csv from a value of each type."""


def _json(value: object) -> str:
    import msgspec

    return msgspec.json.encode(value).decode()


def _jsonl(columns: Sequence[Column], rows: Iterable[Cells], stream: Any) -> None:
    for row in rows:
        stream.write(_json({column.name: row[column.name] for column in columns}) + "\n")


def _geojson(columns: Sequence[Column], rows: Iterable[Cells], stream: Any) -> None:
    stream.write('{"type":"FeatureCollection","features":[')
    parting = "\n"
    for row in rows:
        if row["lat"] is None or row["lon"] is None:
            continue
        feature = {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
            "properties": {c.name: row[c.name] for c in columns if c.name not in ("lat", "lon")},
        }
        stream.write(parting + _json(feature))
        parting = ",\n"
    stream.write("\n]}\n")


def _markdown(columns: Sequence[Column], rows: Iterable[Cells], stream: Any) -> None:
    stream.write(_markdown_row([column.name for column in columns]))
    stream.write("|" + "---|" * len(columns) + "\n")
    cells = [(c.name, _same if c.type == "text" else _CSV_CELLS[c.type]) for c in columns]
    for row in rows:
        stream.write(
            _markdown_row(
                ["" if row[name] is None else str(cell(row[name])) for name, cell in cells]
            )
        )


def _markdown_row(texts: Iterable[str]) -> str:
    cells = (" ".join(text.split()).translate(_ESCAPES) for text in texts)
    return f"| {' | '.join(cells)} |\n"


def _parquet(columns: Sequence[Column], rows: Iterable[Cells], stream: Any) -> None:
    arrow, parquet = _extra("pyarrow"), _extra("pyarrow.parquet")
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
        "time": arrow.timestamp("ms", tz="UTC"),
    }
    schema = arrow.schema([(column.name, types[column.type]) for column in columns])
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        remaining = iter(rows)
        while batch := list(islice(remaining, _BATCH)):
            writer.write_table(arrow.Table.from_pylist(batch, schema=schema))


def _xlsx(columns: Sequence[Column], rows: Iterable[Cells], stream: Any) -> None:
    xlsxwriter = _extra("xlsxwriter")
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        sheet = book.add_worksheet("rows")
        formats = {
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [column.name for column in columns])
        for number, row in enumerate(rows, 1):
            if number > _MOST_ROWS:
                raise DatelineError(
                    f"A sheet of xlsx holds {_MOST_ROWS:,} rows at most: narrow the query, or "
                    "choose parquet or csv."
                )
            for place, column in enumerate(columns):
                value = _sheet_value(row[column.name], number, column)
                if value is not None:
                    _write_cell(sheet, (number, place), value, formats.get(column.type))


def _sheet_value(value: Any, number: int, column: Column) -> Any:
    """A value as a sheet holds it: times in UTC without a zone."""
    if isinstance(value, str) and len(value) > _LONGEST_CELL:
        raise DatelineError(
            f"A cell of xlsx holds {_LONGEST_CELL:,} characters at most, and {column.name} of row "
            f"{number} is longer: choose parquet or csv."
        )
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def _write_cell(sheet: Any, at: tuple[int, int], value: Any, style: Any) -> None:
    if isinstance(value, str):
        sheet.write_string(*at, value)
    elif isinstance(value, bool):
        sheet.write_boolean(*at, value)
    elif isinstance(value, date):
        sheet.write_datetime(*at, value, style)
    else:
        sheet.write_number(*at, value)


def _extra(name: str) -> ModuleType:
    """Import what an extra brings. Raises DatelineError, which names the extra, without it."""
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as error:
        raise DatelineError(
            f"{name.partition('.')[0]} is not installed, which this format needs: "
            "pip install 'dateline[data]' brings it."
        ) from error


WRITERS: Mapping[str, Callable[[Sequence[Column], Iterable[Cells], Any], None]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "geojson": _geojson,
    "markdown": _markdown,
    "parquet": _parquet,
    "xlsx": _xlsx,
}
"""What writes the rows of a table, by the name of the format."""
