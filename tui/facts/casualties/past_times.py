"""Tells whether harm was done long before what an article reports, by the times near it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tui.facts.casualties.days.time_governors import governor
from tui.facts.casualties.index.descriptions import descriptions, lasts
from tui.facts.casualties.index.document_context import YEAR, DocumentContext, nearest_time
from tui.facts.dates import find_times
from tui.facts.iso_dates import is_day, latest_day
from tui.facts.lexicon import grammar, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.time_spans import TimeExpression

_LONG_AGO = timedelta(days=40)
"""What happened this long before an article is no news of it."""
_LATELY = timedelta(days=14)
"""A count that began within these days is of what the article reports."""
_ANY_YEAR = 2000
"""One for days of which no year is told, which are compared with each other."""
_A_FEW = timedelta(days=3)
"""How long before what a sentence reports something is old."""
_MURDERS = frozenset({"assassination", "homicide", "killing", "killings", "murder", "murders"})
_WHO = frozenset({"who", "whom", "which"})
_CLAUSE = 8
"""Words from the start of a relative clause to its verb of harm."""
_BESIDE_ANOTHER = 2
"""Times of a sentence of which one may be that of the account alone."""
_A_YEAR = 4
"""The length of a date that is a year alone."""
_A_MONTH = 7
"""The length of a date that is a month."""
COMPARED = re.compile(
    r"\b(?:the|its|their) (?:single )?(?:most|worst|deadliest|highest|largest|biggest|heaviest"
    r"|strongest|greatest|costliest|bloodiest|first)\b[^.;]{0,80}?\b(?:since|in) "
)
TAIL = re.compile(
    r",? (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several) (?:years?|decades?)"
    r" (?:to the day )?after\b"
    r"|,? (?:and |which )?(?:bringing|brings|brought|raising|raises|takes|taking)"
    r" (?:to [\w,]+ )?(?:its|that|the|their|this)\b"
    r"|,? (?:(?:[\w-]+ )?(?:more|fewer|less)|as many) (?:than|as) (?:in|during|the ones?|those)\b"
    r"|, becoming the \w+\b|,? on (?:the )?(?:eve|occasion|\w+ anniversary|anniversary) of\b"
)
"""What a sentence adds to what it has told: of an earlier event, or of all since some time."""
_DONE_AT_ONCE = frozenset({"killed", "injured", "missing"})
_MADE_KNOWN = (
    speech().publishing.forms
    | grammar().reports
    | {"unveiled", "declassified", "compiled", "issued", "erected", "dedicated", "conducted"}
    | {
        *("calculated", "concluded", "counted", "determined", "discovered", "established"),
        *("estimated", "found", "given"),
        "affidavit",
        "analysis",
        "book",
        "census",
        "inquiry",
        "investigation",
        "paper",
        "plaque",
        "reassessment",
    }
    | {"reanalysis", "research", "review", "study", "survey"}
)
"""Verbs and nouns whose time is that of an account: "papers released in 1991 list 74 dead"."""
_THAT = re.compile(r"\b(?:that|the same) (?:night|day|morning|evening|afternoon|year)\b")
_RELATIVE = re.compile(r", (?:who|whose|whom|which)\b.*,", re.DOTALL)
"""A relative clause up to the comma that closes it."""
_RUNNING = re.compile(
    r"\b(?:have|has) (?:[\w,-]+ ){0,3}?(?:died|drowned|perished|killed|claimed|lost)\b[^.;]{0,80}?"
    r"\bsince (?!(?:19|20)\d\d)"
)
"""What a count says that goes on: "62 people have died since the disease reached it in March"."""


def since_lately(tokens: TokenTable, argument: Argument, context: DocumentContext) -> bool:
    """Tell whether a count began only days ago: "since heavy snow began to fall last Tuesday"."""
    start, end = tokens.scope(tokens.sentence_of[argument.trigger.start])
    since = tokens.small.rfind("since ", start, end)
    times = [m.iso for m in context.times if max(start, since) <= m.start < end]
    if context.today is None or not times or since < 0:
        return False
    lately = is_day(times[0]) and context.today - latest_day(times[0]) < _LATELY
    return lately and all(is_day(iso) for iso in times)


def long_ago(tokens: TokenTable, argument: Argument, context: DocumentContext) -> bool:
    """Tell whether the sentence's own time, or else a year of the one before, is long past."""
    if context.today is None:
        return _in_some_year(tokens, argument, context)
    sentence = tokens.sentence_of[argument.trigger.start]
    if _RUNNING.search(tokens.text, *tokens.scope(sentence)):
        return False  # counted up to today, whenever it began
    spot = tokens.starts[argument.trigger.start]
    start, end = tokens.scope(sentence)
    clause = _of_others(tokens, argument) | _of_telling(tokens, context, (start, end))
    clause |= _of_murders(tokens, argument, context)
    tail = TAIL.search(tokens.small, tokens.ends[argument.trigger.end - 1], end)
    iso = nearest_time(context, spot, (start, tail.start() if tail else end), clause)
    if iso is not None and _in_month_before(argument, context, iso):
        return True
    if iso is None and _THAT.search(tokens.small, *tokens.scope(sentence)):
        iso = _year_before(tokens, context, tokens.scope(sentence)[0])
    while iso is None and sentence > 0 and context.paragraphs:
        sentence -= 1
        scope = tokens.scope(sentence)
        if "\n\n" in tokens.text[scope[1] : spot]:
            break
        earlier = nearest_time(context, scope[1], scope)
        if earlier is not None:
            monthly = len(earlier) == _A_MONTH and _has_year(tokens, context, scope)
            iso = earlier if monthly or len(earlier) == _A_YEAR else None
            break
    return iso is not None and latest_day(iso) < context.today - _LONG_AGO


def _of_murders(tokens: TokenTable, argument: Argument, context: DocumentContext) -> frozenset[int]:
    """The starts of times that a murder is of: "hanged for the murder of a clerk in 2005"."""
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
    behind = argument.trigger.end
    return frozenset(
        time.start
        for time in context.times_within(scope)
        if not _MURDERS.isdisjoint(tokens.lower[behind : tokens.word_at(time.start)])
        or _hangs_on_murder(tokens, tokens.word_at(time.start), argument.trigger.start)
    )


def _hangs_on_murder(tokens: TokenTable, word: int, trigger: int) -> bool:
    """Whether a word is told of a killing by a noun, which is another than the trigger's."""
    for _ in range(_CLAUSE):
        word = tokens.heads[word]
        if word == trigger:
            return False
        if tokens.lower[word] in _MURDERS:
            return True
    return False


def _in_month_before(argument: Argument, context: DocumentContext, iso: str) -> bool:
    """Whether harm that is told of behind the lead was in a whole month before the article's.

    News dates its event by the day: "Last month, nine died there" only recalls it.
    """
    if argument.trigger.start < context.lead or argument.trigger.kind not in _DONE_AT_ONCE:
        return False
    today = context.today
    return len(iso) == _A_MONTH and today is not None and iso < today.isoformat()[:_A_MONTH]


def _has_year(tokens: TokenTable, context: DocumentContext, scope: tuple[int, int]) -> bool:
    """Whether a stretch names a year in digits, and no month of the last twelve."""
    times = (t for t in context.times if scope[0] <= t.start < scope[1])
    return any(YEAR.search(tokens.text, t.start, t.end) for t in times)


def _year_before(tokens: TokenTable, context: DocumentContext, character: int) -> str | None:
    """The last time before a character, if it has its year: what "that night" means."""
    earlier = [t for t in context.times if t.start < character and not t.open_ended]
    dated = bool(earlier) and YEAR.search(tokens.text, earlier[-1].start, earlier[-1].end)
    return earlier[-1].iso if dated else None


def _in_some_year(tokens: TokenTable, argument: Argument, context: DocumentContext) -> bool:
    """Whether a sentence of an article without a date tells of a year: news names only others'.

    Behind the lead that holds for a month or a day with its year too.
    """
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
    time = _undisturbed_time(tokens, argument, context, scope)
    if time is None:
        return False
    if len(time.iso) > _A_YEAR:
        title = YEAR.findall(tokens.text[: tokens.title_end])
        dated = YEAR.search(tokens.text, time.start, time.end)
        behind = argument.trigger.start >= context.lead and context.years
        return bool(behind and dated and dated[0] not in {*context.years, *title})
    opening = scope[0] <= tokens.starts[0] or tokens.text[: scope[0]].strip() == ""
    return time.iso not in (context.own if opening else context.years)


def _undisturbed_time(
    tokens: TokenTable, argument: Argument, context: DocumentContext, scope: tuple[int, int]
) -> TimeExpression | None:
    """The time nearest to a trigger, past brackets and what the sentence compares with."""
    spot = tokens.starts[argument.trigger.start]
    behind = tokens.ends[argument.trigger.end - 1]
    compared = COMPARED.search(tokens.small, behind, scope[1]) or TAIL.search(
        tokens.small, behind, scope[1]
    )
    end = compared.start() if compared is not None else scope[1]
    times = context.times_within((scope[0], end))
    clause = _of_others(tokens, argument)
    outside = (
        t
        for t in times
        if not _in_brackets(tokens.text, t.start, scope[0])
        and tokens.lower[governor(tokens, t)] not in _MADE_KNOWN
        and t.start not in clause
    )
    return min(outside, key=lambda time: abs(time.start - spot), default=None)


def _of_others(tokens: TokenTable, argument: Argument) -> frozenset[int]:
    """The characters of what is told of victims, things and places: "X, who quit in 2009, was"."""
    start = tokens.ends[argument.participant.end - 1]
    between = tokens.text[start : tokens.starts[argument.trigger.start]]
    clause = _RELATIVE.search(between)
    own = range(start + clause.start(), start + clause.end()) if clause else range(0)
    word = argument.trigger.start
    words = frozenset() if lasts(tokens, word) else descriptions(tokens, word)
    return frozenset(own).union(*(range(tokens.starts[w], tokens.ends[w]) for w in words))


def _of_telling(
    tokens: TokenTable, context: DocumentContext, scope: tuple[int, int]
) -> frozenset[int]:
    """Where times stand that are of an account: "712 died in April, it said on Monday"."""
    times = context.times_within(scope)
    if len(times) < _BESIDE_ANOTHER:
        return frozenset()
    telling = speech().spoken
    return frozenset(t.start for t in times if tokens.lower[governor(tokens, t)] in telling)


def is_dated_before(tokens: TokenTable, argument: Argument, context: DocumentContext) -> bool:
    """Tell whether a relative clause dates harm before its sentence's own day.

    "Two sons of Roe, who was killed in June, joined the army on July 22".
    """
    first, last = tokens.bounds(argument.trigger.start)
    before = range(argument.trigger.start - 1, max(first, argument.trigger.start - _CLAUSE), -1)
    who = next((word for word in before if tokens.lower[word] in _WHO), None)
    if who is None:
        return False
    behind = range(argument.trigger.end, last)
    comma = next((word for word in behind if tokens.lower[word] == ","), last - 1)
    start, end = tokens.starts[who], tokens.starts[comma]
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
    within = context.times_within(scope)
    if context.today is None and not any(len(time.iso) > _A_YEAR for time in within):
        days = find_times(tokens.text[slice(*scope)], None, _ANY_YEAR)  # "on June 3", of no year
        within = [replace(day, start=day.start + scope[0], end=day.end + scope[0]) for day in days]
    times = [time for time in within if len(time.iso) > _A_YEAR]
    inside = [latest_day(time.iso) for time in times if start < time.start < end]
    outside = [latest_day(time.iso) for time in times if not start < time.start < end]
    return bool(inside and outside) and max(inside) < min(outside) - _A_FEW


def _in_brackets(text: str, character: int, start: int) -> bool:
    return text.rfind("(", start, character) > text.rfind(")", start, character)
