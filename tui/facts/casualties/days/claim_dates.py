"""When harm was done: which of the times that a text names is the day of a claim.

The time of its own clause decides; else, for what the article reports as news, the day of the
event by the opening. When something was said, posted or counted is not when it happened.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from tui.facts.casualties.days.counted_spans import (
    HELD,
    LONG_SPAN,
    ORDINAL,
    SINCE,
    WHEN,
    is_of_clause,
    since_when,
    struck_since,
    year_of_count,
)
from tui.facts.casualties.days.other_acts import (
    is_aside,
    is_outside,
    of_cause,
    of_other_act,
)
from tui.facts.casualties.days.relative_days import DAYS_AFTER
from tui.facts.casualties.days.time_governors import (
    ancestors,
    governor,
    is_burial,
    is_of_aftermath,
    is_of_name,
    is_of_report,
    is_of_saying,
    steps,
)
from tui.facts.casualties.index.asides import before_relative
from tui.facts.casualties.index.descriptions import descriptions
from tui.facts.iso_dates import A_DAY, is_day, latest_day
from tui.facts.word_starts import joined

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_context import DocumentContext
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.time_spans import TimeExpression

_BEHIND = frozenset({"after", "for", "over", "following"})
_ATTACK = re.compile(
    r"\b(?:attack|assault|raid|siege|standoff|shooting|clash|fighting|fire|riot|battle|dispute)\w*\b",
    re.IGNORECASE,
)
"""What began when harm was done, as a hearing or a search does not."""
_SAME_DAY = re.compile(
    joined(
        [
            r"\b(?:hours?|minutes) (?:later|earlier|before|after)\b",
            r"\bthe same (?:day|morning|evening|night)\b",
            r"\bat the same time\b",
            r"\bat the (?:moment|time) of the (?:attack|blast|crash|explosion|tremor)\b",
            r"\bat the (?:moment|time) of the (?:earth)?quake\b",
        ]
    )
)
_ON = frozenset({"on", "of", "in"})
"""Words before a date by which something happened on it, and it heads no report."""
_AS_OF = re.compile(
    r"\bas (?:of|at) (?:\d[\d:.]* ?(?:a\.?m\.?|p\.?m\.?|hours|gmt|o'clock)?,? ?)?(?:on )?"
    r"(?:late |early )?$"
    r"|\b(?:date of publication|published|updated|posted):? (?:on )?$",
    re.IGNORECASE,
)
"""What stands before a time by which something was so, or on which a report came out."""
_FRESH = frozenset({timedelta(0), timedelta(1)})
"""How long before an article's day something was said that is its news."""
_DATED = 6
"""Words at the start of a text within which a full date is that of the report."""
_STILL = frozenset({"remain", "remained", "remains", "still"})
"""Words for what had lasted by a time."""
_GAP = 4
"""Characters from a number without a verb to its own day: "three on Tuesday"."""
_FOUND = 4
"""Words behind "missing" in which is told that somebody was found."""
_OTHER_TIME = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?) (?:before|after|earlier|later|since)\b"
    r"|\blast (?:spring|summer|autumn|fall|winter|week|year)\b|\bon the first (?:day|night)\b"
    r"|\bwithin (?:\w+ )?(?:days|weeks|months)\b"
    r"|\bsince\b|\bso far this year\b|\b(?:previous|earlier) (?:attack|incident|strike|blast)",
    re.IGNORECASE,
)


def claim_time(
    index: DocumentIndex,
    context: DocumentContext,
    argument: Argument,
    scope: tuple[int, int],
    dateline: int,
) -> TimeExpression | None:
    """Find the time that a claim's own sentence gives, or None."""
    tokens, word = index.tokens, argument.trigger.start
    if argument.rule == "toll":
        return year_of_count(index, context, scope)
    if argument.rule == "named":  # what follows a name is of that person's life
        row = tokens.starts[argument.participant.start], tokens.ends[argument.trigger.end - 1]
        scope = (scope[0], max(scope[0], min(row)))
    scope = before_relative(tokens, argument, scope)
    if _lasts(tokens, argument):
        return None
    candidates = [
        m
        for m in _times_of(index, context, argument, scope, dateline)
        if (m.last is not None or is_event_time(index, m)) and _is_of_harm(index, argument, m)
    ]
    days = [m for m in candidates if "W" not in m.iso]  # "on Tuesday this week"
    year = year_of_count(index, context, scope)
    if year is not None and not tokens.small.startswith("this", year.start):
        days.append(year)  # "since January, against 51 over the same period last year"
    return min(days or candidates, key=lambda time: _distance(index, time, word), default=year)


def _times_of(
    index: DocumentIndex,
    context: DocumentContext,
    argument: Argument,
    scope: tuple[int, int],
    dateline: int,
) -> tuple[TimeExpression, ...]:
    """The times of a sentence; of a number without a verb the one behind it alone, if any."""
    tokens = index.tokens
    since = since_when(index, context, scope, argument)
    times = (*context.times_within(scope, dateline), *since)
    times = tuple(t for t in times if LONG_SPAN.search(tokens.small, t.start, t.end) is None)
    if argument.rule != "gapping":
        return times
    end = tokens.ends[argument.participant.end - 1]
    own = tuple(t for t in times if 0 <= t.start - end <= _GAP)
    return own or times  # "two on Monday and three on Tuesday"


def _lasts(tokens: TokenTable, argument: Argument) -> bool:
    """Whether what a time is told of had lasted: "still missing", "still in hospital on Friday"."""
    word, end = argument.trigger.start, argument.trigger.end
    if argument.trigger.kind == "missing":
        return not _STILL.isdisjoint(tokens.lower[max(0, word - 8) : end])
    near = tokens.lower[max(0, word - 2) : word + 1]
    return argument.rule in {"hospital", "state"} and not _STILL.isdisjoint(near)


def _is_of_harm(index: DocumentIndex, argument: Argument, time: TimeExpression) -> bool:
    """Whether a time of a claim's sentence is that of its harm, and of no other act in it."""
    word = argument.trigger.start
    if is_aside(index, time, word) or of_other_act(index, time, word):
        return False
    if is_burial(index.tokens, word) or of_cause(index.tokens, time, word):
        return False
    if index.tokens.word_at(time.start) in descriptions(index.tokens, word):
        return False
    between = index.tokens.lower[index.tokens.word_end(time.end) : word]
    if between and WHEN.match(index.tokens.text, time.end) and "who" not in between:
        return True  # "The siege began on Friday, when gunmen killed nine"
    held = argument.trigger.kind in HELD or time.last is not None
    return held or not (is_discovery(index, time) or is_outside(index, time, word))


def is_discovery(index: DocumentIndex, time: TimeExpression) -> bool:
    """Tell whether a time is only when victims were found or counted, or a court sat."""
    tokens = index.tokens
    if DAYS_AFTER.match(tokens.text, time.end) is not None:
        return False
    word, end = governor(tokens, time), tokens.word_end(time.end)
    if word in index.harm:
        return is_of_aftermath(index, time)
    behind = [at for at in range(end, min(end + 3, len(tokens))) if tokens.lower[at] in _BEHIND]
    if any(word in ancestors(tokens, at)[1:3] for at in behind):
        return True  # "dug on Monday after a slide", but not of a clause: "which fell on Monday"
    scope = tokens.scope(tokens.sentence_of[word])
    started = tokens.lower[word] == "began" and _ATTACK.search(tokens.text, *scope)
    return is_of_aftermath(index, time) and not started


def found_since(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether who was missing came back since: "Nobody missing, after two walked in"."""
    none = argument.trigger.kind == "missing" and argument.participant.low == 0
    word = argument.trigger.start
    return none and "after" in index.tokens.lower[word : word + _FOUND]


def same_day(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether a claim's sentence says that it was hours before or after the one before."""
    sentence = index.tokens.sentence_of[argument.trigger.start]
    return _SAME_DAY.search(index.tokens.small, *index.tokens.scope(sentence)) is not None


def inherits_event_date(index: DocumentIndex, context: DocumentContext, argument: Argument) -> bool:
    """Tell whether a claim without a time of its own can be of the event's day."""
    scope = index.tokens.scope(index.tokens.sentence_of[argument.trigger.start])
    text = index.tokens.text
    days_after = any(DAYS_AFTER.match(text, time.end) for time in context.times_within(scope))
    if days_after or same_day(index, argument):
        return True  # "said on Friday, two days after a mine collapsed"
    if any(struck_since(index, time) for time in context.times_within(scope)):
        return True  # "who have died since a barge capsized on Saturday"
    others = _OTHER_TIME.finditer(text, *scope)
    return all(_is_since_elsewhere(index.tokens, other, argument) for other in others)


def _is_since_elsewhere(tokens: TokenTable, other: re.Match[str], argument: Argument) -> bool:
    """Whether a word for another time is a "since" of a clause that the harm is not in."""
    word = tokens.word_at(other.start())
    return other[0].casefold() == "since" and is_of_clause(tokens, word, argument.trigger.start)


def day_of_saying(index: DocumentIndex, context: DocumentContext, argument: Argument) -> str | None:
    """Find the day, that of the article or the one before, on which a claim's sentence was said.

    "Troops killed four, the group said on Friday" is most often of that Friday.
    """
    harmed = argument.trigger.kind in {"killed", "injured"}
    if context.today is None or context.trial or not harmed:
        return None
    tokens = index.tokens
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
    words = range(tokens.word_at(scope[0]), tokens.word_end(scope[1]))
    held = any(word in index.harm and index.harm[word].kind in HELD for word in words)
    if held and tokens.tags[argument.trigger.start].startswith("N"):
        return None  # "A man was arrested in the death of a clerk, police said on Friday"
    days = (t for t in context.times_within(scope) if is_day(t.iso) and is_of_saying(index, t))
    day = next(days, None)
    near = day is not None and context.today - latest_day(day.iso) in _FRESH
    return day.iso if day is not None and near else None


def is_event_time(index: DocumentIndex, time: TimeExpression) -> bool:
    """Tell whether a time is when something happened, not when it was said or published."""
    tokens = index.tokens
    word = tokens.word_at(time.start)
    if word >= len(tokens) or _heads(tokens, time, word) or _bounds(tokens, time, word):
        return False
    return not (is_of_report(index, time) or is_of_name(index, time))


def _bounds(tokens: TokenTable, time: TimeExpression, word: int) -> bool:
    """Whether a time only bounds another, or says how often or of what something is the worst."""
    first = tokens.bounds(word)[0]
    if WHEN.match(tokens.text, time.end) is not None:
        return False
    if _AS_OF.search(tokens.text, max(0, time.start - 30), time.start):
        return True
    if len(time.iso) < A_DAY and ORDINAL.search(tokens.text, tokens.starts[first], time.start):
        return True
    ahead = tokens.lower[max(first, word - SINCE) : word]
    return "since" in ahead or ahead[-1:] in (["every"], ["each"])


def _heads(tokens: TokenTable, time: TimeExpression, word: int) -> bool:
    """Whether a full date stands at the head of the text, as that of the report."""
    ahead = tokens.lower[max(tokens.bounds(word)[0], word - 1) : word]
    early = word < tokens.word_end(tokens.title_end) + _DATED and _ON.isdisjoint(ahead)
    full = len(time.iso) == A_DAY and time.iso[:4] in tokens.text[time.start : time.end]
    return early and full


def _distance(index: DocumentIndex, time: TimeExpression, word: int) -> tuple[bool, int, int]:
    """How far a time is: in another clause, in steps of the parse, then in characters."""
    tokens = index.tokens
    at = governor(tokens, time)
    path = ancestors(tokens, at)
    own, between = index.harm.get(word), path[: path.index(word)] if word in path else []
    apart = word not in path or any(index.harm.get(each, own) is not own for each in between)
    return apart, steps(tokens, at, word), abs(time.start - tokens.starts[word])
