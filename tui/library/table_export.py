"""Export the claims, articles, people or places of a query, one row each.

Articles are read and rows written as they come, so that a hundred thousand articles take no more
memory than a few thousand rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.errors import DatelineError, NoSuchArticle
from tui.library.columns import TABLES
from tui.library.table_rows import ROWS, ArticleEvent
from tui.library.table_writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.library.columns import TableName
    from tui.library.facade import Library
    from tui.library.table_rows import Cells


@dataclass(slots=True)
class TableCount:
    """What was written: rows with a point, and those without, with how many articles they are of.

    Rows of a table without coordinates count as neither.
    """

    points: int = 0
    without_point: int = 0
    articles: int = 0
    _last: str = ""

    def add(self, row: Cells) -> None:
        """Count one row; those of an article come one after another."""
        if "lat" not in row:
            return
        if row["lat"] is not None and row["lon"] is not None:
            self.points += 1
            return
        self.without_point += 1
        self.articles += row["article_id"] != self._last
        self._last = row["article_id"]


def export_table(
    library: Library,
    query: str,
    table: TableName,
    form: str,
    stream: Any,
    tell: Callable[[int, int], None] = lambda _, __: None,
) -> TableCount:
    """Write the rows of a query's articles to a stream, those of the newest article first.

    `form` is a key of `table_writers.WRITERS`; `tell` is called with how many articles are written
    and of how many. Raises QueryError, and DatelineError where the format cannot hold the table.
    """
    columns = TABLES[table]
    if form == "geojson" and not any(column.name == "lat" for column in columns):
        raise DatelineError(f"Rows of {table} have no points: choose claims or places for geojson.")
    numbers = library.articles.numbers(query)
    counted = TableCount()
    WRITERS[form](columns, _rows(library, numbers, table, tell, counted), stream)
    tell(len(numbers), len(numbers))
    return counted


def _rows(
    library: Library,
    numbers: Sequence[int],
    table: TableName,
    tell: Callable[[int, int], None],
    counted: TableCount,
) -> Iterator[Cells]:
    for written, number in enumerate(numbers):
        tell(written, len(numbers))
        try:
            article = library.articles.get(number)
        except NoSuchArticle:  # deleted since the query
            continue
        event, version = library.survey.event(number)
        for row in ROWS[table](article, ArticleEvent(event, version)):
            counted.add(row)
            yield row
