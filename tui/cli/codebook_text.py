"""Lay out the codebook of the tables as text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.corpus.schema import Field
    from tui.library.rows.columns import Column, TableName

_ROWS = {
    "claims": "one row a claim: a statement that people were killed, injured, ...",
    "articles": "one row an article, with its toll",
    "people": "one row a person that an article names",
    "places": "one row a place that an article names",
}
_GENERAL = """\
Missing values are empty cells in csv, null in the other forms; nothing is made up to fill them,
and NA is Namibia. Texts are UTF-8, days are ISO 8601, times are in UTC. A text that a
spreadsheet would run as a formula has an apostrophe before it in csv; in xlsx it stays a text.
Rejected facts are left out; what was corrected or added stands as the reader wrote it.
Claims of one event_id are of articles that tell of one day and one place: of their tolls the
greatest counts, not the sum. ACLED and UCDP GED name the counterpart, which they code by rules of
their own.

Programs that take NA for nothing, or counts of 0 and 1 for False and True, must be told not to:
    pandas.read_csv("claims.csv", keep_default_na=False, na_values=[""])
    read.csv("claims.csv", na.strings = "")                                       # R
    csvsort --no-inference --blanks -c claim_id claims.csv                        # csvkit
LibreOffice asks for the encoding of csv (UTF-8); xlsx, parquet and gpkg need no word of
explanation."""


_DOCUMENTS = """\
One row a document, in the order of the inputs; the facts of a document are lists in its row, and
[] stands for each of a list. Nothing is made up to fill a field: what the text does not state is
null. A document that could not be read or analysed has a row too, with the reason as its problem.

    SELECT id, unnest(casualties, recursive := true) FROM 'facts/*.parquet'      -- DuckDB
    polars.read_parquet("facts").select("id", "casualties").explode("casualties")
"""


def codebook_lines(tables: Mapping[TableName, tuple[Column, ...]]) -> Iterator[str]:
    """Explain every column of these tables."""
    yield from _GENERAL.splitlines()
    for table, columns in tables.items():
        yield ""
        yield f"{table}: {_ROWS[table]}"
        for column in columns:
            yield from _column(column)


def document_lines(fields: Iterable[Field]) -> Iterator[str]:
    """Explain every field of the rows of a corpus, by its path."""
    yield from _DOCUMENTS.splitlines()
    yield ""
    for field in fields:
        yield f"  {field.name:<32} {field.type:<8} {field.meaning}".rstrip()


def _column(column: Column) -> Iterator[str]:
    yield f"  {column.name:<18} {column.type:<8} {column.meaning}"
    if column.values:
        values = f"one of: {', '.join(column.values)}"
        yield from textwrap.wrap(values, 98, initial_indent=" " * 30, subsequent_indent=" " * 30)
    counterparts = (("ACLED", column.acled), ("GED", column.ged), ("HXL", column.hxl))
    lines = [f"{of} {name}" for of, name in counterparts if name]
    if lines:
        yield f"{'':30}{', '.join(lines)}"
