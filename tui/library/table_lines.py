"""Set rows, as they are read from the library, as lines of csv, of json and of geojson.

A cell of text is always quoted in csv, and a missing value is nothing between two commas, so that
no reader takes the one for the other.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Any

from tui.library.table_cells import CELL, GUARD, QUOTE, ROW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.library.columns import Column

_POINT = '{"type":"Feature","geometry":{"type":"Point","coordinates":['


def csv_lines(rows: str) -> str:
    """Set rows as csv for spreadsheets: an apostrophe stands before what they would run."""
    lines = rows.replace(QUOTE, '""').replace(GUARD, "'")
    return lines.replace(CELL, ",").replace(ROW, "\n") + "\n"


def value_lines(rows: str) -> bytes:
    """Set rows as csv for a program that knows the columns, with `CELL` between cells."""
    lines = rows.replace(QUOTE, '""').replace(GUARD, "")
    return (lines.replace(ROW, "\n") + "\n").encode()


def json_lines(rows: str, columns: Sequence[Column]) -> str:
    """Set rows as objects of json, one a line, with every column in each."""
    first, *rest = (f'"{column.name}":' for column in columns)
    pattern = [f"{{{first}", *(f",{name}" for name in rest), "}\n"]
    return _filled(pattern, list(_json_columns(rows, columns).values()))


def features(rows: str, columns: Sequence[Column]) -> str:
    """Set the rows that have a point as features of geojson, a comma before each."""
    cells = _json_columns(rows, columns)
    lat, lon = cells.pop("lat"), cells.pop("lon")
    placed = ["null" not in point for point in zip(lat, lon, strict=True)]
    first, *rest = (f'"{name}":' for name in cells)
    pattern = [f",\n{_POINT}", ",", f']}},"properties":{{{first}', *(f",{name}" for name in rest)]
    columns_of_cells = [list(compress(column, placed)) for column in (lon, lat, *cells.values())]
    return _filled([*pattern, "}}"], columns_of_cells)


def _filled(pattern: Sequence[str], columns: Sequence[Sequence[str]]) -> str:
    """Put the cells of columns between the texts of a pattern, row after row."""
    count, width = len(columns[0]), len(pattern) + len(columns)
    parts = [""] * (count * width)
    for place, text in enumerate(pattern):
        parts[2 * place :: width] = [text] * count
    for place, cells in enumerate(columns):
        parts[2 * place + 1 :: width] = cells
    return "".join(parts)


def values(rows: str, columns: Sequence[Column]) -> Iterator[tuple[Any, ...]]:
    """Parse rows as values; days and times are texts, as ISO 8601 writes them."""
    import msgspec

    flat = msgspec.json.decode(f"[{','.join(_present(_json_cells(rows)))}]", type=list[Any])
    width = len(columns)
    return (tuple(flat[start : start + width]) for start in range(0, len(flat), width))


def _json_columns(rows: str, columns: Sequence[Column]) -> dict[str, list[str]]:
    cells, width = _json_cells(rows), len(columns)
    return {column.name: _present(cells[place::width]) for place, column in enumerate(columns)}


def _present(cells: list[str]) -> list[str]:
    return [cell or "null" for cell in cells] if "" in cells else cells


def _json_cells(rows: str) -> list[str]:
    """The cells of all rows one after the other, as json writes them but for missing ones."""
    text = rows.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    text = text.replace(QUOTE, '\\"').replace(GUARD, "").replace(ROW, CELL)
    return text.split(CELL)
