"""Rows as they are stored become the same rows in every format, whatever their texts are."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pyarrow.csv
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import clean
from tui.library.facts.exported_rows import date_span
from tui.library.rows.columns import Column, ColumnType
from tui.library.rows.stored_rows import RowColumns, StoredRows
from tui.library.rows.table_cells import CELL, QUOTE, ROW, guarded, join_cells
from tui.library.rows.table_lines import csv_lines, json_lines, value_lines, values

TYPES: tuple[ColumnType, ...] = ("text", "integer", "text", "number", "boolean", "text")
COLUMNS = tuple(Column(f"{type_}_{place}", type_, "") for place, type_ in enumerate(TYPES))
NAMES = RowColumns(tuple(column.name for column in COLUMNS))
TEXTS = st.one_of(
    st.text("a\"',;=+-@＝\\\n\t é№{}[]:", max_size=8), st.text(max_size=8), st.just("null")
).map(clean.text)
VALUES = {
    "text": TEXTS,
    "integer": st.integers(-(2**53), 2**53),
    "number": st.floats(-180, 180),
    "boolean": st.booleans(),
}
ROWS = st.lists(st.tuples(*(st.none() | VALUES[type_] for type_ in TYPES)), min_size=1, max_size=4)


def stored(rows: list[tuple[Any, ...]]) -> bytes:
    names = [column.name for column in COLUMNS]
    lines = (join_cells(COLUMNS, dict(zip(names, row, strict=True))) for row in rows)
    return ROW.join(lines).encode()


@given(ROWS)
def test_json_and_values_are_what_was_stored(rows):
    text = stored(rows)
    lines = json_lines(StoredRows(text), NAMES).splitlines()
    assert [tuple(json.loads(line).values()) for line in lines] == rows
    assert list(values(text, COLUMNS)) == rows


@given(ROWS)
def test_csv_has_every_text_with_a_guard_before_formulas(rows):
    read = list(
        csv.reader(io.StringIO(csv_lines(StoredRows(stored(rows)), NAMES).decode(), newline=""))
    )
    assert [[row[0], row[2], row[5]] for row in read] == [
        [guarded(row[place] or "") for place in (0, 2, 5)] for row in rows
    ]
    assert [row[1] for row in read] == ["" if row[1] is None else str(row[1]) for row in rows]
    assert [row[4] for row in read] == [
        "" if row[4] is None else json.dumps(row[4]) for row in rows
    ]


@given(ROWS)
def test_a_program_that_knows_the_columns_tells_empty_from_missing(rows):
    read = pyarrow.csv.read_csv(
        io.BytesIO(value_lines(stored(rows))),
        pyarrow.csv.ReadOptions(column_names=[column.name for column in COLUMNS]),
        pyarrow.csv.ParseOptions(
            delimiter=CELL, quote_char=QUOTE, double_quote=False, newlines_in_values=True
        ),
        pyarrow.csv.ConvertOptions(
            column_types={column.name: "string" for column in COLUMNS},
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    ).to_pylist()
    assert [[row[COLUMNS[place].name] for place in (0, 2, 5)] for row in read] == [
        [row[place] for place in (0, 2, 5)] for row in rows
    ]


@pytest.mark.parametrize(
    ("stated", "span"),
    [
        (("2026-03-08", None, None), (date(2026, 3, 8), date(2026, 3, 8), "day")),
        (("2026-03-02", None, "week"), (date(2026, 3, 2), date(2026, 3, 8), "week")),
        (("2024-02", None, "month"), (date(2024, 2, 1), date(2024, 2, 29), "month")),
        (("2026", None, None), (date(2026, 1, 1), date(2026, 12, 31), "year")),
        (("2026-03-01", "2026-03-04", "day"), (date(2026, 3, 1), date(2026, 3, 4), "day")),
        (("soon", None, None), (None, None, None)),
        (("2026-02-30", None, "day"), (None, None, None)),
        ((None, None, None), (None, None, None)),
    ],
)
def test_a_date_is_its_first_and_last_day(stated, span):
    assert date_span(*stated) == span
