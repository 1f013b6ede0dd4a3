"""Write rows as one page of html, a table that needs no other file."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.library.rows.columns import Column
    from tui.library.tables.table_reader import TableRows

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 14px/1.4 system-ui, sans-serif; margin: 1rem; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #ccc; padding: .2rem .5rem; text-align: left; vertical-align: top; }}
th {{ background: #eee; position: sticky; top: 0; }}
.number {{ text-align: right; }}
</style>
</head>
<body>
<table>
<thead><tr>{names}</tr></thead>
<tbody>
"""


def write_html(rows: TableRows, stream: Any) -> None:
    """Write a page with a table; a missing value is an empty cell."""
    names = "".join(f'<th scope="col">{column.name}</th>' for column in rows.columns)
    stream.write(_HEAD.format(title=rows.table, names=names))
    for row in rows.values():
        cells = (_cell(column, value) for column, value in zip(rows.columns, row, strict=True))
        stream.write(f"<tr>{''.join(cells)}</tr>\n")
    stream.write("</tbody>\n</table>\n</body>\n</html>\n")


def _cell(column: Column, value: Any) -> str:
    if value is None:
        return "<td></td>"
    if column.type == "boolean":
        return f"<td>{('false', 'true')[value]}</td>"
    text = escape(str(value))
    if column.type in ("integer", "number"):
        return f'<td class="number">{text}</td>'
    if column.name == "link" and str(value).startswith(("http://", "https://")):
        return f'<td><a href="{text}" rel="noreferrer">{text}</a></td>'
    return f"<td>{text}</td>"
