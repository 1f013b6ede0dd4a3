"""Select the rows of the exported tables: SQL that reads them, as texts of cells.

What only claims, people or places themselves say stands ready in the library, a text of cells for
each article (`exported_rows`). What all rows of an article have alike is made once for each.
"""

# ruff: noqa: S608 nothing from outside is put into a statement

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui.library.rows.columns import ARTICLE, TABLES
from tui.library.rows.stored_rows import RowColumns
from tui.library.rows.table_cells import CELL, FORMULA, GROUP, GUARD, MADE, QUOTE, ROW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tui.library.rows.columns import Column, TableName

    _Time = Callable[[str], str]

ROWS: Mapping[TableName, str] = {
    "claims": "claim_rows",
    "people": "person_rows",
    "places": "place_rows",
}
_ARTICLE_ID = "article_id"
_SHARED = frozenset({_ARTICLE_ID, *(column.name for column in ARTICLE)})
"""Columns whose cells all rows of an article have alike."""
_CODES = frozenset(
    {
        *("article_id", "event_id", "version"),
        *("killed_precision", "injured_precision"),
    }
)
"""Texts that nobody outside wrote, and that are no formulas."""
_SIGNS = "".join(FORMULA).replace("-", "") + "-"  # within brackets a last "-" stands for itself
_GLOB = "'[" + _SIGNS.replace("\t", "' || char(9) || '").replace("\r", "' || char(13) || '") + "]*'"
_HARMLESS = "'A' AND '\uff0a'"
"""Bounds within which no text is a formula, since comparing costs a part of what matching does."""
_ARTICLES = """
    (SELECT value AS number FROM json_each(?1)) AS selection
    CROSS JOIN headlines ON headlines.number = selection.number
    CROSS JOIN articles ON articles.number = selection.number
    CROSS JOIN feeds ON feeds.number = headlines.feed
"""


class _Source(NamedTuple):
    """Where a cell's value is read: an expression, the clauses of a query of its own, and when."""

    value: str
    clauses: str = ""
    condition: str = ""


def _written_time(seconds: str) -> str:
    return f"strftime('{QUOTE}%Y-%m-%dT%H:%M:%SZ{QUOTE}', {seconds}, 'unixepoch')"


def _milliseconds(seconds: str) -> str:
    return f"1000 * {seconds}"


def _stated(column: str) -> _Source:
    return _Source(column, "", f"{column} <> ''")


def _written(column: str) -> _Source:
    notes = "FROM notes WHERE article = articles.number AND kind = 'article' AND key = ''"
    return _Source(column, f"{notes} AND {column} <> ''")


def _precision(kind: str) -> _Source:
    claims = (
        f"FROM claims WHERE article = articles.number AND kind = '{kind}' AND status = 'event' "
        f"AND NOT subset AND low = {kind}_low AND high = {kind}_high"
    )
    return _Source("min(precision)", f"{claims} GROUP BY kind HAVING count(DISTINCT precision) = 1")


_TAGS = """FROM (SELECT name FROM tagged JOIN tags ON tags.number = tag
    WHERE article = articles.number ORDER BY folded)"""
_NAMES = "group_concat(name, '; ')"
_REPEATED = """FROM articles AS reports CROSS JOIN claims AS others INDEXED BY claims_basis
    ON others.article = reports.number AND others.basis
    WHERE reports.event = articles.event AND others.kind = own.kind
        AND (others.article, others.nth) <> (own.article, own.nth)"""
"""Claims that an article's toll stands on too, and that count the same of the event."""
_OTHERS = f"""FROM (SELECT DISTINCT coalesce(others.source, (SELECT feeds.title
        FROM headlines JOIN feeds ON feeds.number = feed WHERE headlines.number = others.article)
    ) AS name {_REPEATED} ORDER BY name) WHERE name <> coalesce(own.source, '')"""
_OF_ARTICLE = {
    _ARTICLE_ID: _Source("id"),
    "event_id": _Source("event"),
    "killed_precision": _precision("killed"),
    "injured_precision": _precision("injured"),
    "author": _stated("author"),
    "language": _stated("language"),
    "note": _written("note"),
    "grade": _written("grade"),
    "tags": _Source(_NAMES, _TAGS, "articles.tags"),
    "title": _stated("headlines.title"),
    "feed": _Source("feeds.title"),
    "link": _stated("link"),
    "published": _Source("published"),
    "fetched": _Source("headlines.fetched"),
    "version": _stated("version"),
}


def _article_cells(columns: Iterable[Column], time: _Time) -> str:
    sources = ((column, _OF_ARTICLE.get(column.name, _Source(column.name))) for column in columns)
    return _joined(
        time(source.value) if column.type == "time" else _cell(column, source)
        for column, source in sources
    )


@cache
def own_columns(table: TableName) -> tuple[Column, ...]:
    """List the columns that a row has to itself: they stand between those of its article."""
    return tuple(column for column in TABLES[table] if column.name not in _SHARED)


@cache
def shared_columns(table: TableName) -> tuple[Column, ...]:
    """List the columns that all rows of an article have alike: the first, and the last ones."""
    return tuple(column for column in TABLES[table] if column.name in _SHARED)


def row_columns(table: TableName) -> RowColumns:
    """Name the columns of rows as `select_rows` parts them."""
    if table not in ROWS:
        return RowColumns(tuple(column.name for column in TABLES[table]))
    parts = (own_columns(table), shared_columns(table))
    return RowColumns(*(tuple(column.name for column in columns) for columns in parts))


def select_rows(table: TableName, *, milliseconds: bool = False) -> str:
    """Return the SQL that reads rows as the three texts of `StoredRows`, each NULL where empty.

    The numbers of the articles are bound as a JSON array, and the rows come in their order. With
    `milliseconds` times are numbers, since 1970: to write them out takes a fifth of the reading.
    """
    time = _milliseconds if milliseconds else _written_time
    if table not in ROWS:
        lines = _all(_article_cells(TABLES[table], time), ROW)
        return f"SELECT {lines}, NULL, NULL FROM {_ARTICLES}"
    shared = _article_cells(shared_columns(table), time)
    made = f"({_made()})" if table == "claims" else "NULL"
    return (
        f"SELECT {_all('cells', GROUP)}, {_all(shared, ROW)}, {made} "
        f"FROM {_ARTICLES} CROSS JOIN {ROWS[table]} ON article = articles.number"
    )


def _made() -> str:
    """The SQL of the cells that the claims of tolls have marks for: event, and who else says so."""
    columns = {column.name: column for column in TABLES["claims"]}
    repeated = f"EXISTS (SELECT 1 {_REPEATED})"  # of few, and the rest takes several times as long
    others = _Source(_NAMES, _OTHERS, repeated)
    sources = {"event_id": _Source("event"), "other_sources": others}
    cells = ", ".join(_cell(columns[name], source) for name, source in sources.items())
    pair = f"printf('%s{MADE}%s', {cells})"
    return (
        f"SELECT {_all(pair, MADE)} "
        "FROM json_each(?1) CROSS JOIN articles ON articles.number = value "
        "CROSS JOIN claims AS own INDEXED BY claims_basis "
        "ON own.article = articles.number AND own.basis"
    )


def select_points(table: TableName) -> str:
    """Return the SQL that counts rows with a point, those without, and the articles of these."""
    return (
        f"SELECT coalesce(sum(points), 0), coalesce(sum(rows - points), 0), "
        f"coalesce(sum(rows > points), 0) "
        f"FROM {ROWS[table]} WHERE article IN (SELECT value FROM json_each(?))"
    )


def _cell(column: Column, source: _Source) -> str:
    """A cell as `table_cells` writes it."""
    value, clauses, condition = source
    if column.type == "boolean":
        cell = f"iif({value}, 'true', 'false')"
    elif column.type == "integer":
        cell = value
    elif column.name in _CODES:
        cell = f"'{QUOTE}' || {value} || '{QUOTE}'"
    else:
        cell = _text(value)
    if clauses:
        cell = f"(SELECT {cell} {clauses})"
    return f"CASE WHEN {condition} THEN {cell} END" if condition else cell


def _text(cell: str) -> str:
    formula = f"{cell} NOT BETWEEN {_HARMLESS} AND {cell} GLOB {_GLOB}"
    return f"iif({formula}, '{QUOTE}{GUARD}', '{QUOTE}') || {cell} || '{QUOTE}'"


def _joined(cells: Iterable[str]) -> str:
    values = list(cells)
    return f"printf('{CELL.join(['%s'] * len(values))}', {', '.join(values)})"


def _all(line: str, mark: str) -> str:
    return f"CAST(group_concat({line}, '{mark}') AS BLOB)"
