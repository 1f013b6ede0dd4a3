"""Write rows as parquet, xlsx and gpkg, with what the extra `dateline[data]` brings."""

from __future__ import annotations

import shutil
import struct
from array import array
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, Any

from tui.errors import DatelineError
from tui.extras import import_extra
from tui.library.tables.arrow_tables import arrow_schema, arrow_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from tui.library.rows.columns import Column
    from tui.library.tables.table_reader import TableRows

_VARIED = frozenset(
    {
        *("article_id", "claim_id", "event_id", "sentence", "title", "link"),
        *("published", "fetched"),
    }
)
"""Columns in which hardly a value comes again, where no dictionary is held already."""
_LONGEST_CELL = 32_767
_POINT = struct.Struct("<BIdd")
"""A point of well-known binary: the order of bytes, the type, x and y."""
_FIRST_DAY = "1900-03-01"
"""From which on sheets agree on days; a text in ISO 8601 sorts as they do."""
_MOST_ROWS = 1_048_575
"""Of a sheet of xlsx, beside its head."""


def write_parquet(rows: TableRows, stream: Any) -> None:
    """Write parquet: days are dates, times are timestamps in UTC.

    Columns have dictionaries and statistics where these are of use: others made writing a quarter
    dearer (pyarrow 26, claims of 100,000 articles). Arrow's own schema is left out, lest what is
    held as a dictionary here is one of categories to who reads it.
    """
    arrow, parquet = _extra("pyarrow"), _extra("pyarrow.parquet")
    tables = arrow_tables(rows)
    first = next(tables, None)
    schema = arrow_schema(rows.columns) if first is None else first.schema
    how = {
        "compression": "zstd",
        "use_dictionary": [
            field.name
            for field in schema
            if field.name not in _VARIED or arrow.types.is_dictionary(field.type)
        ],
        "write_statistics": [column.name for column in rows.columns if column.type != "text"],
        "store_schema": False,
    }
    with parquet.ParquetWriter(stream, schema, **how) as writer:
        for table in chain([] if first is None else [first], tables):
            writer.write_table(table)


def write_xlsx(rows: TableRows, stream: Any) -> None:
    """Write one sheet, in which no text is a formula. Raises DatelineError where it is full."""
    xlsxwriter = _extra("xlsxwriter")
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with _scratch(f"{rows.table}.xlsx", stream) as file:
        try:  # it closes its own files on the way out, also where a value cannot be held
            with xlsxwriter.Workbook(file, {**options, "tmpdir": str(file.parent)}) as book:
                _fill_sheet(book, rows)
        except xlsxwriter.exceptions.FileCreateError as error:  # it holds what the disk said
            raise OSError(*error.args[0].args) from error


def _fill_sheet(book: Any, rows: TableRows) -> None:
    sheet = book.add_worksheet("rows")
    formats = {
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
    }
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, [column.name for column in rows.columns])
    for number, row in enumerate(rows.values(), 1):
        if number > _MOST_ROWS:
            raise DatelineError(
                f"A sheet of xlsx holds {_MOST_ROWS:,} rows at most: narrow the query, or choose "
                "parquet or csv."
            )
        for place, (column, value) in enumerate(zip(rows.columns, row, strict=True)):
            if value is not None:
                _write_cell(sheet, (number, place), column, value, formats.get(column.type))


@contextmanager
def _scratch(name: str, stream: Any) -> Iterator[Path]:
    """A file for what writes to files alone, which is copied to the stream when it is whole."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        yield file
        with file.open("rb") as written:
            shutil.copyfileobj(written, stream)


def _write_cell(sheet: Any, at: tuple[int, int], column: Column, value: Any, style: Any) -> None:
    """Write a value as a sheet holds it: times in UTC without a zone, what is older as a text."""
    match column.type:
        case "boolean":
            sheet.write_boolean(*at, value)
        case "date" if value < _FIRST_DAY:
            sheet.write_string(*at, value)
        case "date":
            sheet.write_datetime(*at, date.fromisoformat(value), style)
        case "time":
            sheet.write_datetime(*at, datetime.fromisoformat(value).replace(tzinfo=None), style)
        case "integer" | "number":
            sheet.write_number(*at, value)
        case _:
            if len(value) > _LONGEST_CELL:
                raise DatelineError(
                    f"A cell of xlsx holds {_LONGEST_CELL:,} characters at most, and {column.name} "
                    f"of row {at[0]} is longer: choose parquet or csv."
                )
            sheet.write_string(*at, value)


def write_gpkg(rows: TableRows, stream: Any) -> None:
    """Write a GeoPackage with a layer of points; rows without a point are left out."""
    arrow, pyogrio = _extra("pyarrow"), _extra("pyogrio")
    columns = [column for column in rows.columns if column.name not in ("lat", "lon")]
    point = arrow.field(
        "geometry", arrow.binary(), metadata={"ARROW:extension:name": "geoarrow.wkb"}
    )
    schema = arrow.schema([*arrow_schema(columns), point])
    with _scratch(f"{rows.table}.gpkg", stream) as file:
        reader = arrow.RecordBatchReader.from_batches(schema, _batches(rows, schema))
        try:
            pyogrio.write_arrow(
                reader,
                file,
                layer=rows.table,
                driver="GPKG",
                geometry_name="geometry",
                geometry_type="Point",
                crs="EPSG:4326",
            )
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
            raise DatelineError(f"The layer cannot be written: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    """What a library says of its fault, or that it says nothing: mostly a disk is full then."""
    return f"{error}." if str(error) else f"the folder {gettempdir()} may be full."


def _batches(rows: TableRows, schema: Any) -> Iterator[Any]:
    """Rows with a point, as batches whose last column is the point in WKB."""
    arrow, compute = _extra("pyarrow"), _extra("pyarrow.compute")
    for table in arrow_tables(rows):
        placed = table.filter(compute.field("lat").is_valid() & compute.field("lon").is_valid())
        places = zip(placed["lon"].to_pylist(), placed["lat"].to_pylist(), strict=True)
        points = _points(arrow, [_POINT.pack(1, 1, *place) for place in places])
        complete = placed.drop_columns(["lat", "lon"]).append_column("geometry", points)
        yield from complete.cast(schema).to_batches()


def _points(arrow: ModuleType, points: Sequence[bytes]) -> Any:
    """Make an array of points in WKB, which `pyarrow.array` would load pandas for."""
    offsets = array("i", range(0, _POINT.size * (len(points) + 1), _POINT.size))
    buffers = [None, arrow.py_buffer(offsets), arrow.py_buffer(b"".join(points))]
    return arrow.Array.from_buffers(arrow.binary(), len(points), buffers)


def _extra(module: str) -> ModuleType:
    return import_extra(module, "data", "this format")
