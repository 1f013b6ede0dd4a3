"""The places of incidents: of an article's main event, and of those beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.facts.casualties.index.happenings import HAPPENED
from tui.facts.casualties.places.containment import are_apart, lies_in, may_lie_in
from tui.facts.casualties.places.event_places import EventPlace, find_event_places, width_of
from tui.facts.casualties.places.implicit_places import place_of_dateline
from tui.facts.casualties.places.inner_places import broke_at
from tui.facts.casualties.places.jurisdictions import place_of_police
from tui.facts.casualties.places.main_place import REPORT, main_place
from tui.facts.casualties.places.one_scene import reaches_far
from tui.facts.casualties.places.openings import lead, opening_sentences, opens_with_several
from tui.facts.casualties.places.suburbs import is_beside
from tui.facts.casualties.places.villages import is_village

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.model import Certainty, Place

_TOWN = 2
"""How much a place at least narrows down where, to stand against that of a headline."""


_ALL_OVER = re.compile(r"\b(?:across|throughout|all over)(?: the)? $")
"""What stands before a place where all of it is meant."""


_ITSELF = re.compile(
    r" (?:itself|proper)\b|['’]s (?:[\w-]+ ){0,2}(?:war|conflict|insurgency|epidemic|outbreak)\b"
)
"""What stands behind a place that is meant as a whole: "Kharkiv itself", "Yemen's war"."""


_WITH_ANOTHER = re.compile(r" and (?:the )?[A-Z]")
"""What stands behind a country that is one of two: "in Syria and Iraq"."""


@dataclass(frozen=True, slots=True)
class PlaceIndex:
    """The event places of a document in order; `event` is where its main event was, if it says so.

    `narrow` says of each place's name how much it narrows down where something was, `extent` the
    same of its mentions in the body, `origin` how `event` was found, `areas` the wider places that
    stand in a sentence with it, `opened` those that the text opens with before it tells of it.
    The text is of `several` attacks in its event's place. `ties` has the spots that a claim's own
    sentence puts in an area, with it.
    """

    events: tuple[EventPlace, ...]
    narrow: dict[str, int]
    extent: dict[str, int]
    event: str | None
    origin: Certainty
    known: dict[str, Place]
    far_reaching: bool
    areas: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    several: bool = False
    ties: frozenset[tuple[str, str]] = frozenset()

    def narrower(self, name: str, scope: tuple[int, int]) -> str:
        """Return the place of the event where a text's opening only names the area it lies in.

        A name is as wide as in the claim's sentence, whose `scope` is given: a province in one is
        a town in another. A country is that of the headline's place.
        """
        event, extent = self.event, self._extent_in(scope, name)
        if event is not None and name in self.opened and not self.far_reaching:
            return event
        if event is None or extent > _TOWN:
            return name
        headed = extent == 0 and event not in self.extent
        headed = headed and self.narrow.get(event, 0) > 0
        if not headed and self.extent.get(event, 0) <= extent:
            return name
        if self.far_reaching and extent > 0:
            return name  # a flood or an epidemic is all over a province
        return event if self.inside(event, name) else name

    def _extent_in(self, scope: tuple[int, int], name: str) -> int:
        """How much a place narrows down where, by its mention in a sentence, else in the body."""
        inside = (spot for spot in self.events if scope[0] <= spot.start < scope[1])
        widths = [spot.narrow for spot in inside if spot.name == name]
        return min(widths, default=self.extent.get(name, self.narrow.get(name, 1)))

    def names_itself(self, text: str, name: str, scope: tuple[int, int]) -> bool:
        """Tell whether a text says that a place and nothing in it is meant: "Kharkiv itself".

        A sentence, whose `scope` is given, may also say so by "across Ukraine".
        """
        spots = [spot for spot in self.events if spot.name == name]
        if any(_ITSELF.match(text, spot.end) for spot in spots):
            return True
        inside = [spot for spot in spots if scope[0] <= spot.start < scope[1]]
        if any(spot.narrow == 0 and _WITH_ANOTHER.match(text, spot.end) for spot in inside):
            return True
        ahead = ((max(scope[0], spot.start - 20), spot.start) for spot in inside)
        return any(_ALL_OVER.search(text, *span) for span in ahead)

    def is_elsewhere(self, name: str) -> bool:
        """Tell whether a place is neither the event's, nor in it, nor around it."""
        if self.event is None or name == self.event:
            return False
        return not (self.inside(name, self.event) or self.inside(self.event, name))

    def inside(self, inner: str, outer: str) -> bool:
        """Tell whether one of the text's places lies in another."""
        first, second = self.known.get(inner), self.known.get(outer)
        if first is None or second is None:
            return False
        if (inner, outer) in self.ties:
            return True
        apart = outer == self.event and not self.far_reaching and are_apart(first, second)
        if not apart and lies_in(first, second):
            return True
        if inner == self.event and outer in self.opened:
            return True
        unlisted = inner == self.event and may_lie_in(first, second)
        return unlisted and outer in self.areas

    def may_lie_in(self, inner: str, outer: str) -> bool:
        """Tell whether a place that no table has may lie in an area, for all that is known."""
        return may_lie_in(self.known[inner], self.known[outer])


def index_places(index: DocumentIndex, mentions: Mentions, cause: str | None) -> PlaceIndex:
    """Find all event places of a document and the place of its event, by what caused it."""
    far = reaches_far(index, mentions, cause)
    event_places = find_event_places(index.tokens, mentions)
    narrow, extent = _widths(event_places, index.tokens.title_end)
    here = _of_reporter(index, mentions)
    if here is not None:
        narrow[here] = _TOWN + 1
        return PlaceIndex(event_places, narrow, extent, here, "dateline", mentions.gazetted, far)
    event = main_place(index, event_places, mentions, far_reaching=far)
    far = far and not (event is not None and broke_at(index, event))
    if event is not None and (_is_water(mentions, event) or _is_tied(index, event_places, event)):
        narrow[event.name] = event.narrow
        told = event.name in extent and event.narrow >= _TOWN  # a province is but around it
        title = event.start < index.tokens.title_end and not told
        origin: Certainty = "headline" if title else "incident"
        return PlaceIndex(
            *(event_places, narrow, extent, event.name, origin, mentions.gazetted, far),
            areas=_areas(index.tokens, mentions, event)
            | frozenset(spot.name for spot in _first(index, mentions, event_places)),
            opened=_opened(index, mentions, event_places, event),
            several=opens_with_several(index, mentions),
        )
    town = None if event is not None else _told_from(index, mentions)
    return PlaceIndex(event_places, narrow, extent, town, "dateline", mentions.gazetted, far)


def _areas(tokens: TokenTable, mentions: Mentions, inner: EventPlace) -> frozenset[str]:
    """The regions that a sentence names with a place, which lies in one of them."""

    def sentence(start: int) -> tuple[int, int]:
        return tokens.bounds(tokens.word_at(start))

    named = [
        (sentence(start), name, width_of(mentions.gazetted[name]))
        for start, _, name, _ in mentions.places
    ]
    scopes = {scope for scope, name, _ in named if name == inner.name}
    return frozenset(
        name for scope, name, narrow in named if scope in scopes and 0 < narrow < inner.narrow
    )


def _of_reporter(index: DocumentIndex, mentions: Mentions) -> str | None:
    """The town of the dateline where the first sentence says that it was in "this town"."""
    first = opening_sentences(index.tokens, mentions.dateline)[:1]
    tokens = index.tokens
    heres = (place_of_dateline(tokens.small, mentions, scope, tokens.title_end) for scope in first)
    return next(heres, None)


def _told_from(index: DocumentIndex, mentions: Mentions) -> str | None:
    """The town of the dateline, or that of the police who tell of it, where no other is named."""
    heads = (
        name
        for start, _, name, kind in mentions.places
        if kind != "country" and _opens(index, mentions, start)
    )
    return next(heads, None) or place_of_police(index.tokens, mentions)


def _widths(
    event_places: tuple[EventPlace, ...], title_end: int
) -> tuple[dict[str, int], dict[str, int]]:
    """How much the places narrow down where, by name: in all of a text, and in its body."""
    narrow, extent = dict[str, int](), dict[str, int]()
    for spot in event_places:
        narrow[spot.name] = max(spot.narrow, narrow.get(spot.name, 0))
        if spot.start >= title_end:
            known = extent.get(spot.name, spot.narrow)
            both = {spot.narrow, known} == {_TOWN, _TOWN + 1}  # a district by its short name
            extent[spot.name] = _TOWN if both else max(spot.narrow, known)
    return narrow, extent


def _first(
    index: DocumentIndex, mentions: Mentions, event_places: tuple[EventPlace, ...]
) -> list[EventPlace]:
    """The place of an article's first sentence, if any: its event's place may be within it."""
    first = opening_sentences(index.tokens, mentions.dateline)[:1]
    spots = (lead(index, event_places, scope) for scope in first)
    return [spot for spot in spots if spot is not None]


def _opened(
    index: DocumentIndex,
    mentions: Mentions,
    event_places: tuple[EventPlace, ...],
    event: EventPlace,
) -> frozenset[str]:
    """The areas of headline and first sentence within which a later one puts the event's spot.

    That ties them, though the gazetteer does not have the spot, or has a namesake elsewhere.
    """
    tokens, known = index.tokens, mentions.gazetted
    scope = tokens.scope(tokens.sentence_of[tokens.word_at(event.start)])
    told = HAPPENED.search(tokens.text, *scope) is not None
    country = mentions.countries.get(event.name)
    first = _first(index, mentions, event_places)
    titled = [spot for spot in event_places if spot.start < tokens.title_end]
    opened = set[str]()
    for spot in (*first, *(titled if len({spot.name for spot in titled}) == 1 else ())):
        if spot.start >= scope[0] or country != mentions.countries.get(spot.name, ""):
            continue
        wider = 0 < spot.narrow < min(event.narrow, _TOWN + 1) or is_beside(tokens, spot)
        unlisted = may_lie_in(known[event.name], known[spot.name]) or spot.narrow < _TOWN
        village = is_village(index, event, known[event.name]) and unlisted
        village = village and 0 < spot.narrow <= event.narrow
        quarter = spot in titled and event in first and _TOWN < spot.narrow < event.narrow
        if village or quarter or (told and wider and spot in first):
            opened.add(spot.name)
    return frozenset(opened - {event.name})


def _opens(index: DocumentIndex, mentions: Mentions, start: int) -> bool:
    """Whether a place is the first word of a dateline, and not only where that town is."""
    head = index.tokens.text[index.tokens.title_end : start]
    return start < mentions.dateline and not head.strip()


def _is_water(mentions: Mentions, event: EventPlace) -> bool:
    """Whether an event was on a lake or a river, which no town of the body narrows down."""
    return mentions.gazetted[event.name].kind == "water"


def _is_tied(index: DocumentIndex, event_places: tuple[EventPlace, ...], event: EventPlace) -> bool:
    """Whether the body goes on about a headline's region, or names no town beside it."""
    title = index.tokens.text[: index.tokens.title_end]
    region = 0 < event.narrow < _TOWN
    if event.start >= len(title) or not region or REPORT.search(title):
        return True
    body = [spot for spot in event_places if spot.start >= index.tokens.title_end]
    if any(spot.name == event.name and spot.placed for spot in body):
        return True
    return all(spot.name == event.name or spot.narrow < _TOWN for spot in body)
