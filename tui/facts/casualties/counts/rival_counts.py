"""Counts of others, of what a text has just counted: "spoke of 23", "our own figure is 11"."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.facts.casualties.counts.last_count import last_count
from tui.facts.casualties.index.document_index import Argument, DocumentIndex

_COUNTED = "(?:count|death toll|figure|number|tally|toll)"
_RIVAL = re.compile(
    r"\b(?:(?:spoke|speaks|speak|speaking) of"
    r"|(?:put|puts|putting) (?:it|them|the (?:figure|number|total|count)) at"
    rf"|(?:gave|gives|give|giving|cited|cites) (?:an?|the|their|its) (?:[\w-]+ ){{0,2}}?"
    rf"{_COUNTED} of"
    r"|(?:itself|himself|herself|themselves|only) (?:admits?|admitted|acknowledges?|acknowledged"
    r"|conceded?s?)(?: to)?"
    r"|(?:able to|could|can) (?:independently )?(?:confirm|verify|document)(?= (?:only|just)\b)"
    rf"|(?:own|my|our|their|his|her|union|official|unofficial|\w+['’]s)(?: own)? {_COUNTED}"
    r" (?:is|was|stands at|stood at)"
    r") (?=(?:at least |about |around |more than |over |some |up to |only |just )?[\w,-]+"
    r"(?: (?:dead|victims|bodies|prisoners|civilians|people|names))?"
    r"(?:[.;,]| on [a-z]+day\b| and (?:said|warned|added)\b| (?:saying|adding|warning)\b))"
)
"""What stands before a number that is somebody's count, at the end of a clause."""
_BACK = 3
"""Sentences ahead in which the count stands that another differs from."""


def rival_counts(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find numbers that somebody sets against the last one: "residents put it at 23"."""
    tokens = index.tokens
    linked = {argument.participant.start for argument in direct}
    results: list[Argument] = []
    for match in _RIVAL.finditer(tokens.small):
        participant = index.by_start.get(tokens.word_end(match.end()))
        if participant is None or participant.form != "number" or participant.start in linked:
            continue
        word = tokens.word_at(match.start())
        counted = last_count(index, direct, word, _BACK)
        if counted is not None and participant.head is None:
            trigger = replace(counted, start=word, end=participant.start, mode="toll")
            results.append(Argument(participant, trigger, "count", "right"))
    return results
