"""Deaths of all whom a text counted, or of all but the few who lived: "There were no survivors"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.their_bodies import is_several, people_before
from tui.facts.casualties.index.document_index import Argument
from tui.facts.casualties.index.person_nouns import singular
from tui.facts.casualties.index.triggers import Trigger
from tui.facts.numbers import value
from tui.facts.numbers.patterns import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.participant import Participant

_ABOARD = r"(?: of those| those)? (?:on board|aboard)"
_ALL = r"(?:all|everyone|everybody)"
_DIED = (
    r"(?:(?:was|were) (?:killed|lost)|died|perished|drowned|had died|(?:is|are) dead"
    r"|lost their lives)"
)
_NONE = re.compile(
    r"\b(?:none(?: of (?:them|the \w+))?|not one of (?:them|the \w+)|neither(?: of them)?|no one"
    rf"|nobody)(?: on board| aboard)? (?:survived|made it out alive|lived)\b"
    r"|\b(?:there were|leaving|with) no survivors\b"
    rf"|\bkill(?:ing|ed) {_ALL}(?:{_ABOARD}|(?=[.,;:—(]))|\b{_ALL}{_ABOARD} {_DIED}\b"
)
"""Words by which a crash left nobody of those who are counted before, or in a list behind."""
_FEW = rf"(?P<few>\d+|{SMALL})"
_LIVED = r"(?:survived|lived|(?:was|were) (?:saved|rescued|pulled out alive|found alive))"
_LEFT = re.compile(
    r"\b(?:the|its|her) (?:sole|only|lone) survivor\b|\bthere was (?:only |just )?one survivor\b"
    rf"|(?:\bof whom (?:only |just |but )?|(?<=, )(?:only|just) ){_FEW}(?: of them)?"
    rf"(?= {_LIVED}\b)"
)
"""How few of those counted before lived; one where no number is told."""
_OUT_OF = re.compile(
    rf"\b(?:only|just) {_FEW} of (?:the|its|her|his|their|those) (?=[\w,-]+ )"
    rf"(?=[^.;]{{0,60}}?\b{_LIVED}\b)"
)
"""How few lived of those who are counted behind: "Only 12 of the 90 passengers survived"."""
_LOST = re.compile(
    r"\b(?:lost|(?:went|gone) down|sank|foundered|disappeared|vanished|crashed) with all "
    r"(?=[\w,-]+ (?:\w+ )?(?:aboard|on board|hands|souls|crew|men)\b"
    r"(?! (?:\w+ )?(?:rescued|safe|saved|surviving)))"
)
"""How a ship went down, before those who were aboard."""
_BOARD = frozenset({"crew", "crewman", "crewmember", "member", "occupant", "passenger", "people"})
"""Words for those whom a ship or an aircraft carries."""
_OPENERS = frozenset({",", ":", "—", "–", "("})
_BACK = 2
"""Sentences from those who were aboard to what became of them."""


_JOINTS = frozenset({"and", ",", "a", "the", "crew", "of", "with", "(", "plus"})
"""Words between those whom a ship carries: "97 passengers and a crew of seven"."""


def everybody(index: DocumentIndex) -> Iterator[Argument]:
    """Find those who were counted before of whom a text says that all of them died."""
    tokens = index.tokens
    for match in _NONE.finditer(tokens.small):
        word, end = tokens.word_at(match.start()), tokens.word_end(match.end())
        for participant in _listed_behind(index, end) or _aboard(index, word):
            yield _dead(index, participant, match)
    for match in _LOST.finditer(tokens.small):
        behind = index.by_start.get(tokens.word_end(match.end()))
        behind = behind or index.by_start.get(tokens.word_end(match.end()) - 1)  # "all 57 hands"
        if behind is not None:
            yield _dead(index, behind, match)


def all_but_few(index: DocumentIndex, found: Sequence[Argument]) -> Iterator[Argument]:
    """Find how many died by how few lived: "Of her crew of 31, only two were saved"."""
    tokens = index.tokens
    for match in (*_LEFT.finditer(tokens.small), *_OUT_OF.finditer(tokens.small)):
        word, few = tokens.word_at(match.start()), match[match.lastgroup or 0]
        end = tokens.word_end(match.end())
        behind = index.by_start.get(end) or index.by_start.get(end - 1)  # "the 90 passengers"
        whole = _aboard(index, word) if match.re is _LEFT else [behind] if behind else []
        left = sum(p.high or 0 for p in whole) - (value(few) or 1)
        if left > 0 and not _is_told(index, found, word):
            yield _dead(index, replace(whole[0], low=left, high=left), match)


def _dead(index: DocumentIndex, participant: Participant, match: re.Match[str]) -> Argument:
    """Those who were counted, as killed by the words that say that all of them died."""
    start, end = index.tokens.word_at(match.start()), index.tokens.word_end(match.end())
    trigger = Trigger(start, end, "killed", "fall", "past", weak=False)
    return Argument(participant, trigger, "they", "left")


def _is_told(index: DocumentIndex, found: Sequence[Argument], word: int) -> bool:
    """Whether sentences near a word count the dead themselves."""
    sentence_of = index.tokens.sentence_of
    return any(
        k.trigger.kind == "killed"
        and (k.participant.high or 0) > 1
        and abs(sentence_of[k.trigger.start] - sentence_of[word]) <= _BACK
        for k in found
    )


def _aboard(index: DocumentIndex, word: int) -> list[Participant]:
    """Those who were aboard by what is told before a word: one number, or passengers and crew."""
    sentence_of = index.tokens.sentence_of
    counted = [p for p in index.participants if p.end <= word and _is_carried(index, p)]
    for back in range(_BACK + 1):
        near = [p for p in counted if sentence_of[p.start] == sentence_of[word] - back]
        if not near:
            continue
        rest = sum(p.high or 0 for p in near[1:])
        if len(near) > 1 and near[0].high == rest:
            return near[:1]
        if len(near) > 1 and all(map(_is_next, [index] * len(near), near, near[1:])):
            return near
        break
    nearest = people_before(index, word)
    return [nearest] if nearest is not None else near if len(near) == 1 else []


def _is_carried(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a number is of those whom a ship or an aircraft carries: "a crew of five"."""
    lower, start = index.tokens.lower, participant.start
    if participant.head is None:
        return lower[start - 2 : start] == ["crew", "of"]
    return is_several(participant) and singular(lower[participant.head]) in _BOARD


def _is_next(index: DocumentIndex, first: Participant, second: Participant) -> bool:
    return _JOINTS.issuperset(index.tokens.lower[first.end : second.start])


def _listed_behind(index: DocumentIndex, end: int) -> list[Participant]:
    """Who "all aboard" were: "killed everyone on board, 97 passengers and seven crew"."""
    listed: list[Participant] = []
    last = index.tokens.bounds(end - 1)[1]
    if end + 1 >= last or index.tokens.lower[end] not in _OPENERS:
        return listed
    for participant in index.participants:
        if participant.start <= end or participant.start >= last:
            continue
        joined = (
            _is_next(index, listed[-1], participant) if listed else participant.start == end + 1
        )
        if not joined or participant.of_whole or not _is_carried(index, participant):
            break
        listed.append(participant)
    return listed
