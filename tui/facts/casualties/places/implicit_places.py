"""Places that a sentence does not name: "in the city", or the heading above it."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from tui.facts.casualties.places.care_places import HOSPITALS
from tui.facts.casualties.places.containment import lies_in
from tui.facts.lexicon import grammar, name_words, numbers
from tui.facts.names.lexicon import demonyms

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions

_NOUN = re.compile(
    r"\b(?:in|across|around|inside|throughout|out of|fled|leave|left|leaving"
    r"|on(?= the \w+['’]s (?:roads|streets|highways|beaches|waters|lakes)\b)) (?:the|that|this)"
    r" (?:same |whole |entire )?(?P<noun>city|town|village|camp|district|county|region|province"
    r"|governorate|oblast|state|country|island|enclave|neighbou?rhood)\b(?! of\b)"
)
_ALL_OF = re.compile(
    r"\b(?:(?:across|throughout|all over) (?:the|that|this)(?: whole| entire)?"
    r"|in [\w-]+ of the|in the same)"
    r" (?P<noun>city|camp|district|county|region|province|governorate|oblast|state|country|island)"
    r"(?:['’]?s (?:\w+ )?(?:\d+|\w+) (?:provinces|states|regions|districts|counties|governorates))?"
    r"\b(?! of\b)"
)
"""What stands for all of an area: "across the oblast", "in nine of the country's 21 provinces"."""
_KINDS = {noun: {kind.strip("-") for kind in kinds} for noun, kinds in grammar().meant.items()}
"""Which kinds of places a noun can stand for."""
_FRAME = re.compile(r"\s*(?:in|at|near|around) (?:[\w-]+ ){0,3}")
"""What opens a paragraph that is of the town behind it."""
_SETTLEMENTS = frozenset({"city", "town", "village"})
_LOOSE = frozenset({"district", "area", "region", "enclave", "neighbourhood", "neighborhood"})
"""Nouns that can stand for whatever area an event was in."""
_ASIDE = re.compile(r", (?:which|who|whose|one of|gave|put|said)\b")
"""What parts an aside from what a sentence says."""
_HERE = re.compile(
    r"\bthis (?:[\w-]+ ){0,3}?(?:city|town|village|community|suburb|neighbou?rhood)\b"
)
"""What stands for the place of a dateline: "plowed through this farming town"."""
_CAPITAL = re.compile(
    r"\b(?:in|on|across|around|near) the (?:(?P<people>[a-z]+) )?capital\b(?! of\b)"
)
"""What stands for a capital: "hit the largest hospital in the Afghan capital"."""
_CAPITALS = name_words().capitals
_OFFICES = name_words().roles | {
    *("activists", "authorities", "contacts", "informants", "official", "officials"),
    *("police", "reporters", "sources"),
}
_CLOSE = 60
"""Characters behind harm in which all of an area is said of it."""
_WORST = re.compile(r"\b(?:deadliest|worst|largest|biggest|first)\b[^,;]*$")
"""What stands before an area of which something is the worst, and that says no more of where."""
_SIDE = re.compile(
    r"\b(?:in|across|throughout) the (?:[a-z]+ )?"
    r"(?:areas?|(?:north|south)?(?:east|west)|north|south|enclave|provinces?|regions?|districts?)\b"
)
_SINCE_WHEN = re.compile(r",? since (?:[a-z]+ )?(?:\w+ )?\d{4},? when\b")
"""What stands between an area and the harm there with which a text compares its own."""
_RUN_IN = re.compile(r"(?:^|\n\n)(?P<line>[A-Z][^\n.!?:,—–]{2,30}?) ?[—–:] (?=[A-Z])")
"""The place before each paragraph of a log: "Hoopa — Tribal police detained five"."""
_DIGIT = re.compile(r"\d")
_TIMES = frozenset((*numbers().calendar.months, *numbers().calendar.weekdays))
_ITEMS = 3
"""Paragraphs with a place before them that make a log."""
_HEADING = re.compile(r"\n\n(?P<line>(?!(?:By|From) )[A-Z][^\n.!?:,]{2,40})(?=\n\n)")
"""A line by itself, other than who wrote what follows: "By Myanmar Now"."""


def implicit_place(
    small: str, mentions: Mentions, event: str | None, scope: tuple[int, int], spot: int
) -> str | None:
    """Resolve "the city" in a sentence of a text in small letters: the event's, or the one before.

    `spot` is where the harm stands; what an aside before it says is of the aside.
    """
    match = _NOUN.search(small, *scope)
    if match is None:
        return None
    compared = _SINCE_WHEN.match(small, match.end(), spot) is not None  # which was there too
    if _WORST.search(small, scope[0], match.start()) and not compared:
        return None
    if _ASIDE.search(small, *sorted((match.start(), spot))) or _is_of_office(small, match.start()):
        return None
    return _meant(small, mentions, event, match["noun"], match.start())


def place_of_capital(
    small: str, mentions: Mentions, event: str | None, scope: tuple[int, int]
) -> str | None:
    """Resolve "in the Afghan capital", "on the capital": the capital that the text names, if any.

    `small` is the text in small letters; `event` tells whose where no people is named.
    """
    match = _CAPITAL.search(small, *scope)
    if match is None:
        return None
    country = demonyms().get(match["people"] or "") or mentions.countries.get(event or "")
    names = (name for _, _, name, _ in mentions.places if name.casefold() in _CAPITALS)
    return next((name for name in names if mentions.countries.get(name) == country), None)


def names_area(small: str, scope: tuple[int, int]) -> bool:
    """Tell whether a sentence is of "the city" or "the region" that the text is about."""
    return _NOUN.search(small, *scope) is not None


def names_side(small: str, scope: tuple[int, int]) -> re.Match[str] | None:
    """Find where a sentence is of a part of the country alone: "uprooted in the south"."""
    return _SIDE.search(small, *scope)


def _is_of_office(small: str, start: int) -> bool:
    """Whether an office or a hospital is in a place at `start`: "the officer in the state"."""
    ahead = small[max(0, start - _CLOSE) : start].split()[-1:]
    return bool(ahead) and (ahead[0] in _OFFICES or ahead[0].startswith(HOSPITALS))


def place_of_all(
    small: str, mentions: Mentions, event: str | None, scope: tuple[int, int], spot: int
) -> str | None:
    """Resolve "across the oblast" closely behind harm at `spot`, or at the head of its sentence.

    `small` is the text in small letters.
    """
    match = _ALL_OF.match(small, scope[0]) or _ALL_OF.search(
        small, spot, min(scope[1], spot + _CLOSE)
    )
    if match is None or _says_where(small, mentions, match.start()):
        return None
    return _meant(small, mentions, event, match["noun"], match.start())


def _says_where(small: str, mentions: Mentions, start: int) -> bool:
    """Whether an area at `start` only says where the place before is: "at X in the same state"."""
    position = bisect_left(mentions.places, (start,)) - 1
    return position >= 0 and small[mentions.places[position][1] : start].strip(" ,") == ""


def _is_called(small: str, noun: str, first: int, last: int) -> bool:
    """Whether a text calls a name a city or a state, whatever a gazetteer's first entry is."""
    return small.endswith(f"{noun} of ", 0, first) or small.startswith(f" {noun}", last)


def _meant(small: str, mentions: Mentions, event: str | None, noun: str, start: int) -> str | None:
    """The place that a noun with "the" stands for at a character: the event's, or the last."""
    kinds = _KINDS[noun]
    position = bisect_left(mentions.places, (start,))
    ahead = mentions.places[:position]
    spots = [p for p in ahead if p[3] in kinds or _is_called(small, noun, *p[:2])]
    names = [name for _, _, name, _ in spots]
    paragraph = small.rfind("\n\n", 0, start)
    here = [(first, name) for first, _, name, _ in spots if first > paragraph]
    framed = bool(here) and _FRAME.fullmatch(small, max(paragraph, 0), here[0][0]) is not None
    if noun in _SETTLEMENTS and framed and event not in {name for _, name in here}:
        return here[0][1]  # "In Marawi fighting went on. 45 have died in the city"
    if event not in names:  # the dateline's is where the reporter is
        names = [name for first, _, name, _ in spots if first >= mentions.dateline] or names
    if event is not None:
        inside = mentions.countries.get(event)
        names = [name for name in names if mentions.countries.get(name) == inside] or names
    if noun in _LOOSE and event is not None and not names:
        return event
    called = [n for n in names if mentions.gazetted[n].kind is not None]
    if event in (called or names):
        return event
    names = called or names
    spot = mentions.gazetted.get(event or "")  # "the county" is that of the event
    names = [n for n in names if spot and lies_in(spot, mentions.gazetted[n])] or names
    if "region" in kinds:  # "the province" is wider than a district
        names = [n for n in names if mentions.gazetted[n].kind == "region"] or names
    if noun == "city":  # which every table has
        names = [n for n in names if mentions.gazetted[n].geonames is not None] or names
    return names[-1] if names else None


def place_of_dateline(
    small: str, mentions: Mentions, scope: tuple[int, int], head: int
) -> str | None:
    """Resolve "this town" in a sentence: the first place of the dateline, where its reporter is.

    The body begins at `head`.
    """
    if _HERE.search(small, *scope) is None:
        return None
    body = max(head, small.rfind("\n\n", 0, mentions.dateline) + 1)
    position = bisect_left(mentions.places, (body,))
    named = mentions.places[position : position + 1]
    return next((name for start, _, name, _ in named if start < mentions.dateline), None)


@functools.lru_cache(maxsize=1)
def _run_ins(text: str, body: int) -> tuple[tuple[int, int], ...]:
    """The headings that begin a paragraph, for all claims of a text."""
    return tuple(match.span("line") for match in _RUN_IN.finditer(text, body))


def heading_place(text: str, mentions: Mentions, body: int, spot: int) -> str | None:
    """Find the place that the heading above a sentence names, or that before its paragraph.

    The body begins at `body`.
    """
    items = _run_ins(text, body)
    begin = max(body, text.rfind("\n\n", 0, spot))
    own = (span for span in items if begin <= span[0] < spot)
    last = next(own, None) if len(items) >= _ITEMS else None
    for match in _HEADING.finditer(text, body, spot) if last is None else ():
        last = match.span("line")
    if last is None:
        return None
    low = bisect_left(mentions.places, (last[0],))
    inside = (name for start, _, name, _ in mentions.places[low : low + 1] if start < last[1])
    line = text[slice(*last)]
    called = last in items and not any(part.casefold() in _TIMES for part in line.split())
    return next(inside, None) or (line if called and not _DIGIT.search(line) else None)
