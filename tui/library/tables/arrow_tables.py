"""Read rows as tables of arrow, in which no cell is one of Python's."""

from __future__ import annotations

from array import array
from concurrent.futures import ThreadPoolExecutor
from operator import mul
from typing import TYPE_CHECKING, Any

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

_GROUP = 12_000
"""Rows of a table, and so of a group of a parquet file, which are held in memory.

With a third more, arrow had to give memory back between groups, and got it anew for the next one.
"""


def arrow_schema(columns: Sequence[Column]) -> Any:
    """Say as what types columns are held."""
    arrow = _extra("pyarrow")
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
        "time": arrow.timestamp("ms", tz="UTC"),
    }
    return arrow.schema([(column.name, types[column.type]) for column in columns])


def arrow_tables(rows: TableRows) -> Iterator[Any]:
    """Read rows as tables of arrow, in which no cell is one of Python's.

    A thread makes a table while the one before is written.
    """
    read = _group_reader(rows.table, arrow_schema(rows.columns))
    with ThreadPoolExecutor(1) as pool:
        ahead: Future[Any] | None = None
        for pieces, counts in _groups(rows.pieces(milliseconds=True)):
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
    count, places = sum(counts), _buffer(arrow, "i", repeated(range(table.num_rows), counts))
    for column in table.itercolumns():
        (values,) = column.chunks
        bits, *content = values.buffers()
        stated = _repeated_bits(arrow, bits, counts) if values.null_count else None
        if arrow.types.is_string(values.type):
            at = arrow.Array.from_buffers(arrow.int32(), count, [stated, places])
            texts = arrow.Array.from_buffers(values.type, len(values), [None, *content])
            yield arrow.DictionaryArray.from_arrays(at, texts)
        else:
            numbers = _buffer(arrow, "q", repeated(memoryview(content[0]).cast("q"), counts))
            yield arrow.Array.from_buffers(values.type, count, [stated, numbers])


def _buffer(arrow: ModuleType, code: str, numbers: list[int]) -> Any:
    """Hold integers of a code of `array` as arrow does; `pyarrow.array` would load pandas."""
    return arrow.py_buffer(array(code, numbers))


def _repeated_bits(arrow: ModuleType, bits: Any, counts: Sequence[int]) -> Any:
    """Repeat the bits of a buffer, which begin with the lowest one of each byte."""
    first_to_last = f"{int.from_bytes(bits, 'little'):b}".zfill(len(counts))[::-1]
    text = "".join(map(mul, first_to_last, counts))
    return arrow.py_buffer(int(text[::-1], 2).to_bytes(-(-len(text) // 8), "little"))


def _reader(schema: Any, names: Sequence[str]) -> Callable[[bytes], Any]:
    """What reads rows of these columns, whose times are numbers, as a table of arrow."""
    arrow, csv = _extra("pyarrow"), _extra("pyarrow.csv")
    reading = csv.ReadOptions(column_names=list(names), use_threads=False, block_size=1 << 30)
    marks = {"delimiter": CELL, "quote_char": QUOTE, "double_quote": False}
    # Values with line breaks are few, and reading them takes half as long again.
    parsings = [csv.ParseOptions(newlines_in_values=breaks, **marks) for breaks in (False, True)]
    fields = [schema.field(name) for name in names]
    times = [field for field in fields if arrow.types.is_timestamp(field.type)]
    converting = csv.ConvertOptions(
        column_types={
            field.name: arrow.int64() if field in times else field.type for field in fields
        },
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        true_values=["true"],
        false_values=["false"],
    )

    def read(text: bytes) -> Any:
        lines = arrow.BufferReader(value_lines(text))
        table = csv.read_csv(lines, reading, parsings[b"\n" in text], converting)
        for field in times:
            (numbers,) = table[field.name].chunks
            table = table.set_column(names.index(field.name), field, numbers.view(field.type))
        return table

    return read


def _extra(module: str) -> ModuleType:
    return import_extra(module, "data", "this format")
