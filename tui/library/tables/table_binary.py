"""Write rows as parquet, xlsx and gpkg, with what the extra `dateline[data]` brings."""

from __future__ import annotations

import shutil
import struct
from array import array
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, Any, cast

from tui.errors import DatelineError
from tui.extras import import_extra
from tui.library.rows.stored_rows import joined_shared, repeated
from tui.library.rows.table_cells import CELL, QUOTE
from tui.library.rows.table_lines import value_lines
from tui.library.rows.table_select import row_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future
    from types import ModuleType

    from tui.library.rows.columns import Column, TableName
    from tui.library.rows.stored_rows import StoredRows
    from tui.library.tables.table_reader import TableRows

_GROUP = 16_384
"""Rows of a group of a parquet file, which are held in memory."""
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
    dearer, and the file a sixth larger (pyarrow 26, claims of 100,000 articles). Arrow's own schema
    is left out, lest what is held as a dictionary here is one of categories to who reads it.
    """
    arrow, parquet = _extra("pyarrow"), _extra("pyarrow.parquet")
    how = {
        "compression": "zstd",
        "use_dictionary": [c.name for c in rows.columns if c.name not in _VARIED],
        "write_statistics": [c.name for c in rows.columns if c.type != "text"],
        "store_schema": False,
    }
    schema = _schema(arrow, rows.columns)
    tables = _tables(rows, schema)
    first = next(tables, None)
    with parquet.ParquetWriter(stream, schema if first is None else first.schema, **how) as writer:
        for table in chain([] if first is None else [first], tables):
            writer.write_table(table)
            arrow.default_memory_pool().release_unused()


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

    A thread makes a table while the one before is written.
    """
    read = _group_reader(rows.table, schema)
    with ThreadPoolExecutor(1) as pool:
        ahead: Future[Any] | None = None
        for pieces, counts in _groups(rows.pieces()):
            table, ahead = ahead, pool.submit(read, pieces, counts)
            if table is not None:
                yield table.result()
        if ahead is not None:
            yield ahead.result()


def _groups(pieces: Iterator[StoredRows]) -> Iterator[tuple[list[StoredRows], list[int]]]:
    """Yield pieces that have enough rows together, and how many rows each article has."""
    held: list[StoredRows] = []
    counts: list[int] = []
    for piece in pieces:
        held.append(piece)
        counts += piece.counts()
        if sum(counts) >= _GROUP:
            yield held, counts
            held, counts = [], []
    if held:
        yield held, counts


def _group_reader(
    name: TableName, schema: Any
) -> Callable[[Sequence[StoredRows], Sequence[int]], Any]:
    """What reads pieces of rows, so many of each article, as one table of arrow.

    What the rows of an article share is read once. To repeat it in arrow would load
    `pyarrow.compute`, which takes as long as reading it again.
    """
    arrow = _extra("pyarrow")
    columns = row_columns(name)
    read_own, read_shared = _reader(schema, columns.own), _reader(schema, columns.shared)

    def read(pieces: Sequence[StoredRows], counts: Sequence[int]) -> Any:
        own = arrow.concat_tables([read_own(rows.own()) for rows in pieces])
        if not columns.shared:
            return own
        shared = read_shared(joined_shared(pieces))
        first, *last = _repeated(arrow, shared, counts)
        return arrow.table([first, *own.itercolumns(), *last], schema.names)

    return read


def _repeated(arrow: ModuleType, table: Any, counts: Sequence[int]) -> Iterator[Any]:
    """Repeat the rows of a table: numbers as they are, texts as their places in a dictionary."""
    places = _numbers(arrow, arrow.int32(), "i", repeated(range(table.num_rows), counts))
    for column in table.itercolumns():
        (values,) = column.chunks
        if not arrow.types.is_string(values.type):
            numbers = repeated(values.view(arrow.int64()).to_pylist(), counts)
            yield _numbers(arrow, values.type, "q", numbers)
            continue
        at = places
        if values.null_count:
            stated = [None if text is None else at for at, text in enumerate(values.to_pylist())]
            at = _numbers(arrow, arrow.int32(), "i", repeated(stated, counts))
        texts = arrow.Array.from_buffers(values.type, len(values), [None, *values.buffers()[1:]])
        yield arrow.DictionaryArray.from_arrays(at, texts)


def _numbers(arrow: ModuleType, type_: Any, code: str, numbers: list[int | None]) -> Any:
    """Make an array of integers of a code of `array`; `pyarrow.array` would load pandas for it."""
    presence = None
    if None in numbers:
        bits = "".join(["0" if number is None else "1" for number in reversed(numbers)])
        presence = arrow.py_buffer(int(bits, 2).to_bytes(-(-len(bits) // 8), "little"))
        numbers = [number or 0 for number in numbers]
    content = arrow.py_buffer(array(code, cast("list[int]", numbers)))
    return arrow.Array.from_buffers(type_, len(numbers), [presence, content])


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
