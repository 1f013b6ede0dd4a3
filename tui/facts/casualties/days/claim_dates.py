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
    year_of_count,
)
from tui.facts.casualties.days.relative_days import DAYS_AFTER
from tui.facts.casualties.days.time_governors import (
    governor,
    is_of_aftermath,
    is_of_name,
    is_of_report,
    is_of_saying,
    steps,
)
from tui.facts.casualties.index.asides import before_relative
from tui.facts.casualties.index.descriptions import descriptions
from tui.facts.iso_dates import A_DAY, is_day, latest_day

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
    r"\b(?:hours?|minutes) (?:later|earlier|before|after)\b"
    r"|\bthe same (?:day|morning|evening|night)\b|\bat the same time\b"
    r"|\bat the (?:moment|time) of the (?:attack|blast|crash|explosion|quake|earthquake|tremor)\b",
    re.IGNORECASE,
)
_ON = frozenset({"on", "of", "in"})
"""Words before a date by which something happened on it, and it heads no report."""
_AS_OF = re.compile(
    r"\bas (?:of|at) (?:\d[\d:.]* ?(?:a\.?m\.?|p\.?m\.?|hours|gmt|o'clock)?,? ?)?(?:on )?"
    r"(?:late |early )?$",
    re.IGNORECASE,
)
_IN_WHICH = re.compile(r"^ [\w-]+(?: (?:in|at|on) [^,.]{3,30})?, (?:in|during) which\b")
"""How a clause hangs on what a time is of: "the May 2024 raid, in which nine died"."""
_HANGING = frozenset({"which", "who", "whom", "where"})
_RELATIVE = frozenset({"who", "which", "whose", "whom"})
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
_DAWN = 3
"""Words from "before" to a day where it is the hour of it: "before dawn on Monday"."""
_OTHER_TIME = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?) (?:before|after|earlier|later|since)\b"
    r"|\blast (?:spring|summer|autumn|fall|winter)\b"
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
    if _aside(index, time, word) or _of_other_act(index, time, word):
        return False
    if index.tokens.word_at(time.start) in descriptions(index.tokens, word):
        return False
    held = argument.trigger.kind in HELD
    return held or not (is_discovery(index, time) or _outside(index, time, word))


def is_discovery(index: DocumentIndex, time: TimeExpression) -> bool:
    """Tell whether a time is only when victims were found or counted, or a court sat."""
    tokens = index.tokens
    if DAYS_AFTER.match(tokens.text, time.end) is not None:
        return False
    word, end = governor(tokens, time), tokens.word_end(time.end)
    if word in index.harm:
        return is_of_aftermath(index, time)
    if not _BEHIND.isdisjoint(tokens.lower[end : end + 3]):
        return True
    scope = tokens.scope(tokens.sentence_of[word])
    started = tokens.lower[word] == "began" and _ATTACK.search(tokens.text, *scope)
    return is_of_aftermath(index, time) and not started


def _of_other_act(index: DocumentIndex, time: TimeExpression, trigger: int) -> bool:
    """Whether a time is of an arrest and not of the harm, or the reverse: "held over a killing".

    A clause of its own with its own subject has its own day: "19 were taken, and police freed
    four on Tuesday".
    """
    tokens = index.tokens
    word = governor(tokens, time)
    own, dated = index.harm.get(trigger), index.harm.get(word)
    if own is not None and dated is not None and own is not dated:
        if tokens.deps[word] == "conj" and tokens.heads[word] == trigger:
            return any(tokens.deps[child] == "nsubj" for child in tokens.children[word])
        return "captured" in {own.kind, dated.kind} and own.kind != dated.kind
    if dated is not None or tokens.deps[word] != "conj" or word < trigger:
        return False
    return any(tokens.deps[child] == "nsubj" for child in tokens.children[word])


def _aside(index: DocumentIndex, time: TimeExpression, trigger: int) -> bool:
    """Whether a time is of a relative clause ahead of the harm: "whose boat sank in May,"."""
    lower, end = index.tokens.lower, index.tokens.word_end(time.end)
    start = index.tokens.word_at(time.start)
    first = index.tokens.bounds(start)[0]
    commas = [w for w in range(first, start) if lower[w] == ","]
    opened = bool(commas) and lower[commas[-1] + 1] in _RELATIVE
    return opened and end <= trigger and lower[end : end + 1] == [","]


def _outside(index: DocumentIndex, time: TimeExpression, trigger: int) -> bool:
    """Whether a time is that of the main clause, and the harm in one that hangs on it."""
    lower = index.tokens.lower
    end, start = index.tokens.word_end(time.end), index.tokens.word_at(time.start)
    if _is_limit(index.tokens, trigger, start):
        return True
    if end <= trigger and "whose" in lower[index.tokens.bounds(start)[0] : start]:
        return True
    same = trigger < index.tokens.bounds(start)[1]
    hangs = same and end <= trigger and not _HANGING.isdisjoint(lower[end:trigger])
    return hangs and not _IN_WHICH.search(index.tokens.text, time.end, index.tokens.starts[trigger])


def _is_limit(tokens: TokenTable, trigger: int, start: int) -> bool:
    """Whether a time says of another act by when harm is done: "before the rains end in April"."""
    between = tokens.lower[trigger:start]
    until = [n for n, text in enumerate(between) if text in {"before", "until"}]
    return bool(until) and len(between) - until[0] > _DAWN


def found_since(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether who was missing came back since: "Nobody missing, after two walked in"."""
    none = argument.trigger.kind == "missing" and argument.participant.low == 0
    word = argument.trigger.start
    return none and "after" in index.tokens.lower[word : word + _FOUND]


def same_day(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether a claim's sentence says that it was hours before or after the one before."""
    sentence = index.tokens.sentence_of[argument.trigger.start]
    return _SAME_DAY.search(index.tokens.text, *index.tokens.scope(sentence)) is not None


def inherits_event_date(index: DocumentIndex, context: DocumentContext, argument: Argument) -> bool:
    """Tell whether a claim without a time of its own can be of the event's day."""
    scope = index.tokens.scope(index.tokens.sentence_of[argument.trigger.start])
    text = index.tokens.text
    days_after = any(DAYS_AFTER.match(text, time.end) for time in context.times_within(scope))
    if days_after or same_day(index, argument):
        return True  # "said on Friday, two days after a mine collapsed"
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
    if context.today is None or argument.trigger.kind not in {"killed", "injured"}:
        return None
    tokens = index.tokens
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
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


def _distance(index: DocumentIndex, time: TimeExpression, word: int) -> tuple[int, int]:
    """How far a time is: in steps of the parse, then in characters."""
    tokens = index.tokens
    at = governor(tokens, time)
    return steps(tokens, at, word), abs(time.start - tokens.starts[word])
