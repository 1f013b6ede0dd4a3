"""What stands aside between a participant and what follows: ages, and parts in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.token_table import TokenTable

_BRACKET = 9
"""Words of the longest bracket that a list goes on behind."""
_DASHES = (["—"], ["–"], ["--"], ["-"])
_NAME = 5
"""Words of the longest name that somebody is called by."""
CALLED = frozenset({"called", "identified", "known", "named", "nicknamed"})
"""Participles before the name of somebody."""
_NEAR = 4
"""Words behind people in which a clause about them begins: "a man of 44 who"."""


def fits(part: Participant, total: Participant) -> bool:
    """Tell whether a participant is small enough to be a part of another."""
    if part.high is None or total.high is None:
        return True
    return part.high <= total.high


def before_relative(
    tokens: TokenTable, argument: Argument, scope: tuple[int, int]
) -> tuple[int, int]:
    """Return a sentence up to what people did who were seized: "held a man who was welding at X".

    Where and when that was, they were not seized.
    """
    end = argument.participant.end
    if argument.trigger.kind != "captured" or argument.side != "right":
        return scope
    last = min(tokens.bounds(argument.trigger.start)[1], end + _NEAR)
    who = next((word for word in range(end, last) if tokens.lower[word] == "who"), None)
    return scope if who is None else (scope[0], tokens.starts[who])


def dashed_parts(
    index: DocumentIndex, participants: list[Participant]
) -> Iterator[tuple[Participant, Participant]]:
    """Find parts between dashes that make a whole: "Nine people — six guards and three cooks —".

    Where they make another number, they may be others.
    """
    lower = index.tokens.lower
    for total in participants:
        opens, last = total.end, index.tokens.bounds(total.start)[1]
        if total.form != "number" or lower[opens : opens + 1] not in _DASHES:
            continue
        close = next((w for w in range(opens + 1, last) if [lower[w]] in _DASHES), last)
        parts = [p for p in participants if opens < p.start < close and p.form != "zero"]
        whole = sum(p.high or 0 for p in parts) == total.high
        if whole and len(parts) > 1 and parts[0].start == opens + 1:
            yield from ((part, total) for part in parts)


def bracketed_parts(
    index: DocumentIndex, participants: list[Participant]
) -> Iterator[tuple[Participant, Participant]]:
    """Find parts in brackets behind a whole or its harm: "7 killed (4 civilians)"."""
    lower = index.tokens.lower
    for word, text in enumerate(lower):
        if text != "(" or not word:
            continue
        harm = index.harm.get(word - 1)
        total = index.by_end.get(harm.start if harm is not None else word)
        total = total or index.by_end.get(word)
        last = index.tokens.bounds(word)[1]
        close = next((end for end in range(word, last) if lower[end] == ")"), word)
        if total is None or total.form not in {"number", "vague"}:
            continue
        for part in participants:
            if word < part.start < close and part.form != "zero" and fits(part, total):
                yield part, total


def past_aside(index: DocumentIndex, word: int) -> int:
    """Find where the text goes on behind an age or short form: "a fisherman, 57, and his son"."""
    lower, tags = index.tokens.lower, index.tokens.tags
    word = _past_name(index, past_bracket(index, word))
    if lower[word : word + 2] == [",", "aged"]:
        return _past_ages(index, word + 2)
    aside = lower[word : word + 1] == [","] and lower[word + 2 : word + 3] == [","]
    return word + 2 if aside and tags[word + 1] == "CD" else word


def _past_name(index: DocumentIndex, word: int) -> int:
    """The word behind what somebody is called: "a leader known as Red and two of his men"."""
    tokens = index.tokens
    aside = tokens.lower[word : word + 1] == [","]
    begin = word + aside
    begin += tokens.lower[begin : begin + 1] in (["also"], ["only"], ["simply"])
    if CALLED.isdisjoint(tokens.lower[begin : begin + 1]):
        return word
    begin += 1 + (tokens.lower[begin + 1 : begin + 2] == ["as"])
    end = begin
    while end < min(len(tokens), begin + _NAME) and tokens.tags[end].startswith("NNP"):
        end += 1
    closed = not aside or tokens.lower[end : end + 1] == [","]
    return end + aside if end > begin and closed else word


def _past_ages(index: DocumentIndex, word: int) -> int:
    """The word behind the last of a row of ages: "aged 3, 5 and 9"."""
    tokens, last = index.tokens, word
    while word < len(tokens) and (tokens.tags[word] == "CD" or tokens.lower[word] in {",", "and"}):
        last = word + 1 if tokens.tags[word] == "CD" else last
        word += 1
    return last


def past_bracket(index: DocumentIndex, word: int) -> int:
    """Find where the text goes on behind a short form in brackets: "a police officer (SPO) and"."""
    lower = index.tokens.lower
    if lower[word : word + 1] != ["("]:
        return word
    reach = range(word, min(len(lower), word + _BRACKET))
    close = next((end for end in reach if lower[end] == ")"), None)
    if close is None:
        return word
    part = not {"them", "whom"}.isdisjoint(lower[word:close])  # "(one of them a woman)"
    if not part and any(n in index.by_start for n in range(word, close)):
        return word
    return close + 1
