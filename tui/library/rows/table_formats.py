"""Name the formats of tables; importing it loads none of their writers."""

from __future__ import annotations

FORMATS = ("csv", "jsonl", "geojson", "gpkg", "markdown", "html", "parquet", "xlsx")
BINARY = frozenset({"parquet", "xlsx", "gpkg"})
"""Formats whose stream is of bytes."""
MAPS = frozenset({"geojson", "gpkg"})
"""Formats of tables that have points, and of rows alone that have one."""
