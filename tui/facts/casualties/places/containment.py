"""Which place lies in which: a town in its province or country."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tui.facts.gazetteer import bare, fold

if TYPE_CHECKING:
    from tui.model import Place

_REACH = 0.6
"""Degrees from the middle of a district within which its villages lie."""


def lies_in(inner: Place, outer: Place) -> bool:
    """Tell whether a place lies in another by the country or divisions that it has."""
    unknown = inner.country is None and inner.kind is None  # so it may be there
    if outer.kind == "country" and inner.kind != "country":
        return outer.country is not None and (unknown or inner.country == outer.country)
    if inner.name == outer.name or outer.country not in {None, inner.country}:
        return False
    named = bare(fold(outer.name)) in {bare(fold(n)) for n in (inner.admin1, inner.admin2) if n}
    if named or is_division(outer):
        return named or inner.admin1 == outer.admin1
    told = outer.kind == "district" and None not in {inner.admin2, outer.admin2}
    apart = inner.kind == outer.kind == "district" or (told and inner.admin2 != outer.admin2)
    if apart or None in {inner.lat, outer.lat}:
        return False  # districts are each other's neighbours
    undivided = outer.kind == "region" and outer.admin1 is None  # so that no list has its towns
    if not undivided and (inner.admin1 is None or inner.admin1 != outer.admin1):
        return False
    return math.dist((inner.lat or 0, inner.lon or 0), (outer.lat or 0, outer.lon or 0)) < _REACH


def is_division(place: Place) -> bool:
    """Tell whether a place is a first division of its country, by any form of its name."""
    whole = place.kind == place.precision == "region" and place.admin2 is None
    return whole and None not in {place.geonames, place.admin1}


def are_apart(one: Place, other: Place) -> bool:
    """Tell whether two places are towns far from each other, though a province is called so too."""
    if not one.kind == other.kind == "town" or None in {one.lat, other.lat}:
        return False
    first, second = ((place.lat or 0, place.lon or 0) for place in (one, other))
    return math.dist(first, second) > _REACH


def may_lie_in(inner: Place, outer: Place) -> bool:
    """Whether a village that no list of towns has may lie in an area, for all that is known."""
    if inner.geonames is not None or inner.kind == "country":
        return False
    unknown = inner.precision not in {"town", "point"} and inner.country in {None, outer.country}
    return unknown or lies_in(inner, outer)
