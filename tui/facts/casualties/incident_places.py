"""The places of incidents: of an article's main event, and of those beside it."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.claim_places import cost, is_of
from tui.facts.casualties.containment import lies_in
from tui.facts.casualties.event_places import EventPlace, find_areas, find_event_places
from tui.facts.casualties.happenings import HAPPENED, happens, tells_attack, tells_harm
from tui.facts.lexicon import attacks, contexts, weapons

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import DocumentIndex
    from tui.facts.casualties.mentions import Mentions
    from tui.facts.casualties.token_table import TokenTable
    from tui.model import Certainty, Place

_SUBURB = re.compile(r"[- ]suburbs?\b")
_REPORT = re.compile(r"\b(?:report|update|bulletin|round-?up)\b", re.IGNORECASE)
"""Words of a headline by which all that follows is of its place."""
_GOES_ON = re.compile(
    r"(?:it|they|he|the (?:attack|gunm[ae]n|assailant|militant|bomb)\w*)\b", re.IGNORECASE
)
_ATTACKS = attacks().nouns | attacks().means
_BEHIND_ATTACK = 8
"""Words from an attack to its place: "the strikes that targeted two villages, X"."""
_NEAR = 25
"""Characters at a sentence's start in which its event is named: "Thursday's car bombing"."""
_TOWN = 2
"""How much a place at least narrows down where, to stand against that of a headline."""
_OPENING = 3
"""Sentences in which an article says what it is about."""
_FURTHER = 8
"""Sentences in which it may name the very place within the area of its opening."""
_FARTHEST = 25
"""The same where a verb alone says what happened once: "nose-dived"."""
_CRASHED = re.compile(
    r"\b(?:crashed|collided|derailed|capsized|sank|exploded|overturned|plunged|slammed"
    r"|(?:nose-?)?dived|went down|broke out|gave way|collapsed)\b"
)
_PAST = re.compile(
    r"\b(?:last (?:week|month|year)|earlier (?:this|in)|previous(?:ly)?|years? ago"
    r"|^in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_THE_EVENT = contexts().happenings.words.either(
    r"\b(?:the|his) (?!(?:first|second|third|fourth|latest|same|deadliest|worst)\b)"
    r"(?:[\w-]+ ){{0,2}}?(?:{})\b|^(?:it|they) (?!(?:is|was) the )"
)
"""What a text is about, as a later sentence goes on about it: "The collision happened off"."""
_ONE_SCENE = re.compile(
    r"\b(?:avalanche|rockfall|rockslide|rock fall|lightning)\b", re.IGNORECASE
)
"""What a slide or a storm is called that is no larger than a slope."""
_BROKE = re.compile(
    r"\b(?:gave way|broke (?:loose|out|its banks?|through)|burst|ruptured|breached|slid down|came down"
    r"|started|flattened|went up in flames|caught fire|sank|capsized|collapsed)\b"
)
"""How a fire, a flood or a slide begins at one spot."""
_SAME = re.compile(r"(?:the|it|they|he|she|his|her|their)\b", re.IGNORECASE)
"""How a sentence opens that goes on about who or what the text has spoken of."""
TURNS = re.compile(
    r"(?:elsewhere|meanwhile|separately|in (?:(?:an?|another) (?:separate|unrelated)|other) )",
    re.IGNORECASE,
)
"""Words at the head of a sentence that turns to another incident."""
_SHORTEST = 5
"""Words of a sentence that can say so; fewer are a byline or a place."""


@dataclass(frozen=True, slots=True)
class PlaceIndex:
    """The event places of a document in order; `event` is where its main event was, if it says so.

    `narrow` says of each place's name how much it narrows down where something was, `extent` the
    same of its mentions in the body, `origin` how `event` was found, `areas` the wider places that
    stand in a sentence with it.
    """

    events: tuple[EventPlace, ...]
    narrow: dict[str, int]
    extent: dict[str, int]
    event: str | None
    origin: Certainty
    known: dict[str, Place]
    far_reaching: bool
    areas: frozenset[str] = frozenset()

    def narrower(self, name: str) -> str:
        """Return the place of the event where a claim only names the area that it lies in."""
        event, extent = self.event, self.extent.get(name, self.narrow.get(name, 1))
        if event is None or extent > _TOWN or self.extent.get(event, 0) <= extent:
            return name
        if self.far_reaching and extent > 0:
            return name  # a flood or an epidemic is all over a province
        return event if self.inside(event, name) else name

    def names_itself(self, text: str, name: str) -> bool:
        """Tell whether a text says that a place and nothing in it is meant: "Kharkiv itself"."""
        return any(text.startswith((" itself", " proper"), spot.end) for spot in self.events if spot.name == name)

    def inside(self, inner: str, outer: str) -> bool:
        """Tell whether one of the text's places lies in another."""
        first, second = self.known.get(inner), self.known.get(outer)
        if first is None or second is None:
            return False
        if lies_in(first, second):
            return True
        unlisted = inner == self.event and _may_lie_in(first, second)
        return unlisted and (not self.areas or outer in self.areas)


def index_places(index: DocumentIndex, mentions: Mentions, cause: str | None) -> PlaceIndex:
    """Find all event places of a document and the place of its event, by what caused it."""
    far = cause in weapons().far_reaching and not _of_one_scene(index)
    event_places = find_event_places(index.tokens, mentions)
    narrow, extent = dict[str, int](), dict[str, int]()
    for spot in event_places:
        narrow[spot.name] = max(spot.narrow, narrow.get(spot.name, 0))
        if spot.start >= index.tokens.title_end:
            extent[spot.name] = max(spot.narrow, extent.get(spot.name, 0))
    event = _event(index, event_places, mentions, far_reaching=far)
    far = far and not (event is not None and _broke_at(index, event))
    if event is not None and _is_tied(index, event_places, event):
        narrow[event.name] = event.narrow
        title = event.start < index.tokens.title_end
        origin: Certainty = "headline" if title else "incident"
        return PlaceIndex(
            *(event_places, narrow, extent, event.name, origin, mentions.gazetted, far),
            areas=find_areas(index.tokens, mentions, event),
        )
    heads = (name for start, _, name, _ in mentions.places if _opens(index, mentions, start))
    origin_of_report = None if event is not None else next(heads, None)
    return PlaceIndex(
        event_places, narrow, extent, origin_of_report, "dateline", mentions.gazetted, far
    )


def _broke_at(index: DocumentIndex, event: EventPlace) -> bool:
    """Whether a fire, a flood or a slide began at the place of an event, and is of no more."""
    tokens = index.tokens
    scope = tokens.scope(tokens.sentence_of[tokens.word_at(event.start)])
    within = event.start >= tokens.title_end and event.narrow > _TOWN
    goes_on = _SAME.match(tokens.text, scope[0]) is not None
    return within and goes_on and _BROKE.search(tokens.text, *scope) is not None


def _of_one_scene(index: DocumentIndex) -> bool:
    """Whether a text is of a slide or stroke at one spot: an avalanche, a rockfall."""
    end = opening_sentences(index.tokens, 0)[:1]
    opening = index.tokens.text[: end[0][1]] if end else ""
    return _ONE_SCENE.search(opening) is not None


def _opens(index: DocumentIndex, mentions: Mentions, start: int) -> bool:
    """Whether a place is the first word of a dateline, and not only where that town is."""
    head = index.tokens.text[index.tokens.title_end : start]
    return start < mentions.dateline and not head.strip()


def _is_tied(index: DocumentIndex, event_places: tuple[EventPlace, ...], event: EventPlace) -> bool:
    """Whether the body goes on about a headline's region, or names no town beside it."""
    title = index.tokens.text[: index.tokens.title_end]
    region = 0 < event.narrow < _TOWN
    if event.start >= len(title) or not region or _REPORT.search(title):
        return True
    body = [spot for spot in event_places if spot.start >= index.tokens.title_end]
    if any(spot.name == event.name and spot.placed for spot in body):
        return True
    return all(spot.name == event.name or spot.narrow < _TOWN for spot in body)


def _event(
    index: DocumentIndex,
    event_places: tuple[EventPlace, ...],
    mentions: Mentions,
    *,
    far_reaching: bool,
) -> EventPlace | None:
    """The place of the main event: of the first sentence, the title, or the sentences after."""
    tokens = index.tokens
    body = opening_sentences(tokens, mentions.dateline)
    leads = [lead(index, event_places, scope) for scope in body]
    best = leads[0] if leads else None
    suburb = best is not None and _is_suburb(tokens, event_places, best, body)
    for candidate, scope in zip(leads[1:], body[1:], strict=True):
        if candidate is None or best is None:
            continue
        if suburb and candidate.placed and _is_near(mentions, candidate, best):
            return candidate
        if candidate.narrow <= best.narrow:
            continue
        goes_on = _GOES_ON.match(tokens.text, scope[0]) or _about_it(mentions, scope[0])
        about_it = best.narrow == 0 and (goes_on or _attacked(index, candidate))
        if about_it or HAPPENED.search(tokens.text, *scope):
            return candidate
    if best is not None:
        best = _within(index, event_places, mentions, best, far_reaching=far_reaching)
    title = [spot for spot in event_places if spot.start < tokens.title_end]
    headed = max(title, key=attrgetter("narrow"), default=None)
    if headed is not None and 0 < headed.narrow:
        headed = _within(index, event_places, mentions, headed, far_reaching=far_reaching)
    if headed is not None and far_reaching and _REPORT.search(tokens.text[: tokens.title_end]):
        return headed
    told = [spot for spot in leads if spot is not None]
    if headed is not None and headed.narrow == 0 and best is None and _is_one(index, told, body):
        area = mentions.gazetted[headed.name]
        return told[0] if lies_in(mentions.gazetted[told[0].name], area) else headed
    if headed is not None and (best is None or best.narrow == 0 < headed.narrow):
        return headed
    return best or next(iter(told), None)


def _is_suburb(
    tokens: TokenTable,
    event_places: tuple[EventPlace, ...],
    best: EventPlace,
    body: list[tuple[int, int]],
) -> bool:
    """Whether a place is only that which an unnamed one lies by: "a besieged Damascus suburb"."""
    end = body[-1][1]
    return any(
        spot.name == best.name and _SUBURB.match(tokens.text, spot.end) is not None
        for spot in event_places
        if best.start <= spot.start < end
    )


def _is_near(mentions: Mentions, inner: EventPlace, outer: EventPlace) -> bool:
    """Whether a place may be the suburb of a town: another of the same country, and no country."""
    first, second = mentions.gazetted[inner.name], mentions.gazetted[outer.name]
    return inner.name != outer.name and inner.narrow > 0 and first.country == second.country


def _is_one(index: DocumentIndex, told: list[EventPlace], scopes: list[tuple[int, int]]) -> bool:
    """Whether the opening tells of one town where something happened, and of no round of them."""
    towns = {
        spot.name
        for spot in told
        for scope in scopes
        if scope[0] <= spot.start < scope[1] and spot.placed and happens(index, scope)
    }
    return len(towns) == 1 and told[0].name in towns and told[0].narrow >= _TOWN


def _within(
    index: DocumentIndex,
    event_places: tuple[EventPlace, ...],
    mentions: Mentions,
    area: EventPlace,
    *,
    far_reaching: bool,
) -> EventPlace:
    """The very place within an area, where a later sentence of the opening says what happened."""
    outer = mentions.gazetted[area.name]
    for number, scope in enumerate(opening_sentences(index.tokens, mentions.dateline, _FARTHEST)):
        text = index.tokens.text[slice(*scope)]
        if TURNS.match(text) or _PAST.search(text):
            continue
        spot = lead(index, event_places, scope)
        if spot is None or not spot.placed or spot.narrow <= max(area.narrow, _TOWN - 1):
            continue
        if far_reaching and (_BROKE.search(text) is None or not _SAME.match(text)):
            continue
        of_it = _THE_EVENT.search(text)
        if number >= _FURTHER or of_it is None:
            attacked = number == 1 and tells_attack(index, scope)
            attacked = attacked or (number <= _OPENING and _SAME.match(text) is not None)
            if not (attacked or _CRASHED.search(text)) or tells_harm(index, scope):
                continue
        elif of_it.start() > _NEAR and tells_harm(index, scope):
            continue
        inner = mentions.gazetted[spot.name]
        fits = lies_in(inner, outer) or _may_lie_in(inner, outer)
        if fits and happens(index, scope):
            return spot
    return area


def _may_lie_in(inner: Place, outer: Place) -> bool:
    """Whether a village that no gazetteer has may lie in an area, of the same country at least."""
    unlisted = inner.geonames is None and inner.precision not in {"town", "point"}
    return unlisted and inner.kind != "country" and inner.country in {None, outer.country}


def _attacked(index: DocumentIndex, event_place: EventPlace) -> bool:
    """Whether a place stands closely behind an attack: "strikes that targeted the village of"."""
    word = index.tokens.word_at(event_place.start)
    first = max(index.tokens.bounds(word)[0], word - _BEHIND_ATTACK)
    return not _ATTACKS.isdisjoint(index.tokens.lower[first:word])


def _about_it(mentions: Mentions, start: int) -> bool:
    """Whether a sentence begins with the attack or disaster itself: "Thursday's blast at"."""
    low = bisect_left(mentions.weapons, (start,))
    return any(first < start + _NEAR for first, _ in mentions.weapons[low : low + 1])


def lead(
    index: DocumentIndex, event_places: tuple[EventPlace, ...], scope: tuple[int, int]
) -> EventPlace | None:
    """Find the place of a sentence of the lead, seen from its first word of harm or its start."""
    inside = [spot for spot in event_places if scope[0] <= spot.start < scope[1]]
    candidates = [spot for spot in inside if is_of(index, spot, None)]
    sentence = range(index.tokens.word_at(scope[0]), index.tokens.word_end(scope[1]))
    harm = next((word for word in sentence if word in index.harm), sentence.start)
    start = index.tokens.starts[harm]
    return min(candidates, key=lambda spot: cost(index, start, spot), default=None)


def opening_sentences(
    tokens: TokenTable, dateline: int, count: int = _OPENING
) -> list[tuple[int, int]]:
    """Find the first sentences of the body, as ranges of characters; a dateline is none."""
    begin = max(tokens.title_end, dateline)
    scopes = (
        tokens.scope(number)
        for number, (first, last) in enumerate(tokens.sentences)
        if tokens.ends[last - 1] > begin
        and tokens.starts[last - 1] > tokens.title_end
        and last - first >= _SHORTEST
    )
    return list(itertools.islice(scopes, count))
