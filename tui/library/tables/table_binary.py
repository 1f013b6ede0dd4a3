"""Write rows as parquet, xlsx and gpkg, with what the extra `dateline[data]` brings."""

from __future__ import annotations

import shutil
import struct
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, Any

from tui.errors import DatelineError
from tui.extras import import_extra
from tui.library.rows.stored_rows import joined
from tui.library.rows.table_cells import CELL, QUOTE
from tui.library.rows.table_lines import value_lines
from tui.library.rows.table_select import row_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor, Future
    from types import ModuleType

    from tui.library.rows.columns import Column, TableName
    from tui.library.rows.stored_rows import StoredRows
    from tui.library.tables.table_reader import TableRows

_GROUP = 16_384
"""Rows of a group of a parquet file, which are held in memory."""
_PIECES = 4
"""Pieces that become one table: fewer cost arrow more, and so do more of them."""
_VARIED = frozenset(
    {
        *("article_id", "claim_id", "event_id", "sentence", "title", "link"),
        *("published", "fetched"),
    }
)
"""Columns in which hardly a value comes again."""
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
    dearer, and the file a sixth larger (pyarrow 26, claims of 100,000 articles).
    """
    arrow, parquet = _extra("pyarrow"), _extra("pyarrow.parquet")
    schema = _schema(arrow, rows.columns)
    how = {
        "compression": "zstd",
        "use_dictionary": [c.name for c in rows.columns if c.name not in _VARIED],
        "write_statistics": [c.name for c in rows.columns if c.type != "text"],
    }
    with parquet.ParquetWriter(stream, schema, **how) as writer:
        for table in _tables(rows, schema):
            writer.write_table(table)


def _schema(arrow: ModuleType, columns: Sequence[Column]) -> Any:
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
        "time": arrow.timestamp("ms", tz="UTC"),
    }
    return arrow.schema([(column.name, types[column.type]) for column in columns])


def _tables(rows: TableRows, schema: Any) -> Iterator[Any]:
    """Read rows as tables of arrow, in which no cell is one of Python's.

    A thread of its own makes them, while those before are written.
    """
    arrow = _extra("pyarrow")
    read = _piece_reader(rows.table, schema)
    held: list[Any] = []
    with ThreadPoolExecutor(1) as pool:
        for table in _read_ahead(pool, read, rows.pieces()):
            held.append(table)
            if sum(table.num_rows for table in held) >= _GROUP:
                yield arrow.concat_tables(held)
                held = []
    if held:
        yield arrow.concat_tables(held)


def _read_ahead(
    pool: Executor, read: Callable[[StoredRows], Any], pieces: Iterator[StoredRows]
) -> Iterator[Any]:
    waiting: deque[Future[Any]] = deque()
    while several := list(islice(pieces, _PIECES)):
        waiting.append(pool.submit(read, joined(several)))
        if len(waiting) > 1:
            yield waiting.popleft().result()
    yield from (future.result() for future in waiting)


def _piece_reader(name: TableName, schema: Any) -> Callable[[StoredRows], Any]:
    """What reads stored rows as a table of arrow; what an article's rows share is read once."""
    arrow = _extra("pyarrow")
    columns = row_columns(name)
    read_own, read_shared = _reader(schema, columns.own), _reader(schema, columns.shared)

    def read(rows: StoredRows) -> Any:
        own = read_own(rows.own())
        if not rows.shared:
            return own
        shared = read_shared(rows.shared)
        articles = arrow.array(rows.repeated(range(shared.num_rows)), arrow.int32())
        first, *last = shared.take(articles).itercolumns()
        return arrow.table([first, *own.itercolumns(), *last], schema)

    return read


def _reader(schema: Any, names: Sequence[str]) -> Callable[[bytes], Any]:
    """What reads rows of these columns as a table of arrow."""
    arrow, csv = _extra("pyarrow"), _extra("pyarrow.csv")
    reading = csv.ReadOptions(column_names=list(names), use_threads=False, block_size=1 << 30)
    marks = {"delimiter": CELL, "quote_char": QUOTE, "double_quote": False}
    # Values with line breaks are few, and reading them takes half as long again.
    parsings = [csv.ParseOptions(newlines_in_values=breaks, **marks) for breaks in (False, True)]
    converting = csv.ConvertOptions(
        column_types=schema,
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        true_values=["true"],
        false_values=["false"],
    )

    def read(text: bytes) -> Any:
        lines = arrow.BufferReader(value_lines(text))
        return csv.read_csv(lines, reading, parsings[b"\n" in text], converting)

    return read


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
    schema = arrow.schema([*_schema(arrow, columns), point])
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
    for table in _tables(rows, _schema(arrow, rows.columns)):
        placed = table.filter(compute.field("lat").is_valid() & compute.field("lon").is_valid())
        places = zip(placed["lon"].to_pylist(), placed["lat"].to_pylist(), strict=True)
        points = arrow.array([_POINT.pack(1, 1, *place) for place in places], arrow.binary())
        complete = placed.drop_columns(["lat", "lon"]).append_column("geometry", points)
        yield from complete.cast(schema).to_batches()


def _extra(module: str) -> ModuleType:
    return import_extra(module, "data", "this format")
