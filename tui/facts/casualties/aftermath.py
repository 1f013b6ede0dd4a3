"""Whether a killing is what a rally, a trial, an arrest or a revenge is about, before it."""

from __future__ import annotations

import functools
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from tui.facts.casualties.index.document_context import TRIAL, DocumentContext
from tui.facts.casualties.past_times import COMPARED, TAIL, is_dated_before
from tui.facts.iso_dates import latest_day
from tui.facts.lexicon import contexts
from tui.facts.word_starts import joined

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.lexicon.entries import WordPatterns

_WHO = re.compile(r"\bwho (?:had |have |has |allegedly |reportedly )*$")
_HAD_BEEN = re.compile(r"\bhad (?:also |already |earlier )?been $")
"""What a later sentence of a note says of what was before its event."""
_HAD = re.compile(r"\bhad (?:also |already |earlier )?(?:left [^.;,]{0,40})?$")
_HAD_DONE = re.compile(r"\bhad (?:also |already |earlier )?(?!been\b)[^.;]*$")
_SAID_THAT = re.compile(
    r"\b(?:announced|claimed|concluded|confirmed|declared|determined|established|found|reported|said|stated)"
    r" (?:[\w ]{1,30} )?that (?:[^.;,]|(?<=\d),(?=\d))*$"
)
"""What makes a tense of it that is only that of reported speech."""
_WHO_WAS = re.compile(r"\bwho (?:(?:was|were|had been|have been|has been) (?:\w+ )?)?$")
_OF_THE = re.compile(
    r"\b(?:the|those|all)(?: (?!and )[\w-]+){1,6}? (?:who (?:was |were |had )?)?$"
    r"|\b(?:body|bodies|remains) of (?:the|all) [\w -]*$|^\W*(?:the|mortal) $"
)
"""Up to the death of people of whom somebody has told: "the bodies of the seven men killed"."""
_RECALLED = frozenset({"killed", "injured"})
_BY_LAW = frozenset({"hanged", "executed", "beheaded"})
_A_MONTH = 7
"""The length of a date that is a month: an event has a day."""
_RECENT = timedelta(days=7)
"""Days before an article in which a killing is news, though it is told of for a rally."""


@functools.cache
def compiled(patterns: WordPatterns) -> re.Pattern[str]:
    """Return all patterns of one list of the lexicon as one, for text in small letters."""
    return re.compile(joined(patterns))


def is_aftermath(tokens: TokenTable, argument: Argument, context: DocumentContext) -> bool:
    """Tell whether a rally, a trial or a revenge is about a killing that no verb tells of.

    An article on a trial, of several paragraphs, has that killing for its event.
    """
    trigger = argument.trigger
    start, end = tokens.scope(tokens.sentence_of[trigger.start])
    counted = argument.rule == "number-noun" and argument.participant.end == trigger.start
    word = argument.participant.start if counted else trigger.start  # "confessed to 23 murders"
    prefix = " ".join(tokens.small[start : tokens.starts[word]].split()) + " "
    rest = tokens.small[tokens.starts[trigger.start] : end]
    if is_recalled(prefix, rest):
        return True
    if context.note and _is_before_note(tokens, argument, context, (prefix, rest)):
        return True
    of_somebody = tokens.lower[trigger.end : trigger.end + 1] == ["of"]  # "the murder of"
    if trigger.form not in {"noun", "ing"} and not of_somebody:
        return False
    if context.paragraphs and TRIAL.search(prefix):
        return False
    if context.note and compiled(contexts().aftermath.noun_in_note).search(prefix):
        return trigger.form == "noun" and not tokens.lower[trigger.start].startswith("death")
    return compiled(contexts().aftermath.before).search(prefix) is not None


def _is_before_note(
    tokens: TokenTable, argument: Argument, context: DocumentContext, around: tuple[str, str]
) -> bool:
    """Whether a note only tells of a killing for what was done about it; `around` is its sentence.

    What a note reports is what its main clause tells, and what the sentences after that go on with.
    """
    patterns, (prefix, rest) = contexts().aftermath, around
    return bool(
        compiled(patterns.verb_in_note).search(prefix)
        or is_dated_before(tokens, argument, context)
        or _is_of_told(prefix)
        or (_WHO_WAS.search(prefix) and compiled(patterns.before_that).search(rest))
        or (_OF_THE.search(prefix) and compiled(patterns.buried).search(prefix + rest))
        or compiled(patterns.counted_in_note).search(TAIL.split(rest, maxsplit=1)[0])
        or _goes_on_about_past(tokens, argument, context, around)
    )


def _is_of_told(prefix: str) -> bool:
    """Whether a clause tells again how somebody died whose killing a rally or a probe is about."""
    patterns = contexts().aftermath
    told = compiled(patterns.killing_of).search(prefix)
    ahead = prefix[: told.start()] if told is not None else ""
    return bool(
        compiled(patterns.before).search(ahead) or compiled(patterns.noun_in_note).search(ahead)
    )


def _goes_on_about_past(
    tokens: TokenTable, argument: Argument, context: DocumentContext, around: tuple[str, str]
) -> bool:
    """Whether a note goes on with what was before: what the caught had done, what "had been"."""
    patterns, (prefix, rest) = contexts().aftermath, around
    first = tokens.scope(0)
    caught = compiled(patterns.caught).search(tokens.small, *first) is not None
    if caught and compiled(patterns.said_of_caught).search(prefix):
        return True
    if argument.trigger.start < tokens.bounds(0)[1]:
        return ";" in prefix and _HAD_BEEN.search(prefix) is not None
    sentence = prefix + COMPARED.split(rest, maxsplit=1)[0]
    if _had_been(argument, around) or _is_of_days_before(tokens, argument, context):
        return True
    if compiled(patterns.running_in_note).search(sentence):
        return True
    caught_for = compiled(patterns.caught_for).search(tokens.small, *first) is not None
    old = caught_for or _is_old(context, first)
    return old and compiled(patterns.in_that).search(sentence) is not None


def _had_been(argument: Argument, around: tuple[str, str]) -> bool:
    """Whether harm "had" come to people, or did by what "had" gone off some time before."""
    prefix, rest = around
    if _SAID_THAT.search(prefix):
        return False
    if _HAD_BEEN.search(prefix):
        return True
    before = compiled(contexts().aftermath.before_that).search(prefix + rest) is not None
    ing = argument.trigger.form == "ing" and _HAD_DONE.search(prefix) is not None
    return before and (ing or _HAD.search(prefix) is not None)


def _is_of_days_before(tokens: TokenTable, argument: Argument, context: DocumentContext) -> bool:
    """Whether a sentence's only days are more than a week before what the note reports."""
    return _is_old(context, tokens.scope(tokens.sentence_of[argument.trigger.start]))


def _is_old(context: DocumentContext, scope: tuple[int, int]) -> bool:
    """Whether all days of a stretch are more than a week ago, or it counts over a month."""
    times = context.times_within(scope)
    if context.today is None or not times:
        return False
    ago = context.today - _RECENT
    return all(latest_day(t.iso) < ago or len(t.iso) == _A_MONTH for t in times)


def is_recalled(prefix: str, rest: str) -> bool:
    """Tell whether a killing is remembered, or its author was caught for it some time later."""
    patterns = contexts().aftermath
    if compiled(patterns.verbs).search(prefix):
        return True
    if _WHO.search(prefix) is None:
        return False
    past = compiled(patterns.past).search(rest)
    caught = compiled(patterns.caught)
    return past is not None and bool(caught.search(prefix) or caught.search(rest, past.end()))


def before_event(
    tokens: TokenTable, argument: Argument, context: DocumentContext, sentence: str
) -> bool:
    """Tell whether a sentence on a rally or a trial dates a killing some time before it."""
    if context.today is None or argument.trigger.kind not in _RECALLED:
        return False
    if tokens.lower[argument.trigger.start] in _BY_LAW:
        return False  # "Two men convicted in 2001 were hanged"
    if context.trial and context.paragraphs:
        return False
    if compiled(contexts().aftermath.frames).search(sentence) is None:
        return False
    start, end = tokens.scope(tokens.sentence_of[argument.trigger.start])
    times = (m.iso for m in context.times if start <= m.start < end and not m.open_ended)
    return any(latest_day(iso) < context.today - _RECENT for iso in times)
