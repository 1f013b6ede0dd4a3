"""The place of an article's main event: of its first sentence, its headline or those behind."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.clause_places import names_unknown_place
from tui.facts.casualties.containment import lies_in
from tui.facts.casualties.happenings import HAPPENED, happens
from tui.facts.casualties.inner_places import inner_place
from tui.facts.casualties.openings import lead, opening_sentences
from tui.facts.lexicon import attacks

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import DocumentIndex
    from tui.facts.casualties.event_places import EventPlace
    from tui.facts.casualties.mentions import Mentions
    from tui.facts.casualties.token_table import TokenTable

_SUBURB = re.compile(r"[- ]suburbs?\b")
REPORT = re.compile(r"\b(?:report|update|bulletin|round-?up)\b", re.IGNORECASE)
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


def main_place(
    index: DocumentIndex,
    event_places: tuple[EventPlace, ...],
    mentions: Mentions,
    *,
    far_reaching: bool,
) -> EventPlace | None:
    """Find the place of the main event, or None where an article names no place of it."""
    body = opening_sentences(index.tokens, mentions.dateline)
    leads = [lead(index, event_places, scope) for scope in body]
    later = _told_later(index, event_places, mentions, leads, body)
    if later is not None:
        return later

    def inner(area: EventPlace | None) -> EventPlace | None:
        if area is None:
            return None
        return inner_place(index, event_places, mentions, area, far_reaching=far_reaching)

    best = inner(leads[0]) if leads else None
    headed = _headed(index.tokens, event_places)
    headed = inner(headed) if headed is not None and headed.narrow > 0 else headed
    if headed is not None and far_reaching and _is_report(index.tokens):
        return headed
    told = [spot for spot in leads if spot is not None]
    if (
        best is None
        and headed is not None
        and headed.narrow == 0
        and _is_one(index, event_places, told, body)
    ):
        return _within_country(mentions, headed, told[0])
    if headed is not None and (best is None or best.narrow == 0 < headed.narrow):
        return headed
    if best is not None or (body and names_unknown_place(index, mentions, body[0])):
        return best
    return next((spot for spot in told if not _is_of_part(index, event_places, spot)), None)


def _is_of_part(
    index: DocumentIndex, event_places: tuple[EventPlace, ...], spot: EventPlace
) -> bool:
    """Whether a text tells of the same kind of harm at other towns too: each is of a part."""

    def harmed(place: EventPlace) -> frozenset[str]:
        tokens = index.tokens
        words = range(*tokens.bounds(tokens.word_at(place.start)))
        return frozenset(index.harm[word].kind for word in words if word in index.harm)

    others = (e for e in event_places if e.name != spot.name and e.placed and e.narrow >= _TOWN)
    return any(not harmed(spot).isdisjoint(harmed(other)) for other in others)


def _within_country(mentions: Mentions, country: EventPlace, town: EventPlace) -> EventPlace:
    """The town of an opening where it lies in the headline's country, else that country."""
    inside = lies_in(mentions.gazetted[town.name], mentions.gazetted[country.name])
    return town if inside else country


def _is_report(tokens: TokenTable) -> bool:
    """Whether a headline is that of a report or update, of whose place is all that follows."""
    return REPORT.search(tokens.text[: tokens.title_end]) is not None


def _headed(tokens: TokenTable, event_places: tuple[EventPlace, ...]) -> EventPlace | None:
    """The narrowest place of the headline."""
    title = (spot for spot in event_places if spot.start < tokens.title_end)
    return max(title, key=attrgetter("narrow"), default=None)


def _told_later(
    index: DocumentIndex,
    event_places: tuple[EventPlace, ...],
    mentions: Mentions,
    leads: list[EventPlace | None],
    body: list[tuple[int, int]],
) -> EventPlace | None:
    """The narrower place of a sentence behind the first, which says that it happened there."""
    text, best = index.tokens.text, leads[0] if leads else None
    if best is None:
        return None
    suburb = _is_suburb(index.tokens, event_places, best, body)
    for candidate, scope in zip(leads[1:], body[1:], strict=True):
        if candidate is None:
            continue
        if suburb and candidate.placed and _is_near(mentions, candidate, best):
            return candidate
        if candidate.narrow <= best.narrow:
            continue
        goes_on = _GOES_ON.match(text, scope[0]) or _about_it(mentions, scope[0])
        about_it = best.narrow == 0 and (goes_on or _attacked(index, candidate))
        if about_it or HAPPENED.search(text, *scope):
            return candidate
    return None


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


def _is_one(
    index: DocumentIndex,
    event_places: tuple[EventPlace, ...],
    told: list[EventPlace],
    scopes: list[tuple[int, int]],
) -> bool:
    """Whether the opening tells of one town where something happened, and of no round of them."""
    towns = {
        spot.name
        for spot in told
        for scope in scopes
        if scope[0] <= spot.start < scope[1] and spot.placed and happens(index, scope)
    }
    one = len(towns) == 1 and told[0].name in towns and told[0].narrow >= _TOWN
    return one and not _is_of_part(index, event_places, told[0])


def _attacked(index: DocumentIndex, event_place: EventPlace) -> bool:
    """Whether a place stands closely behind an attack: "strikes that targeted the village of"."""
    word = index.tokens.word_at(event_place.start)
    first = max(index.tokens.bounds(word)[0], word - _BEHIND_ATTACK)
    return not _ATTACKS.isdisjoint(index.tokens.lower[first:word])


def _about_it(mentions: Mentions, start: int) -> bool:
    """Whether a sentence begins with the attack or disaster itself: "Thursday's blast at"."""
    low = bisect_left(mentions.weapons, (start,))
    return any(first < start + _NEAR for first, _ in mentions.weapons[low : low + 1])
