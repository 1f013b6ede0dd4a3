"""The whole of which a participant is a part: "12 people, including 3 children"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.asides import fits, past_bracket
from tui.facts.casualties.index.document_index import BE
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.participant import Participant

INCLUDING = grammar().including
_AMONG = grammar().among
_THEM = grammar().them
_PHRASE_TAGS = grammar().phrase_tags
_LIST_TAGS = frozenset(
    {"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "CC", ",", "VBG", "CD", "PRP$", "HYPH"}
)
_RANKED = ("NN", "HYPH", "-LRB-", "-RRB-")
"""Tags of the words of a rank, with its short form in brackets."""
_LISTED = grammar().listed
_REACH = 25
"""Words from a total to a part of it: a clause with the manner of death may stand between."""


def total_of(
    index: DocumentIndex, earlier: list[Participant], part: Participant
) -> Participant | None:
    """Find the participant before "including" or "among them" of which this one is a part."""
    first = index.tokens.bounds(part.start)[0]
    opener = _opening(index, part)
    if opener is None:
        return None
    for participant in reversed(earlier):
        if participant.start < max(first, part.start - _REACH):
            return None
        counts = participant.form != "single" and not participant.unit and participant.low != 0
        if participant.end <= opener and counts and fits(part, participant):
            return participant
    return None


def _opening(index: DocumentIndex, part: Participant) -> int | None:
    """Where a part opens: at "including" or "among them", or at itself before "among them"."""
    lower = index.tokens.lower
    first, last = index.tokens.bounds(part.start)
    theirs = not {"them", "whom"}.isdisjoint(lower[part.start : part.end])
    if part.of_whole and part.head is not None and theirs:
        return part.start
    those = lower[part.end : part.end + 3]
    if those[:2] == ["of", "those"] and not BE.isdisjoint(those[2:]):
        return part.start  # "treated 14 people; four of those were admitted"
    word = _opener(lower, _before_titles(index, part), first)
    if lower[part.start - 1] in _LISTED:
        word = _start_of_list(index, part.start - 1, first)
    opened = lower[word] in INCLUDING or (
        lower[word] in _THEM and lower[word - 1] in _AMONG | {"of"}
    )
    behind = _past_owner(index, past_bracket(index, part.end))
    if not opened and lower[behind : behind + 2] == ["among", "them"]:
        opened = behind + 2 >= last or index.tokens.tags[behind + 2] not in _PHRASE_TAGS
    if not opened:
        return None
    return word if lower[word] in INCLUDING | _THEM else part.start


def _past_owner(index: DocumentIndex, word: int) -> int:
    """Where the text goes on behind one who is another's: "a chief Ali Khan's brother among"."""
    lower, tags = index.tokens.lower, index.tokens.tags
    end = word
    while end in index.names or tags[end : end + 1] == ["POS"]:
        end += 1
    owned = end > word and tags[end - 1] == "POS" and lower[end + 1 : end + 2] == ["among"]
    return end + 1 if owned else word


def _before_titles(index: DocumentIndex, part: Participant) -> int:
    """The word before a name and the rank in front of it: "including Sub-Inspector (SI) Roy"."""
    word, tags = part.start - 1, index.tokens.tags
    first = index.tokens.bounds(part.start)[0]
    while part.start in index.names and word > first and tags[word].startswith(_RANKED):
        word -= 1
    return word


def _opener(lower: list[str], word: int, first: int) -> int:
    """The word that can open a part, past hedges and "among whom were"."""
    while word > first and lower[word] in {"at", "least", ":", "(", "also", "the", "."}:
        word -= 1
    if lower[word - 1 : word + 1] == ["those", "of"] and word - 2 > first:
        word -= 2  # "ten bodies, including those of four women"
    listed = word > first and lower[word] in {"was", "were"} and lower[word - 1] == "whom"
    return word - listed


def _start_of_list(index: DocumentIndex, word: int, first: int) -> int:
    """The word before a list with uncounted members: "including tourists and 3 nuns"."""
    tags = index.tokens.tags
    start = word
    while word > max(first, start - 14) and (tags[word] in _LIST_TAGS) and word not in index.harm:
        if index.tokens.lower[word] in INCLUDING:
            return start if is_closed(index, word, start) else word
        word -= 1
    return word


def is_closed(index: DocumentIndex, opener: int, joint: int) -> bool:
    """Tell whether an insertion of one is over: "3 rebels, including a girl, and a guard"."""
    lower = index.tokens.lower
    return (
        lower[joint - 1 : joint + 1] == [",", "and"] and lower[opener : joint - 1].count(",") == 0
    )
