"""The places of the map: what is known of them, and how to ask for their articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.app.render.formatting import UNICODE, Symbols
from tui.closest import closest
from tui.export.areas import find_areas
from tui.library.countries import code_of, name_of
from tui.library.queries.query_text import quote
from tui.library.survey import PlaceCount
from tui.library.tally_words import row_query
from tui.world.projection import project

if TYPE_CHECKING:
    from tui.library import Library

MOST = 500
"""Places that are shown; of more, those where fewest were killed are left out."""


class MapPlace(PlaceCount):
    """A place of the survey, and where it stands on the map."""

    __slots__ = ()
    area = False
    """Whether it stands for somewhere in a country or a region, and not for a place of its own."""

    @property
    def label(self) -> str:
        """Its name as it is drawn."""
        return self.name

    @property
    def short_label(self) -> str:
        """Its name where there is little room."""
        return self.name

    @property
    def harmed(self) -> bool:
        """Whether anybody is said to have been killed or injured there."""
        return self.killed > 0 or self.injured > 0

    @property
    def point(self) -> tuple[float, float]:
        """Where it is on the map."""
        return project(self.lat, self.lon)

    @property
    def within(self) -> str:
        """The country it lies in, by name; "" where it is one itself or that is not known."""
        if not self.country or code_of(self.name) == self.country:
            return ""
        return name_of(self.country)


class MapArea(MapPlace):
    """A country or a region that tolls without a point are counted in, drawn in its middle."""

    __slots__ = ()
    area = True

    @property
    def label(self) -> str:
        """Its name, as what it is."""
        return f"somewhere in {self.name}"

    @property
    def short_label(self) -> str:
        """Its name without a word that would cut it: Niger is another country than Nigeria."""
        return f"in {self.name}"

    @property
    def within(self) -> str:
        """The country that a region lies in, by name; "" for a country."""
        return name_of(self.country) if self.country and name_of(self.country) != self.name else ""


class MapCounts(NamedTuple):
    """What is drawn, the tolls that have no point at all, and how many articles are not counted.

    Those wait for the upgrade of the library.
    """

    places: tuple[MapPlace, ...] = ()
    articles: int = 0
    killed: int = 0
    injured: int = 0
    waiting: int = 0


def places_of(library: Library, query: str) -> MapCounts:
    """List the places that the articles of a query name, those with the most killed first.

    What has no point falls back to its region or its country. Raises QueryError.
    """
    survey = library.survey
    areas, lost = find_areas(survey.unplaced(query))
    places = [MapPlace(*spot) for spot in survey.places(query, MOST)]
    places += [MapArea(*area) for area in areas]
    places.sort(key=lambda place: (-place.killed, -place.injured, -place.articles, place.name))
    articles, killed, injured = (
        sum(getattr(count, name) for count in lost) for name in ("articles", "killed", "injured")
    )
    waiting = library.maintenance.unfilled()
    return MapCounts(tuple(places), articles, killed, injured, waiting)


def spelled(text: str, marks: Symbols) -> str:
    """Spell a name as the terminal can show it: without accents where it has few characters."""
    return text if marks is UNICODE else "".join(map(closest, text))


def asking(place: MapPlace, places: Sequence[MapPlace], search: str) -> str:
    """Write the search for a place's articles among those of another search.

    Where people were harmed they are those whose toll is of it, as the map and the tally count
    them; else those that name it. Where another of the places has the same name, the country is
    asked for too.
    """
    counted = place.area or place.harmed
    query = _toll_query(place) if counted else f"place:{quote(place.name)}"
    if (
        place.country
        and not counted
        and any(rival.name == place.name and rival.country != place.country for rival in places)
    ):
        query += f" place:{place.country}"
    if not search:
        return query
    if re.search(r"\bor\b", search, re.IGNORECASE):
        return search if search.endswith(f") {query}") else f"({search}) {query}"
    return search if query in search else f"{search} {query}"


def _toll_query(place: MapPlace) -> str:
    """Write the search for the tolls that are counted at a place, or in an area."""
    if not place.area:
        value = f"{place.name}, {place.country}" if place.country else place.name
        return row_query("place", value)
    if place.within:
        return row_query("admin1", f"{place.name}, {place.country}")
    return row_query("country", place.country)
