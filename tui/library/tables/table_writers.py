"""Write rows as csv, jsonl, geojson, markdown, html, parquet, xlsx or gpkg, each as it comes.

Of text formats the stream is of text, of the others of bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from tui.library.tables import table_binary
from tui.library.tables.table_html import write_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tui.library.rows.columns import ColumnType
    from tui.library.tables.table_reader import TableRows

_ESCAPES = str.maketrans({"|": r"\|", "\\": r"\\", "*": r"\*", "_": r"\_", "`": r"\`", "@": r"\@",
                          "<": r"\<", "[": r"\[", "~": r"\~", "#": r"\#", "$": r"\$"})  # fmt: skip


def write_csv(rows: TableRows, stream: Any, *, hxl: bool = False) -> None:
    """Write csv; with `hxl` the row of hashtags of the Humanitarian Exchange Language."""
    stream.write(",".join(column.name for column in rows.columns) + "\n")
    if hxl:
        stream.write(",".join(column.hxl for column in rows.columns) + "\n")
    write = _byte_writer(stream)
    for lines in rows.lines("csv"):
        write(lines)


def _jsonl(rows: TableRows, stream: Any) -> None:
    write = _byte_writer(stream)
    for lines in rows.lines("jsonl"):
        write(lines)


def _geojson(rows: TableRows, stream: Any) -> None:
    """Features with a point; a member for each column that is no coordinate."""
    stream.write('{"type":"FeatureCollection","features":[')
    write = _byte_writer(stream)
    pieces = rows.lines("geojson")
    write(next(pieces, b"").removeprefix(b","))
    for lines in pieces:
        write(lines)
    stream.write("\n]}\n")


def _byte_writer(stream: Any) -> Callable[[bytes], object]:
    """Writes UTF-8 to a stream of text, as it is where the stream would write the same."""
    if getattr(stream, "encoding", "") != "utf-8" or not hasattr(stream, "buffer"):
        return lambda text: stream.write(text.decode())
    stream.flush()
    return cast("Callable[[bytes], object]", stream.buffer.write)


def _markdown(rows: TableRows, stream: Any) -> None:
    stream.write(_markdown_row([column.name for column in rows.columns]))
    stream.write("|" + "---|" * len(rows.columns) + "\n")
    types = [column.type for column in rows.columns]
    for row in rows.values():
        cells = [cell_text(value, type_) for value, type_ in zip(row, types, strict=True)]
        stream.write(_markdown_row(cells))


def _markdown_row(texts: Iterable[str]) -> str:
    cells = (" ".join(text.split()).translate(_ESCAPES) for text in texts)
    return f"| {' | '.join(cells)} |\n"


def cell_text(value: Any, type_: ColumnType) -> str:
    """Write a value as the text of a cell, "" where it is missing."""
    if value is None:
        return ""
    return ("false", "true")[value] if type_ == "boolean" else str(value)


WRITERS: Mapping[str, Callable[[TableRows, Any], None]] = {
    "csv": write_csv,
    "jsonl": _jsonl,
    "geojson": _geojson,
    "markdown": _markdown,
    "html": write_html,
    "parquet": table_binary.write_parquet,
    "xlsx": table_binary.write_xlsx,
    "gpkg": table_binary.write_gpkg,
}
"""What writes the rows of a table, by the name of the format."""
