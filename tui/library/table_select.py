"""Select the rows of the exported tables: SQL that reads them, as values or as lines of text.

Rows stand ready in the library (`exported_rows`). What all rows of an article have alike is made
once for each article, and lines are put together by SQLite itself, since a cell that Python
handles costs several times one that it does not.
"""

# ruff: noqa: S608 nothing from outside is put into a statement

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.library.columns import ARTICLE, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.library.columns import Column, TableName

_ROWS: Mapping[TableName, str] = {
    "claims": "claim_rows",
    "people": "person_rows",
    "places": "place_rows",
}
_ARTICLES = """
    (SELECT value AS number FROM json_each(?)) AS selection
    CROSS JOIN headlines ON headlines.number = selection.number
    CROSS JOIN articles ON articles.number = selection.number
"""
_PRECISION = """(SELECT CASE count(DISTINCT precision) WHEN 1 THEN min(precision) END
    FROM claim_rows WHERE article = articles.number AND kind = '{kind}' AND status = 'event'
    AND NOT part AND low = {kind}_low AND high = {kind}_high)"""
_OTHER_SOURCES = """CASE WHEN in_toll THEN (SELECT group_concat(name, '; ') FROM (
    SELECT DISTINCT coalesce(claims.source, feeds.title) AS name
    FROM articles AS reports CROSS JOIN claim_rows AS claims ON claims.article = reports.number
        CROSS JOIN headlines AS titles ON titles.number = reports.number
        CROSS JOIN feeds ON feeds.number = titles.feed
    WHERE reports.event = heads.event_id AND claims.in_toll AND claims.kind = claim_rows.kind
        AND (claims.article, claims.nth) <> (claim_rows.article, claim_rows.nth)
        AND coalesce(claims.source, feeds.title) <> coalesce(claim_rows.source, '')
    ORDER BY name)) END"""


def _time(column: str) -> str:
    return f"strftime('%Y-%m-%dT%H:%M:%SZ', {column}, 'unixepoch')"


def _written(column: str) -> str:
    return (
        f"(SELECT nullif({column}, '') FROM notes "
        "WHERE article = articles.number AND kind = 'article' AND key = '')"
    )


_OF_ARTICLE = {
    "tags": "(SELECT group_concat(name, '; ') FROM (SELECT name FROM tagged JOIN tags "
    "ON tags.number = tag WHERE article = articles.number ORDER BY folded))",
    "title": "nullif(title, '')",
    "feed": "(SELECT feeds.title FROM feeds WHERE feeds.number = headlines.feed)",
    "link": "nullif(link, '')",
    "published": _time("published"),
    "fetched": _time("fetched"),
    "version": "nullif(version, '')",
}
_OWN: Mapping[TableName, Mapping[str, str]] = {
    "claims": {
        "event_id": "CASE WHEN in_toll THEN heads.event_id END",
        "best": "low",
        "other_sources": _OTHER_SOURCES,
    },
    "articles": {
        "article_id": "id",
        "event_id": "event",
        "killed_precision": _PRECISION.format(kind="killed"),
        "injured_precision": _PRECISION.format(kind="injured"),
        "author": "nullif(author, '')",
        "language": "nullif(language, '')",
        "note": _written("note"),
        "grade": _written("grade"),
    },
    "people": {},
    "places": {},
}


class Rendering(NamedTuple):
    """What sets a row as a line: the SQL of a cell, and what stands around and between cells.

    `names` are put before each cell, if there are any; `joint` stands between lines.
    """

    cell: Callable[[Column, str], str]
    start: str
    parting: str
    end: str
    names: bool = False
    joint: str = ""

    def line(self, columns: Sequence[Column], cells: Sequence[str]) -> str:
        """Return the SQL that puts cells together, without what stands around all of them."""
        keys = (f'"{column.name}":' if self.names else "" for column in columns)
        template = self.parting.join(f"{key}%s" for key in keys)
        values = (self.cell(column, cell) for column, cell in zip(columns, cells, strict=True))
        return f"printf('{template}', {', '.join(values)})"


def select_values(table: TableName) -> str:
    """Return the SQL that reads the rows of articles, whose numbers are bound as a JSON array."""
    own, tail = _parted(TABLES[table])
    cells = ", ".join((*_own_cells(table, own), *_names(tail)))
    heads = f"WITH heads AS MATERIALIZED ({_prepared(table, own, tail)})"
    return f"{heads} SELECT {cells} FROM {_source(table)}"


def select_lines(table: TableName, columns: Sequence[Column], rendering: Rendering) -> str:
    """Return the SQL that reads rows as one text of lines, of the columns that are asked for.

    It is NULL where there is no row.
    """
    own, tail = _parted(columns)
    line = rendering.line(own, _own_cells(table, own))
    parting = f"'{rendering.parting}'"
    enclosed = f"'{rendering.start}' || {line} || {parting} || tail || '{rendering.end}'"
    return (
        f"WITH cells AS MATERIALIZED ({_prepared(table, own, tail)}), heads AS MATERIALIZED "
        f"(SELECT *, {rendering.line(tail, _names(tail))} AS tail FROM cells) "
        f"SELECT group_concat({enclosed}, '{rendering.joint}') FROM {_source(table)}"
    )


def select_points(table: TableName) -> str:
    """Return the SQL that counts rows with a point, those without, and the articles of these."""
    lacking = "CASE WHEN lat IS NULL OR lon IS NULL THEN article END"
    return (
        f"SELECT count(lat + lon), count({lacking}), count(DISTINCT {lacking}) "
        f"FROM {_ROWS[table]} WHERE article IN (SELECT value FROM json_each(?))"
    )


def _prepared(table: TableName, own: Sequence[Column], tail: Sequence[Column]) -> str:
    """What is made once for each article, in the order of the articles asked for."""
    columns = tail if table in _ROWS else [*own, *tail]
    cells = zip(_expressions(table, columns), _names(columns), strict=True)
    keys = ["articles.number AS number, id AS article_id, event AS event_id"]
    made = [f"{cell} AS {name}" for cell, name in cells]
    return f"SELECT {', '.join(keys * (table in _ROWS) + made)} FROM {_ARTICLES}"


def _source(table: TableName) -> str:
    if table not in _ROWS:
        return "heads"
    rows = _ROWS[table]
    return f"heads CROSS JOIN {rows} ON {rows}.article = heads.number"


def _own_cells(table: TableName, own: Sequence[Column]) -> list[str]:
    return _expressions(table, own) if table in _ROWS else _names(own)


def _names(columns: Sequence[Column]) -> list[str]:
    return [f'"{column.name}"' for column in columns]


def _parted(columns: Sequence[Column]) -> tuple[list[Column], list[Column]]:
    """Columns of the row itself, and those of its article, which come last."""
    own = [column for column in columns if column not in ARTICLE]
    return own, [column for column in columns if column in ARTICLE]


def _expressions(table: TableName, columns: Sequence[Column]) -> list[str]:
    expressions = {**_OF_ARTICLE, **_OWN[table]}
    return [expressions.get(column.name, f'"{column.name}"') for column in columns]
