"""Describe exported tables as a Frictionless data package, for programs that check what they read.

The tables are csv files beside `datapackage.json`, which says of each column its type, unit,
vocabulary and counterparts, and of all of them the query, the versions and whose the data are.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui import __version__
from tui.library import clock
from tui.library.rows.columns import TABLES
from tui.library.tables.table_writers import write_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.library.facade import Library
    from tui.library.rows.columns import Column, ColumnType, TableName

DESCRIPTOR = "datapackage.json"

_TYPES: dict[ColumnType, str] = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "time": "datetime",
}
_KEYS: dict[TableName, str] = {"claims": "claim_id", "articles": "article_id"}
_REQUIRED = frozenset({"article_id", "claim_id"})
_OPEN = frozenset({"group", "weapon", "kind"})
"""Columns whose vocabulary a reader's correction may leave, where a text of places or people is."""
_BOUNDS = ("low", "best", "high")
_LICENCES = [
    {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Coordinates, subdivisions and ids of places: GeoNames, https://www.geonames.org",
    }
]
_DESCRIPTION = (
    "Claims of harm to people, found in news articles by Dateline, as the reader's verdicts leave "
    "them. Titles and sentences are quotations and belong to their publishers; link leads to "
    "each. A text that a spreadsheet would run as a formula has an apostrophe before it."
)


def write_package(
    library: Library,
    query: str,
    folder: Path,
    tables: Iterable[TableName],
    tell: Callable[[int, int], None] = lambda _, __: None,
    *,
    hxl: bool = False,
) -> None:
    """Write the tables of a query and their description into a folder. Raises QueryError.

    `hxl` puts a row of hashtags below the names, which the description says is none of the data.
    """
    import msgspec

    written = list(tables)
    for table in written:
        rows = library.tables.rows(table, query, tell)
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
            write_csv(rows, stream, hxl=hxl)
    versions = {
        "dateline": __version__,
        "library": library.version,
        "analyses": library.tables.rows(written[0], query).analyses(),
    }
    resources = [_resource(table, written, hxl=hxl) for table in written]
    descriptor = {**_about(query), "versions": versions, "resources": resources}
    text = msgspec.json.format(msgspec.json.encode(descriptor), indent=2)
    (folder / DESCRIPTOR).write_bytes(text + b"\n")


def _about(query: str) -> dict[str, Any]:
    return {
        "name": "dateline-export",
        "title": f"Dateline: {query}" if query else "Dateline: all articles",
        "description": _DESCRIPTION,
        "created": clock.now().isoformat(timespec="seconds").replace("+00:00", "Z"),
        "licenses": _LICENCES,
        "query": query,
    }


def _resource(table: TableName, tables: Sequence[TableName], *, hxl: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, column) for column in TABLES[table]],
        "missingValues": [""],
    }
    if table in _KEYS:
        schema["primaryKey"] = [_KEYS[table]]
    if table != "articles" and "articles" in tables:
        reference = {"resource": "articles", "fields": ["article_id"]}
        schema["foreignKeys"] = [{"fields": ["article_id"], "reference": reference}]
    return {
        "name": table,
        "type": "table",
        "path": f"{table}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **({"dialect": {"commentRows": [2]}} if hxl else {}),
        "schema": schema,
    }


def _field(table: TableName, column: Column) -> dict[str, Any]:
    """One column; a vocabulary that corrections may leave is no constraint."""
    constraints: dict[str, Any] = {"required": True} if column.name in _REQUIRED else {}
    is_open = column.name in _OPEN and (table, column.name) != ("claims", "kind")
    if column.values and not is_open:
        constraints["enum"] = list(column.values)
    counterparts = {"acled": column.acled, "ucdp_ged": column.ged, "hxl": column.hxl}
    return {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.meaning,
        **({"unit": unit} if (unit := _unit(column)) else {}),
        **({"vocabulary": list(column.values)} if column.values and is_open else {}),
        **({"constraints": constraints} if constraints else {}),
        **{name: counterpart for name, counterpart in counterparts.items() if counterpart},
    }


def _unit(column: Column) -> str:
    if column.name in ("lat", "lon"):
        return "degree"
    is_count = column.type == "integer" and column.name.split("_")[-1] in _BOUNDS
    return "person" if is_count else ""
