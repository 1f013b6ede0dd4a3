"""Builds places.db: `python -m tui.facts.gazetteer.build` (needs the dev packages).

The file may grow to 25 MB: every place of 500 inhabitants and more, every subdivision and every
American post town, and in countries where news of conflict and disaster comes from every spelling
and, apart from the rest, the villages that have a post code.
Names are folded and in Latin script only. The same packages and supplement give the same bytes.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.facts.gazetteer import sources, supplement
from tui.facts.gazetteer.keys import fold
from tui.facts.gazetteer.neighbours import Neighbours
from tui.facts.gazetteer.post_villages import post_villages
from tui.facts.gazetteer.sources import SourcePlace, shorn

TARGET = Path(__file__).with_name("places.db")

_TROUBLED = supplement.codes("troubled")
_LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f ’‘'`´ʿʾʼ.,()\-–/&0-9]+$")
_ADJECTIVE = re.compile(
    r"(?:^|[ -])(?:national|special|federal|autonomous|capital)$|"
    r"^(?:the |far )?(?:(?:north|south|east|west)(?:ern)?[ -]?|central)+$",
    re.IGNORECASE,
)
# Codes of airports and the like: "ACT", "LIS".
_CODE = re.compile(r"^[A-Z0-9]{1,4}$")
_INSIDE = frozenset({"base", "camp", "city", "crossing", "neighbourhood", "town", "village"})
"""Kinds of what was added by hand that lie in one region, that of the towns around."""
_SHORTEST = 4
"""Letters of another spelling of a town: those of two or three are codes and other words."""
# A name in small letters is one letter for each letter of another script: "hlb" for Aleppo.
_SPELLED = re.compile(r"^(?:(?:a[lnrsz]h?|el|e[nrs])[-–’' ])?[^a-z]")

_SCHEMA = """
CREATE TABLE places (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, country TEXT NOT NULL, lat INTEGER NOT NULL,
    lon INTEGER NOT NULL, thousands INTEGER NOT NULL, region INTEGER NOT NULL,
    district INTEGER NOT NULL);
CREATE TABLE names (
    key TEXT NOT NULL, place INTEGER NOT NULL, own INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE divisions (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE villages (
    key TEXT NOT NULL, country TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL,
    region INTEGER NOT NULL, PRIMARY KEY (key, country, lat, lon)
) WITHOUT ROWID;
"""


def build(target: Path = TARGET) -> None:
    """Write the gazetteer to `target`, replacing it."""
    divisions, parents_of = sources.subdivisions()
    settled = _settled(divisions, parents_of)
    entries = _entries(divisions, settled)
    labels = sorted((entry.id, _label(entry)) for entry, _ in divisions)
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as db:
        db.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + _SCHEMA)
        db.executemany("INSERT INTO places VALUES (?,?,?,?,?,?,?,?)", map(_row, entries))
        names = sorted({(key, e.id, own) for e in entries for key, own in _keys(e)})
        db.executemany("INSERT INTO names VALUES (?,?,?)", names)
        db.executemany("INSERT INTO divisions VALUES (?,?)", labels)
        db.executemany("INSERT INTO villages VALUES (?,?,?,?,?)", _villages(entries, settled))
        db.commit()
        db.execute("VACUUM")
    db.close()


def _settled(
    divisions: list[tuple[SourcePlace, str]], parents_of: dict[int, tuple[int, int]]
) -> list[SourcePlace]:
    settled = list(sources.cities())
    for city in settled:
        city.region, city.district = parents_of.get(city.id, (0, 0))
    return [*settled, *_post_towns([entry for entry, _ in divisions], settled)]


def _entries(
    divisions: list[tuple[SourcePlace, str]], settled: list[SourcePlace]
) -> list[SourcePlace]:
    base = [*_countries(), *_regions(divisions), *settled]
    districts = list(_districts((entry for entry, _ in divisions), base))
    by_id = {entry.id: entry for entry in (*districts, *reversed(base))}
    neighbours = Neighbours(settled)
    for entry in _additions(list(by_id.values())):
        if entry.kind in _INSIDE:
            entry.region, entry.district = neighbours.divisions(entry)
        by_id[entry.id] = entry
    return [by_id[number] for number in sorted(by_id)]


def _post_towns(
    divisions: Iterable[SourcePlace], settled: Iterable[SourcePlace]
) -> Iterator[SourcePlace]:
    """American places with a post office of their own that are too small for the list of cities."""
    states, counties = {}, {}
    for entry in divisions:
        if entry.country == "US" and entry.kind == "region":
            states[entry.names[0]] = entry.id
        elif entry.country == "US":
            counties[shorn(entry.names[0]), entry.region] = entry.id
    present = {(fold(e.names[0]), e.region) for e in settled if e.country == "US"}
    for entry, state, county in sources.post_towns():
        entry.region = states.get(state, 0)
        entry.district = counties.get((county, entry.region), 0)
        if entry.region and (fold(entry.names[0]), entry.region) not in present:
            yield entry


def _label(division: SourcePlace) -> str:
    """What a subdivision is called in English: "Basra" rather than "Al Başrah".

    The word for its kind stays where the rest says too little: "National Capital Region".
    """
    if division.kind == "region":
        english = (n for n in division.names[1:] if sources.typed(n) and _LATIN.match(n))
        name = next(english, division.names[0])
        short = shorn(name)
        return name if _ADJECTIVE.search(short) else short
    return division.names[0]


def _villages(
    entries: Iterable[SourcePlace], settled: list[SourcePlace]
) -> Iterator[tuple[str, str, int, int, int]]:
    """Villages with a post code, save those of whose name their country has a listed place."""
    present = {(key, entry.country) for entry in entries for key, _ in _keys(entry)}
    neighbours = Neighbours(settled)
    for village in post_villages(supplement.codes("posted")):
        if (village.key, village.country) not in present:
            place = SourcePlace(0, "village", village.country, *village.point, 0)
            yield *village, neighbours.divisions(place)[0]


def _countries() -> Iterator[SourcePlace]:
    middles = supplement.overrides("countries")
    for code, (number, name, population, others) in sorted(sources.countries().items()):
        if code in middles:
            lat, lon, spellings = middles[code]
            yield SourcePlace(
                number, "country", code, lat, lon, population, [name, *spellings, *others]
            )


def _regions(divisions: Iterable[tuple[SourcePlace, str]]) -> Iterator[SourcePlace]:
    middles = supplement.overrides("subdivisions")
    for entry, iso in divisions:
        if iso in middles:
            entry.lat, entry.lon, spellings = middles[iso]
            entry.names[1:1] = spellings
            entry.kind = "region"
        if entry.kind == "region":
            yield entry


def _districts(divisions: Iterable[SourcePlace], base: list[SourcePlace]) -> Iterator[SourcePlace]:
    """Second-level subdivisions, save those that only repeat the name of their own town."""
    present = {(fold(name), e.country) for e in base for name in e.names[:1]}
    for entry in divisions:
        if entry.kind != "district" or not entry.country:
            continue
        doubled = entry.country in {"US", "GB", "IE", "PH"}
        if doubled or (fold(shorn(entry.names[0])), entry.country) not in present:
            yield entry


def _additions(base: list[SourcePlace]) -> Iterator[SourcePlace]:
    """The supplement. A spelling that the packages know is left to them."""
    present = {(key, e.country) for e in base if e.kind != "district" for key, _ in _keys(e)}
    number = 0
    for each in supplement.additions():
        names = [
            n for n in each.names if not each.settled or (fold(n), each.country) not in present
        ]
        for name in {fold(name): name for name in names}.values():
            number -= 1
            yield SourcePlace(
                number, each.kind, each.country, each.lat, each.lon, each.population, [name]
            )


def _keys(entry: SourcePlace) -> Iterator[tuple[str, int]]:
    """The folded names of an entry, each with 1 if it is its own and 0 if it is another."""
    own = {fold(entry.names[0])}
    others: set[str] = set()
    if entry.id < 0 or entry.kind == "country":
        others.update(fold(name) for name in entry.names)
    elif entry.kind in {"region", "district"}:
        latin = [name for name in entry.names if _LATIN.match(name)]
        own.add(fold(shorn(entry.names[0])))
        others.update(fold(n) for name in latin for n in (name, shorn(name)))
    elif entry.population >= _spellings_from(entry.country):
        latin = [n for n in entry.names if _LATIN.match(n) and _SPELLED.match(n)]
        spellings = (fold(name) for name in latin if not _CODE.match(name))
        others.update(key for key in spellings if len(key) >= _SHORTEST)
    for key in sorted(own | others):
        if len(key) > 1 and len(key) <= 40 and not key.isdecimal():
            yield key, int(key in own)


def _spellings_from(country: str) -> int:
    """How many inhabitants make all spellings of a town's name worth their room."""
    if country in _TROUBLED:
        return 0
    return {"RU": 20_000, "CN": 50_000, "JP": 50_000}.get(country, 15_000)


def _row(entry: SourcePlace) -> tuple[int, str, str, int, int, int, int, int]:
    thousands = math.ceil(entry.population / 1000)
    lat, lon = round(entry.lat * 100), round(entry.lon * 100)
    return entry.id, entry.kind, entry.country, lat, lon, thousands, entry.region, entry.district


if __name__ == "__main__":
    build()
