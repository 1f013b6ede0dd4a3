"""Where a text has turned to another incident: the scene of the sentences before a claim.

A place that opens a sentence ("In X, warplanes launched three raids"), or a word that turns to
another incident, frames what follows in the paragraph until the text comes back to its event.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.happenings import OCCURRED, happens, happens_at, tells_harm
from tui.facts.casualties.index.mentions import nearby
from tui.facts.casualties.places.claim_places import is_front
from tui.facts.casualties.places.inner_places import ONE_OF
from tui.facts.casualties.places.openings import lead

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.filler import Filler
    from tui.facts.casualties.places.event_places import EventPlace
    from tui.facts.casualties.places.incident_places import PlaceIndex

_LATER = re.compile(
    r"(?:later|earlier|hours (?:later|before)|the (?:same|next|following) (?:day|night|evening)"
    r"|elsewhere|separately|in (?:an?other|a (?:separate|second)) |another|a (?:second|third))\b"
)
"""How a sentence opens that turns to another incident: "Later in the day, artillery shelled"."""
_AWAY = re.compile(
    r"(?:(?:hours|days|weeks) (?:earlier|before)|earlier in the day|elsewhere|separately|meanwhile"
    r"|in (?:an?other|a (?:separate|second)) )\b"
)
"""How a sentence opens that is of another place for certain, told or not."""
_LONG = 4
"""Sentences in which a text that tells of other towns has left the place of its event."""
_TOWN = 2
"""How much a place at least narrows down where, to be an incident's own place."""


def scene_before(
    index: DocumentIndex, places: PlaceIndex, back: list[tuple[int, int]]
) -> str | None:
    """Find the place beside the event's that the sentences before have turned to, nearest first."""
    for number, scope in enumerate(back):
        scene = scene_of(index, places, scope)
        if scene is not None and scene.name == places.event:
            return None
        if scene is not None and _is_other(index, places, scene, scope, nearest=not number):
            return scene.name
    return None


def scenes_of(
    index: DocumentIndex, places: PlaceIndex, own: dict[Argument, Filler | None]
) -> dict[Argument, str | None]:
    """Find the scenes of the claims that have no place of their own in `own`."""
    tokens = index.tokens
    return {
        argument: scene_before(
            index, places, nearby(tokens, tokens.sentence_of[argument.trigger.start])[1:]
        )
        for argument, place in own.items()
        if place is None and not places.far_reaching
    }


def has_turned_away(index: DocumentIndex, places: PlaceIndex, back: list[tuple[int, int]]) -> bool:
    """Tell whether the sentence before is of another incident, whose place it does not say."""
    return any(
        _AWAY.match(index.tokens.small, scope[0]) is not None
        and scene_of(index, places, scope) is None
        and happens(index, scope)
        for scope in back[:1]
    )


def has_left(
    index: DocumentIndex, places: PlaceIndex, placed: dict[int, dict[str, None]], spot: int
) -> bool:
    """Tell whether a text has long gone over to other towns than its event's by a character.

    `placed` has the places of the claims of each sentence: where neither they nor the clause say
    that something happened, a town is only mentioned, and a text is still at its event. The place
    of a headline that names a town beside those of the body is its event's for the first sentence
    alone.
    """
    event = places.event
    if event is None:
        return False
    sentence_of, word_at = index.tokens.sentence_of, index.tokens.word_at

    def told(place: EventPlace) -> bool:
        word = word_at(place.start)
        return place.name in placed.get(sentence_of[word], {}) or happens_at(index, word)

    others = [p for p in places.events if _is_other_town(places, p) and told(p)]
    if places.origin == "headline":
        return any(other.start < spot for other in others)
    own = [p for p in places.events if p.name == event and p.start <= spot]
    since = max((p.start for p in own if told(p)), default=own[0].start if own else 0)
    far = sentence_of[word_at(spot)] - sentence_of[word_at(since)] >= _LONG
    return bool(own) and far and any(since < other.start < spot for other in others)


def _is_other_town(places: PlaceIndex, spot: EventPlace) -> bool:
    """Whether something happened at a town that neither is the event's place nor lies in it."""
    event = places.event or spot.name
    if not spot.placed or spot.narrow < _TOWN or spot.name == event:
        return False
    quarter = places.known[spot.name].kind == "neighbourhood"
    quarter = quarter and places.may_lie_in(spot.name, event)
    return not (quarter or places.inside(spot.name, event) or places.inside(event, spot.name))


def scene_of(index: DocumentIndex, places: PlaceIndex, scope: tuple[int, int]) -> EventPlace | None:
    """Find where a sentence says that something happened, at least to a district."""
    spot = lead(index, places.events, scope)
    if spot is None or not spot.placed or spot.narrow < _TOWN or not happens(index, scope):
        return None
    if tells_harm(index, scope) or not is_front(index.tokens.small, scope[0], spot):
        return spot
    behind = [s for s in places.events if spot.start < s.start < scope[1] and s.placed]
    parts = (s for s in behind if s.narrow >= _TOWN and places.known[s.name].geonames is None)
    inner = next((s for s in behind if s.narrow > spot.narrow), None)
    return inner or next(parts, spot)  # "in Homs shells fell on the Waer district"


def _is_other(
    index: DocumentIndex,
    places: PlaceIndex,
    scene: EventPlace,
    scope: tuple[int, int],
    *,
    nearest: bool,
) -> bool:
    """Whether the scene of a sentence is a place beside that of the event, or within it."""
    event, small = places.event, index.tokens.small
    if event is None:
        return False
    width = places.narrow.get(event, 0)
    one_of = places.several and scene.narrow > width and places.inside(scene.name, event)
    if one_of or (nearest and width < _TOWN):
        return True
    inside = [spot for spot in places.events if scope[0] <= spot.start < scope[1]]
    opened = any(is_front(small, scope[0], spot) for spot in inside)
    opened = opened and not any(small.startswith(" alone", spot.end) for spot in inside)
    if tells_harm(index, scope) and any(_is_apart(places, scene, spot) for spot in inside):
        return False
    turns = opened or _LATER.match(small, scope[0]) is not None
    turns = turns or ONE_OF.match(index.tokens.text[slice(*scope)]) is not None
    turns = turns or (nearest and OCCURRED.search(small, *scope) is not None)
    return turns and (opened or scene.narrow >= width)


def _is_apart(places: PlaceIndex, scene: EventPlace, spot: EventPlace) -> bool:
    """Whether a sentence tells of another town beside its scene: "in X, and in Y six were"."""
    one = spot.name == scene.name or min(spot.narrow, scene.narrow) < _TOWN or not spot.placed
    return not (one or places.inside(scene.name, spot.name) or places.inside(spot.name, scene.name))
