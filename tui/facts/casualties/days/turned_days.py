"""Another day than the event's to which the sentences ahead of a claim have turned.

"Mortars hit the market on Friday. The next raid was on Sunday. A girl was hurt" has her hurt on
that Sunday: what is told goes on from the sentence before it, within a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from tui.facts.casualties.days.claim_dates import (
    inherits_event_date,
    is_discovery,
    is_event_time,
)
from tui.facts.casualties.days.event_dates import COURT
from tui.facts.casualties.days.relative_days import is_of_other_day
from tui.facts.casualties.days.time_governors import governor, verb_above
from tui.facts.casualties.index.descriptions import lasts
from tui.facts.casualties.index.document_index import BE
from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.happenings import happens
from tui.facts.casualties.places.openings import lead
from tui.facts.casualties.places.other_times import opening_day
from tui.facts.iso_dates import first_day, is_day, latest_day
from tui.facts.lexicon import attacks, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_context import DocumentContext
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.places.incident_places import PlaceIndex
    from tui.facts.time_spans import TimeExpression

_COUNTING = speech().counting.forms
_ATTACKING = attacks().verbs.forms
_SCENE = re.compile(
    r"(?:Elsewhere|Meanwhile|Separately|Another"
    r"|(?:In|At|Near|Outside|Across|Around) (?:[a-z]+ ){0,3}[A-Z])"
    r"|In (?:an?|the)(?: \w+)? (?:separate|second|third|similar|other|another)\b|[\"“]"
)
"""How a sentence begins that goes on from nothing before it."""
_BACK = 2
"""Sentences ahead of a claim that it may go on from."""
_RECENT = timedelta(days=40)
"""How far from the event's day a text may turn; what is farther is only recalled."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The day to which a text has turned; harm is tied to it where that was done on it."""

    iso: str
    tied: bool


def turned_day(
    index: DocumentIndex,
    context: DocumentContext,
    places: PlaceIndex,
    argument: Argument,
    own: str | None,
    event: str,
    dateline: int,
) -> Turn | None:
    """Find the day of the last sentences ahead of a claim, where that is not the event's.

    A claim whose `own` sentence goes back to the event's place is of the event's day again.
    """
    if argument.trigger.kind == "missing" or "toll" in {argument.rule, argument.trigger.mode}:
        return None  # who is missed is so from the event on; a toll is of all
    tokens = index.tokens
    sentence = tokens.sentence_of[argument.trigger.start]
    begin = tokens.scope(sentence)[0]
    for number in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
        scope = tokens.scope(number)
        if scope[0] < tokens.title_end or "\n\n" in tokens.text[scope[1] - 1 : begin]:
            return None
        times = [t for t in context.times_within(scope, dateline) if _happens(index, t)]
        spot = lead(index, places.events, scope) if times and own == places.event else None
        if spot is not None and places.is_elsewhere(spot.name):
            return None
        if times:
            return _turn(index, context, times[-1], scope, event)
    return None


def day_going_on(
    index: DocumentIndex, context: DocumentContext, argument: Argument, dateline: int
) -> Filler | None:
    """Find the day on which was done what a claim goes on from, in the sentences right ahead.

    "On that street a tram burned on Friday. The driver was hurt" names no day of its own, turns to
    nothing else and tells no count up to now, so that the driver was hurt on that Friday.
    """
    if not _may_go_on(index, context, argument):
        return None
    tokens = index.tokens
    sentence = tokens.sentence_of[argument.trigger.start]
    scope = tokens.scope(sentence)
    for number in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
        earlier = tokens.scope(number)
        if earlier[0] < tokens.title_end or "\n\n" in tokens.text[earlier[0] : scope[0]]:
            return None
        times = [t for t in context.times if earlier[0] <= t.start < earlier[1]]
        if times:
            done = [t for t in times if t.start >= dateline and _is_done(index, t)]
            return Filler(done[-1].interval, "incident") if done else None
        if _opens_scene(tokens, earlier[0]):
            return None
    return None


def _may_go_on(index: DocumentIndex, context: DocumentContext, argument: Argument) -> bool:
    """Whether a claim can be of a day told of before it, with no scene or time of its own."""
    tokens, trigger = index.tokens, argument.trigger
    scope = tokens.scope(tokens.sentence_of[trigger.start])
    counted = not {argument.rule, trigger.mode}.isdisjoint({"toll", "table", "count"})
    if counted or lasts(tokens, trigger.start) or trigger.kind == "displaced":
        return False
    if _opens_scene(tokens, scope[0]) or is_of_other_day(index, argument, None, None):
        return False
    own = any(scope[0] <= time.start < scope[1] for time in context.times)
    return not own and inherits_event_date(index, context, argument)


def _opens_scene(tokens: TokenTable, start: int) -> bool:
    """Whether a sentence begins with another scene: "Elsewhere", "Another fire", "In Leeds"."""
    return _SCENE.match(tokens.text, start) is not None


def _is_done(index: DocumentIndex, time: TimeExpression) -> bool:
    """Whether a time is the day of a deed in the past, and of no plan, state or span of days."""
    word = verb_above(index.tokens, governor(index.tokens, time))
    past = index.tokens.tags[word] in {"VBD", "VBN"} and index.tokens.lower[word] not in BE
    scope = index.tokens.scope(index.tokens.sentence_of[word])
    past = past and happens(index, scope) and COURT.search(index.tokens.text, *scope) is None
    children = index.tokens.children[word]
    planned = any((index.tokens.lower[c], index.tokens.deps[c]) == ("to", "aux") for c in children)
    return past and not planned and time.last is None and _happens(index, time)


def _happens(index: DocumentIndex, time: TimeExpression) -> bool:
    """Whether a time is a day on which something was done, and was not told, found or planned."""
    done = is_day(time.iso) and is_event_time(index, time) and not is_discovery(index, time)
    tokens, word = index.tokens, governor(index.tokens, time)
    had = any(tokens.lower[c] == "had" for c in tokens.children[word])
    return done and not had and tokens.lower[word] not in _COUNTING


def _turn(
    index: DocumentIndex,
    context: DocumentContext,
    time: TimeExpression,
    scope: tuple[int, int],
    event: str,
) -> Turn | None:
    """The day of a time, unless it is the event's or far from it."""
    first, last = latest_day(first_day(event) or event), latest_day(event)
    day = latest_day(time.iso)
    if first <= day <= last or not first - _RECENT < day < last + _RECENT:
        return None
    if not any(t.iso == event[: len(t.iso)] for t in context.times if t.start < time.start):
        return None  # the text comes to its event's day only later
    word = governor(index.tokens, time)
    done = word in index.harm or index.tokens.lower[word] in _ATTACKING
    return Turn(time.interval, done or opening_day(context.times, scope) == time.iso)
