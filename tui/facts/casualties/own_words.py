"""Which words of a sentence are of its harm: none that compare it, none that describe others."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from tui.facts.casualties.days.time_governors import governor
from tui.facts.casualties.index.descriptions import descriptions
from tui.facts.casualties.past_times import COMPARED, TAIL
from tui.facts.iso_dates import is_day, latest_day

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_context import DocumentContext
    from tui.facts.casualties.index.document_index import Argument
    from tui.facts.casualties.index.token_table import TokenTable

_RECENT = timedelta(days=7)
"""Days before an article in which what was done is its news."""
MEASURED = re.compile(
    r"\b(?:the|its|their|a|\w+['’]s?) (?:(?:single|second|third|most|such)[ -])?(?:worst|deadliest"
    r"|deadly|highest|largest|biggest|heaviest|strongest|greatest|costliest|bloodiest|first|lethal)\b"
    r"[^.;:,]{0,60}? since (?:(?:\w+|the \w+ of) )?(?:19|20)\d\d\b"
    r"(?!,? (?:when|in which|that|which|who)\b|(?: \w+){1,3} (?:that|which|when|in which)\b)"
)
"""How great what is told of is, by a year of which no more is told: "the worst since 1988"."""


def without_comparison(tokens: TokenTable, argument: Argument, sentence: str) -> str:
    """Return a sentence up to its comparison: "66 died in the worst flood there since 2007"."""
    first = tokens.bounds(argument.trigger.start)[0]
    length = len(" ".join(tokens.slice(first, argument.trigger.end).split()))
    match = COMPARED.search(sentence, length) or TAIL.search(sentence, length)
    return sentence[: match.start()] if match else sentence


def own_words(tokens: TokenTable, argument: Argument) -> str:
    """Return the sentence of harm up to its comparison, without what describes others in it."""
    first, last = tokens.bounds(argument.trigger.start)
    theirs = descriptions(tokens, argument.trigger.start)
    if not theirs:
        return " ".join(tokens.small_slice(first, last).split())
    words = [tokens.lower[word] for word in range(first, last) if word not in theirs]
    return without_comparison(tokens, argument, " ".join(words))


def own_prefix(tokens: TokenTable, trigger: int) -> str | None:
    """Return the words before harm without what describes others; None where nothing does."""
    theirs = descriptions(tokens, trigger)
    if not theirs:
        return None
    ahead = range(tokens.bounds(trigger)[0], trigger)
    return "".join(tokens.lower[word] + " " for word in ahead if word not in theirs)


def is_new(tokens: TokenTable, argument: Argument, context: DocumentContext) -> bool:
    """Tell whether harm was done on a day of this week: "Years after it, a quake killed four on".

    "Has killed" and a total may count up to that day.
    """
    word = argument.trigger.start
    helpers = {tokens.lower[child] for child in tokens.children[word]}
    past = tokens.tags[word] == "VBD" or not helpers.isdisjoint({"was", "were"})
    if context.today is None or argument.rule in {"toll", "count"} or not past:
        return False
    days = [
        latest_day(time.iso)
        for time in context.times_within(tokens.scope(tokens.sentence_of[word]))
        if is_day(time.iso) and not time.open_ended and governor(tokens, time) == word
    ]
    return any(context.today - _RECENT <= day <= context.today for day in days)
