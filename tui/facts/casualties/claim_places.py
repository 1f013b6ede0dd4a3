"""Where harm was done: which of the places that a text names is the place of a claim.

Its own clause decides; else the place of the event, by the opening, the title or the dateline.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.event_places import EventPlace, find_event_places
from tui.facts.casualties.filler import Filler
from tui.facts.lexicon import attacks

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import DocumentIndex
    from tui.facts.casualties.mentions import Mentions
    from tui.facts.casualties.participant import Participant
    from tui.facts.casualties.token_table import TokenTable
    from tui.model import Certainty

_BORDER = re.compile(
    r"\bborder (?:between|of) (?:the )?[A-Z][\w-]+ and (?:the )?[A-Z][\w-]+"
    r"|\b[A-Z]\w+-[A-Z]\w+ border"
)
_HAPPENED = re.compile(
    r"\b(?:happened|occurred|took place|struck|unfolded|crashed|exploded|erupted|collapsed|capsized"
    r"|sank|derailed|overturned|detonated|opened fire)\b"
)
_REPORT = re.compile(r"\b(?:report|update|bulletin|round-?up)\b", re.IGNORECASE)
"""Words of a headline by which all that follows is of its place."""
_GOES_ON = re.compile(
    r"(?:it|they|he|the (?:attack|gunm[ae]n|assailant|militant|bomb)\w*)\b", re.IGNORECASE
)
_ATTACKS = attacks().nouns | attacks().means
_APART = frozenset({";", "while", "whereas", "meanwhile"})
_OPENS = frozenset({"in", "at", "near", "on"})
_WIDER = (300, 120, 10, 0, 0)
"""How many characters farther off a place may seem that says less about where."""
_BREAK = 220
"""Characters that another clause between counts for; a long clause has 200."""
_NEAR = 25
"""Characters at a sentence's start in which its event is named: "Thursday's car bombing"."""
_STEPS = 4
"""Words between a number and the place it is counted at: "eight in the town of"."""
_BEHIND_ATTACK = 8
"""Words from an attack to its place: "the strikes that targeted two villages, X"."""
_ANOTHER = 90
"""Characters that another count or another harm between counts for; less than a clause."""
_UNPLACED = 300
"""Characters that a place counts for which stands behind no preposition of place."""
_FARTHEST = 700
"""The cost beyond which a place is no longer that of what happened."""
_TOWN = 2
"""How much a place at least narrows down where, to stand against that of a headline."""
_OPENING = 3
"""Sentences in which an article says what it is about."""
_SHORTEST = 5
"""Words of a sentence that can say so; fewer are a byline or a place."""


@dataclass(frozen=True, slots=True)
class PlaceIndex:
    """The event places of a document in order; `event` is where its main event was, if it says so.

    `narrow` says of each place's name how much it narrows down where something was, `origin` how
    `event` was found.
    """

    events: tuple[EventPlace, ...]
    narrow: dict[str, int]
    event: str | None
    origin: Certainty
    country: dict[str, str | None]

    def narrower(self, name: str) -> str:
        """Return the place of the event where a claim only names the country that it lies in."""
        event = self.event
        if event is None or self.narrow.get(name, 1) > 0 or self.narrow.get(event, 0) == 0:
            return name
        same = self.country.get(name) == self.country.get(event)
        return event if same and self.country.get(name) is not None else name


def index_places(index: DocumentIndex, mentions: Mentions) -> PlaceIndex:
    """Find all event places of a document and the place of its event."""
    event_places = find_event_places(index.tokens, mentions)
    narrow: dict[str, int] = {}
    for spot in event_places:
        narrow[spot.name] = max(spot.narrow, narrow.get(spot.name, 0))
    event = _event(index, event_places, mentions)
    if event is not None and _is_tied(index, event_places, event):
        title = event.start < index.tokens.title_end
        origin: Certainty = "headline" if title else "incident"
        return PlaceIndex(event_places, narrow, event.name, origin, mentions.countries)
    heads = (name for start, _, name, _ in mentions.places if start < mentions.dateline)
    origin_of_report = None if event is not None else next(heads, None)
    return PlaceIndex(event_places, narrow, origin_of_report, "dateline", mentions.countries)


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


def place(
    index: DocumentIndex,
    event_places: tuple[EventPlace, ...],
    spot: int,
    scope: tuple[int, int],
    participant: Participant,
) -> Filler | None:
    """Find the place of what a stretch of text says at a character, or None."""
    low = bisect_left(event_places, scope[0], key=attrgetter("start"))
    high = bisect_left(event_places, scope[1], key=attrgetter("start"))
    costs = [
        (_cost(index, spot, candidate), candidate)
        for candidate in event_places[low:high]
        if _is_of(index, candidate, participant)
    ]
    if not costs:
        return None
    cost, best = min(costs, key=itemgetter(0))
    best = _first_of_row(index, event_places[low:high], best)
    if cost >= _FARTHEST:
        return None
    for border in _BORDER.finditer(index.tokens.text, *scope):
        if border.start() <= best.start < border.end():
            return Filler(" ".join(border[0].split()), "stated")
    return Filler(best.name, _closeness(index, spot, best))


def _first_of_row(
    index: DocumentIndex, event_places: tuple[EventPlace, ...], best: EventPlace
) -> EventPlace:
    """The first of two places that share a preposition: "in Fangak and Pigi counties"."""
    position = event_places.index(best)
    previous = event_places[position - 1] if position else best
    gap = index.tokens.text[previous.end : best.start].strip()
    return previous if gap == "and" and previous.placed else best


def _closeness(index: DocumentIndex, spot: int, event_place: EventPlace) -> Certainty:
    """How a place was found: in the clause of what happened at a character, or farther off."""
    first, last = sorted((index.tokens.word_at(spot), index.tokens.word_at(event_place.start)))
    between = range(first + 1, last)
    apart = any(index.tokens.lower[word] in _APART for word in between)
    harmed = {index.harm[word].start for word in between if word in index.harm}
    return "sentence" if apart or harmed - {index.tokens.word_at(spot)} else "stated"


def adjacent_place(
    index: DocumentIndex, event_places: tuple[EventPlace, ...], participant: Participant
) -> str | None:
    """Find the place right behind a number: "eight in Shefa and five on Tanna"."""
    tokens = index.tokens
    word = participant.end
    if word >= tokens.bounds(participant.start)[1] or tokens.lower[word] not in _OPENS:
        return None
    low = bisect_left(event_places, tokens.starts[word], key=attrgetter("start"))
    for spot in event_places[low : low + 1]:
        if tokens.word_at(spot.start) <= word + _STEPS and not any(
            between in index.harm for between in range(word, tokens.word_at(spot.start))
        ):
            return spot.name
    return None


def _is_of(index: DocumentIndex, event_place: EventPlace, participant: Participant | None) -> bool:
    """Whether a place is not only that of a part: "killed 22, 19 of them in Nairobi"."""
    word = index.tokens.word_at(event_place.start)
    for end in range(word, max(0, word - 4), -1):
        near = index.by_end.get(end)
        if near is not None:
            return near is participant or not (near.of_whole or _in_list(index, near))
        if end in index.harm:
            return True
    return True


def _in_list(index: DocumentIndex, participant: Participant) -> bool:
    """Whether numbers stand side by side, each with a place of its own."""
    tokens = index.tokens
    first, last = tokens.bounds(participant.start)
    placed = [
        p
        for p in index.participants
        if first <= p.start < last
        and p.head is None
        and p.form == "number"
        and p.end < last
        and tokens.lower[p.end] in _OPENS
    ]
    return participant.head is None and len(placed) > 1


def _cost(index: DocumentIndex, spot: int, event_place: EventPlace) -> float:
    """How far a place is from what happened, in characters and in what stands between."""
    tokens = index.tokens
    ahead = event_place.start >= spot
    first, last = (spot, event_place.start) if ahead else (event_place.end, spot)
    between = range(tokens.word_at(first), tokens.word_end(last))
    others = {index.harm[word].start for word in between if word in index.harm}
    others.discard(tokens.word_at(spot))
    breaks = sum(
        tokens.lower[word] in _APART
        or (
            tokens.lower[word] == "and"
            and (
                tokens.lower[word - 1] == ","
                or not _OPENS.isdisjoint(tokens.lower[word + 1 : word + 2])
            )
        )
        for word in between
    )
    participants = {
        index.covering[word].start
        for word in between
        if word in index.covering and index.covering[word].form in {"number", "vague"}
    }
    apart = len(participants - {p for p in participants if p < tokens.word_at(first)}) - 1
    cost = (last - first) * (1.0 if ahead else 1.6) + _WIDER[event_place.narrow]
    return (
        cost
        + _ANOTHER * (len(others) + max(0, apart))
        + _BREAK * breaks
        + (0 if event_place.placed else _UNPLACED)
    )


def _event(
    index: DocumentIndex, event_places: tuple[EventPlace, ...], mentions: Mentions
) -> EventPlace | None:
    """The place of the main event: of the first sentence, the title, or the sentences after."""
    tokens = index.tokens
    body = opening_sentences(tokens, mentions.dateline)
    leads = [lead(index, event_places, scope) for scope in body]
    best = leads[0] if leads else None
    for candidate, scope in zip(leads[1:], body[1:], strict=True):
        if candidate is None or best is None or candidate.narrow <= best.narrow:
            continue
        goes_on = _GOES_ON.match(tokens.text, scope[0]) or _about_it(mentions, scope[0])
        about_it = best.narrow == 0 and (goes_on or _attacked(index, candidate))
        if about_it or _HAPPENED.search(tokens.text, *scope):
            return candidate
    title = [spot for spot in event_places if spot.start < tokens.title_end]
    headed = max(title, key=attrgetter("narrow"), default=None)
    if headed is not None and (best is None or best.narrow == 0 < headed.narrow):
        return headed
    return best or next((candidate for candidate in leads if candidate is not None), None)


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
    candidates = [spot for spot in inside if _is_of(index, spot, None)]
    sentence = range(index.tokens.word_at(scope[0]), index.tokens.word_end(scope[1]))
    harm = next((word for word in sentence if word in index.harm), sentence.start)
    start = index.tokens.starts[harm]
    return min(candidates, key=lambda spot: _cost(index, start, spot), default=None)


def opening_sentences(tokens: TokenTable, dateline: int) -> list[tuple[int, int]]:
    """Find the first sentences of the body, as ranges of characters; a dateline is none."""
    begin = max(tokens.title_end, dateline)
    scopes = (
        tokens.scope(number)
        for number, (first, last) in enumerate(tokens.sentences)
        if tokens.ends[last - 1] > begin
        and tokens.starts[last - 1] > tokens.title_end
        and last - first >= _SHORTEST
    )
    return list(itertools.islice(scopes, _OPENING))
