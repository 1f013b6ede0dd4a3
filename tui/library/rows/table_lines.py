"""Set rows, as they are read from the library, as lines of csv, of json and of geojson.

A cell of text is always quoted in csv, and a missing value is nothing between two commas, so that
no reader takes the one for the other. Rows and lines are UTF-8, in which no mark is a part of a
character.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.library.rows import table_cells
from tui.library.rows.stored_rows import complete, repeated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tui.library.rows.columns import Column
    from tui.library.rows.stored_rows import RowColumns, StoredRows

_CELL, _ROW = table_cells.CELL.encode(), table_cells.ROW.encode()
_QUOTE, _GUARD = table_cells.QUOTE.encode(), table_cells.GUARD.encode()
_TO_CSV = bytes.maketrans(_GUARD + _CELL + _QUOTE, b"',\"")
_TO_VALUES = bytes.maketrans(_ROW, b"\n")
_TO_CELLS = bytes.maketrans(_ROW + _QUOTE, _CELL + b'"')
_NULL = b"null"
_POINT = b',\n{"type":"Feature","geometry":{"type":"Point","coordinates":['
_PROPERTIES = b']},"properties":'


def csv_lines(rows: StoredRows, _: RowColumns) -> bytes:
    """Set rows as csv for spreadsheets: an apostrophe stands before what they would run."""
    parts = (rows.shared, rows.grouped())
    shared, own = (part.replace(b'"', b'""').translate(_TO_CSV) for part in parts)
    return complete(shared, own, b",", b"\n") + b"\n"


def value_lines(rows: bytes) -> bytes:
    """Set rows as csv for a program that knows the columns and the marks `CELL` and `QUOTE`."""
    return rows.translate(_TO_VALUES, _GUARD)


def json_lines(rows: StoredRows, columns: RowColumns) -> bytes:
    """Set rows as objects of json, one a line, with every column in each."""
    first, own, last = _members(rows, columns)
    return _filled([b"", *map(_key, own), b"", b"\n"], [first, *own.values(), last])


def features(rows: StoredRows, columns: RowColumns) -> bytes:
    """Set the rows that have a point as features of geojson, a comma before each."""
    first, own, last = _members(rows, columns)
    lat, lon = own.pop("lat"), own.pop("lon")
    placed = [b"" not in point for point in zip(lat, lon, strict=True)]
    if not any(placed):
        return b""
    pattern = [_POINT, b",", _PROPERTIES, *map(_key, own), b"", b"}"]
    cells = (lon, lat, first, *own.values(), last)
    return _filled(pattern, [list(compress(column, placed)) for column in cells])


class _Members(NamedTuple):
    """Objects of json, a text for each row: up to its first member, the next ones, to its end."""

    first: list[bytes]
    own: dict[str, list[bytes]]
    last: list[bytes]


def _members(rows: StoredRows, columns: RowColumns) -> _Members:
    own = _json_columns(rows.own(), columns.own)
    if not rows.shared:
        (name, cells), *others = own.items()
        return _Members(_begun(name, cells), dict(others), [b"}"] * len(cells))
    (name, cells), *shared = _json_columns(rows.shared, columns.shared).items()
    pattern = [*(_key(name) for name, _ in shared), b"}" + _ROW]
    last = _filled(pattern, [of_column for _, of_column in shared]).split(_ROW)[:-1]
    counts = rows.counts()
    return _Members(repeated(_begun(name, cells), counts), own, repeated(last, counts))


def _begun(name: str, cells: list[bytes]) -> list[bytes]:
    beginning = b"{" + _key(name)[1:]
    return [beginning + (cell or _NULL) for cell in cells]


def _key(name: str) -> bytes:
    return f',"{name}":'.encode()


def _filled(pattern: Sequence[bytes], columns: Sequence[list[bytes]]) -> bytes:
    """Put the cells of columns between the texts of a pattern, row after row.

    A column whose cells are all alike, as those that are mostly missing, joins the pattern.
    """
    count, text = len(columns[0]), pattern[0]
    stretches: list[list[bytes]] = []
    for cells, ending in zip(columns, pattern[1:], strict=True):
        if cells.count(cells[0]) == count:
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


def _json_columns(rows: bytes, names: Sequence[str]) -> dict[str, list[bytes]]:
    cells = _json_cells(rows)
    return {name: cells[place :: len(names)] for place, name in enumerate(names)}


def _json_cells(rows: bytes) -> list[bytes]:
    """The cells of all rows one after the other, as json writes them but for missing ones."""
    text = rows.replace(b"\\", b"\\\\").replace(b"\n", b"\\n").replace(b"\t", b"\\t")
    return text.replace(b'"', b'\\"').translate(_TO_CELLS, _GUARD).split(_CELL)


LINES: Mapping[str, Callable[[StoredRows, RowColumns], bytes]] = {
    "csv": csv_lines,
    "jsonl": json_lines,
    "geojson": features,
}
"""What sets rows as the lines of a format, by the name of it."""
