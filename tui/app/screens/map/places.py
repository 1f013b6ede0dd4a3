"""The places of the map: what is known of them, and how to ask for their articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.app.render.formatting import UNICODE, Symbols
from tui.app.screens.map.geometry import project
from tui.closest import closest
from tui.library.countries import code_of, name_of
from tui.library.query_text import quote
from tui.library.survey import PlaceCount

if TYPE_CHECKING:
    from tui.library import Library

MOST = 500
"""Places that are shown; of more, those where fewest were killed are left out."""


class MapPlace(PlaceCount):
    """A place of the survey, and where it stands on the map."""

    __slots__ = ()

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


def places_of(library: Library, query: str) -> tuple[MapPlace, ...]:
    """List the places that the articles of a query name, those with the most killed first."""
    return tuple(MapPlace(*spot) for spot in library.survey.places(query, MOST))


def spelled(text: str, marks: Symbols) -> str:
    """Spell a name as the terminal can show it: without accents where it has few characters."""
    return text if marks is UNICODE else "".join(map(closest, text))


def asking(place: MapPlace, places: Sequence[MapPlace], search: str) -> str:
    """Write the search for a place's articles among those of another search.

    Where another of the places has the same name, the country is asked for too.
    """
    query = f"place:{quote(place.name)}"
    if place.country and any(
        rival.name == place.name and rival.country != place.country for rival in places
    ):
        query += f" place:{place.country}"
    if not search:
        return query
    if re.search(r"\bor\b", search, re.IGNORECASE):
        return search if search.endswith(f") {query}") else f"({search}) {query}"
    return search if query in search else f"{search} {query}"
