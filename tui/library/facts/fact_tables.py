"""Write facts as rows that can be counted: claims, places, where and when a toll stands.

They are written from facts as the reader's verdicts leave them, together with the words that
queries ask for, and so always say what the facts pane says.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tui.library.facts.claim_days import days_of
from tui.library.facts.fact_identity import digest
from tui.library.facts.place_names import place_name, town_of
from tui.library.facts.toll_basis import toll_claims
from tui.library.ids import SLOTS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from tui.model import Casualty, Facts, Place, Range, Statement

_TIME = re.compile(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?")
_DAY = len("2026-01-31")
_COUNTED = ("killed", "injured")


class TollSetting(NamedTuple):
    """Place and day of an article's toll. `place` is a name that the article uses."""

    place: str | None
    country: str | None
    day: str | None


def write(
    connection: sqlite3.Connection,
    number: int,
    facts: Facts,
    identifier: str,
    statement: Statement | None = None,
    utc_offset: int = 0,
) -> None:
    """Replace an article's rows.

    Articles of one day and one place have one event; a toll without a place is one by itself,
    known by the article's `identifier`.
    Where the source states a point, the event is there, and not in the middle of a country.
    `utc_offset` is that of the outlet's clock, in minutes.
    """
    spots = _Spots(connection, facts.places)
    setting = toll_setting(facts, _published(number, utc_offset))
    point = spots.point(statement, setting.country) if statement else None
    spot = point if point and setting.day else spots.number(setting.place)
    key, country = spots.about(spot) if spot else (identifier, setting.country)
    event = digest(setting.day, key) if setting.day else None
    connection.execute(
        "UPDATE articles SET day = ?, spot = ?, country = ?, event = ? WHERE number = ?",
        (setting.day, spot, country, event, number),
    )
    _put_places(connection, number, spots, point)
    _put_claims(connection, number, facts, spots)


def _put_claims(connection: sqlite3.Connection, number: int, facts: Facts, spots: _Spots) -> None:
    connection.execute("DELETE FROM claims WHERE article = ?", (number,))
    connection.executemany(
        "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _claim_rows(number, facts, spots),
    )


def _put_places(
    connection: sqlite3.Connection, number: int, spots: _Spots, point: int | None
) -> None:
    """Replace the places that an article names; a stated `point` stands for the country."""
    connection.execute("DELETE FROM named WHERE article = ?", (number,))
    places = [place for place in spots.places if point is None or place.kind != "country"]
    numbers = [*(spots.number(place.name) for place in places), *([point] if point else [])]
    connection.executemany(
        "INSERT OR IGNORE INTO named VALUES (?, ?)", [(number, spot) for spot in numbers]
    )


def toll_setting(facts: Facts, published: str) -> TollSetting:
    """Locate the toll in place and time; nowhere and never where it counts nobody.

    The claim that states the toll says where and when; what it leaves open, the first other claim
    of the event tells. Where no claim names a place, it is the article's only one, and its
    country that of all its places where they have but one. A month or a year alone is kept so.
    Of several days it is the last, on which the count was complete: those since Monday were not
    dead on Monday. Where no claim tells a time, it is the day of publication.
    """
    if not (_counts(facts.toll.killed) or _counts(facts.toll.injured)):
        return TollSetting(None, None, None)
    claims = _stating_first(facts)
    place = next((claim.place for claim in claims if claim.place), None)
    town = town_of(place or "")
    same_place = [claim for claim in claims if town_of(claim.place or town) == town]
    time = next((time for claim in same_place if (time := _last_time(claim, published))), published)
    if place is None and len(facts.places) == 1:
        place = facts.places[0].name
    folded_place = _folded(town)
    country = next((p.country for p in facts.places if _folded(p.name) == folded_place), None)
    return TollSetting(place, country or only_country(facts.places), time)


def only_country(places: Iterable[Place]) -> str | None:
    """Return the country of all places whose country is known; None where they have several."""
    countries = {place.country for place in places if place.country}
    return countries.pop() if len(countries) == 1 else None


def _stating_first(facts: Facts) -> list[Casualty]:
    """The claims of the event: that which states the killed, that of the injured, the others."""
    events = [
        claim
        for claim in facts.casualties
        if claim.status == "event" and not claim.subset and claim.kind in _COUNTED
    ]
    tolls = {"killed": facts.toll.killed, "injured": facts.toll.injured}

    def rank(claim: Casualty) -> int:
        toll = tolls[claim.kind]
        stated = toll is not None and (claim.low, claim.high) == (toll.low, toll.high)
        return _COUNTED.index(claim.kind) if stated else len(_COUNTED)

    return sorted(events, key=rank)


def _claim_rows(number: int, facts: Facts, spots: _Spots) -> Iterator[tuple[object, ...]]:
    basis = toll_claims(facts)
    groups = groups_by_name(facts)
    for nth, claim in enumerate(facts.casualties):
        yield (
            number,
            nth,
            claim.kind,
            claim.low,
            claim.high,
            claim.vague,
            claim.precision,
            claim.status,
            int(claim.subset),
            spots.number(claim.place),
            _time(claim.date),
            groups.get(claim.source or "", claim.source),
            int(nth in basis),
            claim.group,
            groups.get(claim.by or "", claim.by),
            claim.weapon,
        )


def groups_by_name(facts: Facts) -> dict[str, str]:
    """Map what an article calls a group or body to the one name that tallies over articles need."""
    return {
        called: group.name
        for group in facts.organisations
        for name in (group.name, *group.aliases)
        for called in (name, *(f"{name} ({alias})" for alias in group.aliases))
    }


class _Spots:
    """The rows of the places that one article names.

    What lies in no country that is known lies in that of the article's other places, where they
    have but one.
    """

    def __init__(self, connection: sqlite3.Connection, places: Iterable[Place]) -> None:
        self.places = tuple(places)
        self._country = only_country(self.places)
        self._connection = connection
        self._numbers: dict[str, int] = {}
        for place in self.places:
            self._numbers.setdefault(_folded(place.name), self._keep(place))

    def number(self, name: str | None) -> int | None:
        """Look up the row of a name that the article uses; None for none."""
        if name is None:
            return None
        folded = _folded(name)
        if folded not in self._numbers and _folded(town_of(name)) in self._numbers:
            folded = _folded(town_of(name))
        if folded not in self._numbers:
            key, about = f"{folded}|{self._country or ''}", (name, self._country, None, None, None)
            self._numbers[folded] = self._upsert(key, about)
        return self._numbers[folded]

    def about(self, number: int) -> tuple[str, str | None]:
        """Look up by what a place is known, and its country: one for all tolls that stand there."""
        rows = self._connection.execute(
            "SELECT key, country FROM spots WHERE number = ?", (number,)
        )
        key, country = rows.fetchone()
        return key, country

    def point(self, statement: Statement, country: str | None) -> int | None:
        """Look up the row of the point that a source states; None where it states none."""
        if statement.lat is None or statement.lon is None:
            return None
        name = statement.place or statement.event or f"{statement.lat:.2f}, {statement.lon:.2f}"
        key = f"point|{statement.lat:.4f}|{statement.lon:.4f}|{_folded(name)}"
        return self._upsert(key, (name, country, statement.lat, statement.lon, None))

    def _keep(self, place: Place) -> int:
        country = place.country or self._country
        key = str(place.geonames or f"{_folded(place.name)}|{country or ''}")
        return self._upsert(key, (place.name, country, place.lat, place.lon, place.admin1))

    def _upsert(self, key: str, about: tuple[str, *tuple[object, ...]]) -> int:
        """The row of this key, new or as it was; where the place lies is as it was last told."""
        name, *rest = about
        _, lat, lon, admin1 = rest
        row = self._connection.execute(
            "SELECT number, lat IS ? AND lon IS ?, admin1 IS ? FROM spots WHERE key = ?",
            (lat, lon, admin1, key),
        ).fetchone()
        if row is None:
            inserted = self._connection.execute(
                "INSERT INTO spots (key, name, country, lat, lon, admin1) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (key, place_name(name), *rest),
            )
            return inserted.lastrowid or 0
        number, same_point, same_region = row
        if not same_point and lat is not None and lon is not None:
            self._connection.execute(
                "UPDATE spots SET lat = ?, lon = ? WHERE number = ?", (lat, lon, number)
            )
        if not same_region and admin1 is not None:
            self._connection.execute(
                "UPDATE spots SET admin1 = ? WHERE number = ?", (admin1, number)
            )
        return int(number)


def _counts(toll: Range | None) -> bool:
    return toll is not None and toll.high > 0


def _last_time(claim: Casualty, published: str) -> str | None:
    """The last day, month or year of a claim that its article could know of; None without any."""
    first, last = map(_time, days_of(claim))
    if first is None or last is None:
        return None
    return max(first, min(last, published[: len(last)]))


def _time(text: str | None) -> str | None:
    """Parse a day, a month or a year; None for what is none, as a correction may hold."""
    match = _TIME.match(text or "")
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return match[0]


def _published(number: int, utc_offset: int) -> str:
    moment = datetime.fromtimestamp(number // SLOTS, UTC) + timedelta(minutes=utc_offset)
    return moment.isoformat()[:_DAY]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
