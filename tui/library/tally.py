"""Count the killed and injured of a query's articles by what their claims say.

The rule is that of the survey: an article counts with its toll, and of articles that tell of the
same day and the same place, which mostly tell of one event, the greatest number counts: `best`.
`low` adds up the smallest number that any article of an event tells, `high` the greatest upper
one. What is no toll counts nowhere: background, denials, fears, and parts of a total that is told.

Days and places are those of the article's toll; source, weapon, group and actor are those of the
claims that the toll stands on. Each row follows the rule by itself. So the rows of days and places
add up to the total, those of the others need not: of one event one article may name a
weapon and the other none, and an article may have several tags.
"""

# ruff: noqa: S608 nothing from outside is put into a statement

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast, get_args

from tui.library.queries import search

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from tui.library.queries.search import Hits
    from tui.library.store import Store

Dimension = Literal[
    "day",
    "week",
    "month",
    "country",
    "admin1",
    "place",
    "source",
    "weapon",
    "group",
    "actor",
    "tag",
]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
PERIODS = frozenset({"day", "week", "month"})
"""Dimensions whose values follow each other."""
OVERLAPPING = frozenset({"source", "weapon", "group", "actor", "tag"})
"""Dimensions by which an event can count in several rows."""

_AT_ONCE = 500
"""Rows that are taken from SQLite at once."""

_DAYS_BEFORE = 1_721_425
"""Days from the first Monday that weeks are counted from to the one before 1 January of year 1."""
_OF_EVENT = {  # a week is its number: texts take longer to make, to group and to sort
    "day": "CASE WHEN length(day) = 10 THEN day END",
    "week": "CASE WHEN length(day) = 10 THEN CAST(julianday(day) + 0.5 AS INTEGER) / 7 END",
    "month": "CASE WHEN length(day) >= 7 THEN substr(day, 1, 7) END",
    "country": "events.country",
    "admin1": "admin1 || coalesce(', ' || spots.country, '')",
    "place": "spots.name || coalesce(', ' || spots.country, '')",
}
_OF_CLAIM = {"source": "source", "weapon": "weapon", "group": "victims", "actor": "agent"}
_PARTS = {**_OF_CLAIM, "tag": "tags.name"}
"""Columns by which what an article tells of an event is divided; all others are the event's."""
_TAGS = " LEFT JOIN tagged ON tagged.article = articles.number LEFT JOIN tags ON tags.number = tag"
_ARTICLES = """
    SELECT articles.number, day, spot, country, killed_low, killed_high, injured_low,
        injured_high, {claims} AS claims{columns}
    FROM {articles} WHERE day IS NOT NULL LIMIT -1
"""
"""The limit has claims counted in the order that they are stored in, before events are sorted."""
_OF_ARTICLE = "(SELECT count(*) FROM claims WHERE claims.article = articles.number AND basis)"
_CLAIMS = """
    SELECT articles.number, day, articles.spot, country,
        sum(CASE kind WHEN 'killed' THEN low END) AS killed_low,
        sum(CASE kind WHEN 'killed' THEN high END) AS killed_high,
        sum(CASE kind WHEN 'injured' THEN low END) AS injured_low,
        sum(CASE kind WHEN 'injured' THEN high END) AS injured_high,
        count(*) AS claims{columns}
    FROM {articles} CROSS JOIN claims ON claims.article = articles.number AND basis
    WHERE day IS NOT NULL GROUP BY articles.number{groups}
"""
_EVENTS = """
    SELECT day, spot, count(*) AS articles, sum(claims) AS claims,
        min(killed_low) AS killed_low, max(killed_low) AS killed_best,
        max(killed_high) AS killed_high, min(injured_low) AS injured_low,
        max(injured_low) AS injured_best, max(injured_high) AS injured_high{names}
    FROM ({units}) GROUP BY coalesce(spot, -number), day{groups}
"""
_ROWS = """
    SELECT * FROM (SELECT {values}, sum(killed_low) AS killed_low,
        sum(killed_best) AS killed_best, sum(killed_high) AS killed_high,
        sum(injured_low) AS injured_low, sum(injured_best) AS injured_best,
        sum(injured_high) AS injured_high, sum(articles) AS articles, sum(claims) AS claims
    FROM ({events}) AS events LEFT JOIN spots ON spots.number = spot GROUP BY {groups})
    ORDER BY {order}
"""
_STATED = "iif({kind}_low + {kind}_best + {kind}_high IS NULL, -1, {kind}_best) DESC"
_STANDING = """
    SELECT count(*) FROM {articles} CROSS JOIN claims ON claims.article = articles.number AND basis
    WHERE day IS NOT NULL
"""
_UNCOUNTED = """
    SELECT count(*), coalesce(sum(
            version = '' OR articles.number IN (SELECT number FROM unfilled)), 0),
        coalesce(sum({vague}), 0)
    FROM {articles} WHERE day IS NULL
"""
_VAGUE = """low IS NULL AND vague IS NOT NULL AND status = 'event'
    AND kind IN ('killed', 'injured')"""
_VAGUE_OF_ALL = f"number IN (SELECT article FROM claims WHERE {_VAGUE})"
"""One walk over the claims, where a look-up for each article takes twice as long."""
_VAGUE_OF_HIT = f"EXISTS (SELECT 1 FROM claims WHERE claims.article = articles.number AND {_VAGUE})"


class Estimate(NamedTuple):
    """People killed or injured: the least that is told, what counts, and the most."""

    low: int
    best: int
    high: int


class TallyRow(NamedTuple):
    """What stands behind one value of each dimension; a value is None where it is not stated."""

    values: tuple[str | None, ...]
    killed: Estimate | None
    injured: Estimate | None
    articles: int
    claims: int


class Tally(NamedTuple):
    """The rows of a tally, its total, and how many articles of the query have no part in it.

    Of those `quantity_word` tell only "dozens" or the like, `not_analysed` have no facts yet,
    or wait for the upgrade of the library to count them.
    """

    dimensions: tuple[Dimension, ...]
    rows: tuple[TallyRow, ...]
    total: TallyRow
    uncounted: int
    not_analysed: int
    quantity_word: int


def tally(store: Store, query: str, dimensions: Sequence[Dimension]) -> Tally:
    """Count a query's articles by one dimension or several. Raises QueryError.

    Periods come in their order, all else by the number of killed; what is not stated comes last.
    """
    with store.reading() as connection:
        hits = search.hits(connection, query)
        articles = hits.join("articles", "number")
        sql = _statement(articles, tuple(dimensions))
        rows = _counted(connection, hits, sql, tuple(dimensions))
        total = _total(rows)
        if OVERLAPPING & set(dimensions):
            events = _statement(articles, (), claims="0")  # counting them here takes as long again
            (claims,) = connection.execute(
                f"{hits.table} {_STANDING.format(articles=articles)}", hits.values
            ).fetchone()
            total = _total(_counted(connection, hits, events, ()))._replace(claims=claims)
        vague = _VAGUE_OF_HIT if hits.table else _VAGUE_OF_ALL
        uncounted = connection.execute(
            f"{hits.table} {_UNCOUNTED.format(articles=articles, vague=vague)}", hits.values
        ).fetchone()
    return Tally(tuple(dimensions), tuple(rows), total, *uncounted)


def headings(tally: Tally, axis: int) -> tuple[str | None, ...]:
    """Order the values of one dimension for a cross table, as the rows of a tally by it alone.

    Periods come in their order, all else by the number of killed; what is not stated comes last.
    """
    killed: Counter[str | None] = Counter()
    for row in tally.rows:
        killed[row.values[axis]] += row.killed.best if row.killed else 0
    if tally.dimensions[axis] in PERIODS:
        return tuple(sorted(killed, key=lambda value: (value is None, value or "")))
    return tuple(sorted(killed, key=lambda value: (value is None, -killed[value])))


def sums(tally: Tally, axis: int) -> dict[str | None, TallyRow]:
    """Add up the rows of a cross table for each value of a dimension, over the other one.

    Empty where the other one has one value alone, or where an event can count under several of its
    values, since such a sum means nothing. What is added up over is None among a sum's values.
    """
    values = {row.values[1 - axis] for row in tally.rows}
    if len(values) < 2 or tally.dimensions[1 - axis] in OVERLAPPING:
        return {}
    rows: dict[str | None, list[TallyRow]] = {}
    for row in tally.rows:
        rows.setdefault(row.values[axis], []).append(row)
    return {
        value: _total(rows[value], (None, value) if axis else (value, None))
        for value in headings(tally, axis)
    }


def _total(rows: Sequence[TallyRow], values: tuple[str | None, ...] = ()) -> TallyRow:
    """Add up rows of which each event has a part in one alone."""
    if len(rows) == 1:
        return TallyRow(values, *rows[0][1:])
    killed, injured = _added(row.killed for row in rows), _added(row.injured for row in rows)
    articles, claims = sum(row.articles for row in rows), sum(row.claims for row in rows)
    return TallyRow(values, killed, injured, articles, claims)


def _added(estimates: Iterable[Estimate | None]) -> Estimate | None:
    stated = [estimate for estimate in estimates if estimate]
    columns = map(itemgetter, range(len(Estimate._fields)))  # to transpose takes an object a row
    return Estimate(*(sum(map(column, stated)) for column in columns)) if stated else None


def _counted(
    connection: sqlite3.Connection, hits: Hits, sql: str, dimensions: tuple[Dimension, ...]
) -> list[TallyRow]:
    """The rows of a statement, column by column: there can be one for each article."""
    estimate, week_name = cache(_estimate), cache(_week_name)
    found = connection.execute(f"{hits.table} {sql}", hits.values)
    counted: list[TallyRow] = []
    while rows := found.fetchmany(_AT_ONCE):
        columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
        if "week" in dimensions:
            at = dimensions.index("week")
            columns[at] = map(week_name, columns[at])
        values = zip(*columns[:-8], strict=True)
        killed = map(estimate, zip(*columns[-8:-5], strict=True))
        injured = map(estimate, zip(*columns[-5:-2], strict=True))
        counted += map(TallyRow, values, killed, injured, *columns[-2:])
    return counted


def _week_name(week: int | None) -> str | None:
    """Write a week as ISO 8601 does: 2026-W10."""
    if week is None:
        return None
    year, number, _ = date.fromordinal(7 * week - _DAYS_BEFORE).isocalendar()
    return f"{year:04}-W{number:02}"


def _statement(articles: str, dimensions: tuple[Dimension, ...], claims: str = _OF_ARTICLE) -> str:
    """The SQL of a tally: articles or claims, then events, then the rows of the dimensions."""
    parts = [dimension for dimension in dimensions if dimension in _PARTS]
    columns = "".join(f", {_PARTS[part]} AS by_{part}" for part in parts)
    groups = "".join(f", by_{part} COLLATE NOCASE" for part in parts)
    source = articles + (_TAGS if "tag" in parts else "")
    template = _CLAIMS if set(parts) & set(_OF_CLAIM) else _ARTICLES
    units = template.format(articles=source, columns=columns, groups=groups, claims=claims)
    names = "".join(f", by_{part}" for part in parts)
    names += ", max(country) AS country" if "country" in dimensions else ""
    events = _EVENTS.format(units=units, groups=groups, names=names)
    values = {each: _OF_EVENT.get(each, f"by_{each}") for each in dimensions}
    periods_first = sorted(values, key=lambda dimension: dimension not in PERIODS)
    return _ROWS.format(
        values=", ".join(f"{value} AS value_{n}" for n, value in enumerate(values.values()))
        or "NULL",
        events=events,
        groups=", ".join(f"{values[each]} COLLATE NOCASE" for each in periods_first) or "NULL",
        order=_order(dimensions),
    )


def _order(dimensions: tuple[Dimension, ...]) -> str:
    """Periods one after the other, then the most killed, and what is not stated last."""
    values = [f"value_{n}" for n in range(len(dimensions))]
    periods = [of for of, dimension in zip(values, dimensions, strict=True) if dimension in PERIODS]
    first = [f"{of} NULLS LAST" if of in periods else f"{of} IS NULL" for of in values]
    numbers = [_STATED.format(kind=kind) for kind in ("killed", "injured")]
    last = [of for of in values if of not in periods]
    return ", ".join((*first, *numbers, "articles DESC", *last))


def _estimate(numbers: tuple[int | None, ...]) -> Estimate | None:
    return None if None in numbers else Estimate(*cast("tuple[int, int, int]", numbers))
