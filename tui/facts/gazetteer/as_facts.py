"""A place of the gazetteer as facts have it: its kind, how exactly it is located, what it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer.lookup import division
from tui.model import Place

if TYPE_CHECKING:
    from tui.facts.gazetteer.lookup import GazetteerEntry
    from tui.model import PlaceKind, PlacePrecision

_KINDS: dict[str, tuple[PlaceKind, PlacePrecision]] = {
    "country": ("country", "country"),
    "continent": ("area", "country"),
    "area": ("area", "region"),
    "desert": ("area", "region"),
    "peninsula": ("area", "region"),
    "region": ("region", "region"),
    "district": ("district", "district"),
    "city": ("town", "town"),
    "town": ("town", "town"),
    "village": ("town", "town"),
    "neighbourhood": ("neighbourhood", "point"),
    "street": ("street", "point"),
    "camp": ("camp", "point"),
    "base": ("area", "point"),
    "crossing": ("crossing", "point"),
    "park": ("area", "district"),
    "island": ("island", "district"),
    "mountain": ("mountain", "district"),
    "sea": ("water", "country"),
    "river": ("water", "region"),
    "lake": ("water", "district"),
    "strait": ("water", "district"),
    "canal": ("water", "district"),
}


def as_place(name: str, entry: GazetteerEntry) -> Place:
    """Convert an entry into a place of that name: "city" is "town", with the town's own point."""
    kind, precision = _KINDS[entry.kind]
    return Place(
        name=name,
        kind=kind,
        country=entry.country or None,
        admin1=division(entry.id if kind == "region" else entry.region),
        admin2=division(entry.id if kind == "district" else entry.district),
        lat=entry.lat,
        lon=entry.lon,
        precision=precision,
        geonames=entry.geonames,
    )
