"""Places that a sentence does not name: "in the city", or the heading above it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions

_NOUN = re.compile(
    r"\b(?:in|across|around|inside|throughout|out of|fled|leave|left|leaving) (?:the|that|this)"
    r" (?:same |whole |entire )?(?P<noun>city|town|village|camp|district|county|region|province"
    r"|governorate|oblast|state|country|island)\b(?! of\b)"
)
_ALL_OF = re.compile(
    r"\b(?:(?:across|throughout|all over) (?:the|that|this)(?: whole| entire)?"
    r"|in [\w-]+ of the)"
    r" (?P<noun>city|camp|district|county|region|province|governorate|oblast|state|country|island)"
    r"(?:['’]?s (?:\w+ )?(?:\d+|\w+) (?:provinces|states|regions|districts|counties|governorates))?"
    r"\b(?! of\b)"
)
"""What stands for all of an area: "across the oblast", "in nine of the country's 21 provinces"."""
_KINDS = {noun: {kind.strip("-") for kind in kinds} for noun, kinds in grammar().meant.items()}
"""Which kinds of places a noun can stand for."""
_ASIDE = re.compile(r", (?:which|who|whose|one of|gave|put|said)\b")
"""What parts an aside from what a sentence says."""
_HERE = re.compile(
    r"\bthis (?:[\w-]+ ){0,3}?(?:city|town|village|community|suburb|neighbou?rhood)\b"
)
"""What stands for the place of a dateline: "plowed through this farming town"."""
_CLOSE = 60
"""Characters behind harm in which all of an area is said of it."""
_WORST = re.compile(r"\b(?:deadliest|worst|largest|biggest)\b[^,;]*$")
"""What stands before an area of which something is the worst, and that says no more of where."""
_HEADING = re.compile(r"\n\n(?P<line>[A-Z][^\n.!?:,]{2,40})(?=\n\n)")


def implicit_place(
    small: str, mentions: Mentions, event: str | None, scope: tuple[int, int], spot: int
) -> str | None:
    """Resolve "the city" in a sentence of a text in small letters: the event's, or the one before.

    `spot` is where the harm stands; what an aside before it says is of the aside.
    """
    match = _NOUN.search(small, *scope)
    if match is None or _WORST.search(small, scope[0], match.start()):
        return None
    if _ASIDE.search(small, *sorted((match.start(), spot))):
        return None
    return _meant(mentions, event, match["noun"], match.start())


def place_of_all(
    small: str, mentions: Mentions, event: str | None, scope: tuple[int, int], spot: int
) -> str | None:
    """Resolve "across the oblast" closely behind harm at `spot`, or at the head of its sentence.

    `small` is the text in small letters; `scope` ends where the sentence tells of other harm.
    """
    match = _ALL_OF.match(small, scope[0]) or _ALL_OF.search(
        small, spot, min(scope[1], spot + _CLOSE)
    )
    return None if match is None else _meant(mentions, event, match["noun"], match.start())


def _meant(mentions: Mentions, event: str | None, noun: str, start: int) -> str | None:
    """The place that a noun with "the" stands for at a character: the event's, or the last."""
    kinds = _KINDS[noun]
    position = bisect_left(mentions.places, (start,))
    names = [name for _, _, name, kind in mentions.places[:position] if kind in kinds]
    if kinds == {"country"} and event is not None:
        inside = mentions.countries.get(event)
        names = [name for name in names if mentions.countries.get(name) == inside] or names
    called = [n for n in names if mentions.gazetted[n].kind is not None]
    if event in (called or names):
        return event
    names = called or names
    if "region" in kinds:  # "the province" is wider than a district
        names = [n for n in names if mentions.gazetted[n].kind == "region"] or names
    return names[-1] if names else None


def place_of_dateline(small: str, mentions: Mentions, scope: tuple[int, int]) -> str | None:
    """Resolve "this town" in a sentence: the first place of the dateline, where its reporter is."""
    if _HERE.search(small, *scope) is None:
        return None
    body = small.rfind("\n\n", 0, mentions.dateline) + 1
    position = bisect_left(mentions.places, (body,))
    named = mentions.places[position : position + 1]
    return next((name for start, _, name, _ in named if start < mentions.dateline), None)


def heading_place(text: str, mentions: Mentions, body: int, spot: int) -> str | None:
    """Find the place that the heading above a sentence names; the body begins at `body`."""
    last = None
    for match in _HEADING.finditer(text, body, spot):
        last = match.span("line")
    if last is None:
        return None
    low = bisect_left(mentions.places, (last[0],))
    inside = (name for start, _, name, _ in mentions.places[low : low + 1] if start < last[1])
    return next(inside, None)
