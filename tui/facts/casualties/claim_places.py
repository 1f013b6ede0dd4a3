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

from tui.facts.casualties.event_places import Spot, find_spots

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Scene
    from tui.facts.casualties.mentions import Surroundings
    from tui.facts.casualties.participant import Party
    from tui.facts.casualties.token_table import Reading

_BORDER = re.compile(
    r"\bborder (?:between|of) (?:the )?[A-Z][\w-]+ and (?:the )?[A-Z][\w-]+"
    r"|\b[A-Z]\w+-[A-Z]\w+ border"
)
_HAPPENED = re.compile(r"\b(?:happened|occurred|took place|struck|unfolded)\b")
_GOES_ON = re.compile(
    r"(?:it|they|he|the (?:attack|gunm[ae]n|assailant|militant|bomb)\w*)\b", re.IGNORECASE
)
_APART = frozenset({";", "while", "whereas", "meanwhile"})
_OPENS = frozenset({"in", "at", "near", "on"})
_WIDER = (300, 120, 10, 0, 0)
"""How many characters farther off a place may seem that says less about where."""
_BREAK = 220
_NEAR = 25
_STEPS = 4
_ANOTHER = 90
_UNPLACED = 300
_FARTHEST = 700
_OPENING = 3
_SHORTEST = 5
"""Sentences in which an article says what it is about, and the words that make one."""


@dataclass(frozen=True, slots=True)
class Map:
    """The spots of a document in order; `event` is where its main event was, if it says so.

    `narrow` says of each place's name how much it narrows down where something was.
    """

    spots: tuple[Spot, ...]
    narrow: dict[str, int]
    event: str | None
    country: dict[str, str | None]

    def narrower(self, name: str) -> str:
        """The place of the event where a claim only names the country that it lies in."""
        event = self.event
        if event is None or self.narrow.get(name, 1) > 0 or self.narrow.get(event, 0) == 0:
            return name
        same = self.country.get(name) == self.country.get(event)
        return event if same and self.country.get(name) is not None else name


def chart(scene: Scene, around: Surroundings) -> Map:
    """All spots of a document and the place of its event."""
    spots = find_spots(scene.reading, around)
    narrow: dict[str, int] = {}
    for spot in spots:
        narrow[spot.name] = max(spot.narrow, narrow.get(spot.name, 0))
    event = _event(scene, spots, around)
    if event is None:
        heads = (name for start, _, name, _ in around.places if start < around.dateline)
        event = next(heads, None)
    return Map(spots, narrow, event, around.countries)


def place(
    scene: Scene, spots: tuple[Spot, ...], spot: int, scope: tuple[int, int], party: Party
) -> str | None:
    """The place of what a stretch of text says at a character, or null."""
    low = bisect_left(spots, scope[0], key=attrgetter("start"))
    high = bisect_left(spots, scope[1], key=attrgetter("start"))
    costs = [
        (_cost(scene, spot, found), found)
        for found in spots[low:high]
        if _is_of(scene, found, party)
    ]
    if not costs:
        return None
    cost, best = min(costs, key=itemgetter(0))
    if cost >= _FARTHEST:
        return None
    for border in _BORDER.finditer(scene.reading.text, *scope):
        if border.start() <= best.start < border.end():
            return " ".join(border[0].split())
    return best.name


def beside(scene: Scene, spots: tuple[Spot, ...], party: Party) -> str | None:
    """The place right behind a number: "eight in Shefa and five on Tanna"."""
    reading = scene.reading
    word = party.end
    if word >= reading.bounds(party.start)[1] or reading.words[word] not in _OPENS:
        return None
    low = bisect_left(spots, reading.starts[word], key=attrgetter("start"))
    for spot in spots[low : low + 1]:
        if reading.at(spot.start) <= word + _STEPS and not any(
            between in scene.harm for between in range(word, reading.at(spot.start))
        ):
            return spot.name
    return None


def _is_of(scene: Scene, found: Spot, party: Party | None) -> bool:
    """Whether a place is not only that of a part: "killed 22, 19 of them in Nairobi"."""
    word = scene.reading.at(found.start)
    for end in range(word, max(0, word - 4), -1):
        near = scene.by_end.get(end)
        if near is not None:
            return near is party or not (near.of_whole or _in_list(scene, near))
        if end in scene.harm:
            return True
    return True


def _in_list(scene: Scene, party: Party) -> bool:
    """Whether numbers stand side by side, each with a place of its own."""
    reading = scene.reading
    first, last = reading.bounds(party.start)
    placed = [
        p
        for p in scene.parties
        if first <= p.start < last
        and p.head is None
        and p.form == "number"
        and p.end < last
        and reading.words[p.end] in _OPENS
    ]
    return party.head is None and len(placed) > 1


def _cost(scene: Scene, spot: int, found: Spot) -> float:
    """How far a place is from what happened, in characters and in what stands between."""
    reading = scene.reading
    ahead = found.start >= spot
    first, last = (spot, found.start) if ahead else (found.end, spot)
    between = range(reading.at(first), reading.before(last))
    others = {scene.harm[word].start for word in between if word in scene.harm}
    others.discard(reading.at(spot))
    breaks = sum(
        reading.words[word] in _APART
        or (
            reading.words[word] == "and"
            and (
                reading.words[word - 1] == ","
                or not _OPENS.isdisjoint(reading.words[word + 1 : word + 2])
            )
        )
        for word in between
    )
    parties = {
        scene.covering[word].start
        for word in between
        if word in scene.covering and scene.covering[word].form in {"number", "vague"}
    }
    apart = len(parties - {p for p in parties if p < reading.at(first)}) - 1
    cost = (last - first) * (1.0 if ahead else 1.6) + _WIDER[found.narrow]
    return (
        cost
        + _ANOTHER * (len(others) + max(0, apart))
        + _BREAK * breaks
        + (0 if found.placed else _UNPLACED)
    )


def _event(scene: Scene, spots: tuple[Spot, ...], around: Surroundings) -> str | None:
    """The place of the main event: of the first sentence, the title, or the sentences after."""
    reading = scene.reading
    body = opening(reading, around.dateline)
    leads = [lead(scene, spots, scope) for scope in body]
    best = leads[0] if leads else None
    for found, scope in zip(leads[1:], body[1:], strict=True):
        if found is None or best is None or found.narrow <= best.narrow:
            continue
        goes_on = _GOES_ON.match(reading.text, scope[0]) or _about_it(around, scope[0])
        about_it = best.narrow == 0 and goes_on
        if about_it or _HAPPENED.search(reading.text, *scope):
            return found.name
    title = [spot for spot in spots if spot.start < reading.title_end]
    headed = max(title, key=attrgetter("narrow"), default=None)
    if headed is not None and (best is None or best.narrow == 0 < headed.narrow):
        return headed.name
    best = best or next((found for found in leads if found is not None), None)
    return best.name if best is not None else None


def _about_it(around: Surroundings, start: int) -> bool:
    """Whether a sentence begins with the attack or disaster itself: "Thursday's blast at"."""
    low = bisect_left(around.weapons, (start,))
    return any(first < start + _NEAR for first, _ in around.weapons[low : low + 1])


def lead(scene: Scene, spots: tuple[Spot, ...], scope: tuple[int, int]) -> Spot | None:
    """The place of a sentence of the lead, seen from its first word of harm or its start."""
    inside = [spot for spot in spots if scope[0] <= spot.start < scope[1]]
    here = [spot for spot in inside if _is_of(scene, spot, None)]
    words = range(scene.reading.at(scope[0]), scene.reading.before(scope[1]))
    harm = next((word for word in words if word in scene.harm), words.start)
    start = scene.reading.starts[harm]
    return min(here, key=lambda spot: _cost(scene, start, spot), default=None)


def opening(reading: Reading, dateline: int) -> list[tuple[int, int]]:
    """The first sentences of the body, as ranges of characters; a dateline is none."""
    begin = max(reading.title_end, dateline)
    found = (
        reading.scope(number)
        for number, (first, last) in enumerate(reading.sentences)
        if reading.ends[last - 1] > begin
        and reading.starts[last - 1] > reading.title_end
        and last - first >= _SHORTEST
    )
    return list(itertools.islice(found, _OPENING))
