"""Set rows, as they are read from the library, as lines of csv, of json and of geojson.

A cell of text is always quoted in csv, and a missing value is nothing between two commas, so that
no reader takes the one for the other.
"""

from __future__ import annotations

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
    cells = _json_cells(rows)
    first, *rest = (f'"{column.name}":' for column in columns)
    names = [f"}}\n{{{first}", *(f",{name}" for name in rest)]
    parts = [""] * (2 * len(cells))
    parts[::2] = names * (len(cells) // len(names))
    parts[1::2] = cells
    return "".join(parts).removeprefix("}\n") + "}\n"


def features(rows: str, columns: Sequence[Column]) -> Iterator[str]:
    """Set the rows that have a point as features of geojson, without a comma between them."""
    names = [column.name for column in columns]
    lat, lon = names.index("lat"), names.index("lon")
    cells = _json_cells(rows)
    for start in range(0, len(cells), len(names)):
        row = cells[start : start + len(names)]
        if "null" in (row[lat], row[lon]):
            continue
        members = ",".join(
            f'"{name}":{cell}'
            for place, (name, cell) in enumerate(zip(names, row, strict=True))
            if place not in (lat, lon)
        )
        yield f'{_POINT}{row[lon]},{row[lat]}]}},"properties":{{{members}}}}}'


def values(rows: str, columns: Sequence[Column]) -> Iterator[tuple[Any, ...]]:
    """Parse rows as values; days and times are texts, as ISO 8601 writes them."""
    import msgspec

    flat = msgspec.json.decode(f"[{','.join(_json_cells(rows))}]", type=list[Any])
    width = len(columns)
    return (tuple(flat[start : start + width]) for start in range(0, len(flat), width))


def _json_cells(rows: str) -> list[str]:
    """The cells of all rows one after the other, each as json writes it."""
    text = rows.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    text = text.replace(QUOTE, '\\"').replace(GUARD, "").replace(ROW, CELL)
    return [cell or "null" for cell in text.split(CELL)]
