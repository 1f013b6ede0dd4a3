"""Aggregate the articles of a query: where and when how many were killed and injured.

Every count here keeps to one rule. An article counts once, with its toll, at the place and the
day of its main event. Of articles that tell of the same day and the same place the greatest
number counts, since they mostly tell of one event. Of several days the toll is at the last. Of a
range the lower number counts. So a sum
is the least that the articles tell of, as far as they say when and where: what is told without
a place, or of another day, counts beside the rest.
"""

# ruff: noqa: S608 nothing from outside is put into a statement

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from tui.library.clock import moment
from tui.library.facts.fact_identity import identity
from tui.library.queries import search
from tui.library.queries.query_text import quote
from tui.model import Casualty, Organisation, Person, Place

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from tui.library.queries.search import Hits
    from tui.library.store import Store
    from tui.library.tally import Dimension, Tally
    from tui.model import Status

Name = Person | Place | Organisation

_TOLLS = """
    SELECT day, spot, country, count(*) AS articles,
        coalesce(max(killed_low), 0) AS killed, coalesce(max(injured_low), 0) AS injured
    FROM {articles} WHERE day IS NOT NULL GROUP BY day, coalesce(spot, -articles.number)
"""
_OTHERS = """
    SELECT day, status, country, sum(articles), sum(killed), sum(injured) FROM (
        SELECT coalesce(date, date(article / 64, 'unixepoch')) AS day, status, spot,
            count(DISTINCT article) AS articles,
            coalesce(max(CASE kind WHEN 'killed' THEN low END), 0) AS killed,
            coalesce(max(CASE kind WHEN 'injured' THEN low END), 0) AS injured
        FROM {claims} WHERE status <> 'event' AND NOT subset
            AND kind IN ('killed', 'injured') AND high > 0
        GROUP BY day, status, coalesce(spot, -article)
    ) LEFT JOIN spots ON spots.number = spot GROUP BY day, status, country
"""
_PLACES = """
    SELECT name, country, lat, lon, naming.articles, coalesce(killed, 0) AS killed,
        coalesce(injured, 0) AS injured
    FROM (SELECT spot, count(*) AS articles FROM {named} GROUP BY spot) AS naming
    JOIN spots ON spots.number = naming.spot
    LEFT JOIN (SELECT spot, sum(killed) AS killed, sum(injured) AS injured
        FROM ({tolls}) WHERE spot IS NOT NULL GROUP BY spot) AS harm ON harm.spot = naming.spot
    WHERE lat IS NOT NULL AND lon IS NOT NULL
    ORDER BY killed DESC, injured DESC, naming.articles DESC, name LIMIT ?
"""
_UNPLACED = """
    SELECT tolls.country, admin1, sum(articles), sum(killed), sum(injured)
    FROM ({tolls}) AS tolls LEFT JOIN spots ON spots.number = spot
    WHERE lat IS NULL OR lon IS NULL GROUP BY tolls.country, admin1 ORDER BY 4 DESC, 5 DESC, 1, 2
"""
_CLAIMS = """
    SELECT headlines.number, title, published, kind, low, high, vague, precision, status, subset,
        spots.name, claims.date, source
    FROM headlines LEFT JOIN claims ON article = headlines.number
        LEFT JOIN spots ON spots.number = claims.spot
    WHERE headlines.number IN (SELECT value FROM json_each(?))
    ORDER BY headlines.number DESC, nth
"""
FIELDS = {"person": "person", "place": "place", "organisation": "org"}
"""The field of a query that asks for a name of each kind."""


class PlaceCount(NamedTuple):
    """A place that articles name, with the killed and injured there by their tolls."""

    name: str
    country: str | None
    lat: float
    lon: float
    articles: int
    killed: int
    injured: int


class UnplacedCount(NamedTuple):
    """Tolls of a country, or of a region in it, whose place has no point; None is not told."""

    country: str | None
    region: str | None
    articles: int
    killed: int
    injured: int


class DayCount(NamedTuple):
    """Killed and injured of a day in a country, by the status of the claims.

    `day` is ISO 8601, only a month or a year where no more is told. A None country is not told.
    """

    day: str
    status: Status
    country: str | None
    articles: int
    killed: int
    injured: int


class ArticleClaims(NamedTuple):
    """An article with its claims as they are stored as rows: no victims, no quote."""

    number: int
    title: str
    published: datetime
    claims: tuple[Casualty, ...]


class Survey:
    """Aggregates over the articles of one library; see the module for what they mean.

    Over a large library they take tenths of a second: ask in a thread.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def places(self, query: str = "", limit: int = 500) -> tuple[PlaceCount, ...]:
        """Aggregate by place, of the places with coordinates that a query's articles name.

        `articles` is how many name the place; `killed` and `injured` add up the tolls whose main
        event was there. Most killed first, then most injured, then named by most. A place is
        known by its GeoNames id, or else by its name and country. Raises QueryError.
        """
        with self._store.reading() as connection:
            hits = search.hits(connection, query)
            select = _PLACES.format(named=hits.join("named"), tolls=_tolls(hits))
            rows = connection.execute(f"{hits.table} {select}", (*hits.values, limit))
            return tuple(PlaceCount(*row) for row in rows)

    def unplaced(self, query: str = "") -> tuple[UnplacedCount, ...]:
        """Aggregate the tolls that `places` cannot show, by country and region. Raises QueryError.

        With those of `places` they add up to all that `days` counts of events.
        """
        with self._store.reading() as connection:
            hits = search.hits(connection, query)
            select = _UNPLACED.format(tolls=_tolls(hits))
            rows = connection.execute(f"{hits.table} {select}", hits.values)
            return tuple(UnplacedCount(*row) for row in rows)

    def days(self, query: str = "") -> tuple[DayCount, ...]:
        """Aggregate killed and injured by day, status and country, oldest first.

        Events count by tolls, at the day of the event, or where none is told at that of
        publication in UTC; `happened:` finds the articles of such a day. Claims of background,
        denials and what is only feared are no tolls, and count by status apart: of one day,
        status and place the greatest claim. Raises QueryError.
        """
        with self._store.reading() as connection:
            hits = search.hits(connection, query)
            others = _OTHERS.format(claims=hits.join("claims"))
            rows = connection.execute(
                f"{hits.table} SELECT day, 'event', max(country), sum(articles), sum(killed), "
                f"sum(injured) FROM ({_tolls(hits)}) GROUP BY day, country "
                f"UNION ALL SELECT * FROM ({others}) ORDER BY 1, 2, 3",
                hits.values,
            )
            return tuple(DayCount(*row) for row in rows)

    def tally(self, dimensions: Sequence[Dimension], query: str = "") -> Tally:
        """Count killed and injured by dimensions, see `tally`. Raises QueryError."""
        from tui.library.tally import tally

        return tally(self._store, query, dimensions)

    def claims(
        self, subject: str | Name, limit: int = 20, but: int | None = None
    ) -> tuple[ArticleClaims, ...]:
        """Load the articles that have a name, or that a query finds, each with its claims.

        They are the newest, at most `limit`, without the one numbered `but`. Raises QueryError.
        """
        query = subject if isinstance(subject, str) else _asking(subject)
        with self._store.reading() as connection:
            numbers = search.numbers(connection, query, limit + (but is not None))
            others = [number for number in numbers if number != but][:limit]
            return _elsewhere(connection, others)


def _tolls(hits: Hits) -> str:
    return _TOLLS.format(articles=hits.join("articles", "number"))


def _asking(fact: Name) -> str:
    kind, _ = identity(fact)
    return f"{FIELDS[kind]}:{quote(fact.name)}"


def _elsewhere(connection: sqlite3.Connection, numbers: list[int]) -> tuple[ArticleClaims, ...]:
    import json

    rows = connection.execute(_CLAIMS, (json.dumps(numbers),)).fetchall()
    articles = []
    for (number, title, published), group in groupby(rows, lambda row: row[:3]):
        claims = tuple(_claim(row[3:]) for row in group if row[3] is not None)
        articles.append(ArticleClaims(number, title, cast("datetime", moment(published)), claims))
    return tuple(articles)


def _claim(row: tuple[Any, ...]) -> Casualty:
    (kind, low, high, vague, precision, status, subset, place, date, source) = row
    return Casualty(
        kind=kind, low=low, high=high, vague=vague, precision=precision, status=status,
        subset=bool(subset), place=place, date=date, source=source,
    )  # fmt: skip
