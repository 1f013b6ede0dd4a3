"""Single people without a number of their own, beside others: "the driver and two guards"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import is_single
from tui.facts.casualties.index.single_people import single_participant
from tui.facts.casualties.index.uncounted import past_age
from tui.facts.lexicon import speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.participant import Participant

_SAYING = speech().spoken
_BEFORE = frozenset({"DT", "NN", "JJ", "NNP", "VBG"})
"""Tags of what stands before a noun in a row: "a presiding officer, the driver and four guards"."""


def add_theirs(index: DocumentIndex) -> None:
    """Take in the one person who is somebody's, or a vehicle's: "a trader and his son".

    "22 passengers and the driver" are told of together, where the driver does nothing alone.
    """
    tokens = index.tokens
    for word, tag in enumerate(tokens.tags):
        if word in index.covering or tokens.lower[word - 1] not in {"and", "nor", ","}:
            continue
        counted = index.by_end.get(word - 1)
        told = counted is not None and counted.nature == "people"
        joined = tokens.lower[word - 1] != ","
        owned = tag == "PRP$" and (joined or told)
        if not owned and not (joined and told and tokens.lower[word] == "the"):
            continue
        _take_in(index, word, surely=owned and joined)
    index.participants.sort(key=lambda participant: (participant.start, -participant.end))


def _take_in(index: DocumentIndex, word: int, *, surely: bool) -> None:
    """Take in the person of a noun phrase, `surely` or where nothing is done alone."""
    tokens, last = index.tokens, index.tokens.bounds(word)[1]
    begin = past_age(tokens, word + 1, last)
    for head in range(begin, min(last, begin + 4)):
        if not tokens.tags[head].startswith(("JJ", "NN", "HYPH", "CD")):
            return
        ahead = tokens.tags[head + 1] if head + 1 < last else ""
        if head > begin and head in index.names and tokens.tags[head] == "NNP":
            person = single_participant(tokens, head, index.names)
            if person is not None:  # "and his munshi Dinesh Roy", whatever that is
                index.add(replace(person, start=word))
            return
        if tokens.tags[head] == "NN" and not ahead.startswith(("NN", "HYPH", "POS")):
            if surely or not _acts(index, head + 1):
                index.single_at(head)
            return


def add_companions(index: DocumentIndex) -> None:
    """Take in single people before "and" and a participant: "the driver and two guards"."""
    lower = index.tokens.lower
    for participant in list(index.participants):
        joint = participant.start - 1
        first = index.tokens.bounds(participant.start)[0]
        if joint <= first or lower[joint] != "and" or participant.nature != "people":
            continue
        if lower[joint - 1] == "," and not _SAYING.isdisjoint(
            lower[max(first, joint - 12) : joint]
        ):
            continue  # "said Koome, the county's police chief, and 36 survivors"
        _take_row(index, index.by_end.get(joint), joint)
        joint -= 2 * (_is_age(index, joint - 3))
        word = joint - 1
        while word > first and (lower[word] == "," or word in index.names):
            word -= 1
        if word not in index.harm and index.tokens.tags[word] in {"NN", "NNP"}:
            companion = index.single_at(word) or index.single_at(_owner(index, word))
            earlier = companion.start - 2 if companion is not None else -1
            listed = earlier >= first and lower[earlier + 1] == "," and earlier in index.names
            if listed and index.tokens.tags[earlier + 2] == "PRP$":
                index.single_at(earlier)
            _take_row(index, companion, joint)
        elif word < joint - 1 and joint - 1 in index.names:
            index.single_at(joint - 1)
        elif word < joint - 2 and joint - 2 in index.names and lower[joint - 1] == ",":
            index.single_at(joint - 2)
    index.participants.sort(key=lambda participant: (participant.start, -participant.end))


def _take_row(index: DocumentIndex, last: Participant | None, joint: int) -> None:
    """Take in the people before the last single one of a row: "the mayor, a priest and two nuns".

    An "and" without a comma closes a row; behind an apposition a comma stands before it.
    """
    tokens = index.tokens
    while last is not None and last.end <= joint and tokens.tags[last.start] == "DT":
        first, comma = tokens.bounds(last.start)[0], last.start - 1
        head = comma - 1
        called = tokens.tags[head] == "NN" or is_single(tokens.lower[head])
        plain = head > first and tokens.lower[comma] == "," and called
        if last.low != 1 or not plain or head in index.covering:
            return
        last = index.single_at(head) if tokens.tags[head - 1] in _BEFORE else None
        joint = head + 1


def _is_age(index: DocumentIndex, comma: int) -> bool:
    """Whether an age between commas begins at a word: "a fisherman, 57, and his son"."""
    lower = index.tokens.lower
    return (
        comma > 0
        and lower[comma] == lower[comma + 2] == ","
        and index.tokens.tags[comma + 1] == "CD"
    )


def _owner(index: DocumentIndex, word: int) -> int:
    """The person of the thing at a word: "the owner of the shop and two waiters"; else the word."""
    lower, tags = index.tokens.lower, index.tokens.tags
    of = word - 1 - (tags[word - 1] in {"DT", "PRP$"})
    person = of - 1
    return person if lower[of] == "of" and tags[person - 1] == "DT" else word


def _acts(index: DocumentIndex, word: int) -> bool:
    """Whether one person does something: a verb stands there, and not that of several."""
    if word >= len(index.tokens):
        return False
    verb = index.tokens.tags[word].startswith(("VBD", "VBZ", "MD", "RB", "WP"))
    return verb and index.tokens.lower[word] not in {"were", "both"}
