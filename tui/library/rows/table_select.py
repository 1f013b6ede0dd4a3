"""Select the rows of the exported tables: SQL that reads them, as one text of cells.

What only a claim, a person or a place itself says stands ready in the library, as runs of cells
(`exported_rows`). What all rows of an article have alike is made once for each article.
"""

# ruff: noqa: S608 nothing from outside is put into a statement

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tui.library.rows.columns import ARTICLE, TABLES
from tui.library.rows.table_cells import CELL, FORMULA, GUARD, QUOTE, ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.library.rows.columns import Column, TableName

ROWS: Mapping[TableName, str] = {
    "claims": "claim_rows",
    "people": "person_rows",
    "places": "place_rows",
}
_RUNS: Mapping[TableName, tuple[str, ...]] = {
    "claims": ("identity", "statement", "evidence"),
    "people": ("cells",),
    "places": ("cells",),
}
"""The runs of cells that a row stores, by their columns in the library."""
MARKS: Mapping[TableName, tuple[str, ...]] = {
    "claims": ("in_toll", "point"),
    "people": (),
    "places": ("point",),
}
"""What stands before the runs to choose rows by."""
_MADE = frozenset({"article_id", "event_id", "other_sources", *(column.name for column in ARTICLE)})
"""Columns whose cells depend on more than the row's own fact, and are made when they are read."""
_CODES = frozenset(
    {
        *("article_id", "event_id", "version", "published", "fetched"),
        *("killed_precision", "injured_precision"),
    }
)
"""Texts that nobody outside wrote, and that have no quotation marks."""
_SIGNS = "".join(FORMULA).replace("-", "") + "-"  # within brackets a last "-" stands for itself
_GLOB = "'[" + _SIGNS.replace("\t", "' || char(9) || '").replace("\r", "' || char(13) || '") + "]*'"
_HARMLESS = "'A' AND '\uff0a'"
"""Bounds within which no text is a formula, since comparing costs a part of what matching does."""
_ARTICLES = """
    (SELECT value AS number FROM json_each(?)) AS selection
    CROSS JOIN headlines ON headlines.number = selection.number
    CROSS JOIN articles ON articles.number = selection.number
"""


class _Source(NamedTuple):
    """Where a cell's value is read: an expression, the clauses of a query of its own, and when."""

    value: str
    clauses: str = ""
    condition: str = ""


def _time(column: str) -> _Source:
    return _Source(f"strftime('%Y-%m-%dT%H:%M:%SZ', {column}, 'unixepoch')")


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


_OTHER_SOURCES = """FROM (
    SELECT DISTINCT coalesce(others.source, feeds.title) AS name
    FROM claims AS own CROSS JOIN articles AS reports
        CROSS JOIN claims AS others ON others.article = reports.number
        CROSS JOIN headlines AS titles ON titles.number = reports.number
        CROSS JOIN feeds ON feeds.number = titles.feed
    WHERE (own.article, own.nth) = (claim_rows.article, claim_rows.nth)
        AND reports.event = heads.event AND others.basis AND others.kind = own.kind
        AND (others.article, others.nth) <> (own.article, own.nth)
        AND coalesce(others.source, feeds.title) <> coalesce(own.source, '')
    ORDER BY name)"""
_TAGS = """FROM (SELECT name FROM tagged JOIN tags ON tags.number = tag
    WHERE article = articles.number ORDER BY folded)"""
_NAMES = "group_concat(name, '; ')"
_OF_ROW = {
    "article_id": _Source("heads.id"),
    "event_id": _Source("heads.event", "", "in_toll"),
    "other_sources": _Source(_NAMES, _OTHER_SOURCES, "in_toll"),
}
_OF_ARTICLE = {
    "article_id": _Source("id"),
    "event_id": _Source("event"),
    "killed_precision": _precision("killed"),
    "injured_precision": _precision("injured"),
    "author": _stated("author"),
    "language": _stated("language"),
    "note": _written("note"),
    "grade": _written("grade"),
    "tags": _Source(_NAMES, _TAGS, "articles.tags"),
    "title": _stated("title"),
    "feed": _Source("feeds.title", "FROM feeds WHERE feeds.number = headlines.feed"),
    "link": _stated("link"),
    "published": _time("published"),
    "fetched": _time("fetched"),
    "version": _stated("version"),
}


@cache
def stored_runs(table: TableName) -> dict[str, tuple[Column, ...]]:
    """List the columns of each run of cells that a row stores, by the run's name."""
    parted = groupby(TABLES[table], lambda column: column.name in _MADE)
    runs = (tuple(columns) for made, columns in parted if not made)
    return dict(zip(_RUNS[table], runs, strict=True))


def select_rows(table: TableName) -> str:
    """Return the SQL that reads rows as one text in UTF-8, NULL where there is none.

    The numbers of the articles are bound as a JSON array, and the rows come in their order.
    """
    if table not in ROWS:
        return f"SELECT {_all(_joined(map(_article_cell, TABLES[table])))} FROM {_ARTICLES}"
    tail = _joined(map(_article_cell, ARTICLE))
    heads = f"SELECT articles.number AS number, id, event, {tail} AS tail FROM {_ARTICLES}"
    line = _joined((*_own_cells(table), "tail"))
    return (
        f"WITH heads AS MATERIALIZED ({heads}) SELECT {_all(line)} "
        f"FROM heads CROSS JOIN {ROWS[table]} ON article = heads.number"
    )


def select_points(table: TableName) -> str:
    """Return the SQL that counts rows with a point, those without, and the articles of these."""
    return (
        f"SELECT coalesce(sum(point), 0), coalesce(sum(NOT point), 0), "
        f"count(DISTINCT iif(point, NULL, article)) "
        f"FROM {ROWS[table]} WHERE article IN (SELECT value FROM json_each(?))"
    )


def _own_cells(table: TableName) -> Iterable[str]:
    """The cells of a row before those of its article: a run is several at once."""
    runs = {columns[0].name: run for run, columns in stored_runs(table).items()}
    for column in TABLES[table]:
        if column.name in runs:
            yield runs[column.name]
        elif column.name in _OF_ROW:
            yield _cell(column, _OF_ROW[column.name])


def _article_cell(column: Column) -> str:
    return _cell(column, _OF_ARTICLE.get(column.name, _Source(column.name)))


def _cell(column: Column, source: _Source) -> str:
    """A cell as `table_cells` writes it."""
    value, clauses, condition = source
    if column.type == "boolean":
        cell = f"iif({value}, 'true', 'false')"
    elif column.type == "integer":
        cell = value
    elif column.name in _CODES:
        cell = f"""'"' || {value} || '"'"""
    else:
        cell = _text(value)
    if clauses:
        cell = f"(SELECT {cell} {clauses})"
    return f"CASE WHEN {condition} THEN {cell} END" if condition else cell


def _text(cell: str) -> str:
    guard = f"""WHEN {cell} GLOB {_GLOB} THEN '"{GUARD}' ELSE '"' END"""
    opening = f"""CASE WHEN {cell} BETWEEN {_HARMLESS} THEN '"' {guard}"""
    return f"""{opening} || replace({cell}, '"', '{QUOTE}') || '"'"""


def _joined(cells: Iterable[str]) -> str:
    values = list(cells)
    return f"printf('{CELL.join(['%s'] * len(values))}', {', '.join(values)})"


def _all(line: str) -> str:
    return f"CAST(group_concat({line}, '{ROW}') AS BLOB)"
