"""Set rows, as they are read from the library, as lines of csv, of json and of geojson.

A cell of text is always quoted in csv, and a missing value is nothing between two commas, so that
no reader takes the one for the other. Rows and lines are UTF-8, in which no mark is a part of a
character.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Any

from tui.library.rows import table_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.library.rows.columns import Column

_CELL, _ROW = table_cells.CELL.encode(), table_cells.ROW.encode()
_QUOTE, _GUARD = table_cells.QUOTE.encode(), table_cells.GUARD.encode()
_TO_CSV = bytes.maketrans(_GUARD + _CELL + _ROW + _QUOTE, b"',\n\"")
_TO_VALUES = bytes.maketrans(_ROW, b"\n")
_TO_CELLS = bytes.maketrans(_ROW + _QUOTE, _CELL + b'"')
_NULL = b"null"
_POINT = b',\n{"type":"Feature","geometry":{"type":"Point","coordinates":['


def csv_lines(rows: bytes) -> bytes:
    """Set rows as csv for spreadsheets: an apostrophe stands before what they would run."""
    return rows.replace(b'"', b'""').translate(_TO_CSV) + b"\n"


def value_lines(rows: bytes) -> bytes:
    """Set rows as csv for a program that knows the columns and the marks `CELL` and `QUOTE`."""
    return rows.translate(_TO_VALUES, _GUARD)


def json_lines(rows: bytes, columns: Sequence[Column]) -> bytes:
    """Set rows as objects of json, one a line, with every column in each."""
    cells = _json_cells(rows)
    first, *rest = (f'"{column.name}":'.encode() for column in columns)
    pattern = [b"{" + first, *(b"," + name for name in rest), b"}\n"]
    return _filled(pattern, [cells[place :: len(columns)] for place in range(len(columns))])


def features(rows: bytes, columns: Sequence[Column]) -> bytes:
    """Set the rows that have a point as features of geojson, a comma before each."""
    cells = _json_cells(rows)
    by_name = {column.name: cells[place :: len(columns)] for place, column in enumerate(columns)}
    lat, lon = by_name.pop("lat"), by_name.pop("lon")
    placed = [b"" not in point for point in zip(lat, lon, strict=True)]
    if not any(placed):
        return b""
    first, *rest = (f'"{name}":'.encode() for name in by_name)
    properties = [b']},"properties":{' + first, *(b"," + name for name in rest), b"}}"]
    columns_of_cells = [list(compress(column, placed)) for column in (lon, lat, *by_name.values())]
    return _filled([_POINT, b",", *properties], columns_of_cells)


def _filled(pattern: Sequence[bytes], columns: Sequence[list[bytes]]) -> bytes:
    """Put the cells of columns between the texts of a pattern, row after row.

    A column whose cells are all alike, as those that are mostly missing, joins the pattern.
    """
    count, text = len(columns[0]), pattern[0]
    stretches: list[list[bytes]] = []
    for cells, ending in zip(columns, pattern[1:], strict=True):
        if cells == [cells[0]] * count:
            text += (cells[0] or _NULL) + ending
        else:
            stretches += [text] * count, _present(cells)
            text = ending
    stretches.append([text] * count)
    parts = [b""] * (count * len(stretches))
    for place, stretch in enumerate(stretches):
        parts[place :: len(stretches)] = stretch
    return b"".join(parts)


def values(rows: bytes, columns: Sequence[Column]) -> Iterator[tuple[Any, ...]]:
    """Parse rows as values; days and times are texts, as ISO 8601 writes them."""
    import msgspec

    cells = b",".join(_present(_json_cells(rows)))
    flat = msgspec.json.decode(b"[" + cells + b"]", type=list[Any])
    width = len(columns)
    return (tuple(flat[start : start + width]) for start in range(0, len(flat), width))


def _present(cells: list[bytes]) -> list[bytes]:
    return [cell or _NULL for cell in cells] if b"" in cells else cells


def _json_cells(rows: bytes) -> list[bytes]:
    """The cells of all rows one after the other, as json writes them but for missing ones."""
    text = rows.replace(b"\\", b"\\\\").replace(b"\n", b"\\n").replace(b"\t", b"\\t")
    return text.replace(b'"', b'\\"').translate(_TO_CELLS, _GUARD).split(_CELL)
