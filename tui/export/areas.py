"""Tolls without a point: on maps they stand in the middle of their region, or of their country."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.library.countries import name_of
from tui.library.survey import PlaceCount

if TYPE_CHECKING:
    from tui.library.survey import UnplacedCount


class Area(PlaceCount):
    """Somewhere in a region or a country, drawn in its middle."""

    __slots__ = ()


def find_areas(
    counts: Iterable[UnplacedCount],
) -> tuple[tuple[Area, ...], tuple[UnplacedCount, ...]]:
    """Find the areas of tolls that have no point, and those of which no area is known either."""
    found: list[Area] = []
    lost: list[UnplacedCount] = []
    for unplaced in counts:
        middle = _middle(unplaced)
        if middle is None:
            lost.append(unplaced)
        else:
            name, lat, lon = middle
            harm = (unplaced.articles, unplaced.killed, unplaced.injured)
            found.append(Area(name, unplaced.country, lat, lon, *harm))
    return tuple(found), tuple(lost)


def _middle(unplaced: UnplacedCount) -> tuple[str, float, float] | None:
    """The middle of a region, or else of its country; None where neither is known."""
    from tui.facts.gazetteer import fold, look_up

    if unplaced.country is None:
        return None
    candidates = [(unplaced.region, "region"), (name_of(unplaced.country), "country")]
    for name, kind in candidates:
        spelling = (name or "").replace("&", "and").replace("St.", "Saint")
        for entry in look_up(fold(spelling)):
            if entry.kind == kind and entry.country == unplaced.country:
                return str(name), entry.lat, entry.lon
    return None
