"""The place of an article's main event: of its first sentence, its headline or those behind."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.index.happenings import HAPPENED, happens, happens_at, tells_harm
from tui.facts.casualties.places.claim_places import is_other_news
from tui.facts.casualties.places.containment import lies_in, may_lie_in
from tui.facts.casualties.places.inner_places import (
    LOCALS,
    ONE_OF,
    SOME_OF,
    THEN,
    deeper,
    inner_place,
)
from tui.facts.casualties.places.known_things import is_idle
from tui.facts.casualties.places.openings import lead, opening_sentences, opens_with_several
from tui.facts.casualties.places.other_times import is_of_other_time
from tui.facts.casualties.places.place_prepositions import is_between
from tui.facts.casualties.places.suburbs import is_beside, is_suburb, may_be_suburb_of
from tui.facts.casualties.places.turns import NOT_SAYING, TURNS, has_turned
from tui.facts.casualties.places.unknown_places import names_unknown_place
from tui.facts.lexicon import attacks
from tui.facts.names.place_lookup import thousands_of

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.places.event_places import EventPlace

REPORT = re.compile(r"\b(?:report|update|bulletin|round-?up|digest|log|blotter)\b", re.IGNORECASE)
"""Words of a headline by which all that follows is of its place."""
_GOES_ON = re.compile(
    rf"(?:(?:it|they|he){NOT_SAYING}"
    r"|the (?:attack|gunm[ae]n|assailant|militant|bomb)\w*)\b",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    r"(?:it|the (?:accident|attack|blast|collapse|collision|crash|explosion|incident|shooting))"
    r" (?:happened|occurred|took place|came|unfolded)\b"
    r"|the (?:[\w-]+ )?(?:base|camp|church|clinic|factory|farm|hospital|house|market|mine|mosque"
    r"|plant|prison|quarry|school|site|village)"
    r" (?:lies|sits|stands|(?:is|was) (?:located|situated|in|at))\b"
)
"""How a sentence opens that says of the event itself where it was."""
_STORM = re.compile(r"\b(?:landfall|storm|cyclone|typhoon|hurricane|epicent(?:re|er))\b")
_DEATHS = re.compile(
    r"\b(?:fatalities|deaths|casualties|victims)(?:, [\w,-]{1,12},)? (?:occurred|happened)\b"
)
"""What happened at one place of a flood or an earthquake that was all over a district."""
_ATTACKS = attacks().nouns | attacks().means
_BEHIND_ATTACK = 8
"""Words from an attack to its place: "the strikes that targeted two villages, X"."""
_SEEN = re.compile(r"\b(?:saw|seen|heard|watched|reached|pulled|rushed|helped|dug)\b")
"""What those who live at a place do who are the first to know of an event there."""
_NEAR = 25
"""Characters at a sentence's start in which its event is named: "Thursday's car bombing"."""
_CITY = 100
"""Thousands of people in a town whose districts are quarters of it."""
_TOWN = 2
"""How much a place at least narrows down where, to stand against that of a headline."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What an article opens with: the sentences of its body, and the place of each, if any.

    `events` are all its event places; what reaches far is of no single spot.
    """

    index: DocumentIndex
    mentions: Mentions
    events: tuple[EventPlace, ...]
    scopes: tuple[tuple[int, int], ...]
    leads: list[EventPlace | None]
    far_reaching: bool

    def inner(self, area: EventPlace | None) -> EventPlace | None:
        """Find the very place within an area, or return the area."""
        if area is None or area.narrow <= 0:
            return area
        return inner_place(
            self.index, self.events, self.mentions, area, far_reaching=self.far_reaching
        )

    def headed(self) -> EventPlace | None:
        """Find the narrowest place of the headline, if all that it names lie within each other."""
        tokens = self.index.tokens
        title = [spot for spot in self.events if spot.start < tokens.title_end]
        title = [s for s in title if not is_other_news(tokens, range(tokens.word_at(s.start)))]
        best = max(title, key=attrgetter("narrow"), default=None)
        return best if best is None or all(self._holds(spot, best) for spot in title) else None

    def _holds(self, outer: EventPlace, inner: EventPlace) -> bool:
        """Whether a place of the headline is another's, or may be what it lies in."""
        first, second = self.mentions.gazetted[inner.name], self.mentions.gazetted[outer.name]
        same = inner.name == outer.name or outer.narrow <= 0
        gap = self.index.tokens.text[slice(*sorted((inner.end, outer.start)))]
        same = same or gap.strip() in {"and", ",", "&"}
        return same or lies_in(first, second) or may_lie_in(first, second)

    def heads_row(self) -> bool:
        """Tell whether the headline joins two towns, of which neither is that of all."""
        tokens = self.index.tokens
        title = [s for s in self.events if s.start < tokens.title_end and s.narrow >= _TOWN]
        return any(
            tokens.text[one.end : other.start].strip() in {"and", "&"}
            for one, other in pairwise(title)
        )

    def is_report(self) -> bool:
        """Tell whether the headline is that of a report, of whose place is all that follows."""
        tokens = self.index.tokens
        return REPORT.search(tokens.text[: tokens.title_end]) is not None


def main_place(
    index: DocumentIndex,
    event_places: tuple[EventPlace, ...],
    mentions: Mentions,
    *,
    far_reaching: bool,
) -> EventPlace | None:
    """Find the place of the main event, or None where an article names no place of it."""
    scopes = opening_sentences(index.tokens, mentions.dateline)
    leads = [lead(index, event_places, scope) for scope in scopes]
    opening = Opening(index, mentions, event_places, scopes, leads, far_reaching)
    later = _told_later(opening)
    if later is not None:
        return deeper(index, event_places, mentions, later)
    best = _inner_of(opening, leads[0] if leads else None)
    headed = opening.inner(opening.headed())
    if headed is not None and far_reaching and opening.is_report():
        return headed
    town = _only_town(opening) if best is None else None
    if headed is not None and headed.narrow == 0 and town is not None:
        inside = lies_in(mentions.gazetted[town.name], mentions.gazetted[headed.name])
        return town if inside else headed
    if headed is not None and (best is None or _lies_within(opening, headed, best)):
        return headed
    if best is not None or (scopes and names_unknown_place(index, mentions, scopes[0])):
        return best if best is None or not _opens_row(opening, best) else None
    return _inner_of(opening, _first_told(opening, leads))


def _first_told(opening: Opening, leads: list[EventPlace | None]) -> EventPlace | None:
    """The first place of the opening that is no part's, and none that people fled."""
    told = (spot for spot in leads if spot is not None)
    own = (s for s in told if not (_is_of_part(opening, s) or _is_fled(opening, s)))
    first = next(own, None)
    return None if first is not None and is_idle(opening.index, first) else first


def _opens_row(opening: Opening, best: EventPlace) -> bool:
    """Whether a town is the first of three that are named side by side: none is that of all."""
    row, end = 1, best.end
    for spot in opening.events:
        gap = opening.index.tokens.text[end : spot.start].strip()
        if spot.start > best.start and gap in {",", "and", ", and"} and spot.narrow == best.narrow:
            row, end = row + 1, spot.end
    return best.narrow >= _TOWN and row > _TOWN


def _lies_within(opening: Opening, headed: EventPlace, best: EventPlace) -> bool:
    """Whether a headline's place lies in the country, or its town in the area, of the body."""
    if best.narrow == 0:
        return headed.narrow > 0
    inner, outer = (opening.mentions.gazetted[spot.name] for spot in (headed, best))
    near = headed.narrow > _TOWN >= best.narrow > 0 and not opening.far_reaching
    near = near and not opening.heads_row()
    return near and lies_in(inner, outer)


def _inner_of(opening: Opening, spot: EventPlace | None) -> EventPlace | None:
    """The very place within that of a sentence; a country may have one too."""
    if spot is None:
        return None
    return inner_place(
        opening.index, opening.events, opening.mentions, spot, far_reaching=opening.far_reaching
    )


def _only_town(opening: Opening) -> EventPlace | None:
    """The one town of an opening where something happened, if it is of no round of them."""
    told = [spot for spot in opening.leads if spot is not None]
    towns = {
        spot.name
        for spot in told
        for scope in opening.scopes
        if scope[0] <= spot.start < scope[1] and spot.placed and _is_told_of(opening, scope)
    }
    one = len(towns) == 1 and told[0].name in towns and told[0].narrow >= _TOWN
    return told[0] if one and not _is_of_part(opening, told[0]) else None


def _is_told_of(opening: Opening, scope: tuple[int, int]) -> bool:
    """Whether something happened in a sentence, or people of a place saw it: "Villagers in X"."""
    index = opening.index
    text = index.tokens.text
    seen = LOCALS.match(text, scope[0]) is not None and _SEEN.search(text, *scope) is not None
    return seen or happens(index, scope)


def _is_fled(opening: Opening, spot: EventPlace) -> bool:
    """Whether a place is only that which people left, of a text that opens with other harm."""
    index = opening.index

    def kinds(scope: tuple[int, int]) -> set[str]:
        words = range(index.tokens.word_at(scope[0]), index.tokens.word_end(scope[1]))
        return {index.harm[word].kind for word in words if word in index.harm}

    own = index.tokens.scope(index.tokens.sentence_of[index.tokens.word_at(spot.start)])
    return kinds(own) == {"displaced"} and "killed" in kinds(opening.scopes[0])


def _is_of_part(opening: Opening, spot: EventPlace) -> bool:
    """Whether a text tells of the same kind of harm at other towns too: each is of a part."""
    index = opening.index

    def harmed(place: EventPlace) -> frozenset[str]:
        words = range(*index.tokens.bounds(index.tokens.word_at(place.start)))
        return frozenset(index.harm[word].kind for word in words if word in index.harm)

    others = (e for e in opening.events if e.name != spot.name and e.placed and e.narrow >= _TOWN)
    return any(not harmed(spot).isdisjoint(harmed(other)) for other in others)


def _told_later(opening: Opening) -> EventPlace | None:
    """The narrower place of a sentence behind the first, which says that it happened there."""
    index, mentions = opening.index, opening.mentions
    text, best = index.tokens.text, opening.leads[0] if opening.leads else None
    if best is None:
        return None
    several = opens_with_several(index, mentions)
    suburb = is_suburb(index.tokens, opening.events, best, opening.scopes)
    for candidate, scope in zip(opening.leads[1:], opening.scopes[1:], strict=True):
        if candidate is None or several or not _may_be_of_all(opening, scope):
            continue
        if suburb and candidate.placed and may_be_suburb_of(mentions, candidate, best):
            return candidate
        least = best.narrow - is_beside(index.tokens, best)
        where = _says_where(opening, candidate, scope)
        if where:
            least -= 1 + (thousands_of(best.name) >= _CITY)  # which has districts
        if candidate.narrow <= least:
            continue
        goes_on = _GOES_ON.match(text, scope[0]) or _about_it(mentions, scope[0])
        about_it = best.narrow == 0 and (goes_on or _attacked(index, candidate))
        about_it = about_it and not _is_of_part(opening, candidate)
        of_deaths = opening.far_reaching and _DEATHS.search(text, *scope) is not None
        if _is_apart(index, scope) or SOME_OF.search(index.tokens.small, *scope):
            continue
        word = index.tokens.word_at(candidate.start)
        told = (where or HAPPENED.search(text, *scope)) and happens_at(index, word)
        told = told and not is_between(index.tokens, word)
        if about_it or (told and not of_deaths):
            return candidate
    return None


def _is_apart(index: DocumentIndex, scope: tuple[int, int]) -> bool:
    """Whether a sentence tells of something else than the event, or goes on from one that does."""
    tokens = index.tokens
    opens = ONE_OF.match(tokens.text, scope[0]) or TURNS.match(tokens.text, scope[0])
    past = is_of_other_time(tokens, tokens.word_at(scope[0]))
    return past or bool(opens or THEN.search(tokens.text, *scope)) or has_turned(index, scope)


def _says_where(opening: Opening, candidate: EventPlace, scope: tuple[int, int]) -> bool:
    """Whether a sentence is there to say where what the text is about was: "It happened at X"."""
    small = opening.index.tokens.small
    told = candidate.placed and _IT_WAS.match(small, scope[0]) is not None
    told = told and " between " not in small[scope[0] : candidate.start]
    return told and not opening.far_reaching


def _may_be_of_all(opening: Opening, scope: tuple[int, int]) -> bool:
    """Whether a sentence is not only of a storm's landfall, which is where nobody may have died."""
    landed = opening.far_reaching and _STORM.search(opening.index.tokens.small, *scope)
    return not landed or tells_harm(opening.index, scope)


def _attacked(index: DocumentIndex, event_place: EventPlace) -> bool:
    """Whether a place stands closely behind an attack: "strikes that targeted the village of"."""
    word = index.tokens.word_at(event_place.start)
    first = max(index.tokens.bounds(word)[0], word - _BEHIND_ATTACK)
    return not _ATTACKS.isdisjoint(index.tokens.lower[first:word])


def _about_it(mentions: Mentions, start: int) -> bool:
    """Whether a sentence begins with the attack or disaster itself: "Thursday's blast at"."""
    low = bisect_left(mentions.weapons, (start,))
    return any(first < start + _NEAR for first, _ in mentions.weapons[low : low + 1])
