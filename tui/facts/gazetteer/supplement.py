"""The curated part: what the packages lack, read from the text files in `supplement/`.

It is written from general knowledge of the world: coordinates to about a tenth of a degree, and no
GeoNames number, because none was looked up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

_PEOPLE = {
    "region": 300_000,
    "city": 200_000,
    "town": 30_000,
    "camp": 30_000,
    "neighbourhood": 20_000,
}
_SMALL = {**_PEOPLE, "town": 10_000}
"""A guess of who lives in places of a kind, that places them among their namesakes."""


@dataclass(frozen=True, slots=True)
class Addition:
    """One line of a supplement file: places of a kind near each other, or one and its spellings.

    `population` is guessed, 0 for what has no inhabitants; `settled` says that a name that the
    packages have is left to them.
    """

    kind: str
    country: str
    lat: float
    lon: float
    names: tuple[str, ...]
    population: int
    settled: bool


def additions() -> Iterator[Addition]:
    """Find every line of the files of places, in order; "-" stands for several countries."""
    for name in (
        "regions",
        "waters",
        "heights",
        "camps",
        "neighbourhoods",
        "provinces",
        "spellings",
        "towns",
    ):
        people = _SMALL if name == "towns" else _PEOPLE
        for line in _lines(name):
            kind, country, lat, lon, names = (part.strip() for part in line.split(";"))
            yield Addition(
                kind=kind,
                country="" if country == "-" else country,
                lat=float(lat),
                lon=float(lon),
                names=tuple(each.strip() for each in names.split("|")),
                population=people.get(kind, 0),
                settled=name in {"spellings", "towns"},
            )


def overrides(name: str) -> dict[str, tuple[float, float, list[str]]]:
    """Middle and other names of countries or subdivisions, by ISO code."""
    places = {}
    for line in _lines(name):
        code, lat, lon, *rest = line.split(" ", 3)
        names = rest[0].split("|") if rest else []
        places[code] = (float(lat), float(lon), [each.strip() for each in names if each.strip()])
    return places


def codes(name: str) -> frozenset[str]:
    """Read a file of country codes (ISO 3166-1 alpha-2), parted by spaces."""
    return frozenset(code for line in _lines(name) for code in line.split())


def _lines(name: str) -> Iterator[str]:
    text = files(__package__).joinpath("supplement", f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()
