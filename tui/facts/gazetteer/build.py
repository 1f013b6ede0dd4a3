"""Builds places.db: `python -m tui.facts.gazetteer.build` (needs the dev packages).

The file must stay under 12 MB, so the world is kept in three tiers: where news of conflict and
disaster comes from, every place and spelling; where English is written, every place; elsewhere
the places of 3,000 and more. Names are folded and in Latin script only. The same packages and
supplement give the same bytes.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.facts.gazetteer import sources, supplement
from tui.facts.gazetteer.keys import fold
from tui.facts.gazetteer.sources import SourcePlace, shorn

TARGET = Path(__file__).with_name("places.db")

_TROUBLED = frozenset(
    [
        "AF",
        "AL",
        "AM",
        "AO",
        "AZ",
        "BA",
        "BD",
        "BF",
        "BI",
        "BJ",
        "BO",
        "BY",
        "CD",
        "CF",
        "CG",
        "CI",
        "CM",
        "CO",
        "CU",
        "DJ",
        "DO",
        "DZ",
        "EC",
        "EG",
        "EH",
        "ER",
        "ET",
        "FJ",
        "GE",
        "GH",
        "GN",
        "GT",
        "GW",
        "HN",
        "HT",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KE",
        "KG",
        "KH",
        "KW",
        "LA",
        "LB",
        "LK",
        "LR",
        "LY",
        "MA",
        "MD",
        "ME",
        "MG",
        "MK",
        "ML",
        "MM",
        "MR",
        "MW",
        "MZ",
        "NE",
        "NG",
        "NI",
        "NP",
        "PE",
        "PG",
        "PH",
        "PK",
        "PS",
        "QA",
        "RS",
        "RW",
        "SA",
        "SB",
        "SD",
        "SL",
        "SN",
        "SO",
        "SS",
        "SV",
        "SY",
        "TD",
        "TG",
        "TH",
        "TJ",
        "TL",
        "TM",
        "TN",
        "TR",
        "UA",
        "UG",
        "UZ",
        "VE",
        "VN",
        "VU",
        "XK",
        "YE",
        "ZM",
        "ZW",
    ]
)
_ENGLISH = frozenset(["US", "GB", "IE", "AU", "NZ", "CA", "ZA", "SG", "JM", "TT", "HK"])
_LOWEST = {"ID": 1_000, "IN": 500, "CN": 20_000, "MX": 3_000, "RU": 2_500, "BR": 5_000}
_DISTRICTS = _ENGLISH - {"SG", "JM", "TT", "HK"} | {"IN", "ID", "FR", "IT", "ES", "MX"}
_LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f ’‘'`´ʿʾʼ.,()\-–/&0-9]+$")
# A name in small letters is one letter for each letter of another script: "hlb" for Aleppo.
_SPELLED = re.compile(r"^(?:(?:a[lnrsz]h?|el|e[nrs])[-–’' ])?[^a-z]")

_SCHEMA = """
CREATE TABLE places (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, country TEXT NOT NULL, lat INTEGER NOT NULL,
    lon INTEGER NOT NULL, thousands INTEGER NOT NULL, region INTEGER NOT NULL);
CREATE TABLE names (
    key TEXT NOT NULL, place INTEGER NOT NULL, own INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
"""


def build(target: Path = TARGET) -> None:
    """Write the gazetteer to `target`, replacing it."""
    entries = _entries()
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as db:
        db.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + _SCHEMA)
        db.executemany("INSERT INTO places VALUES (?,?,?,?,?,?,?)", map(_row, entries))
        names = sorted({(key, e.id, own) for e in entries for key, own in _keys(e)})
        db.executemany("INSERT INTO names VALUES (?,?,?)", names)
        db.commit()
        db.execute("VACUUM")
    db.close()


def _entries() -> list[SourcePlace]:
    divisions, region_of = sources.subdivisions()
    settled = [city for city in sources.cities() if _is_selected(city)]
    for city in settled:
        city.region = region_of.get(city.id, 0)
    base = [*_countries(), *_regions(divisions), *settled]
    districts = list(_districts((entry for entry, _ in divisions), base))
    by_id = {entry.id: entry for entry in (*districts, *reversed(base))}
    for entry in _additions(list(by_id.values())):
        by_id[entry.id] = entry
    return [by_id[number] for number in sorted(by_id)]


def _is_selected(city: SourcePlace) -> bool:
    if city.country in _TROUBLED or city.country in _ENGLISH:
        return True
    return city.population >= _LOWEST.get(city.country, 3_000)


def _countries() -> Iterator[SourcePlace]:
    middles = supplement.overrides("countries")
    for code, (number, name, population, others) in sorted(sources.countries().items()):
        if code in middles:
            lat, lon, thousands = middles[code]
            yield SourcePlace(
                number, "country", code, lat, lon, population, [name, *thousands, *others]
            )


def _regions(divisions: Iterable[tuple[SourcePlace, str]]) -> Iterator[SourcePlace]:
    middles = supplement.overrides("subdivisions")
    for entry, iso in divisions:
        if iso in middles:
            entry.lat, entry.lon, thousands = middles[iso]
            entry.names[1:1] = thousands
            entry.kind = "region"
        if entry.kind == "region":
            yield entry


def _districts(divisions: Iterable[SourcePlace], base: list[SourcePlace]) -> Iterator[SourcePlace]:
    """Second-level subdivisions, save those that only repeat the name of their own town."""
    present = {(fold(name), e.country) for e in base for name in e.names[:1]}
    for entry in divisions:
        if entry.kind != "district" or not entry.country:
            continue
        selected = entry.country in _TROUBLED or entry.country in _DISTRICTS
        doubled = entry.country in {"US", "GB", "IE", "PH"}
        if selected and (doubled or (fold(shorn(entry.names[0])), entry.country) not in present):
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
        others.update(fold(name) for name in latin)
    for key in sorted(own | others):
        if len(key) > 1 and len(key) <= 40 and not key.isdecimal():
            yield key, int(key in own)


def _spellings_from(country: str) -> float:
    if country in _TROUBLED:
        return 0 if country not in {"UA", "PH", "TR", "CI", "IR", "AM", "TH", "VN"} else 10_000
    return {"IN": 50_000, "RU": 100_000}.get(country, 100_000)


def _row(entry: SourcePlace) -> tuple[int, str, str, int, int, int, int]:
    thousands = math.ceil(entry.population / 1000)
    lat, lon = round(entry.lat * 100), round(entry.lon * 100)
    return entry.id, entry.kind, entry.country, lat, lon, thousands, entry.region


if __name__ == "__main__":
    build()
