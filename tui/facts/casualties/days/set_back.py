"""The day of an event that an opening is told days behind: "said on Friday, two days after"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from tui.facts.casualties.days.relative_days import AFTER, DAYS_AFTER, counted_days
from tui.facts.casualties.days.time_governors import is_of_death, is_of_deed
from tui.facts.casualties.index.happenings import happens, tells_harm
from tui.facts.iso_dates import is_day, latest_day

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_context import DocumentContext
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.time_spans import TimeExpression

_DAY_BEFORE = re.compile(
    r"\b(?:the (?:(?:previous )?day|night|evening) before|a day earlier"
    r"|the previous (?:day|night|evening))\b(?! that| yesterday)"
)
_DAYS_SINCE = re.compile(rf"{AFTER} (?:an?|the) ", re.IGNORECASE)
"""How an opening begins that is of days after what it is about."""
_LATER_THAN = re.compile(rf"\b{AFTER}")
"""How a day is set behind what it came after, farther on in its sentence."""


def day_before(tokens: TokenTable, context: DocumentContext, scope: tuple[int, int]) -> str | None:
    """Find the day ahead of that on which a sentence was told: "said on Friday, the day before"."""
    match = _DAY_BEFORE.search(tokens.text, *scope)
    if match is None or context.today is None:
        return None
    told = [t.iso for t in context.times_within((scope[0], match.start())) if is_day(t.iso)]
    anchor = latest_day(told[-1]) if told else context.today
    return (anchor - timedelta(days=1)).isoformat()


def days_since(
    index: DocumentIndex, context: DocumentContext, scope: tuple[int, int]
) -> str | None:
    """Find the day of what a sentence is set days behind: "Two days after a quake hit X, crews".

    So are "Crews dug on Friday, two days after a quake hit X", but no deaths on that Friday.
    """
    text = index.tokens.text
    match = _DAYS_SINCE.match(text, scope[0])
    if match is not None:
        times = context.times_within((match.end(), scope[1]))
    else:
        match = _LATER_THAN.search(text, *scope)
        times = context.times_within((scope[0], match.start())) if match is not None else []
    told = [time for time in times if is_day(time.iso)]
    if match is None or context.today is None or not happens(index, (match.end(), scope[1])):
        return None
    opens = match.start() == scope[0]
    if not opens and (not told or is_of_deed(index, told[-1])):
        return None
    anchor = latest_day(told[-1].iso) if told else context.today
    return (anchor - counted_days(match)).isoformat()


def came_after(index: DocumentIndex, time: TimeExpression) -> re.Match[str] | None:
    """Find how long a day came after what happened: not after a vote, behind harm of its own."""
    tokens = index.tokens
    match = DAYS_AFTER.match(tokens.text, time.end)
    start, end = tokens.scope(tokens.sentence_of[tokens.word_at(time.start)])
    if match is None or not tells_harm(index, (start, time.start)):
        return match
    return match if happens(index, (match.end(), end)) else None


def set_back(index: DocumentIndex, time: TimeExpression) -> str:
    """Return a day, or one before it: "met on Friday, a day after a ferry overturned"."""
    days_after = came_after(index, time)
    if days_after is None or is_of_death(index, time):
        return time.interval
    return (latest_day(time.iso) - counted_days(days_after)).isoformat()
