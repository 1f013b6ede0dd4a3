"""What a claim is worth: something that happened, a denial, a possibility, or the background."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tui.facts.casualties.index.document_context import (
    TRIAL,
    YEAR,
    DocumentContext,
    nearest_time,
)
from tui.facts.iso_dates import latest_day
from tui.facts.lexicon import contexts

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.lexicon.entries import WordPatterns
    from tui.model import Status

_LONG_AGO = timedelta(days=40)
"""What happened this long before an article is no news of it."""

_AHEAD = contexts().ahead.words.either(r"\b(?:{}) ")
_LASTING = frozenset({"missing", "captured", "abducted", "displaced"})
_STILL = re.compile(r"\b(?:still|remains?)\b")
_DONE = re.compile(r"\b(?:that|which|who) (?:has|have|had)(?: already)? $")
"""Before a trigger, what says it was done whatever is feared: "the fever that has killed 220"."""
_A_YEAR = 4
"""The length of a date that is a year alone."""
_A_MONTH = 7
"""The length of a date that is a month."""

_COMPARED = re.compile(
    r"\b(?:the|its|their) (?:single )?(?:most|worst|deadliest|highest|largest|biggest|heaviest"
    r"|strongest|greatest|costliest|bloodiest|first)\b[^.;]{0,80}?\b(?:since|in) "
)
_THAT = re.compile(r"\b(?:that|the same) (?:night|day|morning|evening|afternoon|year)\b")
_MARKS = re.compile(r"[\"“”]")
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
_DEEDS = frozenset({"VBD", "VBN", "VBG", "VB", "VBP", "VBZ"})
_WHO = re.compile(r"\bwho (?:had |have |has |allegedly |reportedly )*$")
_TRIED = re.compile(
    r"\s*who (?:had |have |were )?(?:tried|tries|try|trying|attempted|attempting|wanted|refused"
    r"|planned|going|about) to \w+[^,.;]{0,40}? (?:was|were|been|have|had|has)\b"
)
"""What those who came to harm wanted to do, which is not what was done to them."""
_RUNNING = re.compile(
    r"\b(?:have|has) (?:[\w,-]+ ){0,3}?(?:died|drowned|perished|killed|claimed|lost)\b[^.;]{0,80}?"
    r"\bsince (?!(?:19|20)\d\d)"
)
"""What a count says that goes on: "62 people have died since the disease reached it in March"."""
_YEARLY = re.compile(r"\b(?:in|for|during|of) (?:19|20)\d\d(?! \w*quake)\b|\bso far this year\b")
"""What says that a toll is that of a year: "the toll on the route in 2021 stands at 1,314"."""
_RECALLED = frozenset({"killed", "injured"})
_RECENT = timedelta(days=7)
"""Days before an article in which a killing is news, though it is told of for a rally."""


@functools.cache
def _compiled(patterns: WordPatterns) -> re.Pattern[str]:
    """All patterns of one list of the lexicon as one, for text in small letters."""
    return re.compile("|".join(f"(?:{each})" for each in patterns))


def assess(tokens: TokenTable, argument: Argument, context: DocumentContext) -> Status:
    """Find the status of a claim, by the words before its trigger, its sentence and its time."""
    first, last = tokens.bounds(argument.trigger.start)
    start, trigger = tokens.starts[first], tokens.starts[argument.trigger.start]
    sentence = " ".join(tokens.small_slice(first, last).split())
    prefix = " ".join(_MARKS.sub("", tokens.small[start:trigger]).split()) + " "
    if _cumulative(tokens, argument, context, sentence):
        return "background"
    if argument.participant.low != 0:
        taken_back = _compiled(contexts().denied.sentence).search(sentence)
        if taken_back or _compiled(contexts().denied.before).search(prefix):
            return "denied"
    if _is_possible(tokens, argument, prefix):
        return "hypothetical"
    recalled = argument.trigger.kind in _RECALLED and _recalled(
        prefix, tokens.small[trigger : tokens.ends[last - 1]]
    )
    recalled = recalled or _compiled(contexts().background.weeks).search(prefix) is not None
    past = recalled or _is_past(tokens, argument, context, sentence)
    return "background" if past else "event"


def _is_possible(tokens: TokenTable, argument: Argument, prefix: str) -> bool:
    """Whether harm is only feared, played or foreseen; `prefix` is the sentence up to it."""
    participant, trigger = argument.participant, argument.trigger
    first = tokens.bounds(trigger.start)[0]
    stretches = [prefix]
    if first <= participant.start < trigger.start:
        stretches.append(" ".join(tokens.small_slice(first, participant.start).split()) + " ")
    if argument.rule == "toll" and trigger.end < participant.start:
        stretches.append(tokens.small_slice(trigger.end, participant.start) + " ")
        if _AHEAD.search(stretches[-1]):
            return True
    if tokens.lower[trigger.start] == "feared" or _in_quotes(tokens, argument):
        return True
    possible = _compiled(contexts().hypothetical.before)
    if argument.side == "left" and first <= participant.start < trigger.start:
        # "Two drivers who tried to flee were shot dead": who tried did not try to be shot
        behind = tokens.small_slice(participant.end, trigger.start)
        stretches[0] = prefix if _TRIED.match(behind) is None else stretches[-1]
    return _DONE.search(prefix) is None and any(map(possible.search, stretches))


def _is_past(
    tokens: TokenTable, argument: Argument, context: DocumentContext, sentence: str
) -> bool:
    """Whether harm lies some time before what the article reports, and lasts no longer."""
    if _before_event(tokens, argument, context, sentence):
        return True
    if argument.rule == "named":
        return False  # the article's own dead, whatever else the sentence says of their lives
    if context.trial or (argument.trigger.kind in _LASTING and _STILL.search(sentence)):
        return False
    return _long_ago(tokens, argument, context)


def _cumulative(
    tokens: TokenTable, argument: Argument, context: DocumentContext, sentence: str
) -> bool:
    """Whether the sentence counts over a war or years, or belongs to a link to another article."""
    if tokens.starts[argument.trigger.start] >= context.related or _of_a_span(tokens, argument):
        return True
    counting = _without_comparison(tokens, argument, sentence)
    if _compiled(contexts().background.sentence).search(counting) or _earlier(context, counting):
        return True
    lead = argument.trigger.start < context.lead
    if not lead and not context.epidemic:
        counted = _compiled(contexts().background.later).search(sentence) is not None
        return counted and not _since_lately(tokens, argument, context)
    if context.epidemic and _compiled(contexts().background.epidemic).search(sentence):
        return argument.rule == "toll"
    return False


def _of_a_span(tokens: TokenTable, argument: Argument) -> bool:
    """Whether a total counts over months: "taking the number of dead this month to 11"."""
    if argument.rule != "toll" or argument.participant.start <= argument.trigger.start:
        return False
    counted = tokens.small_slice(argument.trigger.start, argument.participant.start)
    if "toll" in tokens.lower[argument.trigger.start : argument.trigger.end]:
        return _YEARLY.search(counted) is not None  # that of a flood may last for months
    return _compiled(contexts().background.span).search(counted) is not None


def _earlier(context: DocumentContext, sentence: str) -> bool:
    """Whether a sentence names a year before the article's: "the 2008 epidemic"."""
    match = None if context.trial else _compiled(contexts().background.earlier).search(sentence)
    if match is None:
        return False
    year = match["year"] or match["since"]
    if context.today is None:
        return year not in context.own
    return year is None or int(year) < context.today.year


def _without_comparison(tokens: TokenTable, argument: Argument, sentence: str) -> str:
    """A sentence up to what it is compared with: "66 died in the worst flood there since 2007"."""
    first = tokens.bounds(argument.trigger.start)[0]
    length = len(" ".join(tokens.slice(first, argument.trigger.end).split()))
    match = _COMPARED.search(sentence, length)
    return sentence[: match.start()] if match else sentence


def _in_quotes(tokens: TokenTable, argument: Argument) -> bool:
    """Whether a state alone stands in quotation marks, and is played: 40 "dead".

    A deed in them is somebody's word for it: the army said that it had "eliminated" two.
    """
    start, end = argument.trigger.start, argument.trigger.end
    if tokens.tags[start] in _DEEDS and argument.participant.start > end:
        return False
    ahead, behind = tokens.lower[start - 1 : start], tokens.lower[end : end + 1]
    return bool(ahead and behind) and ahead[0] in _QUOTES and behind[0] in _QUOTES


def is_aftermath(tokens: TokenTable, argument: Argument, context: DocumentContext) -> bool:
    """Tell whether a rally, a trial or a revenge is about a killing that no verb tells of.

    An article on a trial, of several paragraphs, has that killing for its event.
    """
    trigger = argument.trigger
    start, end = tokens.scope(tokens.sentence_of[trigger.start])
    prefix = " ".join(tokens.small[start : tokens.starts[trigger.start]].split()) + " "
    if _recalled(prefix, tokens.small[tokens.starts[trigger.start] : end]):
        return True
    of_somebody = tokens.lower[trigger.end : trigger.end + 1] == ["of"]  # "the murder of"
    if trigger.form not in {"noun", "ing"} and not of_somebody:
        return False
    if context.paragraphs and TRIAL.search(prefix):
        return False
    return _compiled(contexts().aftermath.before).search(prefix) is not None


def _recalled(prefix: str, rest: str) -> bool:
    """Whether a killing is remembered, or its author was caught for it some time later."""
    patterns = contexts().aftermath
    if _compiled(patterns.verbs).search(prefix):
        return True
    if _WHO.search(prefix) is None:
        return False
    past = _compiled(patterns.past).search(rest)
    caught = _compiled(patterns.caught)
    return past is not None and bool(caught.search(prefix) or caught.search(rest, past.end()))


def _before_event(
    tokens: TokenTable, argument: Argument, context: DocumentContext, sentence: str
) -> bool:
    """Whether a sentence on a rally or a trial dates a killing some time before it."""
    if context.today is None or argument.trigger.kind not in _RECALLED:
        return False
    if context.trial and context.paragraphs:
        return False
    if _compiled(contexts().aftermath.frames).search(sentence) is None:
        return False
    start, end = tokens.scope(tokens.sentence_of[argument.trigger.start])
    times = (m.iso for m in context.times if start <= m.start < end and not m.open_ended)
    return any(latest_day(iso) < context.today - _RECENT for iso in times)


def _since_lately(tokens: TokenTable, argument: Argument, context: DocumentContext) -> bool:
    """Whether a count began only days ago: "since heavy snow began to fall last Tuesday"."""
    start, end = tokens.scope(tokens.sentence_of[argument.trigger.start])
    days = [m.iso for m in context.times if start <= m.start < end and len(m.iso) > _A_MONTH]
    if context.today is None or not days:
        return False
    return all(context.today - latest_day(iso) < _LONG_AGO for iso in days)


def _long_ago(tokens: TokenTable, argument: Argument, context: DocumentContext) -> bool:
    """Whether the sentence's own time, or else a year of the one before, is long past."""
    if context.today is None:
        return _in_some_year(tokens, argument, context)
    sentence = tokens.sentence_of[argument.trigger.start]
    if _RUNNING.search(tokens.text, *tokens.scope(sentence)):
        return False  # counted up to today, whenever it began
    spot = tokens.starts[argument.trigger.start]
    iso = nearest_time(context, spot, tokens.scope(sentence))
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


def _has_year(tokens: TokenTable, context: DocumentContext, scope: tuple[int, int]) -> bool:
    """Whether a stretch names a year in digits, and no month of the last twelve."""
    times = (t for t in context.times if scope[0] <= t.start < scope[1])
    return any(YEAR.search(tokens.text, t.start, t.end) for t in times)


def _year_before(tokens: TokenTable, context: DocumentContext, character: int) -> str | None:
    """The last time before a character that has its year: what "that night" means."""
    earlier = (t for t in context.times if t.start < character and not t.open_ended)
    dated = [t.iso for t in earlier if YEAR.search(tokens.text, t.start, t.end)]
    return dated[-1] if dated else None


def _in_some_year(tokens: TokenTable, argument: Argument, context: DocumentContext) -> bool:
    """Whether a sentence of an article without a date tells of a year: news names only others'."""
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
    iso = _undisturbed_time(tokens, argument, context, scope)
    opening = scope[0] <= tokens.starts[0] or tokens.text[: scope[0]].strip() == ""
    own = iso in (context.own if opening else context.years)
    return iso is not None and len(iso) == _A_YEAR and not own


def _undisturbed_time(
    tokens: TokenTable, argument: Argument, context: DocumentContext, scope: tuple[int, int]
) -> str | None:
    """The time nearest to a trigger, past brackets and what the sentence compares with."""
    spot = tokens.starts[argument.trigger.start]
    compared = _COMPARED.search(tokens.small, tokens.ends[argument.trigger.end - 1], scope[1])
    end = compared.start() if compared is not None else scope[1]
    outside = [t for t in context.times if not _in_brackets(tokens.text, t.start, scope[0])]
    return nearest_time(replace(context, times=tuple(outside)), spot, (scope[0], end))


def _in_brackets(text: str, character: int, start: int) -> bool:
    return text.rfind("(", start, character) > text.rfind(")", start, character)
