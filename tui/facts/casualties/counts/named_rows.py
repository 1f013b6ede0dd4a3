"""Who is listed behind people of whom an insertion says who they are: "two men, A and B, and"."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.participant import Participant

_SAID = frozenset({"namely", "identified", "as", ":"})
_JOINTS = frozenset({",", "and"})
_TAGS = ("NN", "CD", "HYPH", "-LRB-", "-RRB-", ".", "VBZ", "IN")
"""Tags of names with their ranks, ages and other names."""


def named_rows(
    index: DocumentIndex, participants: list[Participant]
) -> Iterator[tuple[Participant, Participant]]:
    """Find who is listed behind people that are all named: "two men, A and B, and a boy"."""
    lower, tokens = index.tokens.lower, index.tokens
    for whole in participants:
        if whole.form != "number" or whole.low != whole.high or (whole.low or 0) < 2:
            continue
        sentence = tokens.sentence_of[whole.start]
        for following in participants:
            near = following.start > whole.end and tokens.sentence_of[following.start] == sentence
            closed = lower[following.start - 2 : following.start] == [",", "and"]
            if not (near and closed):
                continue
            stretch = (whole.end, following.start - 2)
            if _names(index, *stretch) == whole.low or _is_share(index, *stretch):
                yield whole, following
            break


def _is_share(index: DocumentIndex, start: int, end: int) -> bool:
    """Whether a stretch behind a comma says who some of them are: "three of them women"."""
    lower = index.tokens.lower[start:end]
    of_them = {"of", "them"} <= set(lower) and lower.count(",") == 1 and lower[0] == ","
    return of_them and not any(
        index.tokens.tags[word].startswith("VB") for word in range(start, end)
    )


def _names(index: DocumentIndex, start: int, end: int) -> int:
    """How many names make up a stretch behind a comma; none where it has other words."""
    lower, tags = index.tokens.lower, index.tokens.tags
    if lower[start : start + 1] != [","]:
        return 0
    count = 0
    for joint, group in groupby(range(start, end), key=lambda word: lower[word] in _JOINTS):
        words = [word for word in group if lower[word] not in _SAID]
        if joint or not words:
            continue
        if not all(word in index.names or tags[word].startswith(_TAGS) for word in words):
            return 0
        if not any(word in index.names or tags[word] == "NNP" for word in words):
            return 0
        count += 1
    return count
