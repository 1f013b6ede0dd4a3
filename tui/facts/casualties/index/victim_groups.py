"""The group of the victims: by their noun, their age, or for members by whose members they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import group as group_of
from tui.facts.casualties.index.person_nouns import singular
from tui.facts.lexicon import grammar
from tui.facts.numbers.values import value

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.token_table import TokenTable

_MEMBERS = grammar().members
_GROWN = 18
"""Years from which a person is no child."""
_BESIDE = 12
"""Characters behind members in which their organisation's name stands."""
_ENDED = re.compile(r"[.;:!?]")
_OLD = re.compile(
    r"\b(?:(?P<years>[a-z]+|\d{1,3})[- ]years?|(?:[a-z]+|\d{1,2})[- ]months?)[- ]old\b"
)
"""An age in front of a noun or name, in small letters: "her 9-year-old nephew"."""
_ADULTS = frozenset({"man", "woman", "mother", "father", "husband", "wife"})
_AHEAD = 5
"""Words before a name in which its age stands: "four-year-old Zainab"."""
_AGED = re.compile(
    r"(?:, (?:aged |who was )?| aged | \()(?P<years>[a-z]+|\d{1,3})(?=[,.;)]| and\b)"
)
"""An age behind one, in small letters: "her niece, 7,", "his son (9)", "Zainab, aged six"."""


def group(tokens: TokenTable, argument: Argument, mentions: Mentions) -> str | None:
    """Find the group of the victims; None for those who are only denied or only counted."""
    participant = argument.participant
    if participant.form == "zero":
        return None
    if participant.low == participant.high == 1 and _is_minor(tokens, participant):
        return "children"
    if participant.head is None:
        return None
    group_name = group_of(tokens.lower[participant.start : participant.end])
    noun = singular(tokens.lower[participant.head])
    if group_name not in {None, "other"} or noun not in _MEMBERS:
        return group_name
    start, end = tokens.starts[participant.start], tokens.ends[participant.end - 1]
    low = bisect_left(mentions.organisations, start, key=itemgetter(0))
    for first, _, name, _ in mentions.organisations[low : low + 1]:
        if first - end <= _BESIDE and not _ENDED.search(tokens.text, end, first):
            return mentions.side_of(name) or group_name
    return group_name


def group_in_words(victims: str | None) -> str | None:
    """Find the group of victims by what a text calls them elsewhere: "eight were recruits"."""
    return group_of(victims.casefold().split()) if victims is not None else None


def _is_minor(tokens: TokenTable, participant: Participant) -> bool:
    """Whether an age beside a person is a child's: "her niece Ama (7)", "a six-year-old pupil"."""
    start, end = participant.start, participant.end
    if not _ADULTS.isdisjoint(tokens.lower[start:end]):
        return False  # "a nine-month old pregnant woman"
    first, last = tokens.bounds(start)
    ahead = _OLD.search(tokens.small_slice(start, end))
    if ahead is None and tokens.tags[start] == "NNP":
        before = tokens.small_slice(max(first, start - _AHEAD), start)
        ahead = next((m for m in _OLD.finditer(before) if m.end() == len(before)), None)
    if ahead is not None:
        years = value(ahead["years"]) if ahead["years"] else 0
        return years is not None and years < _GROWN
    while end < last and tokens.tags[end] == "NNP":
        end += 1
    behind = _AGED.match(tokens.small, tokens.ends[end - 1])
    years = value(behind["years"]) if behind is not None else None
    return years is not None and 0 < years < _GROWN
