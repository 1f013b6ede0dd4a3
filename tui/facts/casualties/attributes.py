"""What a text tells of all its claims: with what, where, when, and who says so.

Each is what a claim's own clause says; else what the article says of its event, for claims of
that event alone. A wrong field does harm, an empty one is honest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.facts.casualties.attribution import Attributions, attributions, source
from tui.facts.casualties.claim_dates import claim_date, event_date, inherits_event_date
from tui.facts.casualties.claim_places import (
    PlaceIndex,
    adjacent_place,
    index_places,
    lead,
    opening_sentences,
    place,
)
from tui.facts.casualties.implicit_places import heading_place, implicit_place
from tui.facts.casualties.mentions import is_weak, main_weapon, nearby, weapon
from tui.facts.lexicon import weapons

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Argument, DocumentIndex
    from tui.facts.casualties.factuality import DocumentContext
    from tui.facts.casualties.mentions import Mentions
    from tui.model import Status

_TURNS = re.compile(
    r"(?:elsewhere|meanwhile|separately|in (?:(?:an?|another) (?:separate|unrelated)|other) )",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:it|they|he|she|this)\b", re.IGNORECASE)
_TOWN = 2
"""How much a place at least narrows down where, to be an incident's own place."""
_HELD = frozenset({"captured", "abducted"})


@dataclass(frozen=True, slots=True)
class Attributes:
    """The fields of a document's claims, looked up by their arguments."""

    index: DocumentIndex
    mentions: Mentions
    context: DocumentContext
    places: PlaceIndex
    attributions: Attributions
    event_date: str | None
    cause: str | None
    placed: dict[int, dict[str, None]]
    """The places that the claims of a sentence are given by it, by the sentence's number."""

    def weapon(self, argument: Argument, worth: Status) -> str | None:
        """Find the weapon or cause: what killed others took nobody prisoner."""
        if argument.trigger.kind in _HELD:
            return None
        tokens = self.index.tokens
        spot = tokens.starts[argument.trigger.start]
        scopes = nearby(tokens, tokens.sentence_of[argument.trigger.start])
        own = weapon(self.mentions, spot, scopes[0])
        vague = is_weak(own) or (own, self.cause) in weapons().parts
        if worth != "event" or (own is not None and not vague):
            return own
        if self._another(argument):
            return own
        if self.cause is not None and self.cause not in weapons().unlikely.get(
            argument.trigger.kind, ()
        ):
            return self.cause
        if argument.trigger.kind not in {"killed", "injured"}:
            return own
        near = (weapon(self.mentions, spot, scope) for scope in scopes[1:])
        return own or next((name for name in near if name is not None), None)

    def place(self, argument: Argument, worth: Status) -> str | None:
        """Find the place, of its own sentence or the event; None where others were spoken of."""
        own = self._own_place(argument)
        if worth != "event" or argument.rule == "table" or self._apart(argument):
            return own
        if own is not None:
            return self.places.narrower(own)
        begin = self.index.tokens.starts[self.index.tokens.bounds(argument.trigger.start)[0]]
        headed = heading_place(
            self.index.tokens.text, self.mentions, self.index.tokens.title_end, begin
        )
        sentence = self.index.tokens.sentence_of[argument.trigger.start]
        near = nearby(self.index.tokens, sentence)
        earlier = self.placed.get(sentence - 1, {}) if len(near) > 1 else {}
        if (
            self.cause not in weapons().far_reaching
            and earlier
            and self.places.event not in earlier
        ):
            return next(iter(earlier)) if len(earlier) == 1 else None
        back = near[1:] if headed else near[1 : 1 + self._goes_on(near[0][0])]
        for scope in back:
            previous = lead(self.index, self.places.events, scope)
            if previous is not None and previous.narrow >= _TOWN:
                return previous.name
        return headed or self._event()

    def _goes_on(self, start: int) -> bool:
        """Whether a sentence goes on about the one before: "It killed a woman"."""
        return _GOES_ON.match(self.index.tokens.text, start) is not None

    def _event(self) -> str | None:
        """Where the event was; a country says that only of what reaches far or has no town."""
        event = self.places.event
        if (
            event is None
            or self.places.narrow.get(event, _TOWN) > 0
            or self.cause in weapons().far_reaching
        ):
            return event
        towns = any(spot.placed and spot.narrow >= _TOWN for spot in self.places.events)
        return None if towns else event

    def _apart(self, argument: Argument) -> bool:
        """Whether a claim's sentence turns to something else: "Elsewhere, ...", "Meanwhile"."""
        tokens = self.index.tokens
        return _TURNS.match(tokens.slice(*tokens.bounds(argument.trigger.start))) is not None

    def _another(self, argument: Argument) -> bool:
        """Whether a claim is of another event: an attack elsewhere is, a flood there is not."""
        if self._apart(argument):
            return True
        own, event = self._own_place(argument), self.places.event
        if own is None or event is None or argument.subset or self.cause in weapons().far_reaching:
            return False
        return own != event and min(self.places.narrow.get(n, 0) for n in (own, event)) >= _TOWN

    def _own_place(self, argument: Argument) -> str | None:
        return own_place(self.index, self.mentions, self.places, argument)

    def narrow(self, name: str | None) -> int:
        """Measure how much a place narrows down where something was."""
        return self.places.narrow.get(name or "", 0)

    def date(self, argument: Argument, worth: Status) -> str | None:
        """Find the day, month or year: of its own clause, or the event's."""
        scope = self.index.tokens.scope(self.index.tokens.sentence_of[argument.trigger.start])
        own = claim_date(self.index, self.context, argument, scope, self.mentions.dateline)
        if worth != "event" or argument.trigger.kind in _HELD or self._another(argument):
            return own
        if own is not None and (argument.rule != "bodies" or self.event_date is None):
            return own
        return (
            self.event_date
            if own is not None or inherits_event_date(self.index, argument)
            else None
        )

    def source(self, argument: Argument) -> str | None:
        """Find who says so."""
        return source(self.index.tokens, self.attributions, argument.trigger.start)


def attributes_of(
    index: DocumentIndex, arguments: list[Argument], mentions: Mentions, context: DocumentContext
) -> Attributes:
    """Find what a document tells of its claims."""
    places = index_places(index, mentions)
    placed: dict[int, dict[str, None]] = {}
    for argument in arguments:
        if (
            not argument.subset
            and (own := own_place(index, mentions, places, argument)) is not None
        ):
            placed.setdefault(index.tokens.sentence_of[argument.trigger.start], {})[own] = None
    cause = main_weapon(mentions, index.tokens.title_end, _opened(index, mentions))
    date = None if cause == "disease" else event_date(index, context, mentions.dateline)
    return Attributes(
        index, mentions, context, places, attributions(index, mentions), date, cause, placed
    )


def _opened(index: DocumentIndex, mentions: Mentions) -> int:
    """Where the first sentence of the body ends."""
    first = opening_sentences(index.tokens, mentions.dateline)
    return first[0][1] if first else index.tokens.title_end


def own_place(
    index: DocumentIndex, mentions: Mentions, places: PlaceIndex, argument: Argument
) -> str | None:
    """Find the place that a claim's own sentence, or its row of a table, gives."""
    tokens, spot = index.tokens, index.tokens.starts[argument.trigger.start]
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
    if argument.rule == "table":
        spot = argument.participant.core[0]
        start = tokens.text.rfind("\n", 0, spot) + 1
        scope = (start, spot)
    return (
        adjacent_place(index, places.events, argument.participant)
        or place(index, places.events, spot, scope, argument.participant)
        or implicit_place(tokens.text, mentions, places.event, scope)
    )
