"""The place of a claim whose sentence names none: of the sentence before, a heading, the event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.happenings import tells_harm
from tui.facts.casualties.index.mentions import nearby
from tui.facts.casualties.places.claim_places import is_front
from tui.facts.casualties.places.implicit_places import heading_place
from tui.facts.casualties.places.labels import label_place
from tui.facts.casualties.places.main_place import REPORT
from tui.facts.casualties.places.openings import lead, opening_end
from tui.facts.casualties.places.scenes import has_left, has_turned_away, scene_before, scene_of
from tui.facts.casualties.places.unknown_places import BEHIND_PLACE

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.places.event_places import EventPlace
    from tui.facts.casualties.places.incident_places import PlaceIndex
    from tui.model import Span

_GOES_ON = re.compile(r"(?:its?|they|he|she|this)\b", re.IGNORECASE)
"""How a sentence opens that goes on about the one before: "It killed a woman"."""
_THAT = re.compile(
    r"\bin (?:that|this) (?:\w+ )?(?:attack|raid|assault|blast|bombing|incident)\b"
    r"|\bin the (?:ensuing|resulting|subsequent) (?:\w+ )?(?:battle|clash|clashes|encounter"
    r"|firefight|gunfight|operation|shootout)\b"
)
"""What ties a sentence to the attack that the one before it told of: "died in that attack"."""
_DENIES = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
"""A verb behind which a place is where nothing happened."""
_ATTACKED = re.compile(
    r"\b(?:stormed|attacked|ambushed|raided|opened fire|burn(?:ed|t) down|set fire to|torched)\b"
)
"""What people do while a flood or an epidemic goes on, at one place of it."""
_BY_THE = re.compile(r"\b(?:by|in) the\b")
_NOUN = 20
"""Characters behind "by the" in which the means of harm stand."""
_OF_EVENT = re.compile(r"\b(?:in|by|from) the (?:attack|battle|fighting|raid|assault|operation)\b")
"""What ties a sentence to the attack that the whole text is about."""
_HARM = frozenset({"killed", "injured"})
_CROWD = 3000
"""People who are hardly of one village."""
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
    if (own := _of_line(index, mentions, places, sentence)) is not None:
        return own
    near = nearby(tokens, sentence)
    begin = tokens.starts[tokens.bounds(argument.trigger.start)[0]]
    headed = heading_place(tokens.text, mentions, tokens.title_end, begin)
    before = _placed_before(index, placed, argument, near)
    earlier = [name for name in before if not _is_area(places, name)]
    if not places.far_reaching and earlier and places.event not in earlier:
        return Filler(earlier[0], "incident") if len(earlier) == 1 else None
    if told := _told_of_before(index, mentions, places, near, headed=headed is not None):
        return Filler(told, "incident")
    if headed:
        return _under_heading(tokens.text, mentions, places, headed, begin)
    away = has_turned_away(index, places, near[1:])
    if not away and not _is_apart(index, mentions, places, placed, argument):
        return _place_of_event(index, places, argument, near[1:])
    return _told_just_before(index, places, argument, near)


def _of_line(
    index: DocumentIndex, mentions: Mentions, places: PlaceIndex, sentence: int
) -> Filler | None:
    """The place that a label ahead of a sentence gives, or the headline of a report its lines."""
    labelled = label_place(index, mentions, places.events, sentence)
    if labelled is not None:
        return Filler(labelled, "incident")
    if places.event is None or not _is_item_of_report(index, mentions, places, sentence):
        return None
    return Filler(places.event, "headline")


def _is_item_of_report(
    index: DocumentIndex, mentions: Mentions, places: PlaceIndex, sentence: int
) -> bool:
    """Whether a line of a report has no place, so that it is of all that the headline names."""
    tokens = index.tokens
    if not sentence or places.origin != "headline" or tokens.title_end == 0:
        return False
    if REPORT.search(tokens.text, 0, tokens.title_end) is None:
        return False
    start, end = tokens.scope(sentence)
    ahead = tokens.text[tokens.scope(sentence - 1)[1] - 1 : start + 1]
    inside = any(start <= at < end for at, _, _, _ in mentions.places)
    return "\n\n" in ahead and not inside


def _told_just_before(
    index: DocumentIndex, places: PlaceIndex, argument: Argument, near: list[tuple[int, int]]
) -> Filler | None:
    """The scene of the sentence before harm that is of no place told so far."""
    harmed = argument.trigger.kind in _HARM and not places.far_reaching
    if not harmed or _OF_EVENT.search(index.tokens.small, *near[0]) is not None:
        return None
    scenes = (scene_of(index, places, s) or _front_of(index, places, s) for s in near[1:2])
    scene = next((s for s in scenes if s is not None), None)
    return Filler(scene.name, "incident") if scene is not None else None


def _front_of(index: DocumentIndex, places: PlaceIndex, scope: Span) -> EventPlace | None:
    """The town that frames a sentence, whatever that tells of: "In Mosul, troops advanced"."""
    spot = lead(index, places.events, scope)
    front = spot is not None and is_front(index.tokens.small, scope[0], spot)
    return spot if spot is not None and front and spot.narrow >= _TOWN else None


def _under_heading(
    text: str, mentions: Mentions, places: PlaceIndex, headed: str, begin: int
) -> Filler:
    inner = _named_under(mentions, places, headed, (text.rfind("\n\n", 0, begin), begin))
    return Filler(inner, "incident") if inner else Filler(headed, "headline")


def _named_under(mentions: Mentions, places: PlaceIndex, region: str, span: Span) -> str | None:
    """The only town of a region that a paragraph under its heading names up to a claim."""
    names = {name for start, _, name, _ in mentions.places if span[0] <= start < span[1]}
    towns = {name for name in names if name != region and places.narrow.get(name, 0) >= _TOWN}
    only = towns.pop() if len(towns) == 1 else None
    return only if only is not None and places.inside(only, region) else None


def _is_apart(
    index: DocumentIndex,
    mentions: Mentions,
    places: PlaceIndex,
    placed: dict[int, dict[str, None]],
    argument: Argument,
) -> bool:
    """Whether a claim stands where a text has long gone over to other places than its event's.

    It is back at what it is about where a paragraph names no other place up to the claim: "Police
    later put the toll at 12."
    """
    tokens, spot = index.tokens, index.tokens.starts[argument.trigger.start]
    begin, end = tokens.scope(tokens.sentence_of[argument.trigger.start])
    if _OF_EVENT.search(tokens.small, begin, end) is not None:
        return False
    if begin < opening_end(index, mentions) or not has_left(index, places, placed, spot):
        return False
    town = places.narrow.get(places.event or "", 0) > _TOWN and not places.far_reaching
    start = max(tokens.title_end, tokens.text.rfind("\n\n", 0, begin))
    return not town or _names_another(mentions, places, tokens.text, (start, end))


def place_before(
    index: DocumentIndex, placed: dict[int, dict[str, None]], argument: Argument
) -> Filler | None:
    """Find the one place of the claims of the sentence before: "Four other men were arrested"."""
    near = nearby(index.tokens, index.tokens.sentence_of[argument.trigger.start])
    earlier = _placed_before(index, placed, argument, near)
    return Filler(next(iter(earlier)), "incident") if len(earlier) == 1 else None


def _names_another(mentions: Mentions, places: PlaceIndex, text: str, span: Span) -> bool:
    """Whether a stretch of a text names another place than the event's, known or not."""
    names = {name for start, _, name, _ in mentions.places if span[0] <= start < span[1]}
    if any(places.narrow.get(name, 1) > 0 and not _is_of_event(places, name) for name in names):
        return True
    return any(match["name"] not in names for match in BEHIND_PLACE.finditer(text, *span))


def _is_of_event(places: PlaceIndex, name: str) -> bool:
    """Whether a place is the event's, lies in it or is what it lies in."""
    event = places.event
    if event is None or name == event:
        return name == event
    return places.inside(name, event) or places.inside(event, name)


def _is_area(places: PlaceIndex, name: str) -> bool:
    """Whether a place is only the region in which the event was: "Sindh's minister counted 34"."""
    event = places.event
    if event is None or name == event:
        return False
    inner, outer = places.known[event], places.known[name]
    wide = _TOWN if outer.kind not in {"country", "region"} else 0
    if places.narrow.get(name, wide) >= _TOWN:
        return False
    unlisted = inner.geonames is None and inner.admin1 is None and inner.country == outer.country
    return unlisted or places.inside(event, name)


def _placed_before(
    index: DocumentIndex,
    placed: dict[int, dict[str, None]],
    argument: Argument,
    near: list[tuple[int, int]],
) -> dict[str, None]:
    """The places of the claims of the sentence before, where this one can be of the same people."""
    sentence = index.tokens.sentence_of[argument.trigger.start]
    crowd = (argument.participant.high or 0) >= _CROWD and not argument.subset
    if crowd or len(near) == 1 or _DENIES.search(index.tokens.text, *near[1]):
        return {}
    return placed.get(sentence - 1, {})


def _told_of_before(
    index: DocumentIndex,
    mentions: Mentions,
    places: PlaceIndex,
    near: list[tuple[int, int]],
    *,
    headed: bool,
) -> str | None:
    """The town that the sentences before of a paragraph tell of, where this one goes on from it."""
    goes_on = _GOES_ON.match(index.tokens.text, near[0][0]) is not None
    of_that = _THAT.search(index.tokens.small, *near[0]) is not None
    of_that = of_that or _is_by_the_same(index, mentions, near)
    for scope in near[1:] if headed or of_that else near[1 : 1 + goes_on]:
        previous = lead(index, places.events, scope)
        if previous is not None and previous.narrow >= _TOWN:
            return previous.name
    if places.far_reaching and not any(_ATTACKED.search(index.tokens.text, *s) for s in near[1:2]):
        return None
    return scene_before(index, places, near[1:])


def _place_of_event(
    index: DocumentIndex, places: PlaceIndex, argument: Argument, back: list[tuple[int, int]]
) -> Filler | None:
    """The place of the main event, or of the scene just before where there is none."""
    event = _event(places)
    alone = argument.participant.low == argument.participant.high == 1
    if event is not None and places.far_reaching:
        wide = alone and places.narrow.get(event, _TOWN) <= 0
        harmed = places.origin != "incident" or _was_harmed(index, places, event)
        if wide or not harmed:
            return None  # a flood is all over a country, and somebody in it is not
    if event is not None:
        return Filler(event, places.origin)
    scenes = (scene_of(index, places, scope) for scope in back)
    scene = next(filter(None, scenes), None) if places.event is None else None
    return Filler(scene.name, "incident") if scene is not None else None


def _is_by_the_same(index: DocumentIndex, mentions: Mentions, near: list[tuple[int, int]]) -> bool:
    """Whether harm is by the fire or the blast of which the sentence before tells first."""
    by_the = _BY_THE.search(index.tokens.small, *near[0])
    if by_the is None or len(near) == 1:
        return False
    kinds = [
        {kind for start, kind in mentions.weapons if scope[0] <= start < scope[1]}
        for scope in ((by_the.start(), by_the.end() + _NOUN), near[1])
    ]
    return not kinds[0].isdisjoint(kinds[1])


def _was_harmed(index: DocumentIndex, places: PlaceIndex, event: str) -> bool:
    """Whether a text tells of harm where a storm or a quake was: it may only have begun there."""
    tokens = index.tokens
    spots = (spot.start for spot in places.events if spot.name == event)
    return any(
        tells_harm(index, tokens.scope(tokens.sentence_of[tokens.word_at(s)])) for s in spots
    )


def _event(places: PlaceIndex) -> str | None:
    """Where the event was; a country says that only of what reaches far or has no town."""
    event = places.event
    if event is None or places.narrow.get(event, _TOWN) > 0 or places.far_reaching:
        return event
    towns = any(spot.placed and spot.narrow >= _TOWN for spot in places.events)
    return None if towns else event
