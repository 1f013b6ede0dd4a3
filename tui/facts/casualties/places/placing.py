"""The place of a claim: what its sentence gives, narrowed down, or that of its incident."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.mentions import nearby
from tui.facts.casualties.places.clause_places import inner_of_sentence
from tui.facts.casualties.places.implicit_places import names_area, names_side
from tui.facts.casualties.places.inherited_places import place_before, place_of_incident
from tui.facts.casualties.places.joined_claims import joins
from tui.facts.casualties.places.once import once
from tui.facts.casualties.places.openings import opening_end
from tui.facts.casualties.places.other_times import is_of_other_time
from tui.facts.casualties.places.own_places import is_of_burial, next_place
from tui.facts.casualties.places.page_links import is_in_links
from tui.facts.casualties.places.pairs import with_pair
from tui.facts.casualties.places.told_countries import (
    country_around,
    country_of_people,
    nationwide,
    told_country,
)
from tui.facts.casualties.places.totals import is_over_time, is_raised, tells_several
from tui.facts.casualties.places.unknown_places import is_at_unknown
from tui.facts.casualties.places.war_totals import country_of_war, is_of_bare_war, is_of_war_before

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.places.incident_places import PlaceIndex
    from tui.model import Span

_SETTLED = 3
"""How much a town narrows down where something was."""
_BY_NOW = frozenset({"have", "has", "being", "is", "are"})
"""Auxiliaries of what is so when a text is written, of which it tells no scene."""
_CROWD, _NATION = 100, 10_000
"""People from which on a toll over time, and from which on any, is of a country."""
_MANY = 10
"""People from which on a count can be of many events."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the claims of a document were, looked up by their arguments.

    `own` has the place that each claim's own sentence gives, `placed` those of each sentence's
    claims by its number, `scenes` the place to which the sentences before turned, of claims that
    have none of their own.
    """

    index: DocumentIndex
    mentions: Mentions
    places: PlaceIndex
    own: dict[Argument, Filler | None]
    placed: dict[int, dict[str, None]]
    scenes: dict[Argument, str | None]
    known: dict[tuple[object, ...], object] = field(default_factory=dict)

    @once
    def place(self, argument: Argument, *, seized: bool) -> Filler | None:
        """Find the place of a claim of the event or one beside it.

        Who is `seized` after what happened is so wherever they have fled.
        """
        own = self.own[argument]
        if own is None and (country := self.of_country(argument)) is not None:
            return country
        if self._is_total(argument, own):
            return None
        following = next_place(self.index, self.places, argument)
        if own is not None:
            found = self._told_next(argument, following, self._inner(argument, own))
            return self._with_pair(argument, found)
        links = is_in_links(self.index.tokens, argument.trigger.start)
        if following is not None or links or is_at_unknown(self.index, self.mentions, argument):
            return following
        if seized:
            return self._seized_with_others(argument)
        return place_of_incident(self.index, self.mentions, self.places, self.placed, argument)

    def _with_pair(self, argument: Argument, found: Filler) -> Filler:
        """Find both places where a claim's own sentence joins two."""
        if found.certainty not in {"stated", "sentence"}:
            return found
        tokens = self.index.tokens
        scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
        both = with_pair(tokens, self.mentions, found.text, scope)
        return found if both == found.text else Filler(both, found.certainty)

    def turned(self, argument: Argument, own: Filler | None) -> Filler | None:
        """Find the place of a claim that turns to another incident than the text's."""
        following = next_place(self.index, self.places, argument)
        return own if own is None else self._told_next(argument, following, own)

    def _told_next(self, argument: Argument, following: Filler | None, own: Filler) -> Filler:
        """The narrower place that the next sentence gives, or that of a death, not of a burial."""
        if following is None or following.text == own.text:
            return own
        narrower = self.narrow(following.text) > self.narrow(own.text)
        inner = narrower and (
            self.places.inside(following.text, own.text)
            or self.places.may_lie_in(following.text, own.text)
        )
        return following if inner or is_of_burial(self.index, argument) else own

    def _seized_with_others(self, argument: Argument) -> Filler | None:
        """Find where the sentence before was, if it goes on to who "were arrested" there too.

        Who "has been arrested" or "is being held" is so by now, wherever that was.
        """
        tokens, word = self.index.tokens, argument.trigger.start
        ahead = next((a for a in self.own if joins(tokens, a, argument)), None)
        if ahead is not None:  # "seven were killed and two detained"
            return self.place(ahead, seized=False)
        children = tokens.children[word]
        passive = any(tokens.deps[child] == "nsubjpass" for child in children)
        by_now = not _BY_NOW.isdisjoint(tokens.lower[child] for child in children)
        return place_before(self.index, self.placed, argument) if passive and not by_now else None

    def _seized_elsewhere(self, argument: Argument) -> bool:
        """Whether people were seized who were then found at the event's place."""
        if argument.trigger.kind != "abducted":
            return False
        tokens = self.index.tokens
        spots = (spot for spot in self.places.events if spot.name == self.places.event)
        scopes = (tokens.scope(tokens.sentence_of[tokens.word_at(s.start)]) for s in spots)
        return any("found" in tokens.small[slice(*scope)].split() for scope in scopes)

    def narrow(self, name: str | None) -> int:
        """Measure how much a place narrows down where something was."""
        return self.places.narrow.get(name or "", 0)

    @once
    def counts_over_time(self, argument: Argument) -> bool:
        """Tell whether a claim behind the opening counts many people over weeks or months."""
        tokens, participant = self.index.tokens, argument.participant
        start, end = tokens.scope(tokens.sentence_of[argument.trigger.start])
        few = (participant.high or _MANY) < _MANY
        if few or start < opening_end(self.index, self.mentions):
            return False
        return is_over_time(tokens.small[start : self._end_of_clause(argument, end)])

    def _end_of_clause(self, argument: Argument, end: int) -> int:
        """Where a claim's sentence goes on to other harm before or since: "since X was held in"."""
        tokens, word = self.index.tokens, max(argument.trigger.end, argument.participant.end)
        last = tokens.bounds(argument.trigger.start)[1]
        other = (
            w
            for w in range(word, last)
            if w in self.index.harm and tokens.deps[w] in {"advcl", "relcl"}
        )
        return next((tokens.starts[w] for w in other), end)

    @once
    def of_country(self, argument: Argument, *, past: bool = False) -> Filler | None:
        """Find the country all over which a claim counts harm: of a war, of a season, of the past.

        What is `past` beside the event is of the country that the sentence before tells of.
        """
        tokens, high = self.index.tokens, argument.participant.high
        near = nearby(tokens, tokens.sentence_of[argument.trigger.start])
        country = country_of_war(tokens.small, self.mentions, near[0], high)
        country = country or nationwide(tokens, self.mentions, self.places.event, near[0])
        if country is None and (past or is_of_war_before(tokens.small, near, high)):
            country = told_country(tokens, self.mentions, near[:2])
        country = country or self._of_people(argument, near[0])
        return Filler(country, "sentence") if country is not None else None

    def _of_people(self, argument: Argument, scope: Span) -> str | None:
        """The country of a toll of its people, of its war, or over time behind the opening."""
        tokens, high = self.index.tokens, argument.participant.high or 0
        if high < _CROWD or self.own[argument] is not None:
            return None
        over_time = is_over_time(tokens.small[slice(*scope)])
        if over_time or (high >= _NATION and argument.trigger.kind == "displaced"):
            people = country_of_people(tokens, self.mentions, argument.participant)
            if people is not None:
                return people
        behind = scope[0] > opening_end(self.index, self.mentions) and not self.places.far_reaching
        behind = behind and names_side(tokens.small, scope) is None
        many = (over_time and high >= 10 * _CROWD) or high >= 100 * _NATION
        if is_of_bare_war(tokens.small, scope, high) or (behind and many):
            return country_around(tokens, self.mentions, self.places.event)
        return None

    def _is_total(self, argument: Argument, own: Filler | None) -> bool:
        """Whether a claim counts more than one event, so that no town of it is where all were."""
        tokens, participant = self.index.tokens, argument.participant
        start, end = tokens.scope(tokens.sentence_of[argument.trigger.start])
        if own is None and is_of_bare_war(tokens.small, (start, end), participant.high):
            return True
        if self.narrow(self.places.event) < _SETTLED:
            return False
        if self.places.far_reaching and is_raised(tokens.small[start : participant.core[0]]):
            return True
        here = names_area(tokens.small, (start, end))
        return own is None and not here and self.counts_over_time(argument)

    def _inner(self, argument: Argument, own: Filler) -> Filler:
        """Find the spot within the area that a claim's sentence gives; "the country" is itself."""
        if own.certainty in {"incident", "dateline"} or self._seized_elsewhere(argument):
            return own
        tokens, start = self.index.tokens, self.index.tokens.starts[argument.trigger.start]
        scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
        itself = self.places.names_itself(tokens.text, own.text, scope)
        past = is_of_other_time(tokens, argument.trigger.start)
        past = past or is_over_time(tokens.small[slice(*scope)])
        past = past and scope[0] > opening_end(self.index, self.mentions)
        if itself or past or tells_several(tokens.small[slice(*scope)]):
            return own
        pair = with_pair(tokens, self.mentions, own.text, scope) != own.text
        if pair and self.narrow(own.text) < _SETTLED - 1:
            return own
        inner = inner_of_sentence(self.index, self.places, argument, own.text)
        if inner is not None:
            return Filler(inner, "sentence")
        opening = start < opening_end(self.index, self.mentions)
        narrower = self.places.narrower(own.text, scope) if opening else own.text
        return own if narrower == own.text else Filler(narrower, self.places.origin)
