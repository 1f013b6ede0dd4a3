"""The very place within an area: where a later sentence says what happened in the opening's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.happenings import (
    ACCIDENT,
    BREACH,
    happens,
    happens_at,
    names_both_sides,
    tells_harm,
    was_before,
)
from tui.facts.casualties.places.containment import lies_in, may_lie_in
from tui.facts.casualties.places.known_things import is_at_scene, is_of_scene
from tui.facts.casualties.places.openings import lead, opening_sentences, opens_with_several
from tui.facts.casualties.places.place_prepositions import is_between
from tui.facts.casualties.places.turns import NOT_SAYING, TURNS, has_turned
from tui.facts.casualties.places.villages import is_called_village, is_small, is_village
from tui.facts.lexicon import contexts

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.places.event_places import EventPlace
    from tui.model import Place

_NEAR = 25
"""Characters at a sentence's start in which its event is named: "Thursday's car bombing"."""
_TOWN = 2
"""How much a place at least narrows down where, to stand against that of a headline."""
_FURTHER = 8
"""Sentences in which it may name the very place within the area of its opening."""
_FARTHEST = 25
"""The same where a verb alone says what happened once: "nose-dived"."""
_PAST = re.compile(
    r"\b(?:last (?:week|month|year)|earlier (?:this|in)|years? ago"
    r"|previous(?:ly)?(?! (?:night|day|evening))"
    r"|^in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_THE_EVENT = contexts().happenings.words.either(
    r"\b(?:the|his) (?!(?:first|second|third|fourth|latest|same|deadliest|worst)\b)"
    r"(?:[\w-]+ ){{0,2}}?(?:{})(?P<many>s)?\b|^(?:it|they)" + NOT_SAYING + r" (?!(?:is|was) the )"
)
"""What a text is about, as a later sentence goes on about it: "The collision happened off"."""
_SAME = re.compile(rf"(?:the|(?:it|they|he|she){NOT_SAYING}|his|her|their)\b", re.IGNORECASE)
"""How a sentence opens that goes on about who or what the text has spoken of."""
LOCALS = re.compile(
    r"(?:(?:an?|the|some|many|several|local|other|\w+) )?"
    r"(?:residents?|villagers?|locals|witness(?:es)?|inhabitants?|neighbou?rs?) (?:of|in|from|at) ",
    re.IGNORECASE,
)
"""Who tells of what happened where they live: "Residents of X said the attackers came at night"."""
_VICTIMS = re.compile(
    r"(?:(?:most|all|many|the majority) of )?the (?:victims|dead|deaths|deceased|slain)\b",
    re.IGNORECASE,
)
"""How a sentence opens that is of all who came to harm: "The victims were shot in X"."""
_OTHERS = re.compile(r"\bothers (?:were|are|had been) (?:\w+ )?(?:hurt|injured|wounded)\b")
"""Who is counted beside those who were just told of, at the same place."""
_ACCIDENT_WAS = re.compile(
    r"the (?:accident|collapse|incident|slide|(?:land|mud)slide)"
    r" (?:happened|occurred|took place)\b",
    re.IGNORECASE,
)
"""How a text says that what reaches far otherwise was at one spot."""
_IT_IS = re.compile(
    r"[Tt]he (?:[a-z]+ )?[a-z]{3,} (?:is|are|was|were|lies|lay|stands|stood|sits)"
    r" (?:located |situated )?(?:in|at|near|outside|on)\b"
)
"""How a sentence only says where a thing is that was told of: "The house was in X"."""
_SPREAD = re.compile(r"\b(?:spread|moved|reached|spilled) (?:over )?(?:in)?to\b")
"""What is said of harm that was not only where it began."""
ONE_OF = re.compile(
    r"(?:the|its|their) (?:most serious|worst|deadliest|bloodiest|heaviest|latest|first|second|last"
    r"|biggest|largest)\b",
    re.IGNORECASE,
)
"""How a sentence opens that tells of one of several: "The most serious took place in"."""
SOME_OF = re.compile(
    r"\b(?:of (?:the|those|them|whom)|all but \w+) (?:\w+ )?"
    r"(?:dead|deaths|fatalities|killed|victims|slain)\b(?! (?:was|were|had) found\b)"
)
"""Some of those whom a text has counted: "nine of the deaths occurred in"."""
_UNNAMED = re.compile(
    r"\b(?:an?|one) (?:[\w-]+ ){0,4}?(?:town|village|city|suburb|hamlet|camp|neighbou?rhood)\b"
    r"(?! (?:of|called|named)\b)"
)
"""A settlement that an opening does not name yet: "an assault on a Kurdish-held town"."""
THEN = re.compile(r"\b(?:then|also|afterwards) (?:struck|exploded|erupted|opened fire|crashed)\b")
"""What happened after the event, and is another."""
_OPENING = 3
"""Sentences in which an article says what it is about."""


def inner_place(
    index: DocumentIndex,
    event_places: tuple[EventPlace, ...],
    mentions: Mentions,
    area: EventPlace,
    *,
    far_reaching: bool,
) -> EventPlace:
    """Find the very place within an area, or return the area where no sentence tells of one."""
    if opens_with_several(index, mentions) or is_called_village(index, area):
        return area
    for number, scope in enumerate(opening_sentences(index.tokens, mentions.dateline, _FARTHEST)):
        spot = lead(index, event_places, scope)
        if spot is None or not spot.placed or spot.name == area.name or has_turned(index, scope):
            continue
        if _is_only_named(index, spot):
            continue
        spot = deeper(index, event_places, mentions, spot)
        beside = _is_beside(mentions, spot, area)
        if not (_is_narrower(index, mentions, spot, area) or beside):
            continue
        inner, outer = mentions.gazetted[spot.name], mentions.gazetted[area.name]
        village = number < _OPENING and not far_reaching and is_village(index, spot, inner)
        village = village and inner.country in {None, outer.country}
        within = lies_in(inner, outer) or may_lie_in(inner, outer) or _is_range(inner, outer)
        if not (beside or village or within):
            continue
        if village and (_is_of_all(index, scope) or _tells_headline(index, number, area, spot)):
            return spot
        if _goes_on(index, number, scope, spot, far_reaching=far_reaching) and _tells(
            index, scope, spot
        ):
            return spot
    return area


def _is_only_named(index: DocumentIndex, spot: EventPlace) -> bool:
    """Whether a place is an end of a stretch, or where somebody had been before it happened."""
    word = index.tokens.word_at(spot.start)
    return is_between(index.tokens, word) or was_before(index, word)


def _tells_headline(index: DocumentIndex, number: int, area: EventPlace, spot: EventPlace) -> bool:
    """Whether the first sentence puts in a quarter what a headline puts in its town."""
    return not number and area.start < index.tokens.title_end and spot.narrow > area.narrow


def _is_range(inner: Place, outer: Place) -> bool:
    """Whether a place may be in mountains, of which no table says what lies in them."""
    return outer.kind == "mountain" and (outer.country in {None, inner.country})


def _is_near(index: DocumentIndex, area: EventPlace) -> bool:
    """Whether a text says only near which place it was: "an outpost near X"."""
    return index.tokens.small.endswith("near ", 0, area.start)


def _is_narrower(
    index: DocumentIndex, mentions: Mentions, spot: EventPlace, area: EventPlace
) -> bool:
    """Whether a place says more of where than an area: what no table has is within a town."""
    inner, outer = mentions.gazetted[spot.name], mentions.gazetted[area.name]
    within = is_small(inner) and may_lie_in(inner, outer)
    within = within and (outer.geonames is not None or _is_near(index, area))
    return spot.narrow > max(area.narrow - within, _TOWN - 1)


def _tells(index: DocumentIndex, scope: tuple[int, int], spot: EventPlace) -> bool:
    """Whether a sentence says what happened, or who saw it where they live."""
    text = index.tokens.text
    told = BREACH.search(text, *scope) or LOCALS.match(text, scope[0]) or _IT_IS.match(text, *scope)
    if told is not None or is_at_scene(index, scope, spot):
        return True
    return happens(index, scope) and happens_at(index, index.tokens.word_at(spot.start))


def _is_of_all(index: DocumentIndex, scope: tuple[int, int]) -> bool:
    """Whether a sentence so early that a village in it is where all happened has no part of it.

    "Most of the victims in X" are no part.
    """
    text = index.tokens.text
    turns = TURNS.match(text, scope[0]) or ONE_OF.match(text, scope[0])
    if turns or _PAST.search(text, *scope):
        return False
    of_all = _VICTIMS.match(text, scope[0]) or _OTHERS.search(text, *scope)
    return of_all is not None or not tells_harm(index, scope)


def deeper(
    index: DocumentIndex,
    event_places: tuple[EventPlace, ...],
    mentions: Mentions,
    spot: EventPlace,
) -> EventPlace:
    """Find the village to which a sentence goes on in the district it has named: "onto X"."""
    if spot.narrow > _TOWN:
        return spot
    end = index.tokens.scope(index.tokens.sentence_of[index.tokens.word_at(spot.start)])[1]
    outer = mentions.gazetted[spot.name]
    behind = (
        village
        for village in event_places
        if spot.start < village.start < end
        and village.placed
        and village.narrow > spot.narrow
        and may_lie_in(mentions.gazetted[village.name], outer)
    )
    return next(behind, spot)


def _is_beside(mentions: Mentions, spot: EventPlace, area: EventPlace) -> bool:
    """Whether a text says by the area's name where a spot is: "at X, near Y"."""
    if spot.name == area.name:
        return False
    return any(spot.start <= a < spot.end for a, _, name, _ in mentions.places if name == area.name)


def _goes_on(
    index: DocumentIndex,
    number: int,
    scope: tuple[int, int],
    spot: EventPlace,
    *,
    far_reaching: bool,
) -> bool:
    """Whether a sentence goes on about the event itself, and tells of no other harm.

    What reaches far goes on about one spot only where it began: "The fire broke out in".
    """
    text = index.tokens.text[slice(*scope)].lstrip('"“')
    apart = TURNS.match(text) or ONE_OF.match(text)
    if apart or any(p.search(text) for p in (_PAST, SOME_OF, THEN)):
        return False
    if not far_reaching and (LOCALS.match(text) or (number and is_of_scene(index, scope, spot))):
        return True
    same = _SAME.match(text) is not None
    if not far_reaching and number < _FURTHER and begins(index, scope):
        return True
    if far_reaching and (BREACH.search(text) is None or not same):
        return False
    of_it = _THE_EVENT.search(text) if number < _FURTHER else None
    if of_it is not None and not (of_it["many"] and (number > 1 or _counts(index, scope))):
        own = of_it.start() <= _NEAR or not tells_harm(index, scope)
        own = own or (number > 0 and _counts_again(index, scope))
        return own or (number == 1 and _opens_unnamed(index, scope))
    attacked = _is_attack(index, number, scope) or (number <= _OPENING and same)
    return (attacked or ACCIDENT.search(text) is not None) and not tells_harm(index, scope)


def _counts(index: DocumentIndex, scope: tuple[int, int]) -> bool:
    """Whether a sentence counts people, who may be but some of all: "the raids in X killed six"."""
    words = range(index.tokens.word_at(scope[0]), index.tokens.word_end(scope[1]))
    return any(index.covering[w].form in {"number", "vague"} for w in words if w in index.covering)


def _counts_again(index: DocumentIndex, scope: tuple[int, int]) -> bool:
    """Whether a sentence counts as many as the first of the text, who are all: "26 died in X"."""
    words = range(index.tokens.word_at(scope[0]), index.tokens.word_end(scope[1]))
    inside = {index.covering[w].start: index.covering[w] for w in words if w in index.covering}
    counts = {p.low for p in inside.values() if p.form == "number"} - {None, 0, 1}
    ahead = (p for p in index.participants if p.start < words.start)
    return any(p.form == "number" and p.low in counts for p in ahead)


def _is_attack(index: DocumentIndex, number: int, scope: tuple[int, int]) -> bool:
    """Whether a sentence tells of the attack that an opening puts in a place without a name."""
    unnamed = number < _FURTHER and _opens_unnamed(index, scope)
    inside = happens(index, scope) and (number == 1 or not names_both_sides(index, scope))
    return (number == 1 or unnamed) and inside


def _opens_unnamed(index: DocumentIndex, scope: tuple[int, int]) -> bool:
    """Whether what stands before a sentence is of a settlement without a name: "a hill village"."""
    return _UNNAMED.search(index.tokens.small, 0, scope[0]) is not None


def begins(index: DocumentIndex, scope: tuple[int, int]) -> bool:
    """Tell whether a sentence says how it began: "The fire broke out", "The hill gave way"."""
    text = index.tokens.text
    if _ACCIDENT_WAS.match(text, scope[0]):
        return True
    if _SPREAD.search(text, *scope):
        return False
    goes_on = _SAME.match(text, scope[0]) is not None
    return goes_on and BREACH.search(text, *scope) is not None


def broke_at(index: DocumentIndex, event: EventPlace) -> bool:
    """Whether a fire, a flood or a slide began at the place of an event, and is of no more."""
    tokens = index.tokens
    scope = tokens.scope(tokens.sentence_of[tokens.word_at(event.start)])
    within = event.start >= tokens.title_end and event.narrow > _TOWN
    return within and begins(index, scope)
