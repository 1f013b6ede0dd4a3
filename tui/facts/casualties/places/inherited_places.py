"""The place of a claim whose sentence names none: of the sentence before, a heading, the event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.happenings import OCCURRED, happens
from tui.facts.casualties.index.mentions import nearby
from tui.facts.casualties.places.claim_places import is_front
from tui.facts.casualties.places.implicit_places import heading_place
from tui.facts.casualties.places.openings import lead

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.places.event_places import EventPlace
    from tui.facts.casualties.places.incident_places import PlaceIndex

_GOES_ON = re.compile(r"(?:it|they|he|she|this)\b", re.IGNORECASE)
"""How a sentence opens that goes on about the one before: "It killed a woman"."""
_LATER = re.compile(
    r"(?:later|earlier|hours (?:later|before)|the (?:same|next|following) (?:day|night|evening)"
    r"|elsewhere|separately|in (?:an?other|a (?:separate|second)) )\b"
)
"""How a sentence opens that turns to another incident: "Later in the day, artillery shelled"."""
_DENIES = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
"""A verb behind which a place is where nothing happened."""
_ATTACKED = re.compile(
    r"\b(?:stormed|attacked|ambushed|raided|opened fire|burn(?:ed|t) down|set fire to|torched)\b"
)
"""What people do while a flood or an epidemic goes on, at one place of it."""
_TOWN = 2
"""How much a place at least narrows down where, to be an incident's own place."""


def place_of_incident(
    index: DocumentIndex,
    mentions: Mentions,
    places: PlaceIndex,
    placed: dict[int, dict[str, None]],
    argument: Argument,
) -> Filler | None:
    """Find the place of a claim that gives none: of what it goes on from, or of the event.

    `placed` has the places that the claims of each sentence are given by it, by its number.
    """
    tokens = index.tokens
    sentence = tokens.sentence_of[argument.trigger.start]
    near = nearby(tokens, sentence)
    begin = tokens.starts[tokens.bounds(argument.trigger.start)[0]]
    headed = heading_place(tokens.text, mentions, tokens.title_end, begin)
    earlier = placed.get(sentence - 1, {}) if len(near) > 1 else {}
    if earlier and _DENIES.search(tokens.text, *near[1]):
        earlier = {}
    if not places.far_reaching and earlier and places.event not in earlier:
        return Filler(next(iter(earlier)), "incident") if len(earlier) == 1 else None
    told = _told_of_before(index, places, near, headed=headed is not None)
    if told is not None:
        return Filler(told, "incident")
    if headed:
        return Filler(headed, "headline")
    return _place_of_event(index, places, argument, near[1:])


def _told_of_before(
    index: DocumentIndex, places: PlaceIndex, near: list[tuple[int, int]], *, headed: bool
) -> str | None:
    """The town that the sentences before of a paragraph tell of, where this one goes on from it."""
    goes_on = _GOES_ON.match(index.tokens.text, near[0][0]) is not None
    for scope in near[1:] if headed else near[1 : 1 + goes_on]:
        previous = lead(index, places.events, scope)
        if previous is not None and previous.narrow >= _TOWN:
            return previous.name
    if places.far_reaching and not any(_ATTACKED.search(index.tokens.text, *s) for s in near[1:2]):
        return None
    return _scene_before(index, places, near[1:])


def _scene_before(
    index: DocumentIndex, places: PlaceIndex, back: list[tuple[int, int]]
) -> str | None:
    """The place beside the event's that the sentences before have turned to, the nearest first."""
    for number, scope in enumerate(back):
        scene = _scene(index, places, [scope])
        if scene is not None and scene.name == places.event:
            return None
        if scene is not None and _is_other(index, places, scene, scope, nearest=not number):
            return scene.name
    return None


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
    if nearest and width < _TOWN:
        return True
    inside = [spot for spot in places.events if scope[0] <= spot.start < scope[1]]
    opened = any(is_front(small, scope[0], spot) for spot in inside) and not any(
        small.startswith(" alone", spot.end) or _is_apart(places, scene, spot) for spot in inside
    )
    turns = opened or _LATER.match(small, scope[0]) is not None
    turns = turns or (nearest and OCCURRED.search(small, *scope) is not None)
    return turns and scene.narrow >= width


def _is_apart(places: PlaceIndex, scene: EventPlace, spot: EventPlace) -> bool:
    """Whether a sentence tells of another town beside its scene: "in X, and in Y six were"."""
    one = spot.name == scene.name or min(spot.narrow, scene.narrow) < _TOWN or not spot.placed
    return not (one or places.inside(scene.name, spot.name) or places.inside(spot.name, scene.name))


def _place_of_event(
    index: DocumentIndex, places: PlaceIndex, argument: Argument, back: list[tuple[int, int]]
) -> Filler | None:
    """The place of the main event, or of the scene just before where there is none."""
    event = _event(places)
    alone = argument.participant.low == argument.participant.high == 1
    if places.far_reaching and alone and places.narrow.get(event or "", _TOWN) <= 0:
        return None  # a flood is all over a country, and somebody in it is not
    if event is not None:
        return Filler(event, places.origin)
    scene = _scene(index, places, back) if places.event is None else None
    return Filler(scene.name, "incident") if scene is not None else None


def _scene(
    index: DocumentIndex, places: PlaceIndex, back: list[tuple[int, int]]
) -> EventPlace | None:
    """Where the sentences just before say that something happened, beside the main event."""
    for scope in back:
        spot = lead(index, places.events, scope)
        if spot is None or not spot.placed or spot.narrow < _TOWN:
            continue
        return spot if happens(index, scope) else None
    return None


def _event(places: PlaceIndex) -> str | None:
    """Where the event was; a country says that only of what reaches far or has no town."""
    event = places.event
    if event is None or places.narrow.get(event, _TOWN) > 0 or places.far_reaching:
        return event
    towns = any(spot.placed and spot.narrow >= _TOWN for spot in places.events)
    return None if towns else event
