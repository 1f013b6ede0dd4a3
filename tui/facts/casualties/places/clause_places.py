"""Places that the grammar of a claim's clause gives: its subject, the head of "where", a frame."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.mentions import nearby
from tui.facts.casualties.places.claim_places import OF_PART, RISEN
from tui.facts.casualties.places.event_places import apposed
from tui.facts.casualties.places.openings import lead
from tui.facts.lexicon import contexts

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.places.event_places import EventPlace
    from tui.facts.casualties.places.incident_places import PlaceIndex

_SAME_SPOT = re.compile(
    r"\b(?:at|in|on|near|from) (?:the|that) same (?P<kind>place|spot|site|location|facility|prison"
    r"|city|town|village|neighbou?rhood"
    r"|jail|camp|hospital|school|church|mosque|temple|road|stretch|junction|market|mine|pit"
    r"|factory|plant|building|base|checkpoint|bridge|route|line|crossing|river|lake|mountain"
    r"|volcano)\b"
)
"""What stands for the place of the event, though no place is named: "at the same facility"."""
_TOWNS = frozenset({"city", "town", "village"})
_COUNTS = frozenset(
    {"has", "have", "had", "reported", "recorded", "registered", "counted"}
    | {"reports", "records", "accounts", "accounted", "confirmed"}
)
"""Verbs of a place that has the dead: "Canada has had 15 deaths", "Nampula accounts for 29"."""
_WIDER = 5
"""Words between a verb and the number that it counts: "now has 588 confirmed cases and 28"."""
_FROM = re.compile(
    r"\b(?:from|out of|fled|flee|fleeing) (?:an? [\w-]+ (?:[\w-]+ )?(?:at|in|near) )?(?:the )?"
    r"(?:(?:towns?|villages?|city|districts?|areas?|camps?|outskirts) (?:of )?)?$"
)
_TOLL_FOR = re.compile(r"\b(?:tolls?|figures?|counts?|numbers?|tally) (?:of \w+ )?for (?:the )?$")
_THE_EVENT = contexts().happenings.words.either(r" (?:[a-z]+ )?(?:{})s?\b")
"""What a place is named for: "a higher figure for X", "the X fire", "the X train crash"."""
_NEAR = 40
"""Characters in which "from" or "fled" stands before the place that people left."""
_ASIDE = re.compile(r",? ?(?:(?:in|near|outside|on) [^,;]{1,40}, ?)?")
"""What may stand between a place and "where": ", in the same district,"."""
_TOWN = 2
"""How much a place at least narrows down where, to be a spot within an area."""
_QUARTERS = frozenset({"neighbourhood", "district", "area", "street"})
"""What a town has that is less than it."""
_TURN = re.compile(r"\b(?:where|when|as|after)\b")
"""Words by which a sentence turns from a toll to what happened."""
_MANY = 10
"""People who hardly died at one spot of a flood or an epidemic."""
_CLIMB = 5
"""Steps from a number up to the verb of its clause."""


def at_same_spot(
    index: DocumentIndex, mentions: Mentions, places: PlaceIndex, argument: Argument
) -> Filler | None:
    """Find the place at which a claim's clause points: "at the same facility", "in the same lake".

    It is the last that is called so, or that of the sentences before, or of the event.
    """
    tokens, spot = index.tokens, index.tokens.starts[argument.trigger.start]
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
    match = _SAME_SPOT.search(tokens.small, *scope)
    if match is None or places.event is None:
        return None
    if match["kind"] in _TOWNS and places.narrow.get(places.event) != _TOWN + 1:
        return None  # a quarter is no city
    between = tokens.text[min(spot, match.start()) : max(spot, match.start())]
    if "," in between or ";" in between:
        return None
    called = [name for start, _, name, _ in mentions.places if start < match.start()]
    called = [name for name in called if match["kind"] in name.casefold().split()]
    back = nearby(tokens, tokens.sentence_of[argument.trigger.start])[1:]
    scenes = (lead(index, places.events, near) for near in back)
    scene = next((s.name for s in scenes if s is not None and s.narrow >= _TOWN), None)
    return Filler(called[-1] if called else scene or places.event, "incident")


def place_left(index: DocumentIndex, mentions: Mentions, argument: Argument) -> Filler | None:
    """Find the place that people were driven from: "displaced from X into Y"."""
    tokens = index.tokens
    if argument.trigger.kind != "displaced":
        return None
    start, end = tokens.scope(tokens.sentence_of[argument.trigger.start])
    low = bisect_left(mentions.places, (tokens.starts[argument.trigger.start],))
    for first, _, name, _ in mentions.places[low:]:
        if first >= end:
            break
        if _FROM.search(tokens.small, max(start, first - _NEAR), first):
            return Filler(name, "stated")
    return None


def place_of_subject(index: DocumentIndex, mentions: Mentions, argument: Argument) -> Filler | None:
    """Find the place that has the victims: "Canada has had 15 deaths, all in the Toronto area"."""
    tokens = index.tokens
    word = argument.participant.start
    for _ in range(_CLIMB):
        if tokens.tags[word].startswith("VB"):
            break
        word = tokens.heads[word]
    if tokens.lower[word] not in _COUNTS:
        return None
    subjects = [child for child in tokens.children[word] if tokens.deps[child] == "nsubj"]
    if not subjects or subjects[0] > word or word > argument.participant.start:
        return None
    end = tokens.ends[subjects[0]]
    position = bisect_left(mentions.places, (end,)) - 1
    near = mentions.places[position] if position >= 0 else None
    return Filler(near[2], "stated") if near is not None and near[1] == end else None


def place_of_toll(index: DocumentIndex, mentions: Mentions, argument: Argument) -> Filler | None:
    """Find the place by which a sentence calls what it counts: "a toll for X", "the X fire"."""
    tokens = index.tokens
    start, end = tokens.scope(tokens.sentence_of[argument.trigger.start])
    low = bisect_left(mentions.places, (start,))
    for first, last, name, _ in mentions.places[low:]:
        if first >= end:
            break
        counted = _TOLL_FOR.search(tokens.small, max(start, first - _NEAR), first) is not None
        event = _THE_EVENT.match(tokens.small, last) is not None
        if counted or (event and tokens.small.endswith("the ", start, first)):
            return Filler(name, "stated")
    return None


def place_of_where(
    index: DocumentIndex, events: tuple[EventPlace, ...], mentions: Mentions, argument: Argument
) -> Filler | None:
    """Find the place that "where" stands for, ahead of a death: "taken to X where one died"."""
    tokens, word = index.tokens, argument.trigger.start
    first = tokens.bounds(word)[0]
    ahead = range(max(first, word - 2 * _WIDER), word)
    where = [w for w in ahead if tokens.lower[w] == "where"]
    parted = any(tokens.lower[w] in {";", "while"} for w in ahead)
    if not where or parted or argument.trigger.kind == "injured":
        return None
    start = tokens.starts[where[-1]]
    position = bisect_left(mentions.places, (start,)) - 1
    near = mentions.places[position] if position >= 0 else None
    behind = any(start < e.start < tokens.scope(tokens.sentence_of[word])[1] for e in events)
    if near is None or near[1] < tokens.starts[first] or behind:
        return None
    beside = _ASIDE.fullmatch(tokens.small, near[1], start) is not None
    name = apposed(tokens, mentions, position)
    position = bisect_left(events, near[0], key=attrgetter("start"))
    chained = [e for e in events[max(0, position - 1) : position + 1] if e.start <= near[0] < e.end]
    return Filler(chained[0].name if chained else name, "stated") if beside else None


def inner_of_sentence(
    index: DocumentIndex, places: PlaceIndex, argument: Argument, area: str
) -> str | None:
    """Find the spot within an area that the same sentence names, where no other count is between.

    "Teams in Idlib recovered five bodies from a house in Hurma": the area is where the teams are.
    """
    tokens, word = index.tokens, argument.trigger.start
    start, end = tokens.scope(tokens.sentence_of[word])
    low = bisect_left(places.events, start, key=attrgetter("start"))
    high = bisect_left(places.events, end, key=attrgetter("start"))
    spots = places.events[low:high]
    outer = min((e for e in spots if e.name == area), key=attrgetter("narrow"), default=None)
    if outer is None:
        return None
    for spot in spots:
        fits = spot.placed and _is_within(index, places, spot, outer)
        many = places.far_reaching and (argument.participant.high or _MANY) >= _MANY
        if many or RISEN.search(tokens.small, start, spot.start):
            return None
        parted = OF_PART.search(tokens.small, *sorted((tokens.starts[word], spot.start)))
        if fits and parted is None and not _counts_others(index, argument, spot):
            return spot.name
    return None


def _is_within(
    index: DocumentIndex, places: PlaceIndex, spot: EventPlace, area: EventPlace
) -> bool:
    """Whether a spot narrows an area down: a town of a region, or the quarter of a town.

    A quarter is one where the text turns to what happened: "in Karachi, where a bomb hit Saddar".
    """
    turned = _TURN.search(index.tokens.small, area.end, max(area.end, spot.start)) is not None
    if places.far_reaching and not turned:
        return False  # a flood is all over an area, whatever village is named as well
    if area.narrow >= _TOWN:
        village = area.narrow == _TOWN < spot.narrow
        quarter = places.known[spot.name].kind in _QUARTERS and area.narrow == _TOWN + 1
        return turned and (village or quarter)
    wider = max(area.narrow, _TOWN - 1)
    fits = places.inside(spot.name, area.name) or places.may_lie_in(spot.name, area.name)
    return spot.narrow > wider and fits


def _counts_others(index: DocumentIndex, argument: Argument, spot: EventPlace) -> bool:
    """Whether another count stands between a claim and a spot, which is that of those."""
    tokens, word = index.tokens, argument.trigger.start
    first, last = sorted((word, tokens.word_at(spot.start)))
    between = (index.covering[w] for w in range(first, last) if w in index.covering)
    return any(
        other.form in {"number", "vague"}
        and tokens.lower[other.start - 1] != "of"
        and other.start != argument.participant.start
        for other in between
    )
