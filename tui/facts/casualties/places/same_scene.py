"""Which sentences before a claim tell of what it goes on from: those of its own place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.mentions import nearby
from tui.facts.casualties.places.turns import TURNS, turns_away

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.places.incident_places import PlaceIndex
    from tui.model import Span

_TOWN = 2
"""How much a place at least narrows down where, to be another scene."""


def same_scene(
    index: DocumentIndex, places: PlaceIndex, argument: Argument, own: str | None, name: str | None
) -> list[Span]:
    """Find the sentences before a claim that are of its own scene, the nearest first.

    `own` is the place that its own sentence gives, which one of them must name too; else none of
    them names another than the `name` of its place. None is past a turn to something else.
    """
    if turns_away(index, argument):
        return []
    tokens = index.tokens
    found: list[Span] = []
    for scope in nearby(tokens, tokens.sentence_of[argument.trigger.start])[1:]:
        inside = [e for e in places.events if scope[0] <= e.start < scope[1] and e.narrow >= _TOWN]
        shared = any(_are_one(places, spot.name, own or name) for spot in inside)
        if not shared and (own is not None or any(spot.placed for spot in inside)):
            break
        found.append(scope)
        if TURNS.match(tokens.text, scope[0]):
            break
    return found


def _are_one(places: PlaceIndex, first: str, second: str | None) -> bool:
    """Whether two places are the same, or one lies in the other."""
    if second is None or first == second:
        return first == second
    return places.inside(first, second) or places.inside(second, first)
