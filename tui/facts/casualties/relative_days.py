"""What day a claim's relative time means: "two days earlier", "the next day".

Such a time counts from what the text told of before, and not from the day of the article.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from tui.facts.dates import latest_day
from tui.facts.numbers import value

if TYPE_CHECKING:
    from tui.facts.casualties.document_context import DocumentContext
    from tui.facts.casualties.document_index import Argument, DocumentIndex
    from tui.facts.casualties.token_table import TokenTable
    from tui.facts.dates import TimeExpression

_DAYS_LATER = re.compile(
    r"\b(?P<count>\w+) days? later\b|\b(?:the )?(?:next|following) day\b", re.IGNORECASE
)
_EARLIER = re.compile(r"\bearlier$", re.IGNORECASE)
"""The end of a time that is counted from what was told of before, not from today."""
_A_DAY = 10
"""The length of a date that is a day: 2016-05-04."""


def resolve(
    index: DocumentIndex,
    context: DocumentContext,
    argument: Argument,
    time: TimeExpression | None,
    event: str | None,
) -> str | None:
    """Tell the day that a claim's time means, as ISO 8601.

    "Two days earlier" counts from the event's day, "two days later" from that told of before.
    """
    later = _day_later(index, context, argument, time, event)
    if later is not None:
        return later
    if time is None or event is None or context.today is None or len(time.iso) != _A_DAY:
        return time.iso if time is not None else None
    if not counts_back(index.tokens, time):
        return time.iso
    return (latest_day(event) - (context.today - latest_day(time.iso))).isoformat()


def counts_back(tokens: TokenTable, time: TimeExpression) -> bool:
    """Tell whether a time counts from what was told of before: "two days earlier"."""
    return _EARLIER.search(tokens.text, time.start, time.end) is not None


def _day_later(
    index: DocumentIndex,
    context: DocumentContext,
    argument: Argument,
    time: TimeExpression | None,
    event: str | None,
) -> str | None:
    """The day of who died "two days later", unless a time of the sentence is nearer to the harm."""
    tokens, word = index.tokens, argument.trigger.start
    sentence = tokens.sentence_of[word]
    start, end = tokens.scope(sentence)
    harmed = argument.trigger.kind in {"killed", "injured"}
    match = _DAYS_LATER.search(tokens.text, start, end) if harmed else None
    if match is None or _parted(index, word, tokens.word_at(match.start())):
        return None
    spot = tokens.starts[word]
    if time is not None and abs(time.start - spot) < abs(match.start() - spot):
        return None
    opened = tokens.scope(sentence - 1)[0] if sentence else start
    earlier = [t.iso for t in context.times_within((opened, match.start())) if len(t.iso) == _A_DAY]
    anchor = earlier[-1] if earlier else event
    count = value(match["count"]) if match["count"] else 1
    if anchor is None or count is None or not (earlier or sentence):
        return None
    day = latest_day(anchor) + timedelta(days=count)
    return day.isoformat() if context.today is None or day <= context.today else None


def _parted(index: DocumentIndex, word: int, far: int) -> bool:
    """Whether other harm stands between a trigger and a word of its sentence."""
    tokens, own = index.tokens, index.harm.get(word)
    first, last = sorted((word, far))
    return any(
        index.harm.get(near, own) is not own and not tokens.tags[near].startswith("N")
        for near in range(first, last)
    )
