"""What a text tells of all its claims: with what, where, when, and who says so.

Each is what a claim's own clause says; else what the article says of its event, for claims of
that event alone. A wrong field does harm, an empty one is honest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_index import AgentIndex
from tui.facts.casualties.agents.air_raids import from_the_air
from tui.facts.casualties.agents.captors import is_arrest, is_held_for
from tui.facts.casualties.agents.claim_agents import agent_of
from tui.facts.casualties.agents.handed_weapons import told_before, weapon_of_incident
from tui.facts.casualties.agents.manners import (
    SEVERAL,
    arms_of_claim,
    is_alike,
    is_of_another_hand,
    own_weapon,
    scope_of_weapon,
)
from tui.facts.casualties.agents.own_sides import own_side
from tui.facts.casualties.agents.situation import Situation, is_of_other_arms
from tui.facts.casualties.agents.spellings import as_called
from tui.facts.casualties.days.claim_dates import (
    claim_time,
    day_of_saying,
    found_since,
    inherits_event_date,
    same_day,
)
from tui.facts.casualties.days.counted_spans import HELD
from tui.facts.casualties.days.relative_days import RelativeDays, is_of_other_day
from tui.facts.casualties.days.time_governors import is_of_event_day
from tui.facts.casualties.days.turned_days import turned_day
from tui.facts.casualties.index.filler import Filler, text_of
from tui.facts.casualties.index.happenings import fought, of_told_attack
from tui.facts.casualties.index.mentions import is_weak, nearby
from tui.facts.casualties.places.frames import frame_of, opens_anew
from tui.facts.casualties.places.incident_places import PlaceIndex
from tui.facts.casualties.places.once import once
from tui.facts.casualties.places.openings import lead, opening_end
from tui.facts.casualties.places.other_times import (
    is_of_other_time,
    opening_day,
    stands_in_list,
    unplaced_label,
)
from tui.facts.casualties.places.same_scene import same_scene
from tui.facts.casualties.places.totals import tells_several
from tui.facts.casualties.places.turns import turns_away
from tui.facts.casualties.sources.claim_sources import source
from tui.facts.iso_dates import is_day
from tui.facts.lexicon import weapons

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_context import DocumentContext
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.places.placing import Placing
    from tui.facts.casualties.sources.attribution import Attributions
    from tui.model import Span, Status

_TOWN = 2
"""How much a place at least narrows down where, to be an incident's own place."""


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
    agents: AgentIndex
    opening: frozenset[str]
    placing: Placing
    known: dict[tuple[object, ...], object] = field(default_factory=dict)

    def weapon(self, argument: Argument, worth: Status) -> Filler | None:
        """Find the weapon or cause: what killed others took nobody prisoner."""
        tokens = self.index.tokens
        scope = scope_of_weapon(tokens, argument)
        thrown = scope is None and not self.places.far_reaching
        name = own_weapon(self.index, self.mentions, argument, scope, self.cause)
        name = from_the_air(self.index, self.mentions, argument, name, self.cause)
        if argument.trigger.kind in HELD or thrown or name == SEVERAL:
            return None
        if is_alike(tokens, argument, name, self.cause, worth):
            alike = name or self.cause
            return Filler(alike, "incident") if alike is not None else None
        own = Filler(name, "sentence") if name is not None else None
        vague = own is None or is_weak(name) or (name, self.cause) in weapons().parts
        timed = self.cause not in weapons().accidental  # accidents recall others of their kind
        if worth != "event" or not vague or self._by_another(argument, timed=timed):
            return own
        if self._of_another_deed(argument, timed=timed):
            return own or told_before(self.index, self.mentions, argument, self._scene(argument))
        return weapon_of_incident(self.index, self.mentions, argument, self.cause, own)

    def _by_another(self, argument: Argument, *, timed: bool) -> bool:
        """Whether a claim's harm was not done by what the text tells of before it."""
        if timed and self.placing.counts_over_time(argument):
            return True
        fights = fought(self.index, argument.trigger.start)
        doers = {self.agents.incident} - {None} or self.agents.doers
        own = timed and any(own_side(self.index, self.mentions, argument, d) for d in doers if d)
        return fights or own or is_of_another_hand(self.index, argument, timed=timed)

    def _of_another_deed(self, argument: Argument, *, timed: bool) -> bool:
        """Whether a claim is of another attack than what the text is about."""
        told = of_told_attack(self.index, argument.trigger.start)
        spot = text_of(self.place(argument, "event")) if told else None
        elsewhere = spot is not None and self.places.is_elsewhere(spot)
        return elsewhere or self._another(argument, timed=timed, turned=timed)

    def _scene(self, argument: Argument) -> list[Span]:
        """The sentences before that tell of what a claim goes on from."""
        own, event = self.placing.own[argument], self.place(argument, "event")
        return same_scene(self.index, self.places, argument, text_of(own), text_of(event))

    @once
    def place(self, argument: Argument, worth: Status) -> Filler | None:
        """Find the place, of its own sentence or the event; None where others were spoken of."""
        past = worth == "background"
        own = self.placing.own[argument] or self.placing.of_country(argument, past=past)
        if worth != "event" or argument.rule == "table" or turns_away(self.index, argument):
            return self.placing.turned(argument, own) if worth == "event" else own
        unknown = unplaced_label(self.index.tokens, self.places.events, argument.trigger.start)
        if unknown or (own is None and self._of_other_time(argument)):
            return None
        seized = is_arrest(self.index.tokens, argument)
        seized = seized and (is_held_for(self.opening) or not self._of_event(argument))
        return self.placing.place(argument, seized=seized)

    def _of_other_time(self, argument: Argument) -> bool:
        """Whether a claim behind the opening is of another time; a flood may last for weeks."""
        if self._is_early(argument) or self.places.far_reaching or argument.participant.further:
            return False
        return is_of_other_time(self.index.tokens, argument.trigger.start)

    def _another(self, argument: Argument, *, timed: bool = True, turned: bool = True) -> bool:
        """Whether a claim is of another event: an attack elsewhere is, a flood there is not.

        Where a text has `turned` to another scene, a claim without a place is of that one.
        """
        if turns_away(self.index, argument) or (timed and self._of_other_time(argument)):
            return True
        scene = self.placing.scenes.get(argument) if turned else None
        own = text_of(self.placing.own[argument]) or scene
        if own is None and turned and not self.places.far_reaching:
            own = text_of(self.place(argument, "event"))
        event = self.places.event
        one = argument.subset or stands_in_list(self.index.tokens, argument.trigger.start)
        if own is None or event is None or one or self.places.far_reaching:
            return False
        if self.places.inside(own, event) or self.places.inside(event, own):
            return False
        least = 1 if timed and self._other_day(argument) else _TOWN
        return own != event and min(self.places.narrow.get(n, 0) for n in (own, event)) >= least

    def _other_day(self, argument: Argument) -> bool:
        """Whether a claim's sentence opens with another day than the event's: "On Monday, ..."."""
        scope = self.index.tokens.scope(self.index.tokens.sentence_of[argument.trigger.start])
        day = opening_day(self.context.times, scope)
        return None not in {day, self.event_date} and day != self.event_date

    def date(self, argument: Argument, worth: Status) -> Filler | None:
        """Find the day, month or year: of its own clause, or the event's."""
        scope = self.index.tokens.scope(self.index.tokens.sentence_of[argument.trigger.start])
        time = claim_time(self.index, self.context, argument, scope, self.mentions.dateline)
        iso = self._relative_days().resolve(argument, time)
        own = Filler(iso, "stated") if iso is not None else None
        apart = self._is_apart_in_time(argument)
        of_event = self._of_event(argument) or argument.trigger.kind == "abducted"
        apart_from = is_of_other_day(self.index, argument, self.context.today, self.event_date)
        of_event = of_event and not apart_from
        later = argument.rule == "table" or found_since(self.index, argument)
        if worth != "event" or not of_event or later:
            return own
        if own is not None and (apart or argument.rule != "bodies" or self.event_date is None):
            return own
        reported = self._day_of_report(argument) if own is None else None
        if reported is not None and self.event_date is not None:
            return reported
        earlier = self._day_told_before(argument, apart=apart) if own is None else None
        if earlier is not None:
            return Filler(earlier, "incident")
        inherits = own is not None or inherits_event_date(self.index, self.context, argument)
        if apart or not inherits or self.placing.counts_over_time(argument):
            return reported
        return self._day_of_event(argument) or reported

    def _is_early(self, argument: Argument) -> bool:
        """Whether a claim stands in the headline or the first sentence."""
        start = self.index.tokens.starts[argument.trigger.start]
        return start < opening_end(self.index, self.mentions)

    def _day_of_event(self, argument: Argument) -> Filler | None:
        """The event's day, or another to which the sentences ahead have turned."""
        if self.event_date is None:
            return None
        own, end = text_of(self.placing.own[argument]), self.mentions.dateline
        day = turned_day(self.index, self.context, self.places, argument, own, self.event_date, end)
        if day is not None:
            return Filler(day.iso, "incident") if day.tied else None
        early = self._is_early(argument) or not is_day(self.event_date)
        of_it = early or is_of_event_day(self.index, argument)
        return Filler(self.event_date, "incident") if of_it else None

    def _is_apart_in_time(self, argument: Argument) -> bool:
        """Whether a claim is of another event, which may have been on another day.

        What the lead tells, and all that a text counts over days, is of the same wherever it was.
        """
        if same_day(self.index, argument) or not self._another(argument):
            return False
        if turns_away(self.index, argument) or self._of_other_time(argument):
            return True
        opening = self.index.tokens.small[: opening_end(self.index, self.mentions)]
        if self._is_early(argument) or tells_several(opening):
            return self._other_day(argument) and not self._is_early(argument)
        return is_day(self.event_date) or self._other_day(argument)

    def _day_of_report(self, argument: Argument) -> Filler | None:
        """The day on which an attack was reported, where no other day is told, but days at most."""
        barred = is_day(self.event_date) or self.cause in weapons().accidental | {"disease"}
        day = None if barred else day_of_saying(self.index, self.context, argument)
        return Filler(day, "sentence") if day else None

    def _relative_days(self) -> RelativeDays:
        return RelativeDays(self.index, self.context, self.event_date)

    def _day_told_before(self, argument: Argument, *, apart: bool) -> str | None:
        """The day of the sentence before, which one like "It killed a woman" goes on from."""
        near = nearby(self.index.tokens, self.index.tokens.sentence_of[argument.trigger.start])
        if len(near) == 1:
            return None
        back = near[1:]
        if not self._relative_days().goes_on(near[0], near[1]):
            back = self._scene(argument)
            if not apart or not any(self._is_at_same_place(argument, scope) for scope in back):
                return None
        elif not apart:
            back = near[1:2]
        for scope in back:
            time = claim_time(self.index, self.context, argument, scope, self.mentions.dateline)
            day = self._relative_days().resolve(argument, time)
            if is_day(day):  # "29 strikes over the past ten days"
                return day
        return None

    def _is_at_same_place(self, argument: Argument, before: tuple[int, int]) -> bool:
        """Whether a claim is where the sentence before was, beside the main event."""
        spot = lead(self.index, self.places.events, before)
        return spot is not None and spot.name == text_of(self.place(argument, "event"))

    def _of_event(self, argument: Argument) -> bool:
        """Whether a claim of people held is what the article opens with."""
        return argument.trigger.kind not in HELD or argument.trigger.kind in self.opening

    def by(self, argument: Argument, worth: Status, weapon: Filler | None) -> Filler | None:
        """Find who did it: its own clause says so, another of its sentence, or of its incident."""
        if argument.rule == "table":
            return None  # which counts what many did on many days
        word, spot = argument.trigger.start, self.placing.own[argument]
        body = self.index.tokens.starts[word] >= self.index.tokens.title_end
        if spot is None and worth == "event" and body:
            spot = self.place(argument, worth)
        arms = arms_of_claim(self.index, self.mentions, argument, weapon)
        situation = Situation(
            argument=argument,
            happened=worth == "event",
            background=worth == "background",
            cause=text_of(weapon),
            elsewhere=spot is not None and self.places.is_elsewhere(spot.text),
            placed=self.placing.own[argument] is not None,
            apart=turns_away(self.index, argument),
            another=self._another(argument),
            other_day=self._other_day(argument),
            other_weapon=is_of_other_arms(arms, self.cause),
            own_weapon=arms,
            opens=body and self._is_early(argument),
            source=text_of(self.source(argument)),
            frame=(frame := frame_of(self.index, self.places, argument)),
            anew=opens_anew(self.index, frame.start),
        )
        doer = agent_of(self.index, self.mentions, self.agents, situation)
        return as_called(self.index, self.mentions, doer, word, self.agents)

    def source(self, argument: Argument) -> Filler | None:
        """Find who says so."""
        return source(self.index, self.attributions, argument)
