"""Settlements too small for a table, or that a text calls villages: in them no other one lies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.lexicon import name_words

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.places.event_places import EventPlace
    from tui.model import Place

_SETTLED = frozenset({None, "area", "camp", "island", "neighbourhood", "town"})
"""Kinds of places where people live, of those that no table has; None is not known."""
_SPOTS = name_words().spots
_VILLAGE_OF = re.compile(r"\b(?:village|hamlet|settlement|community|communities) of $")
_VILLAGE = re.compile(r" (?:village|hamlet|settlement)\b")


def is_small(place: Place) -> bool:
    """Tell whether a place is one where people live that is too small for a table."""
    feature = place.name.casefold().rsplit(maxsplit=1)[-1] in _SPOTS
    return place.geonames is None and place.kind in _SETTLED and not feature


def is_village(index: DocumentIndex, spot: EventPlace, place: Place) -> bool:
    """Tell whether a place is too small for a table, or the text calls it a village.

    The namesake that a table has of a village may lie anywhere in the country.
    """
    return is_small(place) or is_called_village(index, spot)


def is_called_village(index: DocumentIndex, spot: EventPlace) -> bool:
    """Tell whether a text calls a place a village, in which no other lies."""
    text = index.tokens.text
    ahead, behind = text[max(0, spot.start - 20) : spot.start], text[spot.end : spot.end + 12]
    return _VILLAGE_OF.search(ahead) is not None or _VILLAGE.match(behind) is not None
