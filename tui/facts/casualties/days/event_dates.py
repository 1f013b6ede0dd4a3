"""The day of an article's main event: that of its opening on which it happened, not was told."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from tui.facts.casualties.days.claim_dates import is_discovery, is_event_time
from tui.facts.casualties.days.counted_spans import HELD, struck_since
from tui.facts.casualties.days.relative_days import RECENT, counts_back
from tui.facts.casualties.days.set_back import came_after, day_before, days_since, set_back
from tui.facts.casualties.days.time_governors import (
    governor,
    is_of_death,
    is_of_deed,
    is_of_sequel,
)
from tui.facts.casualties.index.happenings import BREACH, tells_harm
from tui.facts.casualties.places.inner_places import begins
from tui.facts.casualties.places.openings import opening_sentences
from tui.facts.casualties.places.other_times import opening_day
from tui.facts.casualties.places.turns import TURNS
from tui.facts.iso_dates import is_day, latest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.document_context import DocumentContext
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.time_spans import TimeExpression

_CALLED = re.compile(
    r"\b(?:officers?|police|deputies|troopers|firefighters|crews|paramedics|medics)\b[^.;]{0,40}?"
    r" (?:respond(?:ed|ing) to|rushed to|received an? (?:\d+ )?(?:call|report)"
    r"|(?:were|was) (?:called|dispatched|summoned|alerted|sent))\b"
    r"|\b(?:911|emergency) calls?\b",
    re.IGNORECASE,
)
"""How a report of the police says when something happened: by the call that they got."""
_SEPARATE = re.compile(
    r"\b(?:another|separate(?:ly)?|elsewhere|similar|previous|earlier|meanwhile"
    r"|days? (?:ago|before|after))\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells of something beside what a text is about."""
_HOUR = re.compile(r"\b(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|at dawn|before dawn|at noon|at dusk)")
COURT = re.compile(
    r"\b(?:sentenced|convicted|arraigned|plead(?:s|ed)? (?:not )?guilty|jurors|sentencing"
    r"|found guilty|jury (?:deliberated|found|convicted))\b"
)
"""What says that a sentence is of a day in court, long after what it is about."""
_INQUIRY = re.compile(
    r"\b(?:charged|accused|suspects?|prosecutors?|trial|jury|jurors|sentenced|convicted|arrested"
    r"|inquest|cleared|ruled|pleaded|hearing)\b",
    re.IGNORECASE,
)
"""What says that a text is of what police or a court do, long after the deed."""
_REPORT = re.compile(
    r"\b(?:weekly|daily|monthly|monitor|bulletin|report|update|sitrep|situation|overview|highlights"
    r"|summary|snapshot|digest|round-?up)\b",
    re.IGNORECASE,
)
"""Words of a title whose text counts what happened within a span of days."""
_FURTHER = 8
"""Sentences of a text in which it may say on which day all began."""


def event_date(index: DocumentIndex, context: DocumentContext, dateline: int) -> str | None:
    """Find the day of the main event: the first of the opening that is not when it was told."""
    if context.trial:  # whose day in court is long after what it is about
        return _day_of_crime(index, context, dateline)
    headed = _period_of_title(index.tokens, context) or _day_of_entry(index.tokens, context)
    if headed is not None:
        return headed
    for scope in opening_sentences(index.tokens, dateline):
        if TURNS.match(index.tokens.text, *scope) is not None:
            continue  # "In a separate incident on Tuesday"
        day = day_before(index.tokens, context, scope) or days_since(index, context, scope)
        if day is not None:
            return day
        if (time := next(_days_of_event(index, context, scope, dateline), None)) is not None:
            struck = _struck_before(index, context, time, dateline)
            return set_back(index, struck or time)
    return (
        _day_begun(index, context, dateline)
        or _day_further_down(index, context, dateline)
        or _day_of_crime(index, context, dateline)
        or _day_told(index, context, dateline)
        or _only_day(index, context, dateline)
        or _told_coarsely(index, context, dateline)
    )


def _days_of_event(
    index: DocumentIndex, context: DocumentContext, scope: tuple[int, int], dateline: int
) -> Iterator[TimeExpression]:
    """The times of a sentence that may be the event's, and are not of what was only found then."""
    times = [
        time
        for time in context.times_within(scope, dateline)
        if (_owns(index.tokens, time) or not is_discovery(index, time))
        and _is_of_event(index, context, time)
    ]
    yield from sorted(times, key=lambda time: _is_aside(index.tokens, time))


def _is_aside(tokens: TokenTable, time: TimeExpression) -> bool:
    """Whether a time is of a clause on somebody: "freeing men who were taken on Monday"."""
    return tokens.deps[governor(tokens, time)] == "relcl"


def _struck_before(
    index: DocumentIndex, context: DocumentContext, first: TimeExpression, dateline: int
) -> TimeExpression | None:
    """The day on which the opening says that harm was done, where it begins with the day after.

    "Rescuers struggled on Wednesday to reach villages. The quake struck late on Tuesday."
    """
    tokens = index.tokens
    own = tokens.scope(tokens.sentence_of[tokens.word_at(first.start)])
    if is_of_deed(index, first):
        return None
    apart = tells_harm(index, own) and not _is_set_apart(index, first)
    for scope in opening_sentences(index.tokens, dateline):
        began = begins(index, scope)
        if apart and scope != own and not began:
            continue
        for time in _days_of_event(index, context, scope, dateline):
            had = any(tokens.lower[c] == "had" for c in tokens.children[governor(tokens, time)])
            struck = began or (is_of_deed(index, time) and not _is_aside(tokens, time))
            if time.iso < first.iso and struck and not had:
                return time
    return None


def _is_set_apart(index: DocumentIndex, time: TimeExpression) -> bool:
    """Whether harm is only told of somebody behind a day: "flags hung on Friday for X, who"."""
    tokens = index.tokens
    last = tokens.bounds(tokens.word_at(time.start))[1]
    words = range(tokens.word_end(time.end), last)
    harm = next((word for word in words if word in index.harm), None)
    return harm is not None and not {"who", "whose"}.isdisjoint(tokens.lower[words.start : harm])


def _is_of_event(index: DocumentIndex, context: DocumentContext, time: TimeExpression) -> bool:
    """Whether a time of the opening is the day or night of the event itself."""
    tokens = index.tokens
    days_after = came_after(index, time) is not None
    told = days_after or is_event_time(index, time) or struck_since(index, time)
    if not told or not _is_day_or_night(time):
        return False
    if counts_back(tokens, time) or _earlier_life(tokens, time) or is_of_sequel(index, time):
        return False
    if not is_of_deed(index, time) and COURT.search(
        tokens.text, *tokens.scope(tokens.sentence_of[tokens.word_at(time.start)])
    ):
        return False
    return _is_recent(context, time)


def _is_day_or_night(time: TimeExpression) -> bool:
    """Whether a time is a day or "the past 48 hours"; what is counted over more has no day."""
    if not is_day(time.iso) or time.last is None:
        return is_day(time.iso)
    return latest_day(time.last) - latest_day(time.iso) <= timedelta(days=2)


def _is_recent(context: DocumentContext, time: TimeExpression) -> bool:
    """Whether a time is not long before an article's day, nor behind it."""
    if context.today is None:
        return True
    return timedelta(-1) <= context.today - latest_day(time.interval) <= RECENT


def _day_begun(index: DocumentIndex, context: DocumentContext, dateline: int) -> str | None:
    """The day on which a later sentence says that it began: "The hill gave way on Sunday"."""
    for scope in opening_sentences(index.tokens, dateline, _FURTHER)[1:]:
        if not begins(index, scope):
            continue
        for time in context.times_within(scope, dateline):
            if _is_of_event(index, context, time):
                return time.interval
    return None


def _day_further_down(index: DocumentIndex, context: DocumentContext, dateline: int) -> str | None:
    """The day on which a later sentence says that police were called or somebody was attacked."""
    for scope in opening_sentences(index.tokens, dateline, _FURTHER):
        text = index.tokens.text
        framed = opening_day(context.times, scope) is not None  # "On Friday a car bomb"
        if framed or _SEPARATE.search(text, *scope) is not None:
            continue
        called = _CALLED.search(text, *scope) is not None
        for time in context.times_within(scope, dateline):
            struck = is_of_deed(index, time) and not tells_harm(index, scope)
            done = called or struck or is_of_death(index, time)
            if done and _is_of_event(index, context, time):
                return time.interval
    return None


def _only_day(index: DocumentIndex, context: DocumentContext, dateline: int) -> str | None:
    """The only day that a text names, where a sentence far down says that all began then."""
    tokens, begin = index.tokens, max(index.tokens.title_end, dateline)
    times = [t for t in context.times_within((begin, len(tokens.text))) if is_day(t.iso)]
    lately = [time for time in times if _is_recent(context, time)]
    if len({time.interval for time in lately}) != 1:
        return None
    for time in lately:
        scope = tokens.scope(tokens.sentence_of[tokens.word_at(time.start)])
        began = BREACH.search(tokens.text, *scope)
        if began is None or not _is_of_event(index, context, time):
            continue
        if began.start() <= tokens.starts[governor(tokens, time)] < began.end():
            return time.interval
    return None


def _day_of_crime(index: DocumentIndex, context: DocumentContext, dateline: int) -> str | None:
    """The day on which was done what a court or an arrest is about, however long ago that was."""
    tokens, scopes = index.tokens, opening_sentences(index.tokens, dateline, _FURTHER)
    if not scopes or _INQUIRY.search(tokens.text, 0, scopes[0][1]) is None:
        return None
    for scope in scopes:
        for time in context.times_within(scope, dateline):
            harm = index.harm.get(governor(tokens, time))
            done = is_of_deed(index, time) and (harm is None or harm.kind not in HELD)
            if done and is_day(time.iso) and is_event_time(index, time):
                return time.interval
    return None


def _told_coarsely(index: DocumentIndex, context: DocumentContext, dateline: int) -> str | None:
    """The month or year of a text without a date, by its first sentence: "In September 2014,"."""
    scopes = opening_sentences(index.tokens, dateline)[:1] if context.today is None else []
    times = (time for scope in scopes for time in context.times_within(scope, dateline))
    return next((time.iso for time in times if is_event_time(index, time)), None)


def _period_of_title(tokens: TokenTable, context: DocumentContext) -> str | None:
    """The days that a report is of by its title: "Weekly monitor, 20-26 October 2025"."""
    titled = context.times_within((0, tokens.title_end))
    times = (t for t in titled if t.last or tokens.small[t.start : t.end].endswith("day"))
    spans = (
        t.interval
        for t in times
        if is_day(t.iso) and _REPORT.search(tokens.text, 0, tokens.title_end)
    )
    return next(spans, None)


def _day_of_entry(tokens: TokenTable, context: DocumentContext) -> str | None:
    """The day that heads an entry of a list of incidents: "May 3: Two guards were shot"."""
    begin = tokens.title_end
    while begin < len(tokens.text) and tokens.text[begin].isspace():
        begin += 1
    entry = (t for t in context.times if t.start == begin and tokens.text[t.end : t.end + 1] == ":")
    return next((time.iso for time in entry if is_day(time.iso)), None)


def _owns(tokens: TokenTable, time: TimeExpression) -> bool:
    """Whether a day is that of what is told of: "the toll of Saturday's landslide"."""
    return tokens.text[time.start : time.end].endswith(("'s", "’s"))


def _earlier_life(tokens: TokenTable, time: TimeExpression) -> bool:
    """Whether a time is of what somebody had done before: "He had gone back on Tuesday"."""
    word = tokens.word_at(time.start)
    first = tokens.bounds(word)[0]
    return tokens.lower[first] in {"he", "she"} and tokens.lower[first + 1 : first + 2] == ["had"]


def _day_told(index: DocumentIndex, context: DocumentContext, dateline: int) -> str | None:
    """The day of the article, where its opening names an hour and no other day."""
    today = context.today.isoformat() if context.today else None
    scopes = opening_sentences(index.tokens, dateline)
    times = [time for scope in scopes for time in context.times_within(scope, dateline)]
    hours = any(_HOUR.search(index.tokens.text, *scope) for scope in scopes)
    return today if times and hours and {time.iso for time in times} == {today} else None
