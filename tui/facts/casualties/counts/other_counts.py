"""Counts that stand beside another: of a year before, of a second place, of the names on a list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.last_count import last_count
from tui.facts.casualties.index.document_index import Argument, DocumentIndex
from tui.facts.casualties.index.triggers import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.participant import Participant
    from tui.model import ClaimKind, Rule

_HEDGED = (
    r"(?=(?:(?:at least|about|around|over|more than|fewer than|some|nearly|almost|up to|only|just)"
    r" )?[\w,]+\b)"
)
_SUM = r"(?:the|that|this|their|its) (?:count|figure|number|tally|toll|total)"
_COMPARED = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)|(?:as )?against|versus"
    rf"|(?:it|they|{_SUM}) (?:fell|rose|dropped|climbed|declined|jumped|went (?:up|down)|was|were"
    rf"|stood)(?: to| at)?) {_HEDGED}"
)
"""What stands before a count of another time."""
_THEN = re.compile(
    r"(?: \w+){0,2}? (?:last (?:year|month|week|season)"
    r"|at (?:the|this) (?:same )?(?:point|stage|time) (?:last year|(?:in|of) (?:19|20)\d\d)"
    r"|(?:a|the|one) (?:year|month|season) (?:before|earlier|ago|previously)"
    r"|(?:in|over|for|during) (?:the |all of |the whole of )?(?:same|previous|preceding|whole"
    r"|corresponding|entire|(?:19|20)\d\d|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b)"
)
"""What other time it is, behind the count."""
_COUNTED = re.compile(
    r"\b(?:in|during|for) (?:the whole of |all of )?(?:19|20)\d\d,? "
    r"(?:it|they|he|she|the \w+|police) (?:had )?(?:counted|recorded|registered|logged|documented) "
    rf"{_HEDGED}"
)
"""A year before its count: "In the whole of 2020 it counted 96"."""
_ELSEWHERE = re.compile(rf"\b(?:and|while|but) those (?:in|of|from) [^,.;:]{{2,40}}? at {_HEDGED}")
"""The count of a second place: "put the deaths in Kunar at 800 and those in Nangarhar at 12"."""
_THEY = re.compile(
    r"\b(?:dead|deceased|fatalities|slain|victims)\b[^.;]{0,60}?\b(?:but|and|though) they "
    rf"(?:also )?(?:include|included) {_HEDGED}"
)
"""What goes on about the dead by a pronoun: "Most of the dead were men but they included two"."""
_OUT_OF = re.compile(r"\bout of (?=(?:an? |the )?(?:[\w-]+ )?total of [\w,]+\b)")
_NAMES = re.compile(
    r"\blists? (?:of|(?:[^.;:]{0,40}? )?(?:has|had|have|with|contains|bears|carries)) "
    r"(?=[\w,-]+ names\b)"
    r"|\blists?\b[^.;:]{0,40}?, and (?:it|they) (?:has|had|have) (?=[\w,-]+ names\b)"
)
_ON_STONE = re.compile(
    r"\b(?:cenotaph|memorial|monument|obelisk|plaque|stone|wall)\b [^.;:]{0,30}?"
    r"\b(?:with|of|bears|bearing|carries|carrying|has|holds|lists|listing) (?:the )?"
    r"(?=[\w,-]+ names of (?:the )?(?:[\w-]+ ){0,4}?"
    r"(?:dead|lost|fallen|killed|died|drowned|perished|victims)\b)"
)
_LOST = re.compile(r"\b(?:missing|disappeared|unaccounted)\b")
_DEAD = re.compile(r"\b(?:dead|deaths|killed|mortuar\w+|morgues?|victims|bodies|died)\b")
_BACK = 2
"""Sentences ahead in which the count stands beside which another is set."""


def other_counts(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find the numbers that a text sets beside one that it has just counted."""
    linked = {argument.participant.start for argument in direct}
    found = (
        *_beside(index, direct, _COMPARED, "comparison"),
        *_beside(index, direct, _COUNTED, "comparison"),
        *_beside(index, direct, _ELSEWHERE, "count"),
        *_beside(index, direct, _THEY, "of-the-dead"),
        *_beside(index, direct, _OUT_OF, "toll"),
        *_named_on_lists(index),
        *_named_on_stone(index),
    )
    return [argument for argument in found if argument.participant.start not in linked]


def _beside(
    index: DocumentIndex, direct: list[Argument], before: re.Pattern[str], rule: Rule
) -> Iterator[Argument]:
    tokens = index.tokens
    for match in before.finditer(tokens.small):
        word = tokens.word_at(match.start())
        participant = _number_at(index, tokens.word_end(match.end()))
        counted = last_count(index, direct, word, _BACK)
        if participant is None or counted is None:
            continue
        behind = tokens.ends[participant.end - 1]
        if before is _COMPARED and not _THEN.match(tokens.small, behind):
            continue
        if before is _COUNTED and not _is_alone(index, counted):
            continue
        trigger = replace(counted, start=word, end=participant.start, mode="toll")
        yield Argument(participant, trigger, rule, "right", subset=rule == "of-the-dead")


def _is_alone(index: DocumentIndex, counted: Trigger) -> bool:
    """Whether a sentence has one number alone, which is what "it counted" goes on with."""
    first, last = index.tokens.bounds(counted.start)
    numbers = [p for p in index.participants if first <= p.start < last and p.form == "number"]
    return len(numbers) == 1


def _number_at(index: DocumentIndex, word: int) -> Participant | None:
    """The number of people that begins at a word, past what hedges it."""
    for start in (word, word + 1):
        participant = index.by_start.get(start)
        if participant is not None and participant.form == "number":
            counts = participant.head is None or participant.nature == "people"
            return participant if counts else None
    return None


def _named_on_stone(index: DocumentIndex) -> Iterator[Argument]:
    """Find the dead of long ago whose names a wall bears: "a stone with 40 names of the lost"."""
    tokens = index.tokens
    for match in _ON_STONE.finditer(tokens.small):
        participant = index.by_start.get(tokens.word_end(match.end()))
        if participant is not None and participant.form == "number":
            word = tokens.word_at(match.start())
            people = replace(participant, head=None, nature="people", end=participant.end - 1)
            trigger = Trigger(word, participant.start, "killed", "toll", "noun", weak=False)
            yield Argument(people, trigger, "comparison", "right")


def _named_on_lists(index: DocumentIndex) -> Iterator[Argument]:
    """Find how many names a list of the dead or the missing has: "the list has 32 names"."""
    tokens = index.tokens
    for match in _NAMES.finditer(tokens.small):
        participant = index.by_start.get(tokens.word_end(match.end()))
        if participant is None or participant.form != "number":
            continue
        word = tokens.word_at(match.start())
        sentence = tokens.sentence_of[word]
        start, end = tokens.scope(sentence)
        ahead = tokens.scope(sentence - 1)[0] if sentence else start
        lost = _LOST.search(tokens.small, start, end)
        if lost is None and not _DEAD.search(tokens.small, ahead, end):
            continue
        people = replace(participant, head=None, nature="people", end=participant.end - 1)
        kind: ClaimKind = "missing" if lost else "killed"
        trigger = Trigger(word, participant.start, kind, "toll", "noun", weak=False)
        yield Argument(people, trigger, "count", "right")
