"""What a text tells of all its claims: with what, where, when, and who says so.

Each is what a claim's own clause says; else what the article says of its event, for claims of
that event alone. A wrong field does harm, an empty one is honest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.facts.casualties.attribution import Voices, source, voices
from tui.facts.casualties.claim_dates import day, event_day, inherits
from tui.facts.casualties.claim_places import Map, beside, chart, lead, opening, place
from tui.facts.casualties.implicit_places import heading, meant
from tui.facts.casualties.mentions import is_weak, main_weapon, nearby, weapon

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Link, Scene
    from tui.facts.casualties.factuality import Setting
    from tui.facts.casualties.mentions import Surroundings
    from tui.model import Status

_TURNS = re.compile(
    r"(?:elsewhere|meanwhile|separately|in (?:(?:an?|another) (?:separate|unrelated)|other) )",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:it|they|he|she|this)\b", re.IGNORECASE)
_FAR_REACHING = frozenset(
    ["earthquake", "flood", "storm", "tsunami", "heat", "cold", "famine", "disease", "landslide"]
) | {"fire"}
"""Causes that do harm in many towns at once."""
_SAME = {("bomb", "suicide bombing"), ("rocket", "airstrike"), ("aftershock", "earthquake")}
"""Words for a part of what another names as a whole."""
_TOWN = 2
_HELD = frozenset({"captured", "abducted"})
_NOT_OF = {
    "injured": frozenset({"disease", "famine"}),
    "missing": frozenset({"disease", "famine", "gunfire", "knife"}),
    "displaced": frozenset({"disease", "drone", "gunfire", "knife", "vehicle"}),
}
"""Causes of an article's other harm that this kind of harm does not have unless it is said."""


@dataclass(frozen=True, slots=True)
class Told:
    """The fields of a document's claims, looked up by their links."""

    scene: Scene
    named: Surroundings
    around: Setting
    map: Map
    voices: Voices
    event_day: str | None
    cause: str | None
    placed: dict[int, dict[str, None]]
    """The places that the claims of a sentence are given by it, by the sentence's number."""

    def weapon(self, link: Link, worth: Status) -> str | None:
        """The weapon or cause: what killed others took nobody prisoner."""
        if link.trigger.kind in _HELD:
            return None
        reading = self.scene.reading
        spot = reading.starts[link.trigger.start]
        scopes = nearby(reading, reading.sentence_of[link.trigger.start])
        own = weapon(self.named, spot, scopes[0])
        vague = is_weak(own) or (own, self.cause) in _SAME
        if worth != "event" or (own is not None and not vague):
            return own
        if self._another(link):
            return own
        if self.cause is not None and self.cause not in _NOT_OF.get(link.trigger.kind, ()):
            return self.cause
        if link.trigger.kind not in {"killed", "injured"}:
            return own
        near = (weapon(self.named, spot, scope) for scope in scopes[1:])
        return own or next((found for found in near if found is not None), None)

    def place(self, link: Link, worth: Status) -> str | None:
        """The place: of its own sentence, or of the event; null where other places were told of."""
        own = self._own_place(link)
        if worth != "event" or link.rule == "table" or self._apart(link):
            return own
        if own is not None:
            return self.map.narrower(own)
        begin = self.scene.reading.starts[self.scene.reading.bounds(link.trigger.start)[0]]
        headed = heading(self.scene.reading.text, self.named, self.scene.reading.title_end, begin)
        sentence = self.scene.reading.sentence_of[link.trigger.start]
        near = nearby(self.scene.reading, sentence)
        earlier = self.placed.get(sentence - 1, {}) if len(near) > 1 else {}
        if self.cause not in _FAR_REACHING and earlier and self.map.event not in earlier:
            return next(iter(earlier)) if len(earlier) == 1 else None
        back = near[1:] if headed else near[1 : 1 + self._goes_on(near[0][0])]
        for scope in back:
            before = lead(self.scene, self.map.spots, scope)
            if before is not None and before.narrow >= _TOWN:
                return before.name
        return headed or self._event()

    def _goes_on(self, start: int) -> bool:
        """Whether a sentence goes on about the one before: "It killed a woman"."""
        return _GOES_ON.match(self.scene.reading.text, start) is not None

    def _event(self) -> str | None:
        """Where the event was; a country says that only of what reaches far or has no town."""
        event = self.map.event
        if event is None or self.map.narrow.get(event, _TOWN) > 0 or self.cause in _FAR_REACHING:
            return event
        towns = any(spot.placed and spot.narrow >= _TOWN for spot in self.map.spots)
        return None if towns else event

    def _apart(self, link: Link) -> bool:
        """Whether a claim's sentence turns to something else: "Elsewhere, ...", "Meanwhile"."""
        reading = self.scene.reading
        return _TURNS.match(reading.slice(*reading.bounds(link.trigger.start))) is not None

    def _another(self, link: Link) -> bool:
        """Whether a claim is of another event: an attack elsewhere is, a flood there is not."""
        if self._apart(link):
            return True
        own, event = self._own_place(link), self.map.event
        if own is None or event is None or link.subset or self.cause in _FAR_REACHING:
            return False
        return own != event and min(self.map.narrow.get(n, 0) for n in (own, event)) >= _TOWN

    def _own_place(self, link: Link) -> str | None:
        return own_place(self.scene, self.named, self.map, link)

    def narrow(self, name: str | None) -> int:
        """How much a place narrows down where something was."""
        return self.map.narrow.get(name or "", 0)

    def date(self, link: Link, worth: Status) -> str | None:
        """The day, month or year: of its own clause, or the event's."""
        scope = self.scene.reading.scope(self.scene.reading.sentence_of[link.trigger.start])
        own = day(self.scene, self.around, link, scope, self.named.dateline)
        if worth != "event" or link.trigger.kind in _HELD or self._another(link):
            return own
        if own is not None and (link.rule != "bodies" or self.event_day is None):
            return own
        return self.event_day if own is not None or inherits(self.scene, link) else None

    def source(self, link: Link) -> str | None:
        """Who says so."""
        return source(self.scene.reading, self.voices, link.trigger.start)


def told(scene: Scene, links: list[Link], named: Surroundings, around: Setting) -> Told:
    """What a document tells of its claims."""
    known = chart(scene, named)
    placed: dict[int, dict[str, None]] = {}
    for link in links:
        if not link.subset and (own := own_place(scene, named, known, link)) is not None:
            placed.setdefault(scene.reading.sentence_of[link.trigger.start], {})[own] = None
    cause = main_weapon(named, scene.reading.title_end, _opened(scene, named))
    when = None if cause == "disease" else event_day(scene, around, named.dateline)
    return Told(scene, named, around, known, voices(scene, named), when, cause, placed)


def _opened(scene: Scene, named: Surroundings) -> int:
    """Where the first sentence of the body ends."""
    first = opening(scene.reading, named.dateline)
    return first[0][1] if first else scene.reading.title_end


def own_place(scene: Scene, around: Surroundings, known: Map, link: Link) -> str | None:
    """The place that a claim's own sentence, or its row of a table, gives."""
    reading, spot = scene.reading, scene.reading.starts[link.trigger.start]
    scope = reading.scope(reading.sentence_of[link.trigger.start])
    if link.rule == "table":
        spot = link.party.core[0]
        start = reading.text.rfind("\n", 0, spot) + 1
        scope = (start, spot)
    return (
        beside(scene, known.spots, link.party)
        or place(scene, known.spots, spot, scope, link.party)
        or meant(reading.text, around, known.event, scope)
    )
