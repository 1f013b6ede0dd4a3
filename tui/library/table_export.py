"""Export the claims, articles, people or places of a query, one row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.errors import DatelineError
from tui.library.rows.columns import TABLES, has_points
from tui.library.rows.table_formats import MAPS
from tui.library.tables.table_reader import PointCount
from tui.library.tables.table_writers import WRITERS, write_csv

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.library.facade import Library
    from tui.library.rows.columns import TableName


def export_table(
    library: Library,
    query: str,
    table: TableName,
    form: str,
    stream: Any,
    tell: Callable[[int, int], None] = lambda _, __: None,
    *,
    hxl: bool = False,
) -> PointCount | None:
    """Write the rows of a query's articles to a stream, those of the newest article first.

    `form` is a key of `table_writers.WRITERS`; `tell` is called with how many articles are written
    and of how many. `hxl` adds the row of hashtags to csv. Of formats of maps, the rows with and
    without a point are counted. Raises QueryError, and DatelineError where the format cannot hold
    the table or a value of it.
    """
    if form in MAPS and not has_points(TABLES[table]):
        raise DatelineError(f"Rows of {table} have no points: choose claims or places for {form}.")
    if hxl and form != "csv":
        raise DatelineError(f"A row of hashtags stands in csv alone: leave --hxl out for {form}.")
    rows = library.tables.rows(table, query, tell)
    if hxl:
        write_csv(rows, stream, hxl=True)
        return None
    WRITERS[form](rows, stream)
    return rows.points() if form in MAPS else None
