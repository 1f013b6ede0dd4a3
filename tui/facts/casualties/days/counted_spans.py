"""Spans of time over which a text counts: "since Monday", "this year", "in the past six months".

A count over days is of them; one over weeks or months is of no incident, but a year is named so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.facts.casualties.days.time_governors import governor
from tui.facts.casualties.index.descriptions import lasts
from tui.facts.casualties.index.happenings import HAPPENED
from tui.facts.iso_dates import A_DAY, is_day, latest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.document_context import DocumentContext
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.time_spans import TimeExpression

HELD = frozenset({"captured", "abducted"})
"""Kinds of harm that last."""
ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|latest|worst|deadliest|bloodiest|biggest|largest"
    r"|highest|most \w+) (?:\w+ ){1,5}$",
    re.IGNORECASE,
)
"""What stands before a month or year of which something is only the worst."""
WHEN = re.compile(r",? when\b")
"""How a time is bound to what happened at it."""
_LONGEST = timedelta(days=366)
"""What is counted for longer is no incident's and has no date."""
_COUNTED = timedelta(days=21)
"""The same of a count of the dead, which goes on to the article's day."""
_OPENING = timedelta(days=92)
"""The same of what a text opens with, as long as a season: an epidemic, the rains."""
LONG_SPAN = re.compile(r"(?:past|last|previous) (?:\w+ )?(?:months|years|decades?)$")
"""A span of months or years that ends with the article, and is of no incident."""
_THIS_YEAR = re.compile(
    r"(?<!before )this year\b(?!['’]s)"
    r"|(?<=since )the (?:start|beginning) of (?:the|this) year\b"
)
"""The year of an article as what a count is of."""
_PERFECT = frozenset({"has", "have", "'ve"})
_AHEAD = 5
"""Words between "has" and the harm that it has done."""
_WHO = frozenset({"who", "which", "whose"})
SINCE = 9
"""Words between "since" and a time that it still bounds: "since a truce that began on Monday"."""


def since_when(
    index: DocumentIndex, context: DocumentContext, scope: tuple[int, int], argument: Argument
) -> Iterator[TimeExpression]:
    """Find the times that bound a clause and date it: "since May, when six died", "since Monday".

    A count "since Monday" is of the span from then to the day of the article; who is held since
    May was taken then, but what is counted "since May" was at no time that can be told.
    """
    trigger = argument.trigger.start
    tokens = index.tokens
    text, spot = tokens.text, tokens.starts[trigger]
    starts = (tokens.starts[begin] for begin, _ in tokens.sentences)
    first = sum(start <= tokens.title_end for start in starts)
    longest = _OPENING if tokens.sentence_of[trigger] <= first else _COUNTED
    longest = _LONGEST if argument.trigger.kind in HELD else longest
    for time in context.times:
        if not scope[0] <= time.start < scope[1]:
            continue
        if WHEN.match(text, time.end) and time.end <= spot:
            if time.open_ended:
                yield replace(time, open_ended=False)
        elif context.today is not None and _counts_since(tokens, time, trigger):
            today = context.today
            this_year = time.iso == f"{today.year}-01"
            if this_year or today - date.fromisoformat(f"{time.iso}-01"[:A_DAY]) < longest:
                last = today.isoformat() if latest_day(time.iso) < today else None
                yield replace(time, open_ended=False, last=last)


def year_of_count(
    index: DocumentIndex, context: DocumentContext, scope: tuple[int, int]
) -> TimeExpression | None:
    """Find the year over which a sentence counts: "bring to 30 the number of deaths this year"."""
    tokens = index.tokens
    for time in context.times:
        if not scope[0] <= time.start < scope[1]:
            continue
        counts = _THIS_YEAR.match(tokens.small, time.start) is not None
        worst = ORDINAL.search(tokens.text, scope[0], time.start) is not None
        if counts and not worst and context.today is not None:
            return replace(time, iso=str(context.today.year), last=None, open_ended=False)
    return None


def _counts_since(tokens: TokenTable, time: TimeExpression, trigger: int) -> bool:
    """Whether harm is counted from a time on: "has killed nine since the rains began in June"."""
    if len(time.iso) < len("2016-05") or "W" in time.iso:
        return False
    word = tokens.word_at(time.start)
    first = tokens.bounds(word)[0]
    near = range(
        word - 1 + tokens.lower[word].startswith("since"), max(first, word - SINCE) - 1, -1
    )
    since = next((at for at in near if tokens.lower[at] == "since"), None)
    if since is None or is_of_clause(tokens, since, trigger):
        return False
    counts = _goes_on(tokens, trigger) or not _PERFECT.isdisjoint(
        tokens.lower[max(first, since - _AHEAD) : since]
    )
    own = tokens.tags[trigger] == "VBN" or governor(tokens, time) == trigger
    if not counts and not own:  # "14 killed since 28 April", "12 died since Monday"
        return False
    return not is_worst(tokens, max(first, since - SINCE), since)


def _goes_on(tokens: TokenTable, trigger: int) -> bool:
    """Whether harm is told of up to now: "has killed", "has killed nine and wounded three"."""
    first = tokens.bounds(trigger)[0]
    if not _PERFECT.isdisjoint(tokens.lower[max(first, trigger - _AHEAD) : trigger]):
        return True
    return tokens.deps[trigger] == "conj" and lasts(tokens, tokens.heads[trigger])


def is_worst(tokens: TokenTable, first: int, end: int) -> bool:
    """Tell whether words say that something is only the first or worst of its kind since a time."""
    return any(
        (tokens.lower[word] == "first" or tokens.tags[word] in {"JJS", "RBS"})
        and tokens.lower[word - 1] != "at"
        and tokens.lower[word + 1] != "of"
        for word in range(max(first, 1), end)
    )


def struck_since(index: DocumentIndex, time: TimeExpression) -> bool:
    """Tell whether all that is counted came of what happened on a day: "since gas blew up"."""
    tokens = index.tokens
    word = governor(tokens, time)
    first, start = tokens.bounds(word)[0], tokens.word_at(time.start)
    since = next((w for w in range(word, first, -1) if tokens.lower[w] == "since"), None)
    struck = HAPPENED.match(tokens.text, tokens.starts[word]) is not None
    if since is None or word > start or not (struck and is_day(time.iso)):
        return False
    return not is_worst(tokens, first, since)


def is_of_clause(tokens: TokenTable, since: int, trigger: int) -> bool:
    """Tell whether a "since" is of a clause behind "who", and the harm of the main one."""
    first = tokens.bounds(since)[0]
    opened = next((at for at in range(since, first, -1) if tokens.lower[at] in _WHO), None)
    if opened is None or trigger < since:
        return False
    governed = tokens.heads[since]
    return opened < governed < since
