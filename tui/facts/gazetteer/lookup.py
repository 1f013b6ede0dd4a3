"""Looking names up. The file is opened read-only and immutable, never loaded whole."""

from __future__ import annotations

import functools
import sqlite3
import threading
import zlib
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from tui.errors import AnalysisError

_SQL = """
SELECT n.own, p.id, p.kind, p.country, p.lat, p.lon, p.thousands, p.region, p.district
FROM names n JOIN places p ON p.id = n.place WHERE n.key = ?
"""
_VILLAGES = "SELECT lat, lon, region FROM villages WHERE key = ? AND country = ?"
_LOCAL = threading.local()
_POST_TOWNS = 1_000_000_000
"""From this number on places have none in GeoNames."""
_VILLAGE = 2 * _POST_TOWNS
"""The first of the numbers of villages, made of their name and point."""


_STARTING = """
SELECT n.key, n.own, p.id, p.kind, p.country, p.lat, p.lon, p.thousands, p.region, p.district
FROM names n JOIN places p ON p.id = n.place WHERE n.key >= ? AND n.key < ? AND n.own
ORDER BY p.thousands DESC, n.key LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A place of the gazetteer. `country` is "" across several, `region` and `district` an id or 0.

    `own` says that the name looked up is the place's own, not another spelling; `thousands` is
    its population, rounded up.
    """

    id: int
    kind: str
    country: str
    lat: float
    lon: float
    thousands: int
    region: int
    own: bool
    district: int = 0

    @property
    def geonames(self) -> int | None:
        """Return its GeoNames number; None if added by hand, a post town or a village."""
        return self.id if 0 < self.id < _POST_TOWNS else None


@functools.lru_cache(maxsize=16_384)
def look_up(key: str) -> tuple[GazetteerEntry, ...]:
    """Find every place with this folded name, the most populous first."""
    rows = _open().execute(_SQL, (key,)).fetchall()
    entries = [_entry(*row) for row in rows]
    return tuple(sorted(entries, key=lambda place: (-place.thousands, place.id)))


@functools.lru_cache(maxsize=4_096)
def villages(key: str, country: str) -> tuple[GazetteerEntry, ...]:
    """Find a country's villages of this name that no list has, whose inhabitants nobody counted.

    They are many, and some bear the names of people and of things: they are for a text of their
    country, where its words show a place.
    """
    rows = _open().execute(_VILLAGES, (key, country)).fetchall()
    return tuple(_village(key, country, *row) for row in rows)


def _village(key: str, country: str, lat: int, lon: int, region: int) -> GazetteerEntry:
    number = _VILLAGE + zlib.crc32(f"{key} {country} {lat} {lon}".encode())
    return _entry(1, number, "village", country, lat, lon, 0, region, 0)


def _entry(  # noqa: PLR0917, PLR0913 a row of the query
    own: int,
    number: int,
    kind: str,
    country: str,
    lat: int,
    lon: int,
    thousands: int,
    region: int,
    district: int,
) -> GazetteerEntry:
    point = lat / 100, lon / 100
    return GazetteerEntry(number, kind, country, *point, thousands, region, bool(own), district)


@functools.lru_cache(maxsize=4_096)
def division(number: int) -> str | None:
    """The English name of the region or district with this number; `None` for 0 and the unknown."""
    row = _open().execute("SELECT name FROM divisions WHERE id = ?", (number,)).fetchone()
    return row[0] if row else None


def starting(prefix: str, limit: int = 8) -> tuple[tuple[str, GazetteerEntry], ...]:
    """Return the most populous places whose own folded name begins so, each with that name."""
    rows = _open().execute(_STARTING, (prefix, f"{prefix}\U0010ffff", limit)).fetchall()
    return tuple((key, _entry(*row)) for key, *row in rows)


@functools.lru_cache(maxsize=4_096)
def within(key: str) -> bool:
    """Tell whether any name of the gazetteer begins with this key and a space."""
    row = _open().execute(
        "SELECT 1 FROM names WHERE key > ? AND key < ? LIMIT 1", (f"{key} ", f"{key}!")
    )
    return row.fetchone() is not None


def measure() -> tuple[int, int]:
    """Measure how many places and names there are, the whole file read. Raises AnalysisError."""
    connection = _connect(_path())
    try:
        (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        (places,) = connection.execute("SELECT count(*) FROM places").fetchone()
        (names,) = connection.execute("SELECT count(*) FROM names").fetchone()
    except sqlite3.Error as error:
        raise _unreadable(_path(), error) from error
    finally:
        connection.close()
    if state != "ok":
        raise _unreadable(_path(), state)
    return places, names


def _unreadable(path: Path, why: object) -> AnalysisError:
    return AnalysisError(f"The gazetteer {path} cannot be read ({why}): reinstall dateline.")


def _open() -> sqlite3.Connection:
    """This thread's connection: sqlite3 objects stay in the thread that made them."""
    if not hasattr(_LOCAL, "connection"):
        _LOCAL.connection = _connect(_path())
    connection: sqlite3.Connection = _LOCAL.connection
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        connection.execute("SELECT 1 FROM names LIMIT 1")
    except sqlite3.Error as error:
        raise _unreadable(path, error) from error
    return connection


@functools.lru_cache(maxsize=1)
def _path() -> Path:
    with as_file(files(__package__).joinpath("places.db")) as path:
        return path
