"""Where harm was done: which of the places that a text names is the place of a claim.

Its own clause decides, by what stands between.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.places.arrests import is_of_arrest, is_of_charge
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.places.event_places import EventPlace
    from tui.model import Certainty

_BORDER = re.compile(
    r"\bborder (?:between|of) (?:the )?[A-Z][\w-]+ and (?:the )?[A-Z][\w-]+"
    r"|\b[A-Z]\w+-[A-Z]\w+ border"
)
_APART = grammar().parting
_OPENS = frozenset({"in", "at", "near", "on"})
_WIDER = (300, 120, 10, 0, 0)
"""How many characters farther off a place may seem that says less about where."""
OF_PART = re.compile(
    r", (?:mainly|mostly|chiefly|largely|especially|particularly|notably) (?:in|at|around|from)\b"
    r"|, (?:including |among them )?(?:most|many|some|several|half|a third|a quarter|the rest)"
    r" of (?:them|whom|which|those)\b"
)
"""What opens a clause on a part of those counted before: ", most of them caused by"."""
RISEN = re.compile(
    r"\b(?:rose|risen|rises|rising|climb(?:ed|s|ing)?|reach(?:ed|es|ing)?|jump(?:ed|s)|grew|grown"
    r"|increased|soared|went up)\b.*?\b(?:after|when|following|with the)\b",
    re.DOTALL,
)
"""A total that rises, and the word behind which stands why: "rose to nine after two bodies"."""
_FRONT = re.compile(
    r"(?:(?:elsewhere|also|meanwhile|separately),? )?"
    r"(?:(?:in|at|near|around|outside|on|(?:north|south|east|west)+ of) (?:[\w-]+ ){0,5})?"
)
"""What stands at the head of a sentence before a place that frames it: "In the city of X"."""
_BREAK = 220
"""Characters that another clause between counts for; a long clause has 200."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_AS = re.compile(r"\b(?:said|say|says|reported)\b(?: on \w+day)?, (?:as|amid)\b")
"""What opens a clause on what else went on, behind who tells: "police said, as talks in"."""
_AMONG = (["among", "them"], ["including"], ["among", "whom"])
_AGES = frozenset({"children", "women", "minors", "girls", "boys", "babies"})
"""What a part of the dead is said to be where the place behind is that of all."""
_STEPS = 4
"""Words between a number and the place it is counted at: "eight in the town of"."""
_ANOTHER = 90
"""Characters that another count or another harm between counts for; less than a clause."""
_UNPLACED = 300
"""Characters that a place counts for which stands behind no preposition of place."""
_FARTHEST = 700
"""The cost beyond which a place is no longer that of what happened."""


def place(
    index: DocumentIndex,
    event_places: tuple[EventPlace, ...],
    spot: int,
    scope: tuple[int, int],
    participant: Participant,
) -> Filler | None:
    """Find the place of what a stretch of text says at a character, or None."""
    low = bisect_left(event_places, scope[0], key=attrgetter("start"))
    high = bisect_left(event_places, scope[1], key=attrgetter("start"))
    candidates = _of_total(index, spot, event_places[low:high], participant)
    if not candidates:
        return None
    costs = [(cost(index, spot, candidate), candidate) for candidate in candidates]
    least, best = min(costs, key=itemgetter(0))
    best = _first_of_row(index, event_places[low:high], best)
    if best.end <= spot and is_front(index.tokens.small, scope[0], best):
        best = _behind_front(index, spot, best, costs) or best
    if least >= _FARTHEST:
        front = next((c for c in candidates if is_front(index.tokens.small, scope[0], c)), None)
        return Filler(front.name, "sentence") if front is not None else None
    for border in _BORDER.finditer(index.tokens.text, *scope):
        if border.start() <= best.start < border.end():
            return Filler(" ".join(border[0].split()), "stated")
    return Filler(best.name, _closeness(index, spot, best))


def is_front(small: str, start: int, event_place: EventPlace) -> bool:
    """Tell whether a place opens the sentence at `start`, which is then all about it.

    `small` is the text in small letters.
    """
    return _FRONT.fullmatch(small, start, max(start, event_place.start)) is not None


def _behind_front(
    index: DocumentIndex, spot: int, front: EventPlace, costs: list[tuple[float, EventPlace]]
) -> EventPlace | None:
    """The spot behind what happened, where a sentence opens with an area: "In X, two died at Y".

    What stands behind "while in" is of those who are told of there.
    """
    word, tokens = index.tokens.word_at(spot), index.tokens
    behind = [
        (price, candidate)
        for price, candidate in costs
        if price < _BREAK and candidate.start > spot and candidate.placed
        if candidate.narrow >= front.narrow
        and not any(_parts(index, w) for w in range(word + 1, tokens.word_at(candidate.start)))
    ]
    return min(behind, key=itemgetter(0))[1] if behind else None


def _first_of_row(
    index: DocumentIndex, event_places: tuple[EventPlace, ...], best: EventPlace
) -> EventPlace:
    """The first of two places that share a preposition: "in Fangak and Pigi counties"."""
    position = event_places.index(best)
    previous = event_places[position - 1] if position else best
    gap = index.tokens.text[previous.end : best.start].strip()
    return previous if gap == "and" and previous.placed else best


def _closeness(index: DocumentIndex, spot: int, event_place: EventPlace) -> Certainty:
    """How a place was found: in the clause of what happened at a character, or farther off."""
    first, last = sorted((index.tokens.word_at(spot), index.tokens.word_at(event_place.start)))
    between = range(first + 1, last)
    apart = any(_parts(index, word) for word in between)
    harmed = {index.harm[word].start for word in between if word in index.harm}
    return "sentence" if apart or harmed - {index.tokens.word_at(spot)} else "stated"


def adjacent_place(
    index: DocumentIndex, event_places: tuple[EventPlace, ...], participant: Participant
) -> str | None:
    """Find the place right behind a number: "eight in Shefa and five on Tanna"."""
    tokens = index.tokens
    word = participant.end
    if word >= tokens.bounds(participant.start)[1] or tokens.lower[word] not in _OPENS:
        return None
    low = bisect_left(event_places, tokens.starts[word], key=attrgetter("start"))
    for spot in event_places[low : low + 1]:
        if tokens.word_at(spot.start) <= word + _STEPS and not any(
            between in index.harm for between in range(word, tokens.word_at(spot.start))
        ):
            return spot.name
    return None


def is_of(index: DocumentIndex, event_place: EventPlace, participant: Participant | None) -> bool:
    """Whether a place is not only that of a part: "killed 22, 19 of them in Nairobi"."""
    word = index.tokens.word_at(event_place.start)
    for end in range(word, max(0, word - 4), -1):
        near = index.by_end.get(end)
        if near is not None and near.nature != "things":  # "at Km 7 of the road in X"
            return near is participant or not (_is_part(index, near) or _in_list(index, near))
        if end in index.harm:
            return True
    return True


def _is_part(index: DocumentIndex, near: Participant) -> bool:
    """Whether a number is of some of those before: "19 of them", "among them two", no children."""
    ahead = index.tokens.lower[max(0, near.start - 2) : near.start]
    if near.form == "number" and (ahead in _AMONG or ahead[-1:] in _AMONG):
        return True
    return near.of_whole and index.tokens.lower[near.end - 1] not in _AGES


def _of_total(
    index: DocumentIndex,
    spot: int,
    event_places: tuple[EventPlace, ...],
    participant: Participant,
) -> list[EventPlace]:
    """The places that can be that of all who are counted: those of a part only if none is else."""
    near = [
        candidate
        for candidate in event_places
        if is_of(index, candidate, participant)
        and not _between(RISEN, index, spot, candidate, participant)
    ]
    of_all = (c for c in near if not _between(OF_PART, index, spot, c, participant))
    return list(of_all) or near


def _between(
    pattern: re.Pattern[str],
    index: DocumentIndex,
    spot: int,
    event_place: EventPlace,
    participant: Participant,
) -> bool:
    """Whether a pattern stands between harm, or who came to it, and a place behind both."""
    first = min(spot, participant.core[0])
    return pattern.search(index.tokens.small, first, max(first, event_place.start)) is not None


def _in_list(index: DocumentIndex, participant: Participant) -> bool:
    """Whether numbers stand side by side, each with a place of its own."""
    tokens = index.tokens
    first, last = tokens.bounds(participant.start)
    placed = [
        p
        for p in index.participants
        if first <= p.start < last
        and p.head is None
        and p.form == "number"
        and p.end < last
        and tokens.lower[p.end] in _OPENS
    ]
    return participant.head is None and len(placed) > 1


def cost(index: DocumentIndex, spot: int, event_place: EventPlace) -> float:
    """How far a place is from what happened, in characters and in what stands between."""
    tokens = index.tokens
    ahead = event_place.start >= spot
    first, last = (spot, event_place.start) if ahead else (event_place.end, spot)
    between = range(tokens.word_at(first), tokens.word_end(last))
    others = {index.harm[word].start for word in between if word in index.harm}
    others.discard(tokens.word_at(spot))
    breaks = sum(_breaks(index, word) for word in between)
    breaks += ahead and ", which " in tokens.small[first:last]
    participants = {
        index.covering[word].start
        for word in between
        if word in index.covering and index.covering[word].form in {"number", "vague"}
    }
    counted = len(participants - {p for p in participants if p < tokens.word_at(first)})
    characters = (last - first) * (1.0 if ahead else 1.6) + _WIDER[event_place.narrow]
    return (
        characters
        + _ANOTHER * (len(others) + max(0, counted - 1))
        + _BREAK * breaks
        + (0 if event_place.placed else _UNPLACED)
        + (_BREAK if not ahead and is_of_arrest(index, spot, event_place) else 0)
        + (_FARTHEST if ahead and is_of_charge(index, spot, event_place) else 0)
        + (_FARTHEST if ahead and breaks and others and counted else 0)  # the place of others
        + (_FARTHEST if ahead and is_other_news(tokens, between) else 0)
        + (_FARTHEST if ahead and _opens_next(index, event_place) else 0)
        + (_FARTHEST if ahead and _AS.search(tokens.small, first, last) else 0)
    )


def _opens_next(index: DocumentIndex, event_place: EventPlace) -> bool:
    """Whether a place opens the clause of others: "70 were hurt, while in Spain four died"."""
    tokens = index.tokens
    word, end = tokens.word_at(event_place.start), tokens.word_end(event_place.end)
    joined = tokens.lower[word - 2] in {"while", "whereas", "but", "and"}
    end += tokens.lower[end : end + 1] == [","]
    return joined and tokens.lower[word - 1] in {"in", "on", "at", "near"} and end in index.by_start


def is_other_news(tokens: TokenTable, ahead: range) -> bool:
    """Tell whether a headline goes on with other news in some words: "Nine die, rebels hit"."""
    if not ahead or tokens.starts[ahead.stop - 1] >= tokens.title_end:
        return False
    comma = next((word for word in ahead if tokens.lower[word] in {",", ";"}), ahead.stop)
    return any(tokens.tags[word] in _FINITE for word in range(comma, ahead.stop))


def _breaks(index: DocumentIndex, word: int) -> bool:
    """Whether a word opens another clause or place: "while", ", and", "and that", "and in"."""
    lower = index.tokens.lower
    if lower[word] != "and":
        return _parts(index, word)
    counted = index.tokens.tags[word + 1 : word + 2] == ["CD"]  # "three in X and two in Y"
    behind = lower[word + 1 + counted : word + 2 + counted]
    return lower[word - 1] == "," or "that" in behind or not _OPENS.isdisjoint(behind)


def _parts(index: DocumentIndex, word: int) -> bool:
    """Whether a word parts two clauses; "died while harvesting" is one."""
    tokens = index.tokens
    if tokens.lower[word] not in _APART:
        return False
    return not (tokens.lower[word] == "while" and tokens.tags[word + 1 : word + 2] == ["VBG"])
