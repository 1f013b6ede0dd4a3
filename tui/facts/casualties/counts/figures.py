"""Figures without a word for harm, of harm that the text has told: "a revised figure of 1,700"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.last_count import last_count
from tui.facts.casualties.index.document_index import Argument, DocumentIndex

if TYPE_CHECKING:
    from tui.facts.casualties.index.triggers import Trigger
    from tui.model import Rule

_HEDGED = r"(?:at least |about |around |over |more than |nearly |some |as many as )?"
_SUM = r"(?:for|making|giving|which (?:makes|made|brings|brought|gave)|and (?:made|makes|gave))"
_SUMMED = re.compile(
    rf"\b{_SUM} (?=an? (?:[\w-]+ )?total of [\w,-]+"
    r"(?: dead| deaths| fatalities| victims)?(?:[.,;:)]| in all))"
    rf"|\b{_SUM} (?=[\w,-]+ (?:dead|deaths|fatalities|victims) (?:in all|in total|altogether)\b)"
    rf"|\b{_SUM} (?=[\w,-]+ (?:in all|in total|altogether)\b)"
)
"""What adds up those of whom a sentence tells: "two died on Kos, for a total of 33"."""
_REVISED = re.compile(
    r"\b(?:revised|later|corrected|accepted|definitive|final|official|higher|lower|modern|recent"
    r"|scholarly|independent|current|today['’]s) (?:count|estimate|figure|number|tally|total)s?"
    r"(?:, [^.;,]{3,80},)?"
    r" (?:(?:of|is|was|are|were|gives?|gave|stands at|suggests?|put (?:it|them) at)"
    rf" (?={_HEDGED}[\d(])|(?:range|ranged|ranging|run|vary|varies|varied|go|lie|lies)"
    r" (?=(?:from|between) [\w,]+ (?:to|and) ))"
    r"|\b(?:was|were|is) (?:finally|eventually|later|ultimately|now) (?:confirmed|determined"
    r"|established|estimated|fixed|given|put|revised|set) (?:as|at|to)"
    rf" (?={_HEDGED}\d)"
    r"|\b(?:later|eventually|finally|subsequently) (?:confirmed|counted|established|found|listed)"
    rf" (?={_HEDGED}\d[\d,]*(?:[.;]|, (?:but|and)\b))"
    r"|\b(?:put|puts|putting|gave|gives|giving) (?:the|that|this) (?:number|figure|count|total)"
    rf" (?:at|as) (?={_HEDGED}[\w,]+\b)"
    r"|\b(?:estimates|figures|historians|writers|sources|accounts|studies)"
    rf" (?:have |has )?(?:\w+ )?(?:speak|spoken|tell|given? figures|put the figure|argued?|gives?)"
    rf" (?:of|for|at) (?={_HEDGED}(?:from |between )?\d)"
)
"""What stands before another count of those whom the text has counted."""
_STOOD = re.compile(
    rf"\b(?:count|figure|tally|toll|total)\b[^.;:]{{0,110}}?, which (?:had )?(?:stood|stands) at"
    rf" (?={_HEDGED}[\w,]+\b)"
)
_THINGS = re.compile(
    r"\b(?:acres|buildings|cattle|dollars|euros|families|hectares|homes|horses|houses|km|miles"
    r"|magnitude|metres|meters|feet|million|billion"
    r"|people (?:were )?(?:affected|displaced|homeless))"
    r"\b|[$€£¥₹]"
)
"""What a figure counts that is no dead, right behind it or before it."""
_TOTAL_OF = 5
"""Words of "a provincial total of" and its number."""
_NEAR = 24
"""Characters behind a figure in which the text says what it counts."""
_FEW = 10
"""What is no count that is told by a figure alone, but a magnitude or a depth."""
_BACK = 1
"""Sentences ahead in which the count stands that a figure is of."""


def figures(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find the sums of those told of, and the figures that take the place of one told before."""
    linked = {argument.participant.start for argument in direct}
    found = [
        *_of_harm(index, direct, _SUMMED, "toll", 0),
        *_of_harm(index, direct, _REVISED, "count", _BACK),
        *_of_harm(index, direct, _STOOD, "count", 0),
    ]
    return [argument for argument in found if argument.participant.start not in linked]


def _of_harm(
    index: DocumentIndex, direct: list[Argument], pattern: re.Pattern[str], rule: Rule, back: int
) -> list[Argument]:
    tokens = index.tokens
    results: list[Argument] = []
    for match in pattern.finditer(tokens.small):
        word = tokens.word_at(match.start())
        begin = tokens.word_end(match.end())
        behind = (index.by_start.get(at) for at in range(begin, begin + _TOTAL_OF))
        participant = next((p for p in behind if p is not None), None)
        counted = _counted(index, direct, word, back)
        if participant is None or counted is None or participant.form != "number":
            continue
        end = min(
            tokens.ends[participant.end - 1] + _NEAR, tokens.scope(tokens.sentence_of[word])[1]
        )
        around = tokens.small[tokens.starts[participant.start] : end]
        few = pattern is _REVISED and (participant.high or 0) < _FEW
        if few or participant.nature == "things" or _THINGS.search(around):
            continue
        trigger = replace(counted, start=word, end=participant.start, mode="toll")
        results.append(Argument(participant, trigger, rule, "right"))
    return results


def _counted(index: DocumentIndex, direct: list[Argument], word: int, back: int) -> Trigger | None:
    """The harm of the last count before a word, or the dead of whom a sentence has no number."""
    counted = last_count(index, direct, word, back)
    if counted is not None:
        return counted
    if back:
        toll = (t for t in index.triggers if t.start < word and t.mode in {"toll", "state"})
        return _only_deaths(index, list(toll), word, back + 1)
    told = [k.trigger for k in direct if k.trigger.start < word]
    return _only_deaths(index, told, word, 0) or _only_deaths(index, told, word, 1)


def _only_deaths(index: DocumentIndex, told: list[Trigger], word: int, back: int) -> Trigger | None:
    """The last harm of so many sentences, if they tell of no other than deaths."""
    sentence_of = index.tokens.sentence_of
    near = [t for t in told if sentence_of[word] - sentence_of[t.start] <= back]
    return near[-1] if near and {t.kind for t in near} == {"killed"} else None
