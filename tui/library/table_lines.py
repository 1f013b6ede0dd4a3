"""Set rows as lines of csv, of json and of geojson in SQL; see `table_select`.

A cell of text is always quoted in csv, and a missing value is nothing between two commas, so that
no reader takes the one for the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.table_cells import FORMULA
from tui.library.table_select import Rendering

if TYPE_CHECKING:
    from tui.library.columns import Column

_CODES = frozenset({"article_id", "claim_id", "event_id", "status", "verdict"})
"""Texts of letters and digits alone, whoever wrote them, which need no quotes."""
_SIGNS = "".join(FORMULA).replace("-", "") + "-"  # within brackets a last "-" stands for itself
_GLOB = "'[" + _SIGNS.replace("\t", "' || char(9) || '").replace("\r", "' || char(13) || '") + "]*'"

_HARMLESS = "'A' AND '\uff0a'"
"""Bounds within which no text is a formula, since comparing costs a part of what matching does."""


def _is_code(column: Column) -> bool:
    name = column.name
    stated = name.endswith("precision") or name.startswith("certainty_") or name in _CODES
    return column.type != "text" or stated


def _boolean(cell: str, otherwise: str) -> str:
    return f"CASE {cell} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE {otherwise} END"


def _present(cell: str, shape: str, otherwise: str = "NULL") -> str:
    """A cell set in a shape, where there is one: most are missing, and that is asked for first."""
    return f"CASE WHEN {cell} IS NULL THEN {otherwise} ELSE {shape} END"


def _doubled(cell: str) -> str:
    return f"""replace({cell}, '"', '""') || '"'"""


def _quoted(column: Column, cell: str) -> str:
    if column.type == "boolean":
        return _boolean(cell, "NULL")
    return cell if _is_code(column) else _present(cell, f"""'"' || {_doubled(cell)}""")


def _guarded(column: Column, cell: str) -> str:
    """A cell of csv; see `table_cells.guarded`."""
    if _is_code(column):
        return _quoted(column, cell)
    guard = f"""WHEN {cell} GLOB {_GLOB} THEN '"''' ELSE '"' END"""
    opening = f"""CASE WHEN {cell} BETWEEN {_HARMLESS} THEN '"' {guard}"""
    return _present(cell, f"{opening} || {_doubled(cell)}")


def _json(column: Column, cell: str) -> str:
    if column.type == "boolean":
        return _boolean(cell, "'null'")
    if column.type in ("integer", "number"):
        return f"ifnull({cell}, 'null')"
    if _is_code(column):
        return f"""ifnull('"' || {cell} || '"', 'null')"""
    return _present(cell, f"json_quote({cell})", "'null'")


CSV = Rendering(_guarded, "", ",", "\n")
VALUES = Rendering(_quoted, "", ",", "\n")
"""Csv for a program that knows the columns, in which a text is as it is."""
JSONL = Rendering(_json, "{", ",", "}\n", names=True)
_FEATURE = '{"type":"Feature","geometry":{"type":"Point","coordinates":['
FEATURES = Rendering(
    _json,
    f"{_FEATURE}' || lon || ',' || lat || '" + ']},"properties":{',
    ",",
    "}}",
    names=True,
    joint=",\n",
)
"""Features of geojson, for the columns that are no coordinates."""
